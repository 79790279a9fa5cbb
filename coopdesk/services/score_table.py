"""A table of what entrants reached, to be scored without keeping anything: the columns of DOMAIN §3.4."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from coopdesk.domain.competitions import UNTOLD, Competition, Edition, MeasuredValue
from coopdesk.domain.conditions import ON_TIME, QUOTA, TEMPLATES, Condition, Gate
from coopdesk.domain.entries import Entry
from coopdesk.domain.field import field_of
from coopdesk.domain.methods import METHODS
from coopdesk.domain.numbers import ratio, rounded
from coopdesk.domain.scoring import Standings, standings
from coopdesk.errors import N_, EntryError, TableError
from coopdesk.tables.sheets import refused
from coopdesk.tables.text import read_table, rows_of, text_of


@dataclass(frozen=True)
class Share:
    """An indicator of the table: how its answer is called, and of which two columns it is the share in per cent."""

    name: str
    part: str
    whole: str
    within: bool = False


SHARES: Final[Mapping[str, Share]] = {
    "plan_fulfilment": Share("output", "output_value", "planned_value"),
    "pass_rate": Share("quality", "qualified", "inspected", within=True),
    "attendance": Share("attendance", "attended_days", "scheduled_days", within=True),
    "unit_cost_index": Share("cost", "unit_cost", "planned_unit_cost"),
    "quota_fulfilment": Share("quota", "standard_hours", "worked_hours"),
}
"""The pass rate is that of pieces here: a table of teams has no prices."""
NAMES: Final = {indicator: share.name for indicator, share in SHARES.items()}
ACCIDENTS: Final = "lost_time_accidents"
_TEXTS: Final = ("name_zh", "name_en")


@dataclass(frozen=True)
class Scored:
    """The board of a table, and all shares that could be had of each entrant, by indicator."""

    board: Standings
    values: Mapping[str, Mapping[str, Decimal | None]]


def scored(path: Path, method: str, without_gates: bool = False) -> Scored:
    """The entrants of a table by the usual conditions of a method; nothing is kept.

    A table of hours alone is scored by the quota. Raises TableError with file, line and column.
    """
    head = _head(path)
    conditions, gates = TEMPLATES[method]
    if method == "capped-points" and not {"planned_value", "output_value"} & set(head) and "standard_hours" in head:
        conditions, gates = QUOTA, ()
    gates = tuple(gate for gate in gates if gate.subject != ON_TIME or ON_TIME in head)
    limits = () if without_gates else gates
    entries = _entries(path, head, conditions, limits)
    edition = Edition("-", method=method)
    competition = Competition("-", "-", UNTOLD, METHODS[method])
    placed = tuple(standings(conditions, limits, entries))
    board = Standings(competition, edition, competition.span, conditions, limits, placed, False)
    shares = {one.code: {name: one.values[name] for name in SHARES if name in one.values} for one in entries}
    return Scored(board, shares)


def _head(path: Path) -> list[str]:
    """The columns that the table names."""
    rows = rows_of(path.name, csv.reader(io.StringIO(text_of(path), newline=""), strict=True))
    _, first = next(rows, (0, []))
    return [cell.strip() for cell in first]


def _entries(path: Path, head: Sequence[str], conditions: Sequence[Condition], gates: Sequence[Gate]) -> list[Entry]:
    needed = [column for one in conditions for column in _columns(SHARES[one.indicator])]
    needed += [column for gate in gates for column in _asked(gate) if column not in needed]
    numbers = (ACCIDENTS, ON_TIME, *(column for share in SHARES.values() for column in _columns(share)))
    allowed = [column for column in (*_TEXTS, *numbers) if column in head and column not in needed]
    table = read_table(path, ["entrant", *needed, *allowed])
    found: dict[str, Entry] = {}
    for line, cells in table.lines:
        code = cells["entrant"].strip()
        if not code:
            raise refused(table.file, line, "entrant", N_("is needed"), {})
        if code in found:
            raise refused(table.file, line, "entrant", N_("“%(code)s” is there already"), {"code": code})
        values = {column: _number(table.file, line, column, cells[column]) for column in numbers if column in cells}
        _check(table.file, line, values)
        found[code] = _entry(code, cells, values)
    if not found:
        raise TableError(N_("%(file)s has no entrant."), file=table.file)
    return list(found.values())


def _columns(share: Share) -> tuple[str, str]:
    return share.whole, share.part


def _asked(gate: Gate) -> tuple[str, ...]:
    return _columns(SHARES[gate.subject]) if gate.subject in SHARES else (gate.subject,)


def _number(file: str, line: int, column: str, text: str) -> Decimal | None:
    """A number of a cell, None where it is blank or does not apply."""
    try:
        value = field_of(MeasuredValue, "value").parse(text)
    except EntryError as error:
        problem = error.problems[0]
        raise refused(file, line, column, problem.message, problem.values) from None
    if column == ON_TIME and value not in (None, 0, 1):
        raise refused(file, line, column, N_("is 1 for on time or 0 for late"), {})
    return value if isinstance(value, Decimal) else None


def _check(file: str, line: int, values: Mapping[str, Decimal | None]) -> None:
    """What was good or attended is part of what was inspected or due."""
    for share in SHARES.values():
        part, whole = values.get(share.part), values.get(share.whole)
        if share.within and part is not None and whole is not None and part > whole:
            raise refused(file, line, share.part, N_("is more than %(other)s"), {"other": share.whole})


def _entry(code: str, cells: Mapping[str, str], values: Mapping[str, Decimal | None]) -> Entry:
    printed = {
        indicator: _percent(values[share.part], values[share.whole])
        for indicator, share in SHARES.items()
        if share.part in values and share.whole in values
    }
    printed |= {name: values[name] for name in (ACCIDENTS, ON_TIME) if name in values}
    english, chinese = (cells.get(column, "").strip() for column in ("name_en", "name_zh"))
    return Entry(code, english or chinese or code, chinese or english or code, printed)


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """The share as it is printed, one decimal; None where it cannot be had."""
    quotient = None if part is None or whole is None else ratio(part, whole)
    return None if quotient is None else rounded(quotient * 100, 1)

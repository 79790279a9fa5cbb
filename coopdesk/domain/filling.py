"""Which figure goes into which cell of a table of others: a mapping that is kept as a small JSON file."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from coopdesk.domain.field import field_of
from coopdesk.domain.figures import FIGURES, Figures
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import COVERAGE, GROUPINGS
from coopdesk.errors import N_, TableError

FULL_PLAN: Final = "full_plan"
FIGURE_LABELS: Final[Mapping[str, str]] = {
    **{name: field_of(Figures, name).label for name in FIGURES},
    **{code: indicator.label for code, indicator in INDICATORS.items()},
    **COVERAGE,
    FULL_PLAN: N_("Full annual plan of all that are due"),
    "period": N_("Period"),
    "office": N_("Name of the federation or co-operative"),
}
"""What a cell may hold, with its marked words; the last two are texts."""
NAMES: Final = tuple(FIGURE_LABELS)
WHENS: Final[Mapping[str, str]] = {
    "month": N_("This period"),
    "to-date": N_("January to its end"),
    "last-year": N_("The same period of last year"),
    "last-year-to-date": N_("January to its end, last year"),
}
"""The period asked for, January to its last month, and the same two of the year before, with their marked words."""
_ALLOWED: Final = frozenset({"figure", "period", "unit", "decimals", *GROUPINGS})
_CELL: Final = re.compile(r"(?:(?P<sheet>.+)!)?(?P<cell>[A-Za-z]{1,3}[1-9][0-9]{0,6})")
SAME: Final = N_("%(cell)s and %(other)s are the same cell.")
MOST_DECIMALS: Final = 6


@dataclass(frozen=True)
class Wanted:
    """One cell: its sheet (empty: the first), which figure of whom and when, in which unit, with how many decimals.

    ``by`` and ``key`` name the group; empty is the whole. Numbers are divided by ``unit``.
    """

    place: str
    sheet: str
    cell: str
    figure: str
    by: str = ""
    key: str = ""
    when: str = "month"
    unit: Decimal = Decimal(1)
    decimals: int | None = None


@dataclass(frozen=True)
class Outline:
    """A sheet of a table of others as it is looked at: texts by row, and the places where no figure can go.

    ``closed`` holds (row, column) from zero, of formulas and of cells joined to the one before. ``widths`` are those of
    the columns in letters, as they are set there.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    closed: frozenset[tuple[int, int]]
    widths: tuple[int, ...] = ()


def place_of(row: int, column: int) -> str:
    """The name of a cell, from zero: (4, 2) is C5."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def row_and_column(cell: str) -> tuple[int, int]:
    """Where a cell lies, from zero: C5 is (4, 2)."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]) - 1, column - 1


def period_of(when: str, period: Period) -> Period:
    """The period a cell is of, for the period asked for."""
    year = Period(Month(period.last.year, 1), period.last)
    found = year if when.endswith("to-date") else period
    return Period(found.first + -12, found.last + -12) if when.startswith("last-year") else found


def read_mapping(text: str, file: str) -> tuple[Wanted, ...]:
    """The cells of a mapping; raises TableError that names the cell and what is wrong with it."""
    try:
        found = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        message = N_("%(file)s is no mapping: it is not JSON.")
        raise TableError(message, file=file).advised(_ADVICE) from error
    cells = found.get("cells") if isinstance(found, dict) else None
    if not isinstance(cells, dict) or not cells:
        message = N_("%(file)s is no mapping: it has no “cells”.")
        raise TableError(message, file=file).advised(_ADVICE)
    return tuple(_cells(cells))


def mapping_text(cells: Iterable[Wanted]) -> str:
    """The mapping of these cells, as `read_mapping` reads it."""
    return json.dumps({"cells": {one.place: _asked(one) for one in cells}}, ensure_ascii=False, indent=1) + "\n"


def _asked(one: Wanted) -> str | dict[str, Any]:
    said: dict[str, Any] = {"figure": one.figure}
    if one.by:
        said[one.by] = one.key
    if one.when != "month":
        said["period"] = one.when
    if one.unit != 1:
        said["unit"] = int(one.unit) if one.unit == int(one.unit) else str(one.unit)
    if one.decimals is not None:
        said["decimals"] = one.decimals
    return one.figure if len(said) == 1 else said


_ADVICE: Final = N_("The help page on reports shows how one looks.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs of an object; a name that stands in it twice is refused."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise TableError(N_("“%(name)s” stands in the mapping twice."), name=twice).advised(_ADVICE)
    return found


def _cells(cells: Mapping[str, Any]) -> Iterator[Wanted]:
    taken: dict[tuple[str, str], str] = {}
    for place, asked in cells.items():
        one = _wanted(place, {"figure": asked} if isinstance(asked, str) else asked)
        if other := taken.get((one.sheet, one.cell)):
            raise TableError(SAME, cell=place, other=other).advised(_ADVICE)
        taken[one.sheet, one.cell] = place
        yield one


def _wanted(place: str, asked: Any) -> Wanted:
    found = _CELL.fullmatch(place)
    if found is None or not _on_sheet(found["cell"].upper()):
        raise TableError(N_("“%(cell)s” is no cell; write C5 or Sheet!C5."), cell=place).advised(_ADVICE)
    if not isinstance(asked, dict):
        raise _wrong(place, N_("%(cell)s: say which figure."))
    if unknown := sorted(asked.keys() - _ALLOWED):
        raise _wrong(place, N_("%(cell)s: “%(name)s” is not known here."), name=unknown[0])
    figure = asked.get("figure")
    if figure not in NAMES:
        names = ", ".join(NAMES)
        raise _wrong(
            place, N_("%(cell)s: there is no figure “%(name)s”; there are: %(names)s."), name=figure, names=names
        )
    when = asked.get("period", "month")
    if when not in WHENS:
        message = N_("%(cell)s: “%(name)s” is no period; there are: %(names)s.")
        raise _wrong(place, message, name=when, names=", ".join(WHENS))
    groups = [name for name in GROUPINGS if name in asked]
    if len(groups) > 1:
        message = N_("%(cell)s: of one group only, not of %(one)s and %(other)s.")
        raise _wrong(place, message, one=groups[0], other=groups[1])
    by = groups[0] if groups else ""
    sheet = (found["sheet"] or "").strip("'")
    unit, decimals = _unit(place, asked.get("unit", 1)), _decimals(place, asked.get("decimals"))
    return Wanted(place, sheet, found["cell"].upper(), figure, by, str(asked[by]) if by else "", when, unit, decimals)


def _on_sheet(cell: str) -> bool:
    """Whether a sheet has this cell: columns end with XFD, rows with 1,048,576."""
    letters = cell.rstrip("0123456789")
    return (len(letters), letters) <= (3, "XFD") and int(cell[len(letters) :]) <= 1_048_576


def _unit(place: str, given: Any) -> Decimal:
    try:
        unit = Decimal(str(given))
    except InvalidOperation:
        unit = Decimal(0)
    if isinstance(given, bool) or not unit.is_finite() or unit <= 0:
        raise _wrong(place, N_("%(cell)s: the unit is a number above zero, such as 10000."))
    return unit


def _decimals(place: str, given: Any) -> int | None:
    if given is not None and (isinstance(given, bool) or given not in range(MOST_DECIMALS + 1)):
        raise _wrong(place, N_("%(cell)s: decimals are a whole number from 0 to 6."))
    return None if given is None else int(given)


def _wrong(place: str, message: str, **values: object) -> TableError:
    return TableError(message, cell=place, **values).advised(_ADVICE)

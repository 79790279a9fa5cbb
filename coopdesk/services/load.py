"""Taking in the tables of a folder: everything or nothing, through the same checks as typing (DESIGN §8)."""

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.checks import Known, problems_of_return
from coopdesk.domain.field import line_key
from coopdesk.domain.figures import figures_of
from coopdesk.domain.members import movement
from coopdesk.domain.statements import LabourLine, MonthlyReturn, OutputLine, Statement
from coopdesk.errors import N_, StorageError, TableError
from coopdesk.services import months
from coopdesk.services.load_registers import LINES, Key, Taking, registers
from coopdesk.store import Store
from coopdesk.tables.sheets import Folder, Line, read_folder, stop

_COLUMNS: Final = {
    "planned": "planned_quantity", "qualified": "qualified_quantity", "scrap": "scrap_quantity",
    "scheduled": "scheduled_days", "attended": "attended_days", "accidents": "lost_time_accidents",
    "constant_price": "product",
}  # fmt: skip
"""The columns of boxes that are called otherwise in the tables."""


@dataclass(frozen=True)
class LoadResult:
    """What came of a folder: lines read by file, months newly kept, months that were there already.

    ``queries`` counts values that would ask for a written reason if they were typed; ``changed`` is False
    where everything was there already.
    """

    lines: Mapping[str, int]
    months: int
    known: int
    queries: int
    changed: bool


def load(store: Store, folder: Path, operator: str = "") -> LoadResult:
    """Take in units, products, members, returns, output, labour, plans and shares as far as the folder has them.

    A federation's file takes everything, its months as final statements entered by the federation; a co-operative's
    file takes only its own lines, its months as final ones of the clerk, to be exported. The same tables again change
    nothing. Raises TableError with file, line and column of up to 20 problems, or StorageError; the data file is then
    as it was.
    """
    if not folder.is_dir():
        message = N_("%(folder)s is a file, not a folder.") if folder.exists() else N_("There is no folder %(folder)s.")
        raise StorageError(message, folder=folder)
    desk = store.desk
    tables = read_folder(folder, desk.price_year, desk.cooperative if desk.role == "cooperative" else None)
    taking = Taking(store, desk, tables, {}, {})
    registers(taking)
    _months(taking)
    stop(taking.problems)
    changed = _save(taking, operator, _digest(folder, tables))
    lines = {file: len(found) for file, found in tables.lines.items()}
    return LoadResult(lines, len(taking.returns), taking.known, taking.queries, changed)


def _digest(folder: Path, tables: Folder) -> str:
    """A name of this batch in the change log that the same tables always get."""
    content = hashlib.sha256()
    for file in tables.lines:
        content.update((folder / file).read_bytes())
    return f"tables-{content.hexdigest()[:16]}"


def _months(taking: Taking) -> None:
    """The months of the returns, oldest first; the lines of a month need its return."""
    returns: dict[Key, Line] = {_key(line): line for line in taking.folder["returns.csv"]}
    lines: dict[Key, list[Line]] = {key: [] for key, line in returns.items() if line.record.state != "missing"}
    for file in LINES:
        for line in taking.folder[file]:
            if _key(line) in lines:
                lines[_key(line)].append(line)
            elif line.unit in taking.cooperatives:
                message = N_("there is no return of %(cooperative)s for %(month)s in returns.csv")
                taking.problems.append(line.refused("period", message, cooperative=line.unit, month=line.period))
    taking.present = _present(taking.store)
    for key in sorted(lines):
        _month(taking, returns[key], lines[key], taking.present.get(key, []))


def _key(line: Line) -> Key:
    assert line.period is not None
    return line.unit, line.period


def _present(store: Store) -> dict[Key, list[Statement]]:
    """What was keyed before, by co-operative and month."""
    found: dict[Key, list[Statement]] = {}
    for statement in store.find(Statement, purpose="return"):
        if statement.source != "packet":
            found.setdefault((statement.cooperative, statement.period), []).append(statement)
    return found


def _month(taking: Taking, head: Line, lines: list[Line], present: list[Statement]) -> None:
    """One month: refused where another is there, passed over where the same is there, else to be kept."""
    whole = _return(taking, head, lines)
    if present:
        if any(_same(taking.store, statement, whole) for statement in present):
            taking.known += 1
        else:
            begun = present[-1].state == "draft"
            message = (
                N_("%(month)s of %(cooperative)s is begun in this file; finish it there")
                if begun
                else N_("%(month)s of %(cooperative)s is already there with other figures")
            )
            taking.problems.append(head.refused("period", message, month=head.period, cooperative=head.unit))
        return
    _check(taking, whole, head, lines)
    taking.returns[_key(head)] = whole, figures_of(whole)


def _return(taking: Taking, head: Line, lines: list[Line]) -> MonthlyReturn:
    """The month as the tables have it, with the movement of the register; its number is given when it is saved."""
    unit, month = _key(head)
    desk, cooperative = taking.desk, taking.cooperatives.get(unit)
    federation = desk.role == "federation"
    statement = Statement(
        1, unit, month, "closed", "keyed" if federation else "clerk", desk.currency, desk.exponent,
        nil=head.record.state == "nil",
        submitted_on=head.record.submitted_on,
        preparer=cooperative.clerk if cooperative else "",
        signatory=cooperative.responsible if cooperative else "",
        revision=head.record.revision if federation else None,
        closed_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip
    output = [one for one in lines if isinstance(one.record, OutputLine)]
    labour = [one.record for one in lines if isinstance(one.record, LabourLine)]
    moved, persons = movement(taking.roll.get(unit, ()), month)
    return MonthlyReturn(
        statement,
        tuple(_catalogued(taking, line, place) for place, line in enumerate(output, start=1)),
        tuple(dataclasses.replace(line, position=place) for place, line in enumerate(labour, start=1)),
        tuple(moved),
        persons=tuple(persons),
    )


def _catalogued(taking: Taking, line: Line, place: int) -> OutputLine:
    """The line at its place on the page, with names, unit and price of the catalogue."""
    output: OutputLine = line.record
    product = taking.products.get(output.product)
    if product is None:
        return dataclasses.replace(output, position=place)
    return dataclasses.replace(
        output,
        position=place,
        name_en=product.name_en,
        name_zh=product.name_zh,
        unit_en=product.unit_en,
        unit_zh=product.unit_zh,
        constant_price=product.constant_price,
    )


def _same(store: Store, statement: Statement, whole: MonthlyReturn) -> bool:
    """Whether a month that is there says what the tables say."""
    if statement.state != "closed" or (statement.nil, statement.submitted_on) != (
        whole.statement.nil,
        whole.statement.submitted_on,
    ):
        return False
    kept = months.whole(store, statement)
    return _said(kept) == _said(whole)


def _said(whole: MonthlyReturn) -> list[Any]:
    """What a table can say of a month: its lines without places, names and constant prices."""
    plain = [
        dataclasses.replace(line, position=0, name_en="", name_zh="", unit_en="", unit_zh="", constant_price=None)
        for line in whole.output
    ]
    labour = [dataclasses.replace(line, position=0) for line in whole.labour]
    return [*sorted(plain, key=line_key), *sorted(labour, key=line_key)]


def _check(taking: Taking, whole: MonthlyReturn, head: Line, lines: list[Line]) -> None:
    """The checks of closing: errors are problems of their line; what would ask for a reason is counted."""
    unit, month = _key(head)
    last, figures = taking.returns.get((unit, month + -1)) or (None, None)
    if last is None and taking.present.get((unit, month + -1)):
        last = months.last_month(taking.store, unit, month)
        figures = figures_of(last) if last and last.final else None
    closing = figures.members_closing if figures else None
    places = {line_key(line.record): line for line in lines if isinstance(line.record, OutputLine)}
    labour = {line.record.team: line for line in lines if isinstance(line.record, LabourLine)}
    errors: dict[tuple[str, int, str], TableError] = {}
    for problem in problems_of_return(whole, Known(taking.desk, taking.products, last, closing)):
        if problem.level == "query":
            taking.queries += 1
            continue
        place = places.get(problem.line) or labour.get(problem.line) or head
        column = "state" if place is head else _COLUMNS.get(problem.box, problem.box)
        refusal = place.refused(column, problem.message, **problem.values)
        errors.setdefault((place.file, place.number, column), refusal)
    taking.problems.extend(errors.values())


def _save(taking: Taking, operator: str, batch: str) -> bool:
    """Keep all that was found in one transaction; whether anything changed."""
    store = taking.store
    if not taking.kept and not taking.returns:
        return False
    with store.transaction(operator, batch):
        store.save(*taking.kept)
        for number, (whole, figures) in enumerate(taking.returns.values(), start=store.next_id(Statement)):
            statement = dataclasses.replace(whole.statement, id=number)
            store.add_closed(statement, *whole.output, *whole.labour, *whole.movement, *whole.persons, figures)
    return True

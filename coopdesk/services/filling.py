"""A table of others, filled with the figures of a period by a saved mapping of its cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final, cast

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.field import field_of
from coopdesk.domain.figures import FIGURES, Figures
from coopdesk.domain.filling import FULL_PLAN, MOST_DECIMALS, Outline, Wanted, mapping_text, period_of, read_mapping
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Language, named, period_name, say
from coopdesk.domain.listing import PER_CENT_PLACES, Value, figure_value, fits
from coopdesk.domain.numbers import grouped, rounded
from coopdesk.domain.period import Period
from coopdesk.domain.summaries import Grouping, Scope, Summary, SummaryLine
from coopdesk.errors import N_, TableError
from coopdesk.services.figures import several
from coopdesk.services.known import as_known_on
from coopdesk.store import Store
from coopdesk.tables.filling import fill, outline
from coopdesk.tables.text import text_of
from coopdesk.tables.writing import whole

_PER_PERSON: Final = N_("money per person")


@dataclass(frozen=True)
class Filled:
    """What was done: how many cells, which stayed blank since nobody reported the figure, which stand as text.

    ``lost``: the table has charts or the like, which the filled one has not.
    """

    cells: int
    blank: tuple[str, ...]
    long: tuple[str, ...]
    lost: bool


def fill_table(
    store: Store, table: Path, mapping: Path, period: Period, out: Path, language: Language, *,
    scope: Scope = "known", as_of: date | None = None, known_on: date | None = None,
) -> Filled:  # fmt: skip
    """Write ``out``: the table with the figures of a period in the cells that the mapping names.

    Raises DeskError, TableError: they name the cell and the figure; then nothing is written.
    """
    if not table.is_file():
        raise TableError(N_("There is no table %(file)s."), file=table.name).advised("")
    wanted = mapping_of(mapping)
    made = tried(store, wanted, period, language, scope=scope, as_of=as_of, known_on=known_on)
    values = {one.place: (one.sheet, one.cell, made[one.place]) for one in wanted}
    lost = fill(table, out, values)
    blank = tuple(place for place, (*_where, value) in values.items() if value is None)
    long = tuple(place for place, (*_where, value) in values.items() if not fits(value))
    return Filled(len(values), blank, long, lost)


def look_at(table: Path) -> tuple[Outline, ...]:
    """The sheets of a table of others, to choose cells from; raises TableError."""
    if table.suffix.lower() != ".xlsx":
        raise TableError(N_("Tables of others are filled as xlsx; save the table as xlsx first.")).advised("")
    return outline(table)


def mapping_of(mapping: Path) -> tuple[Wanted, ...]:
    """The cells of a saved mapping; raises TableError."""
    return read_mapping(text_of(mapping), mapping.name)


def save_mapping(mapping: Path, cells: Sequence[Wanted]) -> None:
    """Keep a mapping whole under its name; raises TableError."""
    with whole(mapping) as content:
        content.write(mapping_text(cells).encode())


def groups_of(store: Store, by: Grouping, period: Period) -> tuple[SummaryLine, ...]:
    """The groups of which a cell can be."""
    return several(store, period, [by], "known")[0].groups


def tried(
    store: Store, cells: Sequence[Wanted], period: Period, language: Language, *,
    scope: Scope = "known", as_of: date | None = None, known_on: date | None = None,
) -> dict[str, Value]:  # fmt: skip
    """What the cells would hold, by place; raises DeskError, TableError for a group that there is not."""
    with as_known_on(store, known_on) as then:
        found = _summaries(then, cells, period, scope, as_of or known_on)
        return {one.place: _value(then, one, period, found, language) for one in cells}


_Found = dict[tuple[Period, str], Summary]


def _summaries(store: Store, wanted: Sequence[Wanted], period: Period, scope: Scope, as_of: date | None) -> _Found:
    """The summaries that the cells ask for, each counted once."""
    asked: dict[Period, list[str]] = {}
    for one in wanted:
        groupings = asked.setdefault(period_of(one.when, period), [])
        if one.by not in groupings:
            groupings.append(one.by)
    found: _Found = {}
    for its, groupings in asked.items():
        made = several(store, its, [cast(Grouping, by) if by else None for by in groupings], scope, as_of)
        found |= {(its, by): one for by, one in zip(groupings, made, strict=True)}
    return found


def _value(store: Store, one: Wanted, period: Period, found: _Found, language: Language) -> Value:
    its = period_of(one.when, period)
    if one.figure == "period":
        return period_name(its, language)
    if one.figure == "office":
        code = store.desk.cooperative if store.desk.role == "cooperative" else None
        known = store.get(Cooperative, code) if code else None
        return named(known, language) if known else named(store.desk, language, "federation")
    summary = found[its, one.by]
    value = _number(_line(one, summary), one.figure, summary.exponent)
    if value is None:
        return None
    scaled = Decimal(value) / one.unit
    return rounded(scaled, _places(one, summary.exponent) if one.decimals is None else one.decimals)


def _places(one: Wanted, exponent: int) -> int:
    """The decimals where none are asked for: those of the paper, or all that there are in a larger unit."""
    indicator = INDICATORS.get(one.figure)
    if indicator is None or one.unit != 1:
        return MOST_DECIMALS
    return max(exponent, 0) if indicator.unit == _PER_PERSON else PER_CENT_PLACES


def _number(line: SummaryLine, name: str, exponent: int) -> Decimal | int | None:
    """A figure in whole money or a count, an indicator as printed."""
    if name in FIGURES:
        return figure_value(field_of(Figures, name), line.total.figures, exponent)
    if name == FULL_PLAN:
        return None if line.full_plan is None else Decimal(line.full_plan).scaleb(-exponent)
    if name not in INDICATORS:
        count: int = getattr(line.coverage, name)
        return count
    indicator = INDICATORS[name]
    value = indicator.value(line.total)
    if value is None:
        return None
    return value.scaleb(-exponent) if indicator.unit == _PER_PERSON else value


def _line(one: Wanted, summary: Summary) -> SummaryLine:
    """The group a cell is of, by its key or a name of it; raises TableError where there is none or several."""
    if not one.by:
        return summary.whole
    said: Callable[[SummaryLine], bool] = lambda line: one.key in (line.key, *line.names.values())  # noqa: E731
    matching = [line for line in summary.groups if line.key == one.key] or list(filter(said, summary.groups))
    if len(matching) != 1:
        keys = ", ".join(line.key for line in summary.groups[:_SHOWN])
        message = N_("%(cell)s: there is no %(by)s “%(name)s”; there are: %(names)s.")
        raise TableError(message, cell=one.place, by=one.by, name=one.key, names=keys).advised(
            N_("Correct the mapping. Nothing was written.")
        )
    return matching[0]


_SHOWN: Final = 20


def filled_words(done: Filled, file: str, language: Language) -> list[str]:
    """What was done, and what a person must know of it, in sentences."""
    told = [say(N_("%(count)s cells of %(file)s are filled."), language, count=grouped(done.cells), file=file)]
    if done.blank:
        message = N_("Left empty, since it is not reported or cannot be reckoned: %(cells)s.")
        told.append(say(message, language, cells=", ".join(done.blank)))
    if done.long:
        message = N_("Written as text, since a spreadsheet would round so many digits: %(cells)s.")
        told.append(say(message, language, cells=", ".join(done.long)))
    if done.lost:
        told.append(
            say(N_("Charts and the like are not in the filled table; the table itself still has them."), language)
        )
    return told

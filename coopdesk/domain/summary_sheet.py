"""The monthly summary as it stands on paper (手综月): coverage, output, members and labour by group."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from coopdesk.domain.boxes import Cell, Mark, fulfilment, indicator_cell, money_cell, number_cell
from coopdesk.domain.cooperatives import KINDS
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import field_of
from coopdesk.domain.figures import Figures, Total
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.period import Month, Period
from coopdesk.domain.submissions import Corrections, Submission
from coopdesk.domain.summaries import Coverage, Grouping, Summary, SummaryLine
from coopdesk.errors import N_

TEN_THOUSAND: Final = 4
"""Sums of money are printed in units of 10^4 (万元)."""
LINES_BY_HAND: Final = 12
"""Lines of a blank summary that is not by kind."""
Unit = Literal["ten thousand", "money", "percent", "number"]


@dataclass(frozen=True)
class Box:
    """One column: its marked heading, decimals, and its unit: 万元, whole money, per cent or a plain number.

    One that ``adds`` is a sum over the co-operatives; a ratio or an average does not add.
    """

    label: str
    places: int
    unit: Unit = "number"
    adds: bool = False


@dataclass(frozen=True)
class SummaryRow:
    """One line: a group, the total, or the full plan; ``label`` is marked, ``names`` are by language instead of it.

    Those that are ``summed`` make up the total.
    """

    label: str
    names: Mapping[str, str]
    cells: tuple[Cell, ...]
    strong: bool = False
    summed: bool = False


@dataclass(frozen=True)
class Section:
    """One table of the summary."""

    heading: str
    boxes: tuple[Box, ...]
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True)
class SummarySheet:
    """Everything that the summary prints; sums of money already divided by 10^4 and unrounded.

    ``submission`` is what was handed up last for the period, ``corrections`` what earlier ones have moved since.
    ``known_on`` is the day as known on which all this is, None: as known now. ``blank`` is a form without figures, to
    be filled in by hand; its period and its coverage are left open too.
    """

    desk: Desk
    summary: Summary
    coverage: Coverage
    sections: tuple[Section, ...]
    submission: Submission | None = None
    corrections: Corrections | None = None
    known_on: date | None = None
    blank: bool = False
    form_marks: tuple[FormMarks, ...] = ()


@dataclass(frozen=True)
class _Part:
    box: Box
    cell: Callable[[SummaryLine, int], Cell]
    in_full_plan: Callable[[SummaryLine, int], Cell] = lambda _line, _exponent: Mark.CROSSED


def _covered(label: str, name: str) -> _Part:
    return _Part(Box(label, 0, adds=True), lambda line, _exponent: number_cell(getattr(line.coverage, name)))


def _figure(name: str) -> _Part:
    described = field_of(Figures, name)
    if described.money:
        box = Box(described.label, 1, "ten thousand", adds=True)
        return _Part(box, lambda line, exponent: _amount(line, name, exponent))
    box = Box(described.label, 0, adds=True)
    return _Part(box, lambda line, _exponent: number_cell(getattr(line.total.figures, name)))


def _amount(line: SummaryLine, name: str, exponent: int) -> Cell:
    return money_cell(getattr(line.total.figures, name), exponent + TEN_THOUSAND)


def _indicator(code: str) -> _Part:
    indicator = INDICATORS[code]
    if indicator.unit == "%":
        return _Part(Box(indicator.label, 1, "percent"), lambda line, _exponent: indicator_cell(code, line.total))
    if indicator.unit == N_("persons"):
        return _Part(Box(indicator.label, 1), lambda line, _exponent: indicator_cell(code, line.total))
    if not indicator.money:  # yuan for so many yuan, whatever the smallest unit is
        return _Part(Box(indicator.label, 1, "money"), lambda line, _exponent: indicator_cell(code, line.total))
    return _Part(Box(indicator.label, 0, "money"), lambda line, exponent: indicator_cell(code, line.total, exponent))


def _planned() -> _Part:
    part = _figure("planned_value_constant")
    return _Part(part.box, part.cell, lambda line, exponent: money_cell(line.full_plan, exponent + TEN_THOUSAND))


def _output() -> _Part:
    part = _figure("output_value_constant")
    return _Part(part.box, part.cell, part.cell)


def _fulfilled() -> _Part:
    part = _indicator("plan_fulfilment")
    return _Part(
        Box(N_("% of plan"), 1),
        part.cell,
        lambda line, _e: fulfilment(number_cell(line.total.figures.output_value_constant), number_cell(line.full_plan)),
    )


_PEOPLE: Final = ("members_opening", "members_joined", "members_newly_developed", "members_left", "members_closing")
_OF_OUTPUT: Final = ("assortment_fulfilment", "pass_rate", "scrap_rate")
_OF_LABOUR: Final = ("average_members", "attendance", "average_wage", "productivity")


def _output_parts() -> list[_Part]:
    return [
        _covered(N_("Due"), "due"),
        _covered(N_("Reported"), "reported"),
        _covered(N_("Not reported"), "missing"),
        _planned(),
        _output(),
        _fulfilled(),
        _figure("output_value_current"),
        *map(_indicator, _OF_OUTPUT),
    ]


def _labour_parts(summary: Summary) -> list[_Part]:
    """Members and labour, and at the end whatever else the registry has and any return tells of."""
    placed = ("plan_fulfilment", *_OF_OUTPUT, *_OF_LABOUR)
    return [
        *map(_figure, _PEOPLE),
        *map(_indicator, _OF_LABOUR[:2]),
        _figure("wages"),
        *map(_indicator, _OF_LABOUR[2:]),
        _figure("lost_time_accidents"),
        *(
            _indicator(code)
            for code in INDICATORS
            if code not in placed and indicator_cell(code, summary.whole.total) is not None
        ),
    ]


def summary_sheet(desk: Desk, summary: Summary) -> SummarySheet:
    """The summary of a period: figures of reporting co-operatives, the full plan of all that are due (DOMAIN §2.2)."""
    sections = (
        _section(N_("1. Reports and output"), _output_parts(), summary, full_plan=True),
        _section(N_("2. Members and labour"), _labour_parts(summary), summary, full_plan=False),
    )
    return SummarySheet(desk, summary, summary.whole.coverage, sections)


def _section(heading: str, parts: list[_Part], summary: Summary, *, full_plan: bool) -> Section:
    def cells(line: SummaryLine) -> tuple[Cell, ...]:
        return tuple(part.cell(line, summary.exponent) for part in parts)

    rows = [SummaryRow(_label(line), line.names, cells(line), summed=True) for line in summary.groups]
    rows.append(SummaryRow(N_("Total"), {}, cells(summary.whole), strong=True))
    if full_plan:
        whole = tuple(part.in_full_plan(summary.whole, summary.exponent) for part in parts)
        rows.append(SummaryRow(N_("Against the full plan of all that are due"), {}, whole))
    return Section(heading, tuple(part.box for part in parts), tuple(rows))


def _label(line: SummaryLine) -> str:
    return KINDS.get(line.key, N_("not known")) if not line.names else line.key


def blank_summary(desk: Desk, by: Grouping | None, month: Month) -> SummarySheet:
    """The summary without a figure: a line for each kind, or empty ones for what else it is grouped by."""
    nothing = SummaryLine("", {}, Coverage(), Total(Period(month, month), Figures()), None)
    groups = tuple(replace(nothing, key=kind) for kind in KINDS) if by == "kind" else ()
    summary = Summary(nothing.total.period, "known", by, desk.currency, desk.exponent, groups, nothing)
    sheet = summary_sheet(desk, summary)
    empty = 0 if by in ("kind", None) else LINES_BY_HAND
    return replace(sheet, sections=tuple(_emptied(section, empty) for section in sheet.sections), blank=True)


def _emptied(section: Section, empty: int) -> Section:
    rows = [SummaryRow("", {}, (None,) * len(section.boxes))] * empty
    for row in section.rows:
        cells: tuple[Cell, ...] = tuple(cell if cell is Mark.CROSSED else None for cell in row.cells)
        rows.append(replace(row, cells=cells))
    return replace(section, rows=tuple(rows))

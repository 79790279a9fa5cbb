"""The annual return and that of any other period: form 1's boxes over the months, part by part and whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from coopdesk.domain.boxes import Cell, Mark, fulfilment, money_cell, number_cell
from coopdesk.domain.check_code import grouped_digits, mark_of, month_digits, period_digits
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Span, Total, figures_of, total, with_spans
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.period import Month, Period
from coopdesk.domain.product_rows import ProductRow, product_rows
from coopdesk.domain.sheets import LINES, FormLine, line_cell, line_words
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import N_, DeskError

Columns = Literal["quarter", "month"]
COLUMNS: Final[Mapping[str, str]] = {"quarter": N_("Quarter by quarter"), "month": N_("Month by month")}
MOST_PARTS: Final = 12
"""Columns of parts that a paper has."""
_SIZES: Final = {"month": (1, 3, 12), "quarter": (3, 12)}
_QUARTER: Final = 3


@dataclass(frozen=True)
class Reported:
    """How a month stands: ``whole`` is the return that counts; without one it is missing, in dispute or not due.

    ``ahead``: its due day is not over.
    """

    month: Month
    due: bool
    disputed: bool = False
    whole: MonthlyReturn | None = None
    ahead: bool = False


@dataclass(frozen=True)
class MonthLine:
    """A month of which the sums are made: which correction it was, when handed in, by whom entered, its check code."""

    month: Month
    revision: int | None
    submitted_on: date | None
    keyed: bool
    nil: bool
    check_code: str


@dataclass(frozen=True)
class AnnualRow:
    """One box of form 1: a cell for each part, the whole period, then plans and last year; see ``AnnualSheet``."""

    code: str
    label: str
    unit: str
    places: int
    parts: tuple[Cell, ...]
    whole: Cell
    beside: tuple[Cell, ...]
    """Planned in the returns, % of it, the annual plan's part, % of it, last year."""
    indent: int = 0


@dataclass(frozen=True)
class AnnualSheet:
    """Everything that the return of a period prints.

    ``reported`` says how many months each part has, and the whole; ``due`` how many there should be. ``spans`` are
    months before the start, known by their sums only. ``ahead`` are months of the coverage of which nothing counts
    while their due day is not over, so that they are not ``missing``. ``check_code`` binds all returns; empty while one
    is not there.
    ``blank`` is a form of a year without figures, to be filled in by hand; the year is left open too.
    ``known_on`` is the day as known on which all this is, None: as known now.
    """

    desk: Desk
    cooperative: Cooperative
    kind: str
    period: Period
    parts: tuple[Period, ...]
    rows: tuple[AnnualRow, ...]
    products: tuple[ProductRow, ...]
    months: tuple[MonthLine, ...]
    missing: tuple[Month, ...]
    disputed: tuple[Month, ...]
    reported: tuple[tuple[int, int], ...]
    last_year: tuple[int, int] | None
    spans: tuple[Period, ...] = ()
    exponent: int = 0
    check_code: str = ""
    blank: bool = False
    known_on: date | None = None
    form_marks: tuple[FormMarks, ...] = ()
    ahead: tuple[Month, ...] = ()

    @property
    def form(self) -> str:
        """Which of the forms it is."""
        return form_of(self.period)

    @property
    def complete(self) -> bool:
        """Whether every month of the coverage is there."""
        return bool(self.months) and not (self.missing or self.ahead or self.disputed)

    @property
    def code_content(self) -> str:
        """What the QR code says: co-operative, period, how many returns, check code; empty where a month is missing."""
        digits = self.check_code.replace(" ", "")
        return f"{self.cooperative.code} {self.period} m{len(self.months)} {digits}" if digits else ""


@dataclass(frozen=True)
class AnnualPlans:
    """The annual plan's part of a period, in smallest units and persons; None where there is none."""

    output_value: int | None = None
    new_members: int | None = None


def parts_of(period: Period, columns: Columns) -> tuple[Period, ...]:
    """The columns of a period: months, quarters or years, the finest asked for of which there are twelve at most.

    Quarters of three months or fewer are months; a single part is none. Raises DeskError for too long a period.
    """
    sizes = _SIZES["month" if len(period) <= _QUARTER else columns]
    for size in sizes:
        found: list[Period] = []
        for month in period:
            if found and (month.number - 1) % size:
                found[-1] = Period(found[-1].first, month)
            else:
                found.append(Period(month, month))
        if len(found) <= MOST_PARTS:
            return tuple(found) if len(found) > 1 else ()
    raise DeskError(N_("%(period)s is too long for one paper: twelve years are the most."), period=period)


def annual_sheet(
    desk: Desk,
    cooperative: Cooperative,
    kind: str,
    period: Period,
    columns: Columns,
    *,
    reported: Sequence[Reported],
    before: Sequence[Reported],
    spans: Sequence[Span] = (),
    started: Sequence[MonthlyReturn] = (),
    plans: AnnualPlans | None = None,
    used: Iterable[str] = (),
) -> AnnualSheet:
    """The return of a period from its months and those of the year ``before``; ``started`` are goods before the start.

    ``used`` are marks of what else is in it. Raises DeskError for months of different currencies.
    """
    wholes = [one.whole for one in reported if one.whole]
    exponent = _exponent(wholes, desk)
    parts = parts_of(period, columns)
    sums = [_sum(one, reported, spans) for one in (*parts, period)]
    last = _last_year(period, before, wholes, spans)
    gone = _gone(reported, sums[-1].spans)
    disputed = tuple(one.month for one in reported if one.disputed)
    complete = wholes and not gone and not disputed
    return AnnualSheet(
        desk, cooperative, kind, period, parts,
        rows=tuple(_row(line, sums, last, plans or AnnualPlans(), exponent) for line in LINES),
        products=_products(wholes, started),
        months=tuple(map(_month_line, wholes)),
        missing=tuple(one.month for one in gone if not one.ahead),
        disputed=disputed,
        reported=tuple((one.counted, _due(one.period, reported)) for one in sums),
        last_year=(last.counted, len(last.period)) if last else None,
        spans=tuple(span.period for span in sums[-1].spans),
        exponent=exponent,
        check_code=grouped_digits(period_digits(period, [*map(mark_of, wholes), *used])) if complete else "",
        ahead=tuple(one.month for one in gone if one.ahead),
    )  # fmt: skip


def form_of(period: Period) -> str:
    """The code of the form (`FORMS`) that a period has: of a year, of a quarter, or of any months."""
    if len(period) == 12 and period.first.number == 1:
        return "annual-return"
    return "quarterly-return" if "Q" in str(period) else "return-of-months"


def blank_annual(desk: Desk, cooperative: Cooperative, kind: str, year: int, columns: Columns) -> AnnualSheet:
    """The form of a whole year without a figure; of a co-operative with an empty code without a name."""
    period = Period(Month(year, 1), Month(year, 12))
    found = annual_sheet(desk, cooperative, kind, period, columns, reported=(), before=())
    return replace(found, blank=True)


def _gone(reported: Iterable[Reported], spans: Sequence[Span]) -> list[Reported]:
    """The months of the coverage that are not there, neither as returns nor among the sums before the start."""
    gone = (one for one in reported if one.due and not one.whole and not one.disputed)
    return [one for one in gone if not any(span.period.first <= one.month <= span.period.last for span in spans)]


def _exponent(wholes: Sequence[MonthlyReturn], desk: Desk) -> int:
    currencies = {one.statement.currency: one.statement.exponent for one in wholes}
    if len(currencies) > 1:
        message = N_("The months of this period are in different currencies (%(currencies)s) and cannot be summed.")
        raise DeskError(message, currencies=", ".join(sorted(currencies))).advised(
            N_("Print the months before the change and those after it apart.")
        )
    return next(iter(currencies.values()), desk.exponent)


def _sum(period: Period, reported: Iterable[Reported], spans: Iterable[Span]) -> Total:
    entries = [
        (one.whole.statement.cooperative, one.month, figures_of(one.whole))
        for one in reported
        if one.whole and period.first <= one.month <= period.last
    ]
    return with_spans(total(period, entries), spans)


def _last_year(
    period: Period, before: Sequence[Reported], wholes: Sequence[MonthlyReturn], spans: Sequence[Span]
) -> Total | None:
    """The same months a year earlier; None where none is on file, for more than a year, or in another currency."""
    earlier = {one.whole.statement.currency for one in before if one.whole}
    if len(period) > 12 or len(earlier | {one.statement.currency for one in wholes}) > 1:
        return None
    found = _sum(Period(period.first + -12, period.last + -12), before, spans)
    return found if found.counted else None


def _due(period: Period, reported: Iterable[Reported]) -> int:
    return sum(one.due and period.first <= one.month <= period.last for one in reported)


def _row(line: FormLine, sums: Sequence[Total], last: Total | None, plans: AnnualPlans, exponent: int) -> AnnualRow:
    label, unit = line_words(line)
    *parts, whole = (line_cell(line, one, exponent) for one in sums)
    planned: Cell = Mark.CROSSED
    asked: Cell = Mark.CROSSED
    if line.code == "01":
        planned = money_cell(sums[-1].figures.planned_value_constant, exponent)
        asked = money_cell(plans.output_value, exponent)
    elif line.code == "12":
        asked = number_cell(plans.new_members)
    before = None if last is None else line_cell(line, last, exponent)
    beside = (planned, _percent(whole, planned), asked, _percent(whole, asked), before)
    return AnnualRow(
        line.code, label, unit, exponent if line.money else line.places, tuple(parts), whole, beside, line.indent
    )


def _percent(actual: Cell, planned: Cell) -> Cell:
    return planned if planned is Mark.CROSSED else fulfilment(actual, planned)


def _products(wholes: Sequence[MonthlyReturn], started: Sequence[MonthlyReturn]) -> tuple[ProductRow, ...]:
    """The goods of all months as if they were of one; those before the start are only in what was accepted in all."""
    if not wholes:
        return ()
    last = wholes[-1].statement
    statement = Statement(0, last.cooperative, last.period, currency=last.currency, exponent=last.exponent)
    lines = tuple(line for whole in wholes for line in whole.output)
    return product_rows(MonthlyReturn(statement, lines), started)


def _month_line(whole: MonthlyReturn) -> MonthLine:
    one = whole.statement
    code = grouped_digits(month_digits(whole))
    revision = one.revision or (1 if one.amends is None else None)
    return MonthLine(one.period, revision, one.submitted_on, one.source == "keyed", one.nil, code)

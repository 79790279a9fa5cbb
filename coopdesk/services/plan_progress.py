"""How far the annual plans are fulfilled, from the returns that count; last year from what is known of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Final

from coopdesk.domain.charts import charts_of
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import Figures, Span, Total, plus, total
from coopdesk.domain.language import Language, say
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plan_progress import (
    MEASURE,
    Advance,
    MonthOfPlan,
    PlanProgress,
    advanced,
    growth,
    sorted_lines,
)
from coopdesk.domain.plan_progress_text import ONLY_FINAL, of_sums
from coopdesk.domain.plans import AnnualPlan, MonthlyShare, share_of
from coopdesk.domain.summaries import Coverage, Grouping, Scope
from coopdesk.errors import N_, DeskError
from coopdesk.services.figures import UnitMonths, unit_months
from coopdesk.services.form_marks import marks_kept
from coopdesk.services.opening import in_force
from coopdesk.store import Store

TITLE: Final = N_("Plan progress")
"""The marked title by which the list of reports names it."""


def plan_progress(
    store: Store, period: Period, by: Grouping = "cooperative", scope: Scope = "known", as_of: date | None = None
) -> PlanProgress:
    """From January to the last month of a period; raises DeskError for a period of several years.

    A co-operative's months before its start are in it as the sums that it keeps of them.
    """
    if period.first.year != period.last.year:
        raise DeskError(N_("Plan progress is of one year; %(period)s has several."), period=period)
    span = Period(Month(period.last.year, 1), period.last)
    before = Period(span.first + -12, span.last + -12)
    earlier = {one.cooperative.code: one for one in unit_months(store, before, "cooperative", scope, as_of)}
    targets = _targets(store, span.last.year)
    own = store.desk.cooperative if store.desk.role == "cooperative" else None
    opening = in_force(store, own) if own else None
    by = "cooperative" if own else by
    spans = opening.spans() if opening else ()
    units = [one for one in unit_months(store, span, by, scope, as_of) if one.due or _made(one)]
    rows = [_advance(one, earlier.get(one.cooperative.code), span, targets, spans) for one in units]
    if any(row.plan is not None for row in rows):
        rows = [replace(row, unplanned=int(row.plan_year is None)) for row in rows]
    used = tuple(one.period for one in spans if _inside(one.period, span) or _inside(one.period, before))
    return PlanProgress(
        store.desk, span, scope, by, _grouped(rows, units), advanced(rows), _months(store, span, units, targets, spans),
        store.desk.exponent, used, marks_kept(store),
    )  # fmt: skip


def _inside(one: Period, other: Period) -> bool:
    return other.first <= one.first and one.last <= other.last


def _grouped(rows: Sequence[Advance], units: Sequence[UnitMonths]) -> tuple[Advance, ...]:
    groups: dict[str, list[Advance]] = {}
    names: dict[str, Mapping[str, str]] = {}
    for row, unit in zip(rows, units, strict=True):
        groups.setdefault(unit.group, []).append(row)
        names.setdefault(unit.group, unit.names)
    return sorted_lines(advanced(found, key, names[key]) for key, found in groups.items())


def _targets(store: Store, year: int) -> dict[str, int]:
    """The year's target of each co-operative, of the latest edition."""
    editions = store.find(AnnualPlan, year=year, indicator="gross_output_value")
    return {plan.cooperative: plan.target for plan in sorted(editions, key=lambda plan: plan.edition)}


def _value(figures: Figures | None) -> int | None:
    return getattr(figures, MEASURE) if figures else None


def _made(unit: UnitMonths) -> bool:
    return any(one.figures for one in unit.months.values())


def _advance(
    unit: UnitMonths, last: UnitMonths | None, period: Period, targets: Mapping[str, int], spans: Sequence[Span]
) -> Advance:
    made = _pieces(unit, spans, period)
    before = _pieces(last, spans, Period(period.first + -12, period.last + -12)) if last else {}
    output = _sum(made.values())
    to_date = growth(made, before)
    this_month = {one: value for one, value in made.items() if one.first == period.last}
    return Advance(
        coverage=sum((one.coverage for one in unit.months.values()), Coverage()),
        plan_year=targets.get(unit.cooperative.code) if unit.due else None,
        plan=unit.plan if unit.due else None,
        output=output,
        of_month=_sum(this_month.values()),
        month=growth(this_month, before),
        to_date=to_date,
        compared=(int(to_date.before is not None), int(output is not None)),
        cost=_sum_of(unit, "production_cost"),
        costed=_sum_of(unit, "costed_value_current"),
    )


def _sum_of(unit: UnitMonths, name: str) -> int | None:
    """A figure of the months that have it."""
    return reduce(plus, (getattr(one.figures, name) for one in unit.months.values() if one.figures), None)


def _pieces(unit: UnitMonths, spans: Sequence[Span], period: Period) -> dict[Period, int | None]:
    """Output by what it is known of: each month that is there, and months before the start that are sums."""
    values = {Period(month, month): _value(one.figures) for month, one in unit.months.items()}
    months = {month: value for month, value in values.items() if value is not None}
    inside = [one for one in spans if _inside(one.period, period)]
    apart = [one for one in inside if not any(_inside(month, one.period) for month in months)]
    return {**months, **{one.period: _of_span(one) for one in apart}}


def _of_span(one: Span) -> int | None:
    given = one.values.get(MEASURE)
    return None if given is None else 0 if given is NOT_APPLICABLE else int(given)


def _sum(values: Iterable[int | None]) -> int | None:
    """What is known together; a sum before the start that is blank leaves the whole unknown."""
    found = list(values)
    known = [value for value in found if value is not None]
    return sum(known) if known and len(known) == len(found) else None


def _months(
    store: Store, period: Period, units: Sequence[UnitMonths], targets: Mapping[str, int], spans: Sequence[Span]
) -> tuple[MonthOfPlan, ...]:
    """All twelve months: what is planned for those that are due, and what is there of it until now."""
    year = period.last.year
    shares = {(share.year, share.month): share.percent for share in store.find(MonthlyShare, year=year)}
    planned = [targets[one.cooperative.code] for one in units if one.due and one.cooperative.code in targets]
    found = []
    for month in Period.parse(f"{year:04d}"):
        one, to_date = Period(month, month), Period(period.first, month)
        over = month <= period.last
        entries = [(unit.cooperative.code, month, figures) for unit in units
                   if month in unit.months and (figures := unit.months[month].figures)]  # fmt: skip
        summed: Total | None = total(one, entries) if entries else None
        found.append(MonthOfPlan(
            month,
            sum(share_of(target, one, shares) for target in planned) if planned else None,
            summed.figures if summed else None,
            sum((unit.months[month].coverage for unit in units), Coverage()) if over else Coverage(),
            sum(share_of(target, to_date, shares) for target in planned) if planned else None,
            _made_to_date(units, spans, to_date) if over else None,
            summed.reported["costed_value_current"] if summed else 0,
        ))  # fmt: skip
    return tuple(found)


def _made_to_date(units: Sequence[UnitMonths], spans: Sequence[Span], period: Period) -> int | None:
    """Output of all from January; a month that a sum from before the start reaches beyond is not known."""
    if any(span.period.first <= period.last < span.period.last for span in spans):
        return None
    pieces = [_pieces(unit, spans, period) for unit in units]
    values = [_sum(made for one, made in known.items() if one.last <= period.last) for known in pieces]
    return reduce(plus, values, None)


def draw(
    store: Store,
    period: Period,
    language: Language,
    by: Grouping,
    scope: Scope,
    as_of: date | None,
    known_on: date | None,
) -> bytes:
    """The paper as a PDF; raises DeskError, PaperError."""
    from coopdesk.reports import plan_progress as paper

    return paper.draw(plan_progress(store, period, by, scope, as_of), language, known_on)


@dataclass(frozen=True)
class ChartSheet:
    """The charts for the screen: the words of each beside its drawing as SVG, and what could be misread of them."""

    drawings: tuple[tuple[str, bytes], ...]
    notes: tuple[str, ...]


def chart_sheet(
    store: Store, period: Period, language: Language, by: Grouping, scope: Scope, as_of: date | None, wide: float
) -> ChartSheet:
    """The charts of the paper, so wide; a chart without a value is not there."""
    from coopdesk.reports.charts import svgs

    found = plan_progress(store, period, by, scope, as_of)
    drawings = tuple(pair for chart in charts_of(found, language) for pair in svgs(chart, wide))
    return ChartSheet(drawings, (say(ONLY_FINAL, language), *of_sums(found, language)))

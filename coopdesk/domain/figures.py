"""Figures: the plain sums of a return, and how they add over co-operatives and months (DESIGN §5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import NOT_APPLICABLE, Field, NotApplicable, fields_of
from coopdesk.domain.members import ENTRIES, EXITS
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Accounts, MonthlyReturn, OutputLine
from coopdesk.errors import N_

STOCKS: Final = {"members_opening": "first", "members_closing": "last"}
"""Figures that take the first or the last month of a period; all others add."""


@dataclass(frozen=True)
class Figures:
    """The additive core of one return: money in the smallest unit, days in person-days; None is not reported."""

    planned_value_constant: Annotated[int | None, Field(N_("Planned value, constant prices"), money=True)] = None
    output_value_constant: Annotated[int | None, Field(N_("Output value, constant prices"), money=True)] = None
    output_value_current: Annotated[int | None, Field(N_("Output value, current prices"), money=True)] = None
    assortment_value_constant: Annotated[
        int | None, Field(N_("Output within the plan of each line, constant prices"), money=True)
    ] = None
    inspected_value_constant: Annotated[int | None, Field(N_("Inspected value, constant prices"), money=True)] = None
    scrap_value_constant: Annotated[int | None, Field(N_("Scrap value, constant prices"), money=True)] = None
    scheduled_days: Annotated[int | None, Field(N_("Scheduled days"), unit=N_("person-days"))] = None
    attended_days: Annotated[int | None, Field(N_("Attended days"), unit=N_("person-days"))] = None
    wages: Annotated[int | None, Field(N_("Wages"), money=True)] = None
    lost_time_accidents: Annotated[int | None, Field(N_("Accidents with a day or more off work"))] = None
    member_days: Annotated[int | None, Field(N_("Member-days"), unit=N_("person-days"))] = None
    members_opening: Annotated[int | None, Field(N_("Members, opening"), unit=N_("persons"))] = None
    members_joined: Annotated[int | None, Field(N_("Members joined"), unit=N_("persons"))] = None
    members_newly_developed: Annotated[int | None, Field(N_("of these newly developed"), unit=N_("persons"))] = None
    members_left: Annotated[int | None, Field(N_("Members left"), unit=N_("persons"))] = None
    members_closing: Annotated[int | None, Field(N_("Members, closing"), unit=N_("persons"))] = None
    production_cost: Annotated[int | None, Field(N_("Production cost"), money=True)] = None
    costed_value_current: Annotated[
        int | None, Field(N_("Output value of those that tell their cost, current prices"), money=True)
    ] = None


FIGURES: Final = tuple(entry.name for entry in fields_of(Figures))
OF_COST: Final = ("production_cost", "costed_value_current")
"""Cost, and the output it is the cost of: of the returns that tell both, so that one may be divided by the other."""


def plus(one: int | None, other: int | None) -> int | None:
    """A sum in which absent is not zero: None only where both are."""
    if one is None or other is None:
        return other if one is None else one
    return one + other


def figures_of(whole: MonthlyReturn) -> Figures:
    """The figures of a return, a function of the statement alone: line values rounded once, then summed.

    Services and the change in work in progress belong to the value at current prices only (DOMAIN §2.2, V). A cost
    counts where there is such a value.
    """
    sums: dict[str, int | None] = dict.fromkeys(FIGURES)
    exponent = whole.statement.exponent
    for line in whole.output:
        kept = (
            min(line.planned, line.qualified)
            if isinstance(line.planned, Decimal) and isinstance(line.qualified, Decimal)
            else None
        )
        for name, quantity, price in (
            ("planned_value_constant", line.planned, line.constant_price),
            ("output_value_constant", line.qualified, line.constant_price),
            ("output_value_current", line.qualified, line.current_price),
            ("assortment_value_constant", kept, line.constant_price),
            ("scrap_value_constant", line.scrap, line.constant_price),
        ):
            sums[name] = plus(sums[name], line.value(quantity, price, exponent))
        sums["inspected_value_constant"] = plus(sums["inspected_value_constant"], _inspected(line, exponent))
    for labour in whole.labour:
        for name, value in (
            ("scheduled_days", labour.scheduled),
            ("attended_days", labour.attended),
            ("wages", labour.wages),
            ("lost_time_accidents", labour.accidents),
        ):
            sums[name] = plus(sums[name], value if isinstance(value, int) else None)
    for amount in whole.accounts.beside if whole.accounts else ():
        given = amount if isinstance(amount, int) else None
        sums["output_value_current"] = plus(sums["output_value_current"], given)
    if whole.statement.nil:
        sums = {name: 0 if value is None and name not in _NOT_OF_WORK else value for name, value in sums.items()}
    sums |= _costs(whole.accounts, sums["output_value_current"])
    if whole.movement:
        sums |= _movement_sums(whole)
    return Figures(**sums)


def _costs(accounts: Accounts | None, value: int | None) -> dict[str, int | None]:
    if accounts is None or accounts.production_cost is None or value is None:
        return {}
    return dict(zip(OF_COST, (accounts.production_cost, value), strict=True))


def _inspected(line: OutputLine, exponent: int) -> int | None:
    """Accepted and rejected goods at constant prices; None where inspection does not apply or is not reported."""
    good, scrap = (line.value(quantity, line.constant_price, exponent) for quantity in (line.qualified, line.scrap))
    return None if good is None or scrap is None else good + scrap


_NOT_OF_WORK: Final = frozenset(name for name in FIGURES if name.startswith("member")) | {*OF_COST}
"""Work may stop; the members are still there and cost may be, so a nil return says nothing of them by itself."""


def _movement_sums(whole: MonthlyReturn) -> dict[str, int | None]:
    def persons(*events: str) -> int:
        return sum(line.persons for line in whole.movement if line.event in events)

    return {
        "member_days": persons("member_days"),
        "members_opening": persons("opening"),
        "members_joined": persons(*ENTRIES),
        "members_newly_developed": persons("new"),
        "members_left": persons(*EXITS),
        "members_closing": persons("closing"),
    }


@dataclass(frozen=True)
class Span:
    """Months that are known by their sums only; by figure, and the average of members (AVERAGE). None is blank."""

    period: Period
    values: Mapping[str, Decimal | NotApplicable | None]


AVERAGE: Final = "average_members"
"""What stands for member-days in a span: the average of its monthly averages."""


@dataclass(frozen=True)
class Total:
    """Summed figures of some co-operatives over a period.

    ``months`` are the sums of each month (only those with returns), ``reported`` how many co-operatives
    carry each figure, ``spans`` the months before the start of a desk that are in it as sums (`with_spans`).
    """

    period: Period
    figures: Figures
    months: Mapping[Month, Figures] = field(default_factory=dict)
    reported: Mapping[str, int] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()

    @property
    def counted(self) -> int:
        """Of how many months it is the sum."""
        return len(self.months) + sum(len(span.period) for span in self.spans)


def total(period: Period, entries: Iterable[tuple[str, Month, Figures]]) -> Total:
    """The sum of (co-operative, month, figures) entries over a period.

    Flows add; *opening* takes the first and *closing* the last month of the period; a co-operative
    that lacks that month is left out of it (DESIGN §5).
    """
    months: dict[Month, dict[str, int | None]] = {}
    carriers: dict[str, set[str]] = {name: set() for name in FIGURES}
    for cooperative, month, figures in entries:
        sums = months.setdefault(month, dict.fromkeys(FIGURES))
        for name in FIGURES:
            value = getattr(figures, name)
            if value is None:
                continue
            sums[name] = plus(sums[name], value)
            if STOCKS.get(name, "") in (
                "",
                "first" if month == period.first else "",
                "last" if month == period.last else "",
            ):
                carriers[name].add(cooperative)
    by_month = {month: Figures(**sums) for month, sums in sorted(months.items())}
    return Total(period, _over(period, by_month), by_month, {name: len(found) for name, found in carriers.items()})


def _over(period: Period, by_month: Mapping[Month, Figures]) -> Figures:
    sums: dict[str, int | None] = dict.fromkeys(FIGURES)
    ends = {"first": period.first, "last": period.last}
    for name in FIGURES:
        for month, figures in by_month.items():
            if name not in STOCKS or ends[STOCKS[name]] == month:
                sums[name] = plus(sums[name], getattr(figures, name))
    return Figures(**sums)


def with_spans(found: Total, spans: Iterable[Span]) -> Total:
    """A total with the spans inside its period; months that are there as returns are not counted twice.

    A figure that a span leaves blank is not known of the whole either; one that does not apply there adds nothing.
    """
    first, last = found.period.first, found.period.last
    apart = (
        span for span in spans if not any(span.period.first <= month <= span.period.last for month in found.months)
    )
    inside = tuple(span for span in apart if first <= span.period.first and span.period.last <= last)
    sums = {name: _joined(name, getattr(found.figures, name), inside, found.period) for name in FIGURES}
    return replace(found, figures=Figures(**sums), spans=(*found.spans, *inside))


_NOT_IN_SPANS: Final = frozenset({"member_days", *OF_COST})
"""What no span has: `AVERAGE` stands for member-days; nobody asks for cost before the start."""


def _joined(name: str, value: int | None, spans: Iterable[Span], period: Period) -> int | None:
    for span in spans:
        at_end = {"first": span.period.first == period.first, "last": span.period.last == period.last}
        if name in _NOT_IN_SPANS or not at_end.get(STOCKS.get(name, ""), name not in STOCKS):
            continue
        given = span.values.get(name)
        if given is None:
            return None
        value = value if given is NOT_APPLICABLE else plus(value, int(given))
    return value

"""How far the annual plans are fulfilled (计划完成进度), and the growth against last year (比上年增长)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import reduce
from typing import Final

from coopdesk.domain.boxes import Cell, fulfilment, money_cell
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures, plus
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.indicators import per_100
from coopdesk.domain.numbers import ratio
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import Coverage, Grouping, Scope

MEASURE: Final = "output_value_constant"
TEN_THOUSAND: Final = 4


@dataclass(frozen=True)
class Growth:
    """Output of this year and of the same months of last year, over those of whom both are known."""

    now: int | None = None
    before: int | None = None

    def __add__(self, other: "Growth") -> "Growth":
        return Growth(plus(self.now, other.now), plus(self.before, other.before))

    @property
    def cell(self) -> Cell:
        """By how many per cent it grew; blank where last year is not known or was nothing."""
        if self.now is None or self.before is None:
            return None
        quotient = ratio(self.now - self.before, self.before)
        return None if quotient is None else quotient * 100


@dataclass(frozen=True)
class Advance:
    """How far one co-operative, one group or all have come; money in smallest units at constant prices.

    ``plan_year`` and ``plan`` (its part of the months to date) are of those that are due, None without a plan.
    ``compared`` says of how many with output last year is known, and how many there are. ``cost`` and the value it is
    the cost of (``costed``, at current prices) are of the returns that tell it.
    """

    key: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=Coverage)
    plan_year: int | None = None
    plan: int | None = None
    output: int | None = None
    of_month: int | None = None
    month: Growth = field(default_factory=Growth)
    to_date: Growth = field(default_factory=Growth)
    compared: tuple[int, int] = (0, 0)
    unplanned: int = 0
    cost: int | None = None
    costed: int | None = None

    def __add__(self, other: "Advance") -> "Advance":
        return replace(
            self,
            plan_year=plus(self.plan_year, other.plan_year),
            plan=plus(self.plan, other.plan),
            output=plus(self.output, other.output),
            of_month=plus(self.of_month, other.of_month),
            coverage=self.coverage + other.coverage,
            month=self.month + other.month,
            to_date=self.to_date + other.to_date,
            compared=(self.compared[0] + other.compared[0], self.compared[1] + other.compared[1]),
            unplanned=self.unplanned + other.unplanned,
            cost=plus(self.cost, other.cost),
            costed=plus(self.costed, other.costed),
        )

    @property
    def of_plan(self) -> Cell:
        """Output in per cent of the plan to date."""
        return _percent(self.output, self.plan)

    @property
    def of_year(self) -> Cell:
        """Output in per cent of the plan of the year."""
        return _percent(self.output, self.plan_year)

    @property
    def cost_per_100(self) -> Decimal | None:
        """What 100 of output value cost, of the returns that tell it."""
        return per_100(self.cost, self.costed)


@dataclass(frozen=True)
class MonthOfPlan:
    """One month of all together: what is planned, made, who came and went, and how it is covered.

    The sums to date have what was before the start of a desk in them; ``telling`` counts those that tell their cost.
    """

    month: Month
    plan: int | None
    figures: Figures | None
    coverage: Coverage
    plan_to_date: int | None = None
    output_to_date: int | None = None
    telling: int = 0

    @property
    def of_plan(self) -> Cell:
        """Output of the month in per cent of its plan."""
        return _percent(self.figures.output_value_constant if self.figures else None, self.plan)

    @property
    def cost_per_100(self) -> Decimal | None:
        """What 100 of output value cost."""
        return per_100(self.figures.production_cost, self.figures.costed_value_current) if self.figures else None


@dataclass(frozen=True)
class PlanProgress:
    """Everything that the paper of plan progress prints; ``period`` is January to the month it is of."""

    desk: Desk
    period: Period
    scope: Scope
    by: Grouping
    lines: tuple[Advance, ...]
    whole: Advance
    months: tuple[MonthOfPlan, ...]
    exponent: int
    spans: tuple[Period, ...] = ()
    form_marks: tuple[FormMarks, ...] = ()

    @property
    def shift(self) -> int:
        """By how many decimals money is moved: a federation's is in ten thousands."""
        return self.exponent + (TEN_THOUSAND if self.desk.role == "federation" else 0)

    def money(self, amount: int | None) -> Cell:
        """An amount as it is printed, unrounded."""
        return money_cell(amount, self.shift)


def advanced(parts: Iterable[Advance], key: str = "", names: Mapping[str, str] | None = None) -> Advance:
    """Several together under a name of their own."""
    return replace(reduce(Advance.__add__, parts, Advance()), key=key, names=names or {})


def sorted_lines(lines: Iterable[Advance]) -> tuple[Advance, ...]:
    """The furthest first; then those without a percentage, by their key."""
    return tuple(sorted(lines, key=lambda one: (not isinstance(one.of_plan, Decimal), _falling(one.of_plan), one.key)))


def _percent(made: int | None, plan: int | None) -> Cell:
    return fulfilment(money_cell(made, 0), money_cell(plan, 0))


def _falling(cell: Cell) -> Decimal:
    return -cell if isinstance(cell, Decimal) else Decimal(0)


def growth(now: Mapping[Period, int | None], before: Mapping[Period, int | None]) -> Growth:
    """Of months or sums of months; unknown unless what is there of last year is of the very months, a year earlier."""
    months = {month for one in now for month in one}
    earlier = {one: value for one, value in before.items() if all(month + 12 in months for month in one)}
    known = {month + 12 for one, value in earlier.items() if value is not None for month in one}
    if not months or known != months or any(value is None for value in now.values()):
        return Growth()
    return Growth(sum(value or 0 for value in now.values()), sum(value or 0 for value in earlier.values()))

"""The one registry of indicators: code, names, unit, how it adds, and a function of summed figures.

Screens, competitions, plans, reports and the command line read this registry; an indicator added here
appears in all of them. Definitions: DOMAIN §2.2.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from coopdesk.domain.figures import AVERAGE, Total
from coopdesk.domain.numbers import ratio, rounded
from coopdesk.errors import N_

PER_PERSON: Final = N_("money per person")


@dataclass(frozen=True)
class Indicator:
    """A number that is computed from summed figures, never averaged from ratios.

    ``rule`` is R (ratio of sums) or A (average of monthly averages); ``better`` says which way is good.
    ``value`` returns the unrounded value, per cent as 104.19, None where there is none.
    """

    code: str
    label: str
    unit: str
    rule: Literal["R", "A"]
    better: Literal["more", "less"]
    value: Callable[[Total], Decimal | None]

    @property
    def money(self) -> bool:
        """Whether it is an amount of the currency."""
        return self.unit == PER_PERSON

    def in_whole_units(self, total: Total, exponent: int) -> Decimal | None:
        """The value, unrounded; money in whole units of a currency of so many decimals."""
        value = self.value(total)
        return value.scaleb(-exponent) if value is not None and self.money else value

    def text(self, total: Total) -> str | None:
        """The value with two decimals, rounded half up; None where there is none."""
        value = self.value(total)
        return None if value is None else str(rounded(value, 2))


def _percent(numerator: int | None, denominator: int | None) -> Decimal | None:
    if numerator is None or denominator is None:
        return None
    quotient = ratio(numerator, denominator)
    return None if quotient is None else quotient * 100


def plan_fulfilment(total: Total) -> Decimal | None:
    """ΣV / Σplan; no plan, no value (DOMAIN PF)."""
    return _percent(total.figures.output_value_constant, total.figures.planned_value_constant)


def assortment_fulfilment(total: Total) -> Decimal | None:
    """Σ min(actual, plan)·p / Σ plan·p over the lines of team and product (DOMAIN PA)."""
    return _percent(total.figures.assortment_value_constant, total.figures.planned_value_constant)


def scrap_rate(total: Total) -> Decimal | None:
    """Scrap / (qualified + scrap) of what was inspected, weighted by constant price (DOMAIN SR)."""
    return _percent(total.figures.scrap_value_constant, total.figures.inspected_value_constant)


def pass_rate(total: Total) -> Decimal | None:
    """Qualified / inspected, weighted by constant price (DOMAIN QR); what is not inspected counts on neither side."""
    inspected, scrap = total.figures.inspected_value_constant, total.figures.scrap_value_constant
    return None if inspected is None or scrap is None else _percent(inspected - scrap, inspected)


def attendance(total: Total) -> Decimal | None:
    """Attended / scheduled days (DOMAIN AT)."""
    return _percent(total.figures.attended_days, total.figures.scheduled_days)


def average_members(total: Total) -> Decimal | None:
    """Member-days / calendar days; over months the average of monthly averages (DOMAIN H).

    A span of so many months before the start counts its average as often; one that leaves it blank, none is known.
    """
    averages = [
        Decimal(figures.member_days) / month.days
        for month, figures in total.months.items()
        if figures.member_days is not None
    ]
    given = [(span.values.get(AVERAGE), len(span.period)) for span in total.spans]
    if any(average is None for average, _months in given):
        return None
    spans = [(average, months) for average, months in given if isinstance(average, Decimal)]
    heads = sum(averages, Decimal(0)) + sum(average * months for average, months in spans)
    count = len(averages) + sum(months for _average, months in spans)
    return heads / count if count else None


def productivity(total: Total) -> Decimal | None:
    """Output value at constant prices per average member, smallest units (DOMAIN LP)."""
    return _per_member("output_value_constant", total)


def average_wage(total: Total) -> Decimal | None:
    """Wages per average member, smallest units (DOMAIN Wa)."""
    return _per_member("wages", total)


def cost_per_100(total: Total) -> Decimal | None:
    """Production cost for every 100 of output value at current prices, over the returns that tell both (DOMAIN C)."""
    return per_100(total.figures.production_cost, total.figures.costed_value_current)


def per_100(cost: int | None, value: int | None) -> Decimal | None:
    """A cost for every 100 of a value; none where that is not above nought, as unfinished goods may have shrunk."""
    return _percent(cost, value) if value is not None and value > 0 else None


def _per_member(name: str, total: Total) -> Decimal | None:
    """A figure per average member of the months that carry it: who is counted below the line is so above it."""
    amount = getattr(total.figures, name)
    carrying = {month: figures for month, figures in total.months.items() if getattr(figures, name) is not None}
    heads = average_members(replace(total, months=carrying))
    return None if amount is None or heads is None else ratio(amount, heads)


INDICATORS: Final[dict[str, Indicator]] = {
    indicator.code: indicator
    for indicator in (
        Indicator("plan_fulfilment", N_("Plan fulfilment"), "%", "R", "more", plan_fulfilment),
        Indicator("assortment_fulfilment", N_("Assortment fulfilment"), "%", "R", "more", assortment_fulfilment),
        Indicator("scrap_rate", N_("Scrap rate"), "%", "R", "less", scrap_rate),
        Indicator("pass_rate", N_("Pass rate"), "%", "R", "more", pass_rate),
        Indicator("attendance", N_("Attendance"), "%", "R", "more", attendance),
        Indicator("average_members", N_("Average members"), N_("persons"), "A", "more", average_members),
        Indicator("productivity", N_("Labour productivity"), PER_PERSON, "R", "more", productivity),
        Indicator("average_wage", N_("Average wage"), PER_PERSON, "R", "more", average_wage),
        Indicator("cost_per_100", N_("Cost per 100 yuan of output value"), N_("yuan"), "R", "less", cost_per_100),
    )
}

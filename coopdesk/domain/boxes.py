"""Boxes of a form: what stands in one when there is no number, and how indicators and plans come into it."""

from decimal import Decimal
from enum import Enum
from typing import Final

from coopdesk.domain.field import NOT_APPLICABLE, NotApplicable
from coopdesk.domain.figures import Total
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.numbers import ratio
from coopdesk.errors import N_


class Mark(Enum):
    """What a box says instead of a number: nobody fills it, or there was output without a plan."""

    CROSSED = "×"
    NO_PLAN = N_("no plan")


Cell = Decimal | NotApplicable | Mark | None
"""A box of a form; None is blank: not filled in, or not on file."""

_INPUTS: Final = {
    "plan_fulfilment": ("planned_value_constant", "output_value_constant"),
    "assortment_fulfilment": ("planned_value_constant", "assortment_value_constant"),
    "scrap_rate": ("inspected_value_constant", "scrap_value_constant"),
    "pass_rate": ("inspected_value_constant", "scrap_value_constant"),
    "attendance": ("scheduled_days", "attended_days"),
    "average_wage": ("wages", "member_days"),
    "productivity": ("output_value_constant", "member_days"),
    "cost_per_100": ("production_cost", "costed_value_current"),
}
"""The figures that must be there before a ratio without a denominator is “not applicable” and not blank."""


def indicator_cell(code: str, total: Total, exponent: int = 0) -> Cell:
    """An indicator as a box, unrounded; ``exponent`` turns money from smallest units into whole ones."""
    value = INDICATORS[code].value(total)
    if value is None:
        inputs = _INPUTS.get(code, ())
        known = inputs and all(getattr(total.figures, name) is not None for name in inputs)
        return NOT_APPLICABLE if known else None
    return value.scaleb(-exponent)


def money_cell(amount: int | None, exponent: int) -> Decimal | None:
    """An amount in whole units of the currency."""
    return None if amount is None else Decimal(amount).scaleb(-exponent)


def number_cell(count: int | None) -> Decimal | None:
    """A count as a box."""
    return None if count is None else Decimal(count)


def fulfilment(actual: Cell, planned: Cell) -> Cell:
    """Actual in per cent of the plan: not applicable where both are zero, “no plan” for output without one (PF)."""
    if NOT_APPLICABLE in (actual, planned):
        return NOT_APPLICABLE
    if not isinstance(actual, Decimal) or not isinstance(planned, Decimal):
        return None
    quotient = ratio(actual, planned)
    if quotient is None:
        return Mark.NO_PLAN if actual else NOT_APPLICABLE
    return quotient * 100

"""The annual plan and the shares of its months."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.numbers import rounded
from coopdesk.domain.period import Period
from coopdesk.errors import N_

PLANNED: Final = {
    "gross_output_value": N_("Output value, constant prices"),
    "new_members": N_("Newly developed members"),
}


@dataclass(frozen=True)
class AnnualPlan:
    """What one co-operative is to reach in a year; ``base`` is the year before. Whole units (money: smallest)."""

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    year: Annotated[int, Field(N_("Year"), key=True, plain=True, least=1900, most=2999)]
    indicator: Annotated[str, Field(N_("Indicator"), key=True, choices=PLANNED)]
    edition: Annotated[int, Field(N_("Edition"), key=True, least=1, most=99)]
    base: Annotated[int | None, Field(N_("Year before"), least=0)]
    target: Annotated[int, Field(N_("Target"), least=0)]

    @property
    def in_money(self) -> tuple[str, ...]:
        """The boxes that are money: both where output is planned, none where members are."""
        return ("base", "target") if self.indicator == "gross_output_value" else ()


@dataclass(frozen=True)
class MonthlyShare:
    """How many per cent of a year's plan fall on a month, for all co-operatives of the federation."""

    year: Annotated[int, Field(N_("Year"), key=True, plain=True, least=1900, most=2999)]
    month: Annotated[int, Field(N_("Month"), key=True, least=1, most=12)]
    percent: Annotated[Decimal, Field(N_("Share, %"), places=2, least=0, most=100)]


def share_of(target: int, period: Period, shares: Mapping[tuple[int, int], Decimal]) -> int:
    """The part of a year's target that falls on a period, rounded half up; equal months where none are set.

    ``shares`` is per cent by (year, month); the period lies within one year.
    """
    per_month = [shares.get((month.year, month.number)) for month in period]
    if any(share is None for share in per_month):
        return int(rounded(Decimal(target) * len(period) / 12))
    return int(rounded(Decimal(target) * sum((share for share in per_month if share is not None), Decimal(0)) / 100))

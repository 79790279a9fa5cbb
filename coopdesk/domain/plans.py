"""The annual plan and the shares of its months."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.numbers import rounded
from coopdesk.domain.period import Period
from coopdesk.errors import N_, Problem

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
class TypedPlan:
    """What is typed for the annual plan of a co-operative: output value, and newly developed members where planned."""

    base: Annotated[
        int | None,
        Field(N_("Year before"), help=N_("Output value of the year before, at constant prices."), least=0, money=True),
    ]
    target: Annotated[
        int, Field(N_("Target"), help=N_("Output value of the whole year, at constant prices."), least=0, money=True)
    ]
    members: Annotated[
        int | None,
        Field(N_("Newly developed members"), help=N_("How many are to be newly developed in the whole year."), least=0),
    ] = None


@dataclass(frozen=True)
class MonthlyShare:
    """How many per cent of a year's plan fall on a month, for all co-operatives of the federation."""

    year: Annotated[int, Field(N_("Year"), key=True, plain=True, least=1900, most=2999)]
    month: Annotated[int, Field(N_("Month"), key=True, least=1, most=12)]
    percent: Annotated[Decimal, Field(N_("Share, %"), places=2, least=0, most=100)]


_SHARE: Final = {"places": 2, "least": 0, "most": 100, "unit": "%"}


@dataclass(frozen=True)
class YearShares:
    """The shares of a year as they are typed: all twelve, which make 100, or none."""

    january: Annotated[Decimal | None, Field(N_("January"), **_SHARE)] = None
    february: Annotated[Decimal | None, Field(N_("February"), **_SHARE)] = None
    march: Annotated[Decimal | None, Field(N_("March"), **_SHARE)] = None
    april: Annotated[Decimal | None, Field(N_("April"), **_SHARE)] = None
    may: Annotated[Decimal | None, Field(N_("May"), **_SHARE)] = None
    june: Annotated[Decimal | None, Field(N_("June"), **_SHARE)] = None
    july: Annotated[Decimal | None, Field(N_("July"), **_SHARE)] = None
    august: Annotated[Decimal | None, Field(N_("August"), **_SHARE)] = None
    september: Annotated[Decimal | None, Field(N_("September"), **_SHARE)] = None
    october: Annotated[Decimal | None, Field(N_("October"), **_SHARE)] = None
    november: Annotated[Decimal | None, Field(N_("November"), **_SHARE)] = None
    december: Annotated[Decimal | None, Field(N_("December"), **_SHARE)] = None

    @classmethod
    def of(cls, shares: Mapping[int, Decimal]) -> "YearShares":
        """Shares by the number of the month."""
        return cls(*(shares.get(number) for number in range(1, 13)))

    @property
    def months(self) -> tuple[Decimal | None, ...]:
        """The shares in the order of the months."""
        return tuple(getattr(self, field.name) for field in fields_of(type(self)))

    def problems(self) -> Iterator[Problem]:
        """None is left out where one is typed, and together they are the year."""
        typed = [share for share in self.months if share is not None]
        if typed and len(typed) < 12:
            blank = [field.name for field in fields_of(type(self)) if getattr(self, field.name) is None]
            yield from (Problem(name, N_("is needed")) for name in blank)
        elif typed and sum(typed) != 100:
            yield Problem("december", N_("makes %(sum)s with the other months, not 100"), {"sum": sum(typed)})


def share_of(target: int, period: Period, shares: Mapping[tuple[int, int], Decimal]) -> int:
    """The part of a year's target that falls on a period, rounded half up; equal months where none are set.

    ``shares`` is per cent by (year, month); the period lies within one year.
    """
    per_month = [shares.get((month.year, month.number)) for month in period]
    if any(share is None for share in per_month):
        return int(rounded(Decimal(target) * len(period) / 12))
    return int(rounded(Decimal(target) * sum((share for share in per_month if share is not None), Decimal(0)) / 100))

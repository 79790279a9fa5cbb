"""The desk itself: whose file this is and what the federation has set for everyone."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.period import Month
from coopdesk.errors import N_, Problem

ROLES: Final = {"cooperative": N_("Co-operative"), "federation": N_("Federation")}


@dataclass(frozen=True)
class Desk:
    """One row: the role of this file, the federation's names and marks, currency, due day and limits.

    Money is a whole number of 10^-exponent units of the currency; old yuan has exponent 0.
    The limits are the federation's; their defaults are those of DOMAIN §5.2.
    """

    role: Annotated[str, Field(N_("Role"), key=True, choices=ROLES)]
    cooperative: Annotated[str | None, Field(N_("Code of the co-operative"), code=True, length=16)] = None
    start: Annotated[Month | None, Field(N_("First month to be reported"))] = None
    federation: Annotated[str, Field(N_("Code of the federation"), code=True, length=16)] = "BJ"
    federation_en: Annotated[str, Field(N_("Federation, English"), length=96)] = ""
    federation_zh: Annotated[str, Field(N_("Federation, Chinese"), length=96)] = ""
    approval: Annotated[str, Field(N_("Approval no."))] = ""
    valid_until: Annotated[str, Field(N_("Valid until"))] = ""
    currency: Annotated[str, Field(N_("Currency"), code=True, length=8)] = "CNO"
    exponent: Annotated[int, Field(N_("Decimals of the currency"), least=0, most=4)] = 0
    price_year: Annotated[int, Field(N_("Year of constant prices"), plain=True, least=1900, most=2999)] = 1952
    due_day: Annotated[int, Field(N_("Due day of the following month"), least=1, most=28)] = 3
    least_fulfilment: Annotated[Decimal, Field(N_("Lowest % of plan without a reason"), places=1, least=0)] = Decimal(
        60
    )
    most_fulfilment: Annotated[Decimal, Field(N_("Highest % of plan without a reason"), places=1, least=0)] = Decimal(
        150
    )
    most_change: Annotated[Decimal, Field(N_("Change on last month that needs a reason, %"), places=1, least=0)] = (
        Decimal(50)
    )
    least_quality: Annotated[Decimal, Field(N_("Lowest pass rate without a reason, %"), places=1, least=0)] = Decimal(
        80
    )

    def problems(self) -> Iterator[Problem]:
        """A co-operative's file names its co-operative."""
        if self.role == "cooperative" and not self.cooperative:
            yield Problem("cooperative", N_("is needed"))

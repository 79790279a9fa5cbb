"""The desk itself: whose file this is and what the federation has set for everyone."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.deadlines import RESTS
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
    cooperative: Annotated[
        str | None,
        Field(
            N_("Code of the co-operative"),
            help=N_("The code the federation gave this co-operative; it stands in every file that is sent."),
            code=True,
            length=16,
        ),
    ] = None
    start: Annotated[
        Month | None,
        Field(
            N_("First month to be reported"),
            help=N_("Months before this one are not asked for. It can be changed while no month is final."),
        ),
    ] = None
    federation: Annotated[
        str,
        Field(
            N_("Code of the federation"),
            help=N_("The short code of the federation, as it stands in file names: BJ."),
            code=True,
            length=16,
        ),
    ] = "BJ"
    federation_en: Annotated[
        str,
        Field(
            N_("Federation, English"),
            help=N_("The federation's name as English paper prints it; the Chinese name where this is empty."),
            length=96,
        ),
    ] = ""
    federation_zh: Annotated[
        str,
        Field(
            N_("Federation, Chinese"),
            help=N_("The federation's name as Chinese paper prints it; the English name where this is empty."),
            length=96,
        ),
    ] = ""
    approval: Annotated[
        str,
        Field(N_("Approval no."), help=N_("The approval number of the statistical form; it is printed at its head.")),
    ] = ""
    valid_until: Annotated[
        str, Field(N_("Valid until"), help=N_("Until when the form is approved; it is printed at its head."))
    ] = ""
    currency: Annotated[
        str,
        Field(
            N_("Currency"),
            help=N_("CNO is the old yuan, in use until 28 February 1955; 10,000 of it became one new yuan, CNY."),
            code=True,
            length=8,
        ),
    ] = "CNO"
    exponent: Annotated[
        int,
        Field(
            N_("Decimals of the currency"),
            help=N_("How many decimals amounts of money have: 0 for the old yuan, 2 for the new one."),
            least=0,
            most=4,
        ),
    ] = 0
    price_year: Annotated[
        int,
        Field(
            N_("Year of constant prices"),
            help=N_("The year whose prices value output the same way in every year; printed beside each such figure."),
            plain=True,
            least=1900,
            most=2999,
        ),
    ] = 1952
    due_day: Annotated[
        int,
        Field(
            N_("Due day of the following month"),
            help=N_("On which day of the following month the return is due; what is declared later counts as late."),
            least=1,
            most=28,
        ),
    ] = 3
    least_fulfilment: Annotated[
        Decimal,
        Field(
            N_("Lowest % of plan without a reason"),
            help=N_("Below this % of plan a written reason is asked for."),
            places=1,
            least=0,
        ),
    ] = Decimal(60)
    most_fulfilment: Annotated[
        Decimal,
        Field(
            N_("Highest % of plan without a reason"),
            help=N_("Above this % of plan a written reason is asked for."),
            places=1,
            least=0,
        ),
    ] = Decimal(150)
    most_change: Annotated[
        Decimal,
        Field(
            N_("Change on last month that needs a reason, %"),
            help=N_("A figure that differs from last month's by this % or more asks for a written reason."),
            places=1,
            least=0,
        ),
    ] = Decimal(50)
    least_quality: Annotated[
        Decimal,
        Field(
            N_("Lowest pass rate without a reason, %"),
            help=N_("Below this % of accepted goods a written reason is asked for."),
            places=1,
            least=0,
        ),
    ] = Decimal(80)
    rest: Annotated[
        str,
        Field(
            N_("Rest days of the week"),
            help=N_("A due day that falls on a rest day or a holiday moves to the next working day."),
            choices=RESTS,
        ),
    ] = "none"
    telephone: Annotated[
        str,
        Field(N_("Federation's telephone"), help=N_("Where a clerk calls, and compares check numbers."), length=32),
    ] = ""
    names_wanted: Annotated[
        bool,
        Field(
            N_("Members' names are sent"),
            help=N_("Whether encrypted return files carry the names of members; without, only their numbers."),
        ),
    ] = False

    def problems(self) -> Iterator[Problem]:
        """A co-operative's file names its co-operative."""
        if self.role == "cooperative" and not self.cooperative:
            yield Problem("cooperative", N_("is needed"))

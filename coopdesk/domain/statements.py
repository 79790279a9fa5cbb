"""A month of one co-operative: the statement, its lines, and the whole return they make."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Annotated, Any, Final

from coopdesk.domain.field import LARGEST_MONEY, LARGEST_PRICE, Field, NotApplicable, fields_of
from coopdesk.domain.members import MovementLine, MovementPerson
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month
from coopdesk.errors import N_, Problem

STATES: Final = {"draft": N_("Draft"), "closed": N_("Final")}
SOURCES: Final = {
    "clerk": N_("Keyed by the clerk"),
    "keyed": N_("Entered by the federation"),
    "packet": N_("Return file"),
}
BASES: Final = {"own": N_("Own material"), "customer": N_("Customer's material")}
PURPOSES: Final = {
    "return": N_("Monthly return"),
    "opening": N_("Figures before the start"),
    "verify": N_("Second keying"),
}
WHOLE_TEAM: Final = "-"
"""The reserved team that stands for the co-operative as a whole."""

_EXACT: Final = Context(prec=64)
"""Digits enough for any quantity by any price; with the usual 28 a product would be rounded twice, or fail."""

Quantity = Decimal | NotApplicable | None
Count = int | NotApplicable | None


@dataclass(frozen=True)
class Statement:
    """One state of one co-operative's month; closed it never changes (the file itself refuses).

    ``purpose`` tells a return from what is kept in the same shape: the figures before the start (their period is
    the month before the first one) and the second keying of a month.
    ``revision`` is given at the first export: 1 is the original. ``amends`` is the statement this one
    supersedes. ``packet`` is the id of the return file it was written to or read from. ``closed_at`` is UTC.
    """

    id: Annotated[int, Field(N_("Number"), key=True, least=1)]
    cooperative: Annotated[str, Field(N_("Co-operative"), code=True, length=16)]
    period: Annotated[Month, Field(N_("Month"))]
    state: Annotated[str, Field(N_("State"), choices=STATES)] = "draft"
    source: Annotated[str, Field(N_("Source"), choices=SOURCES)] = "clerk"
    currency: Annotated[str, Field(N_("Currency"), code=True, length=8)] = "CNO"
    exponent: Annotated[int, Field(N_("Decimals of the currency"), least=0, most=4)] = 0
    nil: Annotated[bool, Field(N_("Nil return (work stopped)"))] = False
    submitted_on: Annotated[date | None, Field(N_("Date submitted"))] = None
    preparer: Annotated[str, Field(N_("Prepared by"))] = ""
    signatory: Annotated[str, Field(N_("Signed by"))] = ""
    reason: Annotated[str, Field(N_("Reason for the correction"), length=500)] = ""
    amends: Annotated[int | None, Field(N_("Corrects"), least=1)] = None
    revision: Annotated[int | None, Field(N_("Correction no."), least=1, most=9999)] = None
    packet: Annotated[str | None, Field(N_("File number"), length=64)] = None
    closed_at: Annotated[str | None, Field(N_("Finalised at"), length=32)] = None
    purpose: Annotated[str, Field(N_("Purpose"), choices=PURPOSES)] = "return"


@dataclass(frozen=True)
class OutputLine:
    """One product of one team in one month; quantities in the product's unit of measure, qualified goods only.

    Prices are in whole units of the currency with four places. Planned, qualified and scrap may be blank
    (None), zero or not applicable: three different things.
    """

    team: Annotated[str, Field(N_("Team"), box="A", key=True, code=True, length=16)]
    product: Annotated[str, Field(N_("Product"), box="B", key=True, code=True, length=16)]
    basis: Annotated[str, Field(N_("Material"), key=True, choices=BASES)] = "own"
    position: Annotated[int, Field(N_("Place"), least=0, most=9999)] = 0
    name_en: Annotated[str, Field(N_("Name, English"))] = ""
    name_zh: Annotated[str, Field(N_("Name, Chinese"))] = ""
    unit_en: Annotated[str, Field(N_("Unit, English"), length=24)] = ""
    unit_zh: Annotated[str, Field(N_("Unit, Chinese"), length=24)] = ""
    planned: Annotated[
        Quantity,
        Field(N_("Planned"), box="1", places=3, least=0, help=N_("The plan of this month, in the product's unit.")),
    ] = None
    qualified: Annotated[
        Quantity,
        Field(
            N_("Accepted"),
            box="2",
            places=3,
            least=0,
            help=N_("Inspected and accepted goods of this month, sold or not. Scrap goes to box 3."),
        ),
    ] = None
    scrap: Annotated[
        Quantity,
        Field(
            N_("Scrap"), box="3", places=3, least=0, help=N_("What inspection rejected. Inspected is box 2 plus box 3.")
        ),
    ] = None
    current_price: Annotated[
        Quantity,
        Field(
            N_("Price"),
            box="4",
            places=4,
            least=0,
            most=LARGEST_PRICE,
            help=N_("This month's price of one unit. Last month's is offered; Enter accepts it."),
        ),
    ] = None
    constant_price: Annotated[
        Quantity,
        Field(
            N_("Constant price"),
            box="6",
            places=4,
            least=0,
            most=LARGEST_PRICE,
            help=N_("The fixed price of one unit, from the catalogue."),
        ),
    ] = None

    def problems(self) -> Iterator[Problem]:
        """A quantity by its price stays within what an amount may be (DESIGN §4)."""
        for box in ("planned", "qualified", "scrap"):
            quantity = getattr(self, box)
            prices = (price for price in (self.constant_price, self.current_price) if isinstance(price, Decimal))
            if isinstance(quantity, Decimal) and any(quantity * price > LARGEST_MONEY for price in prices):
                yield Problem(box, N_("makes, with the price, more than %(most)s"), {"most": grouped(LARGEST_MONEY)})

    def value(self, quantity: Quantity, price: Quantity, exponent: int) -> int | None:
        """Quantity by price in the smallest unit, rounded half up once (DESIGN §4); None where a factor is missing."""
        if isinstance(quantity, Decimal) and quantity == 0:
            return 0
        if not isinstance(quantity, Decimal) or not isinstance(price, Decimal):
            return None
        amount = _EXACT.multiply(quantity, price).scaleb(exponent, _EXACT)
        return int(amount.to_integral_value(ROUND_HALF_UP, _EXACT))


@dataclass(frozen=True)
class LabourLine:
    """Labour of one team in one month; days in person-days, wages in the smallest unit of the currency."""

    team: Annotated[str, Field(N_("Team"), box="A", key=True, code=True, length=16)]
    position: Annotated[int, Field(N_("Place"), least=0, most=9999)] = 0
    scheduled: Annotated[
        Count,
        Field(
            N_("Scheduled days"),
            box="1",
            least=0,
            unit=N_("person-days"),
            help=N_("Working days of the month times the members of the team."),
        ),
    ] = None
    attended: Annotated[
        Count,
        Field(
            N_("Attended days"),
            box="2",
            least=0,
            unit=N_("person-days"),
            help=N_("Days on which members of the team came to work."),
        ),
    ] = None
    wages: Annotated[
        Count, Field(N_("Wages"), box="3", least=0, money=True, help=N_("All wages of the month, before deductions."))
    ] = None
    accidents: Annotated[
        Count,
        Field(
            N_("Accidents with a day or more off work"),
            box="4",
            least=0,
            most=9999,
            help=N_("Accidents after which someone was off work for a day or more."),
        ),
    ] = None

    def problems(self) -> Iterator[Problem]:
        """Rules that look at more than one box."""
        if isinstance(self.scheduled, int) and isinstance(self.attended, int) and self.attended > self.scheduled:
            yield Problem("attended", N_("is more than the scheduled days"))


@dataclass(frozen=True)
class Accounts:
    """The two amounts beside the products (DOMAIN §2.1), in the smallest unit of the currency, at current prices;
    and the cost of all that was made (DOMAIN §2.2, C), which need not be told.

    A month without this line leaves the two not applicable, and says so in its notes.
    """

    services: Annotated[
        Count,
        Field(
            N_("Services of an industrial kind"),
            box="8",
            least=0,
            money=True,
            help=N_("What was earned with repairs and work on other people's goods in this month."),
        ),
    ] = None
    work_in_progress: Annotated[
        Count,
        Field(
            N_("Change in work in progress"),
            box="9",
            money=True,
            help=N_("Value of unfinished goods at the end of the month less that at its beginning; may be negative."),
        ),
    ] = None
    production_cost: Annotated[
        int | None,
        Field(
            N_("Production cost"),
            box="10",
            least=0,
            money=True,
            help=N_(
                "What the output of this month cost: material, wages, and the workshop's other expenses. "
                "Blank: not told."
            ),
        ),
    ] = None

    @property
    def beside(self) -> tuple[int | NotApplicable | None, int | NotApplicable | None]:
        """The two amounts that are part of the value at current prices."""
        return self.services, self.work_in_progress


def asked_amount(code: str) -> str:
    """The amount that a query asks about (``change-services``), empty for every other query."""
    what = code.partition("-")[2]
    return what if what in {described.name for described in fields_of(Accounts)} else ""


PAPER_TOTALS: Final = {
    "value_current": N_("Value, current prices"),
    "value_constant": N_("Value, constant prices"),
    "scheduled": N_("Scheduled days"),
    "attended": N_("Attended days"),
    "wages": N_("Wages"),
}


@dataclass(frozen=True)
class PaperTotal:
    """The total that stands on the paper under a column, typed to be compared; money in the smallest unit."""

    what: Annotated[str, Field(N_("Column"), key=True, choices=PAPER_TOTALS)]
    total: Annotated[int, Field(N_("Total on paper"), least=0, help=N_("The total under this column on the paper."))]

    @property
    def in_money(self) -> tuple[str, ...]:
        """The boxes that are money: all totals but those of days."""
        return () if self.what in ("scheduled", "attended") else ("total",)


@dataclass(frozen=True)
class Note:
    """The written reason for a query, or a note to the whole month (subject empty).

    ``subject`` is the key of the line, ``code`` the query's, ``note`` for a remark.
    """

    code: Annotated[str, Field(N_("Query"), key=True, code=True, length=32)]
    subject: Annotated[str, Field(N_("Line"), key=True)]
    text: Annotated[str, Field(N_("Reason"), length=500)]


@dataclass(frozen=True)
class MonthlyReturn:
    """A whole month as it is checked, printed and sent. ``persons`` never leave the co-operative in plain files,
    ``totals`` (on paper) never leave it at all.
    """

    statement: Statement
    output: tuple[OutputLine, ...] = ()
    labour: tuple[LabourLine, ...] = ()
    movement: tuple[MovementLine, ...] = ()
    notes: tuple[Note, ...] = ()
    persons: tuple[MovementPerson, ...] = field(default=(), repr=False)
    accounts: Accounts | None = None
    totals: tuple[PaperTotal, ...] = ()

    @property
    def lines(self) -> tuple[Any, ...]:
        """Every line that travels with it."""
        accounts = (self.accounts,) if self.accounts else ()
        return (*self.output, *self.labour, *accounts, *self.movement, *self.notes)

    @property
    def final(self) -> bool:
        """Whether it is closed."""
        return self.statement.state == "closed"

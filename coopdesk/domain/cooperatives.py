"""Co-operatives of the register, their dated kinds and affiliation, and the products they make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from coopdesk.domain.field import LARGEST_PRICE, Field
from coopdesk.errors import N_, Problem

KINDS: Final = {
    "PC": N_("Production co-operative"),
    "SC": N_("Supply-marketing-production co-operative"),
    "SG": N_("Supply-marketing-production group"),
}
"""The three forms of handicraft organisation (DOMAIN §1.1)."""


@dataclass(frozen=True)
class Cooperative:
    """A unit on the federation's register; names in one language or both."""

    code: Annotated[
        str,
        Field(
            N_("Code"),
            help=N_(
                "The federation's code of this co-operative. It is kept as it is typed and is never changed afterwards."
            ),
            key=True,
            code=True,
            length=16,
        ),
    ]
    name_en: Annotated[
        str,
        Field(
            N_("Name, English"), help=N_("A name in one language is enough; in the other this one is shown."), length=96
        ),
    ] = ""
    name_zh: Annotated[
        str,
        Field(
            N_("Name, Chinese"), help=N_("A name in one language is enough; in the other this one is shown."), length=96
        ),
    ] = ""
    trade_en: Annotated[str, Field(N_("Trade, English"), help=N_("The trade, for summaries by trade: carpets."))] = ""
    trade_zh: Annotated[str, Field(N_("Trade, Chinese"), help=N_("The trade, for summaries by trade: 地毯."))] = ""
    district_en: Annotated[
        str, Field(N_("District, English"), help=N_("The district, for summaries by district: Dongsi."))
    ] = ""
    district_zh: Annotated[
        str, Field(N_("District, Chinese"), help=N_("The district, for summaries by district: 东四区."))
    ] = ""
    founded_on: Annotated[
        date | None, Field(N_("Founded on"), help=N_("From this day's month on a return is due."))
    ] = None
    dissolved_on: Annotated[
        date | None,
        Field(
            N_("Dissolved on"),
            help=N_("From this day on there is no co-operative any more; no return is due after it."),
        ),
    ] = None
    responsible: Annotated[
        str, Field(N_("Responsible person"), help=N_("Who signs the return as the head of the unit."))
    ] = ""
    clerk: Annotated[str, Field(N_("Clerk"), help=N_("Who keeps this desk and prepares the return."))] = ""
    telephone: Annotated[
        str, Field(N_("Telephone"), help=N_("Where the federation calls when a return is missing."), length=32)
    ] = ""

    def problems(self) -> Iterator[Problem]:
        """A name in one language at least; it is not dissolved before it is founded."""
        if not (self.name_en or self.name_zh):
            yield Problem("name_zh", N_("needs a name in one language at least"))
        if self.founded_on and self.dissolved_on and self.dissolved_on < self.founded_on:
            yield Problem("dissolved_on", N_("is before the founding"))

    def due_in(self, first: date, last: date, since: date | None = None) -> bool:
        """Whether it owes a return for a period: founded by its end and not dissolved before it began (DESIGN §5).

        ``since`` is the first day of its first kind, from which it owes where no founding is on record.
        """
        begun = self.founded_on or since
        return (begun is None or begun <= last) and not (self.dissolved_on and self.dissolved_on <= first)


@dataclass(frozen=True)
class KindSpan:
    """From this day on the co-operative is of this kind."""

    cooperative: Annotated[
        str, Field(N_("Co-operative"), help=N_("The code of the co-operative."), key=True, code=True, length=16)
    ]
    since: Annotated[
        date,
        Field(
            N_("Since"),
            help=N_("The first day on which it is of this kind; what was before stays on record."),
            key=True,
        ),
    ]
    kind: Annotated[
        str,
        Field(
            N_("Kind"),
            help=N_("The form of organisation; summaries by kind count each month by the kind at its end."),
            choices=KINDS,
        ),
    ]


@dataclass(frozen=True)
class Affiliation:
    """From this day on the co-operative is, or is no longer, a member of the federation."""

    cooperative: Annotated[
        str, Field(N_("Co-operative"), help=N_("The code of the co-operative."), key=True, code=True, length=16)
    ]
    since: Annotated[
        date, Field(N_("Since"), help=N_("The day on which it joined the federation, or left it."), key=True)
    ]
    affiliated: Annotated[
        bool, Field(N_("Affiliated"), help=N_("Whether it is a member of the federation from that day on."))
    ] = True
    resolution: Annotated[
        str, Field(N_("Resolution"), help=N_("The number or date of the resolution, as it is on paper."))
    ] = ""


@dataclass(frozen=True)
class Product:
    """A product of the catalogue; its unit of measure never changes (a change is a new product).

    The constant price is in whole units of the currency with four places; None where not yet fixed.
    """

    code: Annotated[
        str,
        Field(
            N_("Code"),
            help=N_("The code of the catalogue. It is never changed afterwards."),
            key=True,
            code=True,
            length=16,
        ),
    ]
    trade_en: Annotated[str, Field(N_("Trade, English"), help=N_("The trade the product belongs to: carpets."))] = ""
    trade_zh: Annotated[str, Field(N_("Trade, Chinese"), help=N_("The trade the product belongs to: 地毯."))] = ""
    name_en: Annotated[
        str, Field(N_("Name, English"), help=N_("A name in one language is enough; in the other this one is shown."))
    ] = ""
    name_zh: Annotated[
        str, Field(N_("Name, Chinese"), help=N_("A name in one language is enough; in the other this one is shown."))
    ] = ""
    unit_en: Annotated[
        str,
        Field(
            N_("Unit, English"),
            help=N_("The unit of quantities: piece, pair. It never changes; another unit is a new product."),
            length=24,
        ),
    ] = ""
    unit_zh: Annotated[
        str,
        Field(
            N_("Unit, Chinese"),
            help=N_("The unit of quantities: 把, 对. It never changes; another unit is a new product."),
            length=24,
        ),
    ] = ""
    constant_price: Annotated[
        Decimal | None,
        Field(
            N_("Constant price"),
            help=N_("The price that values output the same way in every year, for one unit. Empty: not fixed yet."),
            places=4,
            least=0,
            most=LARGEST_PRICE,
        ),
    ] = None

    def problems(self) -> Iterator[Problem]:
        """A name and a unit of measure in one language at least."""
        if not (self.name_en or self.name_zh):
            yield Problem("name_zh", N_("needs a name in one language at least"))
        if not (self.unit_en or self.unit_zh):
            yield Problem("unit_zh", N_("needs a unit of measure"))


def in_force(spans: Iterable[Any], day: date) -> Any | None:
    """The latest of one co-operative's dated rows that began by a day, None where none did."""
    begun = [span for span in spans if span.since <= day]
    return max(begun, key=lambda span: span.since, default=None)

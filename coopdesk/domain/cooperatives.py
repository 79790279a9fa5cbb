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

    code: Annotated[str, Field(N_("Code"), key=True, code=True, length=16)]
    name_en: Annotated[str, Field(N_("Name, English"), length=96)] = ""
    name_zh: Annotated[str, Field(N_("Name, Chinese"), length=96)] = ""
    trade_en: Annotated[str, Field(N_("Trade, English"))] = ""
    trade_zh: Annotated[str, Field(N_("Trade, Chinese"))] = ""
    district_en: Annotated[str, Field(N_("District, English"))] = ""
    district_zh: Annotated[str, Field(N_("District, Chinese"))] = ""
    founded_on: Annotated[date | None, Field(N_("Founded on"))] = None
    dissolved_on: Annotated[date | None, Field(N_("Dissolved on"))] = None
    responsible: Annotated[str, Field(N_("Responsible person"))] = ""
    clerk: Annotated[str, Field(N_("Clerk"))] = ""
    telephone: Annotated[str, Field(N_("Telephone"), length=32)] = ""

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

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    since: Annotated[date, Field(N_("Since"), key=True)]
    kind: Annotated[str, Field(N_("Kind"), choices=KINDS)]


@dataclass(frozen=True)
class Affiliation:
    """From this day on the co-operative is, or is no longer, a member of the federation."""

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    since: Annotated[date, Field(N_("Since"), key=True)]
    affiliated: Annotated[bool, Field(N_("Affiliated"))] = True
    resolution: Annotated[str, Field(N_("Resolution"))] = ""


@dataclass(frozen=True)
class Product:
    """A product of the catalogue; its unit of measure never changes (a change is a new product).

    The constant price is in whole units of the currency with four places; None where not yet fixed.
    """

    code: Annotated[str, Field(N_("Code"), key=True, code=True, length=16)]
    trade_en: Annotated[str, Field(N_("Trade, English"))] = ""
    trade_zh: Annotated[str, Field(N_("Trade, Chinese"))] = ""
    name_en: Annotated[str, Field(N_("Name, English"))] = ""
    name_zh: Annotated[str, Field(N_("Name, Chinese"))] = ""
    unit_en: Annotated[str, Field(N_("Unit, English"), length=24)] = ""
    unit_zh: Annotated[str, Field(N_("Unit, Chinese"), length=24)] = ""
    constant_price: Annotated[Decimal | None, Field(N_("Constant price"), places=4, least=0, most=LARGEST_PRICE)] = None

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

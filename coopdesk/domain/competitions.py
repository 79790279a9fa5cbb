"""Labour competitions: what the file keeps of them beside their conditions (DOMAIN §3.3).

A competition has editions: its conditions freeze with the first evaluation, a change after that is a new edition.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import LARGEST_PRICE, Field
from coopdesk.domain.methods import METHODS
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Quantity
from coopdesk.errors import N_, Problem

LEVELS: Final = {"team": N_("Teams"), "person": N_("Members"), "cooperative": N_("Whole co-operatives")}
WHO: Final = {"all": N_("all of them"), "chosen": N_("chosen ones")}
UNTOLD: Final = Month(1, 1)
"""The month of a keyed value in the log of a file of an older version, which did not say it."""
GROUPS: Final = {
    "none": N_("all together"),
    "trade": N_("by trade"),
    "kind": N_("by kind"),
    "size": N_("by number of members"),
}
"""Like with like: every group has its own places."""


def code_here(federation: str, code: str) -> str:
    """The code under which a competition of the federation is kept at a co-operative's desk, beside its own ones."""
    return f"{federation}.{code}"


@dataclass(frozen=True)
class Competition:
    """A competition of teams or members of a co-operative, or of the co-operatives of a federation.

    ``cooperative`` is the code of who holds it, the federation's for co-operatives. It runs from ``period`` to
    ``last``; without ``last`` it is of one month.
    """

    code: Annotated[str, Field(N_("Code"), key=True, code=True, length=32)]
    cooperative: Annotated[str, Field(N_("Held by"), code=True, length=16)]
    period: Annotated[Month, Field(N_("First month"))]
    title_en: Annotated[str, Field(N_("Title, English"), length=96)] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"), length=96)] = ""
    level: Annotated[str, Field(N_("Entrants"), choices=LEVELS)] = "team"
    last: Annotated[Month | None, Field(N_("Last month"), help=N_("Empty for a competition of one month."))] = None

    def problems(self) -> Iterator[Problem]:
        """A title in one language at least; the end is not before the beginning."""
        if not (self.title_en or self.title_zh):
            yield Problem("title_zh", N_("needs a title in one language at least"))
        if self.last is not None and self.last < self.period:
            yield Problem("last", N_("is before the first month"))

    @property
    def span(self) -> Period:
        """All months of it."""
        return Period(self.period, self.last or self.period)


@dataclass(frozen=True)
class Edition:
    """The terms of a competition, announced on a day; a draft until then.

    ``size_bounds`` are the numbers of members at which the next size group begins: ``50 100`` makes three groups.
    """

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    number: Annotated[int, Field(N_("Edition"), key=True, least=1, most=999)] = 1
    method: Annotated[str, Field(N_("Method"), choices=METHODS)] = "capped-points"
    who: Annotated[str, Field(N_("Who takes part"), choices=WHO)] = "all"
    groups: Annotated[
        str, Field(N_("Compared"), choices=GROUPS, help=N_("Like with like: each group has its own places."))
    ] = "none"
    size_bounds: Annotated[
        str,
        Field(N_("Bounds of size"), help=N_("Numbers of members at which the next group begins: 50 100."), length=48),
    ] = ""
    objection_days: Annotated[
        int,
        Field(N_("Days for objections"), help=N_("How many days after the evaluation objections are heard."), least=0,
              most=99),
    ] = 3  # fmt: skip
    reason: Annotated[str, Field(N_("Reason of the change"), length=500)] = ""
    announced_on: Annotated[date | None, Field(N_("Announced on"))] = None

    def problems(self) -> Iterator[Problem]:
        """Groups of size have bounds that rise; a later edition has a reason."""
        if self.groups == "size" and not self.bounds:
            yield Problem("size_bounds", N_("is needed: whole numbers that rise, such as 50 100"))
        if self.number > 1 and not self.reason:
            yield Problem("reason", N_("is needed where conditions change"))

    @property
    def bounds(self) -> tuple[int, ...]:
        """The bounds of size as numbers; none where they are not whole numbers that rise."""
        parts = self.size_bounds.replace(",", " ").replace("，", " ").split()
        if not all(part.isascii() and part.isdigit() and 0 < len(part) < 8 for part in parts):
            return ()
        found = tuple(map(int, parts))
        return found if list(found) == sorted(set(found)) and found and found[0] > 0 else ()


@dataclass(frozen=True)
class Prize:
    """What the places from ``first`` to ``last`` receive; a banner is held until it is won from its holder."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    edition: Annotated[int, Field(N_("Edition"), key=True, least=1, most=999)]
    position: Annotated[int, Field(N_("Place"), key=True, least=1, most=999)]
    title_en: Annotated[str, Field(N_("Title, English"), length=96)] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"), length=96)] = ""
    award: Annotated[str, Field(N_("Prize"), help=N_("What is given: a bonus, a tool, a certificate."), length=96)] = ""
    first: Annotated[int, Field(N_("From place"), least=1, most=999)] = 1
    last: Annotated[int, Field(N_("To place"), least=1, most=999)] = 1
    banner: Annotated[bool, Field(N_("Mobile banner"))] = False

    def problems(self) -> Iterator[Problem]:
        """It has a title, its places are in order, and a banner has one holder."""
        if not (self.title_en or self.title_zh):
            yield Problem("title_zh", N_("needs a title in one language at least"))
        if self.last < self.first:
            yield Problem("last", N_("is before the first place"))
        if self.banner and (self.first, self.last) != (1, 1):
            yield Problem("banner", N_("goes to the first place only"))


@dataclass(frozen=True)
class ChosenEntrant:
    """One of the chosen: a team, a member or a co-operative by its code."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    edition: Annotated[int, Field(N_("Edition"), key=True, least=1, most=999)]
    entrant: Annotated[str, Field(N_("Entrant"), key=True, code=True, length=16)]


@dataclass(frozen=True)
class MeasuredValue:
    """A value keyed for one entrant and month; costs in whole units of the currency. Blank is not zero."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    entrant: Annotated[str, Field(N_("Entrant"), key=True, code=True, length=16)]
    what: Annotated[str, Field(N_("Keyed value"), key=True, length=48)]
    value: Annotated[Quantity, Field(N_("Value"), places=4, least=0, most=LARGEST_PRICE)] = None
    period: Annotated[Month, Field(N_("Month"), key=True)] = UNTOLD
    evidence: Annotated[str, Field(N_("Evidence"), help=N_("Where it is written: book and page."))] = ""


@dataclass(frozen=True)
class CompetitionLine:
    """A keyed value that travels with a return: of the co-operative that sends it and of the month of the return."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    what: Annotated[str, Field(N_("Keyed value"), key=True, length=48)]
    value: Annotated[Quantity, Field(N_("Value"), places=4, least=0, most=LARGEST_PRICE)] = None
    evidence: Annotated[str, Field(N_("Evidence"))] = ""


@dataclass(frozen=True)
class QuotaWork:
    """Accepted pieces of one kind of work of a member, and the hours the quota allows for a piece; scrap earns none."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    period: Annotated[Month, Field(N_("Month"), key=True)]
    entrant: Annotated[str, Field(N_("Entrant"), key=True, code=True, length=16)]
    work: Annotated[str, Field(N_("Work"), key=True, length=48)]
    pieces: Annotated[Decimal, Field(N_("Accepted"), places=3, least=0)]
    hours_each: Annotated[Decimal, Field(N_("Hours per piece"), places=4, least=0, most=LARGEST_PRICE)]

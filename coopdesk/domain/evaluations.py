"""What follows the conditions: pledges, evaluations, objections, the committee's decision and what was awarded.

An evaluation and a decision are facts: they are never edited, and what was printed from them prints the same again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_, Problem

OUTCOMES: Final = {"open": N_("open"), "upheld": N_("upheld"), "rejected": N_("rejected")}


@dataclass(frozen=True)
class Pledge:
    """The letter of an entrant: a challenge to another, or an answer to one, with targets of its own."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    entrant: Annotated[str, Field(N_("Entrant"), key=True, code=True, length=16)]
    challenges: Annotated[str, Field(N_("Challenges"), help=N_("Whom it challenges; empty: all."), length=16)] = ""
    text: Annotated[str, Field(N_("Words of the letter"), length=1000)] = ""
    signed_by: Annotated[str, Field(N_("Signed by"), length=96)] = ""
    signed_on: Annotated[date | None, Field(N_("Signed on"))] = None


@dataclass(frozen=True)
class PledgedTarget:
    """What an entrant has pledged to reach in one indicator."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    entrant: Annotated[str, Field(N_("Entrant"), key=True, code=True, length=16)]
    indicator: Annotated[str, Field(N_("Indicator"), key=True, length=48)]
    target: Annotated[Decimal, Field(N_("Pledged"), places=1, least=0)]


@dataclass(frozen=True)
class Evaluation:
    """The printed values of all entrants as they were when it was made, by the terms of one edition.

    ``entries`` is the canonical JSON of them (`domain.entries.written`), ``sources`` that of the statements they were
    taken from: ``{"BJ-001 1954-04": 17}``. Points and places follow from the entries and the edition.
    """

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    number: Annotated[int, Field(N_("Evaluation"), key=True, least=1, most=9999)]
    edition: Annotated[int, Field(N_("Edition"), least=1, most=999)]
    first: Annotated[Month, Field(N_("From month"))]
    last: Annotated[Month, Field(N_("To month"))]
    at: Annotated[str, Field(N_("Evaluated at"), length=32)]
    entries: Annotated[str, Field(N_("Values"), length=100_000_000)]
    sources: Annotated[str, Field(N_("Taken from"), length=100_000_000)]

    @property
    def span(self) -> Period:
        """The months that were evaluated."""
        return Period(self.first, self.last)


@dataclass(frozen=True)
class Objection:
    """What somebody has against an evaluation, what was answered, and how the vote went."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    evaluation: Annotated[int, Field(N_("Evaluation"), key=True, least=1, most=9999)]
    number: Annotated[int, Field(N_("Number"), key=True, least=1, most=9999)]
    objector: Annotated[str, Field(N_("Objector"), length=96)]
    text: Annotated[str, Field(N_("Objection"), length=1000)]
    entrant: Annotated[str, Field(N_("Entrant"), length=16)] = ""
    indicator: Annotated[str, Field(N_("Indicator"), length=48)] = ""
    raised_on: Annotated[date | None, Field(N_("Raised on"))] = None
    reply: Annotated[str, Field(N_("Reply"), length=1000)] = ""
    votes_for: Annotated[int | None, Field(N_("Votes for"), least=0, most=99999)] = None
    votes_against: Annotated[int | None, Field(N_("Votes against"), least=0, most=99999)] = None
    outcome: Annotated[str, Field(N_("Outcome"), choices=OUTCOMES)] = "open"
    settled_on: Annotated[date | None, Field(N_("Settled on"))] = None

    def problems(self) -> Iterator[Problem]:
        """It says who and what; one that is settled has a reply."""
        if not self.objector:
            yield Problem("objector", N_("is needed"))
        if not self.text:
            yield Problem("text", N_("is needed"))
        if self.outcome != "open" and not self.reply:
            yield Problem("reply", N_("is needed to settle it"))
        if self.settled_on is not None and self.raised_on is not None and self.settled_on < self.raised_on:
            yield Problem("settled_on", N_("is before the day on which it was raised"))


@dataclass(frozen=True)
class CommitteeDecision:
    """The committee's protocol on one evaluation: who decided, when, and why where it is not by the points."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    evaluation: Annotated[int, Field(N_("Evaluation"), key=True, least=1, most=9999)]
    decided_on: Annotated[date, Field(N_("Decided on"))]
    committee: Annotated[str, Field(N_("Committee"), help=N_("The names of those who decided."), length=500)]
    chair: Annotated[str, Field(N_("Chair of the committee"), length=96)]
    note: Annotated[str, Field(N_("Note"), length=1000)] = ""

    def problems(self) -> Iterator[Problem]:
        """The committee and its chair are named."""
        for box in ("committee", "chair"):
            if not getattr(self, box):
                yield Problem(box, N_("is needed"))


@dataclass(frozen=True)
class Award:
    """What an entrant received by a decision; the titles as they were announced, the names as they were then."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    evaluation: Annotated[int, Field(N_("Evaluation"), key=True, least=1, most=9999)]
    position: Annotated[int, Field(N_("Number"), key=True, least=1, most=9999)]
    entrant: Annotated[str, Field(N_("Entrant"), code=True, length=16)]
    name_en: Annotated[str, Field(N_("Name, English"), length=96)] = ""
    name_zh: Annotated[str, Field(N_("Name, Chinese"), length=96)] = ""
    place: Annotated[int, Field(N_("Rank"), least=1, most=9999)] = 1
    title_en: Annotated[str, Field(N_("Title, English"), length=96)] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"), length=96)] = ""
    award: Annotated[str, Field(N_("Prize"), length=96)] = ""
    banner: Annotated[bool, Field(N_("Mobile banner"))] = False
    handed_on: Annotated[date | None, Field(N_("Handed over on"))] = None

"""What a receipt carries back, and what a registration says of a seal (EXCHANGE, receipts and identity)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.methods import STATES as RESULTS
from coopdesk.domain.period import Month
from coopdesk.errors import N_

STATES: Final = {
    "standing": N_("received by the federation"),
    "replaced": N_("replaced by a correction"),
    "fork": N_("in dispute"),
    "refused": N_("not accepted"),
    "pending": N_("waiting for the registration sheet to be compared"),
}


@dataclass(frozen=True)
class ReceiptLine:
    """How one packet of a co-operative stands at the federation; ``reason`` is what a person wrote about it."""

    period: Annotated[Month, Field(N_("Month"), key=True)]
    packet: Annotated[str, Field(N_("File number"), key=True, code=True, length=64)]
    revision: Annotated[int, Field(N_("Correction no."), least=1, most=9999)]
    state: Annotated[str, Field(N_("State"), choices=STATES)]
    reason: Annotated[str, Field(N_("Reason"), length=500)] = ""


@dataclass(frozen=True)
class QuestionLine:
    """A question of the federation to a packet that stands, to a line and a box of it or to the whole (empty)."""

    number: Annotated[int, Field(N_("Number"), key=True, least=1)]
    packet: Annotated[str, Field(N_("File number"), code=True, length=64)]
    of_table: Annotated[str, Field(N_("Part"), length=32)]
    line: Annotated[str, Field(N_("Line"), length=200)]
    box: Annotated[str, Field(N_("Box"), length=48)]
    text: Annotated[str, Field(N_("Question"), length=500)]


@dataclass(frozen=True)
class StationLine:
    """The highest number of a file that came from a computer."""

    public_key: Annotated[str, Field(N_("Computer's seal"), key=True, needed=True, length=56)]
    sequence: Annotated[int, Field(N_("Number of the file"), least=1)]


@dataclass(frozen=True)
class PlaceLine:
    """How an entrant stands by an evaluation of a competition of the federation, and what it won by the decision.

    It is of the group of the co-operative that the receipt is for. Before the committee has decided ``decided_on`` is
    empty, and so are the titles; several titles of one entrant stand in one line.
    """

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    evaluation: Annotated[int, Field(N_("Evaluation"), key=True, least=1, most=9999)]
    entrant: Annotated[str, Field(N_("Entrant"), key=True, code=True, length=16)]
    first: Annotated[Month, Field(N_("From month"))]
    last: Annotated[Month, Field(N_("To month"))]
    group_en: Annotated[str, Field(N_("Group, English"), length=96)]
    group_zh: Annotated[str, Field(N_("Group, Chinese"), length=96)]
    name_en: Annotated[str, Field(N_("Name, English"), length=96)]
    name_zh: Annotated[str, Field(N_("Name, Chinese"), length=96)]
    place: Annotated[int | None, Field(N_("Rank"), least=1, most=9999)]
    total: Annotated[Decimal | None, Field(N_("Total"), places=2)]
    state: Annotated[str, Field(N_("Result"), choices=RESULTS)]
    decided_on: Annotated[date | None, Field(N_("Decided on"))] = None
    title_en: Annotated[str, Field(N_("Title, English"), length=500)] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"), length=500)] = ""


@dataclass(frozen=True)
class SealLine:
    """A seal that is to be registered; ``proof`` is its own signature over `registration` (base64)."""

    public_key: Annotated[str, Field(N_("Computer's seal"), key=True, needed=True, length=56)]
    proof: Annotated[str, Field(N_("Proof"), needed=True, length=88)]


def registration(federation: str, cooperative: str, sealed_by: str) -> str:
    """The sentence that a seal signs to be registered for a co-operative by a packet that another one (or itself)
    has sealed; without it one could claim the seal of someone else.
    """
    return f"coopdesk registration {federation} {cooperative} {sealed_by}"

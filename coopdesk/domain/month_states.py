"""How a month of a co-operative stands: from nothing entered to received, asked about or not accepted."""

from dataclasses import dataclass
from typing import Final

from coopdesk.domain.answers import Answer
from coopdesk.errors import N_

MONTH_STATES: Final = {
    "none": N_("Not begun"),
    "skipped": N_("Not reported"),
    "draft": N_("Draft"),
    "final": N_("Final"),
    "sent": N_("Sent"),
    "received": N_("Received by the federation"),
    "question": N_("Question from the federation"),
    "refused": N_("Not accepted"),
    "fork": N_("In dispute"),
    "replaced": N_("Replaced by a correction"),
    "other": N_("Another file counts"),
}
"""The words for how a month stands, the same on every screen."""
_TOLD: Final = {"standing": "received", "pending": "sent", "lost": "sent", "replaced": "other"}


@dataclass(frozen=True)
class MonthStands:
    """How a month stands, a key of `MONTH_STATES`, and since when (UTC; empty where nobody noted it)."""

    state: str
    since: str = ""


def written_stands(written_at: str, answer: Answer | None) -> MonthStands:
    """How a month stands whose file is written: received only by a receipt for exactly this file.

    ``answer`` is the federation's about it. What waits there for its seal, and what it does not list any more, is
    sent.
    """
    said = _TOLD.get(answer.stands, answer.stands) if answer else "sent"
    return MonthStands(said, answer.since if answer and said != "sent" else written_at)

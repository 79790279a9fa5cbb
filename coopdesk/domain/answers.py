"""What the federation has answered about one file of a co-operative, and the words of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coopdesk.domain.language import Language, month_name, say
from coopdesk.domain.period import Month
from coopdesk.domain.questions import question_text
from coopdesk.domain.receipts import STATES, QuestionLine
from coopdesk.errors import N_

LOST: Final = "lost"
"""The state of a packet that an older receipt lists and the newest one does not: it counts as sent again."""
QUESTION: Final = "question"
ANSWERS: Final = {
    **STATES,
    QUESTION: N_("question from the federation"),
    LOST: N_("no longer listed by the federation; counts as sent"),
}
"""The words for what is known of a packet (`Answer.stands`)."""


@dataclass(frozen=True)
class Answer:
    """What is known of one packet: ``state`` is one of `domain.receipts.STATES`, or `LOST`.

    ``since`` is the moment (UTC, by the federation's clock) of the first receipt from which on it was so, ``number``
    that of the newest receipt, ``reason`` what a person at the federation wrote. ``settled`` are questions about what
    it has received that an earlier receipt asks and the newest one does not any more.
    """

    packet: str
    period: Month
    revision: int
    state: str
    since: str
    number: int
    reason: str = ""
    questions: tuple[QuestionLine, ...] = ()
    settled: tuple[QuestionLine, ...] = ()

    @property
    def stands(self) -> str:
        """The state, or `QUESTION` where the federation asks about what it has received: a key of `ANSWERS`."""
        return QUESTION if self.state == "standing" and self.questions else self.state

    def remark(self, language: Language) -> str:
        """What the federation wrote: its questions, else what became of them, else its reason."""
        if self.questions:
            return "  ".join(question_text(question, language) for question in self.questions)
        return self._settled(language) if self.state == "standing" else self.reason

    def _settled(self, language: Language) -> str:
        """That the questions are settled, and why; the reason comes also where the questions never came here."""
        asked = "  ".join(question_text(question, language) for question in self.settled)
        if asked and self.reason:
            message = N_("The question is settled: %(reason)s (asked was: %(asked)s)")
            return say(message, language, reason=self.reason, asked=asked)
        if self.reason:
            return say(N_("The question is settled: %(reason)s"), language, reason=self.reason)
        return say(N_("The question is settled (asked was: %(asked)s)"), language, asked=asked) if asked else ""


def answers_text(answers: Iterable[Answer], language: Language) -> list[str]:
    """A line for each: the month, which correction, how it stands, and what the federation wrote."""
    lines = []
    for answer in sorted(answers, key=lambda one: (one.period, one.revision, one.packet)):
        number = answer.revision - 1
        which = say(N_("Correction %(number)s"), language, number=number) if number else say(N_("Original"), language)
        stands = say(ANSWERS[answer.stands], language)
        parts = [month_name(answer.period, language), which, stands, answer.remark(language)]
        lines.append(" · ".join(filter(None, parts)))
    return lines

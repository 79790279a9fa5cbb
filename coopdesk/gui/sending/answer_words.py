"""What the federation says of a month, in a sentence, and the place in the month that it asks about."""

from coopdesk.domain.answers import Answer
from coopdesk.domain.questions import PARTS, question_text
from coopdesk.domain.receipts import QuestionLine
from coopdesk.errors import Problem
from coopdesk.gui.words import _, language

ASKED = "asked"
"""The code of a problem that stands for a question of the federation."""


def answer_words(said: Answer | None) -> str:
    """What is to be known of a month besides its state; empty where there is nothing."""
    if said is None:
        return ""
    if said.stands == "question":
        return _("The federation asks: %(text)s  (Enter opens the line)", text=said.remark(language()))
    if said.stands == "refused":
        return _("The federation did not accept this file. Reason: %(reason)s", reason=said.reason or _("none given"))
    return {
        "standing": said.remark(language()),
        "fork": _("The federation has two different corrections of this month and has not chosen yet."),
        "pending": _("The file arrived; the federation has still to compare the seal of this computer."),
        "replaced": _("The federation counts another file of this month, which was not written from this data file."),
        "lost": _("Receipt no. %(number)s does not list this file any more: it counts as sent. Write it again.",
                  number=said.number),
    }.get(said.stands, "")  # fmt: skip


def asked_place(question: QuestionLine) -> Problem:
    """Where the monthly return opens for a question: the box of its line, else its part, and what is said there."""
    part = question.of_table if question.of_table in PARTS else "output"
    box = question.box or ("team" if question.line else "")
    return Problem(box, question_text(question, language()), {"part": part}, question.line, "query", ASKED)

"""What the federation says of a month, in a sentence, and the place in the month that it asks about."""

from coopdesk.domain.answers import Answer
from coopdesk.domain.receipts import QuestionLine
from coopdesk.errors import Problem
from coopdesk.gui.words import _

_PAGES = ("output", "labour", "accounts", "movement", "notes")


def answer_words(said: Answer | None) -> str:
    """What is to be known of a month besides its state; empty where there is nothing."""
    if said is None:
        return ""
    if said.stands == "question":
        return _("The federation asks: %(text)s  (Enter opens the line)", text=said.remark)
    if said.stands == "refused":
        return _("The federation did not accept this file. Reason: %(reason)s", reason=said.remark or _("none given"))
    return {
        "fork": _("The federation has two different corrections of this month and has not chosen yet."),
        "pending": _("The file arrived; the federation has still to compare the seal of this computer."),
        "replaced": _("The federation counts another file of this month, which was not written from this data file."),
        "lost": _("Receipt no. %(number)s does not list this file any more: it counts as sent. Write it again.",
                  number=said.number),
    }.get(said.stands, "")  # fmt: skip


def asked_place(question: QuestionLine) -> Problem | str:
    """Where the monthly return opens for a question: the box of its line, else its part."""
    if question.line and question.of_table in ("output", "labour"):
        return Problem(question.box or "team", question.text, line=question.line)
    return question.of_table if question.of_table in _PAGES else "output"

"""The steps of what the federation asks about other months than the one in hand: each opens the line asked about."""

from collections.abc import Iterable

from coopdesk.domain.answers import Answer
from coopdesk.domain.period import Month
from coopdesk.domain.questions import question_text
from coopdesk.gui.sending.answer_words import asked_place
from coopdesk.gui.this_month.steps import Step
from coopdesk.gui.words import _, language


def question_steps(asked: Iterable[Answer], month: Month) -> list[Step]:
    """A step for each question about another month than this one, whose own stands with its sending."""
    return [
        Step(
            _("Asked back"),
            _("%(month)s: %(text)s", month=one.period, text=question_text(question, language())),
            "trouble", "monthly_return", asked_place(question), one.period,
        )
        for one in asked if one.period != month for question in one.questions
    ]  # fmt: skip

"""How a month stands by its file and the federation's answer."""

import pytest

from coopdesk.domain.answers import Answer
from coopdesk.domain.month_states import MONTH_STATES, MonthStands, written_stands
from coopdesk.domain.period import Month
from coopdesk.domain.receipts import QuestionLine

ASKED = (QuestionLine(1, "a" * 64, "", "", "", "Why?"),)


@pytest.mark.parametrize(
    ("state", "asked", "stands"),
    [
        ("standing", (), "received"), ("standing", ASKED, "question"), ("pending", (), "sent"), ("lost", (), "sent"),
        ("refused", (), "refused"), ("fork", (), "fork"), ("replaced", (), "other"),
    ],
)  # fmt: skip
def test_it_is_as_the_federation_says_since_it_says_so_and_else_sent_since_it_was_written(state, asked, stands):
    answer = Answer("a" * 64, Month(1954, 4), 1, state, "then", 2, questions=asked)
    assert written_stands("written", answer) == MonthStands(stands, "written" if stands == "sent" else "then")
    assert stands in MONTH_STATES


def test_without_an_answer_it_is_sent():
    assert written_stands("written", None) == MonthStands("sent", "written")

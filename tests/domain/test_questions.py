"""What a question is about, in words."""

import pytest

from coopdesk.domain.questions import boxes_of, place_text, question_text
from coopdesk.domain.receipts import QuestionLine


@pytest.mark.parametrize(
    ("where", "english", "chinese"),
    [
        (("labour", "T1", "wages"), "Labour, T1, 3 Wages", "劳动工资，T1，3 "),
        (("output", "T1/0801/own", ""), "Output, T1 0801", "产品产量，T1 0801"),
        (("output", "T1/0801/customer", "scrap"), "Output, T1 0801 Customer's material, 3 Scrap", "产品产量，T1 0801 "),
        (("accounts", "", "services"), "Other amounts, 8 Services of an industrial kind", ""),
        (("", "", ""), "", ""),
        (("later", "x", "y"), "later, x, y", "later，x，y"),
    ],
)
def test_the_place_is_said_as_on_paper(where, english, chinese):
    question = QuestionLine(1, "a" * 64, *where, "Why?")
    assert place_text(question, "en") == english
    assert place_text(question, "zh").startswith(chinese)
    assert question_text(question, "en") == (f"{english}: Why?" if english else "Why?")


def test_only_boxes_that_hold_figures_are_asked_about():
    assert [one.name for one in boxes_of("labour")] == ["scheduled", "attended", "wages", "accidents"]
    assert boxes_of("") == boxes_of("movement") == ()

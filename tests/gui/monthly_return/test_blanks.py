"""Boxes not filled in, folded into one point for each line."""

import pytest

from coopdesk.domain.statements import Note
from coopdesk.errors import Problem
from coopdesk.gui.monthly_return.blanks import folded, reason_of_all, unfolded
from coopdesk.services import months


def one(box, line="T1", code="blank-"):
    return Problem(box, "is not filled in", line=line, level="query", code=f"{code}{box}")


def test_blanks_of_a_line_are_one_point_and_everything_else_stays():
    found = folded([one("wages"), one("x", code="change-"), one("accidents"), one("wages", "T2")])
    assert [problem.code for problem in found] == ["blank-wages blank-accidents", "change-x", "blank-wages"]
    assert found[0].values == {"count": 2, "boxes": "3 Wages, 4 Accidents with a day or more off work"}
    assert found[2] == one("wages", "T2")


def test_what_was_folded_comes_apart_again():
    (both,) = folded([one("wages"), one("accidents")])
    assert [problem.code for problem in unfolded(both)] == ["blank-wages", "blank-accidents"]


def test_the_reason_of_several_is_the_one_they_all_have():
    (both,) = folded([one("wages"), one("accidents")])
    reasons = {"blank-wages": "lost", "blank-accidents": ""}
    assert reason_of_all(lambda problem: reasons[problem.code], both) == ""
    assert reason_of_all(lambda _problem: "lost", both) == "lost"


@pytest.mark.usefixtures("labour_kept")
def test_one_reason_settles_all_blanks_of_a_line_and_asks_for_nothing_more(screen, press, store):
    press("T1", "Enter", "0801", "Enter", "239", "Enter", "252", "Enter")
    screen.finish.click()
    press("F2", "The sheet is torn.", "Enter")
    statement = months.current(store, "BJ-001", screen.session.month)
    assert {(note.code, note.text) for note in store.lines(Note, statement.id)} == {
        ("blank-scrap", "The sheet is torn."), ("blank-current_price", "The sheet is torn."),
    }  # fmt: skip
    check = screen.pages.page("check")
    assert check.queries.cards == []
    assert [card.words.text() for card in check.done.cards] == [
        "Team 1, 3 Scrap: is not filled in", "Team 1, 4 Price: is not filled in",
    ]  # fmt: skip


def test_after_last_months_lines_were_taken_over_only_blanks_are_counted(after_march, screen, press):
    press("F4")
    screen.finish.click()
    check = screen.pages.page("check")
    assert len(check.queries.cards) == 6
    assert all("not filled in (" in card.words.text() for card in check.queries.cards)
    assert check.state.text().startswith("6 points stand in the way")

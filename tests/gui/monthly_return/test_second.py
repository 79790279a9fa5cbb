"""A month keyed a second time, compared and settled, by keys."""

from decimal import Decimal

import pytest

from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.domain.verification import Verification
from coopdesk.services import months, second_keying

from .conftest import APRIL, output


@pytest.fixture
def keyed(after_march, store):
    """April, keyed once."""
    statement = months.draft(store, "BJ-001", APRIL)
    months.save_line(store, statement, output("T1", 239, 252, 4, 114500))
    months.save_line(store, statement, LabourLine("T1", 1, 520, 507, 5_200_000, 0))
    return statement


@pytest.fixture
def page(keyed, screen):
    screen.refresh()
    screen.go_to("second")
    return screen.pages.page("second")


def key_again(press, wages="5200000"):
    press("T1", "Enter", "0801", "Enter", "239", "Enter", "252", "Enter", "4", "Enter", "114500", "Enter", "F8")
    press("520", "Enter", "507", "Enter", wages, "Enter", "0", "Enter")


def differences(page):
    table = page.pages.page("compare").table
    return [[column.text(row) for column in table.rows.columns] for row in table.rows.rows]


def test_it_begins_blank_with_nothing_of_the_first_or_of_last_month(page):
    lines = page.pages.page("output").lines
    assert (lines.rows, lines.offered(0, lines.columns[1])) == ((), None)
    assert not page.pages.page("output").take_over.isVisible()
    assert page.hand.last is None
    assert page.give_up.isHidden()


def test_it_is_keyed_and_compared_and_never_touches_the_first(page, press, store, keyed, screen):
    key_again(press, wages="5300000")
    assert [line.wages for line in store.lines(LabourLine, keyed.id)] == [5_200_000]
    press("F9")
    compare = page.pages.page("compare")
    assert differences(page) == [["Team 1", "3 Wages", "5,200,000", "5,300,000"]]
    assert compare.sentence.text() == (
        "Second keying: 8 cells compared, 1 differed, error rate 12.5 %. Not settled yet: 1."
    )
    press("1")
    assert (differences(page), [line.wages for line in store.lines(LabourLine, keyed.id)]) == ([], [5_200_000])
    screen.go_to("check")
    words = "Second keying: 8 cells compared, 1 differed, error rate 12.5 %."
    assert screen.pages.page("check").facts.text() == words
    assert [(one.cells, one.operator) for one in store.lines(Verification, keyed.id)] == [(8, "Wang Guiying")] * 2


def test_where_the_second_is_right_the_first_is_corrected_and_shown_so(page, press, store, keyed, screen):
    screen.go_to("labour")
    screen.go_to("second")
    key_again(press, wages="5300000")
    press("F9", "2")
    assert [line.wages for line in store.lines(LabourLine, keyed.id)] == [5_300_000]
    assert screen.pages.page("labour").lines.rows[0].values["wages"] == 5_300_000


def test_what_is_not_keyed_again_is_named_and_not_taken_over(page, press, window, store, keyed):
    press("T1", "Enter", "0801", "Enter", "239", "Enter", "F9")
    assert [row[2:] for row in differences(page)] == [["shown when keyed", "not keyed yet"]] * 7
    press("1")
    assert window.foot.said.text() == "This cell is not keyed a second time yet; key it first, then compare."
    verify = second_keying.second(store, "BJ-001", APRIL)
    assert [line.qualified for line in store.lines(OutputLine, verify.id)] == [None]


def test_it_stays_in_another_language_and_is_given_up_after_a_second_press(page, press, window, store):
    press("T1", "Enter", "0801", "Enter", "5", "Enter")
    window.change_language("zh")
    window.front.go_to("second")
    again = window.front.pages.page("second")
    assert again.pages.page("output").lines.rows[0].values["planned"] == Decimal(5)
    again.give_up.click()
    again.really.click()
    assert second_keying.second(store, "BJ-001", APRIL) is None
    assert again.pages.page("output").lines.rows == ()


def test_before_the_first_keying_it_says_what_comes_first(screen):
    screen.go_to("second")
    page = screen.pages.page("second")
    assert page.words.text() == "April 1954 is not keyed yet; the second keying follows the first."
    assert not page.pages.isVisible()


def test_undo_beyond_this_session_takes_back_the_second_keying_alone(page, press, window, store, keyed):
    press("T1", "Enter", "0801", "Enter", "5", "Enter")
    window.change_language("en")
    window.front.go_to("second")
    again = window.front.pages.page("second")
    press("Ctrl+Z")
    assert [row.values["planned"] for row in again.pages.page("output").lines.rows] == [None]
    assert [line.planned for line in store.lines(OutputLine, keyed.id)] == [239]


def test_a_file_that_is_only_looked_at_is_compared_and_says_why_nothing_is_settled(page, press, window, store, keyed):
    key_again(press, wages="5300000")
    store.look_only = True
    page.refresh()
    page.open("compare")
    compare = page.pages.page("compare")
    assert (len(differences(page)), compare.second.isEnabled(), page.give_up.isHidden()) == (1, False, True)
    compare.table.setFocus()
    press("2")
    assert window.foot.said.text().startswith(page.hand.why_fixed)
    assert [line.wages for line in store.lines(LabourLine, keyed.id)] == [5_200_000]

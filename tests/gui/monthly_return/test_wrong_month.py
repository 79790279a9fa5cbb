"""A month that is perhaps the wrong one: the banner, and moving it, by keys."""

from PySide6.QtWidgets import QApplication

from coopdesk.domain.period import Month
from coopdesk.domain.statements import OutputLine
from coopdesk.services import months
from tests.gui.monthly_return.test_screen import key_output, output, shown

MARCH, APRIL, MAY = Month(1954, 3), Month(1954, 4), Month(1954, 5)


def test_a_later_month_says_that_an_older_one_is_not_reported_and_goes_there(window, screen, press):
    window.header.later.click()
    assert screen.wrong.words.text() == "April is not reported yet. You are filling in May."
    screen.wrong.back.click()
    assert screen.session.month == APRIL
    assert QApplication.focusWidget() is output(screen).grid.box


def test_the_oldest_month_says_so_where_a_later_one_was_begun(window, screen, press):
    window.header.later.click()
    press("T1", "Enter", "0801", "Enter")
    window.header.earlier.click()
    assert screen.wrong.words.text() == "April is not reported yet. You are filling in April."
    assert screen.wrong.back.isHidden()
    window.change_language("zh")
    assert window.front.wrong.words.text() == "4月尚未报。现在填的是4月。"


def test_the_month_in_hand_needs_no_banner_where_all_is_in_order(screen, press):
    key_output(press)
    assert screen.wrong.isHidden()


def test_a_month_is_moved_by_keys_with_what_is_half_typed(window, screen, press, store, kept):
    window.header.later.click()
    key_output(press)
    press("T1", "Enter", "nothing such", "Enter", "7", "Enter")
    press("Ctrl+M")
    assert screen.wrong.box.currentText() == "April 1954"
    press("Enter")
    assert screen.session.month == APRIL
    assert [line.team for line in kept(OutputLine, APRIL)] == ["T1", "T2", "T3"]
    assert months.current(store, "BJ-001", MAY) is None
    assert shown(screen, 3)[1] == "nothing such"
    assert window.foot.said.text() == "All that was entered in May 1954 stands in April 1954 now."
    assert output(screen).grid.box.hasFocus()


def test_it_is_left_where_it_is_with_esc(window, screen, press, store):
    window.header.later.click()
    key_output(press)
    press("Ctrl+M", "Esc")
    assert (screen.wrong.box.isHidden(), screen.session.month) == (True, MAY)
    assert output(screen).grid.box.hasFocus()


def test_a_month_that_does_not_take_it_is_refused_beside_the_box(window, screen, press, store):
    window.header.later.click()
    key_output(press)
    press("Ctrl+M", "1954-03", "Enter")
    assert screen.wrong.trouble.text().startswith("“1954-03” is not on the list")
    months.draft(store, "BJ-001", APRIL)
    press("Esc", "1954-04", "Enter")
    assert screen.wrong.trouble.text() == "April 1954 is begun already; choose a month that is not begun."
    assert screen.session.month == MAY


def test_a_final_month_or_an_empty_one_is_not_moved_and_says_so(after_march, window, screen, press):
    press("Ctrl+M")
    assert window.foot.said.text() == "Only a draft that is no correction can be moved to another month."
    window.header.earlier.click()
    assert screen.wrong.start.isHidden()

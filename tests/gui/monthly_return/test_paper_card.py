"""Totals on paper beside the lines, by keys."""

from PySide6.QtWidgets import QApplication

from coopdesk.domain.statements import PaperTotal
from coopdesk.services import months
from tests.gui.monthly_return.test_screen import key_labour, key_output, output


def totals(store, month):
    statement = months.current(store, "BJ-001", month)
    return {total.what: total.total for total in store.lines(PaperTotal, statement.id)} if statement else {}


def key_to_totals(press):
    """Three lines; Enter on the empty line, with nothing typed, goes on to the totals."""
    key_output(press)
    press("Enter")


def seen(page):
    card = page.paper
    return card.heading.text(), card.sum.text(), card.box.text(), card.difference.text()


def test_enter_after_the_last_line_goes_to_the_totals_and_on_to_labour(screen, press, store):
    key_to_totals(press)
    assert output(screen).paper.box.hasFocus()
    press("86791000", "Enter")
    assert seen(output(screen)) == ("Compare with paper, column 7", "87,170,000", "", "")
    press("87,170,001", "Enter")
    assert screen.pages.current == "labour"
    assert totals(store, screen.session.month) == {"value_current": 86_791_000, "value_constant": 87_170_001}


def test_the_difference_is_live_while_lines_and_total_are_typed(screen, press):
    key_to_totals(press)
    press("Enter", "100,740,000")
    assert seen(output(screen))[1:] == ("87,170,000", "100,740,000", "13,570,000")
    press("F7")
    output(screen).grid.go(0, "qualified")
    press("370", "Enter")
    assert seen(output(screen))[1:] == ("100,740,000", "100,740,000", "0")


def test_the_column_in_hand_is_compared_and_f7_goes_there_and_back(screen, press):
    key_to_totals(press)
    output(screen).grid.go(1, "current_price")
    output(screen).grid.box.setFocus()
    assert seen(output(screen))[0] == "Compare with paper, column 5"
    press("F7")
    assert output(screen).paper.box.hasFocus()
    press("5", "F7")
    assert output(screen).grid.box.hasFocus()
    assert (output(screen).grid.row, seen(output(screen))[2]) == (1, "5")


def test_a_total_that_cannot_be_read_stays_and_says_why(window, screen, press, store):
    key_to_totals(press)
    press("12x", "Enter")
    assert output(screen).paper.box.hasFocus()
    assert output(screen).paper.trouble.text() == "“12x” is not a number; write digits only."
    screen.finish.click()
    assert window.foot.said.text().endswith("“12x” is not a number; write digits only.")
    screen.go_to("output")
    assert output(screen).paper.box.text() == "12x"
    assert totals(store, screen.session.month) == {}


def test_totals_are_taken_back_and_done_again(screen, press, store):
    month = screen.session.month
    key_to_totals(press)
    press("1", "Enter", "2", "Shift+Enter", "Ctrl+Z")
    assert totals(store, month) == {"value_current": 1}
    press("Ctrl+Z")
    assert totals(store, month) == {}
    press("Ctrl+Y")
    assert (totals(store, month), output(screen).paper.box.text()) == ({"value_current": 1}, "1")


def test_esc_takes_back_what_was_typed_and_a_second_one_stays(screen, press):
    key_to_totals(press)
    press("5", "Esc", "Esc")
    assert output(screen).paper.box.hasFocus()
    assert output(screen).paper.box.text() == ""


def test_a_difference_is_a_point_of_the_check_that_jumps_to_its_total(screen, press, store):
    key_to_totals(press)
    press("Enter", "1", "Enter")
    key_labour(press)
    press("1560", "Enter", "1521", "Enter", "15600000", "Enter")
    (card,) = screen.pages.page("check").queries.cards
    assert card.words.text().startswith("Value, constant prices: the lines make 87,170,000, the paper says 1;")
    card.setFocus()
    press("Enter")
    assert output(screen).paper.box.hasFocus()
    assert output(screen).paper.box.accessibleName() == "Total on paper, 7 Value, 1952 prices"
    assert output(screen).side.problems.cards == []
    press("Delete", "Enter")
    assert totals(store, screen.session.month) == {"scheduled": 1560, "attended": 1521, "wages": 15_600_000}


def test_the_totals_of_a_final_month_are_read_only_and_say_why(after_march, window, screen, press):
    window.header.earlier.click()
    output(screen).grid.box.setFocus()
    press("F7", "5")
    assert QApplication.focusWidget() is output(screen).paper.box
    assert output(screen).paper.box.text() == ""
    assert window.foot.said.text() == "March 1954 is final. “Correct this month” opens it again."


def test_labour_compares_days_and_wages(screen, press):
    press("Ctrl+PgDn")
    key_labour(press)
    page = screen.pages.page("labour")
    sums = []
    for _what in page.totals:
        sums.append(seen(page)[:2])
        press("Down")
    assert sums == [
        ("Compare with paper, column 1", "1,560"),
        ("Compare with paper, column 2", "1,521"),
        ("Compare with paper, column 3", "15,600,000"),
    ]

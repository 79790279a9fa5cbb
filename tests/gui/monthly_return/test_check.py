"""The check of a month, by keys: every point has its keys, and what comes after the month is final."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.statements import Note
from coopdesk.gui.screens import keys_of
from coopdesk.services import months
from tests.gui.monthly_return.test_screen import key_output, output


@pytest.fixture
def check(screen):
    return screen.pages.page("check")


def key_two_queries(press, screen):
    key_output(press)
    output(screen).grid.go(0, "qualified")
    press("118", "Enter", "100", "Enter")


@pytest.mark.usefixtures("labour_kept")
def test_every_point_names_its_keys_and_tab_goes_from_one_to_the_next(screen, press, check):
    key_two_queries(press, screen)
    screen.finish.click()
    first, second = check.queries.cards
    assert first.hint.text() == "Enter: go to the cell  •  F2: give the reason"
    assert first.hasFocus()
    press("Tab")
    assert second.hasFocus()
    press("Up")
    assert first.hasFocus()


@pytest.mark.usefixtures("labour_kept")
def test_a_point_in_hand_wears_a_frame(screen, press, check):
    key_two_queries(press, screen)
    screen.finish.click()
    first, second = check.queries.cards

    def edge(card):
        return card.grab().toImage().pixelColor(0, card.height() // 2).name()

    assert edge(first) == "#9e2b25" != edge(second)


def test_after_a_refused_month_the_cursor_is_on_the_first_point(screen, press, check):
    key_two_queries(press, screen)
    screen.finish.click()
    check.form.begin()
    press("Wang", "Enter", "Li", "Enter", "503", "Enter")
    assert check.queries.cards[0].hasFocus()
    press("F2", "The loom was broken.")
    assert QApplication.focusWidget() is check.queries.cards[0].reason


def test_help_in_the_box_for_a_reason_is_its_own(screen, press, check):
    key_two_queries(press, screen)
    screen.finish.click()
    press("F2")
    assert QApplication.focusWidget().accessibleDescription().startswith("Why the figure is right")


@pytest.mark.usefixtures("labour_kept")
def test_a_refused_text_is_one_fault_not_two(screen, press, check):
    key_output(press)
    output(screen).grid.go(0, "scrap")
    press("5o", "Enter")
    screen.finish.click()
    assert [len(problems.cards) for problems in (check.errors, check.queries)] == [1, 0]
    assert check.errors.cards[0].words.text().startswith("Team 1, 3 Scrap: “5o” is not a number")
    assert "One point" in check.state.text()


def test_a_line_without_a_team_on_the_labour_page_leads_back_there(screen, press, check):
    screen.go_to("labour")
    press("F5", "5o", "Enter")
    screen.go_to("check")
    assert check.errors.cards[0].hasFocus()
    assert check.errors.cards[0].words.text().startswith("Line 4, A Team: There is no team “5o”")
    press("Enter")
    assert (screen.pages.current, screen.pages.page("labour").grid.row) == ("labour", 3)


def test_what_is_in_hand_on_a_page_not_shown_yet_stops_the_month(window, screen, press, store):
    screen.go_to("labour")
    press("F5", "5o", "Enter")
    screen.go_to("notes")
    window.change_language("zh")
    check = window.front.pages.page("check")
    window.front.go_to("check")
    assert len(check.errors.cards) == 1


@pytest.mark.usefixtures("labour_kept")
def test_a_final_month_goes_on_to_the_paper_and_keeps_its_reasons_in_sight(window, screen, press, check, store):
    key_two_queries(press, screen)
    statement = months.current(store, "BJ-001", screen.session.month)
    for code in ("fulfilment", "quality"):
        months.save_note(store, statement, Note(code, "T1/0801/own", "The loom was broken."))
    screen.refresh()
    screen.finish.click()
    press("Wang", "Enter", "Li", "Enter", "503", "Enter")
    assert screen.hand.final
    assert [card.reason.text() for card in check.done.cards] == ["The loom was broken."] * 2
    assert all(card.reason.isReadOnly() for card in check.done.cards)
    assert screen.lock.onward.text() == f"Next: print the form (Ctrl+P), then send ({keys_of('sending')})"
    press("Enter")
    assert (window.current, window.front.shown) == ("reports", ("monthly-return", screen.session.month))


def test_the_keys_in_the_foot_are_those_of_the_page(screen):
    assert "F5 new line" in screen.hint.text()
    screen.go_to("check")
    assert "F5" not in screen.hint.text()
    assert "F2: give the reason" in screen.hint.text()


def test_the_names_to_be_signed_explain_themselves(screen, check):
    screen.go_to("check")
    assert date(1954, 5, 3) == screen.hand.month.due(3)
    assert all(row.box.accessibleDescription() for row in check.form.boxes.values())

"""The keyboard of SCREENS on the monthly return, line by line."""

from decimal import Decimal
from time import process_time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.statements import LabourLine
from coopdesk.gui.settings import read_settings
from coopdesk.services import months
from tests.gui.monthly_return.test_screen import key_output, output


def first_figure(kept):
    return kept()[0].planned


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("120+132", Decimal(252)), ("=3*40", Decimal(120)), ("=-5+12", Decimal(7)), ("0", Decimal(0)),
        ("-", NOT_APPLICABLE), ("１２３，４５６", Decimal(123456)), ("１２．５", Decimal("12.5")),
        ("1,234", Decimal(1234)),
    ],
)  # fmt: skip
def test_what_is_typed_into_a_number(screen, press, kept, typed, value):
    press("T1", "Enter", "0801", "Enter", *([typed] if typed else []), "Enter")
    assert first_figure(kept) == value


def test_delete_makes_a_cell_blank_and_a_negative_quantity_is_refused(screen, press, kept):
    press("T1", "Enter", "0801", "Enter", "5", "Enter")
    output(screen).grid.go(0, "planned")
    press("Delete")
    assert first_figure(kept) is None
    press("-5", "Enter")
    assert first_figure(kept) is None
    assert [card.words.text() for card in output(screen).side.refused.cards] == [
        "Line 1, 1 Planned: cannot be negative"
    ]


def test_the_keypads_decimal_key_is_the_decimal_sign_on_every_keyboard(screen, press, kept):
    press("T1", "Enter", "0801", "Enter", "12")
    comma = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Comma, Qt.KeyboardModifier.KeypadModifier, ",")
    QApplication.sendEvent(QApplication.focusWidget(), comma)
    press("5", "Enter")
    assert first_figure(kept) == Decimal("12.5")


def test_esc_reverts_first_and_then_does_nothing(window, screen, press):
    press("T1", "Enter", "0801", "Enter", "12", "Esc")
    assert output(screen).grid.box.text() == ""
    press("Esc", "Esc")
    assert (window.current, screen.pages.current) == ("monthly_return", "output")
    assert output(screen).grid.box.hasFocus()


@pytest.mark.parametrize("keys", ["Ctrl+S", "F6"])
def test_everything_is_saved_already_and_the_key_says_so(window, screen, press, kept, keys):
    press("T1", "Enter", "0801", "Enter", "12", keys)
    assert first_figure(kept) == 12
    assert window.foot.said.text().startswith("Saved ")


def test_f1_and_the_list_of_keys_open_and_close_and_the_cell_is_as_it_was(window, screen, press):
    press("T1", "Enter", "0801", "Enter", "12")
    for keys in ("F1", "Ctrl+/"):
        press(keys)
        assert window.panel.isVisible()
        press("Esc")
        assert output(screen).grid.box.text() == "12"
        assert output(screen).grid.box.hasFocus()


@pytest.mark.parametrize("keys", ["F3", "Ctrl+F"])
def test_a_line_is_searched_and_esc_clears_and_goes_back(screen, press, keys):
    key_output(press)
    page = output(screen)
    page.grid.go(0, "qualified")
    press(keys, "26")
    assert (page.grid.row, page.grid.column.name, page.search.found.text()) == (1, "qualified", "1 of 1")
    press("Esc")
    assert page.grid.box.hasFocus()
    assert (page.search.isVisible(), page.search.box.text()) == (False, "")


def test_enter_goes_to_the_next_line_found_and_round(screen, press):
    key_output(press)
    page = output(screen)
    page.grid.go(0, "qualified")
    press("F3", "ditan")
    rows = [page.grid.row]
    for stroke in ("Enter", "F3", "Enter"):
        press(stroke)
        rows.append(page.grid.row)
    assert rows == [0, 1, 2, 0]
    press("x")
    assert page.search.found.text() == "Nothing found"


def test_down_on_the_last_line_is_a_new_line(screen, press):
    key_output(press)
    output(screen).grid.go(2, "team")
    press("Down", "T1", "Enter")
    assert len(output(screen).lines.rows) == 4


def test_two_dots_copy_the_words_above(screen, press, kept):
    key_output(press)
    press("T1", "Enter", "0101", "Enter")
    output(screen).grid.go(4, "team")
    press("T2", "Enter", "..", "Enter")
    assert [(line.team, line.product) for line in kept()][-1] == ("T2", "0101")


def test_the_way_of_filling_is_switched_on_every_page_and_remembered(window, screen, press):
    key_output(press)
    output(screen).grid.go(0, "qualified")
    press("Ctrl+Shift+H", "Enter")
    assert (output(screen).grid.row, output(screen).grid.column.name) == (1, "qualified")
    assert read_settings().filling == "down"
    press("Ctrl+PgDn", "520", "Enter")
    labour = screen.pages.page("labour")
    assert (labour.grid.row, labour.grid.column.name) == (1, "scheduled")
    assert labour.filling.text() == "Down the column ↓"
    press("Ctrl+Shift+H")
    assert read_settings().filling == ""
    assert window.foot.said.text() == "Enter goes along the row now."


def test_a_line_that_was_moved_stands_there_when_the_month_is_read_again(window, screen, press, kept):
    key_output(press)
    output(screen).grid.go(2, "qualified")
    press("Alt+Up", "Alt+Up")
    window.header.later.click()
    window.header.earlier.click()
    assert [line.team for line in kept()] == ["T3", "T1", "T2"]
    column = output(screen).lines.columns[0]
    assert [output(screen).lines.text(row, column) for row in range(3)] == ["Team 3", "Team 1", "Team 2"]


def test_a_month_without_work_goes_through_to_final_by_keys(screen, press, store, qtbot):
    screen.finish.click()
    check = screen.pages.page("check")
    while QApplication.focusWidget() is not check.nil:
        press("Shift+Tab")
    press(" ")
    qtbot.wait(5)
    assert check.nil.isChecked()
    assert check.state.text() == "Nothing stands in the way of making April 1954 final."
    check.form.begin()
    press("Wang Guiying", "Enter", "Li Changshun", "Enter", "503", "Enter")
    statement = months.current(store, "BJ-001", screen.session.month)
    assert (statement.state, statement.nil) == ("closed", True)


def test_ten_thousand_pasted_rows_that_mean_nothing_are_refused_soon_and_taken_back(screen, press, kept):
    QGuiApplication.clipboard().setText("\n".join(f"N{n}\t0801" for n in range(10_000)))
    begun = process_time()
    press("Ctrl+V")
    assert process_time() - begun < 20
    assert kept() == []
    assert len(output(screen).side.refused.cards) == 50
    assert output(screen).side.refused.more.text() == "and 9950 more, when these are settled"
    press("Ctrl+Z")
    assert output(screen).lines.rows == ()


def test_a_month_is_pasted_onto_the_lines_of_every_team(screen, press, kept):
    press("Ctrl+PgDn")
    QGuiApplication.clipboard().setText("班组\t出勤工日\t制度工日\nTeam 3\t507\t520\n二组\t480\t494\n")
    press("Ctrl+V")
    assert [(line.team, line.scheduled, line.attended) for line in kept(LabourLine)] == [
        ("T2", 494, 480), ("T3", 520, 507),
    ]  # fmt: skip

"""Figures before the start, by keys: keyed from paper, checked, made final, corrected."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.opening import FIGURE_ROWS, OpeningLine, OpeningProduct, columns_of
from coopdesk.domain.operators import Operator
from coopdesk.domain.period import Month
from coopdesk.gui.clipboard import copy_table
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import opening

APRIL = Month(1954, 4)
YEAR = columns_of(APRIL)[0]
PAPER = ["250", "240", "245", "230", "245", "5", "22", "3", "2", "1", "24", "22.5", "1638", "1600", "52000", "0"]


@pytest.fixture
def window(shown, session):
    from coopdesk.gui.cooperative.screen import CooperativeScreen

    return shown(Window(session, [Place("cooperative", "This co-operative", CooperativeScreen)]))


@pytest.fixture
def page(window):
    window.front.go_to("opening")
    return window.front.opening


@pytest.fixture
def kept(store):
    def values(column=YEAR):
        statement = opening.current(store, "BJ-001")
        return opening.of_statement(store, statement).values(column) if statement else None

    return values


def key_paper(press):
    for text in PAPER:
        press(text, "Enter")


def grid(page, name="figures"):
    return page._grids[name]


def test_a_column_is_keyed_downwards_and_kept_as_it_is_typed(page, press, kept):
    key_paper(press)
    assert kept() == dict(zip(FIGURE_ROWS, map(Decimal, PAPER), strict=True))
    assert (grid(page).row, grid(page).column.name) == (0, "1953-01.1953-03")


def test_cells_reckon_and_tell_blank_nought_and_not_applicable_apart(page, press, kept):
    press("120+132", "Enter", "-", "Enter", "０", "Enter", "Enter", "１２，３４５", "Enter")
    assert list(kept().values())[:5] == [252, NOT_APPLICABLE, 0, None, 12345]
    press("Up", "Delete")
    assert kept()["inspected_value_constant"] is None


def test_undo_brings_each_cell_back_in_the_file_too(page, press, kept):
    press("5", "Enter", "6", "Enter", "Ctrl+Z", "Ctrl+Z")
    assert set(kept().values()) == {None}
    press("Ctrl+Y", "Ctrl+Y")
    assert list(kept().values())[:2] == [5, 6]


def test_what_a_figure_cannot_be_stays_in_its_cell_and_stands_in_the_way(page, press, kept, window):
    grid(page).go(FIGURE_ROWS.index("wages"), "1954-01.1954-03")
    press("12.5", "Enter")
    assert kept() is None or kept()["wages"] is None
    page.open("check")
    assert "Wages" in page.check.errors.cards[0].words.text()
    assert "not a whole number" in page.check.errors.cards[0].words.text()
    assert window.front.unfinished()
    press("Enter", "13", "Enter")
    assert kept()["wages"] == 13
    assert window.front.unfinished() == ""


def test_rows_of_the_form_can_be_neither_added_nor_taken_away(page, press, kept):
    for keys in ("F5", "Ctrl+Shift+D", "Ctrl+Delete"):
        press("7", keys)
        assert len(grid(page).lines.rows) == len(FIGURE_ROWS)
    grid(page).go(15, "1954-01.1954-03")
    copy_table([["1"], ["2"], ["3"]])
    press("Ctrl+V")
    assert len(grid(page).lines.rows) == len(FIGURE_ROWS)
    assert kept()["lost_time_accidents"] == 1


def test_goods_are_chosen_and_kept(page, press, store):
    page.open("goods")
    press("0101", "Enter", "5,600", "Enter", "0801", "Enter", "-", "Enter")
    lines = store.lines(OpeningProduct, opening.current(store, "BJ-001").id)
    assert lines == [OpeningProduct("0101", Decimal(5600)), OpeningProduct("0801", NOT_APPLICABLE)]


def test_they_are_made_final_by_keys_and_opened_again_with_a_reason(page, press, store, window):
    key_paper(press)
    press(*["Ctrl+PgDn"] * 2)
    assert page.pages.current == "check"
    press("Wang", "Enter", "Li", "Enter")
    assert opening.in_force(store, "BJ-001") is not None
    assert grid(page).lines.locked
    assert "final" in page.banner.text()
    page.open("check")
    assert page.check.reason.hasFocus()
    press("Enter")
    assert page.check.trouble.text()
    press("slip of the pen", "Enter")
    assert not grid(page).lines.locked
    assert [version.state for version in page.hand.versions] == ["closed", "draft"]


def test_who_only_enters_is_told_who_makes_them_final(page, press, store, session):
    store.save(Operator("Li", "administrator"), Operator("Wang Guiying", "entry"))
    key_paper(press)
    page.open("check")
    press("Wang", "Enter", "Li", "Enter")
    assert "Li" in page.check.trouble.text()
    assert opening.in_force(store, "BJ-001") is None


def test_an_earlier_version_can_be_read_and_not_changed(page, press, store):
    key_paper(press)
    opening.close(store, opening.current(store, "BJ-001"), "Wang", "Li")
    again = opening.amend(store, "BJ-001", "slip")
    opening.save_figure(store, again, OpeningLine("wages", YEAR.first, YEAR.last, Decimal(1)))
    page.refresh()
    page.open("check")
    page.check.versions.setFocus()
    page.check.versions.take(0)
    press("Enter")
    wages = FIGURE_ROWS.index("wages")
    assert grid(page).lines.rows[wages].values["1954-01.1954-03"] == 52000
    assert grid(page).lines.locked
    page.check.versions.take(1)
    page.check.versions.chosen.emit(page.check.versions.row)
    assert grid(page).lines.rows[wages].values["1954-01.1954-03"] == 1


def test_blanks_lead_to_the_first_blank_cell_and_take_one_reason(page, press):
    press("5", "Enter")
    page.open("check")
    card = page.check.queries.cards[0]
    assert "15 boxes are not filled in" in card.words.text()
    press("Enter")
    assert (grid(page).row, grid(page).column.name) == (1, "1954-01.1954-03")
    page.open("check")
    press("F2", "papers were lost", "Enter")
    assert page.check.queries.cards == []


def test_what_is_half_typed_outlives_the_screen(page, press, window, kept):
    press("5o", "Enter", "7")
    window.front.leave()
    assert "opening" in window.front.session.in_hand["cooperative"]
    window.front.refresh()
    assert grid(page).lines.text(0, grid(page).column) == "5o"
    assert kept()["output_value_constant"] == 7


def test_another_first_month_asks_for_other_columns(page, store, window):
    store.save(replace(store.desk, start=Month(1954, 1)))
    window.front.refresh()
    names = [column.name for column in grid(page).lines.columns if column.typed]
    assert (names[0], len(names)) == ("1953-01.1953-01", 12)
    store.save(replace(store.desk, start=None))
    window.front.refresh()
    assert page.pages.isHidden()
    assert "Enter the first month" in page.banner.text()
    assert QApplication.focusWidget() is not None

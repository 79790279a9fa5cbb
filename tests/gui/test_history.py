"""The screen of what was done: found, shown box by box, taken back, brought back; all by keys."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.members import Member
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui import words
from coopdesk.gui.history.screen import HistoryScreen
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services import members, months
from tests.gui.conftest import APRIL

LI = Member("BJ-001", "0001", "李兰", "F", 1919, "T1", date(1952, 5, 1), "founder")


@pytest.fixture
def entered(store):
    """A member and a line of April, each by another hand."""
    members.save_member(store, LI, "Wang Guiying")
    april = months.draft(store, "BJ-001", APRIL, "Li Changshun")
    months.save_line(store, april, LabourLine("T1", 1, wages=5_200_000), operator="Li Changshun")
    return april


@pytest.fixture
def window(shown, session, entered):
    return shown(Window(session, places("cooperative"), start="history"))


@pytest.fixture
def page(window):
    return window.front.operations


def test_the_last_operation_is_in_hand_with_its_boxes(page):
    assert (page.list.row.who, page.list.row.what) == ("Li Changshun", "April 1954, Labour T1: entered")
    assert [(row.box, row.before, row.after) for row in page.boxes.rows.rows] == [
        ("A Team", "(blank)", "T1"), ("3 Wages", "(blank)", "5,200,000"),
    ]  # fmt: skip


def test_typing_narrows_to_a_person_and_esc_shows_all(page, press):
    everything = page.list.rows.rowCount()
    press("李")
    assert [row.what for row in page.list.rows.rows] == ["Member 0001 李兰: entered"]
    press("Esc")
    assert page.list.rows.rowCount() == everything


def test_an_operation_is_taken_back_when_it_is_asked_twice_and_again_the_other_way(window, page, press, store, entered):
    press("Ctrl+Z")
    assert window.foot.said.text() == "Ctrl+Z once more takes back: April 1954, Labour T1: entered"
    assert len(store.lines(LabourLine, entered.id)) == 1
    press("Ctrl+Z")
    assert store.lines(LabourLine, entered.id) == []
    press("Up", "Ctrl+Z", "Ctrl+Z")
    assert [line.wages for line in store.lines(LabourLine, entered.id)] == [5_200_000]
    assert store.query("SELECT operator FROM change ORDER BY counter DESC LIMIT 1") == [("Wang Guiying",)]


def test_what_cannot_be_taken_back_says_why(window, page, press):
    press("Ctrl+End", "Ctrl+Z")
    page.list.take(page.list.rows.rowCount() - 1)
    press("Ctrl+Z")
    assert window.foot.said.text() == "The set-up of the desk itself is not taken back."


def test_enter_goes_into_the_boxes_and_esc_back(page, press):
    press("Enter")
    assert page.boxes.hasFocus()
    press("Esc")
    assert page.list.hasFocus()


def test_what_was_taken_out_is_brought_back_from_the_bin(window, press, store):
    members.remove_member(store, members.get(store, "BJ-001", "0001"))
    window.session.saved()
    press("Ctrl+PgDn")
    assert [row.what for row in window.front.bin.list.rows.rows] == ["Member 0001 李兰: taken out"]
    press("Ctrl+Z")
    assert members.get(store, "BJ-001", "0001").name == "李兰"
    assert window.foot.said.text() == "Member 0001 李兰 is back."
    assert window.front.bin.list.rows.rows == []


def test_ctrl_h_shows_the_history_of_the_member_on_the_sheet(window, press, store):
    members.save_member(store, LI, "Wang Guiying")
    members.save_member(store, Member(**{**vars(members.get(store, "BJ-001", "0001")), "team": "T2"}), "Zhao")
    window.open("members")
    press("Ctrl+H")
    page = window.front.operations
    assert page.only.text() == "History of Member 0001 李兰"
    assert [(row.who, row.what) for row in page.list.rows.rows] == [
        ("Zhao", "Member 0001 李兰: Team T1 → T2"), ("Wang Guiying", "Member 0001 李兰: entered"),
    ]  # fmt: skip
    press("Ctrl+Z", "Ctrl+Z")
    assert page.list.rows.rows[0].what == "Member 0001 李兰: Team T2 → T1"
    press("Esc")
    assert page.list.rows.rowCount() > 3


def test_ctrl_h_shows_the_history_of_the_line_in_hand(window, press):
    window.open("monthly_return", "labour")
    press("Ctrl+H")
    assert window.front.operations.only.text() == "History of April 1954, Labour T1"


def test_ctrl_z_on_a_grid_goes_on_in_the_history_after_a_restart(window, press, store, entered):
    for qualified in (240, 245):
        line = OutputLine("T1", "0801", position=1, planned=Decimal(235), qualified=Decimal(qualified))
        store.save_lines(entered.id, line)
    window.session.saved()
    window.open("monthly_return", "output")
    grid = window.front.pages.page("output").grid
    press("Ctrl+Z")
    assert grid.lines.rows[0].values["qualified"] == Decimal(240)
    assert "Accepted 240 → 245" in window.foot.said.text()
    press("Ctrl+Z")
    assert store.lines(OutputLine, entered.id) == []


def test_ctrl_z_in_the_list_of_members_takes_back_the_last_of_them(window, press, store):
    window.open("members")
    window.front.arrive()
    press("Ctrl+Z")
    assert store.find(Member) == []
    assert window.foot.said.text() == "Taken back: Member 0001 李兰: entered"
    press("Esc")
    window.front.table.setFocus()
    press("Ctrl+Z")
    assert window.foot.said.text() == "There is nothing to undo."


def test_a_long_history_is_read_piece_by_piece(window, page, store, entered):
    for wages in range(150):
        store.save_lines(entered.id, LabourLine("T1", 1, wages=wages))
    page.read()
    first = page.list.rows.rowCount()
    page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
    assert (first, page.list.rows.rowCount() > 150) == (100, True)


def test_the_screen_speaks_chinese_and_stands_in_a_federation_too(shown, session, entered):
    words.speak("zh")
    window = shown(Window(Session(session.store, APRIL), places("federation"), start="history"))
    assert isinstance(window.front, HistoryScreen)
    assert window.front.operations.list.row.what == "1954年4月 劳动工资 T1：新增"

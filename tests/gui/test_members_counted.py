"""Ctrl+R on the register: what final months have counted of a member, corrected at the keyboard."""

from datetime import date

import pytest

from coopdesk.domain.members import Member, MovementLine
from coopdesk.domain.operators import Operator
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine
from coopdesk.errors import N_
from coopdesk.gui import words
from coopdesk.gui.members.screen import MembersScreen
from coopdesk.gui.revised import counted_words
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import members, months, operators
from coopdesk.services.amend_through import Revised

MARCH, APRIL = Month(1954, 3), Month(1954, 4)


@pytest.fixture
def register(store):
    """Two women of last year and one who joined in March, counted in March and April, both final."""
    for number, name, joined in (("0001", "周春兰", 1953), ("0002", "王桂英", 1953), ("0003", "Li <b>", 1954)):
        members.save_member(store, Member("BJ-001", number, name, "F", joined_on=date(joined, 3, 4)))
    for month in (MARCH, APRIL):
        statement = months.draft(store, "BJ-001", month)
        line = LabourLine("T1", scheduled=26, attended=26, wages=500_000 + month.number, accidents=0)
        months.save_line(store, statement, line)
        months.close_month(store, statement, "Wang", "Zhao", date(1954, month.number + 1, 3))


@pytest.fixture
def window(register, shown, session):
    return shown(Window(session, [Place("members", N_("Members"), MembersScreen)]))


@pytest.fixture
def begin(qtbot, window, press):
    """Ctrl+R on the person of a number."""

    def start(number):
        window.session.open("members", number)
        press("Ctrl+R")
        dialog = window.front.correction.dialog
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return start


def rows(dialog):
    return [[column.text(row) for column in dialog.months.rows.columns] for row in dialog.months.rows.rows]


def test_a_sex_is_corrected_by_keys_with_the_months_it_changes(qtbot, window, store, begin, press):
    assert window.front.sheet.correct.isVisible()
    dialog = begin("0003")
    press("Tab", "Tab", "Tab", "Tab", "2", "Enter")
    qtbot.waitUntil(lambda: bool(rows(dialog)))
    assert rows(dialog) == [
        ["March 1954", "3", "3", "Newly developed, Female 1 → 0; Newly developed, Male 0 → 1; "
         "Closing, Female 3 → 2; Closing, Male 0 → 1"],
        ["April 1954", "3", "3", "Closing, Female 3 → 2; Closing, Male 0 → 1"],
    ]  # fmt: skip
    press("a man", "Enter")
    assert members.get(store, "BJ-001", "0003").sex == "M"
    assert months.current(store, "BJ-001", APRIL).reason == "a man"
    told = window.foot.said.text()
    assert told == "0003 Li <b> is corrected. Corrected and final again: March 1954, April 1954."
    assert (window.front.sheet.member.number, window.front.correction.dialog) == ("0003", None)


def test_what_is_wrong_stands_where_it_is_and_nothing_typed_is_lost(qtbot, store, begin, press):
    dialog = begin("0003")
    press("Tab", "Tab", "3", "Enter", "Enter", "Enter")
    assert dialog.reason.hasFocus()
    press("left", "Enter")
    assert dialog.form.boxes["exit_reason"].trouble.text() == "is needed for a leaving"
    assert dialog.reason.text() == "left"
    press("1", "Enter", "Enter")
    dialog.reason.clear()
    press("Enter")
    assert dialog.trouble.text() == "Reason for the correction: is needed"
    assert members.get(store, "BJ-001", "0003").left_on is None
    press("Esc")


def test_a_person_entered_by_mistake_goes_out_of_the_months(qtbot, window, store, begin, press):
    dialog = begin("0003")
    dialog.mistake.setFocus()
    press(" ")
    assert [row[1:3] for row in rows(dialog)] == [["3", "2"], ["3", "2"]]
    dialog.reason.setFocus()
    press("entered twice", "Enter")
    assert members.get(store, "BJ-001", "0003") is None
    assert window.front.register.rowCount() == 2
    assert window.front.sheet.member.number != "0003"


def test_what_changes_no_month_says_so_and_needs_no_reason(begin, store, press):
    dialog = begin("0001")
    press("1953-2-1", "Enter", "Enter", "Enter", "Enter", "Enter")
    dialog.reckon()
    assert dialog.words.text() == "No final month counts otherwise; only the register is corrected."
    press("Enter")
    assert members.get(store, "BJ-001", "0001").joined_on == date(1953, 2, 1)


def test_esc_leaves_everything_as_it_is(begin, store, press):
    log = store.query("SELECT count(*) FROM change")
    dialog = begin("0003")
    press("Tab", "Tab", "Tab", "Tab", "2", "Enter")
    dialog.reckon()
    press("Esc")
    assert store.query("SELECT count(*) FROM change") == log
    assert members.get(store, "BJ-001", "0003").sex == "F"


def refused(window, press):
    press("Ctrl+R")
    assert window.front.correction.dialog is None
    return window.foot.said.text()


def test_who_only_enters_is_told_who_corrects(window, store, session, press):
    operators.keep_person(store, Operator("Zhao", "administrator"))
    operators.keep_person(store, Operator("Wang Guiying", "entry"), operator="Zhao")
    assert refused(window, press).startswith("Wang Guiying enters; making a month final and correcting it is done")


def test_a_person_no_month_has_counted_is_corrected_on_the_sheet(window, store, press):
    members.save_member(store, Member("BJ-001", "0004", "Bai", "F", joined_on=date(1954, 5, 2)))
    window.session.open("members", "0004")
    assert not window.front.sheet.correct.isVisible()
    assert refused(window, press).startswith("No final month has counted this person yet")


def test_a_file_only_looked_at_is_not_corrected(window, store, press):
    store.look_only = True
    window.front.refresh()
    assert not window.front.sheet.correct.isVisible()
    assert "open for looking only" in refused(window, press)


def test_what_a_month_counts_otherwise_is_said_in_chinese_too(qapp):
    was, becomes = MovementLine("F", "member_days", "-", 80), MovementLine("F", "member_days", "-", 79)
    words.speak("zh")
    assert counted_words(Revised(APRIL, 3, 3, True, (), (was,), (becomes,))) == "在册人日（女）80 → 79"

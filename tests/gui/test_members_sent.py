"""The members that came with a month, at the federation, by keys alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.members import Member
from coopdesk.domain.packets import Recipient
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services import encryption, months, sending
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import receive, trust

APRIL = Month(1954, 4)


@pytest.fixture
def named():
    return True


@pytest.fixture
def federation(store, tmp_path, named):
    """April of BJ-001 came in with two persons; BJ-002 has sent nothing."""
    (tmp_path / "stick").mkdir()
    with new_federation(None) as made:
        made.save(*[Cooperative(code, code, founded_on=date(1954, 4, 1)) for code in ("BJ-001", "BJ-002")])
        made.save(*[KindSpan(code, date(1954, 1, 1), "PC") for code in ("BJ-001", "BJ-002")])
        encryption.make_keys(made, tmp_path / "stick")
        trust(made, str(sending.station_of(store).public), "BJ-001")
        store.save(replace(store.desk, names_wanted=named), *made.find(Recipient))
        person = Member("BJ-001", "0001", "王大", "F", 1919, None, date(1953, 1, 1), "founder")
        left = replace(person, number="0002", name="李二", sex="M", left_on=date(1954, 4, 9), exit_reason="resigned")
        store.save(person, left)
        statement = months.draft(store, "BJ-001", APRIL)
        quantities = [Decimal(10), Decimal(10), Decimal(0), Decimal(115000)]
        months.save_line(store, statement, OutputLine("T1", "0801", "own", 1, "", "", "", "", *quantities))
        months.save_line(store, statement, LabourLine("T1", 1, 25, 25, 1000, 0))
        months.close_month(store, statement, "Wang Guiying", "Li Fu", date(1954, 5, 2))
        receive(made, [sending.export(store, APRIL, tmp_path / "stick")])
        yield made


@pytest.fixture
def window(shown, federation):
    return shown(Window(Session(federation, APRIL, "Chen"), places("federation"), start="reporting"))


@pytest.fixture
def opened(window, press, qtbot):
    """The list over the months, in front."""
    press("Ctrl+Shift+M")
    dialog = window.front.months.members.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def cells(dialog):
    columns = dialog.list.rows.columns
    return [[column.text(row) for column in columns] for row in dialog.list.rows.rows]


def test_a_key_on_the_months_lists_who_came_with_it_and_typing_searches(opened, press):
    assert cells(opened) == [
        ["0001", "王大", "Female", "1919", "1953-01-01", "Founder", "", ""],
        ["0002", "李二", "Male", "1919", "1953-01-01", "Founder", "1954-04-09", "Resigned"],
    ]
    assert opened.told.text() == "At the end of the month: 1; left in the month: 1."
    assert opened.queries.isHidden()
    press("resigned")
    assert [row[0] for row in cells(opened)] == ["0002"]
    press("Esc", "Esc")
    assert opened.isHidden()


@pytest.mark.parametrize("named", [False])
def test_without_names_there_is_no_column_of_them(opened):
    assert [row[:2] for row in cells(opened)] == [["0001", "Female"], ["0002", "Male"]]
    assert opened.told.text().endswith("Names were not sent along.")


def test_ctrl_e_writes_those_found_to_a_table(opened, press, qtbot, tmp_path, window):
    press("resigned", "Ctrl+E")
    qtbot.waitUntil(opened.exporting.isActiveWindow)
    opened.exporting.path.box.setText(str(tmp_path / "found.csv"))
    QApplication.focusWidget().setFocus()
    press("Enter")
    qtbot.waitUntil(lambda: (tmp_path / "found.csv").exists() and opened.exporting.isHidden())
    lines = (tmp_path / "found.csv").read_text("utf-8-sig").splitlines()
    assert [line[:7] for line in lines] == ["Number,", "0002,李二"]


def test_of_a_month_without_a_file_the_foot_says_so(window, press):
    press("Down", "Ctrl+Shift+M")
    assert window.front.months.members.dialog is None
    assert window.foot.said.text() == "No file of BJ-002 counts for April 1954."


def test_the_same_key_on_the_arrivals_lists_those_of_the_file_in_hand(window, press, qtbot):
    window.open("inbox")
    window.front.go_to("arrivals")
    press("Ctrl+Shift+M")
    dialog = window.front.arrivals.acts.members.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    assert len(cells(dialog)) == 2
    assert dialog.heading.text() == "Members of BJ-001 BJ-001 in the return of April 1954"

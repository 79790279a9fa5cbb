"""Ctrl+E writes what is in front as a table, on every list by the same key."""

import json

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.gui.reports.filling import FillDialog
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.gui.table_out import TableOut
from coopdesk.services.paper_files import papers_folder

from .conftest import APRIL
from .test_reporting import federation

__all__ = ["federation"]


@pytest.fixture
def window(shown, federation):
    return shown(Window(Session(federation, APRIL, "Chen"), places("federation"), start="summary"))


@pytest.fixture
def written(press, qtbot, tmp_path):
    """Strike Ctrl+E in a window, give the name and Enter; the lines of the table."""

    def write(window):
        press("Ctrl+E")
        dialog = next(one for one in window.findChildren(TableOut) if one.isVisible())
        qtbot.waitUntil(dialog.isActiveWindow)
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.csv"
        dialog.path.box.setText(str(path))
        QApplication.focusWidget().setFocus()
        press("Enter")
        qtbot.waitUntil(lambda: path.exists() and dialog.isHidden())
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return path.read_text("utf-8-sig").splitlines()

    return write


def test_the_summary_is_written_as_it_is_grouped(window, written):
    window.front.by.setCurrentIndex(3)
    assert [line.split(",")[0] for line in written(window)] == ["Code", "BJ-001", "BJ-002", "BJ-003", ""]


def test_the_summary_by_kind_ends_with_the_total(window, written):
    assert [line.split(",")[0] for line in written(window)] == ["By kind", "Production co-operative", "Total"]


def test_the_co_operatives_of_a_group_in_hand_are_written(window, written, press):
    press("Enter")
    assert [line.split(",")[0] for line in written(window)] == ["Code", "BJ-001", "BJ-002", "BJ-003", "PC"]


@pytest.mark.parametrize(
    ("screen", "page", "rows", "head"),
    [
        ("reporting", "months", 10, "Code,Name of the co-operative,District"),
        ("cooperatives", None, 3, "Code,\"Name, English\""),
        ("history", None, None, "When,Who,What"),
        ("inbox", "arrivals", 0, "Received at,File"),
    ],
)  # fmt: skip
def test_every_list_goes_by_the_same_key(window, written, screen, page, rows, head):
    window.open(screen)
    if page:
        window.front.pages.open(page)
    found = written(window)
    assert found[0].startswith(head)
    assert rows is None or len(found) == rows + 1


@pytest.mark.parametrize(
    ("name", "where", "said"),
    [
        ("registration-sheet", {}, "This paper is for the pen and the seal"),
        ("monthly-return", {"filling": "blank"}, "A blank form has no lines"),
    ],
)
def test_a_paper_without_a_table_says_why(window, press, name, where, said):
    window.open("reports")
    window.front.wishes.choose(name, where)
    press("Ctrl+E")
    assert window.foot.said.text().startswith(said)


def test_the_charts_go_out_as_the_plan_progress_they_show(window, written):
    window.front.pages.open("charts")
    assert written(window)[0].startswith('By kind,"Annual plan')


def test_a_list_of_persons_says_that_it_is_not_encrypted(shown, session, press):
    window = shown(Window(session, places("cooperative"), start="reports"))
    window.front.wishes.choose("members-list", {})
    press("Ctrl+E")
    assert "not encrypted" in window.findChild(TableOut).about.text()


@pytest.mark.parametrize(
    ("screen", "page", "paper"),
    [
        ("reporting", "months", "missing"), ("reporting", "calls", "calls"), ("cooperatives", None, "cooperatives"),
        ("history", None, "history"), ("inbox", "arrivals", "arrivals"), ("inbox", "questions", "questions"),
        ("reporting", "due_days", "due-days"), ("reporting", "holidays", "holidays"),
        ("cooperatives", "catalogue", "catalogue"), ("cooperatives", "plans", "plans"),
    ],
)  # fmt: skip
def test_every_list_is_shown_on_paper_by_the_same_key(window, press, qtbot, screen, page, paper):
    window.open(screen)
    if page:
        window.front.pages.open(page)
    press("Ctrl+P")
    assert window.front.wishes.name == paper
    qtbot.waitUntil(lambda: bool(window.front.data))


def test_the_paper_of_a_list_has_what_the_search_finds(window, press, qtbot):
    window.open("cooperatives")
    window.front.list.search.setText("BJ-002")
    press("Ctrl+P")
    assert window.front.wishes.read().search == "BJ-002"
    window.open("cooperatives")
    window.front.list.search.clear()
    window.front.print_out()
    assert window.front.wishes.read().search == ""


def test_arrivals_are_printed_of_the_month_in_hand_and_the_foot_says_so(window, press):
    window.open("inbox")
    window.front.pages.open("arrivals")
    press("Ctrl+P")
    assert str(window.front.wishes.read().period) == "1954-04"
    assert window.foot.said.text() == "The paper has what came in of April 1954; another period can be chosen."


def test_a_clerk_prints_her_catalogue_by_the_same_key(shown, session, press):
    window = shown(Window(session, places("cooperative"), start="cooperative"))
    window.front.pages.open("products")
    press("Ctrl+P")
    assert window.front.wishes.name == "catalogue"


def test_where_there_is_no_list_to_print_the_foot_says_so(window, press):
    window.open("history")
    window.front.pages.open("bin")
    press("Ctrl+P")
    assert window.foot.said.text() == "There is no list here that can be printed."


def test_where_there_is_no_list_the_foot_says_so(window, press):
    window.open("inbox")
    press("Ctrl+E")
    assert window.foot.said.text() == "There is no list here that can be written as a table."


def test_the_chosen_report_goes_out_as_a_table(window, written):
    window.open("reports")
    window.front.wishes.choose("missing", {"period": "1954-03..1954-04"})
    assert {line.split(",")[7] for line in written(window)[1:]} == {"Not reported"}


def test_only_what_the_table_of_months_shows_is_written(window, written, press):
    window.open("reporting")
    everything = written(window)
    press("F4")
    missing = written(window)
    assert 1 < len(missing) < len(everything)
    assert all("Not reported" in line for line in missing[1:])
    window.front.months.search.setText("BJ-002")
    assert {line.split(",")[0] for line in written(window)[1:]} == {"BJ-002"}


def test_tables_are_offered_beside_the_data_where_papers_are(window, press, federation):
    press("Ctrl+E")
    assert window.findChild(TableOut).path.path().parent == papers_folder(federation)
    assert papers_folder(federation).name == "reports"


def test_lists_of_data_are_told_from_papers_on_the_screen_of_reports(shown, session):
    window = shown(Window(session, places("cooperative"), start="reports"))
    labels = [window.front.wishes.list.item(row).text() for row in range(window.front.wishes.list.count())]
    assert {"Member list", "Data list: Members", "Data list: Standings"} <= set(labels)
    assert len(labels) == len(set(labels))


def test_the_lines_of_the_month_go_out_at_the_co_operative(shown, session, written, press):
    window = shown(Window(session, places("cooperative"), start="monthly_return"))
    press("T1", "Enter")
    found = written(window)
    assert found[0].startswith("Co-operative,Name of the co-operative,Month,Team,Name of the team,Product")


def test_a_table_of_others_is_filled_by_keys_with_the_mapping_beside_it(window, press, qtbot, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    openpyxl.Workbook().save(tmp_path / "city.xlsx")
    (tmp_path / "city.json").write_text('{"cells": {"B2": "wages", "B3": "missing"}}')
    window.open("reports")
    press("Ctrl+Shift+E")
    dialog = window.findChild(FillDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    press(str(tmp_path / "city.xlsx"), "Enter", "Enter", "Enter")
    qtbot.waitUntil(dialog.isHidden)
    sheet = openpyxl.load_workbook(tmp_path / "city 1954-04.xlsx").active
    assert (sheet["B2"].value, sheet["B3"].value) == (4, 2)


def test_what_is_wrong_with_a_mapping_is_said_in_the_dialog(window, press, qtbot, tmp_path):
    pytest.importorskip("openpyxl").Workbook().save(tmp_path / "city.xlsx")
    (tmp_path / "city.json").write_text('{"cells": {"B2": "wagse"}}')
    window.open("reports")
    press("Ctrl+Shift+E")
    dialog = window.findChild(FillDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    press(str(tmp_path / "city.xlsx"), "Enter", "Enter", "Enter")
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.text().startswith("B2: there is no figure “wagse”; there are: planned_value_constant")
    press("Esc")
    assert dialog.isHidden()


def test_the_cells_are_chosen_on_the_table_by_keys_and_then_filled(window, press, qtbot, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.save(tmp_path / "city.xlsx")
    window.open("reports")
    press("Ctrl+Shift+E")
    dialog = window.findChild(FillDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    press(str(tmp_path / "city.xlsx"), "F4")
    chooser = dialog.chooser
    qtbot.waitUntil(chooser.isActiveWindow)
    press("Enter")  # a formula
    assert chooser.trouble.text().startswith("A1 holds a formula")
    press("Down", "Enter", "wages", "Enter", "kind", "Enter", "PC", "Enter", "Enter", "Enter", "Enter")
    assert chooser.table.cells.texts == {(1, 0): "4"}
    assert chooser.table.place == (2, 0)
    press("Enter", "missing", "Ctrl+S")  # of the same group as the cell before, and taken over by saving
    qtbot.waitUntil(dialog.isActiveWindow)
    assert json.loads((tmp_path / "city.json").read_text("utf-8")) == {
        "cells": {"A2": {"figure": "wages", "kind": "PC"}, "A3": {"figure": "missing", "kind": "PC"}}
    }
    press("Enter")
    qtbot.waitUntil(dialog.isHidden)
    sheet = openpyxl.load_workbook(tmp_path / "city 1954-04.xlsx").active
    assert (sheet["A2"].value, sheet["A3"].value) == (4, 2)


def test_chosen_cells_that_are_not_saved_are_not_lost_by_one_esc(window, press, qtbot, tmp_path):
    pytest.importorskip("openpyxl").Workbook().save(tmp_path / "city.xlsx")
    window.open("reports")
    press("Ctrl+Shift+E")
    dialog = window.findChild(FillDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    press(str(tmp_path / "city.xlsx"), "F4")
    qtbot.waitUntil(dialog.chooser.isActiveWindow)
    press("Enter", "wages", "Enter", "Enter", "Enter", "Enter", "Enter", "Esc")
    assert dialog.chooser.trouble.text().startswith("The mapping is not saved.")
    press("Esc")
    assert dialog.chooser.isHidden()
    assert not (tmp_path / "city.json").exists()

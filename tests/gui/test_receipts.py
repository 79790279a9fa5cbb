"""The federation's side of the answer: asking back, and one receipt for each co-operative."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services import months, sending
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import receive, trust
from coopdesk.services.outbox import write_files
from coopdesk.services.questions import open_questions

APRIL = Month(1954, 4)


@pytest.fixture
def federation(store, tmp_path):
    """A federation that has taken in April of one co-operative and nothing of another."""
    statement = months.draft(store, "BJ-001", APRIL)
    quantities = [Decimal(10), Decimal(10), Decimal(0), Decimal(115000)]
    months.save_line(store, statement, OutputLine("T1", "0801", "own", 1, "", "", "", "", *quantities))
    months.save_line(store, statement, LabourLine("T1", 1, 25, 25, 1000, 0))
    months.close_month(store, statement, "Wang Guiying", "Li Fu", date(1954, 5, 2))
    write_files(store, tmp_path / "stick")
    with new_federation(None) as made:
        made.save(
            Cooperative("BJ-001", "One"), Cooperative("BJ-002", "Two"), KindSpan("BJ-001", date(1952, 1, 1), "PC")
        )
        trust(made, str(sending.station_of(store).public), "BJ-001")
        receive(made, [tmp_path / "stick"])
        yield made


@pytest.fixture
def inbox(shown, federation):
    return shown(Window(Session(federation, APRIL, "Zhao"), places("federation"), start="inbox")).front


def test_asking_back_about_a_line_needs_no_mouse(inbox, federation, press):
    inbox.go_to("questions")
    press("Enter", "Labour", "Enter", "Why so low?", "Enter")
    (question,) = open_questions(federation)
    assert (question.of_table, question.line, question.text) == ("labour", "T1", "Why so low?")
    assert inbox.questions.list.rows.rows[0].words == "Why so low?"
    inbox.questions.settled.click()
    assert open_questions(federation) == []


def test_a_question_without_words_is_refused_in_words(inbox, federation, press):
    inbox.go_to("questions")
    press("Enter", "Enter", "Enter")
    assert inbox.questions.trouble.text().endswith("is needed")
    press("Who counted?", "Enter")
    assert [(one.line, one.text) for one in open_questions(federation)] == [("", "Who counted?")]


def test_enter_on_a_co_operative_writes_its_receipt_and_says_how_many(inbox, tmp_path, press, qtbot):
    inbox.go_to("receipts")
    inbox.receipts.folder.box.setEditText(str(tmp_path / "back"))
    press("Enter")
    assert inbox.receipts.folder.trouble.text().startswith("There is no folder ")
    (tmp_path / "back").mkdir()
    with qtbot.waitSignal(inbox.receipts.written):
        press("Enter")
    (path,) = (tmp_path / "back").iterdir()
    assert path.name.startswith("BJ-001_receipt_0001_")
    assert inbox.receipts.result.text().endswith("read back and compared: 1. Safe to remove.")
    assert [(row.cooperative.code, row.last) for row in inbox.receipts.list.rows.rows] == [("BJ-001", 1)]
    with qtbot.waitSignal(inbox.receipts.written):
        inbox.receipts.all.click()
    assert list((tmp_path / "back").iterdir()) == [path]

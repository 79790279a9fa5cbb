"""The federation's side of the answer: asking back, and one receipt for each co-operative."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note, OutputLine
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services import months, sending
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import receive, trust
from coopdesk.services.outbox import write_files
from coopdesk.services.questions import open_questions
from coopdesk.services.receipts import lines_for

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


def test_asking_back_about_a_box_of_a_line_needs_no_mouse(inbox, federation, press):
    inbox.go_to("questions")
    press("Enter", "Labour", "Enter")
    assert [choice.words for choice in inbox.questions.box.choices][2] == "3 Wages (1,000)"
    press("3", "Enter", "Why so low?", "Enter")
    (question,) = open_questions(federation)
    assert (question.of_table, question.line, question.box, question.text) == ("labour", "T1", "wages", "Why so low?")
    assert inbox.questions.list.rows.rows[0].words == "Why so low?"
    assert inbox.questions.known.text().endswith("Labour, T1, 3 Wages: Why so low?")


def test_a_question_is_settled_with_a_reason_by_keys_alone(inbox, federation, press):
    inbox.go_to("questions")
    press("Enter", "Enter", "Who counted?", "Enter", "Delete", "the storekeeper", "Enter")
    assert open_questions(federation) == []
    assert inbox.questions.known.text() == "Settled: Who counted? → the storekeeper"
    (line,) = lines_for(federation)["BJ-001"]["standings"]
    assert (line.state, line.reason) == ("standing", "the storekeeper")
    assert inbox.questions.list.hasFocus()


def test_a_box_that_is_not_on_the_list_is_refused_in_words(inbox, federation, press):
    inbox.go_to("questions")
    press("Enter", "Labour", "Enter", "77", "Enter", "Why?", "Enter")
    assert "77" in inbox.questions.trouble.text()
    assert open_questions(federation) == []


def test_a_month_equal_to_the_one_before_is_flagged_where_it_is_asked_about(store, federation, inbox, tmp_path, press):
    may = months.draft(store, "BJ-001", APRIL + 1)
    whole = months.whole(store, months.current(store, "BJ-001", APRIL))
    for line in (*whole.output, *whole.labour):
        months.save_line(store, may, line)
    months.save_note(store, may, Note("same-as-last", "", "the same again"))
    months.close_month(store, may, "Wang Guiying", "Li Fu", date(1954, 6, 2))
    write_files(store, tmp_path / "stick")
    receive(federation, [tmp_path / "stick"])
    inbox.session.turn_to(APRIL + 1)
    inbox.go_to("questions")
    assert "every figure equals the month before" in inbox.questions._state(inbox.questions.list.row)
    press("Enter", "Output", "Enter", "2", "Enter", "The same paper?", "Enter")
    assert [one.box for one in open_questions(federation)] == ["qualified"]


def test_a_question_without_words_is_refused_in_words(inbox, federation, press):
    inbox.go_to("questions")
    press("Enter", "Enter", "Enter")
    assert inbox.questions.trouble.text() == "Question: is needed"
    press("Who counted?", "Enter")
    assert [(one.line, one.text) for one in open_questions(federation)] == [("", "Who counted?")]


@pytest.mark.parametrize(("wages", "words"), [(1000, "did not change: Labour"), (1200, "changes what was asked about")])
def test_a_question_ended_by_a_correction_says_whether_the_box_changed(
    inbox, federation, store, tmp_path, press, wages, words
):
    inbox.go_to("questions")
    press("Enter", "Labour", "Enter", "3", "Enter", "Why so low?", "Enter")
    statement = months.amend(store, "BJ-001", APRIL, "days were wrong")
    (before,) = months.whole(store, statement).labour
    months.save_line(store, statement, LabourLine("T1", 1, 26, 26, wages, 0), before)
    months.close_month(store, statement, "Wang Guiying", "Li Fu", date(1954, 5, 9))
    write_files(store, tmp_path / "stick")
    receive(federation, [tmp_path / "stick"])
    inbox.questions.refresh()
    row = inbox.questions.list.row
    assert (row.questions, [changed for _question, changed in row.answered]) == ((), [wages == 1200])
    assert words in inbox.questions.known.text()
    (said,) = [c.text(row) for c in inbox.questions.list.rows.columns if c.title == "Open questions"]
    assert bool(said) == (wages == 1000)


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


def test_the_receipt_in_hand_is_shown_on_paper_and_so_are_those_of_all(inbox, press, qtbot, tmp_path):
    window = inbox.window()
    inbox.go_to("receipts")
    inbox.receipts.folder.box.setEditText(str(tmp_path))
    inbox.receipts.write_all()
    inbox.receipts.list.setFocus()
    press("Ctrl+P")
    reports = window.front
    qtbot.waitUntil(lambda: bool(reports.data))
    assert (reports.wishes.name, reports.wishes.read().cooperative) == ("receipt", "BJ-001")
    assert reports.path.text().endswith("BJ-001_receipt_en.pdf")
    reports.wishes.form.boxes["cooperative"].box.show_value("*")
    assert (reports.wishes.read().cooperative, reports.wishes.read().every) == (None, ())

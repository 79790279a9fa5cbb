"""Receiving at the co-operative: the receipt on the stick, the seal to be compared, the line asked about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.packets import Arrival, StoredPacket
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui.screens import places
from coopdesk.gui.shell.window import Window
from coopdesk.services import months, sending
from coopdesk.services.decisions import withdraw
from coopdesk.services.desk import new_federation
from coopdesk.services.directives import write_directives
from coopdesk.services.exchange import receive, trust
from coopdesk.services.outbox import outbox, write_files
from coopdesk.services.own_seals import replace_seal, take_back
from coopdesk.services.questions import ask, settle
from coopdesk.services.receipts import write_receipts

APRIL = Month(1954, 4)


@pytest.fixture
def stick(tmp_path):
    """The stick that goes to and fro; it still holds this desk's own files when it comes back."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def federation(store, tmp_path, stick):
    """A federation that has taken in April of this co-operative."""
    statement = months.draft(store, "BJ-001", APRIL)
    for place, team in enumerate(("T1", "T2"), start=1):
        quantities = [Decimal(10), Decimal(10), Decimal(0), Decimal(115000)]
        months.save_line(store, statement, OutputLine(team, "0801", "own", place, "", "", "", "", *quantities))
        months.save_line(store, statement, LabourLine(team, place, 25, 25, 1000, 0))
    months.close_month(store, statement, "Wang Guiying", "Li Fu", date(1954, 5, 2))
    write_files(store, stick)
    with new_federation(None) as made:
        made.save(Cooperative("BJ-001", "One"), KindSpan("BJ-001", date(1952, 1, 1), "PC"))
        trust(made, str(sending.station_of(store).public), "BJ-001")
        receive(made, [stick])
        yield made


@pytest.fixture
def answer(federation, stick, tmp_path):
    return lambda: write_receipts(federation, stick, keys=tmp_path / "keys of the federation")


@pytest.fixture
def window(shown, session, federation):
    return shown(Window(session, places("cooperative"), start="sending"))


@pytest.fixture
def screen(window, stick):
    window.front.receiving.folder.box.setEditText(str(stick))
    window.front.receiving.folder.setFocus()
    return window.front


def state(screen):
    return screen.months.rows.columns[2].text(screen.months.rows.rows[0])


def test_a_receipt_waits_until_the_seal_is_compared_and_then_the_month_is_received(screen, answer, press):
    answer()
    assert (state(screen), screen.receiving.card.isHidden()) == ("Sent", True)
    press("Enter")
    assert screen.receiving.result.text().startswith("What came in waits until")
    assert screen.receiving.details.text() == "own return files passed over: 1"
    assert (state(screen), screen.receiving.card.isVisible()) == ("Sent", True)
    press("Enter")
    assert (state(screen), screen.receiving.card.isHidden()) == ("Received by the federation", True)
    assert screen.receiving.details.text() == "April 1954 · Original · received by the federation"
    press("Enter")
    assert screen.receiving.result.text() == "Nothing new: what is there is here already."


def test_enter_on_a_month_with_a_question_opens_the_line_asked_about(screen, window, federation, answer, store, press):
    ask(federation, outbox(store)[0].packet, "labour", "T2", "wages", "Why so low?")
    answer()
    press("Enter", "Enter")
    assert state(screen) == "Question from the federation"
    assert screen.answer.text() == "The federation asks: Labour, T2, 3 Wages: Why so low?  (Enter opens the line)"
    screen.months.setFocus()
    press("Enter")
    assert window.front is not screen
    page = window.front.pages.page(window.front.pages.current)
    assert (window.front.pages.current, page.grid.row) == ("labour", 1)
    assert page.grid.column.name == "wages"
    assert window.foot.said.text() == "The federation asks: Labour, T2, 3 Wages: Why so low?"


def test_an_older_receipt_says_why_nothing_changes(screen, federation, answer, store, press):
    answer()
    press("Enter", "Enter")
    ask(federation, outbox(store)[0].packet, text="Why so low?")
    newer = answer()[0]
    screen.receiving.folder.setFocus()
    press("Enter")
    newer.unlink()
    screen.receiving.folder.setFocus()
    press("Enter")
    assert screen.receiving.result.text() == "Nothing changes; why is said below."
    assert "Receipt no. 1 is older than no. 2" in screen.receiving.details.text()


def test_a_stick_without_a_receipt_and_one_that_is_not_there_are_said(screen, press):
    press("Enter")
    assert screen.receiving.result.text() == "There is no file of the federation there."
    screen.receiving.folder.box.setEditText("/gone")
    press("Enter")
    assert screen.receiving.folder.trouble.text().startswith("There is no folder ")


def test_the_first_screen_says_what_the_federation_asks_and_goes_there(
    screen, window, federation, answer, store, press
):
    answer()
    press("Enter", "Enter", "Ctrl+1")
    steps = window.front.steps.rows
    assert (steps[5].words.text(), steps[5].sign.text()) == ("received by the federation", "✓")
    ask(federation, outbox(store)[0].packet, "output", "T2/0801/own", "qualified", "Ten carpets?")
    answer()
    press("Ctrl+6")
    screen.receiving.folder.setFocus()
    press("Enter", "Ctrl+1")
    assert (steps[5].words.text().split(":")[2][:13], steps[5].sign.text()) == (" Ten carpets?", "!")
    steps[5].setFocus()
    press("Enter")
    page = window.front.pages.page(window.front.pages.current)
    assert (window.front.pages.current, page.grid.row, page.grid.column.name) == ("output", 1, "qualified")


def test_a_question_on_an_earlier_month_is_among_what_is_to_be_done_and_stays_in_a_banner(
    screen, window, federation, answer, store, press
):
    ask(federation, outbox(store)[0].packet, "output", "T2/0801/own", "qualified", "Ten carpets?")
    answer()
    press("Enter", "Enter", "Ctrl+1")
    window.session.turn_to(Month(1954, 5))
    first = window.front.steps.rows[0]
    said = "Output, T2 0801, 2 Accepted: Ten carpets?"
    assert (first.words.text(), first.sign.text()) == (f"April 1954: {said}", "!")
    first.setFocus()
    press("Enter")
    page = window.front.pages.page(window.front.pages.current)
    assert (window.session.month, page.grid.row, page.grid.column.name) == (APRIL, 1, "qualified")
    window.session.tell("")
    assert window.front.lock.asked.isVisible()
    assert window.front.lock.asked.text() == f"The federation asks: {said}"
    press("Ctrl+1")
    assert not window.front.steps.rows[6].isVisible()


def test_what_was_written_is_not_said_under_later_work(screen, press, stick):
    screen.folder.box.setEditText(str(stick))
    screen.write()
    assert screen.result.isVisible()
    screen.receiving.folder.setFocus()
    press("Enter")
    assert (screen.result.isVisible(), screen.receiving.result.isVisible()) == (False, True)
    screen.receiving.folder.box.setEditText("/gone")
    press("Enter")
    assert not screen.receiving.result.isVisible()
    screen.write()
    assert (screen.result.isVisible(), screen.receiving.result.isVisible()) == (True, False)


def test_every_screen_says_the_same_of_a_month_and_since_when(screen, window, federation, answer, store, press):
    def told():
        press("Ctrl+1")
        tile = window.front.year.tiles[3]
        return window.front.pill(), tile.words.text(), tile.toolTip()[:-16], window.front.line()[:11]

    assert told() == ("Sent  •  Original", "Sent", "Sent, since ", "since 20" + told()[3][8:])
    for asked, words, short in (("", "Received by the federation", "Received"),
                                ("Why?", "Question from the federation", "Asked back")):  # fmt: skip
        if asked:
            ask(federation, outbox(store)[0].packet, text=asked)
        answer()
        press("Ctrl+6")
        screen.receiving.folder.setFocus()
        press("Enter", *(() if asked else ("Enter",)))
        assert (state(screen), told()[:3]) == (words, (f"{words}  •  Original", short, f"{words}, since "))
        press("Ctrl+3")
        assert window.front.pill() == f"{words}  •  Original"
        assert window.front.line().startswith("since 20")


def test_what_became_of_a_question_is_told_with_the_next_receipt(screen, window, federation, answer, store, press):
    asked = ask(federation, outbox(store)[0].packet, "labour", "T2", "wages", "Why so low?")
    answer()
    press("Enter", "Enter")
    settle(federation, asked.counter, "the team was ill")
    answer()
    press("Enter")
    words = "The question is settled: the team was ill (asked was: Labour, T2, 3 Wages: Why so low?)"
    assert screen.receiving.details.text().split(" · ")[2:] == [
        "received by the federation",
        f"{words}\nown return files passed over: 1",
    ]
    assert (state(screen), screen.answer.text()) == ("Received by the federation", words)
    press("Ctrl+1")
    assert window.front.steps.rows[5].words.text() == f"received by the federation  •  {words}"


def test_a_question_about_other_amounts_opens_their_box(screen, window, federation, answer, store, press):
    ask(federation, outbox(store)[0].packet, "accounts", "", "work_in_progress", "Negative?")
    answer()
    press("Enter", "Enter")
    screen.months.setFocus()
    press("Enter")
    page = window.front.pages.page(window.front.pages.current)
    assert (window.front.pages.current, page.form.boxes["work_in_progress"].box.hasFocus()) == ("accounts", True)


def test_a_file_that_is_not_listed_any_more_is_sent_again_in_words(screen, federation, answer, store, stick, press):
    answer()
    press("Enter", "Enter")
    withdraw(federation, federation.find(Arrival)[0].batch, "wrong stick")
    may = months.mark_nil(store, months.draft(store, "BJ-001", APRIL + 1), True)
    months.close_month(store, may, "Wang Guiying", "Li Fu", date(1954, 6, 2))
    write_files(store, stick, [])
    receive(federation, [next(stick.glob("*1954-05*"))])
    answer()
    press("Enter")
    april = screen.months.rows.rows[1]
    screen.months.take(1)
    assert (april.stands, "does not list this file any more" in screen.answer.text()) == ("sent", True)
    assert "counts as sent" in screen.receiving.details.text()


def test_an_update_is_looked_through_and_then_taken_over(screen, federation, store, stick, tmp_path, press):
    keys = tmp_path / "keys of the federation"
    federation.save(replace(federation.desk, federation_en="Union of Beijing", due_day=6))
    write_directives(federation, stick, keys=keys)
    press("Enter", "Enter")
    card = screen.receiving.update_card
    assert (card.isVisible(), store.desk.due_day) == (True, 3)
    assert "Union of Beijing" in card.changes.toPlainText()
    press("Enter")
    assert (card.isHidden(), store.desk.due_day, store.desk.federation_en) == (True, 6, "Union of Beijing")


def test_a_question_about_a_whole_part_is_said_where_it_opens(screen, window, federation, answer, store, press):
    ask(federation, outbox(store)[0].packet, "movement", text="50 % gone?")
    answer()
    press("Enter", "Enter")
    screen.months.setFocus()
    press("Enter")
    assert window.front.pages.current == "movement"
    assert window.foot.said.text() == "The federation asks: Movement: 50 % gone?"


def test_the_update_that_names_the_federation_s_new_seal_lets_its_receipts_speak(
    screen, federation, answer, stick, tmp_path, press
):
    keys = tmp_path / "keys of the federation"
    answer()
    write_directives(federation, stick, keys=keys)
    press("Enter", "Enter", "Enter")
    replace_seal(federation, keys)
    ask(federation, screen.months.rows.rows[0].packet, "labour", "T2", "wages", "Why so low?")
    answer()
    write_directives(federation, stick, keys=keys)
    press("Enter")
    assert screen.receiving.card.isHidden()
    assert "trusted, named by the seal of this update" in screen.receiving.update_card.changes.toPlainText()
    assert state(screen) == "Received by the federation"
    screen.receiving.update_card.button.setFocus()
    press("Enter")
    assert state(screen) == "Question from the federation"
    assert screen.receiving.update_card.isHidden()


def test_a_receipt_under_a_revoked_seal_of_the_federation_is_refused_in_words(
    screen, federation, answer, stick, tmp_path, press
):
    keys = tmp_path / "keys of the federation"
    write_directives(federation, stick, keys=keys)
    old = str(sending.station_of(federation, keys).public)
    first = federation.find(StoredPacket, kind="directive")[0].id
    answer()
    replace_seal(federation, keys)
    take_back(federation, old, first, "lost", keys=keys)
    write_directives(federation, stick, keys=keys)
    press("Enter")
    while not screen.receiving.update_card.isHidden() or not screen.receiving.card.isHidden():
        waits = screen.receiving.card
        (screen.receiving.update_card.button if waits.isHidden() else waits.trust_button).setFocus()
        press("Enter")
    press("Enter")
    assert "The federation revoked this seal" in screen.receiving.details.text()
    assert state(screen) == "Sent"

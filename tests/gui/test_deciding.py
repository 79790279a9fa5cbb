"""Deciding about files at the federation, by keys alone: choose, not accept, take a batch back, and undo each."""

import dataclasses
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.packets import Arrival, Decision, Verdict
from coopdesk.domain.period import Month
from coopdesk.errors import PacketError
from coopdesk.exchange import packet
from coopdesk.gui.federation.sender_text import refusal_text
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services import decisions
from coopdesk.services.desk import new_federation
from coopdesk.services.enrolment import write_enrolment
from coopdesk.services.exchange import receive, trust, verify
from tests.services.test_exchange import CODE, desk_of, month_of, sent, wages_of

APRIL = Month(1954, 4)


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    """The original of April, and two first corrections of it."""
    folder = tmp_path_factory.mktemp("fork")
    with desk_of() as store:
        found = [sent(store, folder / "keys", folder, wages=1)]
    for wages in (2, 3):
        with desk_of() as copy:
            original, read = month_of(copy, wages=1), packet.read_file(found[0])
            copy.save(packet.stored(read), dataclasses.replace(original, revision=1, packet=read.id))
            found.append(sent(copy, folder / "keys", folder, wages=wages, amends=original.id))
    return found


@pytest.fixture
def federation(paths):
    with new_federation(None) as made:
        made.save(Cooperative(CODE, "Dongsi carpets", "东四地毯社"), KindSpan(CODE, date(1952, 1, 1), "PC"))
        trust(made, verify(paths)[0].public_key, CODE)
        receive(made, paths)
        yield made


@pytest.fixture
def window(shown, federation):
    made = shown(Window(Session(federation, APRIL, "Chen"), places("federation"), start="inbox"))
    made.open("inbox", "arrivals")
    return made


def verdicts(window):
    return [row.verdict for row in window.front.arrivals.list.rows.rows]


def test_one_of_two_corrections_is_chosen_by_keys(window, federation, press):
    page = window.front.arrivals
    press("Enter")
    lines = page.fork.table.rows.rows
    assert [(one.box, one.texts) for one in lines if one.differs] == [
        ("Wages", ("2", "3")),
        ("3 Wages", ("2", "3")),
    ]
    press("Down", "Enter", "Enter")
    assert page.fork.asking.trouble.text() == "Say why: the reason is kept with the decision."
    press("told by telephone", "Enter")
    assert wages_of(federation) == [3]
    assert (verdicts(window), page.list.hasFocus()) == (["accepted", "unchosen", "superseded"], True)
    press("Enter")
    assert "told by telephone" in page.fork.state.text()
    press("Esc")
    assert page.list.hasFocus()


def test_a_file_is_not_accepted_and_accepted_again(window, federation, press):
    page = window.front.arrivals
    press("Delete", "wrong year", "Enter")
    assert (wages_of(federation), verdicts(window)) == ([2], ["refused", "accepted", "superseded"])
    assert page.acts.last.text().endswith(": wrong year")
    page.acts.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Reason: wrong year"
    press("Delete", "Enter")
    assert (wages_of(federation), verdicts(window)) == ([1], ["fork", "fork", "superseded"])


def test_a_whole_batch_is_taken_back_and_counted_again(window, federation, press):
    press("Ctrl+Delete")
    assert "files 3, co-operatives 1" in window.front.arrivals.acts.asking.words.text()
    press("Esc")
    assert federation.find(Decision) == []
    press("Ctrl+Delete", "last month's stick", "Enter")
    assert (wages_of(federation), set(verdicts(window))) == ([], {"withdrawn"})
    press("Ctrl+Delete", "Enter")
    assert wages_of(federation) == [1]


def test_enter_on_the_verdict_of_a_fork_leads_to_the_choice(qtbot, window, federation, paths, press):
    assert window.front.pages.bar.tabText(2) == "Arrivals (1)"
    decisions.withdraw(federation, federation.find(Arrival)[0].batch, "once more")
    window.open("inbox", "take")
    take = window.front.take
    take.take(paths)
    qtbot.waitUntil(lambda: not take.busy)
    assert (take.verdicts.row.verdict, take.reason.text()[-15:]) == ("fork", "to choose from.")
    press("Enter", "Enter", "the first stick", "Enter")
    assert wages_of(federation) == [2]
    assert window.front.pages.bar.tabText(2) == "Arrivals"


def test_a_registration_stands_among_the_arrivals_and_can_be_not_accepted(window, federation, press, tmp_path):
    with desk_of() as clerk:
        receive(federation, [write_enrolment(clerk, tmp_path, tmp_path / "keys")])
    window.front.refresh()
    page = window.front.arrivals
    page.list.take(0)
    assert [column.text(page.list.row) for column in page.list.rows.columns[3:]] == [
        "registration", "", "waiting for the registration sheet to be compared",
    ]  # fmt: skip
    assert page.acts.members.isHidden()
    press("Delete", "unknown hand", "Enter")
    assert (verdicts(window)[0], page.acts.last.text()[:13]) == ("refused", "File refused,")
    page.acts.copy_text()
    assert "does not accept your registration file" in QGuiApplication.clipboard().text()
    press("Delete", "a mistake", "Enter")
    assert verdicts(window)[0] == "pending"


def test_the_sender_of_a_damaged_file_is_told_what_to_press(qtbot, window, paths, press, tmp_path):
    cut = tmp_path / paths[0].name
    cut.write_bytes(paths[0].read_bytes()[:-9])
    window.open("inbox", "take")
    window.front.take.take([cut])
    qtbot.waitUntil(lambda: not window.front.take.busy)
    assert window.front.take.copy.isVisible()
    window.front.take.copy.setFocus()
    press("Enter")
    text = QGuiApplication.clipboard().text()
    assert cut.name in text
    assert text.endswith("choose April 1954, press “Write April 1954 again” and send the new file.")


def test_a_file_of_no_known_name_is_to_be_written_again_all_the_same():
    text = refusal_text(Verdict("x.coop", "refused", reason=PacketError("It is cut short.")))
    assert text.splitlines()[1:] == [
        "It is cut short.", "Please write the file again under “Send and receive” and send the new one."
    ]  # fmt: skip

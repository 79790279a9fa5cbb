"""What is half typed survives a power cut and is offered again in its cell."""

import os
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.period import Month
from coopdesk.errors import StorageError
from coopdesk.gui.drafts import Drafts, as_text, from_text, offered_again
from coopdesk.gui.grid.columns import Held
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services import drafts
from tests.gui.conftest import APRIL


def by_hand(window):
    """Drafts that are kept when the test says so, and by no clock after it is over."""
    made = Drafts(window)
    made.findChild(QTimer).stop()
    return made


_PLAIN = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.dates() | st.just(NOT_APPLICABLE)
    | st.decimals(allow_nan=False, allow_infinity=False) | st.builds(Month, st.integers(1, 9999), st.integers(1, 12))
)  # fmt: skip
_TEXTS = st.dictionaries(st.text(max_size=5), st.text(max_size=9), max_size=3)
_VALUES = st.dictionaries(st.text(max_size=5), _PLAIN, max_size=3)
_HELD = st.builds(Held, st.integers(0, 99), st.none() | st.text(max_size=9), _VALUES, _TEXTS)


@given(
    st.recursive(
        _PLAIN | _HELD,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.lists(inner, max_size=3).map(tuple)
            | st.dictionaries(st.text(max_size=5) | st.dates().map(Month.of), inner, max_size=3)
        ),
        max_leaves=9,
    )
)
def test_what_is_in_hand_comes_back_from_its_text(value):
    assert from_text(as_text(value)) == value


@pytest.fixture
def window(shown, session):
    return shown(Window(session, places("cooperative"), start="monthly_return"))


def again(store):
    """The window after the program was killed and started again."""
    session = Session(store, APRIL, "Wang Guiying")
    offered_again(session)
    return Window(session, places("cooperative"), start="monthly_return")


def test_a_cell_half_typed_is_half_typed_again_and_nothing_of_it_was_saved(window, shown, press, store):
    press("T1", "Enter", "0801", "Enter", "235", "Enter", "24")
    by_hand(window).keep()
    before = store.query("SELECT max(counter) FROM change")
    window.session.in_hand.clear()
    front = shown(again(store)).front
    grid = front.pages.page("output").grid
    assert (grid.row, grid.column.name, grid.box.text(), grid.box.typing) == (0, "qualified", "24", True)
    assert store.query("SELECT max(counter) FROM change") == before
    press("5", "Enter")
    assert grid.lines.rows[0].values["qualified"] == Decimal(245)


def test_a_line_without_its_key_is_offered_again(window, shown, press, store):
    press("T1", "Enter", "Tab", "235", "Enter")
    by_hand(window).keep()
    grid = shown(again(store)).front.pages.page("output").grid
    assert grid.lines.rows[0].values["team"] == "T1"
    assert not grid.lines.complete(grid.lines.rows[0].values)


def test_a_remark_is_offered_again_on_its_page(window, shown, press, store):
    window.front.go_to("notes")
    press("power was off on")
    by_hand(window).keep()
    front = shown(again(store)).front
    assert front.pages.current == "notes"
    assert front.pages.page("notes").box.toPlainText() == "power was off on"


@pytest.mark.parametrize(("page", "box"), [("accounts", "services"), ("check", "signatory")])
def test_a_box_of_another_page_is_offered_again(window, shown, press, store, page, box):
    window.front.go_to(page)
    window.front.pages.page(page).form.boxes[box].box.setFocus()
    press("12")
    by_hand(window).keep()
    front = shown(again(store)).front
    assert front.pages.current == page
    assert front.pages.page(page).form.texts()[box] == "12"
    assert front.pages.page(page).form.boxes[box].box.hasFocus()


def test_a_member_half_typed_is_offered_again(window, shown, press, store):
    window.open("members", "new")
    press("王桂", "Enter")
    by_hand(window).keep()
    second = shown(again(store))
    second.open("members")
    assert second.front.sheet.form.texts()["name"] == "王桂"


def test_nothing_is_written_where_nothing_changed(window, press, store, monkeypatch):
    kept = by_hand(window)
    press("T1")
    kept.keep()
    writes = []
    monkeypatch.setattr(drafts, "keep", lambda *args: writes.append(args))
    kept.keep()
    assert writes == []


def test_what_was_finished_is_no_draft_any_more(window, press, store):
    kept = by_hand(window)
    press("T1")
    kept.keep()
    assert list(drafts.unfinished(store)) == ["monthly_return cell"]
    press("Enter", "0801", "Enter")
    kept.keep()
    assert drafts.unfinished(store) == {}


def test_a_disk_that_is_full_is_said_once(window, press, monkeypatch):
    def full(*_args):
        raise StorageError("There is no room left.")

    monkeypatch.setattr(drafts, "keep", full)
    said, kept = [], by_hand(window)
    window.session.told.connect(lambda words, level: said.append((words, level)))
    for sign in "T1":
        press(sign)
        kept.keep()
    assert said == [("What is being typed is not safe from a power cut now: There is no room left.", "error")]


def test_what_cannot_be_read_as_a_draft_is_passed_over(store):
    drafts.keep(store, {"members": '{"later":1}', "x": "nothing", "cooperative": as_text({"a": date(1954, 4, 3)})})
    session = Session(store, APRIL)
    assert offered_again(session) == {"cooperative"}
    assert session.in_hand == {"cooperative": {"a": date(1954, 4, 3)}}


TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from coopdesk.gui.application import application
from coopdesk.gui.start.opening import Opener

application()
opener = Opener()
opener.begin(Path(sys.argv[1]))

def type_in():
    opener.window.open("monthly_return", "output")
    for text in ("T1\\r", "0801\\r", "12345"):
        QTest.keyClicks(QApplication.focusWidget(), text)
    QTimer.singleShot(1000, lambda: print("typed", flush=True))

QTimer.singleShot(200, type_in)
QApplication.exec()
"""


def test_a_program_killed_while_typing_has_the_text_in_its_cell_at_the_next_start(shown, tmp_path, store):
    path = tmp_path / "desk.coopdesk"
    store.copy_to(path)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([sys.executable, "-c", TYPING, str(path)], stdout=subprocess.PIPE, env=environment) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == b"typed\n"
        typist.send_signal(signal.SIGKILL)
    with type(store).open(path) as found:
        window = shown(again(found))
        grid = window.front.pages.page("output").grid
        assert (grid.column.name, grid.box.text(), grid.box.typing) == ("planned", "12345", True)
        window.close()

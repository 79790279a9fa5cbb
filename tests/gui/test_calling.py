"""A second start on the same file calls the first window to the front."""

import subprocess
import sys

import pytest

from coopdesk.domain.desk import Desk
from coopdesk.gui.start.calling import Answering, call, name_of
from coopdesk.store import Store
from tests.conftest import ROOT


@pytest.fixture
def file(tmp_path):
    """A closed data file."""
    made = tmp_path / "f.coopdesk"
    Store.create(made, Desk("federation")).close()
    return made


def call_from_outside(qtbot, file):
    """Whether a program of its own was answered."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom PySide6.QtCore import QCoreApplication\n"
        "from coopdesk.gui.start.calling import call\n"
        "app = QCoreApplication([])\nprint(call(Path(sys.argv[1])))"
    )
    with subprocess.Popen([sys.executable, "-c", code, file], cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
        return other.communicate()[0].strip() == "True"


def test_a_call_from_another_program_is_answered_whatever_the_file_is_called(qtbot, file):
    (file.parent / "link.coopdesk").symlink_to(file)
    answering = Answering(file)
    with qtbot.waitSignal(answering.called, timeout=20_000):
        assert call_from_outside(qtbot, file.parent / "link.coopdesk")
    answering.end()
    assert not call(file)


def test_no_one_answers_for_a_file_that_is_not_open(file):
    assert not call(file)
    assert not call(file.with_name("nowhere.coopdesk"))
    assert name_of(file) != name_of(None)


def test_what_a_killed_program_left_is_taken_away(qtbot, file):
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom PySide6.QtCore import QCoreApplication\n"
        "from coopdesk.gui.start.calling import Answering\n"
        "app = QCoreApplication([])\nanswering = Answering(Path(sys.argv[1]))\n"
        "print(answering.listens, flush=True)\nos.kill(os.getpid(), 9)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code, file], cwd=ROOT, capture_output=True, text=True, timeout=20, check=False
    )
    assert killed.stdout == "True\n"
    assert not call(file)
    answering = Answering(file)
    assert answering.listens
    answering.end()


def test_where_no_socket_can_be_the_window_stands_all_the_same(qtbot, file, monkeypatch, tmp_path):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "nowhere" / ("x" * 120)))
    answering = Answering(file)
    assert not answering.listens
    answering.end()

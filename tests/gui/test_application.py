"""The application where it can be shown and where it cannot."""

import os
import socket
import subprocess
import sys

import pytest

from coopdesk.gui import application


def begun(*words, **environment):
    """What becomes of the program in an environment without a display but for what is given."""
    left = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    given = {**left, "LC_ALL": "C.UTF-8", **environment}
    given = {name: value for name, value in given.items() if value is not None}
    command = [sys.executable, "-m", "coopdesk", *words]
    return subprocess.run(command, env=given, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Qt on Linux ends the process")
@pytest.mark.parametrize("display", [None, "", ":8391"])
def test_without_a_display_one_sentence_says_so(display):
    outcome = begun(DISPLAY=display, QT_QPA_PLATFORM=None)
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert outcome.stderr.splitlines() == [
        "There is no display here on which a window could be opened.",
        "The commands need none: coopdesk --help lists them.",
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Qt on Linux ends the process")
def test_a_display_that_answers_or_is_elsewhere_is_one(monkeypatch, tmp_path):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not application._display()
    monkeypatch.setenv("DISPLAY", "elsewhere:10.0")
    assert application._display()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not application._display()
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)
        listening.bind("wayland-0")
        listening.listen()
        assert application._display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert application._display()

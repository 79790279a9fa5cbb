"""The summary is handed up from its screen by keys, and the screen tells what moved since."""

import pytest

from coopdesk.domain.period import Month
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.submissions import submissions
from tests.gui.test_federation import federation  # noqa: F401
from tests.services.test_figures import report as keyed


@pytest.fixture
def window(shown, federation):  # noqa: F811
    return shown(Window(Session(federation, Month(1954, 4), "Chen"), places("federation"), start="summary"))


def test_ctrl_u_hands_up_under_a_number_and_later_returns_are_told(window, federation, press):  # noqa: F811
    press("Ctrl+U", "12", "Enter", "Ministry", "Enter")
    assert [(one.number, one.recipient, one.scope) for one in submissions(federation)] == [("12", "Ministry", "known")]
    screen = window.front
    assert screen.table.hasFocus()
    assert "under No. 12 on" in screen.handing.told.text()
    assert "since then" not in screen.handing.told.text()
    keyed(federation, "BJ-001", output_value_constant=110)
    screen.refresh()
    assert "returns changed since then: 1" in screen.handing.told.text()
    assert "BJ-001 Dongsi carpets: Output value, constant prices, yuan — → 110" in screen.handing.told.text()


def test_a_number_that_is_taken_is_marked_and_esc_folds_the_boxes(window, federation, press):  # noqa: F811
    press("Ctrl+U", "12", "Enter", "Ministry", "Enter", "Ctrl+U", "12", "Enter", "Enter")
    boxes = window.front.handing.form.boxes
    assert boxes["recipient"].box.text() == "Ministry"
    assert "already handed up" in boxes["number"].trouble.text()
    press("Esc")
    assert not window.front.handing.unfolded
    assert window.front.table.hasFocus()
    assert len(submissions(federation)) == 1

"""The charts of the federation's summary: reached by keys, drawn as on paper, told in words."""

import pytest

from coopdesk.domain.period import Month
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from tests.gui.test_federation import federation  # noqa: F401
from tests.services.test_figures import report as keyed


@pytest.fixture
def window(shown, federation):  # noqa: F811
    keyed(federation, "BJ-001", output_value_constant=110, members_joined=3)
    return shown(Window(Session(federation, Month(1954, 4), "Chen"), places("federation"), start="summary"))


def test_ctrl_pgdn_leads_to_the_charts_and_ctrl_p_to_their_paper(window, press, qtlog):
    press("Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")
    screen = window.front
    assert screen.pages.current == "charts"
    assert screen.charts.hasFocus()
    words = [picture.accessibleDescription() for picture in screen.charts.pictures]
    assert any("April: Members joined 3" in one for one in words)
    assert all(picture.drawing.isValid() for picture in screen.charts.pictures)
    screen.charts.grab()
    assert not qtlog.records
    press("Ctrl+P")
    assert window.front.wishes.name == "plan-progress"


def test_home_end_and_the_page_keys_move_the_charts_which_say_so(window, press, qtbot):
    press("Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")
    roll = window.front.charts.roll
    bar = roll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press("End")
    assert bar.value() == bar.maximum()
    press("PgUp")
    assert bar.value() < bar.maximum()
    press("PgDown", "Home")
    assert bar.value() == 0
    assert roll.hasFocus()
    assert "Home End" in roll.accessibleDescription()


def test_the_grouping_and_the_month_change_the_charts_in_front(window, press):
    press("Ctrl+PgDn", "Ctrl+PgDn", "Ctrl+PgDn")
    screen = window.front
    screen.by.setCurrentIndex(screen.by.findData("cooperative"))
    told = "".join(picture.accessibleDescription() for picture in screen.charts.pictures)
    assert "April: Members joined 3" in told
    screen.session.turn_to(Month(1954, 3))
    told = "".join(picture.accessibleDescription() for picture in screen.charts.pictures)
    assert "Members joined 3" not in told
    assert "March: Due" in told

"""A summary as it was known on a day, from the screen of reports."""

from datetime import date, timedelta

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.period import Month, Period
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.desk import new_federation
from coopdesk.services.reports import report
from tests.services.test_figures import report as keyed

APRIL = Month(1954, 4)


@pytest.fixture
def store():
    with new_federation(None) as made:
        made.save(Cooperative("A", "A", founded_on=date(1953, 1, 1)))
        keyed(made, "A", output_value_constant=110)
        yield made


def test_a_day_is_typed_and_one_before_the_file_was_begun_is_told(shown, qtbot, store, press):
    window = shown(Window(Session(store, APRIL, "Chen"), places("federation"), start="reports"))
    screen = window.front
    qtbot.waitUntil(lambda: bool(screen.data))
    box = screen.wishes.form.boxes["known_on"].box
    box.setFocus()
    press(str(today()), "Enter")
    qtbot.waitUntil(lambda: f"known-{today()}" in screen.path.text())
    now = report(store, "summary", Period(APRIL, APRIL), "en", by="kind")
    qtbot.waitUntil(lambda: screen.data == now)
    box.setFocus()
    box.setText(str(today() - timedelta(days=3)))
    screen.wishes.changed.emit()
    qtbot.waitUntil(lambda: not screen.data)
    assert "begun after" in screen.trouble.text()

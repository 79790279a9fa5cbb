"""A summary as it was known on a day, from the screen of reports."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.period import Month, Period
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.desk import new_federation
from coopdesk.services.reports import report
from coopdesk.services.submissions import submit
from tests.services.test_figures import report as keyed

APRIL = Month(1954, 4)
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


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
    now = report(store, "summary", Period(APRIL, APRIL), "en", by="kind", known_on=today())
    qtbot.waitUntil(lambda: screen.data == now)
    box.setFocus()
    box.setText(str(today() - timedelta(days=3)))
    screen.wishes.changed.emit()
    qtbot.waitUntil(lambda: not screen.data)
    assert "begun after" in screen.trouble.text()


@pytest.fixture
def window(shown):
    """The summary of April: one return was there yesterday, another, which overtook it, came today."""
    with time_machine.travel(YESTERDAY, tick=False):
        made = new_federation(None)
        made.save(*[Cooperative(code, code, founded_on=date(1953, 1, 1)) for code in "AB"])
        keyed(made, "A", output_value_constant=110, planned_value_constant=100)
        submit(made, Period(APRIL, APRIL), "known", "12", "Ministry")
    keyed(made, "B", output_value_constant=300, planned_value_constant=100)
    yield shown(Window(Session(made, APRIL, "Chen"), places("federation"), start="summary"))
    made.close()


def value(screen):
    return screen.page.found.whole.total.figures.output_value_constant


def test_alt_k_and_a_day_switch_the_figures_and_the_paper_and_empty_is_now_again(window, press, qtbot):
    screen = window.front
    assert value(screen) == 410
    press("Alt+K", str(YESTERDAY.date()), "Enter")
    assert value(screen) == 110
    assert "As known on" in screen.banner.text()
    assert screen.pill() == "reported 1 of 2"
    press("Ctrl+U")
    assert not screen.handing.unfolded
    press("Ctrl+P")
    reports = window.front
    qtbot.waitUntil(lambda: f"known-{YESTERDAY.date()}" in reports.path.text() and bool(reports.data))
    window.open("summary")
    press("Alt+K", "Delete", "Enter")
    assert value(screen) == 410
    assert screen.banner.isHidden()


def test_a_day_to_come_or_no_day_shows_no_figures_but_why(window, press):
    screen = window.front
    for typed, said in ((str(today() + timedelta(days=2)), "still to come"), ("1", "is not a date")):
        press("Alt+K", typed, "Enter")
        assert said in screen.banner.text()
        assert screen.page.found is None
        press("Ctrl+P")
        assert window.current == "summary"


def test_ctrl_r_shows_what_moved_since_it_was_handed_up_or_since_a_day_and_prints_it(window, press, qtbot):
    press("Ctrl+R")
    page = window.front.moved
    assert page.since.text() == "12"
    rows = [row.texts for row in page.list.rows.rows]
    assert [row[:4] for row in rows[:2]] == [("Total", "110", "410", "+300"), ("Not recorded", "110", "410", "+300")]
    assert [row[6:8] for row in rows[2:]] == [("", "1"), ("1", "2")]
    page.since.setFocus()
    press(str(today()), "Enter")
    assert page.list.rows.rowCount() == 0
    assert page.list.empty == "Nothing moved."
    press("99", "Enter")
    assert "neither a day nor" in page.trouble.text()
    press(str(YESTERDAY.date()), "Enter", "Ctrl+P")
    reports = window.front
    qtbot.waitUntil(lambda: f"restatement_since-{YESTERDAY.date()}" in reports.path.text() and bool(reports.data))


def test_the_list_of_those_handed_up_leads_to_what_moved_since_one(window, press):
    press("Ctrl+PgDn", "Ctrl+PgDn")
    screen = window.front
    assert screen.pages.current == "handed"
    assert [one.number for one in screen.handed.list.rows.rows] == ["12"]
    window.session.turn_to(APRIL + 1)
    press("Enter")
    assert (screen.pages.current, window.session.month, screen.moved.since.text()) == ("moved", APRIL, "12")
    assert screen.moved.list.rows.rowCount() == 4


def test_missing_returns_and_a_monthly_return_are_seen_as_known_on_a_day(window, qtbot):
    month = Period(APRIL, APRIL)
    for name, more in (("missing", {}), ("monthly-return", {"cooperative": "A"})):
        window.open(
            "reports", {"report": name, "period": APRIL, "known_on": YESTERDAY.date(), "language": "en", **more}
        )
        wanted = report(window.session.store, name, month, "en", known_on=YESTERDAY.date(), **more)
        qtbot.waitUntil(lambda wanted=wanted: window.front.data == wanted)


def test_a_restatement_asks_since_when(window, qtbot):
    window.open("reports", {"report": "restatement", "period": APRIL, "language": "en"})
    words = "type a day, or the number of a summary that was handed up"
    qtbot.waitUntil(lambda: window.front.trouble.text() == f"Moved since: {words}")
    row = window.front.wishes.form.boxes["since"]
    assert (row.trouble.text(), row.wrong, window.front.path.text()) == (words, False, "")
    window.open("reports", {"report": "restatement", "period": APRIL, "since": "12", "language": "en"})
    qtbot.waitUntil(lambda: bool(window.front.data))
    assert window.front.wishes.day.text() == "Counted as it was handed up: All on the register"

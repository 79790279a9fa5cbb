"""The first screen: steps, what waits, the months of the year."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.members import Member
from coopdesk.domain.opening import OpeningLine
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Note, OutputLine
from coopdesk.errors import N_
from coopdesk.gui import words
from coopdesk.gui.screen import Screen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.gui.this_month.screen import ThisMonthScreen
from coopdesk.services import members, months, opening

APRIL, MAY = Month(1954, 4), Month(1954, 5)


class Told(Screen):
    """Remembers where it was asked to go."""

    def __init__(self, session):
        super().__init__(session)
        self.where = None
        QVBoxLayout(self).addWidget(QWidget())

    def go_to(self, where):
        self.where = where


@pytest.fixture
def window(shown, session):
    places = [Place("this_month", N_("This month"), ThisMonthScreen)]
    places += [
        Place(name, N_("Members"), Told) for name in ("members", "monthly_return", "competitions", "reports", "sending")
    ]
    return shown(Window(session, places))


def enter_output(store, month, **more):
    statement = months.draft(store, "BJ-001", month)
    months.save_line(store, statement, OutputLine("T1", "0801", **more))
    return statement


def finish(store, month):
    statement = months.mark_nil(store, months.draft(store, "BJ-001", month), True)
    return months.close_month(store, statement, "Wang", "Zhou", date(1954, 5, 2))


def texts(screen):
    return [row.words.text() for row in screen.steps.rows]


def test_a_new_month_has_everything_before_it(window):
    assert texts(window.front)[:4] == [
        "nobody on the register yet",
        "nothing entered yet",
        "nothing entered yet",
        "comes when something is entered",
    ]
    assert (window.header.pill.text(), window.header.line.text()) == ("Not begun", "due 3 May 1954")


def test_the_steps_say_how_far_the_month_is(store, window):
    members.save_member(store, Member("BJ-001", "0001", "周春兰", joined_on=date(1954, 4, 3)))
    enter_output(store, APRIL, planned=Decimal(239), qualified=Decimal(252))
    window.session.saved()
    told = texts(window.front)
    assert told[:2] == ["1 at the month's end; 1 joined, 0 left", "1 lines, 2 boxes not filled in"]
    assert told[3] == "3 boxes not filled in"  # the labour of its team, too
    assert window.front.figures.cells["plan_fulfilment"][1].text() == "105.44"


def test_enter_on_a_step_goes_there(window, press):
    press("Down", "Enter")
    assert (window.current, window.front.where) == ("monthly_return", "output")


def test_a_final_month_can_be_sent_and_a_sent_one_says_so(store, window):
    final = finish(store, APRIL)
    window.session.saved()
    assert texts(window.front)[3:] == ["final", "the monthly return", "final; not yet written to a file"]
    assert [row.sign.text() for row in window.front.steps.rows] == ["", "✓", "✓", "✓", "…", "…"]
    assert final.state == "closed"


def test_an_older_month_that_is_not_sent_is_named_and_one_key_away(store, window, press):
    finish(store, APRIL)
    window.session.turn_to(MAY)
    assert window.front.banner.text() == "April is final and not sent yet. You are filling in May."
    window.front.back.setFocus()
    press(" ")
    assert window.session.month == APRIL
    assert window.front.banner.isHidden()


def test_the_banner_tells_a_correction_from_a_month_that_was_never_reported(store, window):
    finish(store, APRIL)
    months.amend(store, "BJ-001", APRIL, "slip")
    window.session.turn_to(MAY)
    assert window.front.banner.text() == "The correction of April is not final yet. You are filling in May."
    window.session.turn_to(APRIL)
    assert window.front.banner.isHidden()


def test_the_banner_names_the_same_month_twice_while_a_later_one_is_begun(store, window):
    enter_output(store, MAY)
    words.speak("zh")
    window.session.saved()
    assert window.front.banner.text() == "4月尚未报。现在填的是4月。"


def test_the_months_of_the_year_show_their_state_and_enter_takes_one_in_hand(store, window, press):
    finish(store, APRIL)
    enter_output(store, MAY)
    window.session.saved()
    tiles = window.front.year.tiles
    assert [tile.words.text() for tile in tiles[3:6]] == ["Final", "Draft", "—"]
    tiles[3].setFocus()
    press("Right", "Enter")
    assert window.session.month == MAY


def test_figures_before_the_start_are_asked_for_until_they_are_final(window, store):
    button = window.front.before
    assert "not entered yet" in button.text()
    statement = opening.draft(store, "BJ-001")
    opening.save_figure(store, statement, OpeningLine("wages", Month(1954, 1), Month(1954, 3), Decimal(5)))
    window.front.refresh()
    assert "not final" in button.text()
    months.save_note(store, statement, Note("blank-1954-01.1954-03", "", "lost"))
    opening.close(store, statement, "Wang", "Zhou")
    window.front.refresh()
    assert button.isHidden()


def test_members_found_late_and_a_month_passed_over_are_named(window, store):
    finish(store, APRIL + 1)
    members.save_member(store, Member("BJ-001", "0001", "王", joined_on=date(1954, 4, 10)))
    window.session.turn_to(APRIL + 2)
    window.front.refresh()
    assert texts(window.front)[0] == "1 at the month's end; 1 joined, 0 left; found late: 1"
    assert [tile.words.text() for tile in window.front.year.tiles[3:6]] == ["Not reported", "Final", "—"]


def test_ctrl_pgdn_leads_to_the_charts_of_the_own_year(store, window, press, qtlog):
    finish(store, APRIL)
    press("Ctrl+PgDn")
    charts = window.front.charts
    assert charts.hasFocus()
    told = [picture.accessibleDescription() for picture in charts.pictures]
    assert any(words.startswith("Output against plan") and "April: Output value 0" in words for words in told)
    assert not any("Due" in words for words in told)
    assert charts.notes.text().startswith("Only months that are final count.")
    charts.grab()
    assert not qtlog.records
    press("Ctrl+P")
    assert window.front.where == {"report": "plan-progress", "period": APRIL}


def test_a_year_without_a_final_month_has_no_output_drawn(window, press):
    press("Ctrl+PgDn")
    told = [picture.accessibleDescription() for picture in window.front.charts.pictures]
    assert not any("Output value" in words for words in told)

"""Who has not reported: the months, the calls, due days and holidays, by keys alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.dates import today
from coopdesk.domain.deadlines import Call, Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.packets import Question, StoredPacket
from coopdesk.domain.period import Month
from coopdesk.domain.statements import MonthlyReturn, OutputLine, Statement
from coopdesk.gui import words
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.gui.words import worded
from coopdesk.services.desk import new_federation

APRIL = Month(1954, 4)


@pytest.fixture
def federation():
    """BJ-001 reported from January to April, March late; BJ-002 only in January; BJ-003 is not there before March."""
    with new_federation(None) as made:
        for code, founded in (("BJ-001", 1), ("BJ-002", 1), ("BJ-003", 3)):
            made.save(Cooperative(code, f"Unit {code}", founded_on=date(1954, founded, 1), responsible="Li Fu"))
            made.save(KindSpan(code, date(1954, 1, 1), "PC"))
        for code, number, day in (("BJ-001", 1, 2), ("BJ-001", 2, 2), ("BJ-001", 3, 9), ("BJ-001", 4, 2),
                                  ("BJ-002", 1, 3)):  # fmt: skip
            month = Month(1954, number)
            statement = Statement(made.next_id(Statement), code, month, "closed", "clerk",
                                  submitted_on=(month + 1).first.replace(day=day))  # fmt: skip
            made.add_closed(statement, Figures(wages=number))
        yield made


@pytest.fixture
def window(shown, federation):
    return shown(Window(Session(federation, APRIL, "Chen"), places("federation"), start="reporting"))


def cells(window):
    columns = window.front.months.list.rows.columns
    rows = window.front.months.list.rows.rows
    return {row.cooperative.code: [column.text(row) for column in columns[4:8]] for row in rows}


def test_each_month_is_a_word_under_its_digits_and_a_tone(window):
    ledger = window.front.months.list
    assert cells(window) == {
        "BJ-001": ["On time", "On time", "Late", "On time"],
        "BJ-002": ["On time", "Not reported", "Not reported", "Not reported"],
        "BJ-003": ["—", "—", "Not reported", "Not reported"],
    }
    assert [column.title for column in ledger.rows.columns[4:9]] == ["1954-01", "1954-02", "1954-03", "1954-04", ""]
    assert [ledger.rows.columns[n].tone(ledger.rows.rows[0]) for n in (6, 7)] == ["query", "ink"]
    assert [ledger.isColumnHidden(n) for n in (7, 8)] == [False, True]
    assert window.front.line() == "5 months missing, of 2 co-operatives"


def test_f4_leaves_only_what_is_missing_and_typing_searches(window, press):
    press("F4")
    assert list(cells(window)) == ["BJ-002", "BJ-003"]
    press("003")
    assert list(cells(window)) == ["BJ-003"]
    press("Esc", "F4")
    assert len(cells(window)) == 3


def test_shift_f4_leaves_only_what_is_queried_and_says_what_is_asked(window, federation, press):
    statement = next(one for one in federation.find(Statement) if (one.cooperative, one.period) == ("BJ-001", APRIL))
    federation.save(replace(statement, packet="a" * 64, revision=1))
    federation.save(StoredPacket("a" * 64, b"", "return", "BJ-001", APRIL, 1, "[]", None, False, "RW", 1))
    federation.save(Question(1, "a" * 64, "labour", "T1", "wages", "Why so low?", "1954-05-06T08:00:00+00:00"))
    window.front.refresh()
    press("F4", "Shift+F4")
    assert (cells(window), window.front.months.only.isChecked()) == (
        {"BJ-001": ["On time", "On time", "Late", "+Queried"]}, False,
    )  # fmt: skip
    assert ": Labour, T1, 3 Wages: Why so low?" in window.front.months.told.text()
    assert window.front.line() == "5 months missing, of 2 co-operatives  •  months queried: 1"
    press("F4")
    assert (list(cells(window)), window.front.months.queried.isChecked()) == (["BJ-002", "BJ-003"], False)


def test_a_month_equal_to_the_one_before_wears_its_sign(window, federation, press):
    for number in (2, 3):
        month = Month(1954, number)
        statement = Statement(federation.next_id(Statement), "BJ-002", month, "closed", submitted_on=(month + 1).first)
        line = OutputLine("T1", "0801", "own", 1, qualified=Decimal(5))
        federation.add_closed(statement, line, figures_of(MonthlyReturn(statement, (line,))))
    window.front.refresh()
    press("Down", "Left")
    assert cells(window)["BJ-002"][1:3] == ["On time", "=On time"]
    assert "On time • every figure equals the month before" in window.front.months.told.text()


def test_what_there_is_to_know_of_the_month_in_hand_stands_below(window, press):
    press("Down", "Left")
    told = window.front.months.told.text()
    assert told == ("BJ-002 Unit BJ-002, March 1954: Not reported  •  due 3 April 1954  •  "
                    "Li Fu, no telephone recorded")  # fmt: skip


def test_a_call_is_recorded_corrected_and_taken_off_by_keys_alone(window, federation, press):
    press("Down", "Left", "Enter", "F5", "6", "Enter", "Zhao", "Enter", "tomorrow", "Enter", "405", "Enter")
    assert window.front.calls.form.boxes["promised"].trouble.text() == "is before the day of the call"
    press("Esc", "7", "Enter")
    (kept,) = federation.find(Call)
    assert kept == Call("BJ-002", Month(1954, 3), 1, date(1954, 4, 6), "Zhao", "tomorrow", date(1954, 4, 7))
    press("Ctrl+PgUp")
    assert cells(window)["BJ-002"][2] == "*Not reported"
    assert window.front.months.told.text().endswith("last called on 6 April 1954: tomorrow; promised for 7 April 1954")
    press("Enter", "Ctrl+Delete", "Ctrl+Delete")
    assert federation.find(Call) == []


def test_a_new_call_is_offered_today_and_the_responsible_person(window, press):
    press("Down", "Enter", "F5")
    assert window.front.calls.form.texts()["day"] == today().isoformat()
    assert window.front.calls.form.texts()["person"] == "Li Fu"


def test_a_call_that_is_not_whole_outlives_the_change_of_language(window, federation, press):
    press("Down", "Enter", "F5", "Delete", "Ctrl+L")
    assert words.language() == "zh"
    press("Enter")
    calls = window.front.calls
    assert (calls.unit.cooperative.code, calls.form.texts()["day"]) == ("BJ-002", "")
    assert federation.find(Call) == []


def test_another_due_day_or_a_holiday_makes_what_was_late_on_time(window, federation, press):
    press("Ctrl+PgDn", "Ctrl+PgDn", "F5", "1954-03", "Enter", "1954-04-09", "Enter")
    assert federation.find(Deadline) == [Deadline(Month(1954, 3), date(1954, 4, 9))]
    assert cells(window)["BJ-001"][2] == "On time"
    press("Ctrl+PgDn", "F5", "1954-05-03", "Enter", "May holiday", "Enter")
    assert federation.find(Holiday) == [Holiday(date(1954, 5, 3), "May holiday")]
    assert window.front.months.all[0].months[3].due == date(1954, 5, 4)


def test_the_next_visit_to_the_due_days_begins_a_new_one_and_enter_on_a_row_opens_it(window, federation, press):
    window.open("reporting", "due_days")
    press("1954-03", "Enter", "1954-04-09", "Enter", "Ctrl+PgUp", "Ctrl+PgDn")
    page = window.front.due_days
    assert (page.title.text(), page.before) == ("New due day", None)
    press("1954-02", "Enter", "1954-03-08", "Enter")
    assert len(federation.find(Deadline)) == 2
    page.list.setFocus()
    press("Enter")
    assert page.title.text() == worded(page.list.row.period)


def test_the_usual_day_and_the_rest_days_are_kept_with_enter(window, federation, press):
    window.open("reporting", "due_days")
    window.front.due_days.usual.begin()
    press("2", "Enter", "Sunday", "Enter")
    assert (federation.desk.due_day, federation.desk.rest) == (2, "sunday")
    assert window.front.due_days.falls.text() == "April 1954 falls due on 3 May 1954."
    window.front.due_days.usual.begin()
    press("31", "Enter", "Enter")
    assert window.front.due_days.usual.boxes["due_day"].trouble.text()
    assert federation.find(Desk)[0].due_day == 2


def test_ctrl_p_opens_the_list_of_what_is_missing_of_the_year(window, press):
    press("Ctrl+P")
    wish = window.front.wishes.read()
    assert (wish.name, str(wish.period)) == ("missing", "1954-01..1954-04")


def test_the_screen_is_a_key_away_and_the_others_keep_theirs(window, press):
    names = [place.name for place in places("federation")]
    assert names[:4] == ["cooperatives", "inbox", "summary", "reports"]
    press("Ctrl+3", f"Ctrl+{names.index('reporting') + 1}", "F4")
    assert list(cells(window)) == ["BJ-002", "BJ-003"]


def test_a_file_that_is_only_looked_at_is_not_changed(window, federation, press):
    federation.look_only = True
    press("Down", "Enter", "F5")
    assert "looking only" in window.foot.said.text()
    press("Ctrl+PgDn", "F5", "Ctrl+PgDn", "F5")
    assert federation.find(Call) + federation.find(Deadline) + federation.find(Holiday) == []

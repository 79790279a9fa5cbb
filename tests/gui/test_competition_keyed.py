"""What is keyed for a competition, month by month, by keys."""

import dataclasses
from decimal import Decimal

import pytest

from coopdesk.domain.competitions import Competition
from coopdesk.domain.conditions import CAPPED_POINTS, QUOTA, Gate
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_
from coopdesk.gui.competitions.screen import CompetitionsScreen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import competitions, keyed_values, members

from .conftest import APRIL
from .test_competitions import CODE, banner, month  # noqa: F401


@pytest.fixture
def window(shown, session):
    return shown(Window(session, [Place("competitions", N_("Competitions"), CompetitionsScreen)]))


@pytest.fixture
def persons(store):
    """Two members compete by quota over two months."""
    for number, name in (("0001", "周春兰"), ("0002", "王桂英")):
        members.save_member(store, Member("BJ-001", number, name, joined_on=APRIL.first, entry="founder", sex="F"))
    one = Competition("quota", "BJ-001", APRIL, "Quota", level="person", last=Month(1954, 5))
    competitions.new_competition(store, one, QUOTA)


def test_where_a_value_is_written_stays_with_it(banner, window, store, press):  # noqa: F811
    window.front.fronts.open("costs")
    press("12000", "Enter", "12120", "Tab", "book 3, page 7", "Enter")
    kept = keyed_values.keyed(store, CODE, APRIL)
    assert kept["T2", "evidence"] == "book 3, page 7"
    assert kept["T2", "unit_cost"] == 12120
    window.front.costs.begin("T2")
    press("12001", "Enter")
    assert keyed_values.keyed(store, CODE, APRIL)["T2", "evidence"] == "book 3, page 7"


def test_evidence_without_a_value_is_refused(banner, window, press):  # noqa: F811
    window.front.fronts.open("costs")
    window.front.costs.boxes["T2", "evidence"].setFocus()
    press("book 3", "Enter")
    assert window.front.costs.boxes["T2", "evidence"].property("wrong")


def test_a_limit_of_ones_own_is_answered_with_yes_or_no(store, month, window, press):  # noqa: F811
    gate = Gate("", "clean", title_en="Workplace clean", title_zh="场地整洁", least=Decimal(1))
    competitions.new_competition(store, Competition("tidy", "BJ-001", APRIL, "Tidy"), QUOTA, [gate])
    window.front.refresh()
    window.front.go_to("tidy")
    window.front.fronts.open("costs")
    window.front.costs.boxes["T1", "clean"].setFocus()
    press("yes", "Enter")
    window.front.costs.boxes["T2", "clean"].setFocus()
    press("no", "Enter")
    values = competitions.values(store, "tidy")
    assert (values["T1", "clean"], values["T2", "clean"]) == (1, 0)
    two = next(one for one in window.front.board.standings if one.code == "T2")
    assert two.state == "not_eligible"


def test_a_yes_or_no_that_nobody_answered_is_blank_and_incomplete(store, month, window, press):  # noqa: F811
    gate = Gate("", "clean", title_en="Workplace clean", title_zh="场地整洁", least=Decimal(1))
    competitions.new_competition(store, Competition("tidy", "BJ-001", APRIL, "Tidy"), QUOTA, [gate])
    window.front.refresh()
    window.front.go_to("tidy")
    window.front.fronts.open("costs")
    box = window.front.costs.boxes["T1", "clean"]
    assert (box.text(), box.value()) == ("", None)
    box.setFocus()
    press("Enter")
    window.front.fronts.open("standings")
    assert competitions.values(store, "tidy") == {}
    assert {one.state for one in window.front.board.standings} == {"incomplete"}


def test_each_month_has_its_own_values(persons, window, store, press):
    window.front.fronts.open("costs")
    press("180", "Enter", "200", "Enter")
    window.front.fronts.open("costs")
    press("Alt+PgDn", "160", "Enter", "150", "Enter")
    assert competitions.values(store, "quota")["0001", "standard_hours"] == 200
    assert competitions.values(store, "quota", Month(1954, 5))["0001", "standard_hours"] == 150


def test_quota_work_is_keyed_line_by_line_and_taken_out_again(persons, window, store, press):
    window.front.fronts.open("quota")
    press("0001", "Enter", "knotting", "Enter", "40", "Enter", "2.5", "Enter")
    press("Enter", "washing", "Enter", "10", "Enter", "1", "Enter")
    works = keyed_values.works(store, "quota")
    assert [(one.entrant, one.work, one.pieces * one.hours_each) for one in works] == [
        ("0001", "knotting", 100), ("0001", "washing", 10),
    ]  # fmt: skip
    window.front.fronts.page("quota").list.setFocus()
    press("Enter", "knots", "Enter", "44", "Ctrl+Delete", "Ctrl+Delete")
    assert [one.work for one in keyed_values.works(store, "quota")] == ["washing"]


def test_quota_lines_stand_in_the_place_of_a_keyed_total_on_page_and_board(persons, window, store, press):
    window.front.fronts.open("costs")
    press("180", "Enter", "200", "Enter")
    window.front.fronts.open("quota")
    press("0001", "Enter", "knotting", "Enter", "45", "Enter", "2", "Enter")
    window.front.fronts.open("costs")
    box = window.front.costs.boxes["0001", "standard_hours"]
    assert box.text() == "90"
    april = competitions.board(store, "quota", Period(APRIL, APRIL))
    assert next(one.scores[0].value for one in april.standings if one.code == "0001") == 50
    box.setFocus()
    press("100", "Enter")
    assert box.property("wrong")
    assert "quota work" in window.front.costs._troubles["0001"].text()


def test_worked_hours_of_nought_are_told_as_such(persons, window, press):
    window.front.fronts.open("costs")
    press("0", "Enter", "0", "Enter")
    window.front.fronts.open("costs")
    assert "nothing can be divided by it" in window.front.costs._results["0001"].text()


def test_quota_work_of_nobody_is_marked(persons, window, press):
    window.front.fronts.open("quota")
    press("9999", "Enter", "knotting", "Enter", "40", "Enter", "2.5", "Enter")
    assert window.front.fronts.page("quota").form.boxes["entrant"].wrong


def test_quota_work_has_a_page_only_where_it_counts(banner, persons, window):  # noqa: F811
    bar = window.front.fronts.bar
    window.front.go_to(CODE)
    assert not bar.isTabVisible(2)
    window.front.go_to("quota")
    assert bar.isTabVisible(2)


def test_ctrl_page_down_passes_over_a_page_that_is_not_asked_for(banner, window, press):  # noqa: F811
    press("Ctrl+PgDn", "Ctrl+PgDn")
    assert window.front.fronts.current == "progress"


def test_where_all_comes_from_the_returns_nothing_is_asked(month, store, window):  # noqa: F811
    registered = [one for one in CAPPED_POINTS if not one.measured]
    competitions.new_competition(store, Competition("plain", "BJ-001", APRIL, "Plain"), registered)
    window.front.refresh()
    window.front.go_to("plain")
    window.front.fronts.open("costs")
    assert window.front.costs.boxes == {}


def test_a_limit_that_is_new_gets_its_box(store, month, window):  # noqa: F811
    gate = Gate("", "clean", title_en="Workplace clean", title_zh="场地整洁", least=Decimal(30), most=Decimal(40))
    competitions.new_competition(store, Competition("tidy", "BJ-001", APRIL, "Tidy"), QUOTA, [gate])
    window.front.refresh()
    window.front.go_to("tidy")
    before = window.front.costs.boxes["T1", "clean"]
    kept = store.get(Gate, "tidy", "clean", 1)
    with store.transaction("test"):
        store.save(dataclasses.replace(kept, least=Decimal(1), most=None))
    window.front.refresh()
    assert type(window.front.costs.boxes["T1", "clean"]) is not type(before)


def test_enter_in_the_last_box_stays_on_the_page(banner, window, press):  # noqa: F811
    window.front.fronts.open("costs")
    last = [box for (_code, what), box in window.front.costs.boxes.items() if what == "unit_cost"][-1]
    last.setFocus()
    press("12120", "Enter")
    assert window.front.fronts.current == "costs"
    assert last.hasFocus()


def test_what_is_typed_into_the_choice_at_the_head_goes_when_it_is_left(banner, window, press):  # noqa: F811
    before = window.front.choice.currentText()
    window.front.choice.setFocus()
    press("nonsense")
    window.front.costs.setFocus()
    window.front.which.setFocus()
    assert window.front.choice.currentText() == before
    assert not window.front.choice.property("wrong")


def test_a_competition_without_a_banner_shows_no_empty_history(banner, window):  # noqa: F811
    window.front.fronts.open("banner")
    page = window.front.fronts.page("banner")
    assert page.list.isVisible() == bool("no banner" not in page.words.text())

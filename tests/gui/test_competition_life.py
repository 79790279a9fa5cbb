"""A competition from its draft to the banner, by keys only."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.competitions import Competition, Prize
from coopdesk.domain.dates import today
from coopdesk.domain.evaluations import Objection
from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.competitions.screen import CompetitionsScreen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import competitions, evaluations, months

from .conftest import APRIL
from .test_competitions import CODE, banner, month  # noqa: F401

PRIZE = Prize(CODE, 1, 1, "Red banner", "流动红旗", "a banner", banner=True)


@pytest.fixture
def window(shown, session):
    return shown(Window(session, [Place("competitions", N_("Competitions"), CompetitionsScreen)]))


@pytest.fixture
def closed(store, banner):  # noqa: F811
    """The banner has a prize and April is final."""
    store.save(PRIZE)
    months.close_month(store, months.draft(store, "BJ-001", APRIL), "王", "李", date(1954, 5, 2))


@pytest.fixture
def evaluated(store, closed):
    evaluations.announce(store, CODE, date(1954, 4, 1))
    return evaluations.evaluate(store, CODE)


def decide(press, note=""):
    press("F9", "1954-05-10", "Enter", "Wang, Li", "Enter", "Wang", "Enter", note or "Delete", "Enter")


def test_the_whole_life_of_a_banner_by_keys(closed, window, store, press):
    life = window.front.life
    assert life.words == "Draft → announced → evaluated → objections → decided → banner handed over"
    press("F9", "401", "Enter")
    assert life.words.startswith("Announced 1 April 1954 → evaluated")
    press("F9", "Enter")
    assert window.front.board.evaluation == 1
    assert "objections until" in life.words
    decide(press)
    press("Enter", "Enter")
    assert "→ decided 10 May 1954" in life.words
    assert [one.entrant for one in evaluations.awards_of(store, CODE, 1)] == ["T1"]
    press("1954-05-09", "Enter")
    assert "not handed over before" in window.foot.said.text()
    press("510", "Enter")
    assert evaluations.awards_of(store, CODE, 1)[0].handed_on == date(1954, 5, 10)
    assert life.words.endswith("handed over")
    assert not life.next.isVisible()


def test_a_month_that_is_not_final_is_refused_in_place(banner, window, store, press):  # noqa: F811
    evaluations.announce(store, CODE, date(1954, 4, 1))
    window.front.refresh()
    press("F9", "Enter")
    assert "not final yet" in window.front.strip.trouble.text()
    press("Esc")
    assert window.focusWidget() is window.front.table


def test_an_objection_is_raised_answered_and_voted_on(evaluated, window, store, press):
    window.front.fronts.open("objections")
    press("Li Ming", "Enter", "503", "Enter", "Team 2", "Enter", "Attendance", "Enter", "one day missing", "Ctrl+Enter")
    (one,) = evaluations.objections(store, CODE, 1)
    assert (one.objector, one.entrant, one.indicator, one.outcome) == ("Li Ming", "T2", "attendance", "open")
    assert window.front.life.act == "settle"
    press("Enter", "checked, right", "Enter", "5", "Enter", "2", "Enter", "rejected", "Enter", "504", "Enter")
    (one,) = evaluations.objections(store, CODE, 1)
    assert (one.reply, one.votes_for, one.votes_against, one.outcome) == ("checked, right", 5, 2, "rejected")
    assert one.settled_on == date(1954, 5, 4) or one.settled_on == date(1954, 4, 5) or one.settled_on == today()
    assert window.front.life.act == "decide"


def test_an_objection_without_words_is_marked(evaluated, window, store, press):
    window.front.fronts.open("objections")
    press("Li Ming", "Ctrl+Enter")
    assert window.front.fronts.page("objections").form.boxes["text"].trouble.text() == "is needed"
    assert evaluations.objections(store, CODE, 1) == []


def test_an_open_objection_stops_the_decision(evaluated, window, store, press):
    evaluations.save_objection(store, Objection(CODE, 1, 0, "Li Ming", "wrong"))
    window.front.refresh()
    window.front.fronts.open("decision")
    press("Enter", "Wang, Li", "Enter", "Wang", "Ctrl+Enter")
    assert "An objection is open" in window.foot.said.text()
    assert evaluations.awards_of(store, CODE, 1) == []


def test_another_award_than_by_the_points_needs_a_note(evaluated, window, store, press):
    decide(press)
    press("Team 3", "Enter", "Enter")
    form = window.front.fronts.page("decision").form
    assert form.boxes["note"].trouble.text() == "is needed where the decision is not by the points"
    press("by vote", "Ctrl+Enter")
    assert [one.entrant for one in evaluations.awards_of(store, CODE, 1)] == ["T3"]


def test_f2_opens_the_list_of_the_box_in_hand_and_what_is_typed_stays(evaluated, window, store, press, monkeypatch):
    opened = []

    def note(box):
        opened.append(box)

    monkeypatch.setattr(ChoiceBox, "showPopup", note)
    competitions.new_competition(store, Competition("other", "BJ-001", APRIL, "Other"))
    window.front.refresh()
    window.front.fronts.open("objections")
    press("Li Ming", "F2")
    assert "F2 opens lists" in window.foot.said.text()
    form = window.front.fronts.page("objections").form
    form.boxes["entrant"].box.setFocus()
    press("F2")
    assert opened == [form.boxes["entrant"].box]
    place = window.front.choice.findData("other")
    window.front.choice.setCurrentIndex(place)
    assert (window.front.code, form.texts()["objector"]) == (CODE, "Li Ming")
    window.front.choice.setCurrentIndex(place)
    assert window.front.code == "other"


def test_an_upheld_objection_asks_for_a_note_and_no_day_before_another(evaluated, window, store, press):
    upheld = Objection(CODE, 1, 0, "Li Ming", "wrong", raised_on=date(1954, 5, 11), reply="yes", outcome="upheld")
    evaluations.save_objection(store, upheld)
    window.front.refresh()
    decide(press)
    press("Ctrl+Enter")
    page = window.front.fronts.page("decision")
    assert "what follows" in page.words.text()
    assert page.form.boxes["decided_on"].trouble.text().startswith("is before 11 May 1954")
    assert "an objection was upheld" in page.form.boxes["note"].trouble.text()


def test_the_banner_page_names_holder_day_and_times(evaluated, window, store, press):
    window.front.fronts.open("banner")
    page = window.front.fronts.page("banner")
    assert page.words.text() == "Red banner: nobody holds it yet."
    window.front.fronts.open("decision")
    decide(press)
    press("Enter", "Enter")
    window.front.fronts.open("banner")
    assert page.words.text() == "Red banner: held by Team 1 since 10 May 1954, 1 in a row."
    assert [row[1].award.entrant for row in page.list.rows.rows] == ["T1"]


def test_months_stand_side_by_side_and_enter_shows_the_board_of_one(closed, window, store, press):
    competitions.new_competition(store, Competition("spring", "BJ-001", APRIL, "Spring", last=Month(1954, 5)))
    for what, value in (("planned_unit_cost", 8400), ("unit_cost", 8190)):
        competitions.set_value(store, "spring", "T1", what, Decimal(value))
    evaluations.announce(store, "spring", date(1954, 4, 1))
    window.front.refresh()
    window.front.go_to("spring")
    press("F9", "Enter")
    assert "evaluated April 1954 → objections" in window.front.life.words
    window.front.fronts.open("progress")
    model = window.front.fronts.page("progress").list.rows
    assert [model.index(0, column).data() for column in range(3)] == ["Team 1", "110.5  •  Place 1", "110.5"]
    press("Enter")
    assert (window.front.fronts.current, window.front.board.evaluation) == ("standings", 1)


def test_the_head_speaks_chinese(evaluated, window):
    window.change_language("zh")
    assert window.front.life.words.startswith("已公布 1954年4月1日 → 已评比 1954年4月 → ")


def test_what_is_typed_and_not_kept_is_told_before_closing(evaluated, window, press):
    window.front.fronts.open("decision")
    press("Enter", "Wang")
    assert window.front.unfinished() == "A decision is typed and not kept yet."
    window.front.fronts.open("objections")
    press("Li Ming", "Ctrl+PgUp")
    assert window.front.unfinished() == "An objection is typed and not kept yet. A decision is typed and not kept yet."

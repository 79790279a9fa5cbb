"""The federation's competitions at a co-operative's desk, and its own competitions on its rail, by keys."""

import dataclasses
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from coopdesk.domain.evaluations import CommitteeDecision
from coopdesk.domain.period import Period
from coopdesk.errors import DeskError
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.help import help_of
from coopdesk.gui.shell.window import Window
from coopdesk.services import competitions, evaluations
from coopdesk.services.reports import report
from tests.services.offices import APRIL, CODE, Offices
from tests.services.test_federation_competitions import HERE, THERE, announce, key, update


@pytest.fixture
def offices(tmp_path):
    made = Offices(tmp_path, None)
    made.federation.save(dataclasses.replace(made.federation.desk, federation="BJ"))
    announce(made)
    yield made
    made.close()


@pytest.fixture
def window(offices, shown):
    update(offices)
    return shown(Window(Session(offices.own, APRIL, "Li"), places("cooperative"), start="competitions"))


@pytest.fixture
def keying(window, press, qtbot):
    """The cursor in the first value that is asked for."""
    press("F3")
    qtbot.waitUntil(lambda: any(box.hasFocus() for box in window.front.values.values.values()))
    return press


def kept(offices):
    return {what: value for (_code, what), value in competitions.values(offices.own, HERE).items()}


def test_values_are_keyed_with_their_evidence_and_say_how_they_go(offices, window, keying):
    keying("100", "Tab", "p. 7", "Enter", "98", "Enter")
    assert window.current == "federation_competitions"
    assert kept(offices) == {"planned_unit_cost": Decimal(100), "unit_cost": Decimal(98)}
    assert competitions.kept_values(offices.own, HERE, CODE, APRIL)[0].evidence == "p. 7"
    assert {label.text() for label in window.front.values.going.values()} == {"goes with the return of April 1954"}
    assert window.front.pages.current == "values"


def test_what_is_no_number_stays_in_its_box_and_is_said(offices, window, keying):
    keying("about 5", "Enter")
    assert kept(offices) == {}
    assert "not a number" in next(iter(window.front.values.going.values())).text()


def test_every_box_tells_with_f1_what_it_is(window, keying):
    boxes = [*window.front.values.values.values(), *window.front.values.evidence.values(), window.front.choice]
    assert all(all(help_of(box)) for box in boxes)


def test_a_value_typed_is_kept_when_the_screen_is_left_and_the_keys_lead_back(offices, window, keying):
    keying("100", "F3")
    assert window.current == "competitions"
    assert kept(offices) == {"planned_unit_cost": Decimal(100)}
    assert window.front.of_federation.words.text() == "Values to be keyed for April 1954: 1"


def test_the_month_asks_for_what_is_to_be_keyed_and_tells_the_place(offices, window, press):
    press("Ctrl+1")
    step = next(row.step for row in window.front.steps.rows if row.step.name == "Compete")
    assert (step.words, step.progress) == ("of the federation; values to be keyed: 2", "open")
    key(offices, 100, 98)
    offices.receive(offices.send(5))
    evaluations.evaluate(offices.federation, THERE)
    evaluations.decide(offices.federation, CommitteeDecision(THERE, 1, date(1954, 5, 9), "Wang, Li", "Wang"))
    offices.hear(offices.answer())
    window.front.refresh()
    step = next(row.step for row in window.front.steps.rows if row.step.name == "Compete")
    assert (step.words, step.progress, step.where) == (
        "place 1 of 1 · 17 points · decided on 9 May 1954 · Model co-operative", "done", (HERE, "places"),
    )  # fmt: skip


def test_ctrl_p_shows_the_conditions_of_the_federation_on_paper(window, press, qtbot):
    press("F3")
    qtbot.wait(20)
    press("Ctrl+P")
    assert (window.current, window.front.wishes.name) == ("reports", "competition-conditions")
    assert window.front.wishes.read().competition == HERE


def test_a_receipt_tells_places_as_it_is_received_and_the_places_page_lists_them(offices, window, press):
    offices.receive(offices.send(5))
    evaluations.evaluate(offices.federation, THERE)
    path = offices.answer()
    press("Ctrl+6")
    window.front.receiving.take([path])
    assert "April banner · April 1954 · data incomplete · not decided yet" in window.front.receiving.details.text()
    window.open("federation_competitions", (HERE, "places"))
    assert [line.entrant for line in window.front.places.rows.rows] == [CODE, "BJ-002"]


@pytest.fixture
def held(offices, shown, press):
    """The federation's window with its competitions in front; one co-operative has sent its month and its costs."""
    update(offices)
    key(offices, 100, 98)
    offices.receive(offices.send(5))
    window = shown(Window(Session(offices.federation, APRIL, "Wang"), places("federation")))
    press("Ctrl+7")
    return window


def test_the_federation_has_competitions_on_its_rail_and_lists_who_did_not_report(held):
    assert held.current == "competitions"
    assert [(one.code, one.place) for one in held.front.board.standings] == [(CODE, 1), ("BJ-002", None)]
    assert held.header.line.text().startswith("April 1954 is not reported by all")


def test_enter_on_an_entrant_that_did_not_report_leads_to_the_calls_about_it(held, press, qtbot):
    held.front.fronts.open("returns")
    page = held.front.fronts.page("returns")
    qtbot.waitUntil(page.list.hasFocus)
    assert page.said.text() == "Entrants: 2; Not reported: 1"
    press("Enter")
    assert (held.current, held.front.pages.current) == ("reporting", "calls")
    assert held.front.calls.unit.cooperative.code == "BJ-002"


def test_evaluating_while_returns_are_missing_is_asked_once_more(offices, held, press):
    press("F9", "Enter")
    assert evaluations.evaluations(offices.federation, THERE) == []
    assert held.front.strip.trouble.text().startswith("Returns missing: 1; values not keyed: ")
    press("Enter")
    assert len(evaluations.evaluations(offices.federation, THERE)) == 1


def test_a_value_that_came_with_a_return_is_not_keyed_over(offices, held, qtbot):
    costs = held.front.costs
    assert costs.boxes[CODE, "unit_cost"].text() == "98"
    costs.boxes[CODE, "unit_cost"].setText("90")
    assert not costs.keep((CODE, "unit_cost"))
    assert competitions.values(offices.federation, THERE)[CODE, "unit_cost"] == 98


def test_ctrl_p_leads_to_the_conditions_and_the_letter_on_paper(window, press, offices):
    press("F3", "Ctrl+P")
    assert window.current == "reports"
    window.front.wishes.list.setCurrentRow(window.front.wishes.names.index("competition-pledges"))
    wish = window.front.wishes.read()
    assert (wish.name, wish.competition) == ("competition-pledges", HERE)
    for name, pages in (("competition-conditions", 1), ("competition-pledges", 2)):
        paper = report(offices.own, name, Period(APRIL, APRIL), "en", competition=HERE)
        with pypdfium2.PdfDocument(paper) as pdf:
            assert len(pdf) == pages
    with pytest.raises(DeskError, match="The federation holds"):
        report(offices.own, "competition-board", Period(APRIL, APRIL), "en", competition=HERE)

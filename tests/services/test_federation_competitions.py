"""A competition of the federation: announced by an update, keyed at the desk, sent with the return, told back."""

import dataclasses
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, Prize
from coopdesk.domain.conditions import CAPPED_POINTS
from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.directives import Renewal
from coopdesk.domain.evaluations import CommitteeDecision, Evaluation
from coopdesk.domain.told_places import results_text
from coopdesk.errors import DeskError, EntryError
from coopdesk.exchange import packet
from coopdesk.services import competitions, evaluations, renewals, standings
from coopdesk.services.announced import announced_to
from coopdesk.services.directives import read_directive, untrue, write_directives
from coopdesk.services.exchange import receive
from coopdesk.services.federation_competitions import lacking, places_told, to_key
from coopdesk.services.receipts import lines_for
from coopdesk.services.replies import update_waiting
from coopdesk.services.setup import set_up_from
from coopdesk.store import Store
from tests.services.offices import APRIL, CODE, MAY, Offices

HERE, THERE = "BJ.1954-04", "1954-04"
COST = CAPPED_POINTS[3]
"""Planned unit cost and unit cost are keyed; nothing else is asked for."""


@pytest.fixture
def offices(tmp_path):
    with time_machine.travel(date(1954, 5, 2), tick=True) as clock:
        made = Offices(tmp_path, clock)
        made.federation.save(dataclasses.replace(made.federation.desk, federation="BJ"))
        yield made
        made.close()


def announce(offices, **edition):
    """The federation announces a competition of April with a title for the first place."""
    held = Competition(THERE, offices.federation.desk.federation, APRIL, "April banner", "四月红旗", "cooperative")
    terms = Edition(THERE, **edition)
    prizes = [Prize("", 1, 1, "Model co-operative", "模范社")]
    competitions.new_competition(offices.federation, held, [COST], [], prizes, terms)
    evaluations.announce(offices.federation, THERE, date(1954, 4, 1))


def update(offices):
    """Carry the federation's update to the desk and take it over; what it changed."""
    path = write_directives(offices.federation, offices.stick(), [CODE], offices.federation_keys)[-1]
    receive(offices.own, [path])
    waits = update_waiting(offices.own)
    return renewals.apply(offices.own, waits) if waits else []


def key(offices, planned, cost):
    for what, value in (("planned_unit_cost", planned), ("unit_cost", cost)):
        competitions.set_value(offices.own, HERE, CODE, what, Decimal(value), evidence="p. 7")


def kept(offices):
    return {what: value for (code, what), value in competitions.values(offices.federation, THERE).items() if value}


def test_from_the_announcement_to_the_title_on_the_desk(offices):
    announce(offices)
    told = [one.text("en", 0) for one in update(offices)]
    assert ("Competition “April banner” announced", "(not there)", "April 1954") in told
    assert [(one.what, one.going) for one in lacking(offices.own, APRIL)] == [
        ("planned_unit_cost", "open"), ("unit_cost", "open"),
    ]  # fmt: skip
    key(offices, 100, 98)
    assert lacking(offices.own, APRIL) == []
    offices.receive(offices.send(5))
    assert [one.going for one in to_key(offices.own, HERE)] == ["sent", "sent"]
    assert kept(offices) == {"planned_unit_cost": 100, "unit_cost": 98}
    board = competitions.board(offices.federation, THERE)
    first = board.standings[0]
    assert (first.code, first.place, first.total) == (CODE, 1, Decimal("17.0"))
    evaluations.evaluate(offices.federation, THERE)
    offices.hear(offices.answer())
    assert results_text(places_told(offices.own), "en") == [
        "April banner · April 1954 · place 1 of 1 · 17 points · not decided yet"
    ]
    decision = CommitteeDecision(THERE, 1, date(1954, 5, 9), "Wang, Li", "Wang")
    evaluations.decide(offices.federation, decision)
    offices.hear(offices.answer())
    (result,) = results_text(places_told(offices.own), "zh")
    assert result == "四月红旗 · 1954年4月 · 第1名（共1名） · 17分 · 1954年5月9日评定 · 模范社"


def test_own_competitions_and_those_of_the_federation_stand_apart_at_the_desk(offices):
    own = Competition(THERE, CODE, APRIL, "Own")
    competitions.new_competition(offices.own, own)
    announce(offices)
    update(offices)
    assert competitions.competitions(offices.own) == [own]
    assert competitions.competitions(offices.federation)[0].code == THERE
    assert offices.own.get(Competition, HERE).title_en == "April banner"


def test_a_desk_that_begins_with_an_update_has_the_competition_at_once(offices):
    announce(offices)
    path = write_directives(offices.federation, offices.stick(), [CODE], offices.federation_keys)[-1]
    with Store.open(set_up_from(offices.folder / "begun.coopdesk", read_directive(path), APRIL)) as begun:
        assert [one.what for one in lacking(begun, APRIL)] == ["planned_unit_cost", "unit_cost"]


def test_no_board_is_made_at_a_desk_that_knows_itself_only(offices):
    announce(offices)
    update(offices)
    with pytest.raises(DeskError, match="holds this competition"):
        standings.told(offices.own, HERE)


def test_a_draft_and_a_competition_of_others_are_not_announced(offices):
    announce(offices, who="chosen")
    own = offices.federation.get(Cooperative, CODE)
    assert announced_to(offices.federation, own)["competition"] == ()
    offices.federation.save(ChosenEntrant(THERE, 1, CODE))
    assert announced_to(offices.federation, own)["competition"][0].code == THERE
    offices.federation.save(dataclasses.replace(offices.federation.get(Edition, THERE, 1), announced_on=None))
    assert announced_to(offices.federation, own)["competition"] == ()


def test_terms_that_changed_before_the_evaluation_are_taken_over_in_full(offices):
    announce(offices)
    update(offices)
    (prize,) = offices.federation.find(Prize)
    offices.federation.remove(prize)
    assert update(offices) == [Renewal(dataclasses.replace(prize, competition=HERE), None)]
    assert update(offices) == []


def test_a_code_that_is_an_own_one_at_the_desk_is_refused(offices):
    competitions.new_competition(offices.own, Competition(HERE, CODE, APRIL, "Own"))
    announce(offices)
    with pytest.raises(DeskError, match="another code"):
        update(offices)


@pytest.mark.parametrize(
    "change",
    [
        lambda tables: {"edition": ()},
        lambda tables: {"competition": (dataclasses.replace(tables["competition"][0], cooperative="SH"),)},
        lambda tables: {"competition": (dataclasses.replace(tables["competition"][0], level="team"),)},
        lambda tables: {"prizes": (dataclasses.replace(tables["prizes"][0], edition=2),)},
        lambda tables: {"edition": (dataclasses.replace(tables["edition"][0], announced_on=None),)},
    ],
)
def test_an_update_whose_competitions_do_not_hold_together_is_untrue(offices, change):
    announce(offices)
    path = write_directives(offices.federation, offices.stick(), [CODE], offices.federation_keys)[-1]
    read = read_directive(path)
    assert untrue(read) is None
    assert untrue(dataclasses.replace(read, tables=read.tables | change(read.tables))) is not None


def test_what_came_with_a_return_is_not_keyed_over_and_outranks_what_was(offices):
    announce(offices)
    update(offices)
    competitions.set_value(offices.federation, THERE, CODE, "unit_cost", Decimal(90))
    assert kept(offices) == {"unit_cost": 90}
    key(offices, 100, 98)
    offices.receive(offices.send(5))
    assert kept(offices)["unit_cost"] == 98
    with pytest.raises(EntryError) as refusal:
        competitions.set_value(offices.federation, THERE, CODE, "unit_cost", Decimal(91))
    assert "corrected return" in refusal.value.problems[0].message


def test_a_value_changed_after_its_file_goes_with_a_correction_and_restates_the_evaluation(offices):
    announce(offices)
    update(offices)
    key(offices, 100, 98)
    offices.receive(offices.send(5))
    evaluations.evaluate(offices.federation, THERE)
    assert evaluations.restated(offices.federation, THERE, 1) is None
    key(offices, 100, 96)
    assert [(one.what, one.going) for one in lacking(offices.own, APRIL)] == [("unit_cost", "changed")]
    offices.receive(offices.send(5))
    assert lacking(offices.own, APRIL) == []
    assert evaluations.restated(offices.federation, THERE, 1) is not None


def test_only_months_of_the_competition_and_values_that_were_keyed_travel(offices):
    announce(offices)
    update(offices)
    key(offices, 100, 98)
    assert packet.read_file(offices.send(5, MAY)).tables["competitions"] == ()
    lines = packet.read_file(offices.send(5)).tables["competitions"]
    assert {(one.competition, one.what, one.evidence) for one in lines} == {
        (THERE, "planned_unit_cost", "p. 7"), (THERE, "unit_cost", "p. 7"),
    }  # fmt: skip


def test_who_did_not_report_is_listed_without_a_place(offices):
    announce(offices)
    offices.federation.save(KindSpan("BJ-002", date(1952, 1, 1), "PC"))
    board = competitions.board(offices.federation, THERE)
    assert {one.code: one.state for one in board.standings} == {CODE: "incomplete", "BJ-002": "incomplete"}


def test_a_receipt_tells_the_own_group_only_and_of_months_evaluated_again_the_last(offices):
    offices.federation.save(
        dataclasses.replace(offices.federation.get(Cooperative, CODE), trade_en="carpets", trade_zh="地毯"),
        Cooperative("BJ-003", "Three", founded_on=date(1950, 1, 1), trade_en="iron", trade_zh="铁器"),
    )
    announce(offices, groups="trade")
    offices.receive(offices.send(5))
    evaluations.evaluate(offices.federation, THERE)
    evaluations.evaluate(offices.federation, THERE)
    places = lines_for(offices.federation)[CODE]["places"]
    assert [(one.evaluation, one.entrant, one.group_en) for one in places] == [(2, CODE, "carpets")]
    assert len(offices.federation.find(Evaluation)) == 2


def test_an_older_receipt_bends_no_place(offices):
    announce(offices)
    offices.receive(offices.send(5))
    first = offices.answer()
    evaluations.evaluate(offices.federation, THERE)
    second = offices.answer()
    offices.hear(second)
    assert [one.evaluation for one in places_told(offices.own)] == [1]
    offices.hear(first)
    assert [one.evaluation for one in places_told(offices.own)] == [1]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """An original with a cost of 98, a correction of it with 97, and one of a copied data file with 96."""
    made = Offices(tmp_path_factory.mktemp("files"), None)
    made.federation.save(dataclasses.replace(made.federation.desk, federation="BJ"))
    announce(made)
    update(made)
    key(made, 100, 98)
    original = made.send(1)
    copy = made.copy("copy")
    key(made, 100, 97)
    corrected = made.send(2)
    competitions.set_value(copy, HERE, CODE, "unit_cost", Decimal(96))
    yield made, {98: original, 97: corrected, 96: made.send(3, own=copy)}
    copy.close()
    made.close()


class _UndoneError(Exception):
    """What came in is to be forgotten."""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.lists(st.sampled_from([98, 97, 96]), min_size=1, max_size=5))
def test_no_order_or_repetition_of_files_bends_a_value(files, order):
    made, paths = files
    with suppress(_UndoneError), made.federation.transaction():
        for one in order:
            receive(made.federation, [paths[one]], keys=made.federation_keys)
        both = {97, 96} <= set(order)
        counts = (98 if 98 in order else None) if both else min(order)
        found = competitions.values(made.federation, THERE)
        assert found.get((CODE, "unit_cost")) == (None if counts is None else Decimal(counts))
        raise _UndoneError

"""Evaluations: frozen terms, printed values kept, what came later told beside, decisions and banners."""

import dataclasses
import json
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.competitions import Edition, Prize
from coopdesk.domain.conditions import Condition, conditions_of
from coopdesk.domain.evaluations import CommitteeDecision, Objection
from coopdesk.domain.statements import OutputLine
from coopdesk.errors import DeskError, EntryError, LockedError
from coopdesk.services import competitions, evaluations, months
from tests.services.test_competitions import BANNER, JUNE, close, store  # noqa: F401

DAY, LATER = date(1954, 7, 10), date(1954, 8, 9)
PRIZE = Prize("", 1, 1, "Red banner", "流动红旗", banner=True)
PROTOCOL = CommitteeDecision("banner", 1, DAY, "王、李、赵", "王")


@pytest.fixture
def held(store):  # noqa: F811
    """The banner of June, announced, with its prize, from a final month."""
    store.save(dataclasses.replace(PRIZE, competition="banner"))
    close(store)
    evaluations.announce(store, "banner", date(1954, 6, 1))
    return store


def correct(store, good):  # noqa: F811
    """Team B's accepted goods are others after all."""
    months.amend(store, "BJ-900", JUNE, "a slip in team B")
    statement = months.draft(store, "BJ-900", JUNE)
    before = next(line for line in store.lines(OutputLine, statement.id) if line.team == "B")
    months.save_line(store, statement, dataclasses.replace(before, qualified=Decimal(good)), before)
    close(store)


def places(board):
    return {one.code: (one.place, str(one.total)) for one in board.standings}


def test_conditions_are_announced_before_anything_is_evaluated(store):  # noqa: F811
    close(store)
    with pytest.raises(DeskError, match="Announce them first"):
        evaluations.evaluate(store, "banner")
    evaluations.announce(store, "banner", DAY)
    with pytest.raises(DeskError, match="were announced on"):
        evaluations.announce(store, "banner", DAY)


def test_a_month_that_is_not_final_is_not_evaluated(store):  # noqa: F811
    evaluations.announce(store, "banner", DAY)
    with pytest.raises(DeskError, match="not final yet"):
        evaluations.evaluate(store, "banner")


def test_the_terms_freeze_with_the_first_evaluation(held):
    evaluations.evaluate(held, "banner")
    for term in (*conditions_of("banner")[0][:1], dataclasses.replace(PRIZE, competition="banner", position=2)):
        with pytest.raises(LockedError):
            held.save(dataclasses.replace(term, title_en="another"))
    held.save(Edition("banner", 2, reason="the congress wished it"))


def test_a_decided_board_stays_and_what_came_later_is_told_beside(held):
    evaluations.evaluate(held, "banner")
    evaluations.decide(held, PROTOCOL)
    before = evaluations.board_of(held, "banner", 1)
    assert places(before)["A"] == (1, "108.5")
    assert evaluations.restated(held, "banner", 1) is None
    correct(held, 36000)
    assert evaluations.board_of(held, "banner", 1) == before
    found = evaluations.restated(held, "banner", 1)
    assert found.changed == ("BJ-900 1954-06",)
    assert {old.code: str(old.total) for old, _new in found.moved} == {"B": "102.5"}
    assert evaluations.evaluation_of(held, "banner", 1).span == BANNER.span


def test_a_correction_that_is_not_final_leaves_board_and_evaluation_as_they_were(held):
    evaluations.evaluate(held, "banner")
    before = competitions.board(held, "banner")
    months.amend(held, "BJ-900", JUNE, "a slip in team B")
    statement = months.draft(held, "BJ-900", JUNE)
    line = next(line for line in held.lines(OutputLine, statement.id) if line.team == "B")
    months.save_line(held, statement, dataclasses.replace(line, qualified=line.planned), line)
    assert evaluations.restated(held, "banner", 1) is None
    assert competitions.board(held, "banner") == before
    close(held)
    assert evaluations.restated(held, "banner", 1) is not None


def test_the_sources_name_the_statements(held):
    made = evaluations.evaluate(held, "banner")
    assert list(json.loads(made.sources)) == ["BJ-900 1954-06"]


def test_objections_are_settled_before_the_committee_decides(held):
    evaluations.evaluate(held, "banner")
    raised = evaluations.save_objection(held, Objection("banner", 1, 0, "李明", "出勤漏记", "B", "attendance", DAY))
    with pytest.raises(DeskError, match="Settle it first"):
        evaluations.decide(held, PROTOCOL)
    with pytest.raises(EntryError, match="is needed to settle it"):
        evaluations.save_objection(held, dataclasses.replace(raised, outcome="rejected"))
    early = dataclasses.replace(raised, outcome="rejected", reply="查对无误", settled_on=date(1954, 7, 9))
    with pytest.raises(EntryError, match="before the day on which it was raised"):
        evaluations.save_objection(held, early)
    evaluations.save_objection(held, dataclasses.replace(raised, outcome="rejected", reply="查对无误", votes_for=1))
    evaluations.decide(held, PROTOCOL)
    with pytest.raises(DeskError, match="has decided"):
        evaluations.save_objection(held, raised)
    with pytest.raises(DeskError, match="has decided"):
        evaluations.decide(held, PROTOCOL)


def test_nothing_is_decided_before_the_end_of_the_months(held):
    evaluations.evaluate(held, "banner")
    with pytest.raises(EntryError, match="before the last day of the months"):
        evaluations.decide(held, dataclasses.replace(PROTOCOL, decided_on=date(1954, 6, 29)))


def test_another_decision_than_by_the_points_says_why(held):
    evaluations.evaluate(held, "banner")
    (award,) = evaluations.proposed(held, "banner", 1)
    other = [dataclasses.replace(award, entrant="C", name_en="sewing team 3")]
    with pytest.raises(EntryError, match="not by the points"):
        evaluations.decide(held, PROTOCOL, other)
    evaluations.decide(held, dataclasses.replace(PROTOCOL, note="by vote"), other)
    assert evaluations.awards_of(held, "banner", 1) == other


def another(store, code, month):  # noqa: F811
    competitions.new_competition(
        store, dataclasses.replace(BANNER, code=code, period=month), prizes=[PRIZE],
        edition=Edition(code, announced_on=DAY),
    )  # fmt: skip


def test_the_banner_stays_with_its_holder_while_nobody_wins_it(held):
    evaluations.evaluate(held, "banner")
    evaluations.decide(held, PROTOCOL)
    another(held, "july", JUNE)
    for row in "ABCD":
        competitions.set_value(held, "july", row, "unit_cost", None)
    evaluations.evaluate(held, "july")
    assert evaluations.decide(held, dataclasses.replace(PROTOCOL, competition="july", decided_on=LATER)) == []
    (custody,) = evaluations.banner_history(held, "BJ-900", "Red banner", "流动红旗")
    assert (custody.award.entrant, custody.since, custody.times) == ("A", DAY, 1)
    (award,) = evaluations.awards_of(held, "banner", 1)
    assert evaluations.hand_over(held, award, LATER).handed_on == LATER


def test_a_shared_first_place_leaves_the_banner_with_a_holder_among_them(held):
    evaluations.evaluate(held, "banner")
    evaluations.decide(held, PROTOCOL)
    condition = Condition("", "attendance", shape="ranked", points=Decimal(1), better="more")
    same = dataclasses.replace(condition, indicator="unit_cost", measured="unit_cost")
    competitions.new_competition(
        held, dataclasses.replace(BANNER, code="shared"), [same], [], [PRIZE], Edition("shared", announced_on=DAY)
    )
    for row in "ABCD":
        competitions.set_value(held, "shared", row, "unit_cost", Decimal(7))
    evaluations.evaluate(held, "shared")
    assert {one.place for one in evaluations.board_of(held, "shared", 1).standings} == {1}
    assert [award.entrant for award in evaluations.proposed(held, "shared", 1)] == ["A"]
    evaluations.decide(held, dataclasses.replace(PROTOCOL, competition="shared", decided_on=LATER))
    (custody,) = evaluations.banner_history(held, "BJ-900", "Red banner", "流动红旗")
    assert custody.times == 2

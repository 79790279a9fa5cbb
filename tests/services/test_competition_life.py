"""A competition says where it stands and the one act that is next."""

import dataclasses
from datetime import datetime, timedelta
from decimal import Decimal

from coopdesk.domain.competitions import Competition
from coopdesk.domain.evaluations import Objection
from coopdesk.domain.period import Period
from coopdesk.domain.statements import OutputLine
from coopdesk.domain.trials import Trial, tried
from coopdesk.services import competitions, evaluations, months
from coopdesk.services.competition_life import entries_behind, life
from tests.services.test_competitions import BANNER, JUNE, close, store  # noqa: F401
from tests.services.test_evaluations import DAY, PRIZE, PROTOCOL


def act(store, day=None):  # noqa: F811
    return life(store, "banner", day).act


def test_every_act_leads_to_the_next(store):  # noqa: F811
    store.save(dataclasses.replace(PRIZE, competition="banner"))
    close(store)
    acts = [act(store)]
    evaluations.announce(store, "banner", DAY)
    acts.append(act(store))
    evaluations.evaluate(store, "banner")
    raised = evaluations.save_objection(store, Objection("banner", 1, 0, "李明", "出勤漏记"))
    acts.append(act(store))
    evaluations.save_objection(store, dataclasses.replace(raised, outcome="rejected", reply="查对无误"))
    acts.append(act(store))
    (award,) = evaluations.decide(store, PROTOCOL)
    acts.append(act(store))
    evaluations.hand_over(store, award, DAY)
    assert [*acts, act(store)] == ["announce", "evaluate", "settle", "decide", "hand_over", ""]


def test_objections_are_heard_for_so_many_days_after_the_evaluation(store):  # noqa: F811
    close(store)
    evaluations.announce(store, "banner", DAY)
    made = evaluations.evaluate(store, "banner")
    day = datetime.fromisoformat(made.at).astimezone().date()
    found = life(store, "banner", day + timedelta(days=1))
    assert (found.until, found.left) == (day + timedelta(days=3), 2)
    assert life(store, "banner", day + timedelta(days=9)).left == 0


def test_months_are_due_one_after_the_other_then_all_together(store):  # noqa: F811
    close(store)
    long = Competition("long", "BJ-900", JUNE, "Summer", last=JUNE + 1)
    competitions.new_competition(store, long)
    evaluations.announce(store, "long", DAY)
    assert life(store, "long").due == Period(JUNE, JUNE)
    evaluations.evaluate(store, "long", Period(JUNE, JUNE))
    found = life(store, "long")
    assert (found.due, found.act) == (Period(JUNE + 1, JUNE + 1), "evaluate")


def test_a_board_of_now_and_of_an_evaluation_are_made_from_their_own_entries(store):  # noqa: F811
    close(store)
    evaluations.announce(store, "banner", DAY)
    evaluations.evaluate(store, "banner")
    competitions.set_value(store, "banner", "B", "unit_cost", Decimal(1))
    now, kept = competitions.board(store, BANNER.code), evaluations.board_of(store, BANNER.code, 1)
    assert now.standings != kept.standings
    for board in (now, kept):
        score = board.standings[0].scores[0]
        same = Trial(board.standings[0].code, "", "", score.indicator, score.value, score.value)
        assert tried(board, entries_behind(store, board), same).standings == board.standings


def test_a_correction_does_not_make_a_return_late(store):  # noqa: F811
    close(store)
    evaluations.announce(store, "banner", DAY)
    evaluations.evaluate(store, "banner")
    months.amend(store, "BJ-900", JUNE, "a slip")
    statement = months.draft(store, "BJ-900", JUNE)
    before = store.lines(OutputLine, statement.id)[1]
    months.save_line(store, statement, dataclasses.replace(before, qualified=Decimal(36000)), before)
    close(store, DAY)
    assert len(evaluations.restated(store, "banner", 1).moved) == 1

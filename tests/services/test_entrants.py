"""Who takes part: the 200 co-operatives of the example by trade, with those that did not report."""

import csv
import time

import pytest

from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.conditions import CAPPED_POINTS, GATES
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.period import Month
from coopdesk.domain.resources import resource
from coopdesk.services import competitions
from coopdesk.services.demo import DESK
from coopdesk.services.desk import new_federation
from coopdesk.services.load import load

APRIL = Month(1954, 4)
REGISTERED = [one for one in CAPPED_POINTS if not one.measured]


@pytest.fixture(scope="module")
def federation():
    """The example's federation, where co-operatives compete in April, each with those of its trade."""
    with new_federation(None, DESK) as store:
        load(store, resource("demo"))
        wanted = Competition("t", "BJ", APRIL, "Trades", "同业竞赛", level="cooperative")
        competitions.new_competition(store, wanted, REGISTERED, GATES, (), Edition("t", groups="trade"))
        yield store


def states():
    with resource("demo", "returns.csv").open(encoding="utf-8", newline="") as file:
        return {row["unit"]: row["state"] for row in csv.DictReader(file) if row["period"] == "1954-04"}


def test_every_co_operative_is_listed_and_who_did_not_report_is_incomplete(federation):
    found = {one.code: one for one in competitions.board(federation, "t").standings}
    assert len(found) == len(federation.find(Cooperative)) == 200
    missing = {code for code, state in states().items() if state == "missing"}
    assert missing
    assert missing == {code for code, one in found.items() if all(score.value is None for score in one.scores)}
    assert {found[code].state for code in missing} == {"incomplete"}


def test_each_trade_has_its_own_places(federation):
    trades = {one.code: one.trade_en for one in federation.find(Cooperative)}
    found = competitions.board(federation, "t").standings
    assert all(one.group_en == trades[one.code] for one in found)
    for trade in set(trades.values()):
        placed = [one for one in found if one.group_en == trade and one.place]
        assert [one.place for one in placed][:1] == [1]
        assert all(1 + sum(b.total > a.total for b in placed) <= a.place <= len(placed) for a in placed)


def test_two_hundred_co_operatives_by_trade_stand_in_under_a_second(federation):
    start = time.process_time()
    competitions.board(federation, "t")
    assert time.process_time() - start < 1

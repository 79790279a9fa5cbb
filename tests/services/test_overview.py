"""How far a month is."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts
from coopdesk.services import members, months
from coopdesk.services.amounts import save_accounts
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.overview import month_in_hand, movement_in, oldest_unsent, overview, states

APRIL = Month(1954, 4)


@pytest.fixture
def store():
    with new_cooperative(None, Cooperative("BJ-201", "Hoe makers"), "PC", APRIL, Desk("federation")) as made:
        yield made


def test_a_final_month_keeps_its_movement_and_waits_until_it_is_sent(store):
    members.save_member(store, Member("BJ-201", "0001", "员", joined_on=date(1954, 4, 1)))
    statement = months.mark_nil(store, months.draft(store, "BJ-201", APRIL), True)
    months.close_month(store, statement, "Wang", "Zhou", date(1954, 5, 2))
    members.save_member(store, Member("BJ-201", "0002", "员", joined_on=date(1954, 4, 2)))
    assert movement_in(store, "BJ-201", APRIL).members_joined == 1
    assert movement_in(store, "BJ-201", APRIL + 1).members_closing == 2
    assert (states(store, "BJ-201"), oldest_unsent(store, "BJ-201", APRIL + 1)) == ({APRIL: "final"}, APRIL)
    assert month_in_hand(store) == APRIL


def test_a_federation_without_returns_opens_on_the_month_just_over():
    with new_federation(None) as store, time_machine.travel(datetime(1954, 5, 2, 12, tzinfo=UTC)):
        assert month_in_hand(store) == APRIL


def test_an_amount_that_is_blank_beside_the_other_is_a_question(store):
    statement = months.draft(store, "BJ-201", APRIL)
    before = overview(store, "BJ-201", APRIL)
    save_accounts(store, statement, Accounts(5))
    seen = overview(store, "BJ-201", APRIL)
    assert (seen.errors, seen.queries) == (before.errors, before.queries + 1)

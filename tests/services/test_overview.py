"""How far a month is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, LabourLine, OutputLine
from coopdesk.services import members, months
from coopdesk.services.amounts import save_accounts
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.overview import Filled, month_in_hand, movement_in, oldest_unsent, overview, states

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


def test_a_month_whose_labour_is_missing_is_not_ready(store):
    store.save(Product("0101", name_en="hoe", unit_en="piece", constant_price=Decimal(12)))
    april = months.draft(store, "BJ-201", APRIL)
    figures = {"planned": Decimal(9), "qualified": Decimal(9), "scrap": Decimal(0), "current_price": Decimal(12)}
    months.save_line(store, april, OutputLine("T1", "0101", **figures))
    seen = overview(store, "BJ-201", APRIL)
    assert (seen.output, seen.labour, seen.errors, seen.queries) == (Filled(1, 0), Filled(0, 1), 0, 0)
    months.save_line(store, april, LabourLine("T1", 1, 26, 26, 500, 0))
    assert overview(store, "BJ-201", APRIL).labour == Filled(1, 0)


def test_a_federation_without_returns_opens_on_the_month_just_over():
    with new_federation(None) as store, time_machine.travel(datetime(1954, 5, 2, 12, tzinfo=UTC)):
        assert month_in_hand(store) == APRIL


def test_an_amount_that_is_blank_beside_the_other_is_a_question(store):
    statement = months.draft(store, "BJ-201", APRIL)
    before = overview(store, "BJ-201", APRIL)
    save_accounts(store, statement, Accounts(5))
    seen = overview(store, "BJ-201", APRIL)
    assert (seen.errors, seen.queries) == (before.errors, before.queries + 1)


def nil(store, month):
    statement = months.mark_nil(store, months.draft(store, "BJ-201", month), True)
    return months.close_month(store, statement, "Wang", "Zhou", (month + 1).first)


def test_a_month_passed_over_is_skipped_and_the_one_to_open_on_until_it_is_sent(store):
    sent = nil(store, APRIL)
    store.save(replace(sent, revision=1, packet="a" * 64))
    members.save_member(store, Member("BJ-201", "0001", "员", joined_on=date(1954, 5, 10)))
    nil(store, APRIL + 2)
    assert states(store, "BJ-201") == {APRIL: "sent", APRIL + 1: "skipped", APRIL + 2: "final"}
    assert month_in_hand(store) == APRIL + 1
    assert months.open_month(store, "BJ-201", date(1954, 9, 1)) == APRIL + 3
    may = nil(store, APRIL + 1)
    store.save(replace(may, revision=1, packet="b" * 64))
    assert months.last_closed(store, "BJ-201") == APRIL + 2
    assert month_in_hand(store) == APRIL + 2
    late, june = (overview(store, "BJ-201", APRIL + add).figures.figures for add in (1, 2))
    assert (late.members_joined, late.members_closing, june.members_opening) == (1, 1, 1)


def test_what_was_found_late_is_counted_before_the_month_is_begun_and_after(store):
    nil(store, APRIL)
    members.save_member(store, Member("BJ-201", "0001", "员", joined_on=date(1954, 3, 10)))
    members.save_member(store, Member("BJ-201", "0002", "员", joined_on=date(1954, 5, 10)))
    assert overview(store, "BJ-201", APRIL + 1).late == 1
    nil(store, APRIL + 1)
    assert (overview(store, "BJ-201", APRIL + 1).late, overview(store, "BJ-201", APRIL + 2).late) == (1, 0)

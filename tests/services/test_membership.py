"""What belongs to a member: kept, checked, taken out, and gone with a member entered by mistake."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member
from coopdesk.domain.membership import Office, ShareEntry, Title
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError, LockedError
from coopdesk.services import desk, history, members, membership

LI = Member("A", "0001", "Li", "F", joined_on=date(1954, 1, 1), share_subscribed=300)
PAID = {"day": date(1954, 3, 1), "kind": "paid", "amount": 100, "voucher": "12"}


@pytest.fixture
def store():
    own = Cooperative("A", name_en="A")
    with desk.new_cooperative(None, own, "PC", Month(1954, 4), Desk("federation")) as made:
        yield made


@pytest.fixture
def li(store):
    return members.save_member(store, LI)


def pay(store, member, **more):
    return membership.enter(store, member, ShareEntry, PAID | more)


def left(store, day=date(1954, 4, 10)):
    return members.save_member(store, replace(members.get(store, "A", "0001"), left_on=day, exit_reason="resigned"))


def test_instalments_are_numbered_and_stand_by_day(store, li):
    pay(store, li)
    pay(store, li, day=date(1954, 2, 1), kind="tools", amount=200)
    assert [(one.entry, one.amount) for one in membership.shares(store, li)] == [(2, 200), (1, 100)]
    with pytest.raises(EntryError, match="more than is still to be paid of the share: 0"):
        pay(store, li, amount=1)
    assert len(membership.shares(store, li)) == 2


def test_an_entry_is_corrected_in_its_place(store, li):
    first = pay(store, li)
    corrected = membership.enter(store, li, ShareEntry, PAID | {"amount": 300}, first)
    assert membership.shares(store, li) == [replace(first, amount=300)] == [corrected]


def test_a_refund_needs_a_leaving_and_the_payment_under_it_stays(store, li):
    first = pay(store, li)
    with pytest.raises(EntryError, match="a share is refunded after it"):
        pay(store, li, kind="refunded", day=date(1954, 5, 1))
    gone = left(store)
    refund = pay(store, gone, kind="refunded", day=date(1954, 5, 1))
    with pytest.raises(LockedError, match="This payment stays"):
        membership.take_out(store, gone, first)
    with pytest.raises(EntryError, match="before the day on which the share was refunded"):
        members.save_member(store, replace(gone, left_on=None, exit_reason=None))
    membership.take_out(store, gone, refund)
    membership.take_out(store, gone, first)
    assert membership.shares(store, gone) == []


def test_a_share_is_not_made_smaller_than_what_is_paid(store, li):
    pay(store, li)
    with pytest.raises(EntryError) as refused:
        members.save_member(store, replace(li, share_subscribed=99))
    assert [problem.box for problem in refused.value.problems] == ["share_subscribed"]


def test_an_applicant_has_no_share_yet(store):
    asking = replace(LI, joined_on=None, applied_on=date(1954, 4, 1), share_subscribed=100)
    applicant = members.save_member(store, asking)
    with pytest.raises(EntryError, match="an applicant has no share yet"):
        pay(store, applicant)


def test_a_title_with_another_day_takes_the_place_of_the_one_before(store, li):
    values = {"since": date(1954, 2, 1), "title": "老艺人", "resolution": ""}
    first = membership.enter(store, li, Title, values)
    with pytest.raises(EntryError, match="is entered already"):
        membership.enter(store, li, Title, values)
    membership.enter(store, li, Title, values | {"since": date(1954, 2, 2)}, first)
    assert [title.since for title in membership.titles(store, li)] == [date(1954, 2, 2)]
    with pytest.raises(EntryError) as refused:
        membership.enter(store, li, Title, values | {"title": ""})
    assert [problem.box for problem in refused.value.problems] == ["title"]


def test_a_member_entered_by_mistake_goes_with_all_and_comes_back_with_all(store, li):
    pay(store, li)
    membership.enter(store, li, Title, {"since": date(1954, 2, 1), "title": "老艺人", "resolution": ""})
    office = {"since": date(1954, 2, 1), "office": "chair", "until": None, "resolution": ""}
    membership.enter(store, li, Office, office)
    before = membership.belongings(store, li)
    members.remove_member(store, li)
    assert [store.find(kind) for kind in (Member, ShareEntry, Title, Office)] == [[], [], [], []]
    history.undo_last(store)
    assert members.get(store, "A", "0001") == li
    assert membership.belongings(store, li) == before


def test_an_import_does_not_make_a_share_smaller_than_what_is_paid(store, li):
    pay(store, li)
    with pytest.raises(EntryError, match="less than the 100 that are paid"):
        members.fit(replace(li, share_subscribed=99), li, None, True, membership.accounts(store, "A")["0001"], 0)

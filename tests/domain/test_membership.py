"""Share accounts and offices: what is derived, and what may not be."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.members import Member
from coopdesk.domain.membership import (
    Office,
    ShareEntry,
    account,
    account_problems,
    office_problems,
    shares_against,
)

LI = Member("A", "1", "Li", joined_on=date(1953, 1, 1), share_subscribed=300, share_paid=100)
GONE = replace(LI, left_on=date(1954, 4, 10), exit_reason="resigned")


def entry(number, kind, amount, day=date(1954, 3, 1)):
    return ShareEntry("A", "1", number, day, kind, amount)


def said(problems):
    return [(problem.box, problem.message % problem.values, problem.line) for problem in problems]


def test_the_balance_is_what_was_paid_before_and_since_and_not_refunded():
    entries = [entry(1, "paid", 50), entry(2, "tools", 150), entry(3, "refunded", 120, date(1954, 5, 1))]
    sums = account(GONE, entries)
    assert (sums.subscribed, sums.paid, sums.refunded, sums.balance, sums.open) == (300, 300, 120, 180, 0)
    assert said(account_problems(GONE, entries, 0)) == []


def test_never_more_is_paid_than_was_subscribed():
    entries = [entry(1, "paid", 150), entry(2, "tools", 51)]
    assert said(account_problems(LI, entries, 0)) == [
        ("amount", "is more than is still to be paid of the share: 50", "2")
    ]


def test_a_share_is_refunded_after_leaving_only_and_never_more_than_was_paid():
    early = entry(1, "refunded", 100, date(1954, 4, 9))
    message = "comes before the leaving; a share is refunded after it"
    assert said(account_problems(GONE, [early], 0)) == [("day", message, "1")]
    assert said(account_problems(LI, [replace(early, amount=10)], 0)) == [("day", message, "1")]
    much = entry(1, "refunded", 101, date(1954, 4, 10))
    assert said(account_problems(GONE, [much], 0)) == [("amount", "is more than was paid and is still there: 100", "1")]


def test_what_is_paid_after_a_refund_does_not_make_it_good():
    entries = [entry(1, "refunded", 150, date(1954, 5, 1)), entry(2, "paid", 100, date(1954, 6, 1))]
    assert [problem.line for problem in account_problems(GONE, entries, 0)] == ["1"]


@given(st.lists(st.tuples(st.sampled_from(["paid", "tools", "refunded"]), st.integers(1, 200)), max_size=6))
def test_an_account_without_problems_keeps_its_bounds(moves):
    days = [date(1954, 5, 1 + place) for place in range(len(moves))]
    entries = [entry(place + 1, *move, day) for place, (move, day) in enumerate(zip(moves, days, strict=True))]
    sums = account(GONE, entries)
    if not said(account_problems(GONE, entries, 0)):
        assert 0 <= sums.balance <= sums.paid <= sums.subscribed
    assert sums.balance == 100 + sum(-amount if kind == "refunded" else amount for kind, amount in moves)


def test_a_share_account_stands_against_a_smaller_share_and_a_leaving_taken_back():
    entries = [entry(1, "paid", 100), entry(2, "refunded", 50, date(1954, 4, 10))]
    assert said(shares_against(GONE, entries, 0)) == []
    assert [problem.box for problem in shares_against(replace(GONE, share_subscribed=199), entries, 0)] == [
        "share_subscribed"
    ]
    assert [problem.box for problem in shares_against(LI, entries, 0)] == ["left_on"]
    assert said(shares_against(replace(LI, share_subscribed=None), [], 0)) == []


def office(since, until=None, what="chair"):
    return Office("A", "1", since, what, until)


def test_an_office_lies_between_joining_and_leaving():
    assert said(office_problems(GONE, office(date(1952, 1, 1)), [])) == [("since", "is before the day of joining", "")]
    assert said(office_problems(GONE, office(date(1954, 4, 10)), [])) == [
        ("since", "is not before the day of leaving", "")
    ]
    late = office(date(1954, 1, 1), date(1954, 4, 11))
    assert said(office_problems(GONE, late, [])) == [("until", "is after the day of leaving", "")]
    assert said(office_problems(GONE, replace(late, until=date(1954, 4, 10)), [])) == []


def test_an_office_is_not_held_twice_at_a_time():
    held = [office(date(1953, 5, 1), date(1954, 1, 1))]
    assert said(office_problems(LI, office(date(1954, 1, 1)), held)) == []
    assert [problem.box for problem in office_problems(LI, office(date(1953, 12, 31)), held)] == ["office"]
    assert [problem.box for problem in office_problems(LI, office(date(1953, 2, 1)), held)] == ["office"]
    assert said(office_problems(LI, office(date(1953, 6, 1), what="director"), held)) == []

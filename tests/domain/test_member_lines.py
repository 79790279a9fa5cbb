"""The members of a month as they travel."""

from dataclasses import replace
from datetime import date

from coopdesk.domain.member_lines import MemberLine, lines_of
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month

APRIL = Month(1954, 4)
STAYED = Member("A", "2", "李二", "M", 1920, joined_on=date(1953, 1, 1), entry="founder")
LEFT = replace(STAYED, number="1", left_on=date(1954, 5, 2), exit_reason="resigned")


def test_a_leaving_of_a_later_month_is_not_told_yet():
    assert [line.left_on for line in lines_of([STAYED, LEFT], APRIL, names=False)] == [None, None]
    first, second = lines_of([STAYED, LEFT], APRIL + 1, names=False)
    assert (first.number, first.left_on, first.exit_reason) == ("1", date(1954, 5, 2), "resigned")
    assert second.left_on is None


def test_a_leaving_that_is_booked_late_is_told_with_the_month_it_is_booked_in():
    late = replace(LEFT, left_on=date(1954, 4, 9), left_booked=APRIL + 1)
    assert [lines_of([late], month, names=True)[0].left_on for month in (APRIL, APRIL + 1)] == [None, late.left_on]


def test_a_leaving_has_its_day_and_its_reason():
    assert list(MemberLine("1", "", None, None, date(1953, 1, 1), "new", None, "died").problems())

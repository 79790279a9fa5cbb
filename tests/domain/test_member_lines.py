"""The members of a month as they travel."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.language import explain
from coopdesk.domain.member_lines import MemberLine, beside_movement, lines_of
from coopdesk.domain.members import Member, movement
from coopdesk.domain.period import Month
from coopdesk.domain.statements import MonthlyReturn, Statement

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


def test_a_list_that_the_movement_does_not_count_is_told_as_a_query():
    lines = lines_of([STAYED, LEFT], APRIL + 1, names=False)
    assert list(beside_movement(lines, Figures(members_closing=1, members_left=1))) == []
    found = list(beside_movement(lines, Figures(members_closing=3, members_left=0)))
    assert [one.level for one in found] == ["query", "query"]
    assert explain(found[0], "en") == "At the end of the month the list has 1 members, the movement 3."


@st.composite
def registers(draw):
    """Persons who joined from 1953 on and may have left, some booked later than it happened."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        joined, stays, late = draw(st.integers(1, 12)), draw(st.none() | st.integers(0, 9)), draw(st.integers(0, 2))
        booked = Month(1953, joined) + late
        member = replace(STAYED, number=str(number), joined_on=date(1953, joined, 5), joined_booked=booked)
        if stays is not None:
            left = booked + stays
            gone = (left + late, left.first.replace(day=9), "resigned")
            member = replace(member, left_booked=gone[0], left_on=gone[1], exit_reason=gone[2])
        found.append(member)
    return found


@given(registers(), st.integers(0, 20))
def test_the_lines_of_a_roll_are_as_many_as_its_movement_counts(register, months):
    month = Month(1953, 1) + months
    roll = [one for one in register if one.joined_booked <= month and not (one.left_booked and one.left_booked < month)]
    whole = MonthlyReturn(Statement(1, "A", month), movement=tuple(movement(register, month)[0]))
    assert list(beside_movement(lines_of(roll, month, names=True), figures_of(whole))) == []

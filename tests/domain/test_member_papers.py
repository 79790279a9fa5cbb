"""Who stands on a list of members, and what the movement counts beside the names."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import figures_of
from coopdesk.domain.member_papers import COUNTED, MonthMoved, MovementSheet, roll_lines
from coopdesk.domain.members import ENTRIES, EXITS, Member, MovementPerson, Team, movement
from coopdesk.domain.membership import ShareEntry
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import MonthlyReturn, Statement

APRIL = Period(Month(1954, 4), Month(1954, 4))
WANG = Member("C", "0001", "王", "F", joined_on=date(1953, 1, 1), entry="founder")


def numbers(members, period=APRIL, day=None, order="number", teams=()):
    lines = roll_lines(members, {}, period, day, order, {team.code: team for team in teams})
    return [(line.member.number, line.gone) for line in lines]


def test_a_list_of_a_month_has_all_who_were_members_in_it_and_marks_who_left():
    left = replace(WANG, number="0002", left_on=date(1954, 4, 9), exit_reason="died")
    before = replace(left, number="0003", left_on=date(1954, 3, 9))
    later = replace(left, number="0004", left_on=date(1954, 5, 1))
    applicant = replace(WANG, number="0005", joined_on=None, applied_on=date(1954, 1, 1))
    assert numbers([WANG, left, before, later, applicant]) == [("0001", False), ("0002", True), ("0004", False)]


def test_found_late_is_on_the_list_of_the_month_in_which_it_was_booked():
    late = replace(WANG, joined_on=date(1954, 3, 3), joined_booked=Month(1954, 4))
    march = Period(Month(1954, 3), Month(1954, 3))
    assert numbers([late]) == [("0001", False)]
    assert numbers([late], march) == []
    assert numbers([late], march, date(1954, 3, 3)) == [("0001", False)]


@pytest.mark.parametrize(("day", "there"), [(8, True), (9, False)])
def test_on_the_day_of_leaving_nobody_is_a_member_any_more(day, there):
    left = replace(WANG, left_on=date(1954, 4, 9), exit_reason="died")
    assert bool(numbers([left], day=date(1954, 4, day))) is there


def test_by_team_the_place_of_the_team_goes_first_and_those_without_one_come_last():
    people = [replace(WANG, number=number, team=team) for number, team in [("1", None), ("2", "A"), ("3", "B")]]
    teams = [Team("C", "A", position=2), Team("C", "B", position=1)]
    assert [number for number, _ in numbers(people, order="team", teams=teams)] == ["3", "2", "1"]


def test_shares_are_as_they_stood_at_the_end():
    entries = [ShareEntry("C", "0001", 1, date(1954, 4, 30), "paid", 5), ShareEntry("C", "0001", 2, date(1954, 5, 1),
               "paid", 7)]  # fmt: skip
    member = replace(WANG, share_subscribed=20, share_paid=3)
    (line,) = roll_lines([member], {"0001": entries}, APRIL, None, "number", {})
    assert line.paid == 8
    assert roll_lines([WANG], {}, APRIL, None, "number", {})[0].paid is None


DAYS = st.dates(date(1953, 11, 1), date(1954, 6, 30))


@st.composite
def people(draw):
    joined, left = draw(DAYS), draw(st.none() | DAYS)
    gone = left is not None and left > joined
    return Member(
        "C", draw(st.text("0123456789", min_size=4, max_size=4)), "王", draw(st.sampled_from("FM") | st.none()),
        joined_on=joined, entry=draw(st.sampled_from(list(ENTRIES))), left_on=left if gone else None,
        exit_reason=draw(st.sampled_from(list(EXITS))) if gone else None,
    )  # fmt: skip


@given(st.lists(people(), unique_by=lambda one: one.number))
def test_the_names_and_the_sums_are_those_of_the_boxes_of_form_1(members):
    sheet = MovementSheet(Desk("cooperative"), Cooperative("C"), APRIL, (moved(members, Month(1954, 4)),))
    returned = MonthlyReturn(Statement(1, "C", Month(1954, 4)), movement=sheet.months[0].lines)
    figures = figures_of(returned)
    for name, (_code, events) in COUNTED.items():
        assert sheet.persons_counted(events) == getattr(figures, name)
    named = Counter(person.event in ENTRIES for _month, person in sheet.persons)
    assert (named[True], named[False]) == (figures.members_joined or 0, figures.members_left or 0)
    listed = numbers(members)
    assert sum(not gone for _number, gone in listed) == (figures.members_closing or 0)
    assert sum(gone for _number, gone in listed) == (figures.members_left or 0)
    assert sheet.unnamed == {}


def moved(members, month):
    on_roll = [one for one in members if Month.of(one.joined_on) <= month]
    lines, persons = movement([one for one in on_roll if not one.left_on or Month.of(one.left_on) >= month], month)
    return MonthMoved(month, "closed", tuple(lines), tuple(persons))


def test_over_months_flows_add_and_the_opening_is_the_first_the_closing_the_last():
    members = [WANG, replace(WANG, number="0002", joined_on=date(1954, 4, 2)),
               replace(WANG, number="0003", joined_on=date(1954, 5, 2), sex=None)]  # fmt: skip
    quarter = Period(Month(1954, 4), Month(1954, 6))
    sheet = MovementSheet(Desk("cooperative"), Cooperative("C"), quarter, tuple(moved(members, m) for m in quarter))
    counted = {name: sheet.persons_counted(events) for name, (_code, events) in COUNTED.items()}
    assert list(counted.values()) == [1, 2, 0, 0, 3]
    assert sheet.persons_counted(("founder",), "-") == 1


def test_a_number_typed_without_names_is_told_with_both_counts():
    month = moved([WANG, replace(WANG, number="0002", joined_on=date(1954, 4, 2))], Month(1954, 4))
    sheet = MovementSheet(Desk("cooperative"), Cooperative("C"), APRIL, (replace(month, persons=()),))
    assert sheet.unnamed == {"founder": (1, 0)}
    kept = replace(month, persons=(MovementPerson("9", "opening", "x", None, date(1954, 1, 1)),))
    assert MovementSheet(Desk("cooperative"), Cooperative("C"), APRIL, (kept,)).persons == []

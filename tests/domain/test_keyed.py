"""The movement of members that is typed at the federation: how it balances, and its member-days."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.keyed import average_of, days_of, movement_lines, movement_problems
from coopdesk.domain.language import explain
from coopdesk.domain.members import movement
from coopdesk.domain.period import Month
from coopdesk.domain.statements import MonthlyReturn, Statement
from tests.domain.test_members import registers

APRIL = Month(1954, 4)


def against(typed, source="keyed"):
    """The sentences and levels that a typed movement meets."""
    whole = MonthlyReturn(Statement(1, "A", APRIL, source=source), movement=movement_lines(typed))
    return [(one.level, explain(one, "en")) for one in movement_problems(whole)]


@given(registers())
def test_the_movement_of_any_register_can_be_typed_as_it_is(members):
    lines = movement(members, APRIL)[0]
    typed = {(line.sex, line.event): line.persons for line in lines}
    assert movement_lines(typed) == tuple(lines)
    assert not lines or against(typed) == []


@given(st.integers(0, 10**6), st.integers(1, 12))
def test_an_average_gives_its_member_days_back_to_half_of_a_tenth(days, month):
    month = Month(1954, month)
    assert abs(days_of(average_of(days, month), month) - days) <= Decimal("0.05") * month.last.day + 1


def test_nobody_is_no_line_unless_nobody_is_all():
    assert [line.event for line in movement_lines({("F", "opening"): 2, ("F", "new"): 0, ("M", "new"): 0})] == [
        "opening"
    ]
    assert len(movement_lines({("-", "opening"): 0, ("-", "closing"): 0})) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, [("query", "The movement of members is not entered.")]),
        (
            {("-", "opening"): 3, ("-", "closing"): 3},
            [("error", "Member-days are missing; type them, or the average number of members.")],
        ),
        (
            {
                ("F", "opening"): 3, ("F", "closing"): 4, ("M", "opening"): 2, ("M", "closing"): 1,
                ("M", "member_days"): 150,
            },
            [
                ("error", "Female: opening + joined − left is not closing; the difference is -1."),
                ("error", "Male: opening + joined − left is not closing; the difference is 1."),
            ],
        ),
        ({("F", "opening"): 3, ("-", "closing"): 3, ("-", "member_days"): 90}, []),
    ],
)  # fmt: skip
def test_a_typed_movement_is_asked_about(typed, said):
    assert against(typed) == said


def test_a_return_from_a_register_is_asked_nothing_of_this():
    assert against({}, "clerk") == against({("F", "opening"): 3}, "packet") == []

"""The records of a competition keep what they announce."""

from decimal import Decimal

import pytest

from coopdesk.domain.competitions import Competition, MeasuredValue
from coopdesk.domain.conditions import CAPPED_POINTS, ON_TIME, Condition, Gate, conditions_of
from coopdesk.domain.field import NOT_APPLICABLE, checked, field_of, problems_of
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError


def test_the_usual_conditions_are_whole_and_carry_the_code_of_their_competition():
    conditions, gates = conditions_of("banner")
    assert [checked(one).competition for one in (*conditions, *gates)] == ["banner"] * 7
    assert [one.most_among(1) for one in conditions] == [Decimal(48), Decimal(32), Decimal(15), Decimal(18)]
    assert sum(one.most_among(1) for one in CAPPED_POINTS) == Decimal(113)


@pytest.mark.parametrize(
    ("condition", "box", "message"),
    [
        (Condition("c", "no_such_thing"), "indicator", "is not an indicator of the list"),
        (Condition("c", "attendance", shape="proportional"), "cap", "is needed, so that the points have a maximum"),
        (Condition("c", "attendance", gain=Decimal(1)), "most", "is needed, so that the points have a maximum"),
        (
            Condition("c", "attendance", shape="proportional", cap=Decimal(1), target=Decimal(0)),
            "target",
            "cannot be 0",
        ),
        (
            Condition("c", "attendance", points=Decimal(9), most=Decimal(8)),
            "most",
            "is less than the points at the target",
        ),
        (
            Condition("c", "attendance", points=Decimal(9), least=Decimal(10)),
            "least",
            "is more than the points at the target",
        ),
        (
            Condition("c", "scrap_rate", shape="proportional", cap=Decimal(120), better="less"),
            "better",
            "must be “more” where points follow the share of the target",
        ),
        (Gate("c", "attendance"), "least", "a limit is needed"),
        (
            Gate("c", "attendance", least=Decimal(95), most=Decimal(90)),
            "most",
            "is less than “at least”: nobody could keep both",
        ),
        (Gate("c", "weather", most=Decimal(1)), "subject", "is not an indicator of the list"),
        (Competition("c", "BJ-001", Month(1954, 6)), "title_zh", "needs a title in one language at least"),
    ],
)
def test_what_cannot_be_announced_is_named(condition, box, message):
    assert [(problem.box, problem.message) for problem in problems_of(condition)] == [(box, message)]


def test_conditions_on_keyed_values_need_no_indicator_of_the_list():
    assert problems_of(Condition("c", "reading_hours", measured="reading_hours", points=Decimal(5))) == []


def test_a_return_on_time_can_be_a_gate():
    assert problems_of(Gate("c", ON_TIME, least=Decimal(1))) == []


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("0", Decimal(0)), ("-", NOT_APPLICABLE), ("8,190.5", Decimal("8190.5"))]
)
def test_a_keyed_value_is_blank_zero_or_not_applicable(text, value):
    assert field_of(MeasuredValue, "value").parse(text) == value


def test_a_negative_cost_is_not_taken():
    with pytest.raises(EntryError, match="cannot be negative"):
        checked(MeasuredValue("c", "T1", "unit_cost", Decimal(-1)))

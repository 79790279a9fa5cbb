"""A month's lines and what they are worth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.field import NOT_APPLICABLE, checked, problems_of
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, MonthlyReturn, OutputLine, Statement
from coopdesk.errors import EntryError

LINE = OutputLine("T1", "0101")


@pytest.mark.parametrize(
    ("quantity", "price", "exponent", "worth"),
    [
        ("1250", "12000", 0, 15_000_000),
        ("0.5", "1", 0, 1),
        ("2.5", "1", 0, 3),
        ("1", "1.0049", 2, 100),
        ("1", "1.005", 2, 101),
        ("0.001", "499", 0, 0),
        ("0.001", "500", 0, 1),
        ("260000000", "1000", 0, 260_000_000_000),
        ("999999999999999.999", "1", 0, 10**15),
    ],
)
def test_a_line_is_worth_quantity_by_price_rounded_half_up_once(quantity, price, exponent, worth):
    assert LINE.value(Decimal(quantity), Decimal(price), exponent) == worth


@pytest.mark.parametrize("missing", [None, NOT_APPLICABLE])
def test_a_missing_factor_makes_a_missing_value_and_nothing_made_is_worth_nothing(missing):
    assert LINE.value(missing, Decimal(1), 0) is None
    assert LINE.value(Decimal(1), missing, 0) is None
    assert LINE.value(Decimal(0), missing, 0) == 0


@given(st.integers(0, 10**18), st.integers(0, 10**19), st.integers(0, 4))
def test_values_are_exact_however_large(quantity, price, exponent):
    worth = LINE.value(Decimal(quantity).scaleb(-3), Decimal(price).scaleb(-4), exponent)
    halves = quantity * price * 10**exponent * 2 // 10**7
    assert worth == (halves + 1) // 2


def test_a_line_worth_more_than_an_amount_can_be_is_refused_at_its_box():
    line = OutputLine("T1", "1", qualified=Decimal(10**9), constant_price=Decimal(10**7))
    assert [(problem.box, problem.level) for problem in problems_of(line)] == [("qualified", "error")]
    assert checked(OutputLine("T1", "1", qualified=Decimal(10**8), constant_price=Decimal(10**7)))


def test_more_days_attended_than_scheduled_is_refused():
    with pytest.raises(EntryError, match="is more than the scheduled days"):
        checked(LabourLine("T1", scheduled=520, attended=521))
    assert checked(LabourLine("T1", scheduled=520, attended=520))
    assert checked(LabourLine("T1", scheduled=None, attended=520))
    assert checked(LabourLine("T1", scheduled=NOT_APPLICABLE, attended=520))


def test_a_return_is_final_when_its_statement_is():
    assert not MonthlyReturn(Statement(1, "A", Month(1954, 4))).final
    assert MonthlyReturn(Statement(1, "A", Month(1954, 4), "closed")).final


def test_the_names_of_persons_are_not_shown_with_a_return():
    assert "persons" not in repr(MonthlyReturn(Statement(1, "A", Month(1954, 4))))

"""The annual plan and the shares of its months."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import share_of

PERCENTS = [6, 5, 7, "7.5", 8, 8, "8.5", "8.5", "9.5", 10, "10.5", "11.5"]
SHARES = {(1954, month): Decimal(percent) for month, percent in enumerate(PERCENTS, start=1)}
PLAN = 650_000_000_000
MILLIONS = [39_000, 32_500, 45_500, 48_750, 52_000, 52_000, 55_250, 55_250, 61_750, 65_000, 68_250, 74_750]


def test_the_plan_of_1954_falls_on_its_months_as_the_domain_has_it():
    found = [share_of(PLAN, Period.parse(f"1954-{month:02d}"), SHARES) for month in range(1, 13)]
    assert found == [millions * 1_000_000 for millions in MILLIONS]
    assert sum(found) == PLAN


@pytest.mark.parametrize(("period", "percent"), [("1954", 100), ("1954-Q1", 18), ("1954-01..1954-04", "25.5")])
def test_a_period_has_the_shares_of_its_months(period, percent):
    assert share_of(PLAN, Period.parse(period), SHARES) == PLAN * Decimal(percent) / 100


def test_without_shares_the_months_are_equal_and_halves_are_rounded_up():
    assert share_of(12, Period.parse("1954-04"), {}) == 1
    assert share_of(6, Period.parse("1954-04"), {}) == 1
    assert share_of(5, Period.parse("1954-04"), {}) == 0
    assert share_of(1200, Period.parse("1954-Q1"), {(1954, 1): Decimal(50)}) == 300


@given(st.integers(0, 10**15), st.integers(1, 12))
def test_a_year_without_shares_has_the_whole_plan_and_its_parts_are_near_it(target, month):
    assert share_of(target, Period.parse("1954"), {}) == target
    first = share_of(target, Period(Month(1954, 1), Month(1954, month)), {})
    assert abs(first * 12 - target * month) <= 6

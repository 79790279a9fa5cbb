"""Sums of advances, percentages and growth."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.period import Period
from coopdesk.domain.plan_progress import Advance, Growth, advanced, growth, sorted_lines

AMOUNT = st.none() | st.integers(0, 10**15)


@given(st.lists(st.tuples(AMOUNT, AMOUNT, AMOUNT)))
def test_a_group_is_the_sum_of_its_co_operatives(given_amounts):
    parts = [Advance(plan_year=year, plan=plan, output=output) for year, plan, output in given_amounts]
    whole = advanced(parts, "PC", {"en": "PC"})
    for name in ("plan_year", "plan", "output"):
        known = [value for value in (getattr(part, name) for part in parts) if value is not None]
        assert getattr(whole, name) == (sum(known) if known else None)
    assert whole.key == "PC"


def test_the_furthest_stands_first_and_those_without_a_percentage_last():
    lines = [Advance("1"), Advance("2", plan=100, output=90), Advance("3", plan=100, output=120)]
    assert [line.key for line in sorted_lines(lines)] == ["3", "2", "1"]
    assert lines[1].of_plan == Decimal(90)
    assert lines[1].of_year is None


def values(year, **known):
    return {Period.parse(f"{year}-{text[1:].replace('to', f'..{year}-')}"): value for text, value in known.items()}


def test_growth_is_blank_where_last_year_is_not_known_or_was_nothing():
    assert growth(values(1954, m01=110, m02=220), values(1953, m01=100, m02=200)).cell == Decimal(10)
    assert growth(values(1954, m01=110, m02=220), values(1953, m01=100)).cell is None
    assert growth(values(1954, m01=110), values(1953, m01=100, m02=7)).cell == Decimal(10)
    assert growth(values(1954, m01=None), values(1953, m01=100)).cell is None
    assert growth(values(1954, m01=110), values(1953, m01=0)).cell is None
    assert (Growth(110, 100) + Growth()).cell == Decimal(10)


def test_a_sum_of_months_is_compared_with_the_very_months_only():
    assert growth(values(1954, m01to03=300, m04=30), values(1953, m01to03=200, m04=20)).cell == Decimal(50)
    assert growth(values(1954, m01=100, m02=100, m03=100), values(1953, m01to03=200)).cell == Decimal(50)
    assert growth(values(1954, m02=100, m03=100), values(1953, m01to03=200)).cell is None

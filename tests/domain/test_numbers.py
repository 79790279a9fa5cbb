"""Exact numbers: reading, rounding, grouping, arithmetic in a cell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.numbers import grouped, parse_number, ratio, reckon, rounded
from coopdesk.errors import DeskError

_NUMBER = st.integers(0, 10**9).map(lambda whole: Decimal(whole).scaleb(-3))
_SUM = st.lists(st.tuples(st.sampled_from("+-*/×÷"), _NUMBER), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("108.675", 2, "108.68"),
        ("1.005", 2, "1.01"),
        ("0.04", 1, "0.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value, places, shown):
    assert str(rounded(Decimal(value), places)) == shown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("260,000,000,000", "260000000000"),
        ("2600,0000,0000", "260000000000"),
        ("１２３．５", "123.5"),
        ("1 234 567", "1234567"),
        ("1\u00a0234", "1234"),
        ("\u22125", "-5"),
        ("+7", "7"),
        (".5", "0.5"),
        ("-0", "0"),
        ("1000000000000000", "1e15"),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert parse_number(text) == Decimal(number)
    assert not parse_number(text).is_signed() or parse_number(text) < 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "1_000",
        "1e5",
        "NaN",
        "inf",
        "12,34",
        "1,234,5678",
        "5.",
        "1.2.3",
        "٣",
        "0x10",
        "１２万",
        "=1+1",
        "1\x00",
    ],
)
def test_what_is_no_number_is_refused_in_words(text):
    with pytest.raises(DeskError, match="is not a number"):
        parse_number(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_a_grouped_number_is_read_back_exactly(value):
    assert parse_number(grouped(value)) == value


def test_groups_are_of_three_and_decimals_are_rounded_half_up():
    assert grouped(260_000_000_000) == "260,000,000,000"
    assert grouped(Decimal("1234.565"), 2) == "1,234.57"
    assert grouped(Decimal("-0.001"), 2) == "0.00"


def test_nothing_is_divided_by_zero():
    assert ratio(5, 0) is None
    assert ratio(1152, 1060) == Decimal(1152) / Decimal(1060)


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("120+132", "252"), ("=3*40", "120"), ("2+3*4", "14"), ("=-5", "-5"), ("-3+5", "2"), ("10/4", "2.5"),
        ("100−1", "99"), ("１２０＋５", "125"), ("1,000+1", "1001"), ("50*2", "100"), ("=3-4-5", "-6"),
    ],
)  # fmt: skip
def test_a_cell_reckons(typed, result):
    assert reckon(typed) == result


@pytest.mark.parametrize("typed", ["", "12", "-5", "abc", "=cmd()", "5-", "1,2+3", "2**3", "1++2", "--1", "1954-4-x"])
def test_what_is_no_arithmetic_comes_back_as_typed(typed):
    assert reckon(typed) == typed


def test_division_by_zero_is_refused_in_words():
    with pytest.raises(DeskError, match="divides by zero"):
        reckon("5/0")


@given(_NUMBER, _SUM)
def test_a_cell_reckons_as_decimal_does(first, terms):
    typed = f"{first:f}" + "".join(f"{sign}{number:f}" for sign, number in terms)
    python = f"Decimal('{first}')" + "".join(
        f"{sign.replace('×', '*').replace('÷', '/')}Decimal('{number}')" for sign, number in terms
    )
    if any(sign in "/÷" and number == 0 for sign, number in terms):
        with pytest.raises(DeskError):
            reckon(typed)
    else:
        assert Decimal(reckon(typed)) == eval(python)  # the digits are made here

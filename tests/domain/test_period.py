"""Months and periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.language import period_name
from coopdesk.domain.period import Month, Period
from coopdesk.errors import DeskError

MONTHS = st.builds(Month, st.integers(1, 9999), st.integers(1, 12))


@given(MONTHS, st.integers(-600, 600))
def test_adding_months_and_subtracting_are_inverse(month, offset):
    assert (month + offset) - month == offset
    assert (month + offset) + -offset == month


@given(MONTHS)
def test_a_month_is_read_back(month):
    assert Month.parse(str(month)) == month


@pytest.mark.parametrize(
    "text", ["1954-4", "1954-13", "1954-00", "0000-01", "1954/04", "", "１９５４-04", "1954-04-01", "1954-04\n"]
)
def test_what_is_no_month_is_refused_in_words(text):
    with pytest.raises(DeskError, match="is not a month"):
        Month.parse(text)


def test_a_month_knows_its_days():
    assert [Month(1954, number).days for number in (2, 4, 12)] == [28, 30, 31]
    assert Month(1956, 2).last == date(1956, 2, 29)
    assert Month.of(date(1954, 4, 30)) == Month(1954, 4)


def test_a_return_is_due_in_the_following_month():
    assert Month(1954, 4).due(3) == date(1954, 5, 3)
    assert Month(1954, 12).due(3) == date(1955, 1, 3)
    assert Month(1954, 1).due(28) == date(1954, 2, 28)
    assert Month(9999, 12).due(3) == date.max


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1954-04", Month(1954, 4), Month(1954, 4)),
        ("1954-Q2", Month(1954, 4), Month(1954, 6)),
        ("1954-q4", Month(1954, 10), Month(1954, 12)),
        ("1954", Month(1954, 1), Month(1954, 12)),
        ("1954-01..1954-04", Month(1954, 1), Month(1954, 4)),
        ("1953-11..1954-02", Month(1953, 11), Month(1954, 2)),
    ],
)
def test_a_period_is_read(text, first, last):
    assert Period.parse(text) == Period(first, last)
    assert str(Period.parse(text)).upper() == text.upper()


@pytest.mark.parametrize(
    "text",
    ["", "0000", "0000-Q1", "1954-Q5", "1954-04..", "..1954-04", "1954..1955", "54", "1954-04..1954-06..1954-08"],
)
def test_what_is_no_period_is_refused_in_words(text):
    with pytest.raises(DeskError) as refusal:
        Period.parse(text)
    assert str(refusal.value) == f"“{text}” is not a period; write 1954-04, 1954-Q1, 1954 or 1954-01..1954-04."


def test_a_period_that_runs_backwards_is_refused_in_words():
    with pytest.raises(DeskError, match="ends before it begins"):
        Period.parse("1954-04..1954-03")


@given(st.builds(Month, st.integers(1, 9995), st.integers(1, 12)), st.integers(0, 40))
def test_a_period_is_read_back_and_has_every_month_once(first, more):
    period = Period(first, first + more)
    assert Period.parse(str(period)) == period
    assert list(period) == [first + offset for offset in range(more + 1)]
    assert len(period) == more + 1


def test_a_period_of_more_than_a_hundred_years_is_a_slip():
    assert len(Period.parse("1900-01..1999-12")) == 1200
    with pytest.raises(DeskError, match="longer than 100 years"):
        Period.parse("1900-01..2000-01")


def test_a_quarter_has_the_days_of_its_months():
    assert Period.parse("1954-Q1").days == 31 + 28 + 31


@given(MONTHS.filter(lambda month: 1000 <= month.year <= 9990), st.integers(0, 40))
def test_a_period_is_read_as_the_chinese_desk_writes_it(first, more):
    period = Period(first, first + more)
    assert Period.parse(period_name(period, "zh")) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1954年第一季度", "1954-Q1"), ("1954年2季度", "1954-Q2"), ("１９５４年４月", "1954-04"), ("1954年", "1954"),
        ("1954年1月至3月", "1954-01..1954-03"), ("1953年11月到1954年2月", "1953-11..1954-02"),
        ("1954年1-4月", "1954-01..1954-04"),
    ],
)  # fmt: skip
def test_a_period_may_be_written_in_chinese(text, period):
    assert Period.parse(text) == Period.parse(period)


@pytest.mark.parametrize("text", ["1954年13月", "1954年五季度", "1954年4月至3月", "年4月"])
def test_what_is_no_period_in_chinese_is_refused(text):
    with pytest.raises(DeskError):
        Period.parse(text)

"""Figures before the start: sums to date stand as if every month had been keyed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import AVERAGE, FIGURES, OF_COST, Figures, Span, total, with_spans
from coopdesk.domain.indicators import INDICATORS, average_members
from coopdesk.domain.opening import (
    FIGURE_ROWS,
    Opening,
    OpeningLine,
    OpeningProduct,
    box_of_column,
    columns_of,
    label_of_figure,
    problems_of_opening,
    refused_figure,
    start_of,
)
from coopdesk.domain.period import Month, Period

JANUARY, APRIL = Month(1954, 1), Month(1954, 4)
YEAR = Period(JANUARY, Month(1954, 3))


def lines(column, **values):
    return tuple(OpeningLine(name, column.first, column.last, value) for name, value in values.items())


def full(column, **other):
    """A column that is in order."""
    values = dict.fromkeys(FIGURE_ROWS, Decimal(10)) | {"members_joined": Decimal(1), "members_left": Decimal(1)}
    values |= {"members_newly_developed": Decimal(1), **other}
    return lines(column, **values)


def test_a_desk_that_starts_in_april_is_asked_for_a_quarter_twice_and_nine_months():
    found = [str(column) for column in columns_of(APRIL)]
    assert found[:3] == ["1954-Q1", "1953-Q1", "1953-04"]
    assert (found[-1], len(found)) == ("1953-12", 11)


def test_a_desk_that_starts_in_january_is_asked_for_last_year_only():
    assert [str(column) for column in columns_of(JANUARY)] == [f"1953-{number:02d}" for number in range(1, 13)]


def test_every_figure_of_the_form_has_its_row():
    assert set(FIGURE_ROWS) == {*FIGURES, AVERAGE} - {"member_days", *OF_COST}
    assert all(label_of_figure(name) for name in FIGURE_ROWS)


HEADS = st.integers(1, 40).map(lambda heads: heads * 3)
COUNT = st.integers(0, 10**12)


@st.composite
def month_figures(draw):
    """Twelve months whose average over any quarter is exact, as a clerk could write it."""
    found = {}
    opening = draw(st.integers(0, 500))
    for number in range(1, 13):
        month = Month(1954, number)
        joined, left = draw(st.integers(0, 20)), draw(st.integers(0, 5))
        values = {name: draw(COUNT) for name in FIGURES if not name.startswith("member") and name not in OF_COST}
        closing = opening + joined - left
        found[month] = Figures(
            **values, member_days=draw(HEADS) * month.days, members_opening=opening, members_joined=joined,
            members_newly_developed=joined, members_left=left, members_closing=closing,
        )  # fmt: skip
        opening = closing
    return found


def as_span(period, months):
    """A span as a clerk types it from returns on paper."""
    summed = total(period, [("A", month, months[month]) for month in period])
    values = {name: Decimal(getattr(summed.figures, name)) for name in FIGURE_ROWS if name != AVERAGE}
    return Span(period, {**values, AVERAGE: average_members(summed)})


def same(one, other):
    """Equal but for the last of 28 digits of a quotient."""
    return one == other or (None not in (one, other) and abs(one - other) <= abs(one) * Decimal("1e-20"))


@given(month_figures(), st.sampled_from([2, 4, 7]), st.data())
def test_sums_and_ratios_to_date_are_those_of_the_months_themselves(months, start, data):
    span = as_span(Period(JANUARY, Month(1954, start - 1)), months)
    if span.values[AVERAGE] * 10 % 1:
        return  # no clerk writes thirds
    last = data.draw(st.integers(start, 12))
    period = Period(JANUARY, Month(1954, last))
    keyed = total(period, [("A", month, months[month]) for month in period])
    entries = [("A", month, months[month]) for month in period if month.number >= start]
    opened = with_spans(total(period, entries), [span])
    assert replace(opened.figures, member_days=keyed.figures.member_days) == keyed.figures
    assert opened.counted == keyed.counted == last
    for indicator in INDICATORS.values():
        assert same(indicator.value(opened), indicator.value(keyed)), indicator.code


def test_cost_is_of_the_months_that_tell_it_whatever_was_before_the_start():
    told = Figures(production_cost=3, costed_value_current=4)
    opened = with_spans(total(Period(JANUARY, APRIL), [("A", APRIL, told)]), [Span(YEAR, {})])
    assert INDICATORS["cost_per_100"].text(opened) == "75.00"


def test_an_average_of_three_months_counts_three_times():
    months = {APRIL: Figures(member_days=30 * 20)}
    period = Period(JANUARY, APRIL)
    opened = with_spans(total(period, [("A", APRIL, months[APRIL])]), [Span(YEAR, {AVERAGE: Decimal("24")})])
    assert average_members(opened) == 23


@pytest.mark.parametrize(("given_", "expected"), [(None, None), (NOT_APPLICABLE, 7), (Decimal(0), 7), (Decimal(5), 12)])
def test_blank_nought_and_not_applicable_are_three_things(given_, expected):
    month = total(Period(JANUARY, APRIL), [("A", APRIL, Figures(wages=7))])
    assert with_spans(month, [Span(YEAR, {"wages": given_})]).figures.wages == expected


def test_a_span_counts_only_where_it_is_wholly_inside_and_never_twice():
    span = Span(YEAR, {"wages": Decimal(5)})
    january = Period(JANUARY, JANUARY)
    assert with_spans(total(january, []), [span]).figures.wages is None
    keyed = total(Period(JANUARY, APRIL), [("A", Month(1954, 2), Figures(wages=7))])
    assert with_spans(keyed, [span]).figures.wages == 7


def test_the_opening_of_the_year_is_the_spans_and_its_closing_the_last_months():
    months = total(Period(JANUARY, APRIL), [("A", APRIL, Figures(members_opening=20, members_closing=22))])
    span = Span(YEAR, {"members_opening": Decimal(18), "members_closing": Decimal(20)})
    figures = with_spans(months, [span]).figures
    assert (figures.members_opening, figures.members_closing) == (18, 22)


def found(*given_lines, products=(), register=None, start=APRIL):
    problems = problems_of_opening(Opening(start, given_lines, tuple(products)), register)
    return [(p.level, p.line, p.box, p.code) for p in problems]


BOX = box_of_column(YEAR)


def test_figures_in_order_have_no_problem():
    assert found(*full(YEAR), products=[OpeningProduct("0101", Decimal(5))], register=10) == []


def test_nothing_at_all_is_no_statement():
    assert found() == [("error", "", "figure", "")]


@pytest.mark.parametrize(
    ("other", "line"),
    [
        ({"members_closing": Decimal(11)}, "members_closing"),
        ({"attended_days": Decimal(11)}, "attended_days"),
        ({"scrap_value_constant": Decimal(11)}, "scrap_value_constant"),
        ({"members_newly_developed": Decimal(2)}, "members_newly_developed"),
    ],
)
def test_a_broken_identity_is_an_error(other, line):
    assert found(*full(YEAR, **other)) == [("error", line, BOX, "")]


def test_blanks_are_asked_about_once_for_a_column_and_not_of_last_years_that_is_not_on_file():
    last = columns_of(APRIL)[1]
    assert found(*full(YEAR)[1:]) == [("query", "", BOX, f"blank-{BOX}")]
    assert found(*full(last)) == [("query", "", BOX, f"blank-{BOX}")]
    assert found(*full(YEAR), *full(last)[:4]) == [("query", "", box_of_column(last), f"blank-{box_of_column(last)}")]
    assert found(*full(columns_of(JANUARY)[3]), start=JANUARY) == []


def test_members_at_the_start_are_those_of_the_register_or_it_is_said_why():
    assert found(*full(YEAR), register=12) == [("query", "members_closing", BOX, "members")]
    assert found(*full(YEAR), register=None) == []


def test_a_product_without_a_figure_is_asked_about():
    products = [OpeningProduct("0101"), OpeningProduct("0102", NOT_APPLICABLE)]
    assert found(*full(YEAR), products=products) == [("query", "0101", "qualified", "blank-qualified")]


@pytest.mark.parametrize(
    ("name", "value", "refused"),
    [
        (AVERAGE, "20.5", False),
        ("wages", "20.5", True),
        ("wages", "-1", True),
        ("output_value_current", "-1", False),
        ("members_joined", "0", False),
    ],
)
def test_each_figure_takes_what_it_can_be(name, value, refused):
    assert bool(refused_figure(name, Decimal(value))) == refused


def test_no_code_of_a_question_is_longer_than_a_note_takes():
    assert all(len(f"blank-{box_of_column(column)}") <= 32 for column in columns_of(APRIL))


STARTS = st.builds(Month, st.just(1954), st.integers(1, 12))


@given(STARTS, st.data())
def test_the_first_month_follows_from_the_columns_and_the_first_month_that_carries_them(start, data):
    month = data.draw(st.sampled_from(list(Period(start, Month(1955, 12)))))
    columns = columns_of(start)
    lines = [OpeningLine("wages", column.first, column.last, Decimal(1)) for column in columns]
    assert start_of(lines, month) == start
    some = data.draw(st.lists(st.sampled_from(lines), min_size=1, unique=True))
    assert Opening(start_of(some, month), tuple(some)).spans() == Opening(start, tuple(some)).spans()


def test_the_first_month_is_january_where_only_goods_or_some_months_of_last_year_are_known():
    late = [OpeningLine("wages", Month(1953, number), Month(1953, number), Decimal(1)) for number in (6, 9)]
    assert start_of(late, APRIL) == start_of((), APRIL) == JANUARY
    assert start_of([OpeningLine("wages", Month(1950, 2), Month(1950, 3))], APRIL) == APRIL

"""Figures: the plain sums of a return, and how they add."""

from dataclasses import asdict, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import FIGURES, OF_COST, STOCKS, Figures, figures_of, plus, total
from coopdesk.domain.members import MovementLine
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, OutputLine, Statement

APRIL = Month(1954, 4)
QUARTER = Period.parse("1954-Q2")


def returned(*output, labour=(), movement=(), **statement):
    """A return of April with these lines."""
    return MonthlyReturn(Statement(1, "A", APRIL, **statement), output, tuple(labour), tuple(movement))


def line(planned=None, qualified=None, scrap=None, price="1", current="1", team="T1"):
    """An output line from texts."""
    numbers = [Decimal(n) if isinstance(n, str) else n for n in (planned, qualified, scrap, current, price)]
    return OutputLine(team, "0101", planned=numbers[0], qualified=numbers[1], scrap=numbers[2],
                      current_price=numbers[3], constant_price=numbers[4])  # fmt: skip


def test_values_of_lines_are_rounded_once_and_then_summed():
    figures = figures_of(
        returned(line(qualified="0.5"), line(qualified="0.5", team="T2"), line(qualified="0.4", team="T3"))
    )
    assert figures.output_value_constant == 2


def test_the_output_value_is_at_constant_and_at_current_prices_and_never_mixed():
    figures = figures_of(returned(line("10", "8", "2", price="12000", current="13000.5")))
    assert asdict(figures) | {
        "planned_value_constant": 120_000,
        "output_value_constant": 96_000,
        "output_value_current": 104_004,
        "assortment_value_constant": 96_000,
        "inspected_value_constant": 120_000,
        "scrap_value_constant": 24_000,
    } == asdict(figures)


def test_goods_that_are_not_inspected_are_neither_good_nor_bad():
    inspected, other = line("10", "8", "2"), line("10", "90", NOT_APPLICABLE, team="T2")
    alone, together = figures_of(returned(inspected)), figures_of(returned(inspected, other))
    assert together.output_value_constant > alone.output_value_constant
    assert together.inspected_value_constant == alone.inspected_value_constant
    assert together.scrap_value_constant == alone.scrap_value_constant


@pytest.mark.parametrize(
    ("accounts", "current"),
    [
        (Accounts(1_000, -300), 104_704),
        (Accounts(None, -104_005), -1),
        (Accounts(NOT_APPLICABLE, None), 104_004),
        (None, 104_004),
    ],
)
def test_services_and_work_in_progress_belong_to_current_prices_only(accounts, current):
    month = replace(returned(line("10", "8", "2", price="12000", current="13000.5")), accounts=accounts)
    figures = figures_of(month)
    assert (figures.output_value_current, figures.output_value_constant) == (current, 96_000)


def test_services_alone_are_a_value_at_current_prices():
    figures = figures_of(replace(returned(), accounts=Accounts(5)))
    assert figures == Figures(output_value_current=5)


def test_a_cost_stands_beside_the_value_it_is_the_cost_of():
    made = replace(returned(line("10", "8", "2", price="100", current="110")), accounts=Accounts(20, -300, 540))
    figures = figures_of(made)
    assert (figures.production_cost, figures.costed_value_current, figures.output_value_current) == (540, 600, 600)
    untold = figures_of(replace(made, accounts=Accounts(20, -300)))
    assert untold == replace(figures, production_cost=None, costed_value_current=None)
    assert figures_of(replace(returned(), accounts=Accounts(production_cost=5))) == Figures()
    idle = figures_of(replace(returned(nil=True), accounts=Accounts(production_cost=5)))
    assert (idle.production_cost, idle.costed_value_current) == (5, 0)


def test_a_blank_month_reports_nothing_and_a_nil_month_reports_nought():
    assert figures_of(returned()) == Figures()
    nil = asdict(figures_of(returned(nil=True)))
    silent = {name for name in nil if name.startswith("member") or name in OF_COST}
    assert {value for name, value in nil.items() if name not in silent} == {0}
    assert {nil[name] for name in silent} == {None}


def test_a_nil_return_keeps_its_plan_and_its_members():
    movement = [MovementLine("F", event, "-", n) for event, n in [("opening", 5), ("closing", 5), ("member_days", 150)]]
    figures = figures_of(returned(line("10", "0"), movement=movement, nil=True))
    assert (figures.planned_value_constant, figures.output_value_constant, figures.wages) == (10, 0, 0)
    assert (figures.members_opening, figures.members_closing, figures.member_days) == (5, 5, 150)


def test_blank_nought_and_not_applicable_are_told_apart():
    assert figures_of(returned(line(qualified=None))).output_value_constant is None
    assert figures_of(returned(line(qualified=NOT_APPLICABLE))).output_value_constant is None
    assert figures_of(returned(line(qualified="0"))).output_value_constant == 0
    assert figures_of(returned(labour=[LabourLine("T1", wages=NOT_APPLICABLE)])).wages is None
    assert figures_of(returned(labour=[LabourLine("T1", wages=0), LabourLine("T2")])).wages == 0


def test_what_nobody_planned_counts_in_the_output_and_not_in_the_assortment():
    figures = figures_of(returned(line("10", "5"), line(None, "100", team="T2"), line("0", "7", team="T3")))
    assert (figures.output_value_constant, figures.assortment_value_constant) == (112, 5)


def test_transfers_and_conversions_join_but_are_not_newly_developed():
    persons = {
        "opening": 10,
        "new": 2,
        "transfer": 3,
        "conversion": 4,
        "founder": 1,
        "died": 1,
        "transferred": 2,
        "closing": 17,
    }
    figures = figures_of(returned(movement=[MovementLine("-", event, "-", n) for event, n in persons.items()]))
    assert (figures.members_joined, figures.members_newly_developed, figures.members_left) == (10, 2, 3)
    assert figures.members_opening + figures.members_joined - figures.members_left == figures.members_closing


def test_absent_is_not_nought_in_a_sum():
    assert [plus(None, None), plus(None, 0), plus(3, None), plus(3, 4)] == [None, 0, 3, 7]


def test_over_months_flows_add_and_stocks_take_the_first_and_the_last():
    entries = [
        ("A", APRIL + offset, Figures(wages=100, members_opening=10 + offset, members_closing=11 + offset))
        for offset in range(3)
    ]
    found = total(QUARTER, entries).figures
    assert (found.wages, found.members_opening, found.members_closing) == (300, 10, 13)


def test_who_lacks_the_last_month_is_left_out_of_its_stock_and_of_its_count():
    found = total(QUARTER, [
        ("A", APRIL, Figures(wages=1, members_closing=5)), ("B", APRIL + 2, Figures(wages=2, members_closing=7)),
    ])  # fmt: skip
    assert found.figures.members_closing == 7
    assert (found.reported["wages"], found.reported["members_closing"], found.reported["member_days"]) == (2, 1, 0)
    assert list(found.months) == [APRIL, APRIL + 2]


def test_ten_to_the_fifteen_is_summed_to_the_last_yuan():
    entries = [(str(n), APRIL, Figures(wages=10**15 - 1)) for n in range(1000)]
    assert total(Period(APRIL, APRIL), entries).figures.wages == 10**18 - 1000


FIGURE = st.builds(Figures, **dict.fromkeys(FIGURES, st.none() | st.integers(0, 10**15)))
ENTRIES = st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 2).map(lambda n: APRIL + n), FIGURE), max_size=8)


@given(ENTRIES, st.integers(0, 8))
def test_any_split_of_the_returns_sums_to_the_whole(entries, cut):
    parts = total(QUARTER, entries[:cut]).figures, total(QUARTER, entries[cut:]).figures
    whole = total(QUARTER, entries).figures
    assert all(plus(*(getattr(part, name) for part in parts)) == getattr(whole, name) for name in FIGURES)


@given(ENTRIES, st.randoms())
def test_the_order_of_the_returns_changes_nothing(entries, random):
    mixed = entries.copy()
    random.shuffle(mixed)
    assert total(QUARTER, mixed) == total(QUARTER, entries)


@given(ENTRIES)
def test_months_sum_to_their_period_for_every_flow(entries):
    whole = total(QUARTER, entries).figures
    months = [
        total(Period(month, month), [entry for entry in entries if entry[1] == month]).figures for month in QUARTER
    ]
    for name in FIGURES:
        if name not in STOCKS:
            added = None
            for month in months:
                added = plus(added, getattr(month, name))
            assert added == getattr(whole, name)


QUANTITIES = st.none() | st.integers(0, 10**7).map(lambda n: Decimal(n).scaleb(-3))


@given(st.lists(st.tuples(QUANTITIES, QUANTITIES, st.integers(0, 10**7)), max_size=6))
def test_the_assortment_is_never_more_than_the_plan_nor_than_the_output(lines):
    found = figures_of(returned(*(
        OutputLine(f"T{n}", "1", planned=planned, qualified=qualified, constant_price=Decimal(price).scaleb(-4))
        for n, (planned, qualified, price) in enumerate(lines)
    )))  # fmt: skip
    if found.assortment_value_constant is not None:
        assert found.assortment_value_constant <= found.planned_value_constant
        assert found.assortment_value_constant <= found.output_value_constant

"""Form 3: labour team by team, and totals that are those of form 1."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import figures_of
from coopdesk.domain.labour_rows import labour_rows, labour_total
from coopdesk.domain.members import Team
from coopdesk.domain.period import Month
from coopdesk.domain.product_rows import product_rows
from coopdesk.domain.statements import LabourLine, MonthlyReturn, OutputLine, Statement

HEAD = Statement(1, "BJ-001", Month(1954, 4), exponent=2)
COUNTS = st.one_of(st.none(), st.just(NOT_APPLICABLE), st.integers(0, 10**12))


def month(*lines: LabourLine) -> MonthlyReturn:
    return MonthlyReturn(HEAD, (), lines)


@pytest.mark.parametrize(
    ("line", "attendance", "day_wage"),
    [
        (LabourLine("T1", 0, 200, 150, 30_000, 0), Decimal(75), Decimal(2)),
        (LabourLine("T1", 0, None, 150, None, 0), None, None),
        (LabourLine("T1", 0, 0, 0, 0, 0), NOT_APPLICABLE, NOT_APPLICABLE),
        (LabourLine("T1", 0, NOT_APPLICABLE, 150, 30_000, None), NOT_APPLICABLE, Decimal(2)),
    ],
)
def test_ratios_of_a_team_are_blank_or_not_applicable_where_there_is_nothing_to_divide(line, attendance, day_wage):
    (row,) = labour_rows(month(line), [Team("BJ-001", "T1", "Team 1", "一组")])
    assert (row.name_zh, row.attendance, row.day_wage) == ("一组", attendance, day_wage)


@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), max_size=6))
def test_the_total_of_form_3_is_the_sum_of_its_teams_and_what_form_1_says(lines):
    whole = month(*(LabourLine(f"T{n}", n, *counts) for n, counts in enumerate(lines)))
    rows, total = labour_rows(whole), labour_total(figures_of(whole), HEAD.exponent)
    for name in ("scheduled", "attended", "wages", "accidents"):
        known = [cell for row in rows if isinstance(cell := getattr(row, name), Decimal)]
        assert getattr(total, name) == (sum(known, Decimal(0)) if known else None)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.decimals(0, 10**6, places=3))), max_size=6))
def test_the_products_of_form_2_sum_to_the_value_of_form_1(made):
    lines = [
        OutputLine(f"T{n}", code, qualified=amount, constant_price=Decimal("1.2345"))
        for n, (code, amount) in enumerate(made)
    ]
    whole = MonthlyReturn(HEAD, tuple(lines))
    known = [row.value for row in product_rows(whole) if isinstance(row.value, Decimal)]
    value = figures_of(whole).output_value_constant
    assert (sum(known) * 100 if known else None) == value

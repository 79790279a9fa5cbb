"""A month that equals the last in every figure."""

from dataclasses import replace
from decimal import Decimal

import pytest

from coopdesk.domain.period import Month
from coopdesk.domain.same_month import same_as_last
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, OutputLine, Statement

LINE = OutputLine("T1", "0801", planned=Decimal(239), qualified=Decimal(252), scrap=Decimal(4))
LABOUR = LabourLine("T1", 1, 520, 507, 5_200_000, 0)
MARCH = MonthlyReturn(Statement(1, "A", Month(1954, 3)), (LINE,), (LABOUR,))
APRIL = replace(MARCH, statement=Statement(2, "A", Month(1954, 4)))


def test_the_very_same_figures_are_asked_about():
    (problem,) = same_as_last(APRIL, MARCH)
    assert (problem.level, problem.code, problem.line) == ("query", "same-as-last", "")


def test_another_place_on_the_page_or_another_name_makes_no_other_figures():
    moved = replace(APRIL, output=(replace(LINE, position=7, name_en="carpet", qualified=Decimal("252.000")),))
    assert len(list(same_as_last(moved, MARCH))) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(APRIL, output=(replace(LINE, scrap=Decimal(5)),)),
        replace(APRIL, labour=(replace(LABOUR, attended=506),)),
        replace(APRIL, output=(LINE, replace(LINE, team="T2"))),
        replace(APRIL, labour=()),
        replace(APRIL, accounts=Accounts(services=1)),
    ],
)
def test_one_other_figure_is_enough(other):
    assert list(same_as_last(other, MARCH)) == []


def test_a_first_month_or_one_without_output_is_not_asked_about():
    assert list(same_as_last(APRIL, None)) == []
    idle = (replace(LINE, qualified=None), replace(LINE, team="T2", qualified=Decimal(0)))
    assert list(same_as_last(replace(APRIL, output=idle), replace(MARCH, output=idle))) == []

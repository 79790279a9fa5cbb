"""The notes that go with a summary."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.figures import Figures, total
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import Coverage, Summary, SummaryLine
from coopdesk.domain.summary_notes import affiliated_as_of, notes, nothing_counts

APRIL = Month(1954, 4)


def summary_of(period: Period, *returns, unplanned=0) -> Summary:
    """A summary of returns, each a co-operative, a month and its figures."""
    coverage = Coverage(due=3, reported=len(returns), missing=3 - len(returns))
    return Summary(
        period, "known", None, "CNO", 0, (), SummaryLine("", {}, coverage, total(period, returns), 1, unplanned)
    )


MEMBERS = Figures(members_opening=20, members_closing=22, members_joined=3, members_left=1)


def test_of_one_month_with_plans_for_all_nothing_is_to_be_explained():
    assert notes(summary_of(Period(APRIL, APRIL), ("A", APRIL, MEMBERS)), "en") == []


def test_over_several_months_the_notes_say_whose_members_and_that_ratios_are_not_monthly():
    returns = [("A", APRIL, MEMBERS), ("B", APRIL, MEMBERS), ("A", APRIL + 2, MEMBERS)]
    members, ratios = notes(summary_of(Period(APRIL, APRIL + 2), *returns), "en")
    assert "those of the 2 co-operatives that reported April 1954" in members
    assert "those of the 1 that reported June 1954" in members
    assert ratios == "Average wage and labour productivity are for all these months together, not monthly."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Co-operatives without an annual plan: 1,200; their output is included in the last line."),
        ("zh", "没有年度计划的社：1,200 个；其产值已计入末行。"),
    ],
)
def test_how_many_have_no_annual_plan_is_said(language, words):
    assert notes(summary_of(Period(APRIL, APRIL), ("A", APRIL, MEMBERS), unplanned=1200), language) == [words]


def test_an_empty_period_is_told_apart():
    empty = summary_of(Period(APRIL, APRIL + 2))
    assert nothing_counts(empty)
    assert notes(empty, "zh") == []
    assert not nothing_counts(summary_of(Period(APRIL, APRIL), ("A", APRIL, MEMBERS)))


def test_the_day_of_the_affiliation_is_said_in_words():
    found = replace(summary_of(Period(APRIL, APRIL)), as_of=date(1954, 6, 5))
    assert affiliated_as_of(found, "en") == "Affiliated as of 5 June 1954"
    assert affiliated_as_of(found, "zh") == "已加入总社（截至1954年6月5日）"
    assert affiliated_as_of(summary_of(Period(APRIL, APRIL)), "en") == ""


def test_of_how_many_the_cost_is_said_where_any_tells_it():
    told = replace(MEMBERS, production_cost=5, costed_value_current=10)
    found = notes(summary_of(Period(APRIL, APRIL), ("A", APRIL, told), ("B", APRIL, MEMBERS)), "zh")
    assert found == ["百元产值成本按填报生产成本的 1 个社计算。"]

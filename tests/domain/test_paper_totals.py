"""Totals on paper, held against the sums of the lines."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.checks import Known, problems_of_return, unsettled
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.language import explain
from coopdesk.domain.paper_totals import of_paper, paper_problems, sum_in
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, MonthlyReturn, Note, OutputLine, PaperTotal, Statement
from tests.values import records_of

PRICED = {"current_price": Decimal(114500), "constant_price": Decimal(115000)}
OUTPUT = (
    OutputLine("T1", "0801", qualified=Decimal(252), **PRICED),
    OutputLine("T2", "0801", qualified=Decimal(261), **PRICED),
    OutputLine("T3", "0801", qualified=None, **PRICED),
)
LABOUR = (LabourLine("T1", 1, 520, 507, 5_200_000), LabourLine("T2", 2, NOT_APPLICABLE, None, 4_800_000))


def month(*totals, exponent=0):
    return MonthlyReturn(Statement(1, "A", Month(1954, 4), exponent=exponent), OUTPUT, LABOUR, totals=totals)


def test_the_sums_are_those_of_the_columns():
    sums = {what: sum_in(month(), what) for what in ("value_current", "value_constant", "scheduled", "wages")}
    assert sums == {"value_current": 58_738_500, "value_constant": 58_995_000, "scheduled": 520, "wages": 10_000_000}


def test_an_equal_total_or_none_asks_nothing():
    assert list(paper_problems(month())) == []
    assert list(paper_problems(month(PaperTotal("wages", 10_000_000), PaperTotal("attended", 507)))) == []


def test_a_difference_is_told_in_figures_and_needs_a_reason():
    (problem,) = paper_problems(month(PaperTotal("value_constant", 58_995_000 - 115_000)))
    assert explain(problem, "en") == (
        "Value, constant prices: the lines make 58,995,000, the paper says 58,880,000; the difference is −115,000."
    )
    assert "不变价" in explain(problem, "zh")
    assert (problem.level, problem.code, problem.line) == ("query", "total-value_constant", "")


def test_the_difference_is_written_in_whole_units_of_the_currency():
    (problem,) = paper_problems(month(PaperTotal("value_current", 1), exponent=2))
    assert (problem.values["paper"], problem.values["sum"]) == ("0.01", "58,738,500.00")


def test_a_total_stands_in_the_way_of_a_final_month_until_its_reason_is_given():
    whole = month(PaperTotal("wages", 1))
    found = problems_of_return(whole, Known(Desk("cooperative", "A")))
    assert [one.code for one in found if of_paper(one)] == ["total-wages"]
    assert [
        one for one in unsettled(found, [Note("total-wages", "", "The paper adds it wrongly.")]) if of_paper(one)
    ] == []


@given(st.lists(records_of(LabourLine), max_size=5), st.integers(0, 10**6))
def test_the_sum_itself_as_total_never_asks_and_any_other_does(lines, more):
    lines = tuple(lines)
    bare = MonthlyReturn(Statement(1, "A", Month(1954, 4)), labour=lines)
    for what in ("scheduled", "attended", "wages"):
        total = PaperTotal(what, sum_in(bare, what) + more)
        whole = MonthlyReturn(bare.statement, labour=lines, totals=(total,))
        assert bool(list(paper_problems(whole))) == bool(more)

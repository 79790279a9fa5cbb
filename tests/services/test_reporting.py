"""Co-operatives by months: who reported, who did not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.deadlines import Call
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.packets import Question, StoredPacket
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import MonthlyReturn, OutputLine, Statement
from coopdesk.services.calls import record_call
from coopdesk.services.desk import new_federation
from coopdesk.services.figures import summary
from coopdesk.services.questions import settle
from coopdesk.services.reporting import reporting, year_up_to
from coopdesk.services.reports import report as report_of

APRIL = Month(1954, 4)
YEAR = Period(Month(1954, 1), APRIL)
LATER = date(1954, 6, 1)


@pytest.fixture
def federation():
    with new_federation(None) as made:
        made.save(Cooperative("A", name_en="A", founded_on=date(1954, 2, 10), responsible="Li Fu"))
        made.save(Cooperative("B", name_en="B", founded_on=date(1952, 1, 1)))
        yield made


def report(store, code, month, day=None, source="packet", nil=False, quantity=None):
    """Keep a final month; one from a file is replaced by a clerk's here, since files are not the point."""
    number = store.next_id(Statement)
    source = "keyed" if source == "keyed" else "clerk"
    statement = Statement(number, code, month, "closed", source, nil=nil, submitted_on=day or (month + 1).first)
    lines = [OutputLine("T1", "0801", "own", 1, qualified=Decimal(quantity))] if quantity else []
    store.add_closed(statement, *lines, figures_of(MonthlyReturn(statement, tuple(lines))) if lines else Figures())


def marks(store, day=LATER, period=YEAR):
    return {unit.cooperative.code: [month.marks for month in unit.months] for unit in reporting(store, period, day)}


def test_each_month_says_how_it_stands(federation):
    report(federation, "A", Month(1954, 2))
    report(federation, "A", Month(1954, 3), date(1954, 4, 4), "keyed", nil=True)
    report(federation, "B", Month(1954, 1), source="keyed")
    assert marks(federation) == {
        "A": [("undue",), ("time",), ("late", "nil", "keyed"), ("missing",)],
        "B": [("keyed",), ("missing",), ("missing",), ("missing",)],
    }


def test_nobody_is_missing_before_the_due_day_is_over(federation):
    assert marks(federation, date(1954, 5, 3))["B"][-2:] == [("missing",), ("open",)]
    assert marks(federation, date(1954, 5, 4))["B"][-1] == ("missing",)
    assert [month.month.number for month in reporting(federation, YEAR, date(1954, 5, 3))[1].missing] == [1, 2, 3]


def test_two_keyed_statements_that_know_nothing_of_each_other_are_in_dispute(federation):
    report(federation, "B", APRIL, quantity=1)
    report(federation, "B", APRIL, quantity=2)
    assert marks(federation)["B"][-1] == ("disputed",)


def test_the_calls_and_who_is_to_be_called_stand_beside_the_month(federation):
    kept = record_call(federation, Call("A", APRIL, 1, date(1954, 5, 6), "Li Fu", "tomorrow"))
    unit = reporting(federation, YEAR, LATER)[0]
    assert (unit.months[-1].calls, unit.months[-2].calls) == ((kept,), ())
    assert [unit.found_by(text) for text in ("LI fu", "li wang")] == [True, False]


def test_a_month_with_a_question_that_is_not_settled_is_queried_beside_what_else_it_is(federation):
    report(federation, "B", Month(1954, 1), date(1954, 2, 20), nil=True)
    (statement,) = federation.find(Statement)
    federation.save(replace(statement, packet="a" * 64, revision=1))
    federation.save(StoredPacket("a" * 64, b"", "return", "B", Month(1954, 1), 1, "[]", None, False, "RW", 1))
    federation.save(Question(1, "a" * 64, "", "", "", "Why?", "now"))
    unit = reporting(federation, YEAR, LATER)[1]
    assert (unit.months[0].marks, unit.queried) == (("queried", "late", "nil"), unit.months[:1])
    assert [one.counter for one in unit.months[0].questions] == [1]
    settle(federation, 1, "the stove broke")
    assert reporting(federation, YEAR, LATER)[1].months[0].marks == ("late", "nil")


@pytest.mark.parametrize(("second", "same"), [(5, True), (6, False)])
def test_a_month_equal_to_the_one_before_is_flagged_also_at_the_edge_of_the_period(federation, second, same):
    report(federation, "B", Month(1954, 3), quantity=5)
    report(federation, "B", APRIL, quantity=second)
    assert [month.same for month in reporting(federation, YEAR, LATER)[1].months] == [False, False, False, same]
    assert reporting(federation, Period(APRIL, APRIL), LATER)[1].months[0].same is same


def test_the_year_up_to_a_month_is_looked_at():
    assert year_up_to(APRIL) == YEAR


_PLACES = st.sets(st.tuples(st.sampled_from("AB"), st.integers(1, 4)))


@given(reported=_PLACES, late=_PLACES)
def test_the_months_add_up_to_the_coverage_of_the_summary(reported, late):
    with new_federation(None) as store:
        store.save(*[Cooperative(code, name_en=code, founded_on=date(1952, 1, 1)) for code in "AB"])
        for code, number in sorted(reported):
            day = date(1954, number + 1, 20) if (code, number) in late else None
            report(store, code, Month(1954, number), day)
        found = [month for unit in reporting(store, YEAR, LATER) for month in unit.months]
        coverage = summary(store, YEAR).whole.coverage
        assert sum(month.missing for month in found) == coverage.missing
        assert sum("late" in month.marks for month in found) == coverage.late


def test_the_list_of_what_is_missing_is_that_of_a_day(federation):
    texts = [report_of(federation, "missing", YEAR, "en", as_of=day) for day in (date(1954, 5, 3), LATER, LATER)]
    assert texts[0] != texts[1]
    assert texts[1] == texts[2]

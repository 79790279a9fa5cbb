"""Consolidation: which returns count, who is missing, what they sum to."""

import json
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Affiliation, Cooperative, KindSpan
from coopdesk.domain.dates import today
from coopdesk.domain.figures import FIGURES, Figures, plus
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.statements import Statement
from coopdesk.domain.summaries import Coverage, summary_document
from coopdesk.services import desk
from coopdesk.services.figures import summary, within

APRIL = Month(1954, 4)
MONTH = Period(APRIL, APRIL)


@pytest.fixture
def store():
    """Three co-operatives: A and B of iron, C of wood, founded in mid April; A is affiliated since June."""
    with desk.new_federation(None) as made:
        for code, trade, kind, founded in [("A", "Iron", "SG", 1), ("B", "Iron", "PC", 1), ("C", "", "PC", 20)]:
            made.save(Cooperative(code, name_en=code, trade_en=trade, founded_on=date(1954, 4, founded)))
            made.save(KindSpan(code, date(1954, 1, 1), kind))
        made.save(KindSpan("A", date(1954, 4, 30), "PC"), Affiliation("A", date(1954, 6, 5)))
        yield made


def report(store, cooperative, month=APRIL, submitted=None, nil=False, **figures):
    """Keep a return that was keyed from paper."""
    number = store.next_id(Statement)
    day = submitted or (month + 1).first.replace(day=3)
    statement = Statement(number, cooperative, month, "closed", "keyed", nil=nil, submitted_on=day)
    store.add_closed(statement, Figures(**figures))
    return number


def groups(found):
    """Output value and coverage by group."""
    return {line.key: (line.total.figures.output_value_constant, line.coverage.reported) for line in found.groups}


def test_returns_are_summed_and_who_did_not_report_is_missing(store):
    report(store, "A", planned_value_constant=300, output_value_constant=330)
    report(store, "B", planned_value_constant=360, output_value_constant=342)
    whole = summary(store, MONTH).whole
    assert whole.coverage == Coverage(due=3, reported=2, keyed=2, missing=1)
    assert whole.total.figures.output_value_constant == 672
    assert summary_document(summary(store, MONTH))["indicators"]["plan_fulfilment"] == "101.82"


def test_late_and_nil_are_of_the_reported(store):
    report(store, "A", submitted=date(1954, 5, 4))
    report(store, "B", submitted=date(1954, 5, 3), nil=True, wages=0)
    assert summary(store, MONTH).whole.coverage == Coverage(due=3, reported=2, keyed=2, late=1, nil=1, missing=1)


def test_a_return_is_due_from_the_founding_to_the_dissolution(store):
    store.save(Cooperative("B", name_en="B", founded_on=date(1954, 4, 1), dissolved_on=date(1954, 5, 1)))
    due = [summary(store, Period(month, month)).whole.coverage.due for month in (APRIL + -1, APRIL, APRIL + 1)]
    assert due == [0, 3, 2]
    assert summary(store, Period(APRIL + -1, APRIL + 1)).whole.coverage.due == 5


def test_without_a_founding_date_a_return_is_due_from_the_first_day_of_the_first_kind(store):
    store.save(
        Cooperative("D", name_en="D"), KindSpan("D", date(1954, 4, 15), "PC"), KindSpan("D", date(1954, 6, 1), "SC")
    )
    due = {
        month: {line.key: line.coverage.due for line in summary(store, Period(month, month), "cooperative").groups}["D"]
        for month in (APRIL + -1, APRIL, APRIL + 1)
    }
    assert list(due.values()) == [0, 1, 1]
    assert summary(store, Period(APRIL + -1, APRIL + 1)).whole.coverage.due == 3 + 3 + 2


def test_a_draft_does_not_count_and_a_correction_replaces(store):
    store.save(Statement(1, "B", APRIL, source="keyed"))
    first = report(store, "A", wages=100)
    store.add_closed(Statement(9, "A", APRIL, "closed", "keyed", amends=first, reason="slip"), Figures(wages=70))
    whole = summary(store, MONTH).whole
    assert (whole.total.figures.wages, whole.coverage.reported) == (70, 1)


def test_groups_are_by_the_kind_at_the_end_of_the_period(store):
    report(store, "A", output_value_constant=1)
    report(store, "B", output_value_constant=2)
    assert groups(summary(store, MONTH, "kind")) == {"PC": (3, 2)}
    earlier = Period(APRIL + -1, APRIL + -1)
    assert groups(summary(store, earlier, "kind")) == {"PC": (None, 0), "SG": (None, 0)}


def test_what_is_not_recorded_is_a_group_of_its_own(store):
    report(store, "C", output_value_constant=4)
    found = summary(store, MONTH, "trade")
    assert groups(found) == {"-": (4, 1), "Iron": (None, 0)}
    assert groups(summary(store, MONTH, "district")) == {"-": (4, 1)}


def test_a_group_is_opened_to_its_co_operatives(store):
    report(store, "A", output_value_constant=1)
    found = within(store, MONTH, "trade", "Iron")
    assert groups(found) == {"A": (1, 1), "B": (None, 0)}
    assert found.whole.total.figures.output_value_constant == 1
    assert within(store, MONTH, "trade", "Jade").groups == ()


def test_the_affiliated_are_those_of_the_day_asked_for(store):
    report(store, "A", output_value_constant=1)
    report(store, "B", output_value_constant=2)
    on = {day: summary(store, MONTH, scope="affiliated", as_of=date(1954, 6, day)).whole for day in (4, 5)}
    assert (on[4].coverage, on[4].total.figures.output_value_constant) == (Coverage(), None)
    assert (on[5].coverage.due, on[5].total.figures.output_value_constant) == (1, 1)


@pytest.mark.parametrize("by", ["kind", "district", "trade", "cooperative"])
def test_any_grouping_sums_to_the_whole(store, by):
    for code, amount in [("A", 5), ("B", None), ("C", 7)]:
        report(store, code, wages=amount, output_value_constant=10**15)
    found = summary(store, MONTH, by)
    for name in FIGURES:
        added = None
        for line in found.groups:
            added = plus(added, getattr(line.total.figures, name))
        assert added == getattr(found.whole.total.figures, name)
    assert sum((line.coverage for line in found.groups), Coverage()) == found.whole.coverage


def test_over_a_quarter_flows_add_and_who_lacks_the_last_month_is_out_of_the_stock(store):
    for offset in range(3):
        report(store, "A", APRIL + offset, wages=10, members_opening=5 + offset, members_closing=6 + offset)
    report(store, "B", APRIL, wages=1, members_opening=50, members_closing=51)
    whole = summary(store, Period.parse("1954-Q2")).whole
    assert (whole.total.figures.wages, whole.total.figures.members_opening, whole.total.figures.members_closing) == (
        31,
        55,
        8,
    )
    assert (whole.total.reported["wages"], whole.total.reported["members_closing"]) == (2, 1)
    assert (whole.coverage.due, whole.coverage.reported, whole.coverage.missing) == (9, 4, 5)


def test_the_full_plan_is_the_latest_editions_share_of_all_that_have_one(store):
    assert summary(store, MONTH).whole.full_plan is None
    plans = [("A", 1, 1000), ("A", 2, 2000), ("B", 1, 10_000)]
    store.save(
        *[AnnualPlan(code, 1954, "gross_output_value", edition, None, target) for code, edition, target in plans]
    )
    assert summary(store, MONTH).whole.full_plan == 1000
    store.save(*[MonthlyShare(1954, month, Decimal("7.5") if month == 4 else Decimal(8)) for month in range(1, 13)])
    assert summary(store, MONTH).whole.full_plan == 900
    assert {line.key: line.full_plan for line in summary(store, MONTH, "cooperative").groups} == {
        "A": 150,
        "B": 750,
        "C": None,
    }
    assert summary(store, Period.parse("1953-12..1954-01")).whole.full_plan is None


def test_whose_output_has_no_annual_plan_is_counted_where_others_have_one(store):
    report(store, "A", output_value_constant=1)
    report(store, "B", output_value_constant=2)
    assert summary(store, MONTH).whole.unplanned == 0
    store.save(AnnualPlan("A", 1954, "gross_output_value", 1, None, 1000))
    assert summary(store, MONTH).whole.unplanned == 2
    assert [line.unplanned for line in summary(store, MONTH, "trade").groups] == [0, 1]
    store.save(Cooperative("C", name_en="C", founded_on=date(1954, 6, 1)))
    assert summary(store, MONTH).whole.unplanned == 1


def test_a_summary_of_the_affiliated_names_its_day(store):
    assert summary(store, MONTH, scope="affiliated", as_of=date(1954, 6, 5)).as_of == date(1954, 6, 5)
    assert within(store, MONTH, "trade", "Iron", "affiliated").as_of == today()
    assert summary(store, MONTH, as_of=date(1954, 6, 5)).as_of is None


def test_the_document_is_plain_json(store):
    report(store, "A", wages=260_000_000_000)
    found = json.loads(json.dumps(summary_document(summary(store, MONTH, "cooperative"))))
    assert found["figures"]["wages"] == 260_000_000_000
    assert [group["key"] for group in found["groups"]] == ["A", "B", "C"]
    assert set(found["coverage"]) == set(asdict(Coverage()))


def test_months_before_the_first_return_of_the_desk_are_not_missing():
    with desk.new_federation(None) as store:
        store.save(
            Cooperative("BJ-001", "One", founded_on=date(1950, 1, 1)), KindSpan("BJ-001", date(1950, 1, 1), "PC")
        )
        store.save(
            Cooperative("BJ-002", "Two", founded_on=date(1950, 1, 1)), KindSpan("BJ-002", date(1950, 1, 1), "PC")
        )
        statement = Statement(1, "BJ-001", Month(1954, 10), "closed", "clerk", submitted_on=date(1954, 11, 2))
        store.add_closed(statement, Figures(wages=1))
        year = Period(Month(1954, 1), Month(1954, 11))
        assert summary(store, year).whole.coverage.missing == 3
        store.save(replace(store.desk, start=Month(1954, 11)))
        assert summary(store, year).whole.coverage.missing == 2

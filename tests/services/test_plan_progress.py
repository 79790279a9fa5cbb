"""Plan progress and growth from a data file, at the federation and at a co-operative."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.members import Member, Team
from coopdesk.domain.opening import FIGURE_ROWS, OpeningLine, columns_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import DeskError
from coopdesk.services import months, opening
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.figures import summary
from coopdesk.services.plan_progress import chart_sheet, plan_progress
from coopdesk.services.reports import report
from tests.services.test_figures import report as keyed

UNIT = Cooperative("BJ-001", "Dongsi no. 1", "东四一社", founded_on=date(1953, 1, 1))
MARCH = Period.parse("1954-03")


@pytest.fixture
def store():
    with new_cooperative(None, UNIT, "PC", Month(1953, 1), Desk("cooperative", "BJ-001")) as found:
        found.save(Member("BJ-001", "0001", "王桂英", "F", joined_on=date(1953, 1, 1), entry="founder"))
        found.save(Product("0801", "carpets", "地毯", "carpet", "地毯", "sq chi", "平方尺", Decimal(100)))
        found.save(Team("BJ-001", "T1", "Team 1", "一组"))
        found.save(AnnualPlan("BJ-001", 1954, "gross_output_value", 1, 0, 12_000))
        yield found


def closed(store, month, made, price=Decimal(100)):
    statement = months.draft(store, "BJ-001", month)
    names = ("carpet", "地毯", "sq chi", "平方尺")
    store.save_lines(statement.id, OutputLine("T1", "0801", "own", 0, *names, Decimal(made), Decimal(made), Decimal(0),
                                              price, price))  # fmt: skip
    store.save_lines(statement.id, LabourLine("T1", 0, 26, 25, made + month.number, 0))
    months.close_month(store, statement, "王", "赵", month.last)


def test_a_co_operative_sees_its_plan_its_output_and_its_growth(store):
    for year, made in ((1953, 10), (1954, 11)):
        for number in (1, 2, 3):
            closed(store, Month(year, number), made)
    found = plan_progress(store, MARCH)
    assert str(found.period) == "1954-Q1"
    assert (found.whole.plan_year, found.whole.plan, found.whole.output) == (12_000, 3_000, 3_300)
    assert (found.whole.of_plan, found.whole.of_year) == (Decimal(110), Decimal("27.5"))
    assert (found.whole.month.cell, found.whole.to_date.cell) == (Decimal(10), Decimal(10))
    assert found.whole.compared == (1, 1)
    assert [one.plan for one in found.months] == [1_000] * 12
    figures = summary(store, found.period).whole
    assert found.whole.output == figures.total.figures.output_value_constant
    assert found.whole.plan == figures.full_plan


def test_growth_to_date_is_blank_where_a_month_of_last_year_is_missing(store):
    closed(store, Month(1953, 3), 10)
    for number in (1, 2, 3):
        closed(store, Month(1954, number), 12)
    whole = plan_progress(store, MARCH).whole
    assert whole.month.cell == Decimal(20)
    assert whole.to_date.cell is None
    assert whole.compared == (0, 1)


def test_the_plan_to_date_follows_the_shares_of_the_months(store):
    for number in range(1, 13):
        store.save(MonthlyShare(1954, number, Decimal(10) if number < 3 else Decimal(8)))
    found = plan_progress(store, MARCH)
    assert found.whole.plan == 3_360
    assert found.whole.coverage.missing == 3
    assert [one.coverage.due for one in found.months][:4] == [1, 1, 1, 0]


def test_a_period_of_several_years_is_refused(store):
    with pytest.raises(DeskError, match="several"):
        plan_progress(store, Period.parse("1953-12..1954-01"))


@pytest.mark.parametrize("by", ["kind", "cooperative", "trade", "district"])
def test_the_groups_of_a_federation_sum_to_all(by):
    with new_federation(None) as store:
        for number in (1, 2, 3):
            code = f"BJ-00{number}"
            store.save(Cooperative(code, f"No. {number}", f"{number}社", founded_on=date(1953, 1, 1)))
            store.save(AnnualPlan(code, 1954, "gross_output_value", 1, 0, 1_200 * number))
        found = plan_progress(store, MARCH, by)
        assert (
            sum(line.plan for line in found.lines) == found.whole.plan == summary(store, found.period).whole.full_plan
        )
        assert found.whole.coverage == summary(store, found.period).whole.coverage
        assert found.whole.output is None


def test_it_is_a_report_of_both_offices_and_has_charts(store):
    closed(store, Month(1954, 3), 11)
    for language in ("zh", "en"):
        assert report(store, "plan-progress", MARCH, language).startswith(b"%PDF")
    words = [words for words, _svg in chart_sheet(store, MARCH, "en", "kind", "known", None, 700).drawings]
    assert [one.splitlines()[0] for one in words] == [
        "Output against plan, month by month (yuan)", "Output to date against plan to date, from January (yuan)",
        "Annual plan's share fulfilled, month by month (%)",
        "Members joined and left (persons)",
    ]  # fmt: skip
    assert "March: Plan 1,000, Output value 1,100" in words[0]


def test_what_was_before_the_start_is_in_the_sums_and_in_the_growth():
    start = Month(1954, 4)
    with new_cooperative(None, UNIT, "PC", start, Desk("cooperative", "BJ-001")) as store:
        found = opening.draft(store, "BJ-001")
        for column, made in zip(columns_of(start), (330, 300, 10), strict=False):
            for name in FIGURE_ROWS:
                value = Decimal(made if name == "output_value_constant" else 0)
                opening.save_figure(store, found, OpeningLine(name, column.first, column.last, value))
        opening.close(store, found, "李", "王")
        store.save(Product("0801", "carpets", "地毯", "carpet", "地毯", "sq chi", "平方尺", Decimal(1)))
        store.save(Team("BJ-001", "T1", "Team 1", "一组"))
        closed(store, start, 11, Decimal(1))
        progress = plan_progress(store, Period.parse("1954-04"))
        assert (progress.whole.output, progress.whole.of_month) == (341, 11)
        assert (progress.whole.month.cell, progress.whole.to_date.cell) == (Decimal(10), Decimal(10))
        assert [one.output_to_date for one in progress.months[:5]] == [None, None, 330, 341, None]
        (words, _svg), *_others = [pair for pair in chart_sheet(store, Period.parse("1954-04"), "zh", "kind", "known",
                                                                None, 700).drawings if "累计" in pair[0]]  # fmt: skip
        assert "3月: 总产值 330" in words
        assert [str(one) for one in progress.spans] == ["1954-Q1", "1953-Q1", "1953-04"]


def test_a_return_without_output_leaves_the_sum_of_the_others_as_the_figures_do():
    with new_federation(None) as store:
        store.save(UNIT)
        keyed(store, "BJ-001", Month(1954, 3), output_value_constant=110)
        keyed(store, "BJ-001", members_joined=1)
        found = plan_progress(store, Period.parse("1954-04"))
        assert found.whole.output == 110 == summary(store, found.period).whole.total.figures.output_value_constant


def test_the_chart_of_cost_has_the_figures_of_those_that_tell_it_and_says_how_many():
    with new_federation(None) as store:
        for number, cost in ((1, 90), (2, 210), (3, None)):
            store.save(Cooperative(f"BJ-00{number}", f"No. {number}", f"{number}社", founded_on=date(1953, 1, 1)))
            told = {} if cost is None else {"production_cost": cost, "costed_value_current": 100 * number}
            keyed(store, f"BJ-00{number}", Month(1954, 3), output_value_current=100 * number, **told)
        found = plan_progress(store, MARCH)
        march = found.months[2]
        whole = summary(store, Period.parse("1954-03")).whole.total
        assert march.cost_per_100 == INDICATORS["cost_per_100"].value(whole) == Decimal(100)
        assert march.telling == whole.reported["costed_value_current"] == 2
        drawn = [words for words, _svg in chart_sheet(store, MARCH, "en", "cooperative", "known", None, 700).drawings]
        months_, bars = (words for words in drawn if words.startswith("Cost"))
        assert months_ == "Cost per 100 yuan of output value, month by month (yuan)\nMarch: Cost 100.0, With cost 2"
        assert bars.splitlines()[1:] == ["BJ-002 No. 2: Cost 105.0", "BJ-001 No. 1: Cost 90.0"]


def test_who_is_behind_comes_first_in_the_chart_and_who_lacks_returns_is_marked():
    with new_federation(None) as store:
        for number, months_of in ((1, (1, 2, 3)), (2, (1, 3)), (3, (1, 2, 3))):
            code = f"BJ-00{number}"
            store.save(Cooperative(code, f"No. {number}", f"{number}社", founded_on=date(1953, 1, 1)))
            store.save(AnnualPlan(code, 1954, "gross_output_value", 1, 0, 1_200))
            for month in months_of:
                keyed(store, code, Month(1954, month), output_value_constant=100 * number - month)
        drawn = [words for words, _svg in chart_sheet(store, MARCH, "en", "cooperative", "known", None, 700).drawings]
    (told,) = [one.split("\n") for one in drawn if one.startswith("Plan to date fulfilled, the lowest first (%)")]
    assert told[1].startswith("Light bars lack returns")
    assert told[2:] == [
        "BJ-001 No. 1: Fulfilled 98.0", "BJ-002 No. 2: Fulfilled 132.0, Returns reported / due 2/3",
        "BJ-003 No. 3: Fulfilled 298.0",
    ]  # fmt: skip


def test_the_sums_to_date_of_a_chart_end_at_those_of_the_table(store):
    for number in (1, 2, 3):
        closed(store, Month(1954, number), 10 + number)
    found = plan_progress(store, MARCH)
    assert [one.output_to_date for one in found.months[:4]] == [1_100, 2_300, 3_600, None]
    assert found.months[2].output_to_date == found.whole.output
    assert found.months[2].plan_to_date == found.whole.plan
    assert found.months[1].of_plan == Decimal(120)


def test_what_is_not_final_is_in_no_chart_and_that_is_said(store):
    months.draft(store, "BJ-001", Month(1954, 3))
    sheet = chart_sheet(store, MARCH, "en", "kind", "known", None, 700)
    assert not any("Output value" in words for words, _svg in sheet.drawings)
    assert sheet.notes[0] == "Only months that are final count."

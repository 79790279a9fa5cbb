"""The summary before it is drawn: groups, total, full plan, in units of ten thousand."""

from decimal import Decimal

from coopdesk.domain import indicators
from coopdesk.domain.boxes import Mark
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures, total
from coopdesk.domain.indicators import INDICATORS, Indicator
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import Coverage, Summary, SummaryLine
from coopdesk.domain.summary_sheet import summary_sheet

APRIL = Month(1954, 4)
PERIOD = Period(APRIL, APRIL)


def figures(planned: int, made: int) -> Figures:
    return Figures(planned_value_constant=planned, output_value_constant=made, wages=5_000_000, member_days=600)


def line(key: str, *entries: Figures, full_plan=None, **coverage) -> SummaryLine:
    named = [(f"{key}-{number}", APRIL, one) for number, one in enumerate(entries)]
    return SummaryLine(key, {}, Coverage(**coverage), total(PERIOD, named), full_plan)


def a_summary() -> Summary:
    one, two = figures(300_000_000, 330_000_000), figures(360_000_000, 342_000_000)
    groups = (line("PC", one, due=2, reported=1, missing=1), line("SG", two, due=1, reported=1))
    whole = line("", one, two, full_plan=1_060_000_000, due=3, reported=2, missing=1)
    return Summary(PERIOD, "known", "kind", "CNO", 0, groups, whole)


def column(section, label: str) -> list[object]:
    place = [box.label for box in section.boxes].index(label)
    return [row.cells[place] for row in section.rows]


def test_money_is_in_units_of_ten_thousand_and_counts_as_they_are():
    output = summary_sheet(Desk("federation"), a_summary()).sections[0]
    assert column(output, "Output value, constant prices")[:3] == [33000, 34200, 67200]
    assert column(output, "Due")[:3] == [2, 1, 3]
    assert column(output, "Not reported")[:3] == [1, 0, 1]


def test_fulfilment_is_of_those_that_reported_and_the_last_line_of_the_full_plan():
    percents = column(summary_sheet(Desk("federation"), a_summary()).sections[0], "% of plan")
    # never averaged: 672/660, not the mean of 110.0 and 95.0
    assert [round(value, 2) for value in percents] == [Decimal(text) for text in ("110.00", "95.00", "101.82", "63.40")]


def test_three_plans_fulfilled_differently_are_not_averaged():
    entries = [figures(300, 330), figures(360, 342), figures(400, 480)]
    summary = Summary(PERIOD, "known", None, "CNO", 0, (), line("", *entries))
    total_line = column(summary_sheet(Desk("federation"), summary).sections[0], "% of plan")[0]
    assert round(total_line, 2) == Decimal("108.68")  # DOMAIN §2.2: 1,152/1,060, not 108.33


def test_the_full_plans_line_crosses_what_it_does_not_say():
    last = summary_sheet(Desk("federation"), a_summary()).sections[0].rows[-1]
    assert last.cells[0] is Mark.CROSSED
    assert last.cells[3:5] == (Decimal(106_000), Decimal(67_200))


def test_average_wages_are_in_whole_money():
    labour = summary_sheet(Desk("federation"), a_summary()).sections[1]
    assert column(labour, "Average wage") == [250_000, 250_000, 250_000]


def test_an_indicator_added_to_the_registry_appears_at_the_end(monkeypatch):
    added = Indicator("days", "Days per member", "%", "R", "more", indicators.average_members)
    monkeypatch.setitem(INDICATORS, "days", added)
    labour = summary_sheet(Desk("federation"), a_summary()).sections[1]
    assert labour.boxes[-1].label == "Days per member"
    assert column(labour, "Days per member")[2] == 40


def test_cost_has_a_column_where_any_return_tells_it():
    plain = summary_sheet(Desk("federation"), a_summary()).sections[1]
    assert "Cost per 100 yuan of output value" not in [box.label for box in plain.boxes]
    told = line("", figures(1, 1), Figures(production_cost=3, costed_value_current=8))
    boxes = summary_sheet(Desk("federation"), Summary(PERIOD, "known", None, "CNO", 0, (), told)).sections[1]
    assert column(boxes, "Cost per 100 yuan of output value") == [Decimal("37.5")]

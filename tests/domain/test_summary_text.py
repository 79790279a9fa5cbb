"""A summary on a terminal."""

from dataclasses import replace
from decimal import Decimal
from unicodedata import east_asian_width

import pytest

from coopdesk.domain.figures import Figures, total
from coopdesk.domain.indicators import INDICATORS, Indicator
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import Coverage, Summary, SummaryLine
from coopdesk.domain.summary_text import summary_text

APRIL = Month(1954, 4)
PERIOD = Period(APRIL, APRIL)
IRON = Figures(planned_value_constant=300, output_value_constant=330_000_000, members_closing=12, member_days=360)
WOOD = Figures(planned_value_constant=360, output_value_constant=342)


def line(key, *figures, names=None, **coverage):
    """A group with the returns of its co-operatives."""
    sums = total(PERIOD, [(f"{key}{n}", APRIL, one) for n, one in enumerate(figures)])
    return SummaryLine(key, names or {}, Coverage(**coverage), sums, 650_000_000_000)


GROUPS = (line("PC", IRON, due=2, reported=1, missing=1), line("SG", WOOD, due=1, reported=1, late=1))
SUMMARY = Summary(PERIOD, "known", "kind", "CNO", 0, GROUPS, line("", IRON, WOOD, due=3, reported=2, late=1, missing=1))
LONG = "Sewing and embroidering co-operative of the wives of the workers of the eastern suburb"
MANY = replace(
    SUMMARY,
    by="cooperative",
    groups=tuple(
        line(f"BJ-{n:03d}", IRON, names={"en": LONG, "zh": "东郊职工家属缝纫刺绣生产合作社"}) for n in range(1, 8)
    ),
)


def rows_of(summary, language="en"):
    return summary_text(summary, language).split("\n\n")[0].splitlines()


def cells(row):
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in row)


def test_every_number_has_its_unit_and_groups_of_three():
    rows = {row.split("  ")[0]: row.split()[-3:] for row in rows_of(SUMMARY)}
    assert rows["Due"] == ["2", "1", "3"]
    assert rows["Output value, constant prices, yuan"] == ["330,000,000", "342", "330,000,342"]
    assert rows["Wages, yuan"] == ["…", "…", "…"]
    assert rows["Plan fulfilment, %"] == ["110,000,000.00", "95.00", "50,000,051.82"]
    assert rows["Attendance, %"] == ["—", "—", "—"]
    assert rows["Members, closing, persons"] == ["12", "…", "12"]
    assert rows["Labour productivity, yuan per person"] == ["27,500,000.00", "—", "27,500,028.50"]


def test_money_is_in_whole_units_of_its_currency():
    rows = {row.split("  ")[0]: row.split()[-1] for row in rows_of(replace(SUMMARY, currency="CNY", exponent=2))}
    assert rows["Output value, constant prices, yuan"] == "3,300,003.42"
    assert rows["Labour productivity, yuan per person"] == "275,000.29"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_marks_are_explained(language):
    last = summary_text(SUMMARY, language).splitlines()[-1]
    assert "…" in last
    assert "—" in last


@pytest.mark.parametrize("summary", [SUMMARY, MANY])
def test_the_columns_of_the_chinese_text_stand_under_each_other(summary):
    assert len({cells(row) for row in rows_of(summary, "zh")}) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_many_groups_have_a_row_each_that_a_terminal_holds(language):
    rows = rows_of(MANY, language)
    assert len(rows) == 1 + 7 + 1
    assert max(map(cells, rows)) <= 120
    assert rows[1].startswith("BJ-001 ")


def test_a_row_of_a_group_tells_coverage_plan_output_and_members():
    last = rows_of(MANY)[-1].split()
    assert last == ["Total", "2/3", "660", "330,000,342", "50,000,051.82", "12", "…"]


def test_an_indicator_added_to_the_registry_has_its_row(monkeypatch):
    added = Indicator("answer", "Answer to everything", "%", "R", "more", lambda _: Decimal("42.424242"))
    monkeypatch.setitem(INDICATORS, "answer", added)
    assert any(row.startswith("Answer to everything, %") and "42.42" in row for row in rows_of(SUMMARY))

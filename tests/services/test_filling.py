"""A table of others is filled with the very figures of the summary."""

import json

import pytest

from coopdesk.domain.period import Period
from coopdesk.errors import TableError
from coopdesk.services.figures import summary
from coopdesk.services.filling import fill_table, filled_words
from tests.services.test_listings import MONTH, store

openpyxl = pytest.importorskip("openpyxl")
__all__ = ["store"]


@pytest.fixture
def city(store, tmp_path):
    """Fill the city's table by a mapping of its cells; what was done, and the first sheet."""
    book = openpyxl.Workbook()
    book.active["A9"] = 9
    book.save(tmp_path / "city.xlsx")

    def fill(period=MONTH, **cells):
        (tmp_path / "city.json").write_text(json.dumps({"cells": cells}), "utf-8")
        done = fill_table(store, tmp_path / "city.xlsx", tmp_path / "city.json", period, tmp_path / "out.xlsx", "en")
        return done, openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]

    return fill


def test_cells_hold_the_figures_of_the_summary(city, store):
    whole = summary(store, MONTH).whole
    done, sheet = city(
        A1="wages", A2={"figure": "wages", "unit": 10000, "decimals": 1}, A3={"figure": "wages", "kind": "PC"},
        A4={"figure": "wages", "cooperative": "第A社"}, A5="plan_fulfilment", A6="missing", A7="period",
        A8={"figure": "wages", "period": "to-date"},
    )  # fmt: skip
    wages = whole.total.figures.wages
    assert [sheet[f"A{row}"].value for row in range(1, 9)] == [
        wages, round(wages / 10000, 1), 2_000_000, 9_000_000, 55.4, 1, "April 1954", wages,
    ]  # fmt: skip
    assert (done.cells, done.blank, done.long, done.lost) == (8, (), (), False)


def test_what_nobody_reported_is_emptied_and_said(city):
    done, sheet = city(A9={"figure": "wages", "period": "last-year"})
    assert sheet["A9"].value is None
    assert filled_words(done, "out.xlsx", "en") == [
        "1 cells of out.xlsx are filled.",
        "Left empty, since it is not reported or cannot be reckoned: A9.",
    ]


def test_a_group_that_there_is_not_is_named_with_its_cell(city):
    with pytest.raises(TableError, match="A1: there is no cooperative “X”; there are: A, B, C"):
        city(A1={"figure": "wages", "cooperative": "X"})


def test_of_a_longer_period_the_months_are_summed(city, store):
    _done, sheet = city(Period.parse("1954-01..1954-04"), A1="due")
    assert sheet["A1"].value == summary(store, Period.parse("1954-01..1954-04")).whole.coverage.due

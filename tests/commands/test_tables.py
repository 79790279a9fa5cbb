"""``coopdesk table`` on the command line."""

import pytest
from python_calamine import CalamineWorkbook

from coopdesk.errors import DeskError
from tests.commands.test_known import file, run

__all__ = ["file"]


@pytest.mark.parametrize("name", ["summary", "missing", "cooperatives", "history", "arrivals", "calls"])
def test_a_list_is_written_by_its_name(file, tmp_path, name):
    run("table", file, name, "--period", "1954-04", "--out", tmp_path / "t.xlsx", "--lang", "en")
    assert len(CalamineWorkbook.from_path(tmp_path / "t.xlsx").sheet_names) == 2


def test_the_summary_can_be_written_by_co_operative_as_csv(file, tmp_path):
    told = run("table", file, "summary", "--period", "1954", "--by", "cooperative", "--out", tmp_path / "t.csv")
    assert "1 rows are in t.csv." in told.output
    assert (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()[1].startswith("BJ-001,One,12,0,0,")


def test_a_name_that_there_is_not_is_refused_with_those_that_there_are(file, tmp_path):
    with pytest.raises(DeskError, match="monthly-return"):
        run("table", file, "x", "--out", tmp_path / "t.csv")
    assert list(tmp_path.glob("t.*")) == []


def test_a_table_of_others_is_filled_by_its_mapping(file, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    openpyxl.Workbook().save(tmp_path / "city.xlsx")
    (tmp_path / "city.json").write_text('{"cells": {"B2": "due", "B3": "wages"}}')
    out = tmp_path / "out.xlsx"
    told = run("fill", tmp_path / "city.xlsx", tmp_path / "city.json", file, "--period", "1954-04", "--out", out)
    assert told.output.startswith("2 cells of out.xlsx are filled.\nLeft empty")
    assert openpyxl.load_workbook(out).active["B2"].value == 1

"""Cells of a table of others get values; formulas, formats and joined cells stay as they are."""

import sys
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.errors import TableError
from coopdesk.tables.filling import fill, outline

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture
def table(tmp_path):
    """The city's table: two cells to fill, their sum, a title over two joined cells, and a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一月"
    sheet["A1"] = "Title"
    sheet.merge_cells("A1:B1")
    sheet["B2"].number_format = "#,##0.0"
    sheet["B3"] = 7
    sheet["B4"] = "=SUM(B2:B3)"
    sheet.column_dimensions["A"].width = 33
    book.create_sheet("二月")
    book.save(tmp_path / "city.xlsx")
    return tmp_path / "city.xlsx"


def filled(table, **values):
    """Fill cells of the first sheet, and read the table again."""
    out = table.with_name("out.xlsx")
    fill(table, out, {cell: ("", cell, value) for cell, value in values.items()})
    return openpyxl.load_workbook(out)


def test_values_go_in_and_formats_and_formulas_stay(table):
    book = filled(table, B2=Decimal("12.5"), B3=None)
    sheet = book.worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].number_format, sheet["B3"].value) == (12.5, "#,##0.0", None)
    assert sheet["B4"].value == "=SUM(B2:B3)"
    assert sheet.column_dimensions["A"].width == 33
    assert book.sheetnames == ["一月", "二月"]
    assert book.calculation.fullCalcOnLoad


def test_nothing_that_is_filled_in_starts_a_formula_and_long_numbers_are_text(table):
    sheet = filled(table, B2="=1+1", B3=Decimal(10) ** 15).worksheets[0]
    assert (sheet["B2"].data_type, sheet["B2"].value) == ("s", "=1+1")
    assert sheet["B3"].value == "1000000000000000"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"B4": ("", "B4", 1)}, "B4 holds a formula"),
        ({"B1": ("", "B1", 1)}, "B1 is joined"),
        ({"x": ("三月", "B2", 1)}, "x: the table has no sheet “三月”; it has: 一月, 二月"),
        ({"B2": ("", "B2", 1), "一月!B2": ("一月", "B2", 2)}, "一月!B2 and B2 are the same cell"),
    ],
)
def test_what_cannot_be_filled_is_named_and_nothing_is_written(table, values, words):
    with pytest.raises(TableError, match=words):
        fill(table, table.with_name("out.xlsx"), values)
    assert [one.name for one in table.parent.iterdir()] == ["city.xlsx"]


def test_the_table_itself_is_never_written_over(table):
    before = table.read_bytes()
    with pytest.raises(TableError, match="stays as it is"):
        fill(table, table, {"B2": ("", "B2", 1)})
    assert table.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a workbook", b"a,b\n1,2\n"])
def test_a_file_that_is_no_workbook_is_refused_in_plain_words(tmp_path, content):
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(TableError, match=r"a\.xlsx is damaged or not a spreadsheet"):
        fill(tmp_path / "a.xlsx", tmp_path / "b.xlsx", {"A1": ("", "A1", 1)})


def test_where_the_part_is_not_installed_it_is_said_in_plain_words(table, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(TableError, match="is not installed on this computer"):
        fill(table, table.with_name("out.xlsx"), {"B2": ("", "B2", 1)})


def test_a_table_is_looked_at_with_the_cells_that_no_figure_can_go_to(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "市表"
    book.active["A1"], book.active["B2"], book.active["C3"] = "产值", 5, "=B2*2"
    book.active.merge_cells("A1:B1")
    book.create_sheet("二")["A1"] = date(1954, 4, 30)
    book.save(tmp_path / "city.xlsx")
    one, two = outline(tmp_path / "city.xlsx")
    assert (one.name, one.rows, one.closed) == (
        "市表", (("产值", "", ""), ("", "5", ""), ("", "", "=B2*2")), {(0, 1), (2, 2)},
    )  # fmt: skip
    assert (two.name, two.rows) == ("二", (("1954-04-30",),))

"""A list becomes a workbook or CSV: numbers as numbers, nothing starts a formula, the second sheet says what it is."""

import csv
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from coopdesk.domain.listing import Head, Listing, fits
from coopdesk.errors import TableError
from coopdesk.tables.listing import write_listing
from tests.tables.readback import read_back

LONG = "第一手工业生产合作社" * 7
HEADS = (Head("Code"), Head("Name"), Head("Wages, yuan", "number", 2), Head("Made", "number", None), Head("On", "day"))
ROWS = (
    ("0012", LONG[:64], Decimal("1234.50"), Decimal("212.5"), date(1954, 4, 30)),
    ("=1+1", "＝cmd|' /C calc'!A0", Decimal(10) ** 15, None, None),
    ("-5", "@SUM(A1)", Decimal("-7.25"), 3, date(1899, 1, 1)),
    ("Total", None, Decimal("999999999999.99"), None, None),
)
LISTING = Listing("Wages 1954-04", "Wages & more", HEADS, ROWS, (("Whose", "=BJ-001"), ("Period", "April 1954")), 1)


def sheets(path):
    book = CalamineWorkbook.from_path(path)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


@pytest.fixture
def xlsx(tmp_path):
    write_listing(tmp_path / "a.xlsx", LISTING, "en")
    return tmp_path / "a.xlsx"


def test_cells_are_what_they_are(xlsx):
    rows, about = sheets(xlsx)
    assert rows[0] == [head.label for head in HEADS]
    assert rows[1] == ["0012", LONG[:64], 1234.5, 212.5, date(1954, 4, 30)]
    assert rows[3] == ["-5", "@SUM(A1)", -7.25, 3.0, "1899-01-01"]
    assert about == [["Whose", "=BJ-001"], ["Period", "April 1954"]]


def test_a_number_of_more_digits_than_a_spreadsheet_keeps_is_text(xlsx):
    rows, _about = sheets(xlsx)
    assert rows[2][2] == "1000000000000000.00"
    assert rows[4][2] == 999999999999.99


def test_there_is_no_formula_in_the_file_and_the_print_set_up_is_there(xlsx):
    with zipfile.ZipFile(xlsx) as file:
        first, second = (file.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
        book, styles = file.read("xl/workbook.xml").decode(), file.read("xl/styles.xml").decode()
    assert "<f>" not in first + second
    assert 'paperSize="9"' in first
    assert 'orientation="landscape"' in first
    assert "Page &amp;P of &amp;N" in first
    assert 'topLeftCell="A2"' in first
    assert "_xlnm.Print_Titles" in book
    assert "#,##0.00" in styles


def test_csv_holds_what_would_start_a_formula_and_lets_numbers_be(tmp_path):
    write_listing(tmp_path / "a.csv", LISTING, "en")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1] == ["0012", LONG[:64], "1234.50", "212.5", "1954-04-30"]
    assert rows[2][:3] == ["'=1+1", "'＝cmd|' /C calc'!A0", "1000000000000000.00"]
    assert rows[3] == ["'-5", "'@SUM(A1)", "-7.25", "3", "1899-01-01"]


def test_where_nothing_can_be_written_nothing_is_left(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(TableError):
        write_listing(tmp_path / "a" / "b.xlsx", LISTING, "en")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**18), max_value=10**18))
def test_what_is_written_as_a_number_keeps_every_digit(value):
    if fits(value):
        assert Decimal(format(float(value), ".15g")) == value


def test_a_column_of_mixed_numbers_shows_each_with_its_own_decimals(tmp_path):
    head = Head("Made", "number", None)
    made = Listing("x", "x", (head,), tuple((Decimal(one),) for one in ("95.0", "123456789012", "7")))
    write_listing(tmp_path / "a.xlsx", made, "en")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        styles = file.read("xl/styles.xml").decode()
    assert '"#,##0.0"' in styles
    assert '"#,##0"' in styles


TEXTS = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=40)
BEGINNINGS = st.sampled_from(["", "=", "+", "-", "@", "＝", "'=", "00", "_x0041_", "&", "<b>"])
CELLS = {
    "text": st.none() | st.builds(str.__add__, BEGINNINGS, TEXTS),
    "number": st.none() | st.integers(-(10**18), 10**18) | st.decimals(-(10**12), 10**12, places=2),
    "day": st.none() | st.dates(date(1850, 1, 1), date(2999, 12, 31)),
}
HEADED = [Head("编号"), Head("Amount", "number", 2), Head("On", "day"), Head("Words"), Head("Each", "number", None)]


@settings(max_examples=40)
@given(st.lists(st.tuples(*(CELLS[head.kind] for head in HEADED)), max_size=8), st.sampled_from(["en", "zh"]))
def test_whatever_a_list_holds_two_other_programs_read_the_same(tmp_path_factory, rows, language):
    path = tmp_path_factory.mktemp("out") / "a.xlsx"
    found = Listing("a", "a", tuple(HEADED), tuple(rows), (("Whose", "=1"), ("Note", "000")))
    write_listing(path, found, language)
    read_back(path, found)


def test_a_new_row_takes_what_is_typed_as_the_column_has_it(xlsx):
    sheet = openpyxl.load_workbook(xlsx).worksheets[0]
    assert [sheet.column_dimensions[letter].number_format for letter in "AB"] == ["@", "@"]
    assert sheet.auto_filter.ref == "A1:E4"

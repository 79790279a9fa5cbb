"""Text tables are read strictly: by name, in UTF-8 or GB18030, with the line named where something is wrong."""

import io
import os
import zipfile

import pytest

from coopdesk.errors import TableError
from coopdesk.tables.text import LARGEST_FILE, read_table, there

COLUMNS = ("unit", "name")


@pytest.fixture
def table(tmp_path):
    """Write bytes or text as a table and read it."""

    def read(content, columns=COLUMNS):
        path = tmp_path / "units.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, columns)

    return read


def workbook():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_both_encodings_are_simply_read(table, encoding):
    found = table("unit,name\r\nBJ-001,地毯社𬭎\r\n".encode(encoding))
    assert found.lines == [(2, {"unit": "BJ-001", "name": "地毯社𬭎"})]


def test_columns_are_taken_by_name_in_any_order(table):
    assert table("name,unit\nA,B\n").lines == [(2, {"name": "A", "unit": "B"})]


def test_lines_are_counted_as_an_editor_counts_them(table):
    found = table('unit,name\n\n"BJ-001","two\nlines"\n,\nBJ-002,x\n')
    assert [number for number, _ in found.lines] == [3, 6]


def test_a_column_with_a_year_is_found_by_its_beginning(table):
    found = table("unit,base_1953\nA,1\n", ("unit", "base_*"))
    assert found.headings == {"unit": "unit", "base_*": "base_1953"}
    assert found.lines == [(2, {"unit": "A", "base_*": "1"})]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("unit\nA\n", "units.csv, line 1: the column “name” is missing."),
        ("unit,name,colour\n", "units.csv, line 1: there is no column “colour” in this table."),
        ("unit,name,unit\n", "units.csv, line 1: the column “unit” is there twice."),
        ("unit,name\nA,B\nA\n", "units.csv, line 3 has 1 cells; the heading has 2."),
        ("", "units.csv is empty."),
        ("unit,name\nA,B\nA,\"B\n\nC,D\n",
         "units.csv, line 3 cannot be read as a table; look for a quotation mark that is not closed."),
    ],
)  # fmt: skip
def test_a_table_of_the_wrong_shape_is_named_with_its_line(table, content, words):
    with pytest.raises(TableError) as refusal:
        table(content)
    assert str(refusal.value) == words


@pytest.mark.parametrize(
    "content",
    [
        workbook(),
        b"%PDF-1.7\n",
        b"unit,name\nA,\x00B\n",
        "unit,name\n".encode("utf-16"),
        b"unit,name\nA,\x07\n",
        b"unit,name\nA,\xff\xff\n",
    ],
)
def test_what_is_not_text_is_refused_in_one_sentence(table, content):
    with pytest.raises(TableError) as refusal:
        table(content)
    assert (
        str(refusal.value) == "units.csv is not a text table. Save it from the spreadsheet as CSV, in UTF-8 or GB18030."
    )


def test_a_folder_under_the_name_of_a_table_is_refused(tmp_path):
    (tmp_path / "units.csv").mkdir()
    with pytest.raises(TableError, match=r"units\.csv is not a text table"):
        read_table(tmp_path / "units.csv", COLUMNS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files there")
def test_a_pipe_or_a_device_under_the_name_of_a_table_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "units.csv")
    (tmp_path / "labour.csv").symlink_to("/dev/zero")
    for path in tmp_path.iterdir():
        with pytest.raises(TableError, match=rf"{path.name} is not a text table"):
            read_table(path, COLUMNS)


def test_a_huge_table_is_not_even_read(tmp_path):
    with (tmp_path / "units.csv").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(TableError, match=r"units\.csv is far larger than a table can be\."):
        read_table(tmp_path / "units.csv", COLUMNS)


def test_a_table_that_cannot_even_be_looked_for_is_said_when_it_is_read(tmp_path):
    (tmp_path / "units.csv").write_text("code\n")
    unreachable = tmp_path / ("x" * 300) / "units.csv"
    assert (there(tmp_path / "units.csv"), there(tmp_path / "labour.csv"), there(unreachable)) == (True, False, True)
    with pytest.raises(TableError, match=r"units\.csv cannot be read"):
        read_table(unreachable, COLUMNS)

"""Spreadsheets of every kind, and files that only pretend to be one."""

import struct
import zipfile
from datetime import date

import pytest
import xlsxwriter

from coopdesk.errors import TableError
from coopdesk.tables.spreadsheets import cell_text, read_workbook
from coopdesk.tables.writing import write_text_table, write_xlsx

ROWS = [("0012", "周春兰", 1, date(1954, 4, 3), 0.5), ("=1+1", "<b>", 10**14, date(1850, 1, 1), True)]


def test_what_is_written_is_read_again_as_it_was(tmp_path):
    write_xlsx(tmp_path / "a.xlsx", "社员/[1]", ("A", "B", "C", "D", "E"), ROWS)
    book = read_workbook(tmp_path / "a.xlsx")
    (sheet,) = book.sheets
    assert (sheet.name, sheet.width, book.text) == ("社员  1", 5, False)
    assert sheet.rows[1].cells == ROWS[0]
    assert sheet.rows[2].cells == (*ROWS[1][:3], "1850-01-01", True)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")
        assert b'state="frozen"' in file.read("xl/worksheets/sheet1.xml")


def test_rows_keep_the_numbers_that_the_spreadsheet_shows_and_empty_sheets_are_passed_over(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    book.add_worksheet("empty")
    sheet = book.add_worksheet("second")
    sheet.write_string(3, 2, "编号")
    sheet.write_number(6, 2, 19817.5208333333, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
    book.close()
    (found,) = read_workbook(tmp_path / "a.xlsx").sheets
    assert [(row.number, row.cells) for row in found.rows] == [
        (4, (None, None, "编号")), (7, (None, None, "1954-04-03 12:30:00")),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_tables_of_other_programs(tmp_path, encoding, separator):
    text = f'编号{separator}姓名\r\n\r\n0001{separator}𬭎春兰\r\n{separator}\r\n0002{separator}"李\r\n明"\r\n'
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    (sheet,) = read_workbook(tmp_path / "a.csv").sheets
    assert [row.cells for row in sheet.rows] == [("编号", "姓名"), ("0001", "𬭎春兰"), ("0002", "李\r\n明")]
    assert [row.number for row in sheet.rows] == [1, 3, 5]


def test_an_open_document_is_read(tmp_path):
    spaces = "".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" ' for name in ("office", "table", "text")
    )
    cells = (
        '<table:table-cell office:value-type="string"><text:p>0012</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="1954-04-03"/>'
        '<table:table-cell office:value-type="float" office:value="7"/><table:table-cell '
        'table:number-columns-repeated="1000"/>'
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="社员"><table:table-row>{cells}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", "<manifest/>")
        file.writestr("content.xml", content)
    (sheet,) = read_workbook(tmp_path / "a.ods").sheets
    assert [tuple(map(cell_text, row.cells)) for row in sheet.rows] == [("0012", "1954-04-03", "7")]


def _zip(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)


def _far_corner(path):
    write_xlsx(path, "a", ["A"], [])
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", cell)
    with zipfile.ZipFile(path, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)


def _half(path):
    write_xlsx(path, "a", ["A"], [("B",)])
    path.write_bytes(path.read_bytes()[:-200])


def _flipped(path):
    write_xlsx(path, "a", ["A"], [("B",)] * 500)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 40] = bytes(40)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("a.pdf", lambda path: path.write_bytes(b"%PDF-1.7"), "is not a table that can be read"),
        ("a.xlsx", lambda path: path.write_bytes(b""), "is damaged or not a spreadsheet"),
        ("a.xls", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)), "is damaged"),
        ("a.xls", lambda path: path.write_bytes(b"\x09\x08" + bytes(range(256)) * 9), "is damaged"),
        ("a.ods", lambda path: _zip(path, content_xml="<a"), "is damaged"),
        ("a.xlsx", _half, "is damaged"),
        ("a.xlsx", _flipped, "is damaged"),
        ("a.xlsx", lambda path: _zip(path, xl__worksheets__sheet1_xml=bytes(600 << 20)), "far larger"),
        ("a.xlsx", _far_corner, "far larger"),
        ("a.xlsx", lambda path: write_xlsx(path, "a", [], []), "is empty"),
        ("a.csv", lambda path: path.write_bytes(b""), "is empty"),
        ("a.csv", lambda path: path.write_bytes(b"a\0b"), "is not a text table"),
        ("a.csv", lambda path: path.write_bytes(b'a,"b\n1,2'), "quotation mark that is not closed"),
        ("a.xlsx", lambda path: None, "cannot be read: there is no such file"),
        ("a.xlsx", lambda path: path.mkdir(), "is damaged or not a spreadsheet"),
        ("a.xlsx", lambda path: path.write_bytes("EncryptedPackage".encode("utf-16-le")), "protected by a password"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_in_a_sentence(tmp_path, name, make, words):
    make(tmp_path / name)
    with pytest.raises(TableError, match=words):
        read_workbook(tmp_path / name)


def test_a_table_that_cannot_be_written_says_so_and_leaves_nothing(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(TableError, match=r"a.csv cannot be written"):
        write_text_table(tmp_path / "a.csv", ["A"], [])
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def _record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def _name(text, length="B"):
    return struct.pack(f"<{length}B", len(text), 1) + text.encode("utf-16-le")


def _old_workbook(name, cells):
    """The stream of an xls of 1997: one sheet; texts, numbers, and days under a date format."""
    day = _record(0x41E, struct.pack("<H", 164) + _name("yyyy-mm-dd", "H"))
    formats = [struct.pack("<HHH14x", 0, format_, 0) for format_ in (0, 164)]
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for (row, column), value in cells.items():
        if isinstance(value, str):
            sheet += _record(0x204, struct.pack("<HHH", row, column, 0) + _name(value, "H"))
        else:
            number, style = ((value - date(1899, 12, 30)).days, 1) if isinstance(value, date) else (value, 0)
            sheet += _record(0x203, struct.pack("<HHHd", row, column, style, number))
    sheet += _record(0x0A, b"")
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0)) + day
    head += b"".join(_record(0xE0, one) for one in formats)
    bound = len(_record(0x85, struct.pack("<IH", 0, 0) + _name(name)))
    start = len(head) + bound + 4
    return head + _record(0x85, struct.pack("<IH", start, 0) + _name(name)) + _record(0x0A, b"") + sheet


def _compound(stream):
    """The stream as the only file of a compound document, as xls files are."""
    stream = stream.ljust(8 * 512, b"\0")
    sectors = -(-len(stream) // 512)
    stream = stream.ljust(sectors * 512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 4 * 108
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")

    def entry(name, kind, child, first, size):
        text = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<HBBIII36x", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return text.ljust(64, b"\0") + links + struct.pack("<IQ", first, size)

    files = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    return header + table + files.ljust(512, b"\0") + stream


def test_an_old_workbook_is_read(tmp_path):
    cells = {(0, 0): "编号", (0, 1): "入社日期", (2, 0): "0012", (2, 1): date(1954, 4, 3), (3, 0): 13.0, (3, 1): 19817}
    (tmp_path / "a.xls").write_bytes(_compound(_old_workbook("社员", cells)))
    (sheet,) = read_workbook(tmp_path / "a.xls").sheets
    assert sheet.name == "社员"
    assert [row.cells for row in sheet.rows] == [("编号", "入社日期"), ("0012", date(1954, 4, 3)), (13, 19817)]
    assert [row.number for row in sheet.rows] == [1, 3, 4]

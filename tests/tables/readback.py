"""A workbook of a list read again by two programs, cell by cell: what is in it is what the list says."""

import zipfile
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import openpyxl
from python_calamine import CalamineWorkbook

from coopdesk.domain.listing import fits, plain
from coopdesk.tables.writing import day_fits

NUMBERS = (int, Decimal)


def read_back(path, found):
    """Assert it of every cell and of the sums of numbers; every part of the file is sound and none has a formula."""
    parts = well_formed(path)
    assert not any(b"<f>" in data or b"<f " in data for name, data in parts.items() if "worksheets" in name)
    calamine = CalamineWorkbook.from_path(path)
    first, about = (calamine.get_sheet_by_name(name) for name in calamine.sheet_names)
    rows = [*first.to_python(), *[[]] * len(found.rows)][: len(found.rows) + 1]
    _compare(found, [[_none(cell) for cell in row] for row in rows])
    assert [tuple(row) for row in about.to_python()] == list(found.about)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    cells = list(sheet.iter_rows(max_row=len(found.rows) + 1, max_col=len(found.heads)))
    _compare(found, [[_day(cell.value) for cell in row] for row in cells])
    for row in cells[1:]:
        for cell in row:
            assert cell.data_type != "f"
            assert not isinstance(cell.value, str) or (cell.data_type, cell.number_format) == ("s", "@")
    assert (sheet.freeze_panes or "")[1:] == "2"
    assert sheet.print_title_rows == "$1:$1"


def well_formed(path):
    """Every part of the file, each of which was read whole and, where it is XML, parsed."""
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        parts = {name: file.read(name) for name in file.namelist()}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(data)
    return parts


def _compare(found, rows):
    assert rows[0] == [head.label for head in found.heads]
    for row, ours in zip(rows[1:], found.rows, strict=True):
        cells = [*row, *[None] * (len(ours) - len(row))]
        assert [_same(cell, own) for cell, own in zip(cells, ours, strict=True)] == list(map(_wanted, ours))
    for place, head in enumerate(found.heads):
        if head.kind == "number":
            theirs = [row[place] for row in rows[1:] if len(row) > place]
            assert _sum(theirs) == sum(Decimal(own[place]) for own in found.rows if _is_number(own[place]))


def _is_number(own):
    return isinstance(own, NUMBERS) and not isinstance(own, bool) and fits(own)


def _sum(cells):
    return sum(Decimal(repr(cell)) for cell in cells if isinstance(cell, (int, float)))


def _same(cell, own):
    """The cell as exact as it is shown: a number by its shortest digits."""
    return Decimal(repr(cell)) if isinstance(cell, (int, float)) and _is_number(own) else cell


def _wanted(own):
    if own is None or own == "":
        return None
    if isinstance(own, date):
        return own if day_fits(own) else str(own)
    return own if isinstance(own, str) else Decimal(own) if _is_number(own) else plain(own)


def _none(cell):
    return None if cell == "" else cell


def _day(cell):
    return cell.date() if isinstance(cell, datetime) else cell

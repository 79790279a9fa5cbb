"""Cells of a table of others filled with values; its formats and formulas stay (openpyxl, only here)."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from coopdesk.domain.filling import SAME, Outline
from coopdesk.domain.listing import Value, fits, plain
from coopdesk.errors import N_, TableError
from coopdesk.tables.spreadsheets import damaged, table_bytes
from coopdesk.tables.writing import text_cell, whole

_LOST = ("xl/charts/", "xl/diagrams/", "xl/ctrlProps/", "xl/activeX/", "xl/slicers/")
"""What a workbook may hold that does not come through."""


MOST_ROWS, MOST_COLUMNS = 1000, 200
"""So much of a sheet is shown to choose cells from."""


def outline(template: Path) -> tuple[Outline, ...]:
    """The sheets of a table, the first rows and columns of each; raises TableError."""
    book = _opened(template, table_bytes(template))
    return tuple(_outline(sheet) for sheet in book.worksheets)


def _outline(sheet: Any) -> Outline:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.utils import get_column_letter

    size = {"max_row": min(sheet.max_row, MOST_ROWS), "max_col": min(sheet.max_column, MOST_COLUMNS)}
    cells = [cell for row in sheet.iter_rows(**size) for cell in row]
    closed = {(one.row - 1, one.column - 1) for one in cells if isinstance(one, MergedCell) or one.data_type == "f"}
    rows = tuple(tuple(map(_shown, row)) for row in sheet.iter_rows(**size, values_only=True))
    set_to = [sheet.column_dimensions[get_column_letter(at)].width for at in range(1, size["max_col"] + 1)]
    return Outline(sheet.title, rows, frozenset(closed), tuple(map(round, set_to)))


def _shown(value: Any) -> str:
    """What stands in a cell; of a day its date, of a formula the formula."""
    return "" if value is None else str(value.date() if isinstance(value, datetime) else value)


def fill(template: Path, out: Path, values: Mapping[str, tuple[str, str, Value]]) -> bool:
    """Write ``out``: the template with values in its cells, given by place as (sheet or empty, cell, value).

    Whether something that is no cell, a chart for one, could not be carried over. Raises TableError: it names the
    cell that is not there, is joined to another or holds a formula; then nothing is written.
    """
    if template.suffix.lower() != ".xlsx" or out.suffix.lower() != ".xlsx":
        raise TableError(N_("Tables of others are filled as xlsx; save the table as xlsx first.")).advised("")
    if out.exists() and out.samefile(template):
        raise TableError(N_("The table itself stays as it is; choose another name for the filled one.")).advised("")
    data = table_bytes(template)
    book = _opened(template, data)
    taken: dict[tuple[str, str], str] = {}
    for place, (name, cell, value) in values.items():
        sheet = _sheet(book, name, place)
        other = taken.setdefault((sheet.title, cell), place)
        if other != place:
            raise TableError(SAME, cell=place, other=other).advised(_ADVICE)
        _put(sheet, cell, value, place)
    book.calculation.fullCalcOnLoad = True
    with whole(out) as content:
        book.save(content)
    return _loses(data)


def _opened(template: Path, data: bytes) -> Any:
    try:
        import openpyxl
    except ImportError as error:
        message = N_("The part that fills tables of others is not installed on this computer (openpyxl).")
        raise TableError(message).advised(N_("Ask who installed coopdesk here to add it.")) from error
    try:
        return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
    except Exception as error:  # a reader of foreign files fails in many ways
        raise damaged(template.name) from error


def _sheet(book: Any, name: str, place: str) -> Any:
    if not name:
        return book.worksheets[0]
    if name not in book.sheetnames:
        message = N_("%(cell)s: the table has no sheet “%(name)s”; it has: %(names)s.")
        raise TableError(message, cell=place, name=name, names=", ".join(book.sheetnames)).advised(_ADVICE)
    return book[name]


_ADVICE = N_("Correct the mapping. Nothing was written.")


def _put(sheet: Any, name: str, value: Value, place: str) -> None:
    from openpyxl.cell.cell import MergedCell

    cell = sheet[name]
    if isinstance(cell, MergedCell):
        message = N_("%(cell)s is joined to the cell before it; name the first of the joined cells.")
        raise TableError(message, cell=place).advised(_ADVICE)
    if cell.data_type == "f":
        message = N_("%(cell)s holds a formula; it stays as it is, so no figure can go there.")
        raise TableError(message, cell=place).advised(_ADVICE)
    if value is None or isinstance(value, date):
        cell.value = value
    elif isinstance(value, (int, Decimal)) and fits(value):
        cell.value = int(value) if value == int(value) else float(value)
    else:
        cell.value = text_cell(plain(value))
        cell.data_type = "s"  # never a formula, whatever it starts with


def _loses(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.startswith(_LOST) for name in archive.namelist())

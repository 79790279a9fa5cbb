"""Spreadsheets of others (xlsx, xls, ods) and text tables as rows of plain cells, whatever stands in them."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from coopdesk.errors import N_, TableError, reason_of
from coopdesk.tables.text import LARGEST_FILE, rows_of, text_of

Cell = str | int | float | bool | date | None
"""What a cell holds; None where it is empty, a whole number as int, a day without hours as date."""
SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt")
_LARGEST_UNPACKED: Final = 512 * 1024 * 1024
_MOST_CELLS: Final = 8_000_000
_REFERENCE: Final = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_PIECE: Final = 1 << 20
_SEPARATORS: Final = ",\t;"


@dataclass(frozen=True)
class Row:
    """A row that is not empty, with the number that the spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column, None beyond the last one."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True)
class Sheet:
    """A named sheet of a file; a text table has one, called by nothing."""

    name: str
    rows: Sequence[Row]

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True)
class Workbook:
    """The sheets of one file that are not empty; ``text`` says that it was a text table."""

    file: str
    sheets: Sequence[Sheet]
    text: bool = False


def read_workbook(path: Path) -> Workbook:
    """All that stands in a spreadsheet or a text table.

    Raises TableError in one sentence: no such file, not a table, damaged, with a password, empty or far too large.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        message = N_("%(file)s is not a table that can be read; save it as xlsx, xls, ods or csv.")
        raise TableError(message, file=path.name)
    sheets = [_text_sheet(path)] if suffix in (".csv", ".txt") else _sheets(path)
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise TableError(N_("%(file)s is empty."), file=path.name)
    return Workbook(path.name, filled, suffix in (".csv", ".txt"))


def cell_text(cell: Cell) -> str:
    """A cell as a person would type it: 1.0 is 1, days are ISO days."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return format(cell, ".15g") if abs(cell) < 1e15 else format(cell, "f")
    return str(cell)


def _text_sheet(path: Path) -> Sheet:
    text = text_of(path)
    head = text[:_PIECE].splitlines()[:20]
    separator = max(_SEPARATORS, key=lambda mark: sum(line.count(mark) for line in head))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    try:
        rows = [Row(number, tuple(_typed(cell) for cell in cells)) for number, cells in rows_of(path.name, reader)]
    except TableError as error:
        raise error.advised("") from error
    return Sheet("", [row for row in rows if any(cell is not None for cell in row.cells)])


def _typed(cell: str) -> Cell:
    """A cell of a text table; the apostrophe that keeps a formula from starting is dropped again."""
    plain = cell.strip()
    return (plain[1:] if _HELD.match(plain) else plain) or None


_HELD: Final = re.compile(r"'+[=+\-@＝＋－＠]")


def _sheets(path: Path) -> list[Sheet]:
    import python_calamine as calamine

    data = _bytes(path)
    _not_swollen(path.name, data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        return [Sheet(name, _rows(sheet)) for name, sheet in found]
    except calamine.PasswordError as error:
        message = N_("%(file)s is protected by a password; save it once without one.")
        raise TableError(message, file=path.name) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        if _encrypted(data):
            message = N_("%(file)s is protected by a password; save it once without one.")
            raise TableError(message, file=path.name) from error
        raise damaged(path.name) from error
    except BaseException as error:  # a reader that loses its way in a damaged xls panics
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(path.name) from error


def table_bytes(path: Path) -> bytes:
    """The bytes of a workbook that is no trap; raises TableError."""
    data = _bytes(path)
    _not_swollen(path.name, data)
    if _encrypted(data):
        raise TableError(N_("%(file)s is protected by a password; save it once without one."), file=path.name)
    if not data.startswith(b"PK"):
        raise damaged(path.name)
    return data


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file() and path.exists():
            raise damaged(path.name)
        if path.stat().st_size > LARGEST_FILE:
            raise TableError(N_("%(file)s is far larger than a table can be."), file=path.name)
        return path.read_bytes()
    except OSError as error:
        raise TableError(N_("%(file)s cannot be read: %(reason)s."), file=path.name, reason=reason_of(error)) from error


def damaged(file: str) -> TableError:
    """What is said of a file that no reader can read."""
    return TableError(N_("%(file)s is damaged or not a spreadsheet; open it and save it again as xlsx."), file=file)


def _encrypted(data: bytes) -> bool:
    """Whether it is the envelope in which a newer spreadsheet with a password lies, or an ods with one."""
    return "EncryptedPackage".encode("utf-16-le") in data or b"manifest:encryption-data" in data


def _not_swollen(file: str, data: bytes) -> None:
    """Refuse what would fill the memory: a small file that unpacks without end, or a lone cell in the last corner."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            swollen = sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED
            swollen = swollen or any(
                _corner(archive, entry) > _MOST_CELLS
                for entry in entries
                if entry.filename.startswith("xl/worksheets/") and not entry.is_dir()
            )
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as error:
        raise damaged(file) from error
    if swollen:
        raise TableError(N_("%(file)s is far larger than a table can be."), file=file)


def _corner(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """Rows times columns up to the last cell of a sheet."""
    rows = columns = 1
    tail = b""
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):
            for letters, number in _REFERENCE.findall(tail + piece):
                rows, columns = max(rows, int(number)), max(columns, _column(letters))
            tail = piece[-200:]
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _rows(sheet: Any) -> list[Row]:
    top = sheet.start[0] if sheet.start else 0
    left = sheet.start[1] if sheet.start else 0
    found = []
    for number, cells in enumerate(sheet.to_python(skip_empty_area=True), start=top + 1):
        row = [None] * left + [_plain(cell) for cell in cells]
        while row and row[-1] is None:
            row.pop()
        if row:
            found.append(Row(number, tuple(row)))
    return found


def _plain(cell: Any) -> Cell:
    if cell is None or cell == "":
        return None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, datetime):
        return cell.date() if (cell.hour, cell.minute, cell.second) == (0, 0, 0) else cell.isoformat(" ", "seconds")
    if isinstance(cell, (bool, int, date)):
        return cell
    return str(cell).strip() or None

"""Strict reading of text tables (CSV): UTF-8 first, then GB18030; columns by name, never by position."""

import csv
import io
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from coopdesk.errors import N_, TableError, reason_of

LARGEST_FILE: Final = 64 * 1024 * 1024
_BINARY: Final = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"SQLite format 3")
_CONTROLS: Final = frozenset(map(chr, (*range(32), 127))) - set("\t\r\n")


@dataclass(frozen=True)
class TextTable:
    """The lines of one table: line number in the file and cells by declared column.

    ``headings`` are the columns as the file spells them; they differ where a column was declared with ``*``.
    """

    file: str
    headings: Mapping[str, str]
    lines: Sequence[tuple[int, Mapping[str, str]]]


def read_table(path: Path, columns: Sequence[str]) -> TextTable:
    """The table of a CSV file with exactly these columns, in any order; a column ``base_*`` ends in a year.

    Raises TableError naming the file, and the line where there is one: not a text file, a column missing,
    unknown or twice, a line with too many or too few cells.
    """
    reader = csv.reader(io.StringIO(text_of(path), newline=""), strict=True)
    rows = rows_of(path.name, reader)
    _, header = next(rows, (0, []))
    if not header:
        raise TableError(N_("%(file)s is empty."), file=path.name)
    names = _headings(path.name, [cell.strip() for cell in header], columns)
    declared = [names[cell.strip()] for cell in header]
    lines = []
    for number, cells in rows:
        if len(cells) != len(declared):
            raise TableError(
                N_("%(file)s, line %(line)s has %(cells)s cells; the heading has %(columns)s."),
                file=path.name, line=number, cells=len(cells), columns=len(declared),
            )  # fmt: skip
        lines.append((number, dict(zip(declared, cells, strict=True))))
    return TextTable(path.name, {column: heading for heading, column in names.items()}, lines)


def there(path: Path) -> bool:
    """Whether there is a table to be read; also where only reading it can say why it cannot be."""
    try:
        return path.exists()
    except OSError:
        return True


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, else in GB18030; raises TableError where it is none, or far too large."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _not_text(path)
        if status.st_size > LARGEST_FILE:
            raise TableError(N_("%(file)s is far larger than a table can be."), file=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise TableError(N_("%(file)s cannot be read: %(reason)s."), file=path.name, reason=reason_of(error)) from error
    if content.startswith(_BINARY):
        raise _not_text(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROLS.isdisjoint(text):
            return text
    raise _not_text(path)


def _not_text(path: Path) -> TableError:
    return TableError(
        N_("%(file)s is not a text table. Save it from the spreadsheet as CSV, in UTF-8 or GB18030."), file=path.name
    )


def rows_of(file: str, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each begins; empty lines are passed over."""
    begins = 1
    try:
        for cells in reader:
            if any(cells):
                yield begins, cells
            begins = getattr(reader, "line_num") + 1  # noqa: B009 - the stub of csv.reader is private
    except csv.Error as error:
        raise TableError(
            N_("%(file)s, line %(line)s cannot be read as a table; look for a quotation mark that is not closed."),
            file=file, line=begins,
        ) from error  # fmt: skip


def _headings(file: str, header: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """The declared column of each heading."""
    names: dict[str, str] = {}
    for cell in header:
        column = next((name for name in columns if _matches(cell, name)), None)
        if column is None:
            raise TableError(
                N_("%(file)s, line 1: there is no column “%(column)s” in this table."), file=file, column=cell
            )
        if column in names.values():
            raise TableError(N_("%(file)s, line 1: the column “%(column)s” is there twice."), file=file, column=cell)
        names[cell] = column
    for column in columns:
        if column not in names.values():
            raise TableError(N_("%(file)s, line 1: the column “%(column)s” is missing."), file=file, column=column)
    return names


def _matches(cell: str, column: str) -> bool:
    start, star, _ = column.partition("*")
    if not star:
        return cell == column
    year = cell.removeprefix(start)
    return cell.startswith(start) and len(year) == 4 and year.isascii() and year.isdigit()

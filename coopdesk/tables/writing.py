"""Tables for other programs: workbooks and text tables in which no cell ever starts a formula."""

import csv
import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, Final

from coopdesk.errors import N_, TableError, reason_of
from coopdesk.tables.spreadsheets import Cell, cell_text

_LONGEST: Final = 32_767
OPTIONS: Final = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True,
    "use_zip64": False,
}  # fmt: skip
_WIDEST: Final = 40
_STARTS: Final = re.compile(r"'*[=+\-@＝＋－＠]")
_FIRST_DAY: Final = date(1900, 3, 1)
"""Spreadsheets count a day that never was before this one."""


@contextmanager
def whole(path: Path) -> Iterator[io.BytesIO]:
    """Bytes that come under a name only when they are all there; raises TableError where the disk refuses."""
    content = io.BytesIO()
    yield content
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content.getvalue())
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            part.unlink()
        reason = reason_of(error if isinstance(error, OSError) else OSError())
        message = N_("%(file)s cannot be written: %(reason)s.")
        raise TableError(message, file=path.name, reason=reason).advised(
            N_("Close it in the spreadsheet if it is open there, or choose another name.")
        ) from error


def write_text_table(
    path: Path, heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[Sequence[bool]] = ()
) -> None:
    """A text table in UTF-8 with its mark, for spreadsheets; what would start a formula is held by an apostrophe.

    ``numbers`` says which of the texts are numbers and days of ours, that nothing has to hold.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(_held, heads))
    for place, row in enumerate(rows):
        free = numbers[place] if numbers else [False] * len(row)
        writer.writerow([cell if own else _held(cell) for cell, own in zip(row, free, strict=True)])
    with whole(path) as content:
        content.write(text.getvalue().encode("utf-8-sig"))


def _held(text: str) -> str:
    return f"'{text}" if _STARTS.match(text) else text


def write_xlsx(
    path: Path,
    name: str,
    heads: Sequence[Cell],
    rows: Sequence[Sequence[Cell]],
    choices: Mapping[int, Sequence[str]] | None = None,
    text_columns: frozenset[int] = frozenset(),
) -> None:
    """A workbook with one sheet, its head frozen: texts as text, numbers and days as what they are.

    ``choices`` are offered in the cells of a column, ``text_columns`` take what is typed as text (0012).
    """
    import xlsxwriter

    with whole(path) as content:
        book = xlsxwriter.Workbook(content, OPTIONS)
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "num_format": "@"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "text": book.add_format({"num_format": "@"}),
        }
        sheet = book.add_worksheet(sheet_name(name))
        for column, head in enumerate(heads):
            width = max(
                [width_of(head), *(width_of(row[column]) for row in rows[:200] if column < len(row))], default=8
            )
            kind = formats["text"] if column in text_columns else None
            sheet.set_column(column, column, min(width + 3, _WIDEST), kind)
            _write(sheet, 0, column, head, formats, "head")
        for place, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, place, column, cell, formats, "text")
        sheet.freeze_panes(1, 0)
        if choices:
            _offer(book, sheet, choices)
        book.close()


def _offer(book: Any, sheet: Any, choices: Mapping[int, Sequence[str]]) -> None:
    """Lists in a sheet of their own: a list inside a rule may have 255 characters only."""
    lists = book.add_worksheet("lists")
    for place, (column, words) in enumerate(choices.items()):
        for row, word in enumerate(words):
            lists.write_string(row, place, word)
        letter = chr(ord("A") + place)
        if words:
            source = f"=lists!${letter}$1:${letter}${len(words)}"
            rule = {"validate": "list", "source": source, "error_type": "warning", "ignore_blank": True}
            sheet.data_validation(1, column, 20_000, column, rule)
    lists.hide()


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: Mapping[str, Any], text: str) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, (int, float)) and abs(cell) < 10**15:
        sheet.write_number(row, column, cell)
    elif isinstance(cell, date) and day_fits(cell):
        sheet.write_datetime(row, column, cell, formats["day"])
    else:
        sheet.write_string(row, column, text_cell(cell_text(cell)), formats[text])


def text_cell(text: str) -> str:
    """As much of a text as a cell of a spreadsheet holds."""
    return text[:_LONGEST]


def day_fits(day: date) -> bool:
    """Whether spreadsheets count a day right."""
    return day >= _FIRST_DAY


def width_of(cell: Cell) -> int:
    """Characters that a cell is wide; Chinese ones count double."""
    text = cell_text(cell)[:_WIDEST]
    return sum(1 if mark.isascii() else 2 for mark in text)


def sheet_name(name: str) -> str:
    """A name that a sheet may have."""
    return re.sub(r"[\[\]:*?/\\']", " ", name)[:31].strip() or "1"

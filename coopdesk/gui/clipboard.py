"""Tables as text, the way spreadsheets copy and paste them."""

import csv
from collections.abc import Sequence
from io import StringIO

from PySide6.QtGui import QGuiApplication

from coopdesk.gui.html_table import table_of


def copy_table(rows: Sequence[Sequence[str]]) -> None:
    """Put a table on the clipboard."""
    QGuiApplication.clipboard().setText(to_text(rows))


def to_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows and cells with tabs and line ends; a cell that holds either is quoted."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '\t\n"') else cell


def pasted_table() -> list[list[str]]:
    """The table on the clipboard: as HTML where a spreadsheet left one, since that knows merged cells; else as text."""
    held = QGuiApplication.clipboard().mimeData()
    found = table_of(held.html()) if held is not None and held.hasHtml() else []
    return found or from_text(QGuiApplication.clipboard().text())


def from_text(text: str) -> list[list[str]]:
    """The cells of a pasted table; the line end after the last row makes no row."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return [row or [""] for row in csv.reader(StringIO(plain, newline="\n"), delimiter="\t")]

"""Tables as text, the way spreadsheets copy and paste them."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from coopdesk.gui.html_table import table_of

_OWN: Final = "application/x-coopdesk-columns"
"""Beside the text of a copied table: the names of its columns, so that a grid knows it again."""


def copy_table(rows: Sequence[Sequence[str]], columns: Sequence[str] = ()) -> None:
    """Put a table on the clipboard; ``columns`` are the names of those of a grid."""
    held = QMimeData()
    held.setText(to_text(rows))
    if columns:
        held.setData(_OWN, "\n".join(columns).encode())
    QGuiApplication.clipboard().setMimeData(held)


def own_columns() -> list[str]:
    """The names of the columns of what a grid of this desk copied; none for what comes from elsewhere."""
    held = QGuiApplication.clipboard().mimeData()
    if held is None or not held.hasFormat(_OWN):
        return []
    return bytes(held.data(_OWN).data()).decode(errors="replace").split("\n")


def to_text(rows: Sequence[Sequence[str]]) -> str:
    """Rows and cells with tabs and line ends; a cell that holds either is quoted.

    What a spreadsheet would reckon as a formula is held by an apostrophe, as in the text tables.
    """
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


_STARTS: Final = re.compile(r"'*[=+\-@＝＋－＠]")
_HELD: Final = re.compile(r"'+[=+\-@＝＋－＠]")
_NUMBER: Final = re.compile(r"[-+]?[\d,.]*( ?%)?")
"""What begins with a sign and is none the less no formula; a lone sign too."""


def _quoted(cell: str) -> str:
    cell = f"'{cell}" if _STARTS.match(cell) and not _NUMBER.fullmatch(cell) else cell
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '\t\n"') else cell


def pasted_table() -> list[list[str]]:
    """The table on the clipboard: as HTML where a spreadsheet left one, since that knows merged cells; else as text."""
    held = QGuiApplication.clipboard().mimeData()
    found = table_of(held.html()) if held is not None and held.hasHtml() else []
    return found or from_text(QGuiApplication.clipboard().text())


def from_text(text: str) -> list[list[str]]:
    """The cells of a pasted table; the line end after the last row makes no row.

    The apostrophe that keeps a formula from starting is dropped again.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = [row or [""] for row in csv.reader(StringIO(plain, newline="\n"), delimiter="\t")]
    return [[cell[1:] if _HELD.match(cell) else cell for cell in row] for row in rows]

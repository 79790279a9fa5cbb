"""The cells of a table of others: what stands in them, and what of ours goes there."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QTableView

from coopdesk.domain.filling import Outline, Wanted, place_of
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.ledger import NOWHERE, Place, read_only
from coopdesk.gui.theme import colour
from coopdesk.gui.words import _

_LEAST: Final = (30, 12)
_MORE: Final = 3
"""Rows and columns of a small sheet, and those beyond the last that holds something."""
_WIDTH: Final = 96
_LETTER: Final = 8
"""Pixels of a letter of the spreadsheet's widths."""


class Cells(QAbstractTableModel):
    """One sheet; ``wanted`` are its cells of the mapping by (row, column), ``texts`` what would stand there."""

    def __init__(self) -> None:
        super().__init__()
        self.outline = Outline("", (), frozenset())
        self.wanted: Mapping[tuple[int, int], Wanted] = {}
        self.texts: Mapping[tuple[int, int], str] = {}

    def show(self, outline: Outline, wanted: Mapping[tuple[int, int], Wanted]) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.outline, self.wanted = outline, wanted
        self.endResetModel()

    def show_texts(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Show what would stand in the cells of the mapping."""
        self.texts = texts
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Place = NOWHERE) -> int:
        """How many rows: those of the sheet, those of the mapping, and some more."""
        rows = [len(self.outline.rows) + _MORE, *(row + 1 for row, _column in self.wanted), _LEAST[0]]
        return 0 if parent.isValid() else max(rows)

    def columnCount(self, parent: Place = NOWHERE) -> int:
        """How many columns, in the same way."""
        wide = max((len(row) for row in self.outline.rows), default=0) + _MORE
        return 0 if parent.isValid() else max(wide, *(column + 1 for _row, column in self.wanted), _LEAST[1])

    def closed(self, place: tuple[int, int]) -> bool:
        """Whether no figure can go to a cell: it holds a formula or is joined to another."""
        return place in self.outline.closed

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What would stand in a cell, in bold, else what stands there."""
        place = (index.row(), index.column())
        ours = place in self.wanted
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.texts.get(place, "") if ours else self._stands(*place)
        if role == Qt.ItemDataRole.FontRole and ours:
            bold = QFont(QGuiApplication.font())
            bold.setBold(True)
            return bold
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("accent") if ours else colour("muted") if self.closed(place) else None
        if role == Qt.ItemDataRole.BackgroundRole and self.closed(place):
            return colour("computed")
        return None

    def _stands(self, row: int, column: int) -> str:
        rows = self.outline.rows
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Letters and numbers, as a spreadsheet has them."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return place_of(0, section)[:-1] if orientation == Qt.Orientation.Horizontal else str(section + 1)


class CellTable(QTableView):
    """Walked by the arrows; ``chosen`` (Enter, F2) and ``emptied`` (Delete) are of the cell in hand."""

    chosen = Signal()
    emptied = Signal()
    looked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cells = Cells()
        self.setModel(self.cells)
        self.setAccessibleName(_("Cells of the table"))
        read_only(self)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.doubleClicked.connect(lambda _index: self.chosen.emit())

    def show_sheet(self, outline: Outline, wanted: Mapping[tuple[int, int], Wanted]) -> None:
        """Show another sheet, its columns as wide as they are there."""
        self.cells.show(outline, wanted)
        for column in range(self.cells.columnCount()):
            letters = outline.widths[column] if column < len(outline.widths) else 0
            self.setColumnWidth(column, max(_WIDTH, min(letters * _LETTER, 4 * _WIDTH)))

    @property
    def place(self) -> tuple[int, int]:
        """The cell in hand: row and column from zero."""
        return max(self.currentIndex().row(), 0), max(self.currentIndex().column(), 0)

    def take(self, row: int, column: int) -> None:
        """Take a cell in hand."""
        self.setCurrentIndex(self.cells.index(row, column))

    def currentChanged(self, current: Place, previous: Place) -> None:
        """Tell that another cell is in hand."""
        super().currentChanged(current, previous)
        self.looked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 choose, Delete empties."""
        if event.key() in ENTER or event.key() == Qt.Key.Key_F2:
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

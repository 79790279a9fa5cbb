"""A read-only table of texts, walked with the arrow keys."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.theme import ROW_HEIGHT, base_font, tabular


class TextColumn(NamedTuple):
    """Its translated title, its width in pixels, whether it is written to the right."""

    title: str
    width: int
    right: bool = False


class TextModel(QAbstractTableModel):
    """Rows of texts."""

    def __init__(self, columns: Sequence[TextColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[list[str]] = []
        self._digits = tabular(base_font())

    def show_rows(self, rows: list[list[str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Rows."""
        return len(self.rows)

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Columns."""
        return len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, side and digits of a cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        right = self.columns[index.column()].right
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._digits if role == Qt.ItemDataRole.FontRole and right else None


class TextTable(QTableView):
    """Whole rows are chosen; ``opened`` carries the row on Enter or a double click."""

    opened = Signal(int)

    def __init__(self, columns: Sequence[TextColumn], name: str) -> None:
        """``name`` is the translated accessible name."""
        super().__init__()
        self.texts = TextModel(columns)
        self.setModel(self.texts)
        self.setAccessibleName(name)
        self.setObjectName("list")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setFixedHeight(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, column.width)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_rows(self, rows: list[list[str]]) -> None:
        """Show other rows; the chosen place stays as far as there is one."""
        row = max(self.currentIndex().row(), 0)
        self.texts.show_rows(rows)
        if rows:
            self.setCurrentIndex(self.texts.index(min(row, len(rows) - 1), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

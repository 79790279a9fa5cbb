"""A list to read and choose from: rows of records under column heads, walked by keys, copied as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.clipboard import copy_table
from coopdesk.gui.theme import ROW_HEIGHT, colour, tabular

Place = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
_LEAST: Final = 96
"""No column that takes what room is left is narrower, in pixels; then the list is scrolled."""
HELD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True)
class Column:
    """A column: its translated title, the words of a row, its width in pixels (0: what is left), numbers to the right.

    ``tone`` names the role of colour of a row's words, ``ink`` where it is None.
    """

    title: str
    text: Callable[[Any], str]
    width: int = 100
    number: bool = False
    tone: Callable[[Any], str] | None = None


class Rows(QAbstractTableModel):
    """The rows of a ledger; they are replaced as a whole, or added at the end as they come."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Any] = []

    def show(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add(self, rows: Sequence[Any]) -> None:
        """Add rows at the end."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Place = NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Place = NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, alignment, colour of a cell."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(column.text(row))}</qt>"
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            return colour(column.tone(row) or "ink")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None


class Ledger(QTableView):
    """The list. ``chosen`` (Enter, double click) and ``turned`` (another row in hand) carry the row's record.

    ``typed`` carries a character that was struck on the list: it belongs into the search. ``key`` tells rows apart,
    so that the row in hand stays in hand when the list is read again. ``empty`` (translated) stands where no rows are.
    """

    chosen = Signal(object)
    turned = Signal(object)
    typed = Signal(str)

    def __init__(
        self, name: str, columns: Sequence[Column], key: Callable[[Any], Any] = lambda row: row, empty: str = ""
    ) -> None:
        super().__init__()
        self.rows = Rows(columns)
        self.empty = empty
        self._key = key
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        read_only(self)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value))
        metrics = head.fontMetrics()
        long = any(0 < column.width < metrics.horizontalAdvance(column.title) + 10 for column in columns)
        head.setFixedHeight(ROW_HEIGHT + (17 if long else 3))
        for place, column in enumerate(columns):
            self.setColumnWidth(place, column.width or _LEAST)
        self._stretched = [place for place, column in enumerate(columns) if not column.width]
        head.sectionResized.connect(self._resized)
        self.doubleClicked.connect(lambda index: self.chosen.emit(self.rows.rows[index.row()]))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.turned.emit(self.row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns without a width share what room is left."""
        super().resizeEvent(event)
        self._spread()

    def _resized(self, place: int) -> None:
        if place not in self._stretched:
            self._spread()

    def _spread(self) -> None:
        places = self._stretched
        fixed = [place for place in range(len(self.rows.columns)) if place not in places]
        left = self.viewport().width() - sum(map(self.columnWidth, fixed))
        for number, place in enumerate(places):
            self.setColumnWidth(place, max(left // (len(places) - number), _LEAST))
            left -= self.columnWidth(place)

    @property
    def row(self) -> Any:
        """The record of the row in hand, None where there is none."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the row in hand stays in hand where it is still there, else the first."""
        before = None if self.row is None else self._key(self.row)
        self.rows.show(rows)
        keys = [self._key(row) for row in self.rows.rows]
        self.take(keys.index(before) if before in keys else 0)
        self.turned.emit(self.row)

    def take(self, place: int) -> None:
        """Take a row in hand by its place."""
        if place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place, max(self.currentIndex().column(), 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Ctrl+C copies; a character goes into the search."""
        if event.key() in ENTER and self.row is not None:
            self.chosen.emit(self.row)
        elif event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & HELD:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows with their titles on the clipboard, as spreadsheets take them."""
        places = sorted({index.row() for index in self.selectedIndexes()})
        columns = self.rows.columns
        lines = [[column.title for column in columns]]
        lines += [[column.text(self.rows.rows[place]) for column in columns] for place in places]
        copy_table(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what an empty list means."""
        super().paintEvent(event)
        if self.empty and not self.rows.rows:
            painter = QPainter(self.viewport())
            painter.setPen(colour("muted"))
            area = self.viewport().rect().adjusted(40, 40, -40, -40)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.empty)
            painter.end()


def read_only(view: QTableView, height: int = ROW_HEIGHT) -> None:
    """Make a view a table to read: walked by keys and left with Tab, rows of one height, digits of one width."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFont(tabular(view.font()))
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().setDefaultSectionSize(height)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)


def framed(*widgets: QWidget) -> QFrame:
    """Lists in the frame of a sheet, one under the other."""
    frame = QFrame()
    frame.setObjectName("sheet")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return frame

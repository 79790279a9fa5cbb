"""The table of a summary: a line for each group, and the total and the full plan pinned under it."""

from collections.abc import Sequence
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QItemSelection, QRect, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from coopdesk.domain.summaries import SummaryLine, group_name
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.clipboard import copy_table
from coopdesk.gui.federation.summary_columns import SummaryColumn
from coopdesk.gui.ledger import NOWHERE, Place, read_only
from coopdesk.gui.theme import ROW_HEIGHT, SMALL, colour, tabular
from coopdesk.gui.words import _, language

NAMES_WIDTH: Final = 268
HEAD_HEIGHT: Final = 60
FIRST_IN_HAND: Final = "output_value_constant"


class SummaryRows(QAbstractTableModel):
    """Lines of a summary by columns; the pinned ones carry the full plan as their last line.

    ``codes`` puts the codes of co-operatives before their names.
    """

    def __init__(self, pinned: bool = False) -> None:
        super().__init__()
        self.columns: Sequence[SummaryColumn] = ()
        self.codes = False
        self.lines: list[SummaryLine] = []
        self.pinned = pinned

    def show(self, columns: Sequence[SummaryColumn], lines: Sequence[SummaryLine]) -> None:
        """Show these lines; a pinned table takes one, the total."""
        self.beginResetModel()
        self.columns, self.lines = columns, list(lines)
        if self.pinned and any(line.full_plan is not None for line in lines):
            self.lines += lines
        self.endResetModel()

    def is_plan(self, row: int) -> bool:
        """Whether a row is that of the full plan."""
        return self.pinned and row == 1

    def rowCount(self, parent: Place = NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Place = NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, alignment, weight and colour of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and self.pinned and not self.is_plan(index.row()):
            return self._bold()
        if role == Qt.ItemDataRole.BackgroundRole and self.pinned:
            return colour("rail")
        if role == Qt.ItemDataRole.ForegroundRole:
            column, line = self.columns[index.column()], self.lines[index.row()]
            worth = column.name in ("missing", "disputed") and column.value(line) and not self.is_plan(index.row())
            return colour("error") if worth else colour("muted") if self.is_plan(index.row()) else None
        return None

    def _bold(self) -> QFont:
        font = tabular(QFont(QGuiApplication.font()))
        font.setBold(True)
        return font

    def words(self, row: int, column: int) -> str:
        """What a cell shows."""
        one, line = self.columns[column], self.lines[row]
        if not self.is_plan(row):
            return one.words(line)
        return one.shown(one.plan(line)) if one.plan is not None else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of the columns; names of the groups."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and orientation == Qt.Orientation.Vertical and self.pinned:
            return None if self.is_plan(section) else self._bold()
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None
        if self.pinned:
            return _("Against the full plan of all that are due") if self.is_plan(section) else _("Total")
        line = self.lines[section]
        name = group_name(line, language())
        words = f"{line.key}  {name}" if self.codes else name
        return words if role == Qt.ItemDataRole.DisplayRole else f"<qt>{escape(words)}</qt>"


class SummaryTable(QTableView):
    """One of the two tables. ``chosen`` (Enter) carries the line, ``looked`` that another cell or selection is on."""

    chosen = Signal(object)
    looked = Signal()
    left = Signal()

    def __init__(self, name: str, pinned: bool = False) -> None:
        super().__init__()
        self.rows = SummaryRows(pinned)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        read_only(self)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        names = self.verticalHeader()
        names.setFixedWidth(NAMES_WIDTH)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setHighlightSections(True)
        head = self.horizontalHeader()
        head.setFixedHeight(HEAD_HEIGHT)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value))
        head.setVisible(not pinned)
        self._last_width = 0
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(lambda index: self.chosen.emit(self.rows.lines[index.row()]))

    def show_lines(self, columns: Sequence[SummaryColumn], lines: Sequence[SummaryLine]) -> None:
        """Show other lines; the cell in hand stays in hand where there still is one."""
        names = [one.name for one in columns]
        first = names.index(FIRST_IN_HAND) if FIRST_IN_HAND in names else 0
        row, column = self.currentIndex().row(), self.currentIndex().column()
        row, column = (row, column) if self.currentIndex().isValid() else (0, first)
        self.rows.show(columns, lines)
        for place, one in enumerate(columns):
            self.setColumnWidth(place, max(one.width, self._head_width(one.title)))
        self._last_width = self.columnWidth(len(columns) - 1)
        self._fill()
        if self.rows.pinned:
            return
        self.setMaximumHeight(HEAD_HEIGHT + ROW_HEIGHT * len(self.rows.lines))
        if self.rows.lines and columns:
            self.setCurrentIndex(self.rows.index(min(row, len(self.rows.lines) - 1), min(column, len(columns) - 1)))

    def _fill(self) -> None:
        """Widen the last column so that at the right end the first one seen is whole: half a number is a wrong one."""
        last = len(self.rows.columns) - 1
        if last < 0:
            return
        left = self.viewport().width() - self._last_width
        for place in range(last - 1, -1, -1):
            if self.columnWidth(place) > left:
                break
            left -= self.columnWidth(place)
        self.setColumnWidth(last, self._last_width + max(left, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep whole columns at the right end and the cell in hand in view, also when a scroll bar takes room."""
        super().resizeEvent(event)
        self._fill()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _head_width(self, title: str) -> int:
        """The least width in which a title needs no more lines than the head is tall for."""
        metrics, wide = self.horizontalHeader().fontMetrics(), 0
        while True:
            wide += SMALL
            room = metrics.boundingRect(QRect(0, 0, wide, 0), Qt.TextFlag.TextWordWrap.value, title)
            if room.width() <= wide and room.height() <= HEAD_HEIGHT:
                return wide + SMALL

    def take_row(self, row: int) -> None:
        """Take a row in hand."""
        if row < len(self.rows.lines):
            self.setCurrentIndex(self.rows.index(row, max(self.currentIndex().column(), 0)))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other cells are selected."""
        super().selectionChanged(selected, deselected)
        self.looked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into a group, Backspace out of it, Ctrl+C copies."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.rows.lines[self.currentIndex().row()])
        elif event.key() == Qt.Key.Key_Backspace:
            self.left.emit()
        elif event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected cells with their heads on the clipboard; one cell gives the whole row of it."""
        cells = {(index.row(), index.column()) for index in self.selectedIndexes()}
        rows = sorted({row for row, _column in cells})
        columns = sorted({column for _row, column in cells}) if len(cells) > 1 else range(len(self.rows.columns))
        lines = [["", *(self.rows.columns[column].title for column in columns)]]
        for row in rows:
            head = self.rows.headerData(row, Qt.Orientation.Vertical)
            lines.append([head, *(self.rows.words(row, column) for column in columns)])
        copy_table(lines)

"""Shows lines to a table view: text, colours and alignment of each cell."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QBrush, QFont

from coopdesk.gui.grid.columns import Column
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.ledger import Place
from coopdesk.gui.theme import base_font, colour, tabular

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OF_CELL = {
    int(Qt.ItemDataRole.DisplayRole): 0,
    int(Qt.ItemDataRole.ForegroundRole): 1,
    int(Qt.ItemDataRole.BackgroundRole): 2,
}
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GridModel(QAbstractTableModel):
    """Rows of `Lines` and, while they can change, one empty row more for a new line.

    ``titles`` (translated) stand before rows that are always the same ones, in the place of their numbers.
    """

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self.lines = lines
        self.adding = True
        self.titles: tuple[str, ...] = ()
        self._shown: tuple[int, ...] = ()
        self._cells: dict[tuple[int, int], tuple[str, QBrush, QBrush | None]] = {}
        self.digits: QFont = tabular(base_font())
        lines.changed = self.sync

    def sync(self) -> None:
        """Tell the view what changed: the cells, or the rows themselves."""
        self._cells.clear()
        shown = tuple(row.id for row in self.lines.rows)
        if shown != self._shown or self._count() != self._rows:
            self.beginResetModel()
            self._shown, self._rows = shown, self._count()
            self.endResetModel()
        elif shown:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    _rows = 0

    def _count(self) -> int:
        return len(self.lines.rows) + (1 if self.adding and not self.lines.locked else 0)

    def rowCount(self, _parent: Place | None = None) -> int:
        """Lines, and the empty one."""
        return self._rows

    def columnCount(self, _parent: Place | None = None) -> int:
        """Columns."""
        return len(self.lines.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Heads of columns in two lines; numbers of lines, ``*`` for the new one."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.lines.columns[section].head
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self.lines.columns[section].title
        elif role == Qt.ItemDataRole.DisplayRole:
            if self.titles:
                return self.titles[section]
            return str(section + 1) if section < len(self.lines.rows) else "*"
        elif role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if self.titles else Qt.AlignmentFlag.AlignCenter
        elif role == Qt.ItemDataRole.ForegroundRole and self.lines.unkept(section):
            return QBrush(colour("error"))
        return None

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, and how."""
        column = self.lines.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.figures else LEFT
        if role == Qt.ItemDataRole.FontRole:
            return self.digits if column.figures else None
        if role in _OF_CELL:
            return self._cell(index.row(), index.column())[_OF_CELL[role]]
        return None

    def _cell(self, row: int, place: int) -> tuple[str, QBrush, QBrush | None]:
        """Text, ink and ground of a cell, reckoned once between two changes: a repaint asks for them seven times."""
        found = self._cells.get((row, place))
        if found is None:
            column = self.lines.columns[place]
            ground = self._ground(row, column)
            ink = QBrush(colour(self._ink(row, column)))
            found = (self.text(row, column), ink, QBrush(colour(ground)) if ground else None)
            self._cells[row, place] = found
        return found

    def text(self, row: int, column: Column) -> str:
        """What stands in a cell; what is offered, where it is blank."""
        if row >= len(self.lines.rows) and not column.typed:
            return ""
        offered = self.lines.offered(row, column)
        if offered is None:
            return self.lines.text(row, column)
        if row >= len(self.lines.rows):
            return ""
        return column.text({**self.lines.at(row), column.name: offered})

    def _ink(self, row: int, column: Column) -> str:
        problem = self.lines.problem(row, column)
        if problem is not None:
            return problem.level
        if column.grey or self.lines.offered(row, column) is not None:
            return "muted"
        return "ink"

    def _ground(self, row: int, column: Column) -> str:
        problem = self.lines.problem(row, column)
        if problem is not None:
            return f"{problem.level}_paper"
        return "computed" if not column.typed or self.lines.locked else ""

    def flags(self, index: Place) -> Qt.ItemFlag:
        """Every cell can be walked to; typing happens in the grid's own box."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

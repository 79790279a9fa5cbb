"""The entry grid: lines of records keyed from paper with the keypad (SCREENS, keyboard)."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from coopdesk.errors import DeskError, Problem
from coopdesk.gui.grid.acts import ACTS
from coopdesk.gui.grid.cell import CellBox
from coopdesk.gui.grid.chooser import Chooser
from coopdesk.gui.grid.columns import Column
from coopdesk.gui.grid.guide import guide
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.model import GridModel
from coopdesk.gui.grid.moves import Walk, selection_sums
from coopdesk.gui.grid.sums import SumRow
from coopdesk.gui.grid.table import HEAD_HEIGHT, spread, table_for
from coopdesk.gui.theme import ROW_HEIGHT
from coopdesk.gui.words import _


class Grid(QFrame):
    """Lines with a head, a row of sums and one box on the current cell.

    ``stood`` carries the column of the cell in hand, ``ended`` comes with Enter after the last line, ``begun``
    with Shift+Enter before the first, ``counted`` carries the sums of a selection, ``closed`` that someone typed
    into a locked cell, ``asked`` for the reason of the line in hand, ``told`` what was undone.
    """

    stood = Signal(object)
    ended = Signal()
    begun = Signal()
    counted = Signal(str)
    closed = Signal()
    asked = Signal()
    told = Signal(str)
    changed = Signal()

    def __init__(self, lines: Lines, sounds: Callable[[str], str], copied: tuple[str, ...] = ()) -> None:
        """``sounds`` gives the pinyin of words; ``copied`` names the columns that a duplicate keeps."""
        super().__init__()
        self.setObjectName("sheet")
        self.lines = lines
        self.model = GridModel(lines)
        self.table = table_for(self.model, lines.columns)
        self.box = CellBox(self.table.viewport())
        self.sums = SumRow(self.table, lines)
        self.walk = Walk(lines, self.model)
        self._sounds = sounds
        self.copied = copied
        self.undo_more: Callable[[], bool] = lambda: False  # what goes on where the steps of the grid are used up
        self._chooser: Chooser | None = None
        self._anchor = QModelIndex()
        self.table.setFocusProxy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table)
        layout.addWidget(self.sums)
        layout.addStretch(1)
        self.setFocusProxy(self.box)
        self._connect()
        self.model.sync()
        self._synced()

    def _connect(self) -> None:
        self.box.acted.connect(self._act)
        self.box.typed.connect(self._typed)
        self.table.selectionModel().currentChanged.connect(self._moved)
        self.table.selectionModel().selectionChanged.connect(self._count)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._synced)
        self.model.dataChanged.connect(self._refreshed)
        for bar in (self.table.verticalScrollBar(), self.table.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self._place())
        self.table.horizontalHeader().sectionResized.connect(lambda *_sizes: self._place())

    @property
    def row(self) -> int:
        """The row in hand."""
        return max(self.table.currentIndex().row(), 0)

    @property
    def column(self) -> Column:
        """The column in hand."""
        return self.lines.columns[max(self.table.currentIndex().column(), 0)]

    @property
    def problem(self) -> Problem | None:
        """What stands against the cell in hand."""
        return self.lines.problem(self.row, self.column)

    def go(self, row: int, name: str) -> None:
        """Stand on a cell by row and column name."""
        self.step_to(row, [column.name for column in self.lines.columns].index(name))

    def go_to_problem(self, problem: Problem) -> bool:
        """Stand on the cell that a problem names by line key and box; False where it is not here."""
        column = next((column for column in self.lines.columns if column.name == problem.box), None)
        rows = enumerate(self.lines.rows)
        found = [place for place, row in rows if self.lines.key(row.values) == problem.line]
        if column is None or not found:
            return False
        wrong = (place for place in found if self.lines.problem(place, column) is not None)
        self.go(next(wrong, found[0]), column.name)  # lines without a key have the same one
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def rewind(self) -> None:
        """Stand on the first cell to be filled."""
        place = self.walk.first()
        if place is not None:
            self.step_to(*place)

    def begin(self) -> None:
        """Stand on the first cell to be filled and take the focus."""
        self.rewind()
        self.box.setFocus(Qt.FocusReason.TabFocusReason)

    def step_to(self, row: int, column: int, extend: bool = False) -> None:
        """Stand on a cell by row and place of the column, or extend the selection to it."""
        row = min(max(row, 0), self.model.rowCount() - 1)
        column = min(max(column, 0), self.model.columnCount() - 1)
        index, model = self.model.index(row, column), self.table.selectionModel()
        flag = QItemSelectionModel.SelectionFlag
        if extend:
            self._anchor = self._anchor if self._anchor.isValid() else self.table.currentIndex()
            model.select(QItemSelection(self._anchor, index), flag.ClearAndSelect)
            model.setCurrentIndex(index, flag.NoUpdate)
        else:
            self._anchor = index
            model.setCurrentIndex(index, flag.ClearAndSelect)
        self.table.scrollTo(index)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        try:
            if self.box.typing and before.isValid():
                self._commit(before.row(), self.lines.columns[before.column()])
        finally:
            self._stand()
        if now.isValid():
            self.stood.emit(self.column)

    def _stand(self) -> None:
        """Put the box on the current cell, ready."""
        index = self.table.currentIndex()
        self._close_list()
        if not index.isValid():
            self.box.hide()
            return
        row, column = index.row(), self.lines.columns[index.column()]
        problem = self.lines.problem(row, column)
        open_ = column.typed and not self.lines.locked
        level = problem.level if problem else "ready"
        self.box.stand_on(column, self.model.text(row, column), lambda: self.lines.edit_text(row, column), open_, level)
        named = _("Line %(line)s, %(box)s", line=row + 1, box=column.title)
        self.box.setAccessibleName(named)
        self.box.setAccessibleDescription(guide(column, problem, self.lines.locked))
        self.box.setFont(self.model.digits if column.figures else self.font())
        self._place()

    def _place(self) -> None:
        """Keep the box on the current cell."""
        cell = self.table.visualRect(self.table.currentIndex())
        self.box.setVisible(cell.isValid())
        if cell.isValid():
            self.box.setGeometry(cell.adjusted(-1, -1, 0, 0))

    def commit(self) -> None:
        """Take what is being typed as it stands, as if the cell was left."""
        if self.box.typing:
            self._commit(self.row, self.column)
            self._stand()

    def _commit(self, row: int, column: Column) -> None:
        """Keep what is typed; it stays in the cell, to be tried again, where the file cannot be written."""
        self.box.typing = False
        try:
            self.lines.type({(row, column.name): self.box.text()})
        except DeskError:
            self.box.typing = True
            raise

    def _typed(self, text: str) -> None:
        if self.column.choices is not None:
            self._list(text)

    def _list(self, text: str) -> None:
        column = self.column
        if column.choices is None or self.box.isReadOnly():
            return
        if self._chooser is None:
            self._chooser = Chooser(self.window(), self._sounds)
            self._chooser.picked.connect(self._pick)
        corner = self.box.mapTo(self.window(), QPoint(0, 0))
        self._chooser.open(column.choices(), text, QRect(corner, self.box.size()))

    def _listing(self) -> bool:
        return self._chooser is not None and self._chooser.isVisible()

    def _close_list(self) -> None:
        if self._chooser is not None:
            self._chooser.hide()

    def _pick(self, code: str) -> None:
        self.box.typing = True
        self.box.setText(code)
        self._act("next")

    def _act(self, act: str) -> None:
        if self._listing() and self._list_act(act):
            return
        if act == "closed":
            self.closed.emit()
        elif act == "revert":
            self.box.take_back()
        elif act == "list" and self.column.choices is None:
            self.box.edit()
        elif act == "list":
            self.box.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, not self.box.isReadOnly())
            self._list("")
        elif act in ("next", "back"):
            self._next(1 if act == "next" else -1)
        else:
            self.commit()
            ACTS[act](self)

    def _list_act(self, act: str) -> bool:
        """Keys while the list is open: arrows walk in it, Enter takes, Esc closes it first."""
        assert self._chooser is not None  # only asked while it is open
        if act in ("up", "down", "page up", "page down"):
            steps = {"up": -1, "down": 1, "page up": -1, "page down": 1}[act]
            self._chooser.move_by(steps)
            return True
        if act == "next" and (code := self._chooser.chosen()) is not None:
            self._close_list()
            self._pick(code)
            return True
        self._close_list()
        return act == "list" or (act == "revert" and not self.box.typing)

    def _next(self, step: int) -> None:
        row, column = self.row, self.column
        if step > 0 and not self.box.typing and (value := self.lines.offered(row, column)) is not None:
            self.lines.type({(row, column.name): column.edit_text({**self.lines.at(row), column.name: value})})
        self.commit()
        place = self.walk.following(row, self.lines.columns.index(column), step)
        if place is not None:
            self.step_to(*place)
        else:
            (self.ended if step > 0 else self.begun).emit()

    def selected(self) -> list[QModelIndex]:
        """The cells of the selection; at least the current one."""
        return self.table.selectionModel().selectedIndexes() or [self.table.currentIndex()]

    def _count(self) -> None:
        cells = self.selected()
        self.counted.emit(selection_sums(self.lines, cells) if len(cells) > 1 else "")

    def _remember(self) -> None:
        self._was = (self.row, max(self.table.currentIndex().column(), 0))

    _was = (0, 0)

    def _synced(self) -> None:
        if self.model.rowCount():
            self.step_to(*self._was)
        self._fit()
        self._refreshed()

    def _refreshed(self) -> None:
        self.sums.refresh()
        if not self.box.typing:
            self._stand()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the table what its rows need, at most what is there; the sums stand right under it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = HEAD_HEIGHT + self.model.rowCount() * ROW_HEIGHT
        sums = 0 if self.sums.isHidden() else ROW_HEIGHT
        wide = spread(self.table, self.lines.columns, self.contentsRect(), rows + sums)
        bar = self.table.horizontalScrollBar().sizeHint().height() if wide else 0
        needed = rows + bar
        room = self.contentsRect().height() - sums
        self.table.setFixedHeight(max(min(needed, room), HEAD_HEIGHT + ROW_HEIGHT))
        QTimer.singleShot(0, self.box, self._place)

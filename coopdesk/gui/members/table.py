"""The list of members: walked and sorted by keys, searched as one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.ledger import HELD, Place, read_only
from coopdesk.gui.members.model import COLUMNS, Register
from coopdesk.gui.words import _

WIDTHS = {
    "number": 84, "name": 84, "sex": 56, "birth_year": 76, "team": 72, "joined_on": 104, "entry": 104, "left_on": 100,
}  # fmt: skip


class MemberTable(QTableView):
    """``walked`` tells which row is in hand, ``taken`` that Enter goes into it, ``wanted`` asks for a new member.

    ``typed`` carries a character that was struck on the list: it belongs into the search.
    """

    walked = Signal(int)
    taken = Signal()
    wanted = Signal()
    typed = Signal(str)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self.register = register
        self.setModel(register)
        self.setAccessibleName(_("Members"))
        self.setAccessibleDescription(
            _("Enter opens the member in hand, ↓ below the last one takes up a new one, Alt+↑ and Alt+↓ sort.")
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        read_only(self)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(register.sort)
        for place, name in enumerate(COLUMNS[:-1]):
            self.setColumnWidth(place, WIDTHS[name])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column takes what room is left, and never less than its head."""
        super().resizeEvent(event)
        last = len(COLUMNS) - 1
        left = self.viewport().width() - sum(map(self.columnWidth, range(last)))
        self.setColumnWidth(last, max(left, self.horizontalHeader().sectionSizeHint(last)))

    def currentChanged(self, current: Place, previous: Place) -> None:
        """Tell which row is in hand."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.walked.emit(current.row())

    def show_row(self, row: int, column: int = 0) -> None:
        """Take a row in hand without telling."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.register.index(row, column))
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 go into the member, ↓ on the last row asks for a new one, Alt+↑ and Alt+↓ sort by the column."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        column = max(self.currentIndex().column(), 0)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            down = key == Qt.Key.Key_Down
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicator(column, order)
            if self.register.rowCount():
                self.setCurrentIndex(self.register.index(0, column))
        elif key in ENTER or key == Qt.Key.Key_F2:
            self.taken.emit()
        elif key == Qt.Key.Key_Down and self.currentIndex().row() == self.register.rowCount() - 1:
            self.wanted.emit()
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & HELD:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class SearchBox(QLineEdit):
    """Esc clears it, Enter and ↓ go into the list (``left``)."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Number, name or pinyin (Ctrl+F)"))
        self.setAccessibleName(_("Search"))
        self.setAccessibleDescription(
            _(
                "Part of a number or a name, or the beginning of its pinyin or initials: zhouchunlan, zhoucl, zcl. "
                "The list shrinks as you type. Enter goes into it, Esc shows all again."
            )
        )
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and the keys that leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in (*ENTER, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

"""A list of what was done and beside it, box by box, what the one in hand did; one key takes it back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.errors import DeskError
from coopdesk.gui.form import text_label
from coopdesk.gui.history.entries import Entry, box_columns, boxes, entry_columns
from coopdesk.gui.history.log_search import LogSearch
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, explain

PIECE = 100
"""How many lines are read at once."""


class Boxes(Ledger):
    """Before and after; Esc leads back to the list."""

    def __init__(self, back: QWidget) -> None:
        super().__init__(_("Before and after"), box_columns(), empty=_("Nothing is chosen at the left."))
        self._back = back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class LogPage(QWidget):
    """The pattern of history and bin. ``acted`` comes after the data file was changed."""

    acted = Signal()

    def __init__(self, session: Session, name: str, empty: str, hint: str, act: str) -> None:
        super().__init__()
        self.session, self._empty = session, empty
        self.list = Ledger(name, entry_columns(), lambda row: row.number, empty)
        self.list.setAccessibleDescription(hint)
        self.search = LogSearch(self, self.list, _("Search by name, number, month, day or person (F3)"), self.read)
        self.title = text_label("", "subheading")
        self.title.setWordWrap(True)
        self.boxes = Boxes(self.list)
        self.button = QPushButton(act)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._act)
        self.whole = False
        self._lay_out(hint)
        self.list.turned.connect(self._turned)
        self.list.chosen.connect(lambda _row: self.boxes.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._read_on())
        bind(self, "Ctrl+Z", self._act)

    def _lay_out(self, hint: str) -> None:
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.search)
        left.addWidget(framed(self.list), 1)
        left.addWidget(text_label(hint, "muted"))
        card = QFrame()
        card.setObjectName("card")
        right = QVBoxLayout(card)
        right.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        right.setSpacing(SMALL)
        right.addWidget(self.title)
        right.addWidget(self.boxes, 1)
        right.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addLayout(left, 1)
        layout.addWidget(card, 1)

    def found(self, text: str, before: int | None) -> Sequence[Entry]:
        """The lines that a search finds, newest first, of those before a number."""
        raise NotImplementedError

    def act(self) -> None:
        """Do with the line in hand what the page is for."""
        raise NotImplementedError

    def _act(self) -> None:
        if not self.session.refuses():
            self.act()

    def read(self) -> None:
        """Read the first piece of the list again."""
        text = self.search.text()
        rows = self.found(text, None)
        self.whole = len(rows) < PIECE
        self.list.empty = _("The search finds nothing.") if text.strip() else self._empty
        self.list.show_rows(rows)

    def _read_on(self) -> None:
        bar, rows = self.list.verticalScrollBar(), self.list.rows.rows
        if self.whole or not rows or bar.value() < bar.maximum():
            return
        more = self.found(self.search.text(), rows[-1].number)
        self.whole = len(more) < PIECE
        self.list.rows.add(more)

    def _turned(self, entry: Entry | None) -> None:
        self.title.setText(entry.what if entry is not None else "")
        self.button.setEnabled(entry is not None)
        self.boxes.show_rows(boxes(self.session.store, entry.source) if entry is not None else [])

    def arrive(self) -> None:
        """In the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, step: Callable[[], str]) -> None:
        """Take a step that says what it did; what is refused is said in the foot."""
        try:
            words = step()
        except DeskError as refusal:
            advice = f" {_(refusal.advice)}" if refusal.advice else ""
            self.session.tell(explain(refusal) + advice, "query")
            return
        self.acted.emit()
        self.session.tell(words)

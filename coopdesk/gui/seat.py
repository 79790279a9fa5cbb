"""Who sits at the desk: remembered from the last time, asked for without blocking, changed by a key."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coopdesk.domain.operators import OPERATOR_ROLES, Operator
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.settings import keep_settings, read_settings
from coopdesk.gui.theme import ROW_HEIGHT, SMALL
from coopdesk.gui.words import _
from coopdesk.services import operators


def sit(session: Session, name: str) -> None:
    """Let a person sit here from now on; it is remembered for the next time."""
    keep_settings(dataclasses.replace(read_settings(), operator=name))
    session.take_seat(name)


def seated(session: Session) -> bool:
    """Let who sat here last sit here again, or the one who is alone on the list; False where it has to be asked."""
    names = [one.name for one in operators.people(session.store, active=True)]
    last = read_settings().operator
    found = last if last in names else names[0] if len(names) == 1 else session.operator
    if found in names:
        session.take_seat(found)
    return not names or found in names


def who_words(session: Session) -> str:
    """``Administrator 王桂英``, or the clerk of the co-operative where there is no list; empty for nobody."""
    role = operators.role_of(session.store, session.operator) if session.operator else ""
    if not role:
        return _("clerk %(name)s", name=session.operator) if session.operator else ""
    return f"{_(OPERATOR_ROLES[role])} {session.operator}"


class SeatList(QListWidget):
    """Names and roles; ``chosen`` carries the name with Enter or a click."""

    chosen = Signal(str)

    def __init__(self, people: Sequence[Operator], now: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Who sits here?"))
        self.setAccessibleDescription(_("What is entered and decided stands in the history under this name."))
        for one in people:
            item = QListWidgetItem(f"{one.name}   {_(OPERATOR_ROLES[one.role])}", self)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            item.setData(Qt.ItemDataRole.UserRole, one.name)
        names = [one.name for one in people]
        self.setCurrentRow(names.index(now) if now in names else 0)
        self.setFixedHeight(min(len(people), 12) * ROW_HEIGHT + SMALL)
        self.itemClicked.connect(lambda _item: self._choose())

    def _choose(self) -> None:
        self.chosen.emit(self.currentItem().data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; Esc is for the panel."""
        if event.key() in ENTER:
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def seat_sheet(people: Sequence[Operator], now: str) -> tuple[QWidget, SeatList]:
    """The question, and the list that answers it."""
    sheet = QWidget()
    sheet.setObjectName("plain")
    layout = QVBoxLayout(sheet)
    layout.setSpacing(SMALL)
    chosen = SeatList(people, now)
    words = text_label(_("↑ ↓ and Enter choose; Esc leaves it as it is."), "muted")
    words.setWordWrap(True)
    layout.addWidget(text_label(_("Who sits here?"), "subheading"))
    layout.addWidget(chosen)
    layout.addWidget(words)
    layout.addStretch(1)
    return sheet, chosen

"""The line to search by in the pages of a paper, and what was found."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.form import text_label
from coopdesk.gui.reports.preview import Preview, Sought
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _

AT_ONCE: Final = 40
"""So many pages are searched between two keys; more with their progress in the foot."""


class FindBar(QFrame):
    """Enter and F3 go to the next place, Shift+Enter and Shift+F3 back; ``closed`` comes with Esc."""

    closed = Signal()

    def __init__(self, session: Session, preview: Preview) -> None:
        super().__init__()
        self._session, self._preview = session, preview
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.box = QLineEdit()
        self.box.setAccessibleName(_("Search in the pages"))
        self.box.setAccessibleDescription(
            _("Enter or F3 goes to the next place, Shift+F3 to the one before; Esc ends the search.")
        )
        self.box.setPlaceholderText(_("Search in the pages"))
        self.box.setMaximumWidth(260)
        self.said = text_label("", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.said, 2)
        self.hide()

    def ask(self) -> None:
        """Ask for words, the cursor in the box."""
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def seek(self, direction: int) -> None:
        """Go on to the next place, or back; without words they are asked for."""
        words = self.box.text().strip()
        if self.isHidden() or not words:
            self.ask()
            return
        preview = self._preview
        if preview.pages <= AT_ONCE:
            self._say(preview.seek(words, direction), direction)
            return
        title = _("Searching the pages")
        self._session.run_here(
            title,
            lambda progress: preview.seek(words, direction, progress),
            lambda found: self._say(found, direction),
        )

    def _say(self, found: Sought, direction: int) -> None:
        place = _("%(hit)s of %(hits)s on this page", hit=self._preview.hit + 1, hits=len(self._preview.hits))
        again = _("from the beginning again") if direction > 0 else _("from the end again")
        self.said.setText(
            {"found": place, "again": f"{place}  •  {again}", "nothing": _("These words are on no page.")}[found]
        )

    def close_bar(self) -> None:
        """End the search; nothing is marked any more."""
        self.hide()
        self.said.setText("")
        self._preview.seek("")
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc ends."""
        if event.key() in ENTER:
            self.seek(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

"""The line under a list that asks why before a decision about files is kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from coopdesk.errors import DeskError
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.monthly_return.lock import ReasonBox
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain


class Asking(QFrame):
    """``done`` comes when a decision was kept, ``left`` when it was given up with Esc."""

    done = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act: Callable[[str], object] | None = None
        self.words = text_label("", "banner")
        self.words.setWordWrap(True)
        self.reason = ReasonBox()
        self.reason.setPlaceholderText(_("Reason"))
        self.reason.setAccessibleName(_("Reason for the decision"))
        self.reason.setAccessibleDescription(_("Why it is decided so; it is kept with the decision and can be read."))
        self.button = QPushButton("")
        self.button.setProperty("main", True)
        self.leave = QPushButton(_("Leave it (Esc)"))
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.reason.returnPressed.connect(self.act)
        self.button.clicked.connect(self.act)
        self.leave.clicked.connect(self.give_up)
        bind(self, "Esc", self.give_up)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.words)
        layout.addLayout(row)
        layout.addWidget(self.trouble)
        self.hide()

    def ask(self, words: str, button: str, act: Callable[[str], object]) -> None:
        """Ask why; ``act`` gets the reason and may raise DeskError, which is said under the line."""
        self._act = act
        self.words.setText(words)
        self.button.setText(button)
        self.reason.clear()
        self.trouble.hide()
        self.show()
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def act(self) -> None:
        """Decide with the reason typed."""
        if self._act is None:
            return
        try:
            self._act(self.reason.text())
        except DeskError as refusal:
            self.trouble.setText(explain(refusal))
            self.trouble.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._close()
        self.done.emit()

    def give_up(self) -> None:
        """Decide nothing."""
        self._close()
        self.left.emit()

    def _close(self) -> None:
        self._act = None
        self.hide()

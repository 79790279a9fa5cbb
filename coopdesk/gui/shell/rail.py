"""The left rail: the screens, chosen by Ctrl+1 … Ctrl+9, by arrow keys or by a click."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from coopdesk.domain.language import LANGUAGES, Language
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.words import _, language

WIDTH, HEIGHT = 142, 34


class Rail(QListWidget):
    """Screen names one under the other; ``chosen`` carries the place in the list, ``done`` that Enter goes into it."""

    chosen = Signal(int)
    done = Signal()

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Screens"))
        self.setAccessibleDescription(_("↑ and ↓ choose a screen, Enter goes into it; Ctrl+1 … Ctrl+9 from anywhere."))
        for place, label in enumerate(labels, start=1):
            item = QListWidgetItem(label, self)
            item.setToolTip(f"Ctrl+{place}")
            item.setSizeHint(QSize(WIDTH, HEIGHT))
        self.currentRowChanged.connect(self._changed)

    def _changed(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def show_chosen(self, row: int) -> None:
        """Mark a screen without asking for it."""
        self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and → go into the screen."""
        if event.key() in (*ENTER, Qt.Key.Key_Right):
            self.done.emit()
        else:
            super().keyPressEvent(event)


def other_language() -> Language:
    """The language that the window does not speak now."""
    return next(code for code in LANGUAGES if code != language())


class Side(QFrame):
    """The rail, and at its foot the buttons for help (``asked``) and for the other language (``switched``)."""

    asked = Signal()
    switched = Signal()

    def __init__(self, rail: Rail) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(WIDTH)
        self.help = QPushButton(f"{_('Help')}  (F1)")
        self.help.setAccessibleDescription(_("help for this screen at once"))
        self.help.clicked.connect(self.asked)
        self.language = QPushButton(f"{LANGUAGES[other_language()]}  (Ctrl+L)")
        self.language.setAccessibleDescription(_("Speaks the other language from now on."))
        self.language.clicked.connect(self.switched)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rail, 1)
        for button in (self.help, self.language):
            button.setObjectName("language")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            layout.addWidget(button)

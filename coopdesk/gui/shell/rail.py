"""The left rail: the screens, chosen by Ctrl+1 … Ctrl+9, by arrow keys or by a click."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.words import _

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

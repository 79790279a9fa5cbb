"""The list of the reports."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.theme import ROW_HEIGHT, TINY
from coopdesk.gui.words import _

_LEAST_ROWS: Final = 5
"""So many reports are seen where the window is low; the list is scrolled then."""


class Names(QListWidget):
    """The names of the reports; Enter and → go into the boxes. In a low window it is scrolled."""

    done = Signal()

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        self.addItems(labels)
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, ROW_HEIGHT))
        self.setObjectName("names")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(min(len(labels), _LEAST_ROWS) * ROW_HEIGHT + TINY)
        self.setMaximumHeight(len(labels) * ROW_HEIGHT + TINY)
        self.setAccessibleName(_("Report"))
        self.setAccessibleDescription(_("↑ and ↓ choose a report; Enter goes to its boxes."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The one in hand stays in sight where other boxes take more room."""
        super().resizeEvent(event)
        self.scrollToItem(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and → go on."""
        if event.key() in (*ENTER, Qt.Key.Key_Right):
            self.done.emit()
        else:
            super().keyPressEvent(event)

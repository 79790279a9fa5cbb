"""Sentences over the work that stay while they are true, or until they were read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from coopdesk.gui.form import text_label
from coopdesk.gui.session import Notice
from coopdesk.gui.theme import SMALL, TINY
from coopdesk.gui.words import _


class Notices(QFrame):
    """One line for each notice; those that can be put away have a button for it."""

    def __init__(self, notices: list[Notice]) -> None:
        super().__init__()
        self._notices = notices
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(TINY)
        self.buttons: list[QPushButton] = []
        for notice in notices:
            self._layout.addWidget(self._line(notice))
        self.setVisible(bool(notices))

    def _line(self, notice: Notice) -> QFrame:
        line = QFrame()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        words = text_label(_(notice.message, **notice.values), "banner")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        if not notice.stays:
            button = QPushButton(_("I have read it"))
            button.clicked.connect(lambda: self._put_away(notice, line))
            self.buttons.append(button)
            row.addWidget(button)
        return line

    def _put_away(self, notice: Notice, line: QFrame) -> None:
        self._notices.remove(notice)
        line.hide()
        self.setVisible(bool(self._notices))

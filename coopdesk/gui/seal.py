"""A computer's seal as two people compare it: in groups of eight, with its short number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from coopdesk.gui.form import text_label
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _
from coopdesk.services.check_numbers import check_number
from coopdesk.services.register import seal_number


def in_groups(seal: str) -> str:
    """A seal in groups of eight characters, four of them to a line."""
    groups = [seal[place : place + 8] for place in range(0, len(seal), 8)]
    return "\n".join("  ".join(groups[place : place + 4]) for place in range(0, len(groups), 4))


def in_lines(number: str) -> str:
    """A check number, three of its groups to a line."""
    groups = number.split()
    return "\n".join("  ".join(groups[place : place + 3]) for place in range(0, len(groups), 3))


class SealCard(QFrame):
    """A card with a seal and its number; ``copied`` says that the seal is on the clipboard now."""

    copied = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._seal = ""
        self.title = text_label(title, "subheading")
        self.groups = text_label("")
        self.groups.setFont(even(self.groups.font()))
        self.groups.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.groups.setAccessibleName(title)
        self.number = text_label("", "muted")
        self.check = text_label("", "strong")
        self.check.setFont(_large(even(self.check.font())))
        self.check.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.check.setAccessibleName(_("Check number"))
        self.check_label = text_label(_("Check number"), "muted")
        self.copy_button = QPushButton(_("Copy the seal"))
        self.copy_button.clicked.connect(self.copy)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MIDDLE, MIDDLE, MIDDLE, MIDDLE)
        self.body.setSpacing(SMALL)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (self.title, self.check_label, self.check, self.groups, self.number):
            self.body.addWidget(widget)
        self.body.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def seal(self) -> str:
        """The seal shown, ``RW…``."""
        return self._seal

    def show_seal(self, seal: str) -> None:
        """Show a seal, or none."""
        self._seal = seal
        self.check.setText(in_lines(check_number(seal)) if seal else "")
        self.groups.setText(in_groups(seal))
        self.number.setText(_("Number of the seal: %(number)s", number=seal_number(seal)) if seal else "")
        self.copy_button.setEnabled(bool(seal))

    def copy(self) -> None:
        """Put the seal on the clipboard as one word."""
        QGuiApplication.clipboard().setText(self._seal)
        self.copied.emit()

    def say(self, label: QLabel, words: str) -> None:
        """Show words on a label of a card of fixed width, in as many lines as they need; nothing hides it."""
        label.setWordWrap(True)
        label.setText(words)
        label.setMinimumHeight(label.heightForWidth(self.maximumWidth() - 2 * MIDDLE - 2) if words else 0)
        label.setVisible(bool(words))


def _large(font: QFont) -> QFont:
    """A font half as large again."""
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * 1.5)
    return large


def even(font: QFont) -> QFont:
    """A font in which I, l, 1, O and 0 differ and stand under each other."""
    even = QFont(font)
    even.setFamilies(["DejaVu Sans Mono", "Consolas", "Courier New", "monospace"])
    return even

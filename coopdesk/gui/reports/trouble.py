"""What is said over the pages: why there are none, or what else is to be known; and the way on with boxes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coopdesk.errors import DeskError, EntryError, LackingError
from coopdesk.gui.form import text_label, told
from coopdesk.gui.reports.wish import Boxes
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain


def said_of(why: DeskError) -> str:
    """What is said away from the boxes: what is wrong with one, after its name."""
    return told(why.problems[0], Boxes) if isinstance(why, EntryError) else explain(why)


class Trouble(QWidget):
    """``with_boxes`` comes where a person wants a paper with boxes for the characters that no typeface has."""

    with_boxes = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lacking = ""
        self.words = text_label("", "banner")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton(_("With boxes, to be filled in by hand (Alt+B)"))
        self.button.clicked.connect(self.accept)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, words: str, *, lacking: bool = False, by_hand: bool = False) -> None:
        """Show words, or nothing; with the button where it is characters that are ``lacking``.

        Over a paper to be filled in ``by_hand`` it goes on saying what is to be written into the boxes.
        """
        words = "\n".join(filter(None, (self._lacking if by_hand else "", words)))
        self.words.setText(words)
        self.button.setVisible(lacking)
        self.setVisible(bool(words))

    def explain(self, why: DeskError) -> None:
        """Say why there are no pages, and what can be done about it."""
        words = " ".join(filter(None, (said_of(why), _(why.advice) if why.advice else "")))
        lacking = isinstance(why, LackingError)
        self._lacking = words if lacking else ""
        self.say(words, lacking=lacking)

    def text(self) -> str:
        """What is said."""
        return self.words.text()

    @property
    def offers_boxes(self) -> bool:
        """Whether the button is there."""
        return not (self.isHidden() or self.button.isHidden())

    def accept(self) -> None:
        """Print with boxes, where that is offered; what is to be written into them is still said."""
        if self.offers_boxes:
            self.button.hide()
            self.with_boxes.emit()

    def copy(self) -> bool:
        """Put what is said on the clipboard; whether there was anything."""
        if self.isHidden() or not self.text():
            return False
        QGuiApplication.clipboard().setText(self.text())
        return True

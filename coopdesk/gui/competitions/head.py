"""What the head of the screen is made of: a box to choose from, and a row that names it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from coopdesk.domain.competitions import Competition
from coopdesk.domain.field import field_of
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import SMALL


class HeadBox(ChoiceBox):
    """What is typed and means nothing of the list goes when the box is left: another thing is never in hand."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is meant, else show again what is in hand."""
        super().focusOutEvent(event)
        if self.findData(self.code) < 0 and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.show_value(self.currentData())
            self.set_wrong(False)


def choice_box(name: str, wide: int) -> ChoiceBox:
    """A box without choices yet."""
    box = HeadBox(field_of(Competition, "code"), [])
    box.setMinimumWidth(wide)
    box.setAccessibleName(name)
    return box


def named_row(words: str, box: ChoiceBox) -> QHBoxLayout:
    """A row with the words, the box, and room behind it."""
    label = text_label(words, "muted")
    label.setBuddy(box)
    row = QHBoxLayout()
    row.setSpacing(SMALL)
    row.addWidget(label)
    row.addWidget(box)
    row.addStretch(1)
    return row


def open_list(choice: ChoiceBox) -> bool:
    """F2: the list of the choice box that has the cursor, else of this one; False, and none, from a box for text."""
    focus: QWidget | None = QApplication.focusWidget()
    if isinstance(focus, QLineEdit) and isinstance(focus.parentWidget(), ChoiceBox):
        focus = focus.parentWidget()
    if isinstance(focus, QLineEdit):
        return False
    if not isinstance(focus, ChoiceBox):
        choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        focus = choice
    focus.showPopup()
    return True


def put_back(box: ChoiceBox, code: str) -> None:
    """Show what was chosen before, as if nothing had been chosen since."""
    blocked = box.blockSignals(True)
    box.show_value(code)
    box.blockSignals(blocked)

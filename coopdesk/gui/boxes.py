"""Boxes to type one value into: text, numbers and dates. A box reads what its `Field` can parse.

No spin boxes, validators or maximum lengths: those overflow at 2^31, swallow full-width digits and cut
characters beyond U+FFFF in two (DESIGN §11).
"""

from datetime import date, timedelta
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coopdesk.domain.dates import parse_date, today
from coopdesk.domain.field import Field
from coopdesk.domain.numbers import reckon
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError, EntryError, Problem
from coopdesk.gui.theme import tabular

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Box(Protocol):
    """What a form asks of a box; ``edited`` and ``entered`` (Enter) are its signals."""

    def read(self) -> Any:
        """The value; raises EntryError."""

    def show_value(self, value: Any) -> None:
        """Show a value."""

    def set_wrong(self, wrong: bool) -> None:
        """Wear the colours of an error, or not."""


def read_text(field: Field, text: str, month: Month | None = None) -> Any:
    """The value of a typed text: arithmetic is reckoned first; raises EntryError naming the field."""
    if not field.number:
        return field.parse(text, month)
    try:
        return field.parse(reckon(text), month)
    except EntryError:
        raise
    except DeskError as error:
        raise EntryError([Problem(field.name, error.message, error.values)]) from None


def decimal_key(event: QKeyEvent) -> bool:
    """Whether this is the keypad's decimal key, which types ``.`` on every keyboard layout."""
    keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    return keypad and event.key() in (Qt.Key.Key_Comma, Qt.Key.Key_Period)


def wear(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let the sheet look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class TextBox(QLineEdit):
    """A line for text, a code or a number. Leaving it (``left``) rewrites what could be read in the usual form."""

    edited = Signal()
    entered = Signal()
    visited = Signal()
    left = Signal()

    def __init__(self, field: Field, month: Month | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.month = month
        self._before = ""
        words = field.kind is str and not field.code
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, words)
        if field.number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setFont(tabular(self.font()))
        self.textEdited.connect(lambda _text: self.edited.emit())

    def read(self) -> Any:
        """The value of what is typed; raises EntryError."""
        return read_text(self.field, self.text(), self.month)

    def show_value(self, value: Any) -> None:
        """Show a value in the form in which people type it."""
        self._before = self.field.text(value)
        self.setText(self._before)
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long one is read from its beginning

    def set_wrong(self, wrong: bool) -> None:
        """Wear the colours of an error, or not."""
        wear(self, "wrong", wrong)

    def tidy(self) -> None:
        """Rewrite what can be read: ``120+132`` becomes 252, ``403`` a date."""
        try:
            text = self.field.text(self.read())
        except EntryError:
            return
        if text != self.text():
            self.setText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what Esc goes back to; select all, so that typing replaces. Back from a sheet all is as it was.

        A wrong text is nothing to go back to: Esc then brings what stood there before it.
        """
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if not self.property("wrong"):
            self._before = self.text()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()
        self.visited.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tidy what was typed."""
        self.tidy()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Esc takes back what was typed, the keypad's decimal key is the decimal sign."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.tidy()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text() == self._before:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self.selectAll()
            self.edited.emit()
        elif self.field.number and decimal_key(event):
            self.insert(".")
        else:
            super().keyPressEvent(event)


class DateBox(TextBox):
    """A date as text: ``3`` is the 3rd of the month in hand; ``+`` and ``-`` first go a day on or back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Day steps on a selected date; Ctrl+; is today; else as any text."""
        step = {"+": 1, "-": -1}.get(event.text(), 0)
        whole = bool(self.text()) and self.selectedText() == self.text()
        if event.key() == Qt.Key.Key_Semicolon and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._type(today())
        elif step and whole and (day := self._day()) is not None:
            self._type(day + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def _day(self) -> date | None:
        try:
            return parse_date(self.text(), self.month)
        except DeskError:
            return None

    def _type(self, day: date) -> None:
        self.setText(day.isoformat())
        self.selectAll()
        self.edited.emit()

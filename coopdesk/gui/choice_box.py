"""The box for one of a few things, typed or chosen from its list; and the box that suits a field."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from coopdesk.domain.field import Field
from coopdesk.domain.language import joined
from coopdesk.domain.period import Month
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.boxes import ENTER, DateBox, TextBox, wear
from coopdesk.gui.choosing import Choice, fitting, meant
from coopdesk.gui.words import _, language

YES_NO = {True: N_("Yes"), False: N_("No")}
_NAMED = 12
"""So many things of a list are named in a sentence."""


class ChoiceBox(QComboBox):
    """One of a few things: its code, number, words or pinyin initials are typed (`meant`), or F2 opens the list.

    What means nothing of the list stays as it is typed, and reading it is refused. An optional box can be blank.
    """

    edited = Signal()
    entered = Signal()
    visited = Signal()
    left = Signal()
    judged = Signal(object)
    """Left with what means nothing of the list, or several: the Problem; None where that is mended."""

    def __init__(self, field: Field, choices: Iterable[Choice] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._typed = False
        self._before = ""
        self._nonsense = False
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # None takes the completer away
        self.show_choices(_choices_of(field) if choices is None else choices)
        self.setMaxVisibleItems(16)
        self._line.textEdited.connect(lambda _text: self._edit())
        self.currentIndexChanged.connect(lambda _index: self._turned())

    def _edit(self) -> None:
        self._typed = True
        self.edited.emit()

    def _turned(self) -> None:
        self._typed = False
        self._line.setCursorPosition(0)
        if self.hasFocus():
            self._select()
        self.edited.emit()

    def show_choices(self, choices: Iterable[Choice]) -> None:
        """Put another list in; the first of it is shown."""
        blocked = self.blockSignals(True)
        self.clear()
        if self.field.optional or not (self.field.key or self.field.choices or self.field.kind is bool):
            self.addItem("", None if self.field.optional else "")
        for choice in choices:
            self.addItem(choice.words, choice.code)
        self.setCurrentIndex(0 if self.count() else -1)
        self._typed = False
        self.blockSignals(blocked)

    @property
    def choices(self) -> list[Choice]:
        """What is on the list, without the blank."""
        places = [place for place in range(self.count()) if self.itemData(place)]
        return [Choice(self.itemData(place), self.itemText(place)) for place in places]

    @property
    def code(self) -> str | None:
        """The code that is chosen or meant; what is typed where that means nothing; None or empty for blank."""
        if not self._typed:
            return self.currentData()  # type: ignore[no-any-return]  # codes and None are all that is put in
        typed = self.currentText().strip()
        choice = meant(typed, self.choices)
        return choice.code if choice is not None else typed or (None if self.field.optional else "")

    def read(self) -> Any:
        """The chosen code (a bool for yes and no); raises EntryError where a choice is needed or none is meant."""
        value = self.code
        if value and self.findData(value) < 0:
            if count := len(fitting(value, self.choices)):
                several = N_("“%(text)s” fits %(count)s of the list; type more of it, or the code")
                raise EntryError([Problem(self.field.name, several, {"text": value, "count": count})])
            listed = joined((choice.words for choice in self.choices[:_NAMED]), language())
            message = N_("“%(text)s” is not on the list: %(choices)s")
            if not listed:
                message = N_("“%(text)s” is not on the list, which is still empty.")
            raise EntryError([Problem(self.field.name, message, {"text": value, "choices": listed})])
        if self.field.kind is bool:
            return None if self.field.optional and not value else value == "1"
        if problem := self.field.problem(value):
            raise EntryError([problem])
        return value

    def _problem(self) -> Problem | None:
        try:
            self.read()
        except EntryError as refusal:
            return refusal.problems[0]
        return None

    def show_value(self, value: Any) -> None:
        """Show a value; one that is not on the list is added as it is, never lost."""
        blank = value is None and self.field.optional
        code = ("1" if value else "0") if self.field.kind is bool and not blank else value
        index = self.findData(code) if code is not None else (0 if self.field.optional else -1)
        if index < 0 and code is not None:
            self.addItem(str(code), code)
            index = self.count() - 1
        self.setCurrentIndex(index)
        self.setEditText(self.itemText(index))
        self._line.setCursorPosition(0)
        self._typed = False

    def show_text(self, text: str) -> None:
        """Show a typed text, or the choice that it means, as `code` gave it."""
        index = self.findData(text or None) if text or self.field.optional else self.findData("")
        self.setCurrentIndex(index)
        self.setEditText(self.itemText(index) if index >= 0 else text)
        self._typed = index < 0

    def tidy(self) -> None:
        """Take the choice that is meant; what means none stays as it is typed."""
        if self._typed and (index := self.findData(self.code)) >= 0:
            self.setCurrentIndex(index)
            self.setEditText(self.itemText(index))
            self._line.setCursorPosition(0)  # a long one is read from its beginning
            self._typed = False

    def set_wrong(self, wrong: bool) -> None:
        """Wear the colours of an error, or not."""
        wear(self, "wrong", wrong)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what Esc goes back to; select all, so that typing replaces. Back from a sheet all is as it was."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if not self.property("wrong"):  # a wrong text is nothing that Esc goes back to
            self._before = self.code or ""
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._select()
        self.visited.emit()

    def _select(self) -> None:
        """Select all with the cursor before it, so that a long one is read from its beginning."""
        self._line.end(False)
        self._line.home(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is meant; what is not on the list is marked at once."""
        self.tidy()
        nonsense = bool(self._typed and self.code and self.findData(self.code) < 0)
        if nonsense or self._nonsense:
            self.set_wrong(nonsense)
            self.judged.emit(self._problem() if nonsense else None)
        self._nonsense = nonsense
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is meant and goes on, F2 opens the list, Esc takes back what was typed."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.tidy()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.showPopup()
        elif event.key() == Qt.Key.Key_Escape and (self.code or "") == self._before:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.show_text(self._before)
            self._select()
            self.edited.emit()
        else:
            super().keyPressEvent(event)


def _choices_of(field: Field) -> list[Choice]:
    if field.kind is bool:
        return [Choice("1" if value else "0", _(words)) for value, words in YES_NO.items()]
    return [Choice(code, _(words)) for code, words in (field.choices or {}).items()]


def box_for(field: Field, month: Month | None = None, choices: Iterable[Choice] | None = None) -> TextBox | ChoiceBox:
    """The box that suits a field."""
    if choices is not None or field.choices is not None or field.kind is bool:
        return ChoiceBox(field, choices)
    return DateBox(field, month) if field.kind is date else TextBox(field, month)

"""Several records of one kind in a set-up: a list of them in words, and the boxes of the one in hand beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.competitions.setup.step import at, of
from coopdesk.gui.form import Form, scrolled
from coopdesk.gui.keys import bind, free
from coopdesk.gui.ledger import Place
from coopdesk.gui.theme import MIDDLE, SMALL, TINY
from coopdesk.gui.words import _

_WIDE: Final = 350
_FRAME: Final = 24
"""The frame of the list and its scroll bar."""
_ROOM: Final = _WIDE - _FRAME - 2 * SMALL
"""How wide the words are, reckoned and painted alike."""
_CHOSEN: Final = QPalette.ColorRole.HighlightedText
_WRAP: Final = Qt.TextFlag.TextWordWrap.value


class RowForm(QWidget):
    """The boxes of one record; ``edited`` with whatever is typed, ``entered`` with Enter in the last box."""

    edited = Signal()
    entered = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(form)
        form.entered.connect(self.entered)
        form.edited.connect(lambda _name: self.touched())

    def touched(self) -> None:
        """Something was typed."""
        self.edited.emit()

    def texts(self) -> dict[str, Any]:
        """What stands in the boxes, readable or not."""
        return dict(self.form.texts())

    def show_texts(self, kept: Mapping[str, Any]) -> None:
        """Put back what `texts` gave."""
        self.form.show_texts({name: text for name, text in kept.items() if name in self.form.boxes})
        self.touched()

    def read(self) -> Any:
        """The record; raises EntryError."""
        raise NotImplementedError

    def words(self) -> str:
        """The record in words with its numbers filled in, as far as it can be read."""
        raise NotImplementedError


class _List(QListWidget):
    """Enter goes into the boxes."""

    into = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, else as any list."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.into.emit()
        else:
            super().keyPressEvent(event)


class _Words(QStyledItemDelegate):
    """Words that take as many lines as they need; Qt's own cuts a line that is nearly too long."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Paint the row, then all of its words."""
        super().paint(painter, option, index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(option.palette.color(_CHOSEN if chosen else QPalette.ColorRole.Text))
        room = QRect(option.rect.left() + SMALL, option.rect.top() + TINY, _ROOM, option.rect.height() - TINY)
        painter.drawText(room, _WRAP, index.data())
        painter.restore()

    def displayText(self, _value: Any, _locale: QLocale | QLocale.Language) -> str:
        """Nothing: the words are painted above."""
        return ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:
        """As high as the words are in this width."""
        room = QRect(0, 0, _ROOM, 0)
        high = option.fontMetrics.boundingRect(room, _WRAP, index.data()).height()
        return QSize(_WIDE - _FRAME, high + 2 * TINY)


class Rows(QWidget):
    """F5 adds one, Ctrl+Delete takes one out, Alt+↑ and Alt+↓ move it; ``done`` comes after the last box of the last.

    ``kind`` names the records in problems (``conditions``); ``make`` builds the boxes of a record, None for a new one.
    """

    done = Signal()
    edited = Signal()

    def __init__(self, kind: str, name: str, make: Callable[[Any], RowForm]) -> None:
        super().__init__()
        self.kind, self._make = kind, make
        self.forms: list[RowForm] = []
        self.list = _List()
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(
            _("Enter goes into the boxes, F5 adds one, Ctrl+Delete takes one out, Alt+↑ and Alt+↓ move it.")
        )
        self.list.setItemDelegate(_Words(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedWidth(_WIDE)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._turned)
        self.list.into.connect(self.enter)
        self._stack = QStackedWidget()
        self.add_button = QPushButton(_("Add (F5)"))
        self.add_button.clicked.connect(self.add)
        self.remove_button = QPushButton(_("Take out (Ctrl+Delete)"))
        self.remove_button.clicked.connect(self.take_out)
        self._lay_out()
        bind(self, "Ctrl+Delete", self.take_out)
        bind(self.list, "Alt+Up", lambda: self.move_by(-1), alone=True)
        bind(self.list, "Alt+Down", lambda: self.move_by(1), alone=True)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addLayout(left)
        layout.addWidget(scrolled(self._stack), 1)

    def show_records(self, records: Iterable[Any]) -> None:
        """Show these records only."""
        while self.forms:
            self._drop(len(self.forms) - 1)
        for one in records:
            self._append(one)
        self.list.setCurrentRow(0)

    def _append(self, record: Any) -> RowForm:
        form = self._make(record)
        self.forms.append(form)
        self._stack.addWidget(form)
        item = QListWidgetItem(form.words(), self.list)
        form.edited.connect(lambda: self._tell(form))
        form.entered.connect(lambda: self._next(form))
        free(form, "Ctrl+Delete")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, form.words())
        return form

    def _drop(self, row: int) -> None:
        form = self.forms.pop(row)
        self._stack.removeWidget(form)
        form.deleteLater()
        self.list.takeItem(row)

    def _tell(self, form: RowForm) -> None:
        """Say a record in words again, as it is typed."""
        if form in self.forms:
            item = self.list.item(self.forms.index(form))
            item.setText(form.words())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, form.words())
            self.edited.emit()

    def _turned(self, row: int) -> None:
        if 0 <= row < len(self.forms):
            self._stack.setCurrentWidget(self.forms[row])

    def enter(self) -> None:
        """Go into the boxes of the record in hand, or on where there is none."""
        row = self.list.currentRow()
        if 0 <= row < len(self.forms):
            self.forms[row].form.begin()
        else:
            self.done.emit()

    def _next(self, form: RowForm) -> None:
        row = self.forms.index(form) + 1
        if row < len(self.forms):
            self.list.setCurrentRow(row)
            self.enter()
        else:
            self.done.emit()

    def add(self) -> None:
        """Add a record at the end and go into its boxes."""
        self._append(None)
        self.list.setCurrentRow(len(self.forms) - 1)
        self.enter()
        self.edited.emit()

    def take_out(self) -> None:
        """Take the record in hand out."""
        row = self.list.currentRow()
        if 0 <= row < len(self.forms):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._drop(row)
            self._turned(self.list.currentRow())
            self.edited.emit()

    def move_by(self, places: int) -> None:
        """Move the record in hand up or down."""
        row = self.list.currentRow()
        to = row + places
        if 0 <= row < len(self.forms) and 0 <= to < len(self.forms):
            self.forms.insert(to, self.forms.pop(row))
            self.list.insertItem(to, self.list.takeItem(row))
            self.list.setCurrentRow(to)

    def texts(self) -> list[dict[str, Any]]:
        """What stands in the boxes of all records."""
        return [form.texts() for form in self.forms]

    def show_texts(self, kept: Iterable[Mapping[str, Any]]) -> None:
        """Put back what `texts` gave."""
        self.show_records(())
        for texts in kept:
            form = self._append(None)
            form.show_texts(texts)
            self._tell(form)
        self.list.setCurrentRow(0)

    def read(self) -> tuple[Any, ...]:
        """All records; raises EntryError with every box that cannot be read."""
        found: list[Any] = []
        problems: list[Problem] = []
        for number, form in enumerate(self.forms):
            try:
                found.append(form.read())
            except EntryError as error:
                problems += at(f"{self.kind}/{number}", error).problems
        if problems:
            raise EntryError(problems)
        return tuple(found)

    def mark(self, problems: Sequence[Problem]) -> bool:
        """Mark each problem at its box, bringing the first record that has one to the front."""
        first = None
        for number, form in reversed(list(enumerate(self.forms))):
            known = of(f"{self.kind}/{number}", problems)
            form.form.mark(known)
            first = number if known else first
        if first is not None:
            self.list.setCurrentRow(first)
            self.forms[first].form.mark(of(f"{self.kind}/{first}", problems))
        return first is not None

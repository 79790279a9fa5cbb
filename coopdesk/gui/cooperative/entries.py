"""A list of records and beside it the form of the one in hand; what is typed is kept from box to box."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.errors import N_, EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import Form, hint_label, text_label, told
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _

InHand = tuple[str, list[dict[str, str]]]
"""Which record is in hand, and what is typed, form by form."""


class Entries(QWidget):
    """The pattern of teams and products. ``kept`` comes after each change; records are told apart by their ``key``."""

    kept = Signal()
    new_words = ""
    locks = N_("It is never changed.")
    removes = False
    key = "code"

    def __init__(
        self,
        session: Session,
        record: type,
        names: Sequence[str],
        name: str,
        columns: Sequence[Column],
        empty: str,
        exponent: int = 0,
    ) -> None:
        super().__init__()
        self.session = session
        self.before: Any = None
        self._doomed = ""
        self.list = Ledger(name, columns, self._key, empty)
        self.form = Form(record, names, exponent=exponent)
        self.title = text_label("", "subheading")
        self.locked = text_label("", "muted")
        self.locked.setWordWrap(True)
        self.new = QPushButton(self.new_words)
        self.new.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.new.clicked.connect(self.begin_new)
        self._stands = self.form.texts()
        self.list.turned.connect(self._walk)
        self.list.chosen.connect(self._choose)
        self.form.visited.connect(lambda _name: self._keep_quietly())
        self.form.entered.connect(self._finish)
        for keys in ("F5", "Insert"):
            bind(self, keys, self.begin_new)
        bind(self, "Ctrl+Delete", self.take_out)

    def _key(self, record: Any) -> str:
        return str(getattr(record, self.key))

    def records(self) -> list[Any]:
        """What stands in the list."""
        raise NotImplementedError

    def blank(self) -> Mapping[str, Any]:
        """What a new one is offered."""
        raise NotImplementedError

    def keep(self, values: dict[str, Any], before: Any) -> None:
        """Keep what is typed for a new one (``before`` is None) or over what was there; raises EntryError."""
        raise NotImplementedError

    def kept_key(self, values: dict[str, Any]) -> str:
        """The key of what was just kept."""
        return str(values[self.key])

    def remove(self, record: Any) -> None:
        """Take a record off the list; raises DeskError."""
        raise NotImplementedError

    def fixed(self, record: Any) -> frozenset[str]:
        """The boxes of a kept record that are never changed."""
        return frozenset({self.key})

    def name(self, record: Any) -> str:
        """A record in words."""
        raise NotImplementedError

    def laid_out(self, above: QWidget | None, below: QWidget | None, hint: str, width: int) -> None:
        """Put the list, with what stands above and below it, to the left, the form to the right."""
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        if above is not None:
            row.addWidget(above, 1)
        else:
            row.addStretch(1)
        row.addWidget(self.new)
        left.addLayout(row)
        left.addWidget(framed(self.list), 1)
        if below is not None:
            left.addWidget(below)
        left.addWidget(hint_label(hint))
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(width)
        column = QVBoxLayout(card)
        column.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        column.setSpacing(SMALL)
        for widget in (self.title, self.form, self.locked):
            column.addWidget(widget)
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addLayout(left, 1)
        layout.addWidget(card)

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.form.texts() != self._stands

    def refresh(self) -> None:
        """Read the list again; what is typed stays."""
        blocked = self.list.blockSignals(True)
        self.show_rows(self.records())
        self.list.blockSignals(blocked)
        if not self.changed:
            self._walk(self.list.row)

    def show_rows(self, rows: list[Any]) -> None:
        """Put rows into the list."""
        self.list.show_rows(rows)

    def arrive(self) -> None:
        """In the list; on the form where something is in hand or nothing is on the list yet."""
        if self.changed or not self.list.rows.rows:
            self.begin()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Put the cursor where typing begins, which is the first box where none can be typed into."""
        boxes = [row.box for row in self.form.boxes.values()]
        free = [box for box in boxes if not (isinstance(box, TextBox) and box.isReadOnly())]
        first = (free or boxes)[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(first, TextBox):
            first.selectAll()  # it may have had the cursor already

    def begin_new(self) -> None:
        """Take up a new one, once what is in hand is kept."""
        if not self.session.refuses() and self.commit():
            self._show(None)
            self.begin()

    def _choose(self, row: Any) -> None:
        """Enter on a row opens it, also while a new one is offered beside it."""
        if self.before is None:
            self._walk(row)
        self.begin()

    def _walk(self, row: Any) -> None:
        if row is not self.before and self.changed and not self.commit():
            return
        self._show(row)

    def _show(self, record: Any) -> None:
        self.before = record
        self._doomed = ""
        self.title.setText(self.new_words.split(" (")[0] if record is None else self.name(record))
        self.form.show_record(self.blank() if record is None else record)
        fixed: frozenset[str] = frozenset() if record is None else self.fixed(record)
        for name, row in self.form.boxes.items():
            if isinstance(row.box, TextBox):
                row.box.setReadOnly(name in fixed)
                row.describe(_(self.locks) if name in fixed else "")
        self._stands = self.form.texts()

    def commit(self) -> bool:
        """Keep what is typed, or mark what stands in the way; whether nothing is left unsaved."""
        if not self.changed:
            return True
        try:
            self._keep()
        except EntryError as refusal:
            if homeless := self.form.mark(refusal.problems):
                self.session.tell(told(homeless[0], self.form.record), "error")
            return False
        return True

    def _keep(self) -> None:
        values = self.form.values()
        self.keep(values, self.before)
        self._stands = self.form.texts()
        blocked = self.list.blockSignals(True)
        self.show_rows(self.records())
        keys = [self._key(row) for row in self.list.rows.rows]
        kept = self.kept_key(values)
        if kept in keys:
            self.list.take(keys.index(kept))
        self.list.blockSignals(blocked)
        self._show(next((row for row in self.records() if self._key(row) == kept), None))
        self.kept.emit()

    def _keep_quietly(self) -> None:
        """From box to box what is on the list is kept as soon as the form is whole."""
        if self.before is not None and self.changed:
            try:
                self._keep()
            except EntryError:
                return
            if isinstance(box := self.focusWidget(), TextBox):
                box.selectAll()

    def _finish(self) -> None:
        new = self.before is None
        if self.commit():
            if new:
                self.begin_new()
            else:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def take_out(self) -> None:
        """Give up what is typed; else take the record off the list when it is asked twice, where that can be."""
        if self.session.refuses():
            return
        if self.changed or self.before is None:
            self._show(self.before if self.before is not None else self.list.row)
            self.session.tell(_("What was typed is taken back."))
        elif self.removes and self._doomed != self._key(self.before):
            self._doomed = self._key(self.before)
            words = _("Ctrl+Delete once more takes %(name)s off the list.", name=self.name(self.before))
            self.session.tell(words, "query")
        elif self.removes:
            self._doomed = ""
            self.remove(self.before)
            self.session.tell(_("%(name)s is off the list.", name=self.name(self.before)))
            self.before = None
            self.refresh()
            self.kept.emit()

    def in_hand(self) -> InHand:
        """The key of what is in hand, empty for a new one, and what is typed."""
        return self._key(self.before) if self.before is not None else "", [self.form.texts()]

    def restore(self, kept: InHand) -> None:
        """Put back what was in hand."""
        key, [texts] = kept
        self._show(next((row for row in self.records() if self._key(row) == key), None))
        self.form.show_texts(texts)

"""A list that belongs to a member, with the form of the entry in hand under it: share account, titles, offices."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.field import fields_of
from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import Form, text_label, told
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.members.record import numbered
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _
from coopdesk.services import membership

InHand = tuple[str, dict[str, str]]
"""Which entry is in hand (its words, empty for a new one) and what is typed."""


class Belongings(QWidget):
    """The pattern of the three pages. ``kept`` comes after each change, ``left`` with Esc on the list."""

    kept = Signal()
    left = Signal()

    def __init__(
        self, session: Session, record: type, names: Sequence[str], name: str, columns: Sequence[Column], empty: str
    ) -> None:
        super().__init__()
        self.session, self.record, self.name = session, record, name
        self.member: Member | None = None
        self.before: Any = None
        self._doomed: Any = None
        self._behind = self._other = False
        self.list = Ledger(name, columns, membership.key_of, empty)
        self.title = text_label("", "subheading")
        self.sums = text_label("", "muted")
        self.sums.setWordWrap(True)
        listed = {field.name: numbered(record, field.name) for field in fields_of(record) if field.choices}
        self.form = Form(record, names, month=session.month, choices=listed, exponent=session.store.desk.exponent)
        self._stands = self.form.texts()
        self.list.chosen.connect(self._open)
        self.form.entered.connect(self._finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(self.sums)
        layout.addWidget(self.title)
        layout.addWidget(self.form)
        hint = text_label(_("F5 new • Enter opens, keeps • Ctrl+Delete out • Esc back"), "muted")
        layout.addWidget(hint)

    def records(self, member: Member) -> list[Any]:
        """What stands in the list."""
        raise NotImplementedError

    def words(self, record: Any) -> str:
        """An entry in words."""
        raise NotImplementedError

    def summed(self, member: Member, records: Sequence[Any]) -> str:
        """What is said under the list."""
        return ""

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.form.texts() != self._stands

    def show_member(self, member: Member | None, now: bool = True) -> None:
        """Show what belongs to a member, ``now`` or when the page comes to the front (`catch_up`).

        Of one not yet taken up nothing can be entered. What was typed for another is given up.
        """
        other = member is None or self.member is None or member.number != self.member.number
        self.member = member
        self._behind = True
        self._other = self._other or other
        if now or (other and self.changed):
            self.catch_up()

    def catch_up(self) -> None:
        """Read what belongs to the member in hand, if that was not done yet."""
        if not self._behind:
            return
        other, self._behind, self._other = self._other, False, False
        self._read()
        self.form.set_locked(self.member is None, _("The member is kept first, on the first page."))
        self.form.setEnabled(self.member is not None)
        if other or not self.changed:
            self._blank()

    def _read(self) -> None:
        records = [] if self.member is None else self.records(self.member)
        self.list.show_rows(records)
        self.sums.setText("" if self.member is None else self.summed(self.member, records))
        self.sums.setVisible(bool(self.sums.text()))

    def set_month(self, month: Month) -> None:
        """Let short dates lie in this month."""
        for row in self.form.boxes.values():
            if isinstance(row.box, TextBox):
                row.box.month = month

    def _blank(self) -> None:
        self.before = None
        self.title.setText(_("New entry"))
        self.form.show_record({name: None for name in self.form.boxes} | self.offered())
        self._stands = self.form.texts()

    def offered(self) -> dict[str, Any]:
        """What a new entry begins with."""
        return {}

    def _open(self, record: Any) -> None:
        if self.commit():
            self.before = record
            self.title.setText(self.words(record))
            self.form.show_record(record)
            self._stands = self.form.texts()
            self.form.begin()

    def begin(self) -> None:
        """In the form where something is in hand or nothing is on the list, else in the list."""
        if self.member is None or (self.list.rows.rowCount() and not self.changed):
            self.list.setFocus()
        else:
            self.form.begin()

    def begin_new(self) -> None:
        """A new entry."""
        if self.member is not None and self.commit():
            self._blank()
            self.form.begin()

    def commit(self) -> bool:
        """Keep what is typed, or mark what stands in the way; whether nothing is left that is not kept."""
        if not self.changed or self.member is None:
            return True
        try:
            store, operator = self.session.store, self.session.operator
            values = self.form.values()
            self.before = membership.enter(store, self.member, self.record, values, self.before, operator)
        except EntryError as refusal:
            if homeless := self.form.mark(refusal.problems):
                self.session.tell(told(homeless[0], self.record), "error")
            return False
        self._blank()
        self._read()
        self.kept.emit()
        return True

    def _finish(self) -> None:
        """Enter in the last box: kept, and on to the next new one; in an empty form back to the list."""
        if not self.changed and self.before is None and self.list.rows.rowCount():
            self.list.setFocus()
        elif self.changed and self.commit():
            self.form.begin()
        elif not self.changed:
            self._blank()
            self.form.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on the list leads back to the members."""
        if event.key() == Qt.Key.Key_Escape and self.list.hasFocus():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def take_out(self) -> None:
        """Give up what is typed; the entry in hand is taken out when it is asked twice."""
        record = self.before or self.list.row
        if self.changed:
            self._blank()
            self.session.tell(_("What was typed is taken back."))
        elif self.member is None or record is None:
            self.session.tell(_("There is nothing to take out."))
        elif self._doomed != record:
            self._doomed = record
            self.session.tell(_("Ctrl+Delete once more takes this out: %(entry)s.", entry=self.words(record)), "query")
        else:
            self._doomed = None
            membership.take_out(self.session.store, self.member, record, self.session.operator)
            self.session.tell(_("Taken out: %(entry)s.", entry=self.words(record)))
            self._blank()
            self._read()
            self.kept.emit()

    def in_hand(self) -> InHand | None:
        """What is typed and not kept."""
        return (self.words(self.before) if self.before else "", self.form.texts()) if self.changed else None

    def restore(self, which: str, texts: dict[str, str]) -> None:
        """Put back what was typed, over the entry that it was typed over."""
        self.before = next((one for one in self.list.rows.rows if which and self.words(one) == which), None)
        self.title.setText(which if self.before is not None else _("New entry"))
        if self.before is not None:
            self.form.show_record(self.before)
            self._stands = self.form.texts()
        self.form.show_texts({name: text for name, text in texts.items() if name in self.form.boxes})

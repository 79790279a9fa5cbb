"""The particulars of the co-operative: names, kind, persons; the federation it reports to and when."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.cooperatives import KINDS, Cooperative, KindSpan, in_force
from coopdesk.domain.dates import today
from coopdesk.domain.desk import Desk
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.cooperative.entries import InHand
from coopdesk.gui.form import Form, scrolled, text_label, told
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import card, chain, line_up, mark_all, read_all
from coopdesk.gui.theme import MIDDLE
from coopdesk.gui.words import _, language, worded
from coopdesk.services.desk import own_cooperative
from coopdesk.services.operators import people
from coopdesk.services.particulars import fixed, save_particulars

Texts = list[dict[str, str]]


class ParticularsPage(QWidget):
    """Boxes one after the other; each change is kept when the next box is entered. ``kept`` comes after that."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        first, second = ("zh", "en") if language() == "zh" else ("en", "zh")
        both = [f"{what}_{tongue}" for what in ("name", "trade", "district") for tongue in (first, second)]
        unit = ["code", *both, "founded_on", "dissolved_on", "responsible", "clerk", "telephone"]
        self.unit = Form(Cooperative, unit, month=session.month)
        self.kind = Form(KindSpan, ["kind", "since"], month=session.month)
        desk = ["federation", f"federation_{first}", f"federation_{second}", "start", "due_day"]
        self.desk = Form(Desk, [*desk, "approval", "valid_until"])
        self.forms = [self.unit, self.kind, self.desk]
        self.past = text_label("", "muted")
        self.past.setWordWrap(True)
        self._stands: Texts = []
        line_up([self.unit], 370)
        line_up([self.kind, self.desk], 330)
        chain(self.forms)
        self.desk.entered.connect(self._finish)
        for form in (self.unit, self.desk):  # a kind is kept with its day, not before
            form.visited.connect(lambda _name: self._keep_quietly())
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(MIDDLE)
        right = QVBoxLayout()
        right.setSpacing(MIDDLE)
        right.addWidget(card(_("Kind"), self.kind, self.past))
        right.addWidget(card(_("Federation and reporting"), self.desk))
        right.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(card(_("Co-operative"), self.unit))
        left.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(text_label(_("Enter goes from box to box; what is typed is kept as you go."), "muted"))

    def texts(self) -> Texts:
        """What is typed, form by form."""
        return [form.texts() for form in self.forms]

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.texts() != self._stands

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        if self._stands and self.changed:
            return
        store = self.session.store
        own = own_cooperative(store)
        spans = store.find(KindSpan, cooperative=own.code)
        self.unit.show_record(own)
        self.kind.show_record(in_force(spans, today().replace(year=9999)) or {})
        self.desk.show_record(store.desk)
        self._lock(self.unit, {"code": _("It is never changed.")})
        why = _("A month is final already; it stays as it is.")
        self._lock(self.desk, dict.fromkeys(fixed(store), why))
        before = [_("%(kind)s from %(day)s", kind=_(KINDS[span.kind]), day=worded(span.since)) for span in spans[:-1]]
        self.past.setText(_("Before: %(kinds)s", kinds="; ".join(before)) if before else "")
        self.past.setVisible(bool(before))
        self._stands = self.texts()

    def _lock(self, form: Form, why: dict[str, str]) -> None:
        for name, row in form.boxes.items():
            if isinstance(row.box, TextBox):
                row.box.setReadOnly(name in why)
                row.describe(why.get(name, ""))

    def arrive(self) -> None:
        """The first name is in hand."""
        list(self.unit.boxes.values())[1].box.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> bool:
        """Keep what is typed, or mark what stands in the way; whether nothing is left unsaved."""
        if not self._stands or not self.changed:
            return True
        try:
            self._keep()
        except EntryError as refusal:
            if homeless := mark_all(self.forms, refusal.problems):
                self.session.tell(told(homeless[0], Desk, Cooperative, KindSpan), "error")
            return False
        return True

    def _keep(self) -> None:
        values: dict[str, Any] = read_all(self.forms)
        desk = {name: values.pop(name) for name in self.desk.boxes}
        span = KindSpan(values["code"], since=values.pop("since"), kind=values.pop("kind"))
        cooperative = Cooperative(**values)
        store = self.session.store
        save_particulars(store, cooperative, span, dataclasses.replace(store.desk, **desk), self.session.operator)
        self._stands = self.texts()
        if not people(store):
            self.session.take_seat(cooperative.clerk)
        self.kept.emit()

    def _keep_quietly(self) -> None:
        if self._stands and self.changed:
            try:
                self._keep()
            except EntryError:
                return

    def _finish(self) -> None:
        if self.commit():
            self.arrive()

    def in_hand(self) -> InHand:
        """What is typed, form by form."""
        return "", self.texts()

    def restore(self, kept: InHand) -> None:
        """Put back what was in hand."""
        for form, typed in zip(self.forms, kept[1], strict=True):
            form.show_texts(typed)

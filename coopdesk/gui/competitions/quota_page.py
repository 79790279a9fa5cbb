"""Quota work of members: accepted pieces and the hours that the quota allows for one; scrap earns none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.competitions import QuotaWork
from coopdesk.domain.field import field_of
from coopdesk.domain.numbers import digits
from coopdesk.errors import EntryError
from coopdesk.gui.choosing import Choice
from coopdesk.gui.competitions.state import Shown
from coopdesk.gui.form import Form, text_label, told
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, name_of, worded
from coopdesk.services import keyed_values

_NAMES = ("period", "entrant", "work", "pieces", "hours_each")


class QuotaPage(QWidget):
    """The list, and the form of a new entry or the one in hand. ``kept`` comes after each change."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.before: QuotaWork | None = None
        self._doomed: QuotaWork | None = None
        self._names: dict[str, str] = {}
        self._code = ""
        pieces, hours = field_of(QuotaWork, "pieces"), field_of(QuotaWork, "hours_each")
        columns = [
            Column(_("Month"), lambda one: worded(one.period), 110),
            Column(_("Member"), lambda one: self._names.get(one.entrant, one.entrant), 150),
            Column(_("Work"), lambda one: one.work, 0),
            Column(_("Accepted"), lambda one: pieces.text(one.pieces), 100, number=True),
            Column(_("Hours per piece"), lambda one: hours.text(one.hours_each), 120, number=True),
            Column(_("Standard hours"), lambda one: digits(one.pieces * one.hours_each), 110, number=True),
        ]
        empty = _("No quota work yet: standard hours are keyed as one number, or reckoned from pieces here.")
        self.list = Ledger(_("Quota work"), columns, lambda one: (one.period, one.entrant, one.work), empty)
        self.list.chosen.connect(self._open)
        self.form = Form(QuotaWork, _NAMES, month=session.month, choices={"entrant": []}, columns=2)
        self._stands = self.form.texts()
        self.form.entered.connect(self._finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(self.form)
        layout.addWidget(text_label(_("F5 new • Enter opens, keeps • Ctrl+Delete out"), "muted"))
        for keys, act in (("F5", self.begin_new), ("Ins", self.begin_new), ("Ctrl+Delete", self.take_out)):
            bind(self, keys, act)

    @property
    def changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return self.form.texts() != self._stands

    def show_state(self, found: Shown) -> None:
        """Show the quota work of a competition; what is typed stays."""
        other, self._code = found.competition.code != self._code, found.competition.code
        self._names = {one.code: name_of(one) for one in found.board.standings}
        self.list.show_rows(keyed_values.works(self.session.store, self._code))
        choices = [Choice(code, f"{code} {name}") for code, name in sorted(self._names.items())]
        if other or not self.list.rows.rowCount():
            self.form.show_choices("entrant", choices)
            self._offer(QuotaWork(self._code, found.competition.period, "", "", 0, 0))  # type: ignore[arg-type]

    def _offer(self, last: QuotaWork) -> None:
        """A new entry, of the month and the member of the one before."""
        self.before = None
        self.form.show_record({"period": last.period, "entrant": last.entrant or None})
        self._stands = self.form.texts()

    def _open(self, one: QuotaWork) -> None:
        if self.commit():
            self.before = one
            self.form.show_record(one)
            self._stands = self.form.texts()
            self.form.boxes["work"].box.setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self) -> None:
        """In the form, at the member."""
        self.form.boxes["entrant"].box.setFocus(Qt.FocusReason.TabFocusReason)

    def begin_new(self) -> None:
        """A new entry."""
        if self.commit():
            self._offer(self.list.row or QuotaWork(self._code, self.session.month, "", "", 0, 0))  # type: ignore[arg-type]
            self.begin()

    def commit(self) -> bool:
        """Keep what is typed, or mark what stands in the way; whether nothing is left that is not kept."""
        if not self.changed:
            return True
        if self.session.refuses():
            return False
        try:
            work = QuotaWork(self._code, **self.form.values())
            keyed_values.save_work(self.session.store, work, self.before, self.session.operator)
        except EntryError as refusal:
            if homeless := self.form.mark(refusal.problems):
                self.session.tell(told(homeless[0], QuotaWork), "error")
            return False
        self._offer(work)
        self.kept.emit()
        return True

    def _finish(self) -> None:
        if self.commit():
            self.begin()

    def take_out(self) -> None:
        """Take the entry in hand out, asked twice."""
        one = self.before or self.list.row
        if one is None or self.session.refuses():
            return
        words = f"{self._names.get(one.entrant, one.entrant)} {one.work}"
        if self._doomed != one:
            self._doomed = one
            self.session.tell(_("Ctrl+Delete once more takes this out: %(entry)s.", entry=words), "query")
            return
        self._doomed = None
        keyed_values.take_out(self.session.store, one, self.session.operator)
        self.session.tell(_("Taken out: %(entry)s.", entry=words))
        self._offer(one)
        self.kept.emit()

"""Files that wait: whose they say they are, and their seal, to be compared with the registration sheet."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from coopdesk.errors import EntryError
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.seal import SealCard
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE
from coopdesk.gui.when import correction, moment
from coopdesk.gui.words import _, explain, name_of, worded
from coopdesk.services.inbox import Waiting, waiting
from coopdesk.services.register import accept_seal


class WaitingPage(QWidget):
    """Enter on a file goes to its seal; Enter there trusts it. ``trusted`` comes after files were taken in."""

    trusted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        columns = [
            Column(_("Co-operative"), lambda row: f"{row.code} {_name(row)}".strip(), 0),
            Column(_("Month"), lambda row: worded(row.period) if row.period else _("registration"), 110),
            Column(_("Correction"), lambda row: correction(row.revision) if row.period else "", 110),
            Column(_("Waits for"), _waits, 210, tone=lambda row: "error" if row.trusted_for else "query"),
            Column(_("Received at"), lambda row: moment(row.at), 124),
        ]
        self.list = Ledger(_("Waiting files"), columns, lambda row: row.packet, _("No file is waiting."))
        self.list.turned.connect(self._show)
        self.list.chosen.connect(lambda _row: self._go())
        self.card = SealCard(_("Seal of the file"))
        self.card.setFixedWidth(350)
        self.card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.card.copied.connect(lambda: session.tell(_("The seal is copied.")))
        self.whose = text_label("", "strong")
        self.persons = text_label("", "muted")
        self.advice = text_label("", "")
        self.trouble = text_label("", "trouble")
        for label in (self.whose, self.advice, self.trouble):
            label.setWordWrap(True)
        self.button = QPushButton()
        self.button.setProperty("main", True)
        for keys in ("Return", "Enter"):
            bind(self.button, keys, self.act, alone=True)
        self.button.clicked.connect(self.act)
        for widget in (self.whose, self.persons, self.advice, self.button, self.trouble):
            self.card.body.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(self.card)

    def refresh(self) -> None:
        """Read again what waits."""
        self.list.show_rows(waiting(self._session.store))

    def _go(self) -> None:
        if self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, row: Waiting | None) -> None:
        self.card.setVisible(row is not None)
        self.trouble.setText("")
        if row is None:
            return
        self.card.show_seal(row.public_key)
        self.whose.setText(f"{row.code}  {_name(row)}".strip())
        self.persons.setText(_persons(row))
        self.persons.setVisible(row.register is not None)
        self.advice.setText(_advice(row))
        self.button.setText(
            _("Trust this seal for %(code)s", code=row.code)
            if row.register
            else _("Enter %(code)s on the register", code=row.code)
        )
        self.button.setEnabled(row.trusted_for in (None, row.code))

    @Slot()
    def act(self) -> None:
        """Trust the seal that is shown for its co-operative, or register that one first."""
        row = self.list.row
        if row is None:
            return
        if row.register is None:
            self._session.open("cooperatives", row.code)
            return
        if self._session.refuses():
            return
        try:
            taken = accept_seal(self._session.store, row.public_key, row.code, self._session.operator)
        except EntryError as refusal:
            self.trouble.setText(explain(refusal))
            return
        words = _("The seal is trusted for %(code)s. Waiting files taken in: %(count)s.",
                  code=row.code, count=len(taken))  # fmt: skip
        self._session.tell(words)
        self.trusted.emit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _name(row: Waiting) -> str:
    return name_of(row.register) if row.register else ""


def _persons(row: Waiting) -> str:
    """Whom to call, as far as the register knows."""
    person = row.register.responsible if row.register else ""
    telephone = row.register.telephone if row.register else ""
    if person and telephone:
        return _("%(person)s, telephone %(telephone)s", person=person, telephone=telephone)
    if telephone:
        return _("telephone %(telephone)s", telephone=telephone)
    return _("%(person)s, no telephone recorded", person=person) if person else _("no telephone recorded")


def _waits(row: Waiting) -> str:
    if row.register is None:
        return _("not on the register")
    if row.trusted_for and row.trusted_for != row.code:
        return _("its seal is trusted for %(other)s", other=row.trusted_for)
    return _("its seal to be compared")


def _advice(row: Waiting) -> str:
    if row.register is None:
        return _("Enter the co-operative on the register first; the file stays here until then.")
    if row.trusted_for and row.trusted_for != row.code:
        return _("This computer is registered for another co-operative. Ask whose file this is.")
    return _("Compare all six groups of the check number with the signed sheet. Trust the seal only if all agree.")

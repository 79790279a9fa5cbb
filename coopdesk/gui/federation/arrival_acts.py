"""What can be decided about the arrival in hand: choose, not accept, take its batch back; and each taken back."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.packets import DECISIONS, Decision
from coopdesk.gui.federation.deciding import Asking
from coopdesk.gui.federation.members_sent import MembersButton
from coopdesk.gui.federation.sender_text import decided_text, put_on_clipboard
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Ledger
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.when import moment
from coopdesk.gui.words import _
from coopdesk.services import decisions
from coopdesk.services.inbox import Arrived


class ArrivalActs(QWidget):
    """Buttons under the list, and keys on it.

    ``wanted`` comes when corrections are to be chosen from, ``decided`` when a decision was kept.
    """

    wanted = Signal()
    decided = Signal()

    def __init__(self, session: Session, arrivals: Ledger) -> None:
        super().__init__()
        self._session = session
        self._list = arrivals
        self._row: Arrived | None = None
        self.last = text_label("", "muted")
        self.last.setWordWrap(True)
        self.choose, self.file, self.batch = QPushButton(_("Choose one… (Enter)")), QPushButton(), QPushButton()
        self.copy = QPushButton(_("Copy text to the sender"))
        self.members = MembersButton(session, arrivals, lambda: self._row.packet if self._row else "")
        self.asking = Asking()
        self.choose.clicked.connect(self.wanted)
        self.file.clicked.connect(self.ask_file)
        self.batch.clicked.connect(self.ask_batch)
        self.copy.clicked.connect(self.copy_text)
        self.asking.done.connect(self.decided)
        self.asking.left.connect(lambda: arrivals.setFocus(Qt.FocusReason.OtherFocusReason))
        bind(arrivals, "Delete", self.ask_file)
        bind(arrivals, "Ctrl+Delete", self.ask_batch)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button in (self.choose, self.file, self.batch, self.copy, self.members):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.last)
        layout.addLayout(row)
        layout.addWidget(self.asking)
        self.show_row(None)

    def show_row(self, row: Arrived | None) -> None:
        """Offer what can be decided about an arrival, and say what was decided last."""
        if row is None or self._row is None or row.counter != self._row.counter:
            self.asking.hide()
        self._row = row
        withdrawn, by_hand = (row.verdict == "withdrawn", row.by_hand) if row else (False, False)
        self.choose.setVisible(row is not None and row.several)
        self.file.setVisible(row is not None and not withdrawn)
        self.file.setText(_("Accept again… (Del)") if by_hand else _("Do not accept… (Del)"))
        self.batch.setVisible(row is not None)
        self.members.setVisible(row is not None and row.period is not None)
        words = (
            _("Count its whole batch again… (Ctrl+Del)") if withdrawn else _("Take its whole batch back… (Ctrl+Del)")
        )
        self.batch.setText(words)
        self.copy.setVisible(by_hand and not withdrawn)
        last = self._decision()
        self.last.setText(_decision_words(last) if last else "")
        self.last.setVisible(last is not None)

    def _decision(self) -> Decision | None:
        row = self._row
        return decisions.last_decision(self._session.store, row.batch, row.packet) if row else None

    def ask_file(self) -> None:
        """Ask why the file is not accepted, or accepted again."""
        row, session = self._row, self._session
        if row is None or row.verdict == "withdrawn" or session.refuses():
            return
        if row.by_hand:
            words = _("%(file)s counts again, wherever it came in. Why?", file=row.file)
            self.asking.ask(words, _("Accept again"), partial(self._admit, row))
        else:
            words = _("%(file)s does not count from now on, wherever it comes in; it can be accepted again. Why?",
                      file=row.file)  # fmt: skip
            self.asking.ask(words, _("Do not accept"), partial(self._refuse, row))

    def ask_batch(self) -> None:
        """Ask why the whole batch is taken back, or counted again."""
        row, session = self._row, self._session
        if row is None or session.refuses():
            return
        files, codes = decisions.came_with(session.store, row.batch)
        values = {"moment": moment(row.at), "files": files, "codes": codes}
        if row.verdict == "withdrawn":
            words = _("The batch of %(moment)s (files %(files)s, co-operatives %(codes)s) counts again. Why?", **values)
            self.asking.ask(words, _("Count it again"), partial(self._restore, row))
        else:
            words = _("The batch of %(moment)s (files %(files)s, co-operatives %(codes)s) does not count from now on; "
                      "the files stay here and can be counted again. Why?", **values)  # fmt: skip
            self.asking.ask(words, _("Take it back"), partial(self._withdraw, row))

    def _refuse(self, row: Arrived, reason: str) -> None:
        decisions.refuse(self._session.store, [row.packet], reason, self._session.operator)
        self._session.tell(_("%(file)s is not accepted; it does not count.", file=row.file))

    def _admit(self, row: Arrived, reason: str) -> None:
        decisions.admit(self._session.store, [row.packet], reason, self._session.operator)
        self._session.tell(_("%(file)s is accepted again.", file=row.file))

    def _withdraw(self, row: Arrived, reason: str) -> None:
        decisions.withdraw(self._session.store, row.batch, reason, self._session.operator)
        self._session.tell(_("The batch of %(moment)s is taken back; none of it counts.", moment=moment(row.at)))

    def _restore(self, row: Arrived, reason: str) -> None:
        decisions.restore(self._session.store, row.batch, reason, self._session.operator)
        self._session.tell(_("The batch of %(moment)s counts again.", moment=moment(row.at)))

    def copy_text(self) -> None:
        """Put a text for the sender of the file that was not accepted on the clipboard."""
        row = self._row
        last = decisions.last_decision(self._session.store, "", row.packet) if row else None
        if row is not None and last is not None:
            put_on_clipboard(decided_text(row.file, row.period, last.reason))
            self._session.tell(_("The text to the sender is copied."))


def _decision_words(last: Decision) -> str:
    """``File refused on 2026-11-26 21:40: figures of another year``."""
    values = {"what": _(DECISIONS[last.kind]), "moment": moment(last.at), "reason": last.reason}
    return _("%(what)s, %(moment)s: %(reason)s", **values) if last.reason else _("%(what)s, %(moment)s", **values)

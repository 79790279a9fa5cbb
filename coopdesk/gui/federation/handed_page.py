"""The summaries that were handed up: number, period, scope, day and recipient; Enter shows what moved since one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.language import period_name
from coopdesk.domain.period import Period
from coopdesk.domain.submission_text import handed_on
from coopdesk.domain.submissions import Submission
from coopdesk.domain.summaries import SCOPES
from coopdesk.gui.form import hint_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, language
from coopdesk.services.submissions import submissions
from coopdesk.store import Store


class HandedPage(QWidget):
    """``chosen`` carries the summary in hand."""

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        empty = _("No summary was handed up yet. Ctrl+U on the summary does it.")
        self.list = Ledger(_("Handed up"), _columns(), lambda one: one.number, empty)
        self.list.chosen.connect(self.chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(hint_label(_("Enter shows what moved since  •  Ctrl+P prints it  •  Ctrl+C copies rows")))

    def show_of(self, store: Store) -> None:
        """Read the list, the latest first."""
        self.list.show_rows(list(reversed(submissions(store))))


def _columns() -> list[Column]:
    def period(one: Submission) -> str:
        return period_name(Period.parse(one.period), language())

    return [
        Column(_("Number of the summary"), lambda one: one.number, 180),
        Column(_("Period"), period, 180),
        Column(_("Scope"), lambda one: _(SCOPES[one.scope]), 210),
        Column(_("Handed up on"), lambda one: str(handed_on(one)), 110),
        Column(_("Handed to"), lambda one: one.recipient, 0),
    ]

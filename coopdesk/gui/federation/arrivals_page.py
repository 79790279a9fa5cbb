"""Everything that came in, the last first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.packets import VERDICTS
from coopdesk.gui.federation.arrival_acts import ArrivalActs
from coopdesk.gui.federation.fork_page import ForkPage
from coopdesk.gui.federation.take_in import TONES
from coopdesk.gui.form import hint_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.when import correction, moment
from coopdesk.gui.words import _, name_of, worded
from coopdesk.services.inbox import LATEST, Arrived, arrivals


class ArrivalsPage(QWidget):
    """Arrivals with how each stands now, the latest so many; and what a person decides about them.

    ``decided`` comes after a decision was kept.
    """

    decided = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._names: dict[str, Cooperative] = {}
        self.list = Ledger(_("Arrivals"), self._columns(), lambda row: row.counter, _("No file came in yet."))
        self.list.chosen.connect(self._enter)
        self.list.turned.connect(self._show)
        self.acts = ArrivalActs(session, self.list)
        self.acts.wanted.connect(self.choose)
        self.acts.decided.connect(self._decided)
        self.fork = ForkPage(session)
        self.fork.decided.connect(self._decided)
        self.fork.left.connect(self._back)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(self.acts)
        layout.addWidget(
            hint_label(
                _("Enter opens the co-operative, or the corrections to choose from  •  the last %(count)s at most, the "
                  "newest first  •  Ctrl+C copies rows", count=LATEST)
            )
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(whole)
        self.stack.addWidget(self.fork)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def _columns(self) -> list[Column]:
        return [
            Column(_("Received at"), lambda row: moment(row.at), 124),
            Column(_("File"), lambda row: row.file, 256),
            Column(_("Co-operative"), self._whose, 0),
            Column(_("Month"), lambda row: worded(row.period) if row.period else _("registration"), 110),
            Column(_("Correction"), lambda row: correction(row.revision) if row.period else "", 110),
            Column(
                _("Stands now"),
                lambda row: _(VERDICTS[row.verdict]),
                320,
                tone=lambda row: TONES.get(row.verdict, "ink"),
            ),
        ]

    def _whose(self, row: Arrived) -> str:
        known = self._names.get(row.cooperative)
        return f"{row.cooperative} {name_of(known)}" if known else row.cooperative

    def refresh(self) -> None:
        """Read the arrivals again."""
        self._names = {one.code: one for one in self._session.store.find(Cooperative)}
        self.list.show_rows(arrivals(self._session.store))

    def begin(self) -> None:
        """Go into the list, or into the corrections that are shown."""
        if self.stack.currentIndex():
            self.fork.begin()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def forks(self) -> int:
        """How many months wait for one of several corrections to be chosen."""
        return len({(row.cooperative, row.period) for row in self.list.rows.rows if row.verdict == "fork"})

    def choose_of(self, packet: str) -> None:
        """Take a file in hand and show it beside the others of its month."""
        self._back()
        places = [place for place, row in enumerate(self.list.rows.rows) if row.packet == packet]
        if places:
            self.list.take(places[0])
            self.choose()

    def choose(self) -> None:
        """Show the corrections of the month in hand side by side."""
        row = self.list.row
        if row is not None and row.several and row.period is not None:
            self.fork.show_fork(row.cooperative, row.period)
            self.stack.setCurrentIndex(1)
            self.fork.begin()

    def _enter(self, row: Arrived) -> None:
        if row.several:
            self.choose()
        else:
            self._session.open("cooperatives", row.cooperative)

    def _show(self, row: Arrived | None) -> None:
        self.acts.show_row(row)

    def _back(self) -> None:
        self.stack.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decided(self) -> None:
        self.decided.emit()
        self._back()

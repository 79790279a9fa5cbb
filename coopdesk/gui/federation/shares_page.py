"""Which part of the annual plans falls on which month, for all co-operatives."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.numbers import shortest
from coopdesk.domain.plans import YearShares
from coopdesk.errors import EntryError
from coopdesk.gui.cooperative.entries import InHand
from coopdesk.gui.federation.kept_forms import KeptForms
from coopdesk.gui.federation.year_box import YearBox
from coopdesk.gui.form import Form, hint_label, scrolled, text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import card, line_up
from coopdesk.gui.theme import MIDDLE
from coopdesk.gui.words import _
from coopdesk.services.plans import enter_shares, shares_of


class SharesPage(KeptForms):
    """Twelve boxes that make 100; they are kept together, with Enter in the last one or on leaving the page."""

    def __init__(self, session: Session) -> None:
        self.form = Form(YearShares)
        super().__init__(session, YearShares, [self.form])
        self.year = YearBox(session.month.year, self.commit, self._turn)
        self.sum = text_label("", "strong")
        self.form.edited.connect(lambda _name: self._add_up())
        line_up([self.form, self.year])
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            bind(self, keys, self.commit)
        bind(self, "Ctrl+Delete", self.discard)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MIDDLE)
        title = _("Shares of the months in the annual plan")
        row.addWidget(card(title, self.year, self.form, self.sum), 0, Qt.AlignmentFlag.AlignTop)
        about = hint_label(_("Where no shares are set, every month has the same part of the annual plan."))
        row.addWidget(about, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inner), 1)
        words = _("Enter goes from box to box  •  Ctrl+Enter keeps  •  Ctrl+Delete takes back what was typed")
        layout.addWidget(hint_label(words))
        QWidget.setTabOrder(self.year.box, self.form.boxes["january"].box)
        self.refresh()

    def _turn(self) -> None:
        """The shares of another year."""
        self.refresh()
        self.arrive()

    def record(self) -> YearShares:
        """The shares of the year in view."""
        return shares_of(self.session.store, self.year.year)

    def keep(self, values: dict[str, Any]) -> None:
        """Keep the shares of the year."""
        enter_shares(self.session.store, self.year.year, YearShares(**values), self.session.operator)

    def refresh(self) -> None:
        """Read again; what is typed stays."""
        super().refresh()
        self._add_up()

    def _add_up(self) -> None:
        total = Decimal(0)
        for row in self.form.boxes.values():
            try:
                total += row.box.read() or 0
            except EntryError:
                continue
        self.sum.setText(_("Together: %(sum)s of 100 %%", sum=shortest(total)))

    def in_hand(self) -> InHand:
        """What is typed, the year last."""
        key, texts = super().in_hand()
        return key, [*texts, {"year": str(self.year.year)}]

    def restore(self, kept: InHand) -> None:
        """Put back what was in hand."""
        key, [texts, year] = kept
        self.year.show_year(int(year["year"]))
        self._stands = []
        self.refresh()
        super().restore((key, [texts]))
        self._add_up()

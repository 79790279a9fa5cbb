"""Both keyings of a month side by side where they differ, and which of them is right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.differences import Comparison, Difference
from coopdesk.errors import EntryError, LockedError
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.monthly_return.difference_words import box_words, place_words, side_words
from coopdesk.gui.monthly_return.second_hand import SecondHand, verified_words
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain
from coopdesk.services.second_keying import Side

SIDES: dict[str, Side] = {"1": "first", "2": "second"}


class ComparePage(QWidget):
    """``settled`` comes after a box of one keying was corrected from the other."""

    settled = Signal()

    def __init__(self, hand: SecondHand) -> None:
        super().__init__()
        self.hand = hand
        self.found = Comparison((), (), 0)
        self.sentence = text_label("", "strong")
        self.left = text_label("", "muted")
        for label in (self.sentence, self.left):
            label.setWordWrap(True)
        columns = [
            Column(_("Where"), lambda one: place_words(hand, one), 300),
            Column(_("Box"), box_words, 190),
            Column(_("First keying (1)"), self._first, 190, tone=lambda one: "muted" if one.new is None else ""),
            Column(_("Second keying (2)"), self._second, 0, tone=lambda one: "muted" if one.new is None else ""),
        ]
        self.table = Ledger(
            _("Differences of the two keyings"), columns, lambda one: (one.line, one.box), _("Nothing to settle.")
        )
        self.table.setAccessibleDescription(
            _("↑ ↓ choose a difference; 1: the first keying is right, 2: the second. The other one is corrected.")
        )
        self.table.typed.connect(self._typed)
        self.first, self.second = QPushButton(_("The first is right (1)")), QPushButton(_("The second is right (2)"))
        self.first.clicked.connect(lambda: self._settle("first"))
        self.second.clicked.connect(lambda: self._settle("second"))
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.left, 1)
        foot.addWidget(self.first)
        foot.addWidget(self.second)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.sentence)
        layout.addWidget(framed(self.table), 1)
        layout.addLayout(foot)

    def _first(self, one: Difference) -> str:
        """What the first has of a box is not told before the second is keyed: it would be copied."""
        return _("shown when keyed") if one.new is None else side_words(one, one.old, self.hand.exponent)

    def _second(self, one: Difference) -> str:
        return _("not keyed yet") if one.new is None else side_words(one, one.new, self.hand.exponent)

    def begin(self) -> None:
        """Go into the list."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Compare both keyings as they stand now."""
        self.found = self.hand.compare()
        self.table.show_rows([*self.found.differences, *self.found.unkeyed])
        self.sentence.setText(verified_words(self.hand) or _("Nothing is keyed a second time yet."))
        unkeyed = len(self.found.unkeyed)
        words = _("Cells of the first keying that are not keyed a second time: %(count)s.", count=unkeyed)
        self.left.setText(words if unkeyed else "")
        for button in (self.first, self.second):
            button.setEnabled(bool(self.found.differences) and not self.hand.fixed)

    def _typed(self, sign: str) -> None:
        if sign in SIDES:
            self._settle(SIDES[sign])

    def _settle(self, right: Side) -> None:
        one = self.table.row
        if one is None:
            return
        if self.hand.fixed:
            self.hand.session.tell(self.hand.why_fixed, "query")
            return
        if one.new is None:
            self.hand.session.tell(_("This cell is not keyed a second time yet; key it first, then compare."), "query")
            return
        try:
            self.hand.settle(one, right)
        except LockedError:
            words = _("%(month)s is final. “Correct this month” opens it again.", month=self.hand.month)
            self.hand.session.tell(words, "query")
        except EntryError as refusal:
            self.hand.session.tell(explain(refusal), "error")
        else:
            self.settled.emit()
            self.begin()

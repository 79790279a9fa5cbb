"""Page 社员变动 of a month keyed in at the federation: the movement of members typed from paper, by sex where known."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.keyed import movement_lines
from coopdesk.domain.numbers import grouped
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.federation.keyed_hand import KeyedHand
from coopdesk.gui.federation.movement_table import MovementTable, Place, balance_words
from coopdesk.gui.form import hint_label, scrolled, text_label
from coopdesk.gui.grid.columns import Held
from coopdesk.gui.problem_list import ProblemList
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, explain
from coopdesk.services import keying


class KeyedMovementPage(QWidget):
    """Kept as a whole when a box is left. ``kept`` comes after that, ``ended`` with Enter in the last box.

    The closing of the month before stands in the opening to be taken over; it is kept with the first thing typed.
    """

    kept = Signal()
    ended = Signal()

    def __init__(self, hand: KeyedHand) -> None:
        super().__init__()
        self.hand = hand
        self.table = MovementTable(hand.month)
        self.table.visited.connect(self.commit)
        self.table.edited.connect(self._edited)
        self.table.ended.connect(self._finish)
        self._shown: tuple[Any, ...] = ()
        self._closing: dict[str, int] = {}
        self.offered = text_label("", "muted")
        self.trouble = text_label("", "trouble")
        self.balance = text_label("", "strong")
        for label in (self.offered, self.trouble, self.balance):
            label.setWordWrap(True)
        self.queries = ProblemList(_("To settle"), hand.place_of)
        self.queries.reasoned.connect(self._keep_reason)
        self.queries.displaced.connect(self.begin)
        self._lay_out()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(LARGE, SMALL, LARGE, SMALL)
        inner.setSpacing(SMALL)
        inner.addWidget(self.table)
        words = _(
            "Type what is on the paper; nothing is reckoned from a register here. Where it does not tell women "
            "and men apart, type under “Not recorded”. Enter goes on, arrow keys walk."
        )
        right = QVBoxLayout()
        right.setSpacing(MIDDLE)
        for widget in (hint_label(words), self.offered, self.balance, self.trouble, self.queries):
            right.addWidget(widget)
        right.addStretch(1)
        whole = QWidget()
        columns = QVBoxLayout(whole)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.addWidget(card)
        columns.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(LARGE)
        layout.addWidget(scrolled(whole), 3)
        layout.addLayout(right, 2)

    def begin(self) -> None:
        """Go into the first box to be filled."""
        self.table.begin()

    def refresh(self) -> None:
        """Show the month in hand; what is typed and cannot be kept stays."""
        hand = self.hand
        if self._shown != self._of_hand:
            self._shown = self._of_hand
            self.table.month = hand.month
            self._closing = keying.offered_opening(hand.store, hand.cooperative, hand.month)
            self.table.show_persons(self._stands())
            if not self._stands() and not hand.fixed:
                for sex, persons in self._closing.items():
                    self.table.boxes[sex, "opening"].show_value(persons)
            for held in hand.held().get("movement", ()):
                for place, text in held.typed.items():
                    sex, _slash, event = place.partition("/")
                    self.table.boxes[sex, event].setText(text)
        self.table.lock(hand.fixed)
        self._tell()

    @property
    def _of_hand(self) -> tuple[Any, ...]:
        """What tells the months, co-operatives and corrections apart; a draft begun meanwhile is no other month."""
        hand = self.hand
        amends = hand.statement.amends if hand.statement else None
        return hand.cooperative, hand.month, amends, hand.version and hand.version.id, hand.fixed

    def _stands(self) -> dict[Place, int]:
        """Persons as the file has them."""
        lines = self.hand.whole.movement if self.hand.whole else ()
        return {(line.sex, line.event): line.persons for line in lines}

    def commit(self) -> bool:
        """Keep what is typed, or mark what stands in the way; whether nothing is left unsaved."""
        if self.hand.fixed or self._shown != self._of_hand or not self._touched():
            return True
        values, wrong = self.table.typed()
        for place in wrong:
            self.table.boxes[place].set_wrong(True)
        self._hold()
        if not wrong and movement_lines(values) != movement_lines(self._stands()):
            keying.save_movement(self.hand.store, self.hand.to_write(), values, self.hand.session.operator)
            self.hand.reread()
            self.kept.emit()
        self._tell()
        return not wrong

    def _touched(self) -> bool:
        """Whether a person typed anything here; the opening was perhaps only offered."""
        boxes = self.table.boxes.items()
        return bool(self._stands()) or any(box.text() and (place[1] != "opening" or box.isModified())
                                           for place, box in boxes)  # fmt: skip

    def _edited(self) -> None:
        self._hold()
        self._tell()

    def _finish(self) -> None:
        if self.commit():
            self.ended.emit()

    def _hold(self) -> None:
        """Keep in hand what cannot be kept, until it can."""
        _values, wrong = self.table.typed()
        texts = {"/".join(place): self.table.boxes[place].text() for place in wrong}
        self.hand.hold("movement", (Held(0, "", {}, texts),) if texts else ())

    def _tell(self) -> None:
        """The sums, whether it balances, and what asks for a reason."""
        values, wrong = self.table.typed()
        self.table.show_sums(values)
        self.balance.setText(balance_words(values))
        first = next(iter(wrong.items()), None)
        self.trouble.setText(f"{self.table.boxes[first[0]].accessibleName()}: {explain(first[1])}" if first else "")
        self.trouble.setVisible(first is not None)
        self.offered.setText(self._offered_words())
        asked = [one for one in self.hand.problems if one.box == "movement" and not self.hand.settled(one)]
        self.queries.lock(self.hand.fixed)
        self.queries.show_problems(asked, self.hand.reason_of)

    def _offered_words(self) -> str:
        if not self._closing:
            return _("The members at the end of the month before are not known here.")
        members = grouped(sum(self._closing.values()))
        return _("%(month)s closed with %(members)s members.", month=self.hand.month + -1, members=members)

    def _keep_reason(self, problem: Problem, text: str) -> None:
        try:
            self.hand.give_reason(problem, text)
        except EntryError as refusal:
            self.hand.session.tell(_("The reason was not kept: %(why)s", why=refusal), "error")
        else:
            self._tell()
            self.kept.emit()

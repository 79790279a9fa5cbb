"""Page 其他产值: services, the change in work in progress, and what they make of box 02; the production cost."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coopdesk.domain.checks import blank
from coopdesk.domain.figures import Total, figures_of
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.period import Period
from coopdesk.domain.statements import Accounts
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import Form, text_label
from coopdesk.gui.grid.columns import Held
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.numbers import echoed, figure, money
from coopdesk.gui.monthly_return.unkept import AMOUNTS
from coopdesk.gui.problem_list import ProblemList
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _
from coopdesk.services.amounts import save_accounts

_EMPTY = Accounts()
_COST = INDICATORS["cost_per_100"]


class AccountsPage(QWidget):
    """Three boxes, kept when they are left. ``kept`` comes after that, ``ended`` with Enter in the last box."""

    kept = Signal()
    ended = Signal()

    def __init__(self, hand: MonthInHand) -> None:
        super().__init__()
        self.hand = hand
        self.form = Form(Accounts, exponent=hand.exponent)
        self.form.entered.connect(self._finish)
        self.form.visited.connect(lambda _name: self.commit())
        self.form.edited.connect(lambda _name: self._hold())
        for row in self.form.boxes.values():
            row.box.installEventFilter(self)
            row.box.setMinimumWidth(190)
        self.last = text_label("", "muted")
        self.last.setWordWrap(True)
        self.sums = QGridLayout()
        self.sums.setHorizontalSpacing(LARGE)
        self.sums.setVerticalSpacing(SMALL)
        self.queries = ProblemList(_("Correct it or give the reason"), hand.place_of)
        self.queries.chosen.connect(self.jump)
        self.queries.reasoned.connect(self._keep_reason)
        self.queries.displaced.connect(self.begin)
        self._past: list[Accounts] = []
        self._ahead: list[Accounts] = []
        self._shown: tuple[Any, ...] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        words: QLabel = text_label(
            _(
                "The first two are part of the value at current prices, beside the goods of the output page. Where the "
                "co-operative has neither, leave them blank: the form then says that they are not in it. The cost "
                "need not be told; where it is, what 100 yuan of output value cost is reckoned from it."
            ),
            "muted",
        )
        words.setWordWrap(True)
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(620)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        inner.setSpacing(MIDDLE)
        inner.addWidget(text_label(_("Value beside the products"), "subheading"))
        inner.addWidget(words)
        inner.addWidget(self.form)
        inner.addWidget(self.last)
        inner.addWidget(text_label(_("Output value, current prices"), "subheading"))
        inner.addLayout(self.sums)
        left = QVBoxLayout()
        left.addWidget(card)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.queries)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(LARGE)
        layout.addLayout(left, 3)
        layout.addLayout(right, 2)

    def begin(self) -> None:
        """Go into the first box, ready to be typed over."""
        self.form.begin()
        first = self.form.boxes["services"].box
        assert isinstance(first, TextBox)  # a number is typed
        first.selectAll()

    def jump(self, problem: Problem) -> bool:
        """Go into the box of a problem; False where it is not here."""
        if problem.box not in self.form.boxes:
            return False
        self.form.boxes[problem.box].box.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def refresh(self) -> None:
        """Show the month in hand; what is typed and cannot be kept stays."""
        if self._shown != self._of_hand:
            self._shown = self._of_hand
            self._past, self._ahead = [], []
            self.form.show_record(self._stands)
            self._show_held()
        elif not self._in_hand():
            self.form.show_record(self._stands)
        why = self.hand.why_fixed
        self.form.set_locked(self.hand.fixed, why)
        self._tell()

    @property
    def _of_hand(self) -> tuple[Any, ...]:
        """What tells the months and their corrections apart."""
        return self.hand.month, self.hand.statement and self.hand.statement.id, self.hand.fixed

    def _show_held(self) -> None:
        """Put back what stood in the boxes of this month and could not be read."""
        for held in self.hand.held().get("accounts", ()):
            self.form.show_texts(held.typed)
        for problem in self.hand.unkept():
            if problem.box in AMOUNTS and not problem.line:
                self.form.boxes[problem.box].mark(problem)

    @property
    def _stands(self) -> Accounts:
        """The amounts as the file has them."""
        return (self.hand.whole.accounts if self.hand.whole else None) or _EMPTY

    def _in_hand(self) -> bool:
        """Whether something is typed that is not in the file."""
        try:
            return Accounts(**self.form.values()) != self._stands
        except EntryError:
            return True

    def _tell(self) -> None:
        """What they make together, last month's, and what asks for a reason."""
        last = self.hand.last.accounts if self.hand.last else None
        texts = [f"{_(AMOUNTS[name].label)}  {self._amount(getattr(last, name))}" for name in AMOUNTS] if last else []
        self.last.setText(_("Last month: %(amounts)s", amounts="   ".join(texts)) if texts else "")
        self.last.setVisible(bool(texts))
        self._show_sums()
        asked = [one for one in self.hand.problems if one.box in AMOUNTS and not one.line and not blank(one)]
        self.queries.lock(self.hand.fixed)
        self.queries.show_problems([one for one in asked if not self.hand.settled(one)], self.hand.reason_of)

    def _show_sums(self) -> None:
        while (item := self.sums.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        figures, stands = figures_of(self.hand.whole_or_empty()), self._stands
        total = figures.output_value_current
        beside = sum(amount for amount in stands.beside if isinstance(amount, int))
        rows: list[tuple[str, Any]] = [(_("Products"), None if total is None else total - beside)]
        rows += [(_(AMOUNTS[name].label), getattr(stands, name)) for name in ("services", "work_in_progress")]
        for place, (words, amount) in enumerate([*rows, (_("Total"), total)]):
            last = place == len(rows)
            echo = echoed(amount, self.hand.exponent) if isinstance(amount, int) else ""
            value: QLabel = text_label(self._amount(amount), "strong" if last else "")
            self.sums.addWidget(text_label(words, "" if last else "muted"), place, 0)
            self.sums.addWidget(value, place, 1, Qt.AlignmentFlag.AlignRight)
            self.sums.addWidget(text_label(echo, "muted"), place, 2)
        period = Period(self.hand.month, self.hand.month)
        if cost := _COST.text(Total(period, figures)):
            words = _("%(what)s, %(unit)s", what=_(_COST.label), unit=_(_COST.unit))
            self.sums.addWidget(text_label(words, "muted"), len(rows) + 1, 0)
            self.sums.addWidget(text_label(cost, "strong"), len(rows) + 1, 1, Qt.AlignmentFlag.AlignRight)
        self.sums.setColumnStretch(3, 1)

    def _amount(self, amount: Any) -> str:
        return money(amount, self.hand.exponent) if isinstance(amount, int) else figure(amount)

    def commit(self) -> bool:
        """Keep what is typed, or mark what stands in the way; whether nothing is left unsaved."""
        if self.hand.fixed or self._shown != self._of_hand:
            return True  # the boxes are of another month, which has what was in them
        try:
            typed = Accounts(**self.form.values())
        except EntryError as refusal:
            for problem in refusal.problems:
                self.form.boxes[problem.box].mark(problem)
            self._hold()
            return False
        self.hand.hold("accounts", ())
        if typed != self._stands:
            self._past.append(self._stands)
            self._ahead.clear()
            self._keep(typed)
        return True

    def _hold(self) -> None:
        """Keep in hand what is typed until it is in the file, so that it outlives a change of month and a power cut."""
        if self._shown == self._of_hand:
            self.hand.hold("accounts", (Held(0, "", {}, self.form.texts()),) if self._in_hand() else ())

    def _keep(self, amounts: Accounts) -> None:
        save_accounts(self.hand.store, self.hand.to_write(), amounts, self.hand.session.operator)
        self.hand.reread()
        self._shown = self._of_hand
        self._tell()
        self.kept.emit()

    def _finish(self) -> None:
        if self.commit():
            self.ended.emit()
        else:
            box = next(row.box for row in self.form.boxes.values() if row.trouble.isVisibleTo(self))
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_reason(self, problem: Problem, text: str) -> None:
        try:
            self.hand.give_reason(problem, text)
        except EntryError as refusal:
            self.hand.session.tell(_("The reason was not kept: %(why)s", why=refusal), "error")
        else:
            self._tell()
            self.kept.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z and Ctrl+Y, where the box itself has nothing to take back; ↑ and ↓ go from box to box."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not (isinstance(event, QKeyEvent) and isinstance(watched, TextBox)) or event.type() not in kinds:
            return super().eventFilter(watched, event)
        back, again = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not (back or again or step) or (back and self._in_hand()):
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            if step:
                self.form.focusNextPrevChild(step > 0)
            else:
                self._step(self._past, self._ahead) if back else self._step(self._ahead, self._past)
        return True

    def _step(self, taken: list[Accounts], given: list[Accounts]) -> None:
        """Go to the amounts as they were before the last change, or as they were before that was undone."""
        if self.hand.fixed or not taken:
            self.hand.session.tell(
                _("There is nothing to undo.") if taken is self._past else _("There is nothing to redo.")
            )
            return
        given.append(self._stands)
        self._keep(taken.pop())
        self.form.show_record(self._stands)

"""The check of the figures before the start: what stands in the way, who prepared and signs, versions, correction."""

from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.statements import STATES, Statement
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.form import Form, scrolled, text_label, told
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.opening.hand import OpeningInHand
from coopdesk.gui.problem_list import ProblemList
from coopdesk.gui.theme import LARGE, MIDDLE, ROW_HEIGHT, SMALL
from coopdesk.gui.when import correction
from coopdesk.gui.words import _, explain
from coopdesk.services import desk, opening
from coopdesk.services.operators import ROLE


class OpeningCheck(QWidget):
    """``chosen`` asks to jump to a problem's cell, ``kept`` comes after the file changed, ``turned`` with the version
    to be shown.
    """

    chosen = Signal(object)
    kept = Signal()
    turned = Signal(object)

    def __init__(self, hand: OpeningInHand) -> None:
        super().__init__()
        self.hand = hand
        self.unkept: list[Problem] = []
        self.state = text_label("", "subheading")
        self.state.setWordWrap(True)
        hints = (_("Enter: go to the cell"), _("Enter: go to the cell  •  F2: give the reason"))
        self.errors = ProblemList(_("Has to be corrected"), hand.place_of, hints, wide=True)
        self.queries = ProblemList(_("Correct it or give the reason"), hand.place_of, hints, wide=True)
        self.done = ProblemList(_("Settled with a reason"), hand.place_of, wide=True)
        for found in (self.errors, self.queries, self.done):
            found.chosen.connect(self.chosen)
            found.reasoned.connect(self._keep_reason)
            found.displaced.connect(self.begin)
        self.versions = self._ledger()
        self.form = Form(Statement, ["preparer", "signatory"])
        self.form.entered.connect(self.finalise)
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.button = QPushButton(_("Finalise these figures"))
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.finalise)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason for the correction"))
        self.reason.setAccessibleName(_("Reason for the correction"))
        self.reason.setAccessibleDescription(_("What was wrong in the final figures; it stays with the correction."))
        self.reason.returnPressed.connect(self.correct)
        self.again = QPushButton(_("Open for correction"))
        self.again.clicked.connect(self.correct)
        self._lay_out()

    def _ledger(self) -> Ledger:
        """The original and its corrections."""
        found = Ledger(
            _("Versions"),
            [
                Column(_("Version"), lambda one: correction(self._number(one)), 110),
                Column(_("State"), lambda one: _(STATES[one.state]), 66),
                Column(_("Prepared by"), attrgetter("preparer"), 84),
                Column(_("Reason"), attrgetter("reason"), 0),
            ],
            attrgetter("id"),
        )
        found.setFixedHeight(ROW_HEIGHT * 4 + 6)
        found.setAccessibleDescription(_("Enter shows this version on the pages; an earlier one can only be read."))
        found.chosen.connect(self.turned)
        return found

    def _number(self, one: Statement) -> int:
        return 1 + [version.id for version in self.hand.versions].index(one.id)

    def _lay_out(self) -> None:
        inner = QWidget()
        problems = QVBoxLayout(inner)
        problems.setContentsMargins(0, 0, MIDDLE, 0)
        problems.setSpacing(LARGE)
        for widget in (self.state, self.errors, self.queries, self.done):
            problems.addWidget(widget)
        problems.addStretch(1)
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(400)
        acts = QVBoxLayout(card)
        acts.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        acts.setSpacing(MIDDLE)
        words: QLabel = text_label(
            _(
                "Months can be keyed and made final before these figures are. Forms count them in the columns to date "
                "and of last year once they are final."
            ),
            "muted",
        )
        words.setWordWrap(True)
        acts.addWidget(text_label(_("Make the figures final"), "subheading"))
        parts: tuple[QWidget, ...] = (words, self.form, self.reason, self.trouble)
        for part in parts:
            acts.addWidget(part)
        for button in (self.button, self.again):
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        acts.addWidget(text_label(_("Versions"), "subheading"))
        acts.addWidget(framed(self.versions))
        acts.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(LARGE)
        layout.addWidget(scrolled(inner), 1)
        layout.addWidget(card)

    def begin(self) -> None:
        """Go to the first thing that stands in the way, else to the names, of final figures to the reason."""
        cards = self.errors.cards or self.queries.cards
        if self.hand.locked:
            (self.reason if self.reason.isVisibleTo(self) else self.versions).setFocus(Qt.FocusReason.TabFocusReason)
        elif cards:
            cards[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.form.begin()

    def refresh(self, unkept: list[Problem]) -> None:
        """Show what is against the figures; ``unkept`` is what stands on the grids and not in the file."""
        hand, self.unkept = self.hand, unkept
        told = {(problem.line, problem.box) for problem in unkept}
        rest = [problem for problem in hand.problems if (problem.line, problem.box) not in told]
        if hand.locked:
            rest = [problem for problem in rest if hand.settled(problem)]
        for found in (self.queries, self.done):
            found.lock(hand.locked)
        self.errors.show_problems([*unkept, *(problem for problem in rest if problem.level == "error")])
        queries = [problem for problem in rest if problem.level == "query"]
        self.queries.show_problems([one for one in queries if not hand.settled(one)], hand.reason_of)
        self.done.show_problems([one for one in queries if hand.settled(one)], hand.reason_of)
        self.state.setText(self._state_words(len([one for one in [*unkept, *rest] if not hand.settled(one)])))
        self.versions.show_rows(hand.versions)
        self._show_acts()
        self.trouble.hide()

    def _show_acts(self) -> None:
        """The names and the button of a draft; the reason of a final version; neither of an earlier one."""
        hand = self.hand
        correctable = hand.locked and hand.final and hand.shown is None
        self.form.set_locked(hand.locked)
        self.button.setVisible(not hand.locked)
        self.reason.setVisible(correctable)
        self.again.setVisible(correctable)
        shown = (hand.statement.id if hand.statement else None, hand.locked)
        if self._shown != shown:
            self._shown = shown
            own, statement = desk.own_cooperative(hand.store), hand.statement
            preparer = (statement.preparer if statement else "") or ("" if hand.locked else own.clerk)
            signatory = (statement.signatory if statement else "") or ("" if hand.locked else own.responsible)
            self.form.show_record({"preparer": preparer, "signatory": signatory})
            self.reason.clear()

    _shown: tuple[Any, ...] = ()

    def _state_words(self, standing: int) -> str:
        hand = self.hand
        if hand.shown is not None:
            return _("This is an earlier version; it can only be read.")
        if hand.locked:
            return _("The figures before the start are final.")
        if hand.statement is None:
            return _("Nothing is entered yet.")
        if standing == 1:
            return _("One point stands in the way of making the figures final.")
        if standing:
            return _("%(count)s points stand in the way of making the figures final.", count=standing)
        return _("Nothing stands in the way of making the figures final.")

    def _keep_reason(self, problem: Problem, text: str) -> None:
        try:
            self.hand.give_reason(problem, text)
        except EntryError as refusal:
            self._say(explain(refusal))
        else:
            self.refresh(self.unkept)
            self.kept.emit()

    def finalise(self) -> None:
        """Make the figures final, or mark what stands in the way."""
        hand = self.hand
        if hand.locked or hand.store.desk.start is None:
            return
        try:
            values = self.form.values()
            if self.unkept:
                raise EntryError(self.unkept)
            opening.close(hand.store, hand.to_write(), **values, operator=hand.session.operator)
        except EntryError as refusal:
            hand.reread()
            self.refresh(self.unkept)
            if rest := self.form.mark(refusal.problems):
                not_allowed = next((explain(problem) for problem in rest if problem.code == ROLE), "")
                self._say(not_allowed or _("Settle the points at the left first."))
        else:
            hand.read()
            hand.session.tell(_("The figures before the start are final."))
            self.kept.emit()
            self.turned.emit(None)

    def correct(self) -> None:
        """Open the final figures again, with the reason typed."""
        hand = self.hand
        try:
            opening.amend(hand.store, hand.cooperative, self.reason.text(), hand.session.operator)
        except EntryError as refusal:
            self._say(told(refusal.problems[0], Statement))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            hand.read()
            self.kept.emit()
            self.turned.emit(None)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()

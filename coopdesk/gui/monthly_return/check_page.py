"""Page 审核: everything that stands in the way, who prepared and who signs, and the act of making it final."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.dates import today
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.gui.form import Form, scrolled, text_label
from coopdesk.gui.monthly_return.blanks import folded, reason_of_all, unfolded
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.second_hand import verified_words
from coopdesk.gui.monthly_return.state import late_words
from coopdesk.gui.problem_list import ProblemList
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, explain
from coopdesk.services import months
from coopdesk.services.calendar import calendar_of
from coopdesk.services.operators import ROLE

NAMES = ["preparer", "signatory", "submitted_on"]


class CheckPage(QWidget):
    """``chosen`` asks to jump to a problem's cell; ``kept`` comes after a reason or the nil mark was kept;
    ``finalised`` after the month became final.
    """

    chosen = Signal(object)
    kept = Signal()
    finalised = Signal()

    def __init__(self, hand: MonthInHand) -> None:
        super().__init__()
        self.hand = hand
        self.state = text_label("", "subheading")
        self.facts = text_label("", "muted")
        for label in (self.state, self.facts):
            label.setWordWrap(True)
        hints = (_("Enter: go to the cell"), _("Enter: go to the cell  •  F2: give the reason"))
        self.errors = ProblemList(_("Has to be corrected"), hand.place_of, hints, wide=True)
        self.queries = ProblemList(_("Correct it or give the reason"), hand.place_of, hints, wide=True)
        self.done = ProblemList(_("Settled with a reason"), hand.place_of, wide=True)
        for found in (self.errors, self.queries, self.done):
            found.chosen.connect(self.chosen)
            found.reasoned.connect(self._keep_reason)
            found.displaced.connect(self.begin)
        self.nil = QCheckBox(_("Nil return: work stopped in this month"))
        self.nil.clicked.connect(self._mark_nil)
        self.form = Form(Statement, NAMES, month=hand.month + 1)
        self.form.entered.connect(self.finalise)
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.button = QPushButton(_("Finalise this month"))
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.finalise)
        self._describe()
        self._lay_out()

    def _describe(self) -> None:
        """What F1 says of the boxes of this page, and of the page where a box says nothing."""
        self.setAccessibleName(_("Check"))
        self.setAccessibleDescription(
            _("Each point is corrected in its cell, or its reason is given here; then the month is made final.")
        )
        self.nil.setAccessibleDescription(_("A month without any work is sent as a nil return."))
        for name, words in (
            ("preparer", _("Who keyed this return.")),
            ("signatory", _("Who answers for it and signs the paper.")),
            ("submitted_on", _("The day on the paper. 3 is the third of the month; Ctrl+; is today.")),
        ):
            self.form.boxes[name].box.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        inner = QWidget()
        problems = QVBoxLayout(inner)
        problems.setContentsMargins(0, 0, MIDDLE, 0)
        problems.setSpacing(LARGE)
        for widget in (self.state, self.facts, self.errors, self.queries, self.done):
            problems.addWidget(widget)
        problems.addStretch(1)
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(400)
        acts = QVBoxLayout(card)
        acts.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        acts.setSpacing(MIDDLE)
        acts.addWidget(text_label(_("Make the month final"), "subheading"))
        words: QLabel = text_label(
            _("A final month cannot be changed any more; “Correct this month” opens it again, with a reason."), "muted"
        )
        words.setWordWrap(True)
        acts.addWidget(words)
        acts.addWidget(self.nil)
        acts.addWidget(self.form)
        acts.addWidget(self.trouble)
        acts.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        acts.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(LARGE)
        self._area = scrolled(inner)
        layout.addWidget(self._area, 1)
        layout.addWidget(card)

    def begin(self) -> None:
        """Go to the first thing that stands in the way, else to the names."""
        cards = self.errors.cards or self.queries.cards
        if cards:
            cards[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(cards[0])
        elif not self.hand.final:
            self.form.begin()

    def refresh(self) -> None:
        """Show what is against the month in hand."""
        statement = self.hand.statement
        unkept = self.hand.unkept()
        told = {(problem.line, problem.box) for problem in unkept}
        problems = unkept + [problem for problem in self.hand.problems if (problem.line, problem.box) not in told]
        for found in (self.queries, self.done):
            found.lock(self.hand.fixed)
        self.errors.show_problems([problem for problem in problems if problem.level == "error"])
        queries = [problem for problem in problems if problem.level == "query"]
        reason_of = partial(reason_of_all, self.hand.reason_of)
        self.queries.show_problems(folded([one for one in queries if not self.hand.settled(one)]), reason_of)
        self.done.show_problems([one for one in queries if self.hand.settled(one)], self.hand.reason_of)
        self.state.setText(self._state_words(problems))
        late = late_words(self.hand.month, self.hand.whole_or_empty().persons)
        facts = [words for words in (late, verified_words(self.hand)) if words]
        self.facts.setText("\n".join(facts))
        self.facts.setVisible(bool(facts))
        self.nil.setChecked(statement is not None and statement.nil)
        self.nil.setEnabled(not self.hand.fixed)
        self.button.setEnabled(not self.hand.fixed)
        self.form.set_locked(self.hand.fixed)
        self._describe()
        self.trouble.hide()
        if self._shown != (self.hand.month, statement.id if statement else None, self.hand.fixed):
            self._shown = (self.hand.month, statement.id if statement else None, self.hand.fixed)
            self.form.show_record(self._names(statement))

    _shown: tuple[Any, ...] = ()

    def _names(self, statement: Statement | None) -> dict[str, Any]:
        """Who is likely to prepare and sign: as in this statement, else last month, else the register."""
        own = self.hand.unit
        last = self.hand.last.statement if self.hand.last else None
        return {
            "preparer": (statement.preparer if statement else "") or (last.preparer if last else "") or own.clerk,
            "signatory": (statement.signatory if statement else "")
            or (last.signatory if last else "")
            or own.responsible,
            "submitted_on": (statement.submitted_on if statement else None) or self._likely_day(),
        }

    def _likely_day(self) -> Any:
        """Today where it is near the month; of a month long ago the due day."""
        due = calendar_of(self.hand.store).due(self.hand.month)
        return today() if abs((today() - due).days) < 366 else due

    def _state_words(self, problems: list[Problem]) -> str:
        if self.hand.final:
            return _("%(month)s is final.", month=self.hand.month)
        if self.hand.statement is None:
            return _("Nothing is entered. Enter the month, or mark it as a nil return.")
        facts = {"month": self.hand.month}
        standing = folded(problem for problem in problems if not self.hand.settled(problem))
        if standing:
            if len(standing) == 1:
                return _("One point stands in the way of making %(month)s final.", **facts)
            return _("%(count)s points stand in the way of making %(month)s final.", count=len(standing), **facts)
        return _("Nothing stands in the way of making %(month)s final.", **facts)

    def _keep_reason(self, problem: Problem, text: str) -> None:
        try:
            for one in unfolded(problem):
                self.hand.give_reason(one, text)
        except EntryError as refusal:
            self._say(explain(refusal))
        else:
            self.refresh()
            self.kept.emit()

    def _mark_nil(self, nil: bool) -> None:
        months.mark_nil(self.hand.store, self.hand.to_write(), nil, self.hand.session.operator)
        self.hand.read()
        self.refresh()
        self.kept.emit()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.show()

    def finalise(self) -> None:
        """Make the month final, or mark what stands in the way."""
        if self.hand.fixed:
            return
        try:
            values = self.form.values()
            if values["submitted_on"] is None:
                raise EntryError([Problem("submitted_on", N_("is needed"))])
            if unkept := self.hand.unkept():
                raise EntryError(unkept)
            self.hand.finalise(**values)
        except DeskError as refusal:
            typed = self.form.texts()
            self.hand.reread()
            self.refresh()
            self.form.show_texts(typed)
            self._stop(refusal)
        else:
            self.hand.read()
            self.finalised.emit()

    def _stop(self, refusal: DeskError) -> None:
        if not isinstance(refusal, EntryError):
            self._say(explain(refusal))
            return
        rest = self.form.mark(refusal.problems)
        if rest and rest[0].code in (months.UNCHANGED, ROLE):
            self._say(explain(rest[0]))
        elif rest:
            self._say(_("Settle the points at the left first."))
            if len(rest) == len(refusal.problems):
                self.begin()

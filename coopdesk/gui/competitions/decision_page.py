"""The committee's decision on an evaluation: who decided, what is awarded to whom, and the day it was handed over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.dates import today
from coopdesk.domain.evaluations import Award, CommitteeDecision, Evaluation
from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.competitions.award_rows import AwardRows
from coopdesk.gui.competitions.state import NOT_YET, Shown
from coopdesk.gui.form import Form, scrolled, text_label, told
from coopdesk.gui.keys import bind
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, sentences
from coopdesk.services import evaluations
from coopdesk.services.competition_life import decision_of


class DecisionPage(QWidget):
    """Before the decision a form, after it the protocol and the days of handing over. ``kept`` comes after each."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.evaluation: Evaluation | None = None
        self._drawn: object = None
        self.words = text_label("")
        self.words.setWordWrap(True)
        self.form = Form(CommitteeDecision, ("decided_on", "committee", "chair", "note"), month=session.month)
        for name in ("committee", "note"):
            self.form.boxes[name].box.setMinimumWidth(480)
        self.awards = AwardRows()
        self.awards.entered.connect(self._to_button)
        self.awards.handed.connect(self._hand_over)
        self.form.entered.connect(self._after_form)
        self.decide = QPushButton(_("Keep the decision (Ctrl+Enter)"))
        self.decide.setProperty("main", True)
        self.decide.setAutoDefault(True)
        self.decide.clicked.connect(self._decide)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for widget in (self.words, self.form, self.awards):
            layout.addWidget(widget)
        layout.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        bind(self, "Ctrl+Return", self._decide)
        bind(self, "Ctrl+Enter", self._decide)

    def show_state(self, found: Shown) -> None:
        """Show the decision on the evaluation in hand; what is typed for it stays."""
        one = self.evaluation = found.evaluation
        store, decision = (
            self.session.store,
            decision_of(self.session.store, found.evaluation) if found.evaluation else None,
        )
        self.form.setVisible(one is not None)
        self.awards.setVisible(one is not None)
        self.decide.setVisible(one is not None and decision is None)
        if one is None:
            self.words.setText(_(NOT_YET))
            return
        which = _("Evaluation %(number)s: %(period)s", number=one.number, period=one.span)
        if decision is None:
            open_ones = sum(
                each.outcome == "open" for each in evaluations.objections(store, one.competition, one.number)
            )
            advice = _("An objection is open. Settle it first.") if open_ones else _(
                "The awards are those of the points; change one only with a note. A decision is not edited later."
            )  # fmt: skip
            if any(each.outcome == "upheld" for each in evaluations.objections(store, one.competition, one.number)):
                advice = sentences(advice, _("An objection was upheld: the note says what follows from it."))
        else:
            advice = _(
                "The committee has decided; its protocol is not changed. Enter a day when something was handed over."
            )
        self.words.setText(f"{which}  •  {advice}")
        drawn = (
            one.competition,
            one.number,
            decision,
            tuple(evaluations.awards_of(store, one.competition, one.number)),
        )
        if drawn != self._drawn:
            self._drawn = drawn
            self._fill(found, decision)

    def _fill(self, found: Shown, decision: CommitteeDecision | None) -> None:
        assert self.evaluation is not None  # there is something to decide on
        store, one = self.session.store, self.evaluation
        board = evaluations.board_of(store, one.competition, one.number)
        self.form.show_record(decision or {"decided_on": today()})
        self.form.set_locked(decision is not None, _("The committee has decided."))
        if decision is None:
            self.awards.propose(store, board, one)
        else:
            self.awards.show_given(evaluations.awards_of(store, one.competition, one.number), self.session.month)

    @property
    def changed(self) -> bool:
        """Whether names or a note are typed and the decision is not kept."""
        texts = self.form.texts()
        return self.decide.isVisibleTo(self) and any(texts[name] for name in ("committee", "chair", "note"))

    def begin(self) -> None:
        """In the form, or at the first day of handing over that is missing."""
        if self.evaluation is not None and not self.decide.isVisibleTo(self):
            self.awards.begin()
        else:
            self.form.begin()
            self.form.boxes["decided_on"].box.selectAll()  # type: ignore[union-attr]  # a box of a date, so that typing replaces the day that is offered

    def _after_form(self) -> None:
        if not self.awards.begin():
            self._to_button()

    def _to_button(self) -> None:
        self.decide.setFocus(Qt.FocusReason.TabFocusReason)

    def _decide(self) -> None:
        """Keep the decision, or say what stands in the way."""
        one = self.evaluation
        if one is None or not self.decide.isVisibleTo(self) or self.session.refuses():
            return
        try:
            decision = CommitteeDecision(one.competition, one.number, **self.form.values())
            evaluations.decide(self.session.store, decision, self.awards.given(), self.session.operator)
        except EntryError as refusal:
            if homeless := self.form.mark(refusal.problems):
                self.session.tell(told(homeless[0], CommitteeDecision, Award), "error")
            return
        except DeskError as refusal:
            self.session.tell(explain(refusal), "error")
            return
        self.session.tell(_("The decision is kept."))
        self.kept.emit()
        self.begin()

    def _hand_over(self, award: Award, day: object) -> None:
        if self.session.refuses():
            return
        try:
            evaluations.hand_over(self.session.store, award, day, self.session.operator)  # type: ignore[arg-type]
        except DeskError as refusal:
            self.session.tell(explain(refusal), "error")
            return
        self.kept.emit()
        self.begin()

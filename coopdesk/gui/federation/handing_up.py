"""Under the summary: the number it was handed up under and what moved since, and the boxes to hand it up."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Period
from coopdesk.domain.restatement import restated_words
from coopdesk.domain.submission_text import changed_words, corrections_words, handed_words
from coopdesk.domain.submissions import Submission
from coopdesk.domain.summaries import Scope
from coopdesk.errors import DeskError, EntryError, Problem
from coopdesk.gui.form import Form, text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, language
from coopdesk.services.known import known_now
from coopdesk.services.submissions import Against, against, corrections, latest, submissions, submit
from coopdesk.store import Store

MOST_LINES = 6
"""Differences shown; the page of what moved has them all."""


class HandingUp(QWidget):
    """Ctrl+U unfolds the boxes, Enter in the last hands up, Esc folds them. ``done`` comes when it is over."""

    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._scope: Scope = "known"
        self._state: object = None
        self.told = text_label("")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form = Form(Submission, ["number", "recipient"], columns=2)
        self.form.entered.connect(self.hand_up)
        self.give_up = EnterButton(_("Not now (Esc)"))
        self.give_up.clicked.connect(self.fold)
        self.go_on = EnterButton(_("Hand up"))
        self.go_on.clicked.connect(self.hand_up)
        self._sheet = QWidget()
        row = QHBoxLayout(self._sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.form, 1)
        for button in (self.give_up, self.go_on):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._sheet.hide()
        bind(self, "Esc", self.fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.told)
        layout.addWidget(self._sheet)

    @property
    def unfolded(self) -> bool:
        """Whether the boxes are in view."""
        return not self._sheet.isHidden()

    def show_scope(self, scope: Scope, store: Store) -> None:
        """Tell of the month and scope in hand: what was handed up, what moved since, corrections of earlier months.

        Of what is known in a store; reckoned again only where anything was recorded since.
        """
        period = self._period
        state = (scope, period, known_now(store), store is self._session.store, language())
        if state == self._state:
            return
        self._scope, self._state = scope, state
        one = latest(store, period, scope)
        lines = _since(against(store, one.number)) if one else []
        if moved := corrections(store, period, scope):
            lines.append(corrections_words(moved, language()))
        self.told.setText("\n".join(lines))
        self.told.setVisible(bool(lines))

    def clear(self) -> None:
        """Tell nothing, until it is reckoned again."""
        self._state = None
        self.told.hide()

    @property
    def _period(self) -> Period:
        return Period(self._session.month, self._session.month)

    @Slot()
    def unfold(self) -> None:
        """Show the boxes, the recipient of the last time in its own, the cursor in the number."""
        if self._session.refuses():
            return
        past = submissions(self._session.store)
        self.form.show_record({"number": "", "recipient": past[-1].recipient if past else ""})
        self._sheet.show()
        self.form.begin()

    @Slot()
    def fold(self) -> None:
        """Hide the boxes again."""
        if self.unfolded:
            self._sheet.hide()
            self.done.emit()

    @Slot()
    def hand_up(self) -> None:
        """Freeze the summary under the number typed, or say under the box what stands in the way."""
        if self._session.refuses():
            return
        try:
            typed = self.form.values()
            made = submit(self._session.store, self._period, self._scope, **typed, operator=self._session.operator)
        except EntryError as refusal:
            self.form.mark(refusal.problems)
        except DeskError as refusal:
            self.form.mark([Problem("number", refusal.message, refusal.values)])
        else:
            self._session.tell(handed_words(made, language()))
            self._sheet.hide()
            self.done.emit()


def _since(found: Against) -> list[str]:
    """Number and day, how many returns changed since, and the first differences."""
    words = handed_words(found.submission, language())
    if not found.changed and not found.moved.lines:
        return [words]
    telling = sorted(found.moved.lines, key=lambda one: one.overtaken)
    lines = [restated_words(one, found.moved, language()) for one in telling]
    more = len(lines) - MOST_LINES
    rest = [_("…and %(count)s more lines (Ctrl+R)", count=grouped(more))] if more > 0 else []
    changed = changed_words(len(found.changed), language())
    return [_("%(what)s; %(more)s", what=words, more=changed), *lines[:MOST_LINES], *rest]

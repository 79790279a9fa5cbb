"""What the banner of a month asks for: a final month opened again, months corrected through, a correction given up."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coopdesk.domain.statements import Statement
from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.form import told
from coopdesk.gui.keys import bind
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.lock import Lock
from coopdesk.gui.revised import result_words
from coopdesk.gui.words import _, explain
from coopdesk.services import versions
from coopdesk.services.amend_through import amend_through


class Correcting(QObject):
    """``opened`` comes when the month was opened again, ``done`` (sentence, level) when it is final as before."""

    opened = Signal()
    done = Signal(str, str)

    def __init__(self, hand: MonthInHand, lock: Lock, screen: QWidget) -> None:
        super().__init__(lock)
        self._hand = hand
        self._lock = lock
        lock.wanted.clicked.connect(self.correct)
        lock.reason.returnPressed.connect(self.correct)
        lock.given_up.connect(self.give_up)
        bind(screen, "Ctrl+R", lambda: lock.ask.click() if lock.ask.isVisible() else None)

    def correct(self) -> None:
        """Open the final month again with the reason typed, or correct all months through."""
        hand, reason = self._hand, self._lock.reason.text()
        operator = hand.session.operator
        try:
            if self._lock.through.wanted:
                found = amend_through(hand.store, hand.cooperative, hand.month, reason, operator)
                level = "info" if all(one.final for one in found.months) else "query"
                self.done.emit(result_words(found.months), level)
            else:
                hand.reopen(reason)
                self.opened.emit()
        except EntryError as refusal:
            self._lock.say(told(refusal.problems[0], Statement))
        except DeskError as refusal:
            self._lock.say(explain(refusal))

    def give_up(self) -> None:
        """Take the correction in hand away; the final version is in force again."""
        hand = self._hand
        assert hand.statement is not None  # the banner asks only for a correction
        try:
            versions.give_up(hand.store, hand.statement, hand.session.operator)
        except DeskError as refusal:
            self._lock.say(" ".join(filter(None, (explain(refusal), _(refusal.advice) if refusal.advice else ""))))
            return
        hand.forget()
        words = _("The correction is given up; the final version of %(month)s counts.", month=hand.month)
        self.done.emit(words, "info")

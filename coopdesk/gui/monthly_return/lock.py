"""The banner above the pages: that a month is final and how it is corrected; a correction that is open; an earlier
version that is shown.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.form import text_label
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.through import ThroughChoice
from coopdesk.gui.screens import keys_of
from coopdesk.gui.theme import SMALL
from coopdesk.gui.when import correction, moment
from coopdesk.gui.words import _, language
from coopdesk.services.month_states import asked_back
from coopdesk.services.months import correction_number


class ReasonBox(QLineEdit):
    """A line whose Enter is its own: the window would press the button that has the cursor after it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter has done its work here."""
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class Lock(QFrame):
    """``onward`` goes on to the paper; ``ask`` opens the box for the ``reason``; ``wanted`` asks for the correction.

    ``back`` leaves an earlier version; ``given_up`` comes when a correction is to be given up, after a second press.
    """

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = text_label("", "banner")
        self.words.setWordWrap(True)
        self.onward = QPushButton("")
        self.onward.setProperty("main", True)
        self.back = QPushButton(_("Back to the version in force"))
        self.back.setAccessibleDescription(_("Shows the month again as it is at work or in force."))
        self.ask = QPushButton(_("Correct this month… (Ctrl+R)"))
        self.ask.setAccessibleDescription(_("Opens it again with a reason; the earlier version stays readable."))
        self.reason = ReasonBox()
        self.reason.setPlaceholderText(_("Reason for the correction"))
        self.reason.setAccessibleName(_("Reason for the correction"))
        self.reason.setAccessibleDescription(_("What was wrong in the final month; it is sent with the correction."))
        self.reason.setMinimumWidth(260)
        self.wanted = QPushButton(_("Open for correction"))
        self.give_up = QPushButton(_("Give the correction up…"))
        self.give_up.setAccessibleDescription(
            _("Takes the draft of the correction away; the final version stays in force. Undo brings it back.")
        )
        self.really = QPushButton(_("Give it up"))
        self.keep = QPushButton(_("Keep it"))
        self.through = ThroughChoice()
        self.asked = text_label("", "banner")
        self.asked.setWordWrap(True)
        self.trouble = text_label("", "trouble")
        self._lay_out()
        self.ask.clicked.connect(self._open)
        self.give_up.clicked.connect(self._ask_once_more)
        self.keep.clicked.connect(self.close_ask)
        self.really.clicked.connect(self.given_up)
        self._final = self._correcting = False
        self._sentence = ""
        self.close_ask()
        self.hide()

    def _lay_out(self) -> None:
        self.row = QHBoxLayout()
        self.row.setSpacing(SMALL)
        self.row.addWidget(self.words, 1)
        buttons = (self.wanted, self.ask, self.back, self.give_up, self.really, self.keep)
        for widget in (self.onward, self.trouble, self.reason, *buttons):
            self.row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(self.row)
        layout.addWidget(self.asked)
        layout.addWidget(self.through)

    def show_state(self, hand: MonthInHand) -> None:
        """Show the banner that the month asks for, hide it where none is needed."""
        self._hand = hand
        statement = hand.statement
        self._earlier = hand.version is not None
        self._final = hand.final and not self._earlier
        self._correcting = statement is not None and not hand.final and statement.amends is not None
        self._looking = hand.store.look_only or bool(hand.barred)
        self.setVisible((hand.final or self._correcting) and (self._earlier or not hand.barred))
        self._show_asked(hand)
        if statement is None:
            return
        facts = {"month": hand.month, "preparer": statement.preparer, "signatory": statement.signatory}
        if self._earlier:
            facts |= {"version": correction(correction_number(hand.store, statement))}
            facts |= {"moment": moment(statement.closed_at or "")}
            self._sentence = _("Shown: %(version)s of %(month)s, final since %(moment)s. It can only be read.", **facts)
        elif self._final and not (statement.preparer or statement.signatory):
            self._sentence = _("%(month)s is final.", **facts)
        elif self._final:
            self._sentence = _("%(month)s is final: prepared by %(preparer)s, signed by %(signatory)s.", **facts)
        else:
            facts |= {"reason": statement.reason}
            words = _("Correction of %(month)s: %(reason)s. The final version counts until this one is final.", **facts)
            self._sentence = words
        words = _("Print the form (Ctrl+P)")
        if hand.own and statement.packet is None:
            words = _("Next: print the form (Ctrl+P), then send (%(keys)s)", keys=keys_of("sending"))
        self.onward.setText(words)
        self.close_ask()

    def _show_asked(self, hand: MonthInHand) -> None:
        """What the federation asks about the month, as long as it is not answered."""
        asked = asked_back(hand.store, hand.cooperative) if hand.own and not self._earlier else []
        words = "\n".join(one.remark(language()) for one in asked if one.period == hand.month)
        self.asked.setText(_("The federation asks: %(text)s", text=words))
        self.asked.setVisible(bool(words))

    _earlier = _looking = False
    _hand: MonthInHand | None = None

    def _open(self) -> None:
        self.ask.hide()
        self.onward.hide()
        self.reason.show()
        self.wanted.show()
        if self._hand is not None:
            self.through.offer(self._hand)
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_once_more(self) -> None:
        self.words.setText(_("What was changed in this correction goes; the final version stays. Give it up?"))
        self.give_up.hide()
        self.really.show()
        self.keep.show()
        self.keep.setFocus(Qt.FocusReason.TabFocusReason)

    def close_ask(self) -> None:
        """Ask for no reason (any more)."""
        self.words.setText(self._sentence)
        for widget in (self.reason, self.wanted, self.trouble, self.really, self.keep, self.through):
            widget.hide()
        self.reason.clear()
        self.ask.setVisible(self._final and not self._looking)
        self.onward.setVisible(self._final)
        self.back.setVisible(self._earlier)
        self.give_up.setVisible(self._correcting and not self._looking)

    def say(self, sentence: str) -> None:
        """Show what is against the reason."""
        self.trouble.setText(sentence)
        self.trouble.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

"""The banner of a final month: that it is final, what comes next, and how it is corrected."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from coopdesk.gui.form import text_label
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.screens import keys_of
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _


class Lock(QFrame):
    """``onward`` goes on to the paper; ``ask`` opens the box for the ``reason``; ``wanted`` asks for the correction."""

    def __init__(self) -> None:
        super().__init__()
        self.words = text_label("", "banner")
        self.words.setWordWrap(True)
        self.onward = QPushButton("")
        self.onward.setProperty("main", True)
        self.ask = QPushButton(_("Correct this month…"))
        self.ask.setAccessibleDescription(_("Opens it again with a reason; the earlier version stays readable."))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Reason for the correction"))
        self.reason.setAccessibleName(_("Reason for the correction"))
        self.reason.setAccessibleDescription(_("What was wrong in the final month; it is sent with the correction."))
        self.wanted = QPushButton(_("Open for correction"))
        self.trouble = text_label("", "trouble")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.words, 1)
        for widget in (self.onward, self.trouble, self.reason, self.wanted, self.ask):
            row.addWidget(widget)
        self.reason.setMinimumWidth(260)
        self.ask.clicked.connect(self._open)
        self.close_ask()
        self.hide()

    def show_state(self, hand: MonthInHand) -> None:
        """Show the banner of a final month, hide it otherwise."""
        self.setVisible(hand.final)
        if hand.final and hand.statement is not None:
            self.close_ask()
            facts = {"month": hand.month, "preparer": hand.statement.preparer, "signatory": hand.statement.signatory}
            self.words.setText(_("%(month)s is final: prepared by %(preparer)s, signed by %(signatory)s.", **facts))
            sent = hand.statement.packet is not None
            words = _("Print the form (Ctrl+P)")
            if not sent:
                words = _("Next: print the form (Ctrl+P), then send (%(keys)s)", keys=keys_of("sending"))
            self.onward.setText(words)

    def _open(self) -> None:
        self.ask.hide()
        self.onward.hide()
        self.reason.show()
        self.wanted.show()
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)

    def close_ask(self) -> None:
        """Ask for no reason (any more)."""
        for widget in (self.reason, self.wanted, self.trouble):
            widget.hide()
        self.reason.clear()
        self.ask.show()
        self.onward.show()

    def say(self, sentence: str) -> None:
        """Show what is against the reason."""
        self.trouble.setText(sentence)
        self.trouble.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

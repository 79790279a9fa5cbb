"""Page 补充说明: a remark to the whole month, and the reasons given for queries."""

from operator import itemgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from coopdesk.domain.statements import Note
from coopdesk.errors import EntryError
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain
from coopdesk.services.months import REMARK


class Remark(QPlainTextEdit):
    """A text of several lines that Tab leaves; ``left`` comes when it loses the focus.

    ``closed`` comes when one types into it while it is ``locked``.
    """

    left = Signal()
    closed = Signal()
    locked = False

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Remark to the whole month"))
        self.setAccessibleDescription(_("Printed in the notes under the form, and sent with it."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed into a final month is answered with the reason and the way out."""
        if self.locked and (
            (event.text().isprintable() and event.text()) or event.matches(QKeySequence.StandardKey.Paste)
        ):
            self.closed.emit()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self.left.emit()


class NotesPage(QWidget):
    """``kept`` comes after the remark was kept."""

    kept = Signal()

    def __init__(self, hand: MonthInHand) -> None:
        super().__init__()
        self.hand = hand
        self.box = Remark()
        self.box.setMaximumHeight(120)
        self.trouble = text_label("", "trouble")
        self.trouble.hide()
        heads = ((_("Line"), 260), (_("Question"), 380), (_("Reason"), 0))
        columns = [Column(head, itemgetter(place), width) for place, (head, width) in enumerate(heads)]
        self.reasons = Ledger(_("Reasons given"), columns)
        title = text_label(_("Remark to the whole month"), "subheading")
        title.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(title)
        layout.addWidget(self.box)
        layout.addWidget(self.trouble)
        layout.addWidget(text_label(_("Reasons given"), "subheading"))
        layout.addWidget(framed(self.reasons), 1)
        self.box.left.connect(self.commit)
        self.box.closed.connect(self._say_closed)

    def begin(self) -> None:
        """Go into the remark."""
        self.box.setFocus()

    def refresh(self) -> None:
        """Show the month in hand."""
        self.box.setPlainText(self.hand.reasons.get((REMARK, ""), ""))
        self.box.setReadOnly(self.hand.fixed)
        self.box.locked = self.hand.fixed
        self.trouble.hide()
        sentences = {(problem.code, problem.line): problem for problem in self.hand.problems if problem.code}
        rows = []
        for (code, subject), text in self.hand.reasons.items():
            if code != REMARK:
                problem = sentences.get((code, subject))
                place = self.hand.place_of(problem) if problem else subject
                rows.append([place, explain(problem) if problem else "", text])
        self.reasons.show_rows(rows)

    def _say_closed(self) -> None:
        self.hand.session.tell(self.hand.why_fixed, "query")

    def typing(self) -> str | None:
        """The remark where it stands otherwise than in the file."""
        text = self.box.toPlainText()
        return text if not self.hand.fixed and text != self.hand.reasons.get((REMARK, ""), "") else None

    def type_again(self, what: str) -> None:
        """Let what `typing` gave stand in the box again."""
        self.box.setPlainText(what)
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep the remark as it stands."""
        text = " ".join(self.box.toPlainText().split("\n")).strip()
        if self.hand.fixed or text == self.hand.reasons.get((REMARK, ""), ""):
            return
        try:
            self.hand.keep_note(Note(REMARK, "", text))
        except EntryError as refusal:
            self.trouble.setText(explain(refusal))
            self.trouble.show()
        else:
            self.trouble.hide()
            self.kept.emit()

"""Asking back: the returns that count for the month in hand, a question about one of them or a line of it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.packets import Question
from coopdesk.domain.statements import OutputLine
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.when import correction
from coopdesk.gui.words import _, explain, name_of
from coopdesk.services.questions import Asked, ask, lines_of, returns_to_ask, settle


class QuestionsPage(QWidget):
    """Enter on a return goes to the question, Enter there to its text, Enter there asks. ``changed`` comes after."""

    changed = Signal()
    line: ChoiceBox
    text: TextBox

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        columns = [
            Column(_("Code"), lambda row: row.cooperative.code, 84),
            Column(_("Co-operative"), lambda row: name_of(row.cooperative), 300),
            Column(_("Correction"), lambda row: correction(row.statement.revision), 110),
            Column(_("Open questions"), lambda row: row.words, 0, tone=lambda row: "query"),
        ]
        empty = _("No return file counts for this month yet.")
        self.list = Ledger(_("Returns"), columns, lambda row: row.packet, empty)
        self.list.turned.connect(self._show)
        self.list.chosen.connect(lambda _row: self.line.setFocus(Qt.FocusReason.TabFocusReason))
        self.line = ChoiceBox(field_of(Question, "line"), [])
        self.line.setMinimumWidth(300)
        self.line.setAccessibleName(_("Line asked about (empty: the whole return)"))
        self.line.entered.connect(lambda: self.text.setFocus(Qt.FocusReason.TabFocusReason))
        self.text = TextBox(field_of(Question, "text"))
        self.text.setAccessibleName(_("Question"))
        self.text.setPlaceholderText(_("What the co-operative should look at or explain"))
        self.text.entered.connect(self.ask)
        self.text.edited.connect(lambda: self._say(""))
        self.button = QPushButton(_("Ask back"))
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.ask)
        self.settled = QPushButton(_("Questions settled"))
        self.settled.clicked.connect(self.settle)
        self.trouble = text_label("", "trouble")
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        label = text_label(_("Line"))
        label.setBuddy(self.line)
        for widget in (label, self.line):
            row.addWidget(widget)
        row.addWidget(self.text, 1)
        for button in (self.button, self.settled):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.list), 1)
        layout.addLayout(row)
        layout.addWidget(self.trouble)
        layout.addWidget(
            text_label(_("Enter asks about the return in hand; the question goes out with its next receipt."), "muted")
        )
        self._say("")

    def refresh(self) -> None:
        """Read the returns of the month in hand again."""
        self.list.show_rows(returns_to_ask(self._session.store, self._session.month))
        self._show(self.list.row)

    def _show(self, row: Asked | None) -> None:
        for widget in (self.line, self.text, self.button):
            widget.setEnabled(row is not None)
        self.settled.setEnabled(row is not None and bool(row.questions))
        self.text.clear()
        self._say("")
        self.line.show_choices(_choices(self._session, row) if row is not None else [])

    @Slot()
    def ask(self) -> None:
        """Ask what is typed about the return in hand, or say what stands in the way."""
        row = self.list.row
        if row is None or self._session.refuses():
            return
        try:
            part, _sign, line = str(self.line.read() or "").partition(":")
            ask(self._session.store, row.packet, part, line, "", self.text.text(), self._session.operator)
        except EntryError as refusal:
            self._say(explain(refusal))
            return
        words = _("The question to %(code)s is kept; it goes out with the next receipt.", code=row.cooperative.code)
        self._done(words)

    @Slot()
    def settle(self) -> None:
        """Say that all questions about the return in hand are answered."""
        row = self.list.row
        if row is None or not row.questions or self._session.refuses():
            return
        for question in row.questions:
            settle(self._session.store, question.counter, operator=self._session.operator)
        self._done(_("The questions to %(code)s are settled.", code=row.cooperative.code))

    def _done(self, words: str) -> None:
        self.refresh()
        self._session.tell(words)
        self.changed.emit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


def _choices(session: Session, row: Asked) -> list[Choice]:
    """The lines of a return; typed by team, product, or words."""
    found = []
    for part, key, line in lines_of(session.store, row.statement):
        if isinstance(line, OutputLine):
            words = _("Output: team %(team)s, %(product)s %(name)s",
                      team=line.team, product=line.product, name=name_of(line))  # fmt: skip
        else:
            words = _("Labour: team %(team)s", team=line.team)
        found.append(Choice(f"{part}:{key}", words))
    return found

"""Asking back: the returns that count for the month in hand; a question about one, about a line or a box of it."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.packets import Question
from coopdesk.domain.period import Period
from coopdesk.domain.questions import box_label, boxes_of, question_text
from coopdesk.domain.reporting import Reported
from coopdesk.domain.statements import Accounts, OutputLine
from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.federation.deciding import Asking
from coopdesk.gui.federation.months_page import state_words, tone_of
from coopdesk.gui.form import hint_label, text_label, told
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.when import correction, moment
from coopdesk.gui.words import _, explain, language, name_of
from coopdesk.services.questions import Asked, ask, lines_of, returns_to_ask, settle
from coopdesk.services.reporting import reporting


class QuestionsPage(QWidget):
    """Enter goes from the return to line, box and text of the question, and asks; ``changed`` comes after."""

    changed = Signal()
    line: ChoiceBox
    box: ChoiceBox
    text: TextBox

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._months: dict[str, Reported] = {}
        self._lines: dict[str, Any] = {}
        empty = _("No return file counts for this month yet.")
        self.list = Ledger(_("Returns"), self._columns(), lambda row: row.packet, empty)
        self.list.turned.connect(self._show)
        self.list.chosen.connect(lambda _row: self.line.setFocus(Qt.FocusReason.TabFocusReason))
        bind(self.list, "Delete", self.ask_settle)
        self.known = text_label("", "muted")
        self.known.setWordWrap(True)
        self.line = ChoiceBox(field_of(Question, "line"), [])
        self.line.setMinimumWidth(290)
        self.line.setAccessibleName(_("Line asked about (empty: the whole return)"))
        self.line.edited.connect(self._offer_boxes)
        self.line.entered.connect(self._to_box)
        self.box = ChoiceBox(field_of(Question, "box"), [])
        self.box.setMinimumWidth(210)
        self.box.setAccessibleName(_("Box asked about (empty: the whole line)"))
        self.box.entered.connect(lambda: self.text.setFocus(Qt.FocusReason.TabFocusReason))
        self.text = TextBox(field_of(Question, "text"))
        self.text.setAccessibleName(_("Question"))
        self.text.setPlaceholderText(_("What the co-operative should look at or explain"))
        self.text.entered.connect(self.ask)
        self.text.edited.connect(lambda: self._say(""))
        self.button = QPushButton(_("Ask back"))
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.ask)
        self.settled = QPushButton(_("Questions settled… (Del)"))
        self.settled.clicked.connect(self.ask_settle)
        self.asking = Asking()
        self.asking.done.connect(self._settle_done)
        self.asking.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.trouble = text_label("", "trouble")
        self._lay_out()

    def _columns(self) -> list[Column]:
        return [
            Column(_("Code"), lambda row: row.cooperative.code, 84),
            Column(_("Co-operative"), lambda row: name_of(row.cooperative), 230),
            Column(_("Correction"), lambda row: correction(row.statement.revision), 100),
            Column(_("State"), self._state, 340, tone=self._tone),
            Column(_("Open questions"), _open_words, 0, tone=lambda row: "query"),
        ]

    def _state(self, row: Asked) -> str:
        month = self._months.get(row.cooperative.code)
        return state_words(month) if month is not None else ""

    def _tone(self, row: Asked) -> str:
        month = self._months.get(row.cooperative.code)
        return tone_of(month) if month is not None else ""

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for words, box in ((_("Line"), self.line), (_("Box"), self.box)):
            label = text_label(words)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        acts = QHBoxLayout()
        acts.addWidget(self.known, 1)
        acts.addWidget(self.settled, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.list), 1)
        layout.addLayout(acts)
        layout.addLayout(row)
        layout.addWidget(self.trouble)
        layout.addWidget(self.asking)
        layout.addWidget(
            hint_label(
                _("Enter goes on to line, box and question, and asks; F2 opens a list  •  "
                  "the question goes out with the next receipt, and so does the reason why it is settled")
            )
        )  # fmt: skip
        self._say("")

    def refresh(self) -> None:
        """Read the returns of the month in hand again."""
        store, month = self._session.store, self._session.month
        self._months = {unit.cooperative.code: unit.months[0] for unit in reporting(store, Period(month, month))}
        self.list.show_rows(returns_to_ask(store, month))

    def _show(self, row: Asked | None) -> None:
        for widget in (self.line, self.box, self.text, self.button):
            widget.setEnabled(row is not None)
        self.settled.setVisible(row is not None and bool(row.questions))
        self.asking.hide()
        self.text.clear()
        self._say("")
        self.known.setText(_known_words(row) if row is not None else "")
        self._lines = _lines(self._session, row) if row is not None else {}
        self.line.show_choices([choice for choice, _line in self._lines.values()])
        self._offer_boxes()

    def _offer_boxes(self) -> None:
        """The boxes of the line that is chosen, each with what stands in it."""
        self._say("")
        choice, line = self._lines.get(str(self.line.code or ""), (None, None))
        part = choice.code.partition(":")[0] if choice is not None else ""
        offered, exponent = [], self._session.store.desk.exponent
        for field in boxes_of(part):
            value = field.in_currency(exponent, line).text(getattr(line, field.name)) or _("not filled in")
            words = _("%(box)s (%(value)s)", box=box_label(part, field.name, language()), value=value)
            offered.append(Choice(field.name, words))
        self.box.show_choices(offered)
        self.box.setEnabled(bool(offered))

    def _to_box(self) -> None:
        """From the line to its box; of the whole return there is none."""
        (self.box if self.box.isEnabled() else self.text).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def ask(self) -> None:
        """Ask what is typed about the return in hand, or say what stands in the way."""
        row = self.list.row
        if row is None or self._session.refuses():
            return
        try:
            part, _sign, line = str(self.line.read() or "").partition(":")
            box = str(self.box.read() or "") if part else ""
            ask(self._session.store, row.packet, part, line, box, self.text.text(), self._session.operator)
        except EntryError as refusal:
            self._say(told(refusal.problems[0], Question))
            return
        except DeskError as refusal:
            self._say(explain(refusal))
            return
        words = _("The question to %(code)s is kept; it goes out with the next receipt.", code=row.cooperative.code)
        self._done(words)

    @Slot()
    def ask_settle(self) -> None:
        """Ask what came of the questions about the return in hand."""
        row = self.list.row
        if row is None or not row.questions or self._session.refuses():
            return
        words = _("The questions to %(code)s are settled: %(questions)s What came of them? The co-operative is told.",
                  code=row.cooperative.code, questions=row.words)  # fmt: skip
        self.asking.ask(words, _("Settled"), lambda reason: self._settle(row, reason))

    def _settle(self, row: Asked, reason: str) -> None:
        with self._session.store.transaction(self._session.operator):
            for question in row.questions:
                settle(self._session.store, question.counter, reason, self._session.operator)
        self._session.tell(_("The questions to %(code)s are settled.", code=row.cooperative.code))

    def _settle_done(self) -> None:
        self._done("")

    def _done(self, words: str) -> None:
        self.refresh()
        if words:
            self._session.tell(words)
        self.changed.emit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


def _open_words(row: Asked) -> str:
    """What is open about a return: questions, else that a correction left what was asked about as it was."""
    if row.questions or not any(not changed for _question, changed in row.answered):
        return row.words
    return _("Answered by correction; what was asked about did not change")


def _known_words(row: Asked) -> str:
    """What was asked about a return, when, and what became of it: a line for each question."""
    lines = [
        _("Asked on %(moment)s: %(question)s", moment=moment(one.at), question=question_text(one, language()))
        for one in row.questions
    ]
    for one, reason in row.settled:
        words = question_text(one, language())
        lines.append(_("Settled: %(question)s → %(reason)s", question=words, reason=reason or _("no reason given")))
    for one, changed in row.answered:
        words = question_text(one, language())
        if changed:
            lines.append(_("Answered by correction, which changes what was asked about: %(question)s", question=words))
        else:
            lines.append(
                _("Answered by correction; what was asked about did not change: %(question)s (reason: %(reason)s)",
                  question=words, reason=row.statement.reason or _("none given"))
            )  # fmt: skip
    return "\n".join(lines)


def _lines(session: Session, row: Asked) -> dict[str, tuple[Choice, Any]]:
    """The lines of a return by their code in the list; typed by team, product, or words."""
    found = {}
    for part, key, line in lines_of(session.store, row.statement):
        if isinstance(line, OutputLine):
            words = _("Output: team %(team)s, %(product)s %(name)s",
                      team=line.team, product=line.product, name=name_of(line))  # fmt: skip
        elif isinstance(line, Accounts):
            words = _("Other amounts")
        else:
            words = _("Labour: team %(team)s", team=line.team)
        found[f"{part}:{key}"] = (Choice(f"{part}:{key}", words), line)
    return found

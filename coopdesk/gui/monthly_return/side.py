"""The card at the right: help for the box in hand, and what is to be settled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coopdesk.errors import EntryError, Problem
from coopdesk.gui.form import scrolled, text_label
from coopdesk.gui.grid.columns import Column
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.problem_list import ProblemList
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _

WIDTH = 236


class Side(QFrame):
    """``chosen`` asks to jump to a problem's cell; ``reasoned`` comes after a reason was kept."""

    chosen = Signal(object)
    reasoned = Signal()

    def __init__(self, hand: MonthInHand) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self._hand = hand
        self.title = text_label("", "subheading")
        self.help = text_label("", "muted")
        self.title.setWordWrap(True)
        self.help.setWordWrap(True)
        self.problems = ProblemList(_("To settle"), hand.place_of)
        self.problems.chosen.connect(self.chosen)
        self.problems.reasoned.connect(self._keep_reason)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(14, MIDDLE, 14, MIDDLE)
        layout.setSpacing(SMALL)
        layout.addWidget(self.title)
        layout.addWidget(self.help)
        layout.addSpacing(SMALL)
        layout.addWidget(self.problems)
        layout.addStretch(1)
        area = scrolled(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def explain(self, column: Column) -> None:
        """Show the help of the box in hand."""
        self.title.setText(column.title)
        self.help.setText(column.help)
        self.help.setVisible(bool(column.help))
        self._hand.session.help(column.title, column.help)

    def refresh(self, boxes: set[str], record_length: int) -> None:
        """Show what stands against these boxes of lines with so many parts in their key; blanks only count."""
        found = [
            problem
            for problem in self._hand.problems
            if problem.box in boxes
            and len(problem.line.split("/")) == record_length
            and not problem.code.startswith("blank-")
        ]
        self.problems.show_problems(found, self._hand.reason_of)

    def _keep_reason(self, problem: Problem, text: str) -> None:
        try:
            self._hand.give_reason(problem, text)
        except EntryError as refusal:
            self._hand.session.tell(_("The reason was not kept: %(why)s", why=refusal), "error")
        else:
            self.reasoned.emit()

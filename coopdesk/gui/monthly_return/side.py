"""The card at the right: help for the box in hand, and what is to be settled."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coopdesk.domain.checks import blank
from coopdesk.domain.paper_totals import of_paper
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import wear
from coopdesk.gui.form import scrolled, text_label
from coopdesk.gui.grid.columns import Column
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.problem_list import ProblemList
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, asking

WIDTH = 236


class Side(QFrame):
    """``chosen`` asks to jump to a problem's cell; ``reasoned`` comes after a reason was kept."""

    chosen = Signal(object)
    reasoned = Signal()

    def __init__(self, hand: MonthInHand, paper: QWidget) -> None:
        """``paper`` stands at the foot of the card."""
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self._hand = hand
        self.title = text_label("", "subheading")
        self.trouble = text_label("", "trouble")
        self.help = text_label("", "muted")
        for label in (self.title, self.trouble, self.help):
            label.setWordWrap(True)
        self._places: dict[str, str] = {}
        self.refused = ProblemList(_("Refused"), lambda problem: self._places.get(f"{problem.line} {problem.box}", ""))
        self.problems = ProblemList(_("To settle"), hand.place_of, ("", _("Shift+F2: give the reason")))
        for found in (self.refused, self.problems):
            found.chosen.connect(self.chosen)
            found.reasoned.connect(self._keep_reason)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(14, MIDDLE, 14, MIDDLE)
        layout.setSpacing(SMALL)
        for widget in (self.title, self.trouble, self.help, self.refused, self.problems):
            layout.addWidget(widget)
        layout.addStretch(1)
        area = self._area = scrolled(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        paper.setContentsMargins(14, SMALL, 14, MIDDLE)
        outer.addWidget(paper)

    def explain(self, column: Column, problem: Problem | None) -> None:
        """Show what stands against the box in hand, and its help."""
        self.title.setText(column.title)
        wear(self.trouble, "objectName", "query" if problem and problem.level == "query" else "trouble")
        self.trouble.setText(asking(problem) if problem else "")
        self.trouble.setVisible(problem is not None)
        self.help.setText(column.help)
        self.help.setVisible(bool(column.help))
        self._hand.session.help(column.title, column.help)

    def refresh(self, refused: Sequence[tuple[Problem, str]], boxes: set[str], record_length: int) -> None:
        """Show what was refused, each with its place in words, and what is to be settled against these boxes of lines
        with so many parts in their key; blanks only count.
        """
        self._places = {f"{problem.line} {problem.box}": place for problem, place in refused}
        self.refused.show_problems([problem for problem, _place in refused])
        found = [
            problem
            for problem in self._hand.problems
            if problem.box in boxes
            and len(problem.line.split("/")) == record_length
            and not (blank(problem) or of_paper(problem))
            and not self._hand.settled(problem)
        ]
        self.problems.show_problems(found, self._hand.reason_of)

    def ask(self, line: str, box: str) -> bool:
        """Go into the box for the reason of a problem of this line, of this box first; False where none asks."""
        asking = [card for card in self.problems.cards if card.reason is not None and card.problem.line == line]
        asking.sort(key=lambda card: card.problem.box != box)
        for card in asking[:1]:
            card.give_reason()
            self._area.ensureWidgetVisible(card)
        return bool(asking)

    def _keep_reason(self, problem: Problem, text: str) -> None:
        try:
            self._hand.give_reason(problem, text)
        except EntryError as refusal:
            self._hand.session.tell(_("The reason was not kept: %(why)s", why=refusal), "error")
        else:
            self.reasoned.emit()

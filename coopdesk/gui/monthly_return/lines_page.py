"""A page with a grid of lines at the left, the card at the right and a line of sums below: output and labour."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coopdesk.errors import Problem
from coopdesk.gui.form import text_label
from coopdesk.gui.grid.columns import Column, Keeper, Values
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.view import Grid
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.side import Side
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _
from coopdesk.services.pinyin import sounds

Facts = Sequence[tuple[str, str]]


class LinesPage(QWidget):
    """Keeps lines as they are typed. ``kept`` comes after each change of the file, ``ended`` after the last cell."""

    kept = Signal()
    ended = Signal()
    record: type[Any]

    def __init__(self, hand: MonthInHand, columns: Sequence[Column], copied: tuple[str, ...]) -> None:
        super().__init__()
        self.hand = hand
        keeper = Keeper(self._keep, self._drop, hand.together)
        self.lines = Lines(self.record, columns, keeper, self._blank)
        hand.grids.append(self.lines)
        self.grid = Grid(self.lines, sounds, copied)
        self.side = Side(hand)
        self.facts = QHBoxLayout()
        self.facts.setSpacing(SMALL)
        self.take_over = QPushButton(_("Begin with last month's lines"))
        self.take_over.setToolTip(_("Shift+Tab, then Enter"))
        self.take_over.clicked.connect(self._take_over)
        self._lay_out()
        self.grid.stood.connect(self.side.explain)
        self.grid.ended.connect(self.ended)
        self.grid.begun.connect(self.take_over.setFocus)
        self.grid.counted.connect(hand.session.counted)
        self.grid.closed.connect(self._say_locked)
        self.grid.changed.connect(self._changed)
        self.side.chosen.connect(self.grid.go_to_problem)
        self.side.reasoned.connect(self._reasoned)
        self.side.problems.displaced.connect(self.grid.box.setFocus)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.take_over)
        left.addWidget(self.grid, 1)
        left.addLayout(self.facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addLayout(left, 1)
        layout.addWidget(self.side)

    def _blank(self) -> Values:
        line = self.record("", "") if "product" in self.record.__dataclass_fields__ else self.record("")
        places = [row.values["position"] for row in self.lines.rows] if hasattr(self, "lines") else []
        return asdict(replace(line, position=max(places, default=0) + 1))

    def stored(self) -> Sequence[Any]:
        """The lines of the month as the file has them."""
        raise NotImplementedError

    def filled(self) -> Facts:
        """What the line of sums says: (words, figure) pairs, translated."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the month in hand."""
        self._showing = True
        self.lines.locked = self.hand.final
        self.lines.load(asdict(line) for line in sorted(self.stored(), key=lambda line: line.position))
        self._showing = False
        self._show_problems()

    def begin(self) -> None:
        """Go to the first cell to be filled."""
        self.grid.begin()

    def jump(self, problem: Problem) -> bool:
        """Go to a problem's cell; False where it is not here."""
        return self.grid.go_to_problem(problem)

    def _keep(self, before: Values | None, now: Values) -> Values:
        kept = self.hand.keep(self.record, before, now)
        self._wrote = True
        return kept

    def _drop(self, before: Values) -> None:
        self.hand.drop(self.record, before)
        self._wrote = True

    def _changed(self) -> None:
        """After every change on the grid: read the file's own opinion, show sums and problems."""
        if self._showing:
            return
        wrote, self._wrote = self._wrote, False
        if wrote:
            self.hand.reread()
        self._show_problems()
        if wrote:
            self.kept.emit()

    _showing = False
    _wrote = False

    def _show_problems(self) -> None:
        self._showing = True
        self.lines.mark(
            problem
            for problem in self.hand.problems
            if not problem.code.startswith("blank-") and not self.hand.settled(problem)
        )
        self._showing = False
        names = {column.name for column in self.lines.columns}
        self.side.refresh(names, 3 if "product" in names else 1)
        self.take_over.setVisible(not self.lines.rows and not self.hand.final and self.hand.last is not None)
        self._show_facts()

    def _show_facts(self) -> None:
        while (item := self.facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for words, figure in self.filled():
            self.facts.addWidget(text_label(words, "muted"))
            strong: QLabel = text_label(figure, "strong")
            self.facts.addWidget(strong)
            self.facts.addSpacing(LARGE)
        self.facts.addStretch(1)

    def _reasoned(self) -> None:
        self._show_problems()
        self.kept.emit()

    def _take_over(self) -> None:
        self.hand.take_over()
        self.refresh()
        self.kept.emit()
        self.begin()

    def _say_locked(self) -> None:
        self.hand.session.tell(
            _("%(month)s is final. “Correct this month” opens it again.", month=self.hand.month), "query"
        )

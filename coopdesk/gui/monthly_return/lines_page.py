"""A page with a grid of lines at the left, the card at the right and a line of sums below: output and labour."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.checks import blank
from coopdesk.domain.paper_totals import of_paper
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError, EntryError, Problem
from coopdesk.gui.grid.columns import Change, Column, Keeper, Values
from coopdesk.gui.grid.guide import why_fixed
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.view import Grid
from coopdesk.gui.history.entries import taken_back
from coopdesk.gui.keys import bind
from coopdesk.gui.monthly_return.facts_row import Facts, FactsRow
from coopdesk.gui.monthly_return.filling import KEYS as FILLING_KEYS
from coopdesk.gui.monthly_return.filling import FillingSwitch
from coopdesk.gui.monthly_return.find_row import FindRow
from coopdesk.gui.monthly_return.first_line import wants_a_line
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.paper_card import KEYS as PAPER_KEYS
from coopdesk.gui.monthly_return.paper_card import PaperCard
from coopdesk.gui.monthly_return.side import Side
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, explain
from coopdesk.services.pinyin import sounds


class LinesPage(QWidget):
    """Keeps lines as they are typed. ``kept`` comes after each change of the file, ``ended`` after the last cell,
    ``taken_over`` after lines of every page were written.
    """

    kept = Signal()
    ended = Signal()
    taken_over = Signal()
    name: str
    record: type[Any]
    totals: tuple[str, ...]

    def __init__(self, hand: MonthInHand, columns: Sequence[Column]) -> None:
        super().__init__()
        self.hand = hand
        keeper = Keeper(self._keep, self._drop, hand.together, self._keep_several)
        self.lines = Lines(self.record, columns, keeper, self._blank)
        hand.grids[self.name] = self.lines
        self.grid = Grid(self.lines, sounds, (*(column.name for column in columns if column.typed), "basis"))
        self.grid.undo_more = self._undo_more
        titles = {column.name: (column.box, column.title) for column in columns}
        self.paper = PaperCard(hand, [(what, *titles[what]) for what in self.totals], self.reached)
        self.side = Side(hand, self.paper)
        self.filling = FillingSwitch(self.grid)
        self.search = FindRow(self, self.grid)
        bind(self, FILLING_KEYS, self.filling.click)
        self.facts = FactsRow()
        self.take_over = QPushButton(_("Begin with last month's lines (F4)"))
        self.take_over.setAccessibleDescription(
            _("Writes the teams, products and plans of last month into output and labour; what was made is keyed.")
        )
        self.take_over.clicked.connect(self._take_over)
        bind(self, "F4", self.take_over.click)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.grid.stood.connect(lambda _column: self._show_cell())
        self.grid.ended.connect(self._past_lines)
        self.paper.ended.connect(self.ended)
        self.paper.left.connect(lambda: self.grid.box.setFocus(Qt.FocusReason.OtherFocusReason))
        self.paper.kept.connect(self.kept)
        self.paper.closed.connect(self._say_closed)
        bind(self, PAPER_KEYS, lambda: self.paper.begin(self.paper.what))
        self.grid.begun.connect(self.take_over.setFocus)
        self.grid.counted.connect(self.hand.session.counted)
        self.grid.told.connect(self.hand.session.tell)
        self.grid.closed.connect(self._say_closed)
        self.grid.asked.connect(self._ask_reason)
        self.grid.changed.connect(self._changed)
        self.side.chosen.connect(self.grid.go_to_problem)
        self.side.reasoned.connect(self._reasoned)
        for problems in (self.side.refused, self.side.problems):
            problems.displaced.connect(self.grid.box.setFocus)

    def _past_lines(self) -> None:
        if not wants_a_line(self.hand, self.grid):
            self.paper.begin()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(self.take_over)
        left.addWidget(self.grid, 1)
        left.addWidget(self.search)
        below = QHBoxLayout()
        below.addLayout(self.facts, 1)
        below.addWidget(self.filling)
        left.addLayout(below)
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

    def offered(self) -> Sequence[Any]:
        """Lines that are shown below them without being kept yet."""
        return ()

    def reached(self, what: str) -> int:
        """The sum of a column that has a total on paper, as the lines stand now."""
        raise NotImplementedError

    def commit(self) -> None:
        """Take what is being typed, in the cell or as a total on paper."""
        self.grid.commit()
        self.paper.commit()

    def filled(self) -> Facts:
        """What the line of sums says: (words, figure) pairs, translated."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the month in hand, with what was in hand of it."""
        held = self.hand.held().get(self.name, ())
        self._showing = True
        try:
            self.lines.locked = self.hand.fixed
            self.lines.load(asdict(line) for line in sorted(self.stored(), key=lambda line: line.position))
            if not self.hand.fixed:
                self.lines.offer(asdict(line) for line in self.offered())
            self._standing = [problem for *_place, problem in self.lines.standing()]
            if held:
                self.lines.restore(held)
            if self._month != self.hand.month:
                self.paper.forget()
                self._month = self.hand.month
                self.grid.rewind()
        finally:
            self._showing = False
        self._changed()

    def begin(self) -> None:
        """Go to the first cell to be filled."""
        self.grid.begin()

    def jump(self, problem: Problem) -> bool:
        """Go to a problem's cell, or to the box of its total on paper; False where it is not here."""
        if of_paper(problem):
            self.paper.begin(problem.box)
            return True
        return self.grid.go_to_problem(problem)

    def kept_line(self, statement: int) -> tuple[Any, int] | None:
        """The line in hand and the statement it belongs to; None for one without a key."""
        values = self.lines.at(self.grid.row)
        return (self.record(**values), statement) if self.lines.complete(values) else None

    def _undo_more(self) -> bool:
        """Take back the last operation on the month from the history; whether there was one, or it was refused."""
        try:
            done = self.hand.undo_last()
        except DeskError as refusal:
            self.hand.session.tell(explain(refusal), "query")
            return True
        if done is not None:
            self.taken_over.emit()
            self.hand.session.tell(taken_back(self.hand.store, done))
        return done is not None

    def typing(self) -> tuple[str, int, str, str] | None:
        """What is being typed at this moment: key of the line, row, column, text."""
        grid = self.grid
        key = self.lines.key(self.lines.at(grid.row))
        return (key, grid.row, grid.column.name, grid.box.text()) if grid.box.typing else None

    def type_again(self, what: tuple[str, int, str, str]) -> None:
        """Let what `typing` gave stand in its cell again, in hand."""
        key, row, name, text = what
        found = [place for place, line in enumerate(self.lines.rows) if self.lines.key(line.values) == key]
        self.grid.go(row if row in found or not found else found[0], name)
        self.grid.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.box.type_again(text)

    def _keep(self, before: Values | None, now: Values) -> Values:
        kept = self.hand.keep(self.record, before, now)
        self._wrote = True
        return kept

    def _keep_several(self, changes: Sequence[Change]) -> list[Values | EntryError]:
        kept = self.hand.keep_several(self.record, changes)
        self._wrote = True
        return kept

    def _drop(self, before: Values) -> None:
        self.hand.drop(self.record, before)
        self._wrote = True

    def _changed(self) -> None:
        """After every change on the grid: read the file's own opinion, show sums, problems and what was refused."""
        if self._showing:
            return
        wrote, self._wrote = self._wrote, False
        if wrote:
            self.hand.reread()
        if not self.hand.fixed:
            self.hand.hold(self.name, self.lines.in_hand())
        self._show_problems()
        if wrote:
            self.kept.emit()
        self._say_refused()

    _showing = False
    _wrote = False
    _month: Month | None = None
    _standing: Sequence[Problem] = ()

    def _say_refused(self) -> None:
        """Say in the foot what was refused just now."""
        standing = self.lines.standing()
        known = {(problem.box, problem.message, str(problem.values)) for problem in self._standing}
        new = [one for one in standing if (one[2].box, one[2].message, str(one[2].values)) not in known]
        if len(new) > 1:
            self.hand.session.tell(
                _("%(count)s boxes were refused; they are listed at the right.", count=len(new)), "error"
            )
        elif new:
            place, name, problem = new[0]
            self.hand.session.tell(f"{self._cell(place, name)}: {explain(problem)}", "error")
        if len(standing) < len(self._standing):
            self.hand.session.tell("")
        self._standing = [problem for *_place, problem in standing]

    def _cell(self, place: int, name: str) -> str:
        title = next(column.title for column in self.lines.columns if column.name == name)
        return _("Line %(line)s, %(box)s", line=place + 1, box=title)

    def _show_cell(self) -> None:
        self.side.explain(self.grid.column, self.grid.problem)
        self.paper.follow(self.grid.column.name)

    def _show_problems(self) -> None:
        self._showing = True
        self.lines.mark(one for one in self.hand.problems if not self._only_shown(one) and not self.hand.settled(one))
        self._showing = False
        names = {column.name for column in self.lines.columns}
        refused = [
            (replace(problem, box=name, line=self.lines.key(self.lines.at(place))), self._cell(place, name))
            for place, name, problem in self.lines.standing()
        ]
        self.side.refresh(refused, names, 3 if "product" in names else 1)
        self._show_cell()
        self.paper.refresh()
        self.take_over.setVisible(not self.lines.rows and not self.hand.fixed and self.hand.last is not None)
        self.facts.show_facts(self.filled())

    @staticmethod
    def _only_shown(problem: Problem) -> bool:
        """Whether a problem only counts or is only shown until the check: no cell is tinted for it."""
        return blank(problem) or of_paper(problem)

    def _ask_reason(self) -> None:
        """Into the box for the reason of what stands against the line in hand, its own cell first."""
        if not self.side.ask(self.lines.key(self.lines.at(self.grid.row)), self.grid.column.name):
            self.hand.session.tell(_("Nothing in this line asks for a reason."))

    def _reasoned(self) -> None:
        self._show_problems()
        self.kept.emit()

    def _take_over(self) -> None:
        if not self.take_over.isHidden():
            self.hand.take_over()
            self.taken_over.emit()
            self.begin()

    def _say_closed(self) -> None:
        if self.hand.fixed:
            words = self.hand.why_fixed
            self.hand.session.tell(words, "query")
        else:
            self.hand.session.tell(why_fixed(self.grid.column))

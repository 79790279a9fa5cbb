"""Progress through the months: place and points of every entrant in each evaluation side by side, and in total."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.evaluations import Evaluation
from coopdesk.domain.methods import STATES
from coopdesk.domain.scoring import Standing, Standings
from coopdesk.gui.competitions.state import NOT_YET, Shown
from coopdesk.gui.form import hint_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, name_of, worded
from coopdesk.services import evaluations


@dataclass(frozen=True)
class Line:
    """An entrant's standings by evaluation (None where it took no part), and the points of its months so far."""

    last: Standing
    each: tuple[Standing | None, ...]
    total: Decimal | None


class ProgressPage(QWidget):
    """``wanted`` asks for an evaluation, ``chosen`` for the board of one by its number."""

    wanted = Signal()
    chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.list: Ledger | None = None
        self._made: list[Evaluation] = []
        button = QPushButton(_("Evaluate (F8)"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.wanted)
        row = QHBoxLayout()
        row.addWidget(
            hint_label(_("Enter shows the board of the column in hand  •  F8 evaluates a month or the whole")), 1
        )
        row.addWidget(button)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SMALL)
        self._layout.addLayout(row)
        bind(self, "F8", self.wanted.emit)

    def show_state(self, found: Shown) -> None:
        """Show the evaluations of a competition side by side."""
        made = list(found.life.evaluations)
        store, code = self.session.store, found.competition.code
        boards = [evaluations.board_of(store, code, one.number) for one in made]
        self._build(made, found)
        assert self.list is not None  # built now
        self.list.show_rows(lines(boards))

    def _build(self, made: list[Evaluation], found: Shown) -> None:
        if (item := self._layout.takeAt(1)) is not None and (widget := item.widget()):
            widget.hide()
            widget.deleteLater()
        self._made = made
        columns = [
            Column(
                _("Entrant"), lambda one: name_of(one.last), 320 if found.competition.level == "cooperative" else 190
            )
        ]
        for place, one in enumerate(made):
            title = f"{one.number}: {worded(one.span)}"
            columns.append(Column(title, partial(_cell_of, place), 168))
        if len(found.competition.span) > 1:
            columns.append(Column(_("Points of the months"), lambda row: _points(row.total), 110, number=True))
        self.list = Ledger(_("Progress"), columns, lambda one: one.last.code, _(NOT_YET))
        self.list.chosen.connect(self._choose)
        self._layout.addWidget(framed(self.list), 1)

    def _choose(self, _row: Line) -> None:
        assert self.list is not None  # it was chosen on it
        column = self.list.currentIndex().column() - 1
        if self._made:
            self.chosen.emit(self._made[min(max(column, 0), len(self._made) - 1)].number)

    def begin(self) -> None:
        """In the list."""
        if self.list is not None:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)


def lines(boards: list[Standings]) -> list[Line]:
    """A line for every entrant of any evaluation, in the order of the last one."""
    found: dict[str, Standing] = {}
    for board in reversed(boards):
        for one in board.standings:
            found.setdefault(one.code, one)
    by_board = [{one.code: one for one in board.standings} for board in boards]
    return [Line(last, tuple(own.get(code) for own in by_board), _total(code, boards)) for code, last in found.items()]


def _total(code: str, boards: list[Standings]) -> Decimal | None:
    """The points of the single months, the last evaluation of each; None where any of them has none."""
    months = {board.span: board for board in boards if len(board.span) == 1}
    totals = [one.total for board in months.values() for one in board.standings if one.code == code]
    known = [total for total in totals if total is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(months) else None


def _cell_of(place: int, row: Line) -> str:
    return _cell(row.each[place])


def _cell(one: Standing | None) -> str:
    if one is None:
        return "—"
    place = _("Place %(place)s", place=one.place) if one.place else _(STATES[one.state])
    return place if one.total is None else _("%(points)s  •  %(place)s", points=one.total, place=place)


def _points(total: Decimal | None) -> str:
    return "—" if total is None else str(total)

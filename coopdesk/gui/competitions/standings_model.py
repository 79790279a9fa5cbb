"""The rows of the standings: groups by name, then who stands where, with value and points of each indicator."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QFont

from coopdesk.domain.conditions import Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import joined
from coopdesk.domain.methods import STATES
from coopdesk.domain.numbers import digits
from coopdesk.domain.scoring import Score, Standing, Standings
from coopdesk.errors import N_
from coopdesk.gui.ledger import NOWHERE, Place
from coopdesk.gui.theme import colour, tabular
from coopdesk.gui.words import _, explain, language, name_of

PLACE, TEAM = 0, 1
FIRST: Final = 2
"""The column of the first indicator; after the last come the total and the result."""
STANDING, SCORE, SHARE = (Qt.ItemDataRole.UserRole + number for number in range(3))
ENTRANT: Final = {"team": N_("Team"), "person": N_("Member"), "cooperative": N_("Co-operative")}
HIGH: Final = 40
WIDE_NAME: Final = 220
"""The width of the names of co-operatives, in pixels."""
BAR: Final = 12
"""The height of a bar with a reason under it."""
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StandingsModel(QAbstractTableModel):
    """The standings of a competition, best first; the points are what is shown and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.conditions: Sequence[Condition] = ()
        self.standings: Sequence[Standing] = ()
        self.rows: Sequence[Standing | str] = ()
        self.level = "team"
        self._each: Sequence[Decimal] = ()
        self._most = Decimal(0)

    def show(self, board: Standings) -> None:
        """Show another board."""
        self.beginResetModel()
        self.conditions, self.standings = board.conditions, board.standings
        self.rows, self.level = grouped(board.standings), board.competition.level
        self._each = [board.most(condition) for condition in board.conditions]
        self._most = sum(self._each, Decimal(0))
        self.endResetModel()

    @property
    def total_column(self) -> int:
        """Where the total stands."""
        return FIRST + len(self.conditions)

    def rowCount(self, parent: Place = NOWHERE) -> int:
        """One row for each entrant, and one for the name of each group."""
        return len(self.rows)

    def columnCount(self, parent: Place = NOWHERE) -> int:
        """Place, team, the indicators, total, result."""
        return len(self.conditions) + 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The indicator's name, and how many points it can earn."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        last = [_("Total") + "\n" + _("at most %(most)s", most=digits(self._most)), _("Result")]
        if section < FIRST:
            return (_("Rank"), _(ENTRANT[self.level]))[section]
        if section >= self.total_column:
            return last[section - self.total_column]
        condition = self.conditions[section - FIRST]
        return (
            condition_name(condition, language())
            + "\n"
            + _("at most %(most)s", most=digits(self._each[section - FIRST]))
        )

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment and type of a cell; the standing, its score there and the bar's share of the whole."""
        standing = self.rows[index.row()]
        if isinstance(standing, str):
            return _of_group(standing, index.column(), role)
        score = self.score_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(standing, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() > self.total_column:
            return f"<qt>{escape(result_of(standing))}</qt>"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == self.total_column:
            return RIGHT
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == PLACE:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole and index.column() in (PLACE, self.total_column):
            return _strong()
        if role == Qt.ItemDataRole.ForegroundRole and standing.state != "placed":
            return colour("muted")
        return {STANDING: standing, SCORE: score, SHARE: self._share(standing)}.get(role)

    def score_at(self, index: Place) -> Score | None:
        """The score in a cell, None in the columns that are no indicator."""
        place, row = index.column() - FIRST, self.rows[index.row()]
        scores = () if isinstance(row, str) else row.scores
        return scores[place] if 0 <= place < len(scores) else None

    def flags(self, index: Place) -> Qt.ItemFlag:
        """The name of a group is no row to stand on."""
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _text(self, standing: Standing, column: int) -> str:
        if column == PLACE:
            return str(standing.place) if standing.place else "—"
        if column == TEAM:
            return name_of(standing)
        if column < self.total_column:
            points = standing.scores[column - FIRST].points
            return _("no value") if points is None else str(points)
        if column == self.total_column:
            return "" if standing.total is None else str(standing.total)
        return result_of(standing)

    def _share(self, standing: Standing) -> float:
        return float(max(standing.total or Decimal(0), Decimal(0)) / self._most) if self._most else 0.0


def grouped(standings: Sequence[Standing]) -> list[Standing | str]:
    """The standings with the name of each group before its own, where there are groups; names as in `name_of`."""
    found: list[Standing | str] = []
    last = ""
    for one in standings:
        name = name_of(one, "group")
        if name != last:
            found.append(_(name))
            last = name
        found.append(one)
    return found


def _of_group(name: str, column: int, role: int) -> Any:
    """What the row of a group's name shows."""
    if role == Qt.ItemDataRole.FontRole:
        return _strong()
    if role == Qt.ItemDataRole.ForegroundRole:
        return colour("ink")
    return name if role == Qt.ItemDataRole.DisplayRole and column == PLACE else None


def result_of(standing: Standing) -> str:
    """Why a team has no place: ``not eligible: …``; empty for the placed."""
    if standing.state == "placed":
        return ""
    code = "gate" if standing.state == "not_eligible" else "missing"
    reasons = [explain(reason) for reason in standing.reasons if reason.code == code]
    return _("%(label)s: %(value)s", label=_(STATES[standing.state]), value=joined(reasons, language()))


def _strong() -> QFont:
    font = tabular(QFont())
    font.setBold(True)
    return font

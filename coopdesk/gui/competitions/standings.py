"""The standings as a table: place, team, value and points of each indicator, total, a bar from zero."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from coopdesk.domain.conditions import Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import joined
from coopdesk.domain.numbers import digits
from coopdesk.domain.scoring import STATES, Score, Standing, Standings
from coopdesk.errors import N_
from coopdesk.gui.ledger import HELD, NOWHERE, Place, read_only
from coopdesk.gui.theme import ROW_HEIGHT, SMALL, TINY, colour, tabular
from coopdesk.gui.words import _, explain, language, name_of

PLACE, TEAM = 0, 1
FIRST: Final = 2
"""The column of the first indicator; after the last come the total and the result."""
STANDING, SCORE, SHARE = (Qt.ItemDataRole.UserRole + number for number in range(3))
ENTRANT: Final = {"team": N_("Team"), "person": N_("Member"), "cooperative": N_("Co-operative")}
_HIGH: Final = 40
_BAR: Final = 12
"""The height of a bar with a reason under it."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StandingsModel(QAbstractTableModel):
    """The standings of a competition, best first; the points are what is shown and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.conditions: Sequence[Condition] = ()
        self.standings: Sequence[Standing] = ()
        self.rows: Sequence[Standing | str] = ()
        self._level = "team"
        self._each: Sequence[Decimal] = ()
        self._most = Decimal(0)

    def show(self, board: Standings) -> None:
        """Show another board."""
        self.beginResetModel()
        self.conditions, self.standings = board.conditions, board.standings
        self.rows, self._level = grouped(board.standings), board.competition.level
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
            return (_("Rank"), _(ENTRANT[self._level]))[section]
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
            return _RIGHT
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


class _Cells(QStyledItemDelegate):
    """Indicators show the printed value in grey and the points; the result shows a bar from zero and its reason."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Paint one cell."""
        score, column = index.data(SCORE), index.column()
        last = column == index.model().columnCount() - 1
        if not last and (not isinstance(score, Score) or score.points is None):
            super().paint(painter, option, index)
            return
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(tabular(painter.font()))
        if chosen:
            painter.fillRect(box, colour("query_paper"))
        if last:
            _paint_result(painter, box, index)
        elif score is not None:
            inner = box.adjusted(SMALL, 0, -SMALL, 0)
            painter.setPen(colour("muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(score.value))
            painter.setPen(colour("ink" if index.data(STANDING).state == "placed" else "muted"))
            painter.drawText(inner, _RIGHT, str(score.points))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:
        """Rows high enough for a bar and a reason under it."""
        return QSize(super().sizeHint(option, index).width(), _HIGH)


def _paint_result(painter: QPainter, box: QRect, index: Place) -> None:
    standing: Standing = index.data(STANDING)
    words = index.data()
    inner = box.adjusted(SMALL, TINY, -SMALL, -TINY)
    high = _BAR if words else 16
    top = inner.top() if words else inner.center().y() - high // 2
    bar = QRect(inner.left(), top, round(inner.width() * index.data(SHARE)), high)
    if standing.state == "placed":
        painter.fillRect(bar, colour("accent" if standing.place == 1 else "edge"))
    elif standing.total is not None:
        painter.setPen(colour("edge"))
        painter.drawRect(bar.adjusted(0, 0, -1, -1))
    else:
        bar.setHeight(0)
    if words:
        room = QRect(inner.left(), bar.bottom() + 2, inner.width(), inner.bottom() - bar.bottom() - 2)
        painter.setPen(colour("error" if standing.state == "not_eligible" else "query"))
        wrap = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, wrap, words)


class StandingsTable(QTableView):
    """The table; arrows move, the cell in hand explains itself beside it. ``typed`` carries a digit struck on it."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.standings = StandingsModel()
        self.setModel(self.standings)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        read_only(self, _HIGH)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(False)
        self.setAccessibleName(_("Standings"))
        self.setAccessibleDescription(
            _(
                "Arrows move; the points of the cell in hand are reckoned beside it. Enter goes to its source; a "
                "number tries another value."
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit begins a trial of the point in hand."""
        if event.text().isdecimal() and not event.modifiers() & HELD:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def show_standings(self, board: Standings) -> None:
        """Show other standings; the cell in hand stays with its entrant."""
        before = self.currentIndex()
        standing = before.data(STANDING) if before.isValid() else None
        column = min(before.column(), len(board.conditions) + 3) if before.isValid() else FIRST
        self.clearSpans()
        self.standings.show(board)
        self._lay_out()
        self.stand_on(standing.code if standing else "", column)

    def stand_on(self, code: str, column: int) -> None:
        """Stand on a cell of an entrant, of the first where there is no such one."""
        rows = [row for row, one in enumerate(self.standings.rows) if not isinstance(one, str)]
        own = [row for row in rows if getattr(self.standings.rows[row], "code", "") == code]
        if rows:
            self.setCurrentIndex(self.standings.index((own or rows)[0], column))

    def _lay_out(self) -> None:
        header = self.horizontalHeader()
        for column in range(self.standings.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, 102)
        self.setColumnWidth(PLACE, 52)
        self.setColumnWidth(self.standings.total_column, 76)
        for row, standing in enumerate(self.standings.rows):
            if isinstance(standing, str):
                self.setSpan(row, 0, 1, self.standings.columnCount())
                self.setRowHeight(row, ROW_HEIGHT)
        header.setSectionResizeMode(self.standings.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Rows high enough for the reason under the bar, in as many lines as it needs."""
        last = self.standings.columnCount() - 1
        room = QRect(0, 0, max(self.columnWidth(last) - 2 * SMALL, 40), 0)
        for row, standing in enumerate(self.standings.rows):
            if isinstance(standing, str):
                continue
            words = result_of(standing)
            high = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, words).height() if words else 0
            self.setRowHeight(row, max(_HIGH, high + _BAR + 2 * TINY + 2) if words else _HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reasons wrap anew."""
        super().resizeEvent(event)
        self._fit_rows()

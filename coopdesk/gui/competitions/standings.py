"""The standings as a table: place, entrant, value and points of each indicator, total, a bar from zero."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from coopdesk.domain.scoring import Score, Standing, Standings
from coopdesk.gui.competitions.standings_model import (
    BAR,
    FIRST,
    HIGH,
    PLACE,
    RIGHT,
    SCORE,
    SHARE,
    STANDING,
    TEAM,
    WIDE_NAME,
    StandingsModel,
    result_of,
)  # fmt: skip
from coopdesk.gui.ledger import HELD, Place, read_only
from coopdesk.gui.theme import ROW_HEIGHT, SMALL, TINY, colour, tabular
from coopdesk.gui.words import _


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
            painter.drawText(inner, RIGHT, str(score.points))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:
        """Rows high enough for a bar and a reason under it."""
        return QSize(super().sizeHint(option, index).width(), HIGH)


def _paint_result(painter: QPainter, box: QRect, index: Place) -> None:
    standing: Standing = index.data(STANDING)
    words = index.data()
    inner = box.adjusted(SMALL, TINY, -SMALL, -TINY)
    high = BAR if words else 16
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
        read_only(self, HIGH)
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
        self.setColumnWidth(TEAM, WIDE_NAME if self.standings.level == "cooperative" else 102)
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
            self.setRowHeight(row, max(HIGH, high + BAR + 2 * TINY + 2) if words else HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The reasons wrap anew."""
        super().resizeEvent(event)
        self._fit_rows()

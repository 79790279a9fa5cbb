"""The standings over the whole screen, to be read from two metres: place, name, a bar from zero, the total."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coopdesk.domain.scoring import Standing, Standings
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.competitions.standings_model import grouped, result_of
from coopdesk.gui.theme import colour, tabular
from coopdesk.gui.words import _, name_of, worded

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER: Final = Qt.AlignmentFlag.AlignCenter
_ROW: Final = 1 / 12
"""The least height of a row as a share of the screen's: about 7 mm high letters on a small screen."""
_LARGEST: Final = 1 / 7
_HEAD: Final = 0.17
_FOOT: Final = 0.05
FITS: Final = int((1 - _HEAD - _FOOT) / _ROW)
"""So many rows of the least height."""


class FullBoard(QWidget):
    """A window of its own. Esc, F11 and Enter close it, PgUp, PgDn and arrows turn its pages; ``closed`` comes then."""

    closed = Signal()

    def __init__(self, board: Standings, mark: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.board, self.mark = board, mark
        self.page = 0
        self.rows = paged(grouped(board.standings))
        self._most = sum((board.most(one) for one in board.conditions), Decimal(0))
        self.setWindowTitle(name_of(board.competition, "title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Standings"))
        self.setAccessibleDescription(", ".join(_spoken(one) for one in board.standings))

    @property
    def pages(self) -> int:
        """How many pages the rows fill."""
        return len(self.rows)

    def turn(self, pages: int) -> None:
        """So many pages on or back."""
        self.page = min(max(self.page + pages, 0), self.pages - 1)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close, or turn."""
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F11, *ENTER):
            self.close()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.turn(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.turn(-1)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell who opened it."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("paper"))
        high, wide = float(self.height()), float(self.width())
        edge = wide * 0.04
        self._paint_head(painter, QRectF(edge, high * 0.02, wide - 2 * edge, high * (_HEAD - 0.02)))
        shown = self.rows[self.page]
        room = high * (1 - _HEAD - _FOOT)
        tall = min(room / max(len(shown), 1), high * _LARGEST) if self.pages == 1 else high * _ROW
        for place, row in enumerate(shown):
            self._paint_row(painter, QRectF(edge, high * _HEAD + place * tall, wide - 2 * edge, tall), row)
        self._paint_foot(painter, QRectF(edge, high * (1 - _FOOT), wide - 2 * edge, high * _FOOT * 0.8))
        painter.end()

    def _paint_head(self, painter: QPainter, box: QRectF) -> None:
        title, below = name_of(self.board.competition, "title"), worded(self.board.span)
        upper = QRectF(box.left(), box.top(), box.width(), box.height() * 0.6)
        lower = QRectF(box.left(), upper.bottom(), box.width(), box.height() * 0.31)
        _write(painter, upper, title, _LEFT, 0.78, colour("accent"), bold=True)
        _write(painter, lower, below, _LEFT, 0.66, colour("muted"))
        if self.mark:
            _write(painter, lower, self.mark, _RIGHT, 0.66, colour("query"), bold=True)
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), colour("accent"))

    def _paint_row(self, painter: QPainter, box: QRectF, row: Standing | str) -> None:
        if isinstance(row, str):
            _write(
                painter, box, row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, 0.5, colour("ink"), True
            )
            return
        wide = box.width()
        first = row.place == 1
        ink = colour("accent" if first else "ink" if row.place else "muted")
        place = QRectF(box.left(), box.top(), wide * 0.08, box.height())
        long = self.board.competition.level == "cooperative"
        name = QRectF(place.right(), box.top(), wide * (0.4 if long else 0.27), box.height())
        total = QRectF(box.right() - wide * 0.13, box.top(), wide * 0.13, box.height())
        bar = QRectF(name.right() + wide * 0.01, box.top(), total.left() - name.right() - wide * 0.01, box.height())
        _write(painter, place, str(row.place) if row.place else "—", _CENTER, 0.62, ink, bold=True)
        if long:
            _wrap(painter, name, name_of(row), ink, first)
        else:
            _write(painter, name, name_of(row), _LEFT, 0.46, ink, bold=first)
        _write(painter, total, "—" if row.total is None else str(row.total), _RIGHT, 0.52, ink, bold=True)
        self._paint_bar(painter, bar, row)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, wide, 1), colour("rules"))

    def _paint_bar(self, painter: QPainter, box: QRectF, row: Standing) -> None:
        words = result_of(row)
        share = float(max(row.total or Decimal(0), Decimal(0)) / self._most) if self._most else 0.0
        high = box.height() * (0.2 if words else 0.46)
        top = box.top() + box.height() * (0.12 if words else 0.27)
        bar = QRectF(box.left(), top, box.width() * min(share, 1.0), high)
        if row.place:
            painter.fillRect(bar, colour("accent" if row.place == 1 else "edge"))
        elif row.total is not None:
            painter.setPen(colour("edge"))
            painter.drawRect(bar)
        if words:
            role = "error" if row.state == "not_eligible" else "query"
            below = QRectF(box.left(), box.top() + box.height() * 0.38, box.width(), box.height() * 0.58)
            _wrap(painter, below, words, colour(role))

    def _paint_foot(self, painter: QPainter, box: QRectF) -> None:
        keys = _("Esc closes")
        if self.pages > 1:
            keys = _("Page %(page)s of %(pages)s", page=self.page + 1, pages=self.pages) + "  •  PgUp PgDn  •  " + keys
        _write(painter, box, keys, _RIGHT, 0.55, colour("muted"))


def paged(rows: Sequence[Standing | str]) -> list[list[Standing | str]]:
    """The rows page by page; a group that goes on over the page has its name there again, and none stands last."""
    pages: list[list[Standing | str]] = [[]]
    name = ""
    for row in rows:
        if isinstance(row, str):
            name = row
        if len(pages[-1]) >= FITS - isinstance(row, str):
            pages.append([name] if name and not isinstance(row, str) else [])
        pages[-1].append(row)
    return pages


def _spoken(one: Standing) -> str:
    return f"{one.place or result_of(one)} {name_of(one)} {one.total or ''}".strip()


def _font(pixels: float, bold: bool = False) -> QFont:
    font = tabular(QFont())
    font.setPixelSize(max(round(pixels), 9))
    font.setBold(bold)
    return font


def _write(
    painter: QPainter, box: QRectF, text: str, side: Qt.AlignmentFlag, share: float, ink: QColor, bold: bool = False
) -> None:
    """Write a line, smaller where it is too long for its room and cut only then."""
    font = _font(box.height() * share, bold)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if wide > box.width():
        font = _font(max(font.pixelSize() * box.width() / wide, font.pixelSize() * 0.6), bold)
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, side, text)


def _wrap(painter: QPainter, box: QRectF, text: str, ink: QColor, bold: bool = False) -> None:
    """Write a reason or a long name in one or two lines."""
    painter.setFont(_font(box.height() * 0.31, bold))
    painter.setPen(ink)
    painter.drawText(box, _LEFT | Qt.TextFlag.TextWordWrap, text)

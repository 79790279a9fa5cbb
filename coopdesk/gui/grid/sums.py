"""The row of sums, pinned under the lines and moving sideways with them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.theme import ROW_HEIGHT, base_font, colour, tabular

MARGIN = 4


class SumRow(QWidget):
    """One line under a table: Σ, then the total of each column that has one."""

    def __init__(self, table: QTableView, lines: Lines) -> None:
        super().__init__()
        self._table = table
        self._lines = lines
        self._texts: dict[str, str] = {}
        self.setFixedHeight(ROW_HEIGHT)
        font = tabular(base_font())
        font.setBold(True)
        self.setFont(font)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())
        table.horizontalHeader().sectionResized.connect(lambda *_sizes: self.update())

    def texts(self) -> dict[str, str]:
        """The totals by column name."""
        values = self._lines.counted()
        return {column.name: column.total(values) for column in self._lines.columns if column.total is not None}

    def refresh(self) -> None:
        """Reckon again; the totals are also told to those who listen instead of looking."""
        self._texts = texts = self.texts()
        titles = {column.name: column.title for column in self._lines.columns}
        self.setAccessibleDescription("; ".join(f"{titles[name]}: {text}" for name, text in texts.items() if text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the totals under their columns."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("rail"))
        painter.setPen(colour("rules"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        head = self._table.verticalHeader().width()
        texts = self._texts
        header = self._table.horizontalHeader()
        for place, column in enumerate(self._lines.columns):
            left, width = head + header.sectionViewportPosition(place), header.sectionSize(place)
            if left + width <= head or header.isSectionHidden(place):
                continue
            painter.setPen(colour("rules"))
            painter.drawLine(left + width - 1, 0, left + width - 1, self.height())
            painter.setPen(colour("muted" if column.grey else "ink"))
            side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
            cell = QRect(left + MARGIN - 1, 0, width - 2 * MARGIN + 1, self.height())
            text = painter.fontMetrics().elidedText(
                texts.get(column.name, ""), Qt.TextElideMode.ElideRight, cell.width()
            )
            painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.fillRect(QRect(0, 0, head, self.height() - 1), colour("rail"))
        painter.setPen(colour("rules"))
        painter.drawLine(head - 1, 0, head - 1, self.height())
        painter.setPen(colour("ink"))
        painter.drawText(QRect(0, 0, head, self.height()), Qt.AlignmentFlag.AlignCenter, "Σ")

"""The table under the grid: heads of two lines, rows of one height, nothing edited by the view itself."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from coopdesk.gui.grid.columns import Column
from coopdesk.gui.theme import ROW_HEIGHT

HEAD_HEIGHT: Final = 44
NUMBERS_WIDTH: Final = 28


def table_for(model: QAbstractItemModel, columns: Sequence[Column]) -> QTableView:
    """A table view on a model, its columns as wide as they ask for."""
    table = QTableView()
    table.setModel(model)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setWordWrap(False)
    rows, heads = table.verticalHeader(), table.horizontalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(ROW_HEIGHT)
    rows.setFixedWidth(NUMBERS_WIDTH)
    heads.setFixedHeight(HEAD_HEIGHT)
    heads.setMinimumSectionSize(30)
    for place, column in enumerate(columns):
        table.setColumnWidth(place, column.width)
    return table


def spread(table: QTableView, columns: Sequence[Column], room: QRect, height: int) -> bool:
    """Let stretching columns share what room is left; whether the columns are wider than the room.

    ``height`` is what all rows need: where that is more than there is, the scroll bar takes its width.
    """
    bar = table.verticalScrollBar().sizeHint().width() if height > room.height() else 0
    left = room.width() - table.verticalHeader().width() - bar - sum(column.width for column in columns)
    places = [place for place, column in enumerate(columns) if column.stretch]
    for place in places:
        table.setColumnWidth(place, columns[place].width + max(left, 0) // len(places))
    return left < 0

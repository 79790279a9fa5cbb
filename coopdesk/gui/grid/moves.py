"""Where the cursor goes: the next cell to be filled, past what is computed, locked or carried over."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import QModelIndex

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.numbers import grouped
from coopdesk.gui.grid.columns import Column
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.model import GridModel
from coopdesk.gui.words import _


class Walk:
    """The order of cells: by row (横填) or, with ``by_column``, down a column first (竖填)."""

    def __init__(self, lines: Lines, model: GridModel) -> None:
        self._lines = lines
        self._model = model
        self.by_column = False

    def stops(self, row: int, column: Column) -> bool:
        """Whether Enter stops at a cell: it skips what is carried over and stands."""
        if not column.typed:
            return False
        if not (column.carried and self._lines.filled(row, column)):
            return True
        problem = self._lines.problem(row, column)
        return problem is not None and problem.level == "error"

    def first(self) -> tuple[int, int] | None:
        """The first blank cell to be filled, else the first cell that can be typed into."""
        rows = range(self._model.rowCount())
        for row in range(len(self._lines.rows)):
            if (place := self.first_in(row)) is not None and not self._lines.filled(row, self._lines.columns[place]):
                return row, place
        found = ((row, place) for row in rows if (place := self.first_in(row)) is not None)
        return next(found, (0, 0) if rows else None)

    def first_in(self, row: int) -> int | None:
        """The place of the first blank cell to be filled in a row, else of the first that Enter stops at."""
        stops = [place for place, column in enumerate(self._lines.columns) if self.stops(row, column)]
        blank = (place for place in stops if not self._lines.filled(row, self._lines.columns[place]))
        return next(blank, stops[0] if stops else None)

    def following(self, row: int, column: int, step: int) -> tuple[int, int] | None:
        """The next (step 1) or previous (-1) cell to stop at; None after the last line and before the first cell.

        Back, it stops at every cell that can be typed into. The empty line comes after a line that is new, not after a
        line that was there; Enter on it, with nothing typed, ends the lines.
        """
        if step > 0 and row >= len(self._lines.rows) and not self.by_column:
            return None
        rows, width = self._rows(row), len(self._lines.columns)
        place = column * rows + row if self.by_column else row * width + column
        while 0 <= (place := place + step) < rows * width:
            at_row, at_column = (place % rows, place // rows) if self.by_column else divmod(place, width)
            there = self._lines.columns[at_column]
            if self.by_column and step > 0 and at_row >= len(self._lines.rows) and self._kept_key(at_column):
                continue
            if self.stops(at_row, there) if step > 0 else there.typed:
                return at_row, at_column
        return None

    def _kept_key(self, place: int) -> bool:
        """Whether the empty line is passed over in a column: down the page it only begins with its first cell."""
        return any(column.typed for column in self._lines.columns[:place])

    def _rows(self, row: int) -> int:
        kept = len(self._lines.rows)
        last_is_new = bool(kept) and self._lines.rows[-1].id in self._lines.fresh
        return min(kept + 1 if last_is_new or row >= kept else kept, self._model.rowCount())


def selection_sums(lines: Lines, cells: Iterable[QModelIndex]) -> str:
    """Count and sum of the numbers in a selection, in words; empty where there are none."""
    numbers, decimals = [], 0
    for cell in cells:
        column, line = lines.columns[cell.column()], lines.at(cell.row())
        described, value = column.field_at(line), line.get(column.name)
        if described is not None and described.number and value is not None and value is not NOT_APPLICABLE:
            decimals = max(decimals, described.decimals)
            numbers.append(Decimal(value).scaleb(-described.decimals) if described.decimals else value)
    if not numbers:
        return ""
    total = grouped(sum(numbers), decimals or None)
    return _("Sum %(sum)s, %(count)s figures", sum=total, count=len(numbers))

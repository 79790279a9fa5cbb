"""What the keys of the grid do, each by its name (`coopdesk.gui.grid.cell`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from coopdesk.gui.clipboard import copy_table, own_columns, pasted_table
from coopdesk.gui.grid.changes import changed_place
from coopdesk.gui.grid.columns import Row
from coopdesk.gui.grid.pasted import pasted_words
from coopdesk.gui.grid.pasting import laid
from coopdesk.gui.words import _

if TYPE_CHECKING:
    from coopdesk.gui.grid.view import Grid


def _step(rows: int, columns: int, extend: bool = False) -> Callable[[Grid], None]:
    def go(grid: Grid) -> None:
        index = grid.table.currentIndex()
        grid.step_to(index.row() + rows, index.column() + columns, extend)

    return go


def _page(direction: int) -> Callable[[Grid], None]:
    def go(grid: Grid) -> None:
        rows = max(grid.table.viewport().height() // grid.table.rowHeight(0) - 1, 1)
        grid.step_to(grid.row + direction * rows, grid.table.currentIndex().column())

    return go


def new_line(grid: Grid) -> None:
    """Stand on the empty line."""
    if grid.lines.locked:
        grid.closed.emit()
        return
    grid.step_to(len(grid.lines.rows), _first_typed(grid))


def insert_line(grid: Grid) -> None:
    """An empty line before the one in hand; at the end the empty line itself."""
    if grid.lines.locked:
        grid.closed.emit()
    elif grid.row >= len(grid.lines.rows):
        new_line(grid)
    else:
        row = grid.row
        grid.lines.insert_blank(row)
        grid.step_to(row, _first_typed(grid))


def _move(step: int) -> Callable[[Grid], None]:
    """Move the lines of the selection one place up or down, the cursor with them."""

    def go(grid: Grid) -> None:
        if grid.lines.locked:
            grid.closed.emit()
            return
        cells = [cell for cell in grid.selected() if cell.row() < len(grid.lines.rows)]
        rows, here = {cell.row() for cell in cells}, (grid.row, grid.table.currentIndex().column())
        before = grid.lines.rows
        grid.lines.move(rows, step)
        if grid.lines.rows != before:
            grid.step_to(here[0] + step, here[1])
            if len(rows) > 1:
                select_lines(grid, min(rows) + step, max(rows) + step)

    return go


def select_lines(grid: Grid, first: int, last: int) -> None:
    """Select whole lines; the cursor stays where it is."""
    corners = grid.model.index(first, 0), grid.model.index(last, len(grid.lines.columns) - 1)
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    grid.table.selectionModel().select(QItemSelection(*corners), flag)


def _first_typed(grid: Grid) -> int:
    return next(place for place, column in enumerate(grid.lines.columns) if column.typed)


def ask_reason(grid: Grid) -> None:
    """Ask for the reason of what stands against the line in hand."""
    grid.asked.emit()


def blank(grid: Grid) -> None:
    """Make the selected cells blank."""
    if grid.lines.locked:
        grid.closed.emit()
        return
    columns = grid.lines.columns
    present = [cell for cell in grid.selected() if cell.row() < len(grid.lines.rows) and columns[cell.column()].typed]
    grid.lines.type({(cell.row(), columns[cell.column()].name): "" for cell in present})


def fill_down(grid: Grid) -> None:
    """Fill the selection from its first row; a single cell from the cell above it."""
    cells = grid.selected()
    columns, top = grid.lines.columns, min(cell.row() for cell in cells)
    source = top - 1 if len({cell.row() for cell in cells}) == 1 else top
    if source < 0:
        return
    grid.lines.type(
        {
            (cell.row(), columns[cell.column()].name): grid.lines.edit_text(source, columns[cell.column()])
            for cell in cells
            if cell.row() != source and columns[cell.column()].typed
        }
    )


def duplicate(grid: Grid) -> None:
    """The line once more below, the cursor on its first cell: its key has to become another."""
    row = grid.row
    if row < len(grid.lines.rows) and not grid.lines.locked:
        grid.lines.duplicate(row, grid.copied)
        grid.step_to(row + 1, _first_typed(grid))


def delete_line(grid: Grid) -> None:
    """Take the lines of the selection away; Ctrl+Z brings them back."""
    if grid.lines.locked:
        grid.closed.emit()
        return
    grid.lines.delete({cell.row() for cell in grid.selected()})
    grid.step_to(grid.row, grid.walk.first_in(grid.row) or 0)


def undo(grid: Grid) -> None:
    """Take the last step back, say what it was and go there."""
    step = grid.lines.undo()
    if step is None and grid.undo_more():
        return
    grid.told.emit(_("Undone: %(what)s.", what=_go_there(grid, *step)) if step else _("There is nothing to undo."))


def redo(grid: Grid) -> None:
    """Do it again, say what it is and go there."""
    if step := grid.lines.redo():
        grid.told.emit(_("Done again: %(what)s.", what=_go_there(grid, *step)))


def _go_there(grid: Grid, was: Sequence[Row], now: Sequence[Row]) -> str:
    row, column, words = changed_place(grid.lines.columns, was, now)
    place = grid.lines.columns.index(column) if column is not None else grid.walk.first_in(row) or 0
    grid.step_to(row, place)
    return words


def copy(grid: Grid) -> None:
    """Put the selection on the clipboard as a table of text."""
    cells = grid.selected()
    rows = sorted({cell.row() for cell in cells})
    columns = [grid.lines.columns[place] for place in sorted({cell.column() for cell in cells})]
    texts = [[grid.lines.edit_text(row, column) for column in columns] for row in rows]
    copy_table(texts, [column.name for column in columns])


def paste(grid: Grid) -> None:
    """Type the table on the clipboard (`coopdesk.gui.grid.pasting`); rows are added, one step to undo."""
    if grid.lines.locked:
        grid.closed.emit()
        return
    start = grid.table.currentIndex()
    found = laid(grid.lines, pasted_table(), start.row(), start.column(), own_columns())
    grid.lines.type(found.texts)
    if words := pasted_words(grid.lines, found):
        grid.told.emit(words)


def select_all(grid: Grid) -> None:
    """Select every cell."""
    grid.table.selectAll()


def _to(row: Callable[[Grid], int], column: Callable[[Grid], int]) -> Callable[[Grid], None]:
    return lambda grid: grid.step_to(row(grid), column(grid))


def _last_column(grid: Grid) -> int:
    return len(grid.lines.columns) - 1


def _last_row(grid: Grid) -> int:
    return len(grid.lines.rows) - 1


def _open(act: Callable[[Grid], None]) -> Callable[[Grid], None]:
    """An act for lines that can change; of a final month it says why nothing happens."""
    return lambda grid: grid.closed.emit() if grid.lines.locked else act(grid)


ACTS: Final[Mapping[str, Callable[[Grid], None]]] = {
    "up": _step(-1, 0), "down": _step(1, 0), "left": _step(0, -1), "right": _step(0, 1),
    "extend up": _step(-1, 0, True), "extend down": _step(1, 0, True),
    "extend left": _step(0, -1, True), "extend right": _step(0, 1, True),
    "page up": _page(-1), "page down": _page(1),
    "row start": _to(lambda grid: grid.row, lambda _grid: 0), "row end": _to(lambda grid: grid.row, _last_column),
    "first": _to(lambda _grid: 0, lambda _grid: 0), "last": _to(_last_row, _last_column),
    "new": new_line, "insert": insert_line, "move up": _move(-1), "move down": _move(1),
    "blank": blank, "fill down": _open(fill_down), "duplicate": _open(duplicate), "delete line": delete_line,
    "reason": ask_reason, "undo": _open(undo), "redo": _open(redo), "copy": copy, "paste": paste, "all": select_all,
}  # fmt: skip

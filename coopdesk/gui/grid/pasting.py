"""A table from a spreadsheet laid onto the grid: its heading tells the columns, its key tells the line."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coopdesk.domain.language import LANGUAGES, say
from coopdesk.errors import N_, EntryError
from coopdesk.gui.grid.columns import Column
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.reading import Reading

_TOTALS: Final = (N_("Total"), "Sum", "Σ", "总计", "小计")
_ABOVE_HEADING: Final = 5
"""So many rows may stand above a heading: the title of a sheet and the like."""

_PART: Final = 2


@dataclass(frozen=True)
class Laid:
    """``texts`` by row of the grid and column name; how many rows of the table are lines; ``passed`` over: headings,
    totals; ``unknown`` are the heads that name no column; ``homeless`` cells fell where nothing is typed.
    """

    texts: Mapping[tuple[int, str], str]
    lines: int
    passed: int
    unknown: tuple[str, ...] = ()
    homeless: int = 0


def laid(lines: Lines, table: Sequence[Sequence[str]], row: int, column: int, own: Sequence[str] = ()) -> Laid:
    """Where the cells of a table belong, from a cell of the grid on; blanks overwrite nothing.

    With a heading whose columns have the key of a line, each row goes to its line, new ones to the end. ``own`` names
    the columns of what was copied in a grid of the desk: that is laid place by place. See `_along` for all else.
    """
    heading = _heading(table, lines.columns) if not own else None
    below = table[heading + 1 :] if heading is not None else table
    heads = table[heading] if heading is not None else ()
    columns = _named(heads, lines.columns) if heading is not None else _along(lines.columns[column:], table, own)
    found = _Places(lines, row, columns) if heading is not None else None
    texts: dict[tuple[int, str], str] = {}
    counted, passed, place, homeless = 0, len(table) - len(below), row, 0
    for cells in below:
        if not own and _passed_over(cells, columns):
            passed += 1
            continue
        homeless += _homeless(cells, columns, heads, own)
        typed = _typed(cells, columns)
        if typed:
            typed = found.with_key(typed) if found is not None else typed
            at = found.of(typed) if found is not None else place
            texts |= {(at, name): text for name, text in typed.items()}
            counted += 1
        if typed or place < len(lines.rows):
            place += 1
    unknown = (head.strip() for head, one in zip(heads, columns, strict=False) if one is None and head.strip())
    return Laid(texts, counted, passed, tuple(unknown), homeless)


def _along(columns: Sequence[Column], table: Sequence[Sequence[str]], own: Sequence[str]) -> Sequence[Column]:
    """The columns that a table without a heading goes along.

    From another program those that are typed into, if it is no wider than these: nobody keeps our sums beside them.
    """
    typed = [column for column in columns if column.typed]
    width = max((place for cells in table for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    if own or not columns[0].typed or width > len(typed):
        return columns
    return typed


def _typed(cells: Sequence[str], columns: Sequence[Column | None]) -> dict[str, str]:
    return {
        one.name: text.strip()
        for one, text in zip(columns, cells, strict=False)
        if one is not None and one.typed and text.strip()
    }


def _homeless(cells: Sequence[str], columns: Sequence[Column | None], heads: Sequence[str], own: Sequence[str]) -> int:
    """How many cells of a row fell on computed columns or on none; those under an unknown head are told by that.

    What is reckoned in the very column that it was copied from is no loss.
    """
    count = 0
    for place, _cell in ((place, cell) for place, cell in enumerate(cells) if cell.strip()):
        one = columns[place] if place < len(columns) else None
        if one is None:
            count += not (place < len(heads) and heads[place].strip())
        elif not one.typed:
            count += own[place : place + 1] != [one.name]
    return count


class _Places:
    """The line that each row of a table with a heading belongs to."""

    def __init__(self, lines: Lines, row: int, columns: Sequence[Column | None]) -> None:
        self._reading = Reading(lines.columns)
        self._keys = [key for key in lines.keys if key in self._reading]
        self._whole = {one.name for one in columns if one is not None} >= set(self._keys)
        self._there = {self._key(line.values): place for place, line in enumerate(lines.rows)} if self._whole else {}
        self._next = len(lines.rows) if self._whole else row
        self._above: dict[str, str] = {}

    def _key(self, values: Mapping[str, object]) -> tuple[object, ...]:
        return tuple(values.get(key) for key in self._keys)

    def with_key(self, typed: Mapping[str, str]) -> dict[str, str]:
        """A row with the parts of its key that stand in a cell merged with those above."""
        whole = {**self._above, **typed} if self._whole else dict(typed)
        self._above = {name: whole[name] for name in self._keys if name in whole}
        return whole

    def of(self, typed: Mapping[str, str]) -> int:
        """The line with the key of a row; the next free one where there is none, or the key cannot be read."""
        try:
            key = self._key({name: self._reading.value(name, typed.get(name, "")) for name in self._keys})
        except EntryError:
            key = ()
        if self._whole and key in self._there:
            return self._there[key]
        place, self._next = self._next, self._next + 1
        if key:
            self._there[key] = place
        return place


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _names(column: Column) -> set[str]:
    """What may stand over a column: its title, its words, those of the record, in either language."""
    words = [column.title, column.label]
    if column.field is not None:
        words += [say(column.field.label, language) for language in LANGUAGES]
    words += [f"{column.box}{text}" for text in words]
    return {_plain(text) for text in words}


def _named(cells: Sequence[str], columns: Sequence[Column]) -> list[Column | None]:
    """The column that each cell of a heading names, each column once; in full, or by a part that is no other's."""
    left = {column.name: _names(column) for column in columns}
    by_name = {column.name: column for column in columns}
    found: dict[int, Column] = {}
    for fits in (_in_full, _in_part):
        for place, cell in enumerate(cells):
            named = [name for name, names in left.items() if place not in found and fits(_plain(cell), names)]
            named = [name for name in named if fits is _in_full or by_name[name].typed]
            if len(named) == 1:
                found[place] = by_name[named[0]]
                del left[named[0]]
    return [found.get(place) for place in range(len(cells))]


def _in_full(text: str, names: set[str]) -> bool:
    return bool(text) and text in names


def _in_part(text: str, names: set[str]) -> bool:
    return len(text) >= _PART and not text.isdigit() and any(text in name for name in names)


def _heading(table: Sequence[Sequence[str]], columns: Sequence[Column]) -> int | None:
    """The row that names columns: half of its cells at least, and two unless it has one only."""
    for place, cells in enumerate(table[:_ABOVE_HEADING]):
        filled = sum(bool(cell.strip()) for cell in cells)
        matched = sum(column is not None for column in _named(cells, columns))
        if matched and matched * 2 >= filled and (matched > 1 or max(map(len, table)) == 1):
            return place
    return None


def _passed_over(cells: Sequence[str], columns: Sequence[Column | None]) -> bool:
    """Whether a row is a total, or has the numbers of the boxes only."""
    filled = [(cell.strip(), column) for cell, column in zip(cells, columns, strict=False) if cell.strip()]
    if not filled:
        return False
    totals = {_plain(say(text, language)) for text in _TOTALS for language in LANGUAGES}
    numbers = all(column is not None and column.box and _plain(cell) == column.box for cell, column in filled)
    return _plain(filled[0][0]) in totals or (numbers and len(filled) > 1)

"""Tables: widths and heights are fixed before a line is drawn, and the head is repeated on every page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from coopdesk.domain.language import Both
from coopdesk.reports import fonts
from coopdesk.reports.carry import Carry, Numbers
from coopdesk.reports.page import LEAST_SIZE, Align, Format, Paper, pieces, wrapped

PAD: Final = 2.7
"""Room between a rule and the text beside it, in points."""
CROSSED: Final = "×"
NOT_APPLICABLE_MARK: Final = "—"
SIZES: Final = (8.6, 8.3, LEAST_SIZE)
_LONG_WORD: Final = 9.0
"""A word wider than this many letters' heights may be broken."""


@dataclass(frozen=True)
class Column:
    """A column of a table. An *amount* is never wrapped; the others are, and take what room is left.

    Words in two languages stand one under the other in a column of amounts.

    ``least`` is its width in points whatever is in it, ``liked`` what it gets where there is room.
    """

    heading: str
    box: str = ""
    align: Align = "left"
    amount: bool = False
    least: float = 24.0
    liked: float = 0.0


@dataclass(frozen=True)
class Row:
    """One line of a table: the texts of its cells; ``indent`` moves the first one, in points.

    ``carried`` rows are those of a `Carry`; ``numbers`` are what it sums.
    """

    cells: tuple[str, ...]
    indent: float = 0.0
    bold: bool = False
    numbers: Numbers = ()
    carried: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under a head that stands again above each part of it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    x: float
    size: float
    widths: tuple[float, ...]
    heads: tuple[tuple[str, ...], ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...] = field(repr=False)
    least_row: float
    air: float = 3.0
    carry: Carry | None = None

    @property
    def leading(self) -> float:
        """From one base line to the next."""
        return self.size * 1.22

    @property
    def _head_height(self) -> float:
        return max(len(lines) for lines in self.heads) * LEAST_SIZE * 1.25 + 8

    @property
    def _boxes_height(self) -> float:
        return 13.5 if any(column.box for column in self.columns) else 0.0

    def _row_height(self, number: int) -> float:
        return self._high(self.lines[number])

    def _high(self, cells: Sequence[Sequence[str]]) -> float:
        return max(self.least_row, max(map(len, cells)) * self.leading + self.air)

    @property
    def height(self) -> float:
        """Points from its upper to its lower edge."""
        return self._head_height + self._boxes_height + sum(map(self._row_height, range(len(self.rows)))) + 1

    def cut(self, room: float, alone: bool = True) -> "tuple[Table | None, Table | None]":
        """As many rows as fit under the head, and the others; at the foot of a page two at least.

        Where there are sums to carry, the first part ends with them and the second begins with them.
        """
        left, fit = room - self._head_height - self._boxes_height - 1, 0
        while fit < len(self.rows) and self._row_height(fit) <= left:
            left -= self._row_height(fit)
            fit += 1
        if left >= 0 and fit == len(self.rows):
            return self, None
        brought = int(self.rows[0].carried) if self.rows else 0
        forward = self._high(self._carried(True, ())[1]) if self.carry else 0.0
        while fit > brought and left < forward:
            fit -= 1
            left += self._row_height(fit)
        if left < 0 or fit <= brought or (fit == brought + 1 and not alone):
            return None, self
        return self._cut_at(fit)

    def _cut_at(self, fit: int) -> "tuple[Table, Table]":
        """The first so many rows, and the others."""
        first, rest = (self.rows[:fit], self.lines[:fit]), (self.rows[fit:], self.lines[fit:])
        if self.carry:
            (foot, foot_lines), (head, head_lines) = (self._carried(one, first[0]) for one in (True, False))
            first = ((*first[0], foot), (*first[1], foot_lines))
            rest = ((head, *rest[0]), (head_lines, *rest[1]))
        return replace(self, rows=first[0], lines=first[1]), replace(self, rows=rest[0], lines=rest[1])

    def _carried(self, forward: bool, rows: Sequence[Row]) -> tuple[Row, tuple[tuple[str, ...], ...]]:
        """The row that carries the sums of rows, and its lines."""
        assert self.carry is not None
        sums = self.carry.sums([row.numbers for row in rows])
        cells = self.carry.texts(self.carry.forward if forward else self.carry.brought, sums)
        row = Row(cells, bold=True, numbers=() if forward else sums, carried=True)
        return row, tuple(_lines(row, self.columns, self.widths, self.size))

    def draw(self, paper: Paper, y: float) -> None:
        """Draw it with its upper edge at y."""
        right, top = self.x + sum(self.widths), y
        paper.rule(self.x, y, right, y, 1.2)
        y = self._draw_head(paper, y, right)
        for number, row in enumerate(self.rows):
            high = self._row_height(number)
            self._draw_row(paper, y, high, row, self.lines[number])
            y += high
            if number + 1 < len(self.rows):
                apart = row.carried or self.rows[number + 1].carried
                paper.rule(self.x, y, right, y, 0.8 if apart else 0.3, grey=0.0 if apart else 0.7)
        across = self.x
        for wide in self.widths[:-1]:
            across += wide
            paper.rule(across, top, across, y, 0.4, grey=0.35)
        paper.rule(self.x, y, right, y, 1.2)

    def _draw_head(self, paper: Paper, y: float, right: float) -> float:
        high, across = self._head_height, self.x
        for column, lines, wide in zip(self.columns, self.heads, self.widths, strict=True):
            base = y + (high - len(lines) * LEAST_SIZE * 1.25) / 2 + LEAST_SIZE * 1.02
            for number, line in enumerate(lines):
                paper.aligned(
                    across, base + number * LEAST_SIZE * 1.25, wide, line, "center", size=LEAST_SIZE, bold=True
                )
            if self._boxes_height:
                paper.aligned(across, y + high + 9.8, wide, column.box, "center", size=LEAST_SIZE)
            across += wide
        if self._boxes_height:
            paper.rule(self.x, y + high, right, y + high, 0.4)
        y += high + self._boxes_height
        paper.rule(self.x, y, right, y, 0.8)
        return y

    def _draw_row(self, paper: Paper, y: float, high: float, row: Row, cells: Sequence[Sequence[str]]) -> None:
        across = self.x
        for place, (column, lines, wide) in enumerate(zip(self.columns, cells, self.widths, strict=True)):
            base = y + (high - len(lines) * self.leading) / 2 + self.size * 1.04
            indent = row.indent if place == 0 else 0.0
            for number, line in enumerate(lines):
                mark = line in (CROSSED, NOT_APPLICABLE_MARK)
                align: Align = "center" if mark else column.align
                grey = 0.55 if line == CROSSED else 0.0
                at, room = across + PAD + indent, wide - 2 * PAD - indent
                level = base + number * self.leading
                paper.aligned(at, level, room, line, align, size=self.size, bold=row.bold, grey=grey)
            across += wide


def table(
    columns: Sequence[Column],
    rows: Sequence[Row],
    form: Format,
    least_row: float = 16.0,
    sizes: Sequence[float] = SIZES,
    air: float = 3.0,
    carry: Carry | None = None,
) -> Table | None:
    """A table as wide as the page, in the largest size whose amounts fit; None where none does.

    ``air`` is what a row of several lines keeps free above and below them together. A line ends at a line feed.
    ``carry`` is what to say where a page cuts it; the columns have room for every sum on the way.
    """
    natural = [_natural(rows, place, column.amount, carry) for place, column in enumerate(columns)]
    words = [0.0 if column.amount else _longest_word(rows, place) for place, column in enumerate(columns)]
    for size in sizes:
        widths = _widths(columns, natural, words, size, form.room)
        if widths is None:
            continue
        heads = tuple(
            tuple(wrapped(column.heading, wide - 4, LEAST_SIZE, bold=True))
            for column, wide in zip(columns, widths, strict=True)
        )
        lines = tuple(tuple(_lines(row, columns, widths, size)) for row in rows)
        return Table(tuple(columns), tuple(rows), form.left, size, widths, heads, lines, least_row, air, carry)
    return None


def _natural(rows: Sequence[Row], place: int, amount: bool, carry: Carry | None) -> float:
    """The width of the widest cell at size 1, without padding."""
    indent = 0.0 if place else max((row.indent for row in rows), default=0.0) / LEAST_SIZE
    parts = [(part, row.bold) for row in rows for part in _parts(row.cells[place], amount)]
    if carry:
        parts += [(text, True) for text in carry.extremes([row.numbers for row in rows], place)]
    return max((fonts.width(part, 1.0, bold) for part, bold in parts), default=0.0) + indent


def _longest_word(rows: Sequence[Row], place: int) -> float:
    """The width, at size 1, of the widest part in which no line may end; a very long one is broken all the same."""
    words = {(piece.strip(), row.bold) for row in rows for piece in pieces(row.cells[place])}
    return _longest(fonts.width(word, 1.0, bold) for word, bold in words)


def _longest(widths: Iterable[float]) -> float:
    return max((width for width in widths if width <= _LONG_WORD), default=0.0)


def _widths(
    columns: Sequence[Column], natural: Sequence[float], words: Sequence[float], size: float, room: float
) -> tuple[float, ...] | None:
    """Amounts get what they need, texts their longest word and then what is left, in proportion to their wish."""
    needs, wishes = [], []
    for column, widest, word in zip(columns, natural, words, strict=True):
        wish = widest * size + 2 * PAD + 0.5
        heading = _longest(fonts.width(piece.strip(), 1.0, True) for piece in pieces(column.heading))
        least = max(column.least, heading * LEAST_SIZE + 4.5)
        needs.append(max(least, wish if column.amount else word * size + 2 * PAD + 0.5))
        wishes.append(max(wish - needs[-1], column.liked - needs[-1], 0.0))
    spare = room - sum(needs)
    if spare < 0:
        return None
    widths = [need + extra for need, extra in zip(needs, _shared(wishes, spare), strict=True)]
    return tuple(wide + (room - sum(widths)) * wide / sum(widths) for wide in widths)


def _shared(wishes: Sequence[float], spare: float) -> list[float]:
    """What each gets of the spare room: small wishes in full, the larger ones equal parts of what is left."""
    given = [0.0] * len(wishes)
    for left, place in zip(
        range(len(wishes), 0, -1), sorted(range(len(wishes)), key=lambda one: wishes[one]), strict=True
    ):
        given[place] = min(wishes[place], spare / left)
        spare -= given[place]
    return given


def _lines(row: Row, columns: Sequence[Column], widths: Sequence[float], size: float) -> Iterator[tuple[str, ...]]:
    for place, (cell, column, wide) in enumerate(zip(row.cells, columns, widths, strict=True)):
        room = wide - 2 * PAD - (row.indent if place == 0 else 0.0)
        parts = _parts(cell, column.amount)
        lines = (line for part in parts for line in wrapped(part, room, size, row.bold))
        yield tuple(parts) if column.amount else tuple(lines)


def _parts(cell: str, amount: bool) -> list[str]:
    """What begins a line of its own; a text of two languages that is not split is left to `wrapped`."""
    if isinstance(cell, Both) and cell.zh != cell.en and (amount or "\n" in cell):
        return [part for one in (cell.zh, cell.en) for part in one.split("\n")]
    return cell.split("\n") if "\n" in cell else [cell]

"""The board of honour (光荣榜) for the wall, read from two metres away: on A3, or as much smaller on A4."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from coopdesk.domain.competition_sheet import BoardPaper, CompetitionSheet
from coopdesk.domain.language import Language, explain, joined, linked, named, say
from coopdesk.domain.methods import STATES
from coopdesk.domain.scoring import Standing
from coopdesk.errors import N_
from coopdesk.reports import fonts, words
from coopdesk.reports.competition_words import group_name, name_and_months, points_text, unit_name
from coopdesk.reports.ornament import DEEP_RED, GOLD, INK, PALE, RED, circle, flag, frame, rectangle
from coopdesk.reports.page import A3_WIDE, A4_WIDE, LEAST_SIZE, Colour, Format, Paper, Step, fitted, wrapped

TITLE: Final = N_("Board of honour")
_FORMATS: Final[Mapping[BoardPaper, Format]] = {"a3": A3_WIDE, "a4": A4_WIDE}
_EDGE: Final = 30.0
"""So far from the edge of any paper is the border."""
_LEFT, _RIGHT = 84.0, A3_WIDE.width - 84.0
_TOP, _BOTTOM = 236.0, A3_WIDE.height - 118.0
_NAME, _BAR, _TOTAL = _LEFT + 92, _LEFT + 560, _RIGHT - 126
_HIGHEST: Final = 132.0
_LOWEST: Final = (66.0, 84.0, 108.0)
"""How low a row may be; the next where a name has no room in it."""
_SECOND: Final[Colour] = (0.80, 0.42, 0.36)
_OTHERS: Final[Colour] = (0.86, 0.66, 0.58)
_WHITE: Final[Colour] = (1.0, 1.0, 1.0)
_POINTS: Final = (38.0, 32.0, 26.0, 22.0, 18.0)
_SIZES: Final = (42.0, 36.0, 32.0, 28.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0, 10.0, 9.0)


class _Board(Paper):
    """A board, drawn in the points of A3; on a smaller paper its border stays as far from the edge."""

    def __init__(self, form: Format, title: str, author: str, language: Language) -> None:
        super().__init__(form, title, author, language)
        self._share = self.share = (form.height - 2 * _EDGE) / (A3_WIDE.height - 2 * _EDGE)

    def sizes(self, sizes: Sequence[float]) -> tuple[float, ...]:
        """Those of some sizes that are not too small on this paper."""
        return tuple(size for size in sizes if size * self.share >= LEAST_SIZE)

    def _end(self) -> None:
        """What the foot says of characters without a shape is no part of the board."""
        self._share = 1.0
        super()._end()
        self._share = self.share

    def _at(self, *steps: float) -> Step:
        """Points of the board (x, y, …) on the paper, in the middle of which it lies."""
        if self._share == 1.0:
            return steps
        form = self.form
        left, top = (form.width - A3_WIDE.width * self._share) / 2, (form.height - A3_WIDE.height * self._share) / 2
        return tuple((top if place % 2 else left) + one * self._share for place, one in enumerate(steps))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 9.0,
        *,
        bold: bool = False,
        grey: float = 0.0,
        colour: Colour | None = None,
    ) -> None:
        x, y = self._at(x, y)
        super().text(x, y, words, size * self._share, bold=bold, grey=grey, colour=colour)

    def rule(self, x: float, y: float, x_to: float, y_to: float, weight: float = 0.4, *, grey: float = 0.0) -> None:
        x, y, x_to, y_to = self._at(x, y, x_to, y_to)
        super().rule(x, y, x_to, y_to, weight * self._share, grey=grey)

    def shape(
        self,
        steps: Sequence[Step],
        *,
        fill: Colour | None = None,
        line: Colour | None = None,
        weight: float = 1.0,
        closed: bool = True,
        dashes: Sequence[float] = (),
    ) -> None:
        steps = [self._at(*step) for step in steps]
        super().shape(steps, fill=fill, line=line, weight=weight * self._share, closed=closed, dashes=dashes)


def draw(sheet: CompetitionSheet, language: Language, paper_size: BoardPaper = "a3") -> bytes:
    """The board as a PDF, one group after the other; raises PaperError for characters without a shape."""
    board = sheet.board
    what = name_and_months(board.competition, board.span, language)
    unit = unit_name(sheet.desk, sheet.cooperative, language)
    paper = _Board(_FORMATS[paper_size], f"{say(TITLE, language)} {what}", unit, language)
    low = _low_enough(paper, board.standings, language)
    begun = False
    for group, found in groupby(board.standings, key=lambda one: group_name(one, language)):
        everybody = list(found)
        best = max([one.total or Decimal(0) for one in everybody if one.place is not None], default=Decimal(1))
        for rows, others in _pages(everybody, low, language):
            if begun:
                paper.next_page()
            _page(paper, sheet, group, language)
            _rows(paper, rows, low, len(others) * 25 + 12 if others else 0, best, language)
            _others(paper, others)
            begun = True
    if not begun:
        _page(paper, sheet, "", language)
    return paper.finish()


def _low_enough(paper: _Board, standings: Sequence[Standing], language: Language) -> float:
    """The lowest row in which every name has room; the highest of them where none has."""
    names = [words.apart(named(one, language)) for one in standings if one.place is not None]
    for low in _LOWEST:
        parts = [part for name in names for part in _parts(name, low)]
        found = [(*_as_large(paper, text, room, bold=True), room) for text, room in parts]
        if all(len(lines) * size * 1.2 <= room for size, lines, room in found):
            break
    return low


def _pages(found: Sequence[Standing], low: float, language: Language) -> Iterator[tuple[list[Standing], list[str]]]:
    """The placed of a group page by page, with the words about the others on the last, or on pages of their own."""
    placed = [one for one in found if one.place is not None]
    others = [line for one in found if one.place is None for line in wrapped(_why(one, language), _RIGHT - _LEFT, 17)]
    most = int((_BOTTOM - _TOP) // low)
    while len(placed) > most:
        even = -(-len(placed) // -(-len(placed) // most))
        yield placed[:even], []
        placed = placed[even:]
    room = int((_BOTTOM - _TOP - len(placed) * low) // 25) - 1
    if placed and len(others) > max(room, 0):
        yield placed, []
        placed, room = [], int((_BOTTOM - _TOP) // 25) - 1
    while placed or others:
        yield placed, others[:room]
        placed, others, room = [], others[room:], int((_BOTTOM - _TOP) // 25) - 1


def _why(one: Standing, language: Language) -> str:
    reasons = joined((explain(reason, language) for reason in one.reasons), language)
    state = say(STATES[one.state], language)
    about = say(N_("%(who)s (%(about)s)"), language, who=state, about=reasons) if reasons else state
    return words.pair(named(one, language), about, language)


def _page(paper: _Board, sheet: CompetitionSheet, group: str, language: Language) -> None:
    """The border, the title between two flags, whose board it is, and how far it is decided."""
    wide, high, board = A3_WIDE.width, A3_WIDE.height, sheet.board
    border = (_EDGE, _EDGE, wide - 2 * _EDGE, high - 2 * _EDGE)
    paper.shape(rectangle(*border), fill=PALE)
    frame(paper, *border, 20)
    title = say(TITLE, language)
    size, apart = (64.0, 26.0) if language == "zh" else (54.0, 0.0)
    across = fonts.width(title, size, bold=True) + apart * (len(title) - 1)
    x = (wide - across) / 2
    flag(paper, x - 46, 84, 84, mirrored=True)
    flag(paper, x + across + 46, 84, 84)
    for mark in title if apart else [title]:
        paper.text(x, 146, mark, size, bold=True, colour=DEEP_RED)
        x += fonts.width(mark, size, bold=True) + apart
    what = name_and_months(board.competition, board.span, language)
    under = linked((what, group), "  •  ")
    found, lines = fitted(under, _RIGHT - _LEFT, (28.0, 24.0, 20.0, 17.0), 1, bold=True)
    for number, line in enumerate(lines[:2]):
        paper.aligned(_LEFT, 196 + number * found * 1.2, _RIGHT - _LEFT, line, "center", size=found, bold=True)
    base = high - 72
    unit, sizes = unit_name(sheet.desk, sheet.cooperative, language), paper.sizes((17.0, 15.0, 12.0, 10.0))
    unit_size, unit_lines = fitted(unit, 560, sizes)
    for above, line in enumerate(reversed(unit_lines[:3])):
        paper.text(_LEFT, base - above * unit_size * 1.2, line, unit_size, colour=INK)
    paper.aligned(_LEFT, base, _RIGHT - _LEFT, _state(sheet, language), "right", size=17, colour=INK)


def _state(sheet: CompetitionSheet, language: Language) -> str:
    if sheet.decision is not None:
        return say(N_("Decided on %(day)s"), language, day=sheet.decision.decided_on)
    return say(N_("Provisional") if sheet.board.provisional else N_("Not decided yet"), language)


def _rows(paper: _Board, rows: Sequence[Standing], low: float, below: float, best: Decimal, language: Language) -> None:
    if not rows:
        return
    high = min(max((_BOTTOM - _TOP - below) / len(rows), low), _HIGHEST)
    top = _TOP + max(_BOTTOM - _TOP - below - len(rows) * high, 0.0) / 3
    for number, one in enumerate(rows):
        _row(paper, one, top + number * high, high, float((one.total or Decimal(0)) / max(best, Decimal(1))), language)
    bottom = top + len(rows) * high
    paper.rule(_BAR - 8, top + 4, _BAR - 8, bottom - 4, 1.4, grey=0.45)


def _row(paper: _Board, one: Standing, y: float, high: float, share: float, language: Language) -> None:
    """A medal with the place, the name, a bar as long as the points, and the points."""
    place, middle = one.place or 0, y + high / 2
    colour = RED if place == 1 else _SECOND if place <= 3 else _OTHERS
    radius = min(high * 0.38, 38)
    paper.shape(circle(_LEFT + 38, middle, radius), fill=colour, line=GOLD, weight=2.4)
    size = radius * (1.15 if place < 100 else 0.8)
    ink = _WHITE if place <= 3 else INK
    paper.aligned(_LEFT, middle + size * 0.36, 76, str(place), "center", size=size, bold=True, colour=ink)
    _name(paper, words.apart(named(one, language)), middle, high, place == 1)
    thick = high * 0.5
    paper.shape(rectangle(_BAR - 8, middle - thick / 2, max(share, 0.004) * (_TOTAL - _BAR), thick), fill=colour)
    room = _RIGHT - _TOTAL
    size, (total,) = fitted(points_text(one.total), room - 8, _POINTS, bold=True)
    paper.aligned(_TOTAL, middle + size * 0.34, room, total, "right", size=size, bold=True, colour=INK)


def _name(paper: _Board, name: Sequence[str], middle: float, high: float, bold: bool) -> None:
    """A name as large as its row allows."""
    y = middle - (high - 10) / 2
    for text, room in _parts(name, high):
        size, lines = _as_large(paper, text, room, bold)
        first = y + room / 2 - (len(lines) - 1) * size * 0.6 + size * 0.36
        for number, line in enumerate(lines):
            paper.text(_NAME, first + number * size * 1.2, line, size, bold=bold, colour=INK)
        y += room


def _parts(name: Sequence[str], high: float) -> list[tuple[str, float]]:
    """A name with the height it has in a row; of two languages each has its part, the first the larger one."""
    shares = (0.6, 0.4) if len(name) > 1 else (1.0,)
    return [(text, (high - 10) * share) for text, share in zip(name, shares, strict=False)]


def _as_large(paper: _Board, text: str, high: float, bold: bool) -> tuple[float, list[str]]:
    """The largest size in which a text fits beside the bars and into a height, with its lines."""
    for size in paper.sizes(_SIZES):
        lines = wrapped(text, _BAR - _NAME - 24, size, bold)
        if len(lines) * size * 1.2 <= high and (len(lines) == 1 or size <= 24):
            break
    return size, lines


def _others(paper: Paper, lines: Sequence[str]) -> None:
    """Who has no place and why, in smaller letters above the foot."""
    for number, line in enumerate(lines):
        base = _BOTTOM - (len(lines) - 1 - number) * 25 + 2
        paper.text(_LEFT, base, line, 17, colour=INK)
    if lines:
        level = _BOTTOM - len(lines) * 25 + 4
        paper.rule(_LEFT, level, _RIGHT, level, 0.8, grey=0.6)

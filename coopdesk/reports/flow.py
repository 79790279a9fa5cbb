"""What stands on pages one under the other, cut where a page ends."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from coopdesk.errors import N_, PaperError
from coopdesk.reports.page import Format, Paper, wrapped


class Block(Protocol):
    """Something with a height that can be drawn, and perhaps cut."""

    @property
    def height(self) -> float:
        """Points from its upper to its lower edge."""

    def cut(self, room: float, alone: bool = True) -> "tuple[Block | None, Block | None]":
        """The part that fits into a room and what is left of it; ``alone`` has nothing but its heading above it."""

    def draw(self, paper: Paper, y: float) -> None:
        """Draw it with its upper edge at y."""


@dataclass(frozen=True)
class Solid:
    """A block that is never cut; ``paint`` gets the paper and the upper edge. ``leads`` keeps it with what follows.

    What leads stands again, as its ``again``, above the parts that a page cuts off what follows; that one as it is.
    """

    height: float
    paint: Callable[[Paper, float], None]
    leads: bool = False
    again: "Solid | None" = None

    def cut(self, room: float, alone: bool = True) -> tuple[Self | None, Self | None]:
        """All of it or nothing."""
        return (self, None) if self.height <= room else (None, self)

    def draw(self, paper: Paper, y: float) -> None:
        """Draw it with its upper edge at y."""
        self.paint(paper, y)


def gap(height: float) -> Solid:
    """Empty paper."""
    return Solid(height, lambda _paper, _y: None)


@dataclass(frozen=True)
class Lines:
    """Lines of running text from the left margin, cut between lines."""

    lines: tuple[str, ...]
    x: float
    size: float = 9.0
    leading: float = 13.0
    grey: float = 0.0

    @property
    def height(self) -> float:
        """Points from its upper to its lower edge."""
        return len(self.lines) * self.leading

    def cut(self, room: float, alone: bool = True) -> "tuple[Lines | None, Lines | None]":
        """As many lines as fit, and the others."""
        fit = max(int((room + 0.01) // self.leading), 0)
        first, rest = self.lines[:fit], self.lines[fit:]
        return (replace(self, lines=first) if first else None, replace(self, lines=rest) if rest else None)

    def draw(self, paper: Paper, y: float) -> None:
        """Draw it with its upper edge at y."""
        for number, line in enumerate(self.lines):
            paper.text(self.x, y + number * self.leading + self.size, line, self.size, grey=self.grey)


def running(texts: Iterable[str], form: Format, size: float = 9.0, leading: float = 13.0, grey: float = 0.0) -> Lines:
    """Texts as lines that fill the room between the margins."""
    lines = [line for text in texts for line in wrapped(text, form.room, size)]
    return Lines(tuple(lines), form.left, size, leading, grey)


@dataclass(frozen=True)
class Leaf:
    """One page: its blocks and where each begins."""

    blocks: tuple[tuple[float, Block], ...]


def paginate(blocks: Iterable[Block], form: Format, foot: float, again: Block | None = None) -> list[Leaf]:
    """The pages that blocks fill down to ``foot`` points above the lower margin; raises PaperError.

    ``again`` stands at the top of every page but the first; under it the heading of what was cut.
    """
    bottom = form.height - form.bottom - foot
    leaves: list[Leaf] = []
    placed: list[tuple[float, Block]] = []
    begun = 0
    for block in blocks:
        rest: Block | None = block
        while rest is not None:
            leading = _leading(placed)
            alone = len(placed) - len(leading) <= begun
            y = _below(placed, form)
            part, rest = rest.cut(bottom - y, alone)
            if part is not None:
                placed.append((y, part))
            if rest is None:
                continue
            if part is None and alone:
                placed = _without_continued(placed, leading)
                continue
            if part is not None:
                leading = [one.again or one for one in leading]
            else:
                del placed[len(placed) - len(leading) :]
            leaves.append(Leaf(tuple(placed)))
            placed = [(form.top, again)] if again else []
            begun = len(placed)
            for led in leading:
                placed.append((_below(placed, form), led))
    return [*leaves, Leaf(tuple(placed))]


def _below(placed: Sequence[tuple[float, Block]], form: Format) -> float:
    """Where the next block begins."""
    return placed[-1][0] + placed[-1][1].height if placed else form.top


def _without_continued(placed: Sequence[tuple[float, Block]], leading: Sequence[Solid]) -> list[tuple[float, Block]]:
    """A page without the headings of what goes on on it, where a line needs their room; raises PaperError."""
    if not leading or any(one.again for one in leading):
        raise PaperError(N_("A line is taller than the page."))
    return list(placed[: len(placed) - len(leading)])


def filled(blocks: Callable[[int], Iterable[Block]], form: Format, foot: float, most: int) -> list[Leaf]:
    """The page of a form with as many empty lines as it takes, ``most`` at most; more pages where it takes none."""
    for lines in range(most, 0, -1):
        leaves = paginate(blocks(lines), form, foot)
        if len(leaves) == 1:
            break
    return leaves


def _leading(placed: Sequence[tuple[float, Block]]) -> list[Solid]:
    """The headings at the end of a page, which go to the next with what they lead."""
    found: list[Solid] = []
    for _, block in reversed(placed):
        if not (isinstance(block, Solid) and block.leads):
            break
        found.insert(0, block)
    return found


def draw_leaves(paper: Paper, leaves: Sequence[Leaf], foot: Callable[[tuple[int, int]], None]) -> None:
    """Draw the pages; ``foot`` draws the foot of each and is told its number and how many there are."""
    for number, leaf in enumerate(leaves, start=1):
        if number > 1:
            paper.next_page()
        for y, block in leaf.blocks:
            block.draw(paper, y)
        foot((number, len(leaves)))

"""A document on paper: pages, text that never leaves its place, rules, and the code in the corner."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reportlab.pdfgen.canvas import Canvas

from coopdesk.domain.language import Both, Language
from coopdesk.reports import fonts
from coopdesk.reports.by_hand import ByHand
from coopdesk.reports.qr import modules

Align = Literal["left", "center", "right"]
Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""
Step = tuple[float, ...]
"""A step of an outline: two numbers go on in a straight line, six in a curve (two points that draw it, its end)."""


@dataclass(frozen=True)
class Format:
    """A size of paper in points, with margins that old printers reach."""

    width: float
    height: float
    left: float = 36.0
    top: float = 32.0
    bottom: float = 32.0

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.left


A4: Final = Format(595.28, 841.89)
A4_WIDE: Final = Format(841.89, 595.28)
A3: Final = Format(841.89, 1190.55)
A3_WIDE: Final = Format(1190.55, 841.89)
LEAST_SIZE: Final = 8.0
"""No text on paper is smaller, in points."""

_CLOSING: Final = frozenset("，。、；：！？）》」』】”’％%…·)]},.;:!?／/")
_OPENING: Final = frozenset("（《「『【“‘([{")
_RANGE: Final = re.compile(r"\d—本?$")
"""Inside “1—本月” no line ends."""


class Paper:
    """A PDF that is being drawn; x and y are points from the left upper corner of the page.

    Equal drawing gives equal bytes. Every text is plain: nothing in it is markup. A character that no typeface of
    this computer has becomes a box, and the foot of its page says that it is to be written in by hand.
    """

    def __init__(self, form: Format, title: str, author: str, language: Language) -> None:
        fonts.load()
        self.form = form
        self._bytes = io.BytesIO()
        self.language = language
        self._by_hand = ByHand()
        self._sections: set[str] = set()
        self._canvas = Canvas(
            self._bytes,
            pagesize=(form.width, form.height),
            invariant=1,
            pageCompression=1,
            initialFontName=fonts.REGULAR,
            lang="en" if language == "en" else "zh-CN",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(title)
        self._canvas.setCreator("coopdesk")
        self._canvas.setProducer("coopdesk, ReportLab")
        self._begin()

    def _begin(self) -> None:
        self._words = self._canvas.beginText()
        self._style: tuple[float, bool, float | Colour] | None = None
        self._rule: tuple[float, float] | None = None

    def next_page(self) -> None:
        """End this page and begin another."""
        self._end()
        self._by_hand.page += 1
        self._begin()

    def _end(self) -> None:
        if note := self._by_hand.note(self.language, self.form.room, LEAST_SIZE):
            self.text(self.form.left, self.form.height - self.form.bottom + 10.5, note, LEAST_SIZE)
        self._canvas.drawText(self._words)
        self._canvas.showPage()

    def section(self, name: str, y: float) -> None:
        """Put a heading that stands at y into the outline, each name once."""
        if name not in self._sections:
            self._sections.add(name)
            place = f"section{len(self._sections)}"
            self._canvas.bookmarkPage(place, fit="XYZ", left=0, top=self.form.height - y)
            self._canvas.addOutlineEntry(name, place, 0)

    def finish(self) -> bytes:
        """End the document; raises LackingError, which has it with boxes, where no face has some character."""
        self._end()
        self._canvas.save()
        drawn = self._bytes.getvalue()
        if refusal := self._by_hand.refusal(drawn):
            raise refusal
        return drawn

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
        """Draw words on a base line, beginning at x; a colour goes before a grey."""
        if not words:
            return
        style = (size, bold, colour or grey)
        if style != self._style:
            self._words.setFont(fonts.BOLD if bold else fonts.REGULAR, size)
            if colour:
                self._words.setFillColorRGB(*colour)
            else:
                self._words.setFillGray(grey)
            self._style = style
        self._words.setTextOrigin(x, self.form.height - y)
        if fonts.own(words):
            self._words.textOut(words)
            return
        self._by_hand.add(words)
        for face, run in fonts.runs(words, bold):
            self._words.setFont(face, size)
            self._words.textOut(run)
        self._style = None

    def aligned(
        self,
        x: float,
        y: float,
        room: float,
        words: str,
        align: Align,
        *,
        size: float = 9.0,
        bold: bool = False,
        grey: float = 0.0,
        colour: Colour | None = None,
    ) -> None:
        """Draw words on a base line, at the left, in the middle or at the right of a room that begins at x."""
        spare = room - fonts.width(words, size, bold)
        self.text(x + spare * _SHARES[align], y, words, size, bold=bold, grey=grey, colour=colour)

    def rule(self, x: float, y: float, x_to: float, y_to: float, weight: float = 0.4, *, grey: float = 0.0) -> None:
        """Draw a straight line."""
        if self._rule != (weight, grey):
            self._canvas.setLineWidth(weight)
            self._canvas.setStrokeGray(grey)
            self._rule = (weight, grey)
        self._canvas.line(x, self.form.height - y, x_to, self.form.height - y_to)

    def box(self, x: float, y: float, wide: float, high: float, weight: float = 0.6, *, grey: float = 0.0) -> None:
        """Draw a rectangle from its left upper corner."""
        for one, other in (((x, y), (x + wide, y)), ((x, y + high), (x + wide, y + high))):
            self.rule(*one, *other, weight, grey=grey)
        for across in (x, x + wide):
            self.rule(across, y, across, y + high, weight, grey=grey)

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
        """Draw an outline of straight and curved steps, the first of which is where it begins; filled, lined, or both.

        Shapes lie under all words of the page.
        """
        high = self.form.height
        path = self._canvas.beginPath()
        path.moveTo(steps[0][0], high - steps[0][1])
        for step in steps[1:]:
            turned = [high - number if place % 2 else number for place, number in enumerate(step)]
            (path.lineTo if len(turned) == 2 else path.curveTo)(*turned)
        if closed:
            path.close()
        self._canvas.saveState()
        if fill:
            self._canvas.setFillColorRGB(*fill)
        if line:
            self._canvas.setStrokeColorRGB(*line)
            self._canvas.setLineWidth(weight)
            self._canvas.setDash(list(dashes))
        self._canvas.drawPath(path, stroke=int(line is not None), fill=int(fill is not None))
        self._canvas.restoreState()

    def code(self, x: float, y: float, side: float, content: str) -> None:
        """Draw a QR code as one path, from its left upper corner."""
        rows = modules(content)
        unit = side / len(rows)
        path = self._canvas.beginPath()
        for down, row in enumerate(rows):
            for start, length in row:
                path.rect(x + start * unit, self.form.height - y - (down + 1) * unit, length * unit, unit)
        self._canvas.drawPath(path, stroke=0, fill=1)


_SHARES: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


def wrapped(words: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The lines of a text in a room: broken at spaces and beside ideographs, inside a word only where it must be.

    The last piece takes the one before it along, so as not to stand alone, unless little would be left there.
    Of a text in two languages each begins a line of its own.
    """
    if fonts.width(words, size, bold) <= room:
        return [words]
    if isinstance(words, Both) and words.zh != words.en:
        return [line for one in (words.zh, words.en) for line in wrapped(one, room, size, bold)]
    lines, line, before = [], "", ""
    parts = pieces(words)
    for number, piece in enumerate(parts):
        if fonts.width((line + piece).rstrip(), size, bold) <= room:
            line, before = line + piece, piece
            continue
        kept, both = line.removesuffix(before), (before + piece).strip()
        together = fonts.width(both, size, bold) <= min(room, fonts.width(kept.rstrip(), size, bold) * 1.5)
        kept, line = (kept, both) if together and number == len(parts) - 1 else (line, piece)
        if kept.strip():
            lines.append(kept.rstrip())
        line, before = line.lstrip(), ""
        while fonts.width(line.rstrip(), size, bold) > room and len(line) > 1:
            fit = _longest(line, room, size, bold)
            lines.append(line[:fit])
            line = line[fit:]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def fitted(
    words: str, room: float, sizes: Sequence[float], lines: int = 1, bold: bool = False
) -> tuple[float, list[str]]:
    """The largest of some sizes (falling) in which a text takes so many lines at most; the last where none does."""
    for size in sizes:
        found = wrapped(words, room, size, bold)
        if len(found) <= lines:
            return size, found
    return size, found


def _longest(line: str, room: float, size: float, bold: bool) -> int:
    kept = 1
    while kept < len(line) and fonts.width(line[: kept + 1], size, bold) <= room:
        kept += 1
    return kept


def pieces(words: str) -> list[str]:
    """Parts between which a line may end: after a space, beside an ideograph, never before closing punctuation."""
    parts: list[str] = []
    for mark in words:
        if not parts or not _may_break(parts[-1][-1], mark) or _RANGE.search(parts[-1]):
            parts[-1:] = [parts[-1] + mark] if parts else [mark]
        else:
            parts.append(mark)
    return parts


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _CLOSING or before in _OPENING:
        return False
    return before == " " or (before == "-" and after.isalpha()) or _ideograph(before) or _ideograph(after)


def _ideograph(mark: str) -> bool:
    return mark >= "\u2e80" and mark not in _OPENING

"""A drawing from its left upper corner, and its ways to paper and to the screen: the same lines, bars and words."""

import re
from collections.abc import Sequence
from typing import Any, Final

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color

from coopdesk.domain.charts import Fill
from coopdesk.reports import fonts
from coopdesk.reports.page import LEAST_SIZE, Align, Paper

_GREY: Final[dict[Fill, float]] = {"dark": 0.35, "light": 1.0}


class Pen:
    """A drawing of which x and y are points from its left upper corner."""

    def __init__(self, wide: float, high: float) -> None:
        fonts.load()
        self.drawing: Any = Drawing(wide, high)
        self._high = high

    def text(self, x: float, y: float, words: str, align: Align = "left", *, size: float = LEAST_SIZE,
             bold: bool = False) -> None:  # fmt: skip
        """Words on a base line, ending, centred or beginning at x."""
        if not words:
            return
        back = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * fonts.width(words, size, bold)
        face = fonts.BOLD if bold else fonts.REGULAR
        self.drawing.add(String(x - back, self._high - y, words, fontName=face, fontSize=size))

    def line(self, x: float, y: float, x_to: float, y_to: float, weight: float = 0.5, *, grey: float = 0.0,
             dashes: Sequence[float] | None = None) -> None:  # fmt: skip
        """A straight line."""
        colour = Color(grey, grey, grey)
        self.drawing.add(
            Line(x, self._high - y, x_to, self._high - y_to, strokeColor=colour, strokeWidth=weight,
                 strokeDashArray=dashes)
        )  # fmt: skip

    def bar(self, x: float, y: float, wide: float, high: float, fill: Fill) -> None:
        """A bar from its left upper corner: filled grey, or white with an outline."""
        grey = _GREY[fill]
        self.drawing.add(
            Rect(x, self._high - y - high, wide, high, fillColor=Color(grey, grey, grey), strokeColor=Color(0, 0, 0),
                 strokeWidth=0.5)
        )  # fmt: skip


def put(paper: Paper, x: float, y: float, drawing: Any) -> None:
    """Draw a drawing on paper from its left upper corner, its words among those of the page."""
    low = y + drawing.height
    for one in drawing.contents:
        if isinstance(one, String):
            paper.text(x + one.x, low - one.y, one.text, one.fontSize, bold=one.fontName == fonts.BOLD)
        elif isinstance(one, Rect):
            across, above = x + one.x, low - one.y - one.height
            corners = [(across, above), (across + one.width, above), (across + one.width, above + one.height),
                       (across, above + one.height)]  # fmt: skip
            paper.shape(corners, fill=one.fillColor.rgb(), line=(0.0, 0.0, 0.0), weight=one.strokeWidth)
        elif one.strokeDashArray:
            ends = [(x + one.x1, low - one.y1), (x + one.x2, low - one.y2)]
            paper.shape(ends, line=(0.0, 0.0, 0.0), weight=one.strokeWidth, closed=False, dashes=one.strokeDashArray)
        else:
            paper.rule(x + one.x1, low - one.y1, x + one.x2, low - one.y2, one.strokeWidth, grey=one.strokeColor.red)


_NOT_FOR_QT: Final = re.compile(r"<clipPath.*?</clipPath>|<!DOCTYPE.*?>| style=\"clip-path: url\(#clip\)\"", re.DOTALL)


def svg(drawing: Any) -> bytes:
    """A drawing as SVG in the family that the window loads; without clipping, of which Qt's renderer warns."""
    text = _NOT_FOR_QT.sub("", renderSVG.drawToString(drawing))
    text = text.replace(f"font-family: {fonts.REGULAR};", "font-family: Noto Sans SC;")
    return text.replace(f"font-family: {fonts.BOLD};", "font-family: Noto Sans SC; font-weight: bold;").encode()

"""What papers of honour are adorned with, drawn by hand as outlines: a fret, stars, ears of wheat, flags, a seal."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from coopdesk.reports import fonts
from coopdesk.reports.page import Colour, Paper, Step

RED: Final[Colour] = (0.70, 0.09, 0.09)
DEEP_RED: Final[Colour] = (0.56, 0.05, 0.07)
GOLD: Final[Colour] = (0.79, 0.60, 0.20)
PALE: Final[Colour] = (0.99, 0.965, 0.90)
INK: Final[Colour] = (0.13, 0.11, 0.10)
_ROUND: Final = 0.5523
"""How far the drawing points of a quarter of a circle are from its ends, in radii."""
_FRET: Final = ((0.0, 0.0), (0.86, 0.0), (0.86, 0.86), (0.24, 0.86), (0.24, 0.33), (0.60, 0.33), (0.60, 0.60))
"""One turn of the fret (回纹) in its square."""


def rectangle(x: float, y: float, wide: float, high: float) -> list[Step]:
    """The outline of a rectangle from its left upper corner."""
    return [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]


def circle(x: float, y: float, radius: float) -> list[Step]:
    """The outline of a circle around a point."""
    k = radius * _ROUND
    return [
        (x + radius, y),
        (x + radius, y + k, x + k, y + radius, x, y + radius),
        (x - k, y + radius, x - radius, y + k, x - radius, y),
        (x - radius, y - k, x - k, y - radius, x, y - radius),
        (x + k, y - radius, x + radius, y - k, x + radius, y),
    ]


def star(x: float, y: float, radius: float, turned: float = 0.0) -> list[Step]:
    """The outline of a star of five points; ``turned`` clockwise, in degrees."""
    found: list[Step] = []
    for number in range(10):
        angle = math.radians(36 * number - 90 + turned)
        far = radius * (0.382 if number % 2 else 1.0)
        found.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    return found


def frame(paper: Paper, x: float, y: float, wide: float, high: float, unit: float = 15.0) -> None:
    """A border: a band of frets between two rules, a star in each corner, a thin golden rule within."""
    paper.shape(rectangle(x, y, wide, high), line=DEEP_RED, weight=2.6)
    paper.shape(rectangle(x + 4, y + 4, wide - 8, high - 8), line=GOLD, weight=0.8)
    inner = unit + 11
    for left, top, length, across in (
        (x + 6.5, y + 6.5, wide - 13, True),
        (x + 6.5, y + high - 6.5 - unit, wide - 13, True),
        (x + 6.5, y + 6.5, high - 13, False),
        (x + wide - 6.5 - unit, y + 6.5, high - 13, False),
    ):
        _band(paper, left, top, length, unit, across)
    paper.shape(rectangle(x + inner, y + inner, wide - 2 * inner, high - 2 * inner), line=DEEP_RED, weight=1.4)
    for right in (False, True):
        for low in (False, True):
            corner = (x + wide - 6.5 - unit if right else x + 6.5), (y + high - 6.5 - unit if low else y + 6.5)
            paper.shape(rectangle(*corner, unit, unit), fill=RED)
            paper.shape(star(corner[0] + unit / 2, corner[1] + unit / 2 + 0.4, unit * 0.42), fill=GOLD)
    far = inner + 5
    for left in (x + far, x + wide - far):
        paper.shape([(left, y + far), (left, y + high - far)], line=GOLD, weight=0.7, closed=False)
    for top in (y + far, y + high - far):
        paper.shape([(x + far, top), (x + wide - far, top)], line=GOLD, weight=0.7, closed=False)


def _band(paper: Paper, x: float, y: float, length: float, unit: float, across: bool) -> None:
    """Frets along a side, between its two corners; their width is chosen so that they fill it."""
    room = length - 2 * unit - 4
    count = max(round(room / unit), 1)
    step = room / count
    for number in range(count):
        along = unit + 2 + number * step
        turn: list[Step] = [
            (x + along + u * step, y + 1 + v * (unit - 2)) if across else (x + 1 + v * (unit - 2), y + along + u * step)
            for u, v in _FRET
        ]
        paper.shape(turn, line=RED, weight=1.25, closed=False)


def _moved(steps: Sequence[Step], x: float, y: float, angle: float, mirrored: bool) -> Iterator[Step]:
    """Steps around a point of their own, turned by an angle and put at a place; mirrored left to right."""
    cos, sin, side = math.cos(angle), math.sin(angle), -1.0 if mirrored else 1.0
    for step in steps:
        moved: list[float] = []
        for place in range(0, len(step), 2):
            u, v = step[place], step[place + 1]
            moved += [x + side * (u * cos - v * sin), y + u * sin + v * cos]
        yield tuple(moved)


_GRAIN: Final[tuple[Step, ...]] = (
    (0.0, 0.0), (0.26, -0.22, 0.30, -0.72, 0.0, -1.0), (-0.30, -0.72, -0.26, -0.22, 0.0, 0.0),
)  # fmt: skip


def wheat(paper: Paper, x: float, y: float, size: float, mirrored: bool = False) -> None:
    """An ear of wheat that bends outwards and up, from the lower end of its stalk."""
    side = -1.0 if mirrored else 1.0
    stem = [(x, y), (x + side * size * 0.42, y - size * 0.10, x + side * size * 0.62, y - size * 0.52,
                     x + side * size * 0.50, y - size)]  # fmt: skip
    paper.shape(stem, line=GOLD, weight=1.5, closed=False)
    for number in range(9):
        t = 0.24 + number * 0.09
        u, v, slope = _on_stem(t)
        for lean in (-0.62, 0.62):
            long = size * (0.20 - 0.006 * number)
            grain = [tuple(part * long for part in step) for step in _GRAIN]
            paper.shape(list(_moved(grain, x + side * u * size, y + v * size, slope + lean, mirrored)), fill=GOLD)
    u, v, slope = _on_stem(1.0)
    grain = [tuple(part * size * 0.2 for part in step) for step in _GRAIN]
    paper.shape(list(_moved(grain, x + side * u * size, y + v * size, slope, mirrored)), fill=GOLD)


def _on_stem(t: float) -> tuple[float, float, float]:
    """A point of the stalk and its direction, as an angle from upright."""
    p0, p1, p2, p3 = (0.0, 0.0), (0.42, -0.10), (0.62, -0.52), (0.50, -1.0)
    one = 1 - t
    weights = (one**3, 3 * one * one * t, 3 * one * t * t, t**3)
    u, v = (sum(w * p[axis] for w, p in zip(weights, (p0, p1, p2, p3), strict=True)) for axis in (0, 1))
    slopes = (3 * one * one, 6 * one * t, 3 * t * t)
    ends = ((p0, p1), (p1, p2), (p2, p3))
    du, dv = (sum(w * (b[axis] - a[axis]) for w, (a, b) in zip(slopes, ends, strict=True)) for axis in (0, 1))
    return u, v, math.atan2(du, -dv)


def flag(paper: Paper, x: float, y: float, size: float, mirrored: bool = False) -> None:
    """A red flag with golden fringes on its pole, from the upper end of the pole; ``size`` is its height."""
    side = -1.0 if mirrored else 1.0
    wide, high = size * 0.92, size * 0.56
    cloth: list[Step] = [
        (0.0, 0.04 * size),
        (wide * 0.34, -0.06 * size, wide * 0.62, 0.14 * size, wide, 0.03 * size),
        (wide * 0.97, high * 0.40, wide * 1.03, high * 0.66, wide, high + 0.03 * size),
        (wide * 0.62, high + 0.14 * size, wide * 0.34, high - 0.06 * size, 0.0, high + 0.04 * size),
    ]
    placed = list(_moved(cloth, x + side * size * 0.03, y, 0.0, mirrored))
    paper.shape(placed, fill=RED, line=GOLD, weight=max(size * 0.028, 1.0))
    paper.shape(star(x + side * size * 0.30, y + size * 0.30, size * 0.145), fill=GOLD)
    paper.shape(rectangle(x - size * 0.016, y, size * 0.032, size), fill=DEEP_RED)
    paper.shape(circle(x, y - size * 0.015, size * 0.035), fill=GOLD)


def seal_place(paper: Paper, x: float, y: float, radius: float, words: str) -> None:
    """The room for a round seal, faintly outlined around a point, with words in it."""
    paper.shape(circle(x, y, radius), line=(0.80, 0.62, 0.58), weight=0.8, dashes=(3, 3))
    size = 9.0
    paper.text(x - fonts.width(words, size) / 2, y + size * 0.36, words, size, colour=(0.70, 0.50, 0.46))

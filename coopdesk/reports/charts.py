"""Charts: one drawing for paper and screen; axes from zero, values written, two fills that differ in grey."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import Any, Final

from coopdesk.domain.charts import Chart, Series
from coopdesk.domain.numbers import grouped, rounded
from coopdesk.reports import fonts
from coopdesk.reports.page import LEAST_SIZE, Format, Paper, wrapped
from coopdesk.reports.pen import Pen, put, svg

_SIZE: Final = LEAST_SIZE
_LEADING: Final = 10.0
_HEAD: Final = 22.0
_PLOT: Final = 84.0
"""Points of an upright chart from zero to the top of its axis."""
_STUB: Final = 76.0
"""Points at the left of an upright chart, for the axis and the names of its series, where these need no more."""
_ROW: Final = 13.0
_BAR: Final = 9.0
_AIR: Final = 5.0
_MOST_ON_SCREEN: Final = 40
"""Lying bars of one drawing of the screen."""


def steps(most: Decimal, whole: bool) -> list[Decimal]:
    """The marks of an axis: from zero, in steps of 1, 2 or 5 and noughts, to the first that is not below ``most``."""
    if most <= 0:
        return [Decimal(0), Decimal(1)]
    size = Decimal(1).scaleb((most / 5).adjusted())
    step = next(size * one for one in (1, 2, 5, 10) if size * one * 5 >= most)
    step = max(step, Decimal(1)) if whole else step
    count = ceil(most / step)
    return [step * number for number in range(count + 1)]


def columns(chart: Chart, wide: float) -> Any:
    """An upright chart: groups of columns along an axis from zero, under them the values, series by series."""
    marks = steps(max(chart.most, chart.mark or Decimal(0)), chart.places == 0)
    labels = [wrapped(label, _slot(chart, wide) - 2, _SIZE) for label in chart.labels]
    below = max(map(len, labels)) * _LEADING + 4
    rows = (*chart.series, *chart.counts)
    pen = Pen(wide, _HEAD + _PLOT + below + len(rows) * _ROW + 4)
    _head(pen, chart, wide)
    base = _HEAD + _PLOT
    scale = Decimal(_PLOT - 6) / marks[-1]
    for mark in marks:
        level = base - float(mark * scale)
        pen.line(_stub(chart), level, wide, level, 0.3, grey=0.75)
        pen.text(_stub(chart) - 4, level + 2.8, _within(_short(mark), mark, _stub(chart) - 4), "right")
    for place, lines in enumerate(labels):
        middle = _stub(chart) + (place + 0.5) * _slot(chart, wide)
        _group_of_columns(pen, chart, place, middle, float(scale), base, _slot(chart, wide))
        for number, line in enumerate(lines):
            pen.text(middle, base + 10 + number * _LEADING, line, "center")
    if chart.mark is not None:
        level = base - float(chart.mark * scale)
        pen.line(_stub(chart), level, wide, level, 0.9, dashes=(3, 2))
    pen.line(_stub(chart), base, wide, base, 0.8)
    pen.line(_stub(chart), base, _stub(chart), _HEAD + 2, 0.5)
    for row, one in enumerate(rows):
        _values(pen, chart, one, base + below + row * _ROW, wide)
    return pen.drawing


def _stub(chart: Chart) -> float:
    return max([_STUB, *(fonts.width(one.name, _SIZE) + 18 for one in (*chart.series, *chart.counts))])


def _slot(chart: Chart, wide: float) -> float:
    return (wide - _stub(chart)) / max(len(chart.labels), 1)


def _head(pen: Pen, chart: Chart, wide: float) -> None:
    pen.text(0, 11, chart.title, size=10, bold=True)
    pen.text(wide, 11, chart.unit, "right")


def _group_of_columns(
    pen: Pen, chart: Chart, place: int, middle: float, scale: float, base: float, slot: float
) -> None:
    one_wide = min(slot * 0.7 / len(chart.series), 22.0)
    left = middle - one_wide * len(chart.series) / 2
    for number, one in enumerate(chart.series):
        value = one.values[place]
        if value is not None:
            high = float(value) * scale
            pen.bar(left + number * one_wide, base - high, one_wide, high, one.fill)


def _values(pen: Pen, chart: Chart, one: Series, y: float, wide: float) -> None:
    """A line of figures under the axis, its name at the left with the fill of its columns where it has any."""
    counted = one in chart.counts
    pen.line(0, y, wide, y, 0.3, grey=0.75)
    if not counted:
        pen.bar(0, y + 3, 7, 7, one.fill)
    pen.text(0 if counted else 11, y + 9.6, one.name)
    for place, value in enumerate(one.values):
        middle = _stub(chart) + (place + 0.5) * _slot(chart, wide)
        text = _written(0 if counted else chart.places, value)
        pen.text(middle, y + 9.6, _within(text, value, _slot(chart, wide)), "center")


def _within(text: str, value: Decimal | None, room: float) -> str:
    """A number where it fits, else by its power of ten: per cent of a plan of next to nothing have any length."""
    return text if value is None or fonts.width(text, _SIZE) <= room else f"{value:.2E}"


def _short(mark: Decimal) -> str:
    return grouped(mark.quantize(Decimal(1)) if mark == mark.to_integral_value() else mark.normalize())


@dataclass(frozen=True)
class Bars:
    """A block of lying bars, cut between lines; every part of it has the axis and the scale of the whole."""

    chart: Chart
    x: float
    wide: float
    top: Decimal

    @property
    def height(self) -> float:
        """Points from its upper to its lower edge."""
        return _above(self.chart, self.wide) + sum(_heights(self.chart, self.wide)) + 14

    def cut(self, room: float, alone: bool = True) -> "tuple[Bars | None, Bars | None]":
        """As many lines as fit, and the others; two at least."""
        left, fit = room - _above(self.chart, self.wide) - 14, 0
        for high in _heights(self.chart, self.wide):
            if high > left:
                break
            left -= high
            fit += 1
        if fit == len(self.chart.labels):
            return self, None
        if not fit or (fit == 1 and not alone):
            return None, self
        return replace(self, chart=_lines(self.chart, 0, fit)), replace(self, chart=_lines(self.chart, fit, None))

    def draw(self, paper: Paper, y: float) -> None:
        """Draw it with its upper edge at y."""
        put(paper, self.x, y, bars(self.chart, self.wide, self.top))


def _lines(chart: Chart, first: int, end: int | None) -> Chart:
    series = tuple(replace(one, values=one.values[first:end]) for one in chart.series)
    lack = replace(chart.lack, texts=chart.lack.texts[first:end]) if chart.lack else None
    title = chart.again if first else chart.title
    return replace(chart, title=title, labels=chart.labels[first:end], series=series, lack=lack)


def _note(chart: Chart, wide: float) -> list[str]:
    return wrapped(chart.lack.note, wide, _SIZE) if chart.lack else []


def _above(chart: Chart, wide: float) -> float:
    """Points of a lying chart above its first bar: title, note, and what stands at its lines."""
    return _HEAD + len(_note(chart, wide)) * _LEADING + 12


def _label_room(wide: float) -> float:
    return wide * 0.36


def _heights(chart: Chart, wide: float) -> list[float]:
    return [max(len(wrapped(label, _label_room(wide) - 6, _SIZE)) * _LEADING, _BAR) + _AIR for label in chart.labels]


def bars(chart: Chart, wide: float, top: Decimal) -> Any:
    """A lying chart: a bar from zero for each label, its value at the right; ``top`` is where the axis ends."""
    heights = _heights(chart, wide)
    start = _above(chart, wide)
    pen = Pen(wide, start + sum(heights) + 14)
    _head(pen, chart, wide)
    for number, line in enumerate(_note(chart, wide)):
        pen.text(0, _HEAD + 1 + number * _LEADING, line)
    left = _label_room(wide)
    lacks = chart.lack.texts if chart.lack else ("",) * len(chart.labels)
    beside = max(fonts.width(text, _SIZE) for text in lacks)
    end = wide - beside - 8 if beside else wide
    written = max(fonts.width(_written(chart.places, value), _SIZE) for value in chart.series[0].values)
    scale = Decimal(end - left - written - 8) / top
    y = start
    for label, high, value, lack in zip(chart.labels, heights, chart.series[0].values, lacks, strict=True):
        _label(pen, wrapped(label, left - 6, _SIZE), y + high / 2)
        if value is not None:
            pen.bar(left, y + (high - _BAR) / 2, float(value * scale), _BAR, "light" if lack else chart.series[0].fill)
        pen.text(end, y + high / 2 + 3, _written(chart.places, value), "right")
        pen.text(wide, y + high / 2 + 3, lack, "right")
        y += high
    pen.line(left, start - 3, left, y + 3, 0.8)
    for mark, words in ((Decimal(0), "0"), (chart.mark, None)):
        if mark is not None and mark <= top:
            across = left + float(mark * scale)
            pen.text(across, start - 5, words or f"{_short(mark)}{chart.unit}", "center")
            if words is None:
                pen.line(across, start - 3, across, y + 3, 0.9, dashes=(3, 2))
    return pen.drawing


def _label(pen: Pen, lines: Sequence[str], middle: float) -> None:
    for number, line in enumerate(lines):
        pen.text(0, middle - len(lines) * _LEADING / 2 + 8 + number * _LEADING, line)


def _written(places: int, value: Decimal | None) -> str:
    return "" if value is None else grouped(rounded(value, places), places)


def top_of(chart: Chart) -> Decimal:
    """Where the axis of lying bars ends: at the longest, or at the mark where that lies further."""
    return max(chart.most, chart.mark or Decimal(0), Decimal(1))


@dataclass(frozen=True)
class Columns:
    """A block of an upright chart, which is never cut."""

    chart: Chart
    x: float
    wide: float

    @property
    def height(self) -> float:
        """Points from its upper to its lower edge."""
        return float(columns(self.chart, self.wide).height)

    def cut(self, room: float, alone: bool = True) -> "tuple[Columns | None, Columns | None]":
        """All of it or nothing."""
        return (self, None) if self.height <= room else (None, self)

    def draw(self, paper: Paper, y: float) -> None:
        """Draw it with its upper edge at y."""
        put(paper, self.x, y, columns(self.chart, self.wide))


def block(chart: Chart, form: Format) -> Columns | Bars:
    """A chart as wide as the page."""
    if chart.shape == "columns":
        return Columns(chart, form.left, form.room)
    return Bars(chart, form.left, form.room, top_of(chart))


def svgs(chart: Chart, wide: float) -> Iterator[tuple[str, bytes]]:
    """A chart for the screen: its words, and the drawing as SVG; many lying bars in several."""
    if chart.shape == "columns":
        yield words_of(chart), svg(columns(chart, wide))
        return
    for first in range(0, len(chart.labels), _MOST_ON_SCREEN):
        part = _lines(chart, first, first + _MOST_ON_SCREEN)
        yield words_of(part), svg(bars(part, wide, top_of(chart)))


def words_of(chart: Chart) -> str:
    """A chart in words: title, unit, what is said of bars that lack something, and each label with its values."""
    lines = [f"{chart.title} ({chart.unit})", *((chart.lack.note,) if chart.lack else ())]
    rows = [(one, chart.places) for one in chart.series] + [(one, 0) for one in chart.counts]
    for place, label in enumerate(chart.labels):
        values = [f"{one.name} {_written(places, one.values[place])}" for one, places in rows
                  if one.values[place] is not None]  # fmt: skip
        if chart.lack and chart.lack.texts[place]:
            values.append(f"{chart.lack.name} {chart.lack.texts[place]}")
        lines += [f"{label}: {', '.join(values)}"] if values else []
    return "\n".join(lines)

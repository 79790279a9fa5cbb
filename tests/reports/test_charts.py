"""Charts: bars as long as their values, text in its place, one drawing for paper and screen."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from reportlab.graphics.shapes import Line, Rect, String

from coopdesk.domain.charts import Chart, Lack, Series
from coopdesk.reports import charts, fonts
from coopdesk.reports.flow import draw_leaves, paginate
from coopdesk.reports.page import A4_WIDE, Paper

VALUES = st.lists(st.none() | st.decimals(0, 10**8, places=2), min_size=12, max_size=12)


def upright(one, other=(None,) * 12, labels=None):
    labels = labels or tuple(f"{number}月" for number in range(1, 13))
    return Chart(
        "产值 & 计划", "万元", labels, (Series("计划", tuple(other), "light"), Series("产值", tuple(one), "dark"))
    )


def lying(values, name="东四地毯社"):
    labels = tuple(f"BJ-{number:03} {name}" for number in range(len(values)))
    return Chart("完成计划", "%", labels, (Series("完成", tuple(values), "dark"),), "bars", 1, Decimal(100))


def rects(drawing, across):
    return [one for one in drawing.contents if isinstance(one, Rect) and one.x >= across]


def inside(drawing):
    for one in drawing.contents:
        if isinstance(one, String):
            wide = fonts.width(one.text, one.fontSize, one.fontName == fonts.BOLD)
            assert one.x >= -0.01, one.text
            assert one.x + wide <= drawing.width + 0.01, one.text
            assert one.fontSize >= 8
            assert 0 < one.y < drawing.height
        elif isinstance(one, Rect):
            assert one.y >= -0.01
            assert one.y + one.height <= drawing.height + 0.01
            assert one.x + one.width <= drawing.width + 0.01


def apart(drawing):
    """Whether no words of a line lie on one another."""
    ends = {}
    for one in sorted((one for one in drawing.contents if isinstance(one, String)), key=lambda one: one.x):
        if one.x < ends.get(one.y, 0.0):
            return False
        ends[one.y] = one.x + fonts.width(one.text, one.fontSize, one.fontName == fonts.BOLD)
    return True


@given(VALUES, VALUES)
@settings(max_examples=60, deadline=None)
def test_columns_stand_on_zero_and_are_as_high_as_their_values(one, other):
    chart = upright(one, other)
    drawing = charts.columns(chart, A4_WIDE.room)
    inside(drawing)
    found = rects(drawing, 70)
    values = [value for pair in zip(other, one, strict=True) for value in pair if value is not None]
    assert len(found) == len(values)
    assert len({round(bar.y, 3) for bar in found}) <= 1
    top = charts.steps(chart.most, True)[-1]
    assert top >= chart.most
    for bar, value in zip(found, values, strict=True):
        assert bar.height == pytest.approx(float(value / top) * 78, abs=0.01)


@given(st.lists(st.decimals(0, 500, places=1), min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_lying_bars_begin_at_zero_and_are_as_long_as_their_values(values):
    chart = lying(values)
    drawing = charts.bars(chart, A4_WIDE.room, charts.top_of(chart))
    inside(drawing)
    found = rects(drawing, 1)
    assert len({bar.x for bar in found}) == 1
    longest = max(found, key=lambda bar: bar.width)
    for bar, value in zip(found, values, strict=True):
        assert bar.width * float(max(values)) == pytest.approx(longest.width * float(value), rel=0.001, abs=0.5)


@given(st.decimals(0, 10**9, places=2), st.booleans())
def test_an_axis_begins_at_zero_and_ends_at_or_above_the_most(most, whole):
    marks = charts.steps(most, whole)
    assert marks[0] == 0
    assert marks[-1] >= most
    assert len(marks) <= 6


@pytest.mark.parametrize("name", ["东四地毯社", "毯" * 64, "Long " * 12])
def test_many_bars_and_long_names_go_over_pages_and_stay_in_place(name, printed, stays_in_its_place):
    chart = lying([Decimal(number) for number in range(120, 0, -1)], name)
    paper = Paper(A4_WIDE, "完成计划", "总社", "zh")
    leaves = paginate([charts.block(chart, A4_WIDE), charts.block(upright([Decimal(10**8 - 1)] * 12), A4_WIDE)],
                      A4_WIDE, 28)  # fmt: skip
    draw_leaves(paper, leaves, lambda _place: None)
    data = paper.finish()
    stays_in_its_place(data)
    said = printed(data).said()
    assert printed(data).pages > 3
    assert all(f"{number}.0" in said for number in range(1, 121))
    assert said.count("99,999,999") == 12


def test_bars_that_lack_something_are_light_and_say_what_on_every_part():
    chart = lying([Decimal(number) for number in range(60, 120)])
    texts = tuple("3/4" if number % 3 == 0 else "" for number in range(60))
    chart = replace(chart, lack=Lack("实报/应报", texts, "空心条缺月报。" * 20), again="完成计划（续）")
    first, rest = charts.block(chart, A4_WIDE).cut(300)
    assert (first.chart.title, rest.chart.title) == ("完成计划", "完成计划（续）")
    for part in (first.chart, rest.chart):
        drawing = charts.bars(part, A4_WIDE.room, charts.top_of(chart))
        inside(drawing)
        light = [one.fillColor.red == 1 for one in rects(drawing, 1)]
        assert light == [bool(text) for text in part.lack.texts]
        drawn = [one.text for one in drawing.contents if isinstance(one, String)]
        assert drawn.count("3/4") == sum(light)
        assert any(one.startswith("空心条") for one in drawn)
        assert drawing.height == pytest.approx(replace(first, chart=part).height)
    told = charts.words_of(first.chart).split("\n")
    assert told[1] == "空心条缺月报。" * 20
    assert told[2:4] == ["BJ-000 东四地毯社: 完成 60.0, 实报/应报 3/4", "BJ-001 东四地毯社: 完成 61.0"]


@pytest.mark.parametrize("chart", [upright([Decimal(1)] * 12), lying([Decimal(90), None, Decimal(0)])])
def test_the_screen_gets_an_svg_that_qt_renders_without_a_warning(chart, qtlog):
    for words, data in charts.svgs(chart, 700):
        renderer = QSvgRenderer(QByteArray(data))
        assert renderer.isValid()
        assert b"clip" not in data
        assert "Noto Sans SC" in data.decode()
        assert renderer.viewBoxF().width() == 700
        assert chart.title in words
    assert not qtlog.records


def test_a_line_at_the_mark_lies_across_the_columns_and_the_counts_have_none():
    values = (Decimal(80), *(None,) * 11)
    counts = (Series("填报社数", (Decimal(7), *(None,) * 11), "light"),)
    chart = replace(upright(values), mark=Decimal(100), counts=counts, places=1)
    drawing = charts.columns(chart, A4_WIDE.room)
    inside(drawing)
    (mark,) = [one for one in drawing.contents if isinstance(one, Line) and one.strokeDashArray]
    (bar,) = rects(drawing, 70)
    assert bar.height == pytest.approx((mark.y1 - bar.y) * 0.8, abs=0.01)
    assert {"80.0", "7", "填报社数"} <= {one.text for one in drawing.contents if isinstance(one, String)}
    assert "1月: 产值 80.0, 填报社数 7" in charts.words_of(chart)


@pytest.mark.parametrize("most", [Decimal(0), Decimal(1), Decimal(10**8 - 1), Decimal(10**17)])
def test_one_month_alone_is_drawn_and_the_same_input_gives_the_same_bytes(most):
    chart = upright([most], (None,), labels=("4月",))
    drawing = charts.columns(chart, A4_WIDE.room)
    inside(drawing)
    year = charts.columns(upright([most] * 12), A4_WIDE.room)
    inside(year)
    assert apart(year)
    assert list(charts.svgs(chart, 700)) == list(charts.svgs(chart, 700))

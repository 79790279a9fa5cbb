"""Tables and pages: amounts never wrap, heads are repeated, headings stay with their tables."""

from dataclasses import fields

import pytest

from coopdesk.domain.language import Both
from coopdesk.errors import PaperError
from coopdesk.reports import words
from coopdesk.reports.flow import Solid, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A4, Paper
from coopdesk.reports.table import Column, Row, Table, table

COLUMNS = [Column("Name", least=60), Column("Amount", "1", "right", amount=True, least=40)]


def rows(count: int, amount="1,000") -> list[Row]:
    return [Row((f"row {number}", amount)) for number in range(count)]


def drawn(blocks, again=None) -> bytes:
    paper = Paper(A4, "t", "a", "en")
    draw_leaves(paper, paginate(blocks, A4, 20, again), lambda place: paper.text(40, 800, "{}/{}".format(*place)))
    return paper.finish()


def test_the_head_stands_on_every_page_and_no_row_is_lost(printed, stays_in_its_place):
    data = drawn([table(COLUMNS, rows(150), A4)])
    text = printed(data).by_pdfium()
    assert printed(data).pages == 4
    assert text.count("Amount") == 4
    assert [f"row {number}" for number in range(150)] == [
        line.split(" 1,000")[0] for line in text.splitlines() if "row" in line
    ]
    assert "4/4" in text
    stays_in_its_place(data)


def test_an_amount_is_never_wrapped_the_name_is(printed):
    data = drawn([table(COLUMNS, [Row(("long name " * 30, "1,000,000,000,000,000"))], A4)])
    assert "1,000,000,000,000,000" in printed(data).by_pdfium()
    assert printed(data).said().count("longname") == 30


def test_amounts_that_no_size_carries_make_no_table():
    wide = [Column(f"c{number}", amount=True) for number in range(12)]
    assert table(wide, [Row(("1,000,000,000,000,000",) * 12)], A4) is None


def test_widths_fill_the_room_between_the_margins():
    laid = table(COLUMNS, rows(3), A4)
    assert laid is not None
    assert sum(laid.widths) == pytest.approx(A4.room)


def test_a_table_without_rows_keeps_its_head(printed):
    assert "Amount" in printed(drawn([table(COLUMNS, [], A4)])).by_pdfium()


def test_a_heading_goes_to_the_next_page_with_its_table():
    heading = Solid(16, lambda _paper, _y: None, leads=True)
    leaves = paginate([gap(700), heading, table(COLUMNS, rows(3), A4)], A4, 20)
    assert [len(leaf.blocks) for leaf in leaves] == [1, 2]
    assert leaves[1].blocks[0] == (A4.top, heading)


def test_a_heading_never_stands_over_a_single_row_at_the_foot_of_a_page():
    heading = Solid(16, lambda _paper, _y: None, leads=True)
    three = table(COLUMNS, rows(3), A4)
    for_one_row = A4.height - A4.bottom - 20 - A4.top - heading.height - table(COLUMNS, rows(1), A4).height - 1
    leaves = paginate([gap(for_one_row), heading, three], A4, 20)
    assert [len(leaf.blocks) for leaf in leaves] == [1, 2]
    assert leaves[1].blocks[1][1] == three
    for_two_rows = for_one_row - three.least_row
    parts = [leaf.blocks[-1][1] for leaf in paginate([gap(for_two_rows), heading, three], A4, 20)]
    assert [len(part.rows) for part in parts] == [2, 1]


def test_what_is_taller_than_a_page_is_refused():
    with pytest.raises(PaperError):
        paginate([gap(900)], A4, 20)


def test_a_continued_page_begins_with_its_own_head():
    again = gap(30)
    leaves = paginate([table(COLUMNS, rows(100), A4)], A4, 20, again)
    assert leaves[1].blocks[0][1] is again


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "2. Labour (continued)"), ("zh", "2. Labour（续）"), ("both", "二、劳动（续） 2. Labour (continued)")],
)
def test_what_a_page_cuts_goes_on_under_its_heading_and_unit(language, told, printed, stays_in_its_place):
    text = Both("二、劳动", "2. Labour") if language == "both" else "2. Labour"
    paper = Paper(A4, "Test", "Federation", language)
    laid = [words.heading(text, A4, "in yuan"), table(COLUMNS, rows(150), A4), running(["Last."], A4)]
    leaves = paginate(laid, A4, 20, gap(30))
    draw_leaves(paper, leaves, lambda _place: None)
    data = paper.finish()
    stays_in_its_place(data)
    said = printed(data).said()
    assert len(leaves) == 4
    assert (said.count("inyuan"), said.count(told.replace(" ", ""))) == (4, 3)
    assert sum(len(block.rows) for leaf in leaves for _y, block in leaf.blocks if hasattr(block, "rows")) == 150
    assert all(y + block.height <= A4.height - A4.bottom - 20 for leaf in leaves for y, block in leaf.blocks)


class Uneven(Table):
    """A table of a low row and one as high as a page."""

    def cut(self, room, alone=True):
        return gap(10), gap(A4.height - A4.top - A4.bottom - 20)


def test_a_line_that_needs_the_whole_page_takes_the_room_of_the_heading_that_goes_on():
    heading = words.heading("2. Labour", A4)
    laid = table(COLUMNS, rows(1), A4)
    uneven = Uneven(**{one.name: getattr(laid, one.name) for one in fields(laid)})
    assert [len(leaf.blocks) for leaf in paginate([heading, uneven, heading], A4, 20)] == [2, 1, 1]
    with pytest.raises(PaperError):
        paginate([heading, gap(A4.height - A4.top - A4.bottom - 20)], A4, 20)

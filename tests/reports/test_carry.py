"""Sums carried from page to page (过次页, 承前页): exact, in room of their own, and never of a total."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.numbers import grouped
from coopdesk.reports.carry import Carry
from coopdesk.reports.flow import gap, paginate
from coopdesk.reports.page import Format
from coopdesk.reports.table import Column, Row, Table, table

CARRY = Carry("Carried forward", "Brought forward", ("", 1, "×", 0))
COLUMNS = [
    Column("Name", least=60),
    *(Column(name, "", "right", amount=True, least=40) for name in ("Money", "Price", "Count")),
]
CELLS = st.one_of(st.none(), st.just(NOT_APPLICABLE), st.decimals(-(10**15), 10**15, places=4))
HEADS = st.tuples(st.text("w ", min_size=1, max_size=160), CELLS, CELLS, CELLS, st.booleans())
FOOT = 28.0


def row(name: str, money, price, count, total: bool = False) -> Row:
    """A row whose printed texts are not its numbers; a total is no part of the sums."""
    return Row(
        (name, "printed", "printed", "printed"), bold=total, numbers=() if total else (None, money, price, count)
    )


def so_far(rows: list[Row], place: int, places: int) -> str:
    known = [one.numbers[place] for one in rows if one.numbers and isinstance(one.numbers[place], Decimal)]
    return grouped(sum(known), places) if known else ""


def parts(rows: list[Row], form: Format, before: float) -> list[list]:
    """The blocks of each page below some room that is taken."""
    laid = table(COLUMNS, rows, form, carry=CARRY)
    assert laid is not None
    return [list(leaf.blocks) for leaf in paginate([gap(before), laid], form, FOOT)]


@settings(max_examples=100, deadline=None)
@given(st.lists(HEADS, max_size=70), st.integers(300, 900), st.integers(0, 170))
def test_what_a_page_carries_forward_is_the_sum_of_all_pages_so_far_and_the_next_brings_it(drawn, high, before):
    rows, form = [row(*one) for one in drawn], Format(595, high)
    done: list[Row] = []
    brought = None
    for blocks in parts(rows, form, before):
        assert all(y + block.height <= high - form.bottom - FOOT + 0.01 for y, block in blocks)
        for _y, part in blocks:
            if not isinstance(part, Table):
                continue
            own = [one for one in part.rows if not one.carried]
            begins, ends = (part.rows and part.rows[at].carried for at in (0, -1))
            assert bool(begins) == bool(done)
            if begins:
                assert part.rows[0].cells == ("Brought forward", *brought)
            done += own
            assert bool(ends) == (len(done) < len(rows))
            if ends:
                brought = (so_far(done, 1, 1), "×", so_far(done, 3, 0))
                assert part.rows[-1].cells == ("Carried forward", *brought)
                assert len(own) >= (2 if len(blocks) > 1 else 1)
    assert done == rows


def test_every_sum_on_the_way_has_room_in_its_column():
    large = Decimal(10**15)
    laid = table(
        COLUMNS, [row("a", large, None, None), row("b", -large, None, None)] * 3, Format(595, 842), carry=CARRY
    )
    found = table(COLUMNS, [row("a", None, None, None)], Format(595, 842), carry=CARRY)
    assert laid.widths[1] > found.widths[1]


def test_a_sum_is_of_what_was_given_and_blank_is_not_nought():
    rows = [(None, None, Decimal(3), Decimal(0)), (), (None, NOT_APPLICABLE, Decimal(4), None)]
    assert CARRY.texts("", CARRY.sums(rows)) == ("", "", "×", "0")


@pytest.mark.parametrize(("amount", "printed", "together"), [("0.04", "0.0", "1.2"), ("0.05", "0.1", "1.5")])
def test_a_sum_is_of_exact_values_and_rounded_once(amount, printed, together):
    rows = [(None, Decimal(amount), None, None)] * 30
    assert grouped(Decimal(amount), 1) == printed
    assert CARRY.texts("", CARRY.sums(rows))[1] == together


def test_without_sums_to_carry_a_table_is_cut_as_it_is():
    laid = table(COLUMNS, [row(str(number), Decimal(1), None, None) for number in range(60)], Format(595, 842))
    first, rest = laid.cut(300.0)
    assert [*first.rows, *rest.rows] == list(laid.rows)

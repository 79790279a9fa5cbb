"""The order of lines on the page."""

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.gui.grid.columns import Row
from coopdesk.gui.grid.order import LAST_PLACE, moved, placed


def rows(*positions):
    return tuple(Row(number, {"position": place}) for number, place in enumerate(positions, start=1))


def order(found):
    return [row.id for row in found]


def positions(found):
    return [row.values["position"] for row in found]


def test_a_line_changes_places_with_its_neighbour_and_no_other_line_is_touched():
    found = moved(rows(1, 2, 3, 4), [2], -1)
    assert (order(found), positions(found)) == ([1, 3, 2, 4], [1, 2, 3, 4])


def test_a_block_moves_together_and_not_beyond_the_ends():
    assert order(moved(rows(1, 2, 3, 4), [1, 2], 1)) == [1, 4, 2, 3]
    assert order(moved(rows(1, 2, 3), [0, 1], -1)) == [1, 2, 3]
    assert order(moved(rows(1, 2, 3), [2], 1)) == [1, 2, 3]


def test_a_line_between_two_pushes_those_behind_only_as_far_as_it_must():
    found = placed(rows(1, 0, 2, 3, 7, 8), 1, 2)
    assert positions(found) == [1, 2, 3, 4, 7, 8]


def test_the_last_place_is_the_last():
    assert positions(placed(rows(LAST_PLACE, 0), 1, 2)) == [LAST_PLACE, LAST_PLACE]


@given(st.lists(st.integers(0, 50), min_size=2, max_size=8), st.data())
def test_lines_keep_their_order_on_the_page_when_they_are_read_again(places, data):
    start = placed(rows(*sorted(places)), 0, len(places))
    chosen = data.draw(st.sets(st.integers(0, len(places) - 1), min_size=1))
    found = moved(start, chosen, data.draw(st.sampled_from([1, -1])))
    assert positions(found) == sorted(set(positions(found)))
    assert sorted(order(found)) == sorted(order(start))


@given(st.integers(2, 8), st.data())
def test_down_and_up_again_is_as_before(count, data):
    start = rows(*range(1, count + 1))
    place = data.draw(st.integers(0, count - 2))
    assert moved(moved(start, [place], 1), [place + 1], -1) == start

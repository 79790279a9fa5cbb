"""A mapping names cells and figures; whatever is wrong with it is said with the cell."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.filling import (
    NAMES,
    WHENS,
    Wanted,
    mapping_text,
    period_of,
    place_of,
    read_mapping,
    row_and_column,
)
from coopdesk.domain.period import Period
from coopdesk.domain.summaries import GROUPINGS
from coopdesk.errors import DeskError


def read(**cells):
    return read_mapping(json.dumps({"cells": cells}), "m.json")


def test_a_cell_is_a_figure_or_says_more():
    (one,) = read(c5="wages")
    assert one == Wanted("c5", "", "C5", "wages")
    (two,) = read_mapping(
        '{"cells": {"\'一 月\'!D7": {"figure": "plan_fulfilment", "kind": "PC", "period": "to-date", '
        '"unit": 10000, "decimals": 1}}}',
        "m.json",
    )
    assert (two.sheet, two.cell, two.by, two.key) == ("一 月", "D7", "kind", "PC")
    assert (two.when, two.unit, two.decimals) == ("to-date", 10000, 1)


@pytest.mark.parametrize(
    ("when", "period"),
    [("month", "1954-04"), ("to-date", "1954-01..1954-04"), ("last-year", "1953-04"),
     ("last-year-to-date", "1953-01..1953-04")],
)  # fmt: skip
def test_periods_are_reckoned_from_the_one_asked_for(when, period):
    assert period_of(when, Period.parse("1954-04")) == Period.parse(period)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"C": "wages"}, "“C” is no cell"),
        ({"XFE1": "wages"}, "“XFE1” is no cell"),
        ({"A1048577": "wages"}, "“A1048577” is no cell"),
        ({"C5": "wagse"}, "C5: there is no figure “wagse”; there are: planned_value"),
        ({"C5": {"figure": "wages", "kind": "PC", "trade": "x"}}, "C5: of one group only, not of kind and trade"),
        ({"C5": {"figure": "wages", "period": "year"}}, "C5: “year” is no period"),
        ({"C5": {"figure": "wages", "unit": 0}}, "C5: the unit is a number above zero"),
        ({"C5": {"figure": "wages", "unit": "NaN"}}, "C5: the unit"),
        ({"C5": {"figure": "wages", "decimals": 1.5}}, "C5: decimals"),
        ({"C5": {"figure": "wages", "colour": 1}}, "C5: “colour” is not known here"),
        ({"C5": 7}, "C5: say which figure"),
        ({"C5": "wages", "c5": "due"}, "c5 and C5 are the same cell"),
    ],
)
def test_what_is_wrong_is_said_with_its_cell(cells, words):
    with pytest.raises(DeskError, match=words):
        read(**cells)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"cells": {}}', "{", '{"cells": {"A1": "due", "A1": "due"}}', "[" * 9999]
)
def test_what_is_no_mapping_is_refused_in_plain_words(text):
    with pytest.raises(DeskError, match="mapping"):
        read_mapping(text, "m.json")


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_a_cell_and_its_name_are_inverse(row, column):
    assert row_and_column(place_of(row, column)) == (row, column)


def test_cells_have_the_names_of_a_spreadsheet():
    assert [place_of(0, column) for column in (0, 25, 26, 701, 702, 16_383)] == [
        "A1", "Z1", "AA1", "ZZ1", "AAA1", "XFD1",
    ]  # fmt: skip


GROUP = st.tuples(st.sampled_from(sorted(GROUPINGS)), st.text(min_size=1, max_size=8)) | st.just(("", ""))


@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=8, unique=True),
    st.sampled_from(NAMES),
    GROUP,
    st.sampled_from(sorted(WHENS)),
    st.sampled_from([Decimal(1), Decimal(10000), Decimal("0.5")]),
    st.none() | st.integers(0, 6),
)
def test_a_mapping_that_is_kept_is_read_as_it_was(places, figure, group, when, unit, decimals):
    cells = tuple(Wanted(place_of(*one), "", place_of(*one), figure, *group, when, unit, decimals) for one in places)
    assert read_mapping(mapping_text(cells), "city.json") == cells

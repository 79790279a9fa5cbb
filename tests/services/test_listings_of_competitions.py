"""Lists of a competition for a spreadsheet say what its papers say, and are read again by two programs."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.period import Period
from coopdesk.errors import DeskError
from coopdesk.services import evaluations, pledges
from coopdesk.services.listings import listing
from coopdesk.tables.listing import write_listing
from tests.services.test_competition_papers import LETTER
from tests.services.test_competitions import JUNE, store  # noqa: F401
from tests.services.test_evaluations import DAY, PROTOCOL, correct, held  # noqa: F401
from tests.tables.readback import read_back

JUNE_ALONE = Period(JUNE, JUNE)


def columns(store, name, language="en", **options):  # noqa: F811
    found = listing(store, name, JUNE_ALONE, language, competition="banner", **options)
    return {head.label: [row[place] for row in found.rows] for place, head in enumerate(found.heads)}, found


@pytest.fixture
def decided(held):  # noqa: F811
    evaluations.evaluate(held, "banner")
    evaluations.decide(held, PROTOCOL)
    correct(held, 36000)
    return held


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "name",
    [
        "standings", "competition-conditions", "competition-pledges", "competition-certificates", "competition-banner",
        "competition-restated",
    ],
)  # fmt: skip
def test_each_is_written_and_read_again_in_both_languages(decided, name, language, tmp_path):
    _cells, found = columns(decided, name, language)
    assert found.rows
    write_listing(tmp_path / "t.xlsx", found, language)
    read_back(tmp_path / "t.xlsx", found)
    assert any("流动红旗" in text or "Mobile red banner" in text for _label, text in found.about)


def test_conditions_are_numbers_with_the_rules_beside(held):  # noqa: F811
    cells, found = columns(held, "competition-conditions")
    assert cells["Indicator"] == ["Plan fulfilment", "Pass rate", "Attendance", "Unit cost index"]
    assert sum(cells["Points at the target"]) == 100
    assert cells["Most points"][0] >= cells["Points at the target"][0]
    told = [text for label, text in found.about if label == "Note"]
    assert any(text.startswith("Announced on") for text in told)
    assert any(text.startswith("Rank: 1  Red banner") for text in told)


def test_each_who_takes_part_has_a_row_with_what_is_pledged(held):  # noqa: F811
    pledges.save_pledge(held, LETTER, {"pass_rate": Decimal("98.5")})
    cells, _found = columns(held, "competition-pledges")
    assert cells["Code"] == ["A", "B", "C", "D"]
    assert (cells["Letter"][0], cells["Signed on"][0]) == ("Letter of challenge", date(1954, 6, 2))
    assert cells["Pass rate, pledged"] == [Decimal("98.5"), None, None, None]
    assert cells["Words of the letter"][0] == "We challenge you."


def test_the_banner_has_its_holders_and_an_award_its_day(decided):
    cells, _found = columns(decided, "competition-banner")
    assert (cells["Holder"], cells["Since"], cells["Until"]) == (["iron team 1"], [DAY], [None])
    cells, _found = columns(decided, "competition-certificates")
    assert (cells["Rank"], cells["Mobile banner"], cells["Decided on"]) == ([1], ["yes"], [DAY])


def test_what_has_changed_since_stands_then_and_now(decided):
    cells, found = columns(decided, "competition-restated")
    assert "B" in cells["Code"]
    row = cells["Code"].index("B")
    assert cells["Points then"][row] != cells["Points now"][row]
    assert "→" in cells["What is different"][row]
    told = " ".join(text for _label, text in found.about)
    assert "BJ-900 1954-06" in told
    assert "stay as they are" in told


def test_the_list_of_an_evaluation_says_that_it_was_restated(decided):
    found = columns(decided, "standings", evaluation=1)[1]
    assert any(text.startswith("This evaluation was restated") for _label, text in found.about)


def test_what_there_is_not_is_refused_as_on_paper(held):  # noqa: F811
    with pytest.raises(DeskError, match="has not decided yet"):
        columns(held, "competition-certificates")
    with pytest.raises(DeskError, match="was not evaluated yet"):
        columns(held, "competition-restated")
    held.save(dataclasses.replace(held.desk, federation="BJ"))
    with pytest.raises(DeskError, match="as it was known on a day"):
        columns(held, "competition-conditions", known_on=date(2026, 1, 1))

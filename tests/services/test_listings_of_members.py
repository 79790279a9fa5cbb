"""Lists of members for a spreadsheet say what their papers say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import DeskError
from coopdesk.services import members, months
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.listings import listing, save_listing

APRIL = Period.parse("1954-04")
YEAR = Period.parse("1954")
WANG = Member("BJ-001", "0001", "=王桂英", "F", 1919, "T1", date(1953, 1, 1), "founder", share_subscribed=100)


@pytest.fixture
def store():
    unit = Cooperative("BJ-001", "Dongsi no. 1", "东四一社", founded_on=date(1953, 1, 1))
    with new_cooperative(None, unit, "PC", APRIL.first, Desk("cooperative", "BJ-001")) as found:
        found.save(Team("BJ-001", "T1", "Team 1", "一组"))
        found.save(Product("0801", "carpets", "地毯", "carpet", "地毯", "sq chi", "平方尺", Decimal(110)))
        members.save_member(found, WANG)
        new = replace(WANG, number="0002", name="李", team=None, joined_on=date(1954, 4, 3), entry="new")
        members.save_member(found, new)
        statement = months.draft(found, "BJ-001", APRIL.first)
        goods = (Decimal(10), Decimal(9), Decimal(0), Decimal(100), Decimal(110))
        found.save_lines(statement.id, OutputLine("T1", "0801", "own", 0, "carpet", "地毯", "sq chi", "平方尺", *goods))
        found.save_lines(statement.id, LabourLine("T1", 0, 26, 25, 7000, 0))
        months.close_month(found, statement, "王", "赵", date(1954, 5, 2))
        yield found


def test_the_members_are_those_of_the_paper_in_its_order(store):
    found = listing(store, "members-list", APRIL, "en", order="team")
    person = ("0001", "=王桂英", "Female", 1919, "Team 1", date(1953, 1, 1), "Founder", None)
    assert found.rows[0] == (*person, Decimal(100), Decimal(0), None)
    assert [row[0] for row in found.rows] == ["0001", "0002"]
    assert len(listing(store, "members-list", APRIL, "en", as_of=date(1954, 4, 2)).rows) == 1


def test_the_movement_names_who_joined_and_marks_what_was_found_late(store):
    late = replace(WANG, number="0003", name="周", joined_on=date(1954, 4, 20), entry="new")
    members.save_member(store, late)
    found = listing(store, "movement-list", Period.parse("1954-Q2"), "en")
    assert found.rows == (
        ("1954-04", "0002", "李", "Female", "Newly developed", date(1954, 4, 3), None),
        ("1954-05", "0003", "周", "Female", "Newly developed", date(1954, 4, 20), "found late"),
    )


@pytest.mark.parametrize("name", ["members-list", "movement-list"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_is_written_as_a_workbook_with_numbers_and_without_formulas(store, name, language, tmp_path):
    count = save_listing(store, name, YEAR, language, tmp_path / "t.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "t.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) == count + 1
    if name == "members-list":
        assert rows[1][1] == "=王桂英"


def test_a_federation_has_no_list_of_members(tmp_path):
    with new_federation(None) as store, pytest.raises(DeskError, match="co-operative's own file"):
        save_listing(store, "members-list", Period(Month(1954, 4), Month(1954, 4)), "en", tmp_path / "t.csv")

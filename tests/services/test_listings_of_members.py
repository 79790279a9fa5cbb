"""Lists of members for a spreadsheet say what their papers say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import ShareEntry
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import DeskError
from coopdesk.services import members, membership, months
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.listings import listing, save_listing
from coopdesk.services.members_import import try_rows
from coopdesk.tables.listing import write_listing
from coopdesk.tables.member_heads import guess_columns
from coopdesk.tables.spreadsheets import read_workbook
from tests.tables.readback import read_back

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


@pytest.mark.parametrize("name", ["members-list", "movement-list", "members", "member-card"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_is_written_as_a_workbook_with_numbers_and_without_formulas(store, name, language, tmp_path):
    found = listing(store, name, YEAR, language, member="0001")
    write_listing(tmp_path / "t.xlsx", found, language)
    read_back(tmp_path / "t.xlsx", found)
    count = save_listing(store, name, YEAR, language, tmp_path / "t.xlsx", member="0001")
    rows = CalamineWorkbook.from_path(tmp_path / "t.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) == count + 1
    if name in ("members-list", "members"):
        assert rows[1][1] == "=王桂英"


def test_a_federation_has_no_list_of_members(tmp_path):
    with new_federation(None) as store, pytest.raises(DeskError, match="co-operative's own file"):
        save_listing(store, "members-list", Period(Month(1954, 4), Month(1954, 4)), "en", tmp_path / "t.csv")


def test_the_register_says_what_it_is_on_its_second_sheet_and_its_first_is_taken_in_again(store, tmp_path):
    save_listing(store, "members", YEAR, "en", tmp_path / "t.xlsx", order="team")
    table, about = read_workbook(tmp_path / "t.xlsx").sheets
    told = {row.cells[0]: row.cells[1] for row in about.rows}
    assert (told["List"], told["Whose"], told["Number of rows"]) == ("Members", "BJ-001 Dongsi no. 1", "2")
    assert told["Money in"] == "yuan"
    columns = guess_columns(table.rows[0], table.width, {})
    assert all(columns)
    assert dict(try_rows(store, "BJ-001", table, 0, columns).counts) == {"same": 2}


def test_the_card_of_a_member_is_a_row_for_each_item_with_the_balance_after_each_entry(store):
    for turn, (kind, amount) in enumerate((("paid", 60), ("tools", 20)), start=1):
        values = {"day": date(1954, 4, turn), "kind": kind, "amount": amount, "voucher": f"00{turn}"}
        membership.enter(store, WANG, ShareEntry, values)
    found = listing(store, "member-card", APRIL, "en", member="=王桂英")
    parts = {}
    for part, item, *cells in found.rows:
        parts.setdefault(part, []).append((item, *cells))
    assert parts["Particulars"][0] == ("Number", None, None, "0001", None, None, None, None)
    assert ("Joined on", date(1953, 1, 1), None, None, None, None, None, None) in parts["Particulars"]
    account = parts["Share account"]
    assert account[1][1:] == (date(1954, 4, 1), None, None, "001", Decimal(60), None, Decimal(60))
    assert account[2][1:] == (date(1954, 4, 2), None, None, "002", Decimal(20), None, Decimal(80))
    assert (account[-1][0], account[-1][3]) == ("Still to pay", "20")
    with pytest.raises(DeskError, match="whose card"):
        listing(store, "member-card", APRIL, "en")

"""Papers of members from a data file: what is frozen, what the register says, and who is meant."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import ShareEntry
from coopdesk.domain.period import Month, Period
from coopdesk.errors import DeskError
from coopdesk.services import members, months
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.member_papers import card_sheet, members_sheet, movement_sheet
from coopdesk.services.reports import report, when

APRIL = Period(Month(1954, 4), Month(1954, 4))
WANG = Member("BJ-001", "0001", "王桂英", "F", joined_on=date(1953, 1, 1), entry="founder", share_subscribed=100)


@pytest.fixture
def store():
    unit = Cooperative("BJ-001", "Dongsi no. 1", "东四一社", founded_on=date(1953, 1, 1))
    with new_cooperative(None, unit, "PC", Month(1954, 4), Desk("cooperative", "BJ-001")) as found:
        found.save(Team("BJ-001", "T1", "Team 1", "一组"))
        members.save_member(found, WANG)
        members.save_member(found, replace(WANG, number="0002", name="李", joined_on=date(1954, 4, 3), entry="new"))
        yield found


def close(store):
    nil = months.mark_nil(store, months.draft(store, "BJ-001", APRIL.first), True)
    months.close_month(store, nil, "王", "赵", date(1954, 5, 2))


def test_a_final_month_names_whom_it_froze_and_a_draft_whom_the_register_has(store):
    close(store)
    members.save_member(store, replace(members.get(store, "BJ-001", "0002"), name="李改名"))
    (april,), (may,) = (movement_sheet(store, Period(m, m)).months for m in (Month(1954, 4), Month(1954, 5)))
    assert (april.state, [one.name for one in april.persons]) == ("closed", ["李"])
    assert (may.state, may.persons) == ("", ())
    members.save_member(store, replace(WANG, number="0003", name="周", joined_on=date(1954, 4, 20), entry="new"))
    (may,) = movement_sheet(store, Period(Month(1954, 5), Month(1954, 5))).months
    assert [(one.name, one.happened_on) for one in may.persons] == [("周", date(1954, 4, 20))]


def test_the_list_is_compared_with_form_1_of_its_last_month(store):
    assert members_sheet(store, APRIL).counted is None
    close(store)
    sheet = members_sheet(store, APRIL)
    assert (sheet.counted, sheet.staying) == (2, 2)
    assert members_sheet(store, APRIL, date(1954, 4, 2)).staying == 1


def test_the_months_of_the_list_that_are_not_final_are_told(store):
    close(store)
    two = Period(APRIL.first, APRIL.first + 1)
    assert members_sheet(store, two).drafts == (APRIL.first + 1,)
    assert members_sheet(store, APRIL).drafts == members_sheet(store, two, date(1954, 5, 2)).drafts == ()


def test_a_day_outside_the_period_is_refused(store):
    with pytest.raises(DeskError, match="1954-05-01 does not lie in 1954-04"):
        members_sheet(store, APRIL, date(1954, 5, 1))


def test_a_card_is_of_a_number_or_of_a_name_that_only_one_has(store):
    store.save(ShareEntry("BJ-001", "0001", 1, date(1954, 2, 1), "paid", 30))
    assert card_sheet(store, "0001").sums.balance == 30
    assert card_sheet(store, " 李 ").member.number == "0002"
    members.save_member(store, replace(WANG, number="0003"))
    with pytest.raises(DeskError, match="several: 0001, 0003"):
        card_sheet(store, "王桂英")
    with pytest.raises(DeskError, match="Nobody on the register"):
        card_sheet(store, "9")
    with pytest.raises(DeskError, match="whose card") as refusal:
        card_sheet(store, None)
    assert "--member" in refusal.value.advice


def test_each_is_a_report_by_its_name_and_equal_records_give_equal_bytes(store):
    for name in ("members-list", "member-card", "movement-list"):
        drawn = [report(store, name, APRIL, "zh", member="0001", order="team") for _ in range(2)]
        assert drawn[0] == drawn[1]
        assert drawn[0].startswith(b"%PDF")
    assert len(when("member-card", None)) == 1


def test_a_federation_has_no_members_of_its_own():
    with new_federation(None) as store, pytest.raises(DeskError, match="federation's file"):
        report(store, "members-list", APRIL, "en")

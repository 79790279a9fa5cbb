"""The register of members: numbers, booking, and what a final month has counted."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.competitions import Competition, MeasuredValue
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import ENTRIES, EXITS, Member, Team, movement
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import EntryError, LockedError
from coopdesk.services import desk, members, months

APRIL = Month(1954, 4)
LI = Member("A", "0001", "Li", "F", joined_on=date(1953, 1, 1))


@pytest.fixture
def store():
    with desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as made:
        members.save_member(made, LI)
        yield made


@pytest.fixture
def after_april(store):
    """The register when April is final."""
    nil = months.mark_nil(store, months.draft(store, "A", APRIL), True)
    months.close_month(store, nil, "Wang", "Zhao", date(1954, 5, 3))
    return store


def test_a_number_is_offered_once_and_never_given_again(store):
    assert members.next_number(store, "A") == "0002"
    second = members.save_member(store, replace(LI, number="0002"))
    members.remove_member(store, second)
    assert members.next_number(store, "A") == "0003"
    with pytest.raises(EntryError, match="a number is never given twice"):
        members.save_member(store, second)


def test_the_first_number_and_numbers_with_letters():
    with desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as store:
        assert members.next_number(store, "A") == "0001"
        members.save_member(store, replace(LI, number="X-9"))
        assert members.next_number(store, "A") == "0001"
        members.save_member(store, replace(LI, number="9"))
        assert members.next_number(store, "A") == "10"


def test_a_number_of_another_co_operative_is_free(store):
    store.save(Cooperative("B", name_en="B"))
    assert members.save_member(store, replace(LI, cooperative="B")).number == "0001"


def test_joining_and_leaving_are_booked_in_their_month_while_it_is_open(store):
    kept = members.save_member(store, replace(LI, left_on=date(1954, 4, 9), exit_reason="died"))
    assert (kept.joined_booked, kept.left_booked) == (Month(1953, 1), APRIL)
    kept = members.save_member(store, LI)
    assert (kept.left_on, kept.left_booked) == (None, None)


def test_what_happened_in_a_final_month_is_booked_in_the_oldest_open_one(after_april):
    late = members.save_member(after_april, replace(LI, number="2", joined_on=date(1954, 3, 5)))
    assert late.joined_booked == APRIL + 1
    both = replace(LI, number="3", joined_on=date(1954, 3, 5), left_on=date(1954, 4, 5), exit_reason="resigned")
    kept = members.save_member(after_april, both)
    assert (kept.joined_booked, kept.left_booked) == (APRIL + 1, APRIL + 1)
    gone = members.save_member(after_april, replace(LI, left_on=date(1954, 4, 5), exit_reason="resigned"))
    assert (gone.joined_booked, gone.left_booked) == (Month(1953, 1), APRIL + 1)


def test_what_was_booked_late_stays_there_when_that_month_is_final(after_april):
    late = members.save_member(after_april, replace(LI, number="2", joined_on=date(1954, 3, 5)))
    may = months.mark_nil(after_april, months.draft(after_april, "A", APRIL + 1), True)
    months.close_month(after_april, may, "Wang", "Zhao", date(1954, 6, 3))
    again = members.save_member(after_april, replace(late, name="Li Er", joined_on=date(1954, 3, 6)))
    assert again.joined_booked == APRIL + 1


def test_what_a_final_month_counted_is_not_changed(after_april):
    with pytest.raises(LockedError, match="The joining is counted in a final month"):
        members.save_member(after_april, replace(LI, sex="M"))
    with pytest.raises(LockedError, match="The joining is counted in a final month"):
        members.save_member(after_april, replace(LI, entry="transfer"))
    with pytest.raises(LockedError, match="is counted in a final month; enter a leaving instead"):
        members.remove_member(after_april, members.get(after_april, "A", "0001"))
    assert members.save_member(after_april, replace(LI, name="Li Mei", birth_year=1920)).name == "Li Mei"


def test_a_leaving_that_is_counted_is_not_taken_back(store):
    gone = members.save_member(store, replace(LI, left_on=date(1954, 4, 9), exit_reason="died"))
    nil = months.mark_nil(store, months.draft(store, "A", APRIL), True)
    months.close_month(store, nil, "Wang", "Zhao", date(1954, 5, 3))
    for changed in (LI, replace(gone, exit_reason="resigned")):
        with pytest.raises(LockedError, match="The leaving is counted in a final month"):
            members.save_member(store, changed)
    moved = members.save_member(store, replace(gone, left_on=date(1954, 5, 9)))
    assert moved.left_booked == APRIL


def test_a_member_entered_by_mistake_is_taken_out_before_it_is_counted(after_april):
    late = members.save_member(after_april, replace(LI, number="2", joined_on=date(1954, 3, 5)))
    members.remove_member(after_april, late)
    assert members.get(after_april, "A", "2") is None


@pytest.mark.parametrize(
    ("changed", "box"), [({"name": ""}, "name"), ({"number": "1/2"}, "number"), ({"sex": "X"}, "sex")]
)
def test_a_wrong_member_is_refused_and_nothing_is_saved(store, changed, box):
    with pytest.raises(EntryError) as refused:
        members.save_member(store, replace(LI, **{"number": "2", **changed}))
    assert [problem.box for problem in refused.value.problems] == [box]
    assert len(store.find(Member)) == 1


def test_a_new_team_of_a_member_is_taken_up(store):
    members.save_member(store, replace(LI, team="T1"))
    members.save_member(store, replace(LI, number="2", team="T2"))
    members.save_member(store, replace(LI, number="3", team="T1"))
    assert members.teams(store, "A") == [Team("A", "T1", position=1), Team("A", "T2", position=2)]


def test_the_whole_co_operative_is_no_team_of_its_own(store):
    members.save_member(store, replace(LI, team="-"))
    assert members.teams(store, "A") == []
    with pytest.raises(EntryError, match="stands for the co-operative as a whole"):
        members.save_teams(store, [Team("A", "T1"), Team("A", "-")])
    assert members.teams(store, "A") == []


def test_what_a_final_month_counted_is_marked_in_the_form(after_april):
    assert members.counted_boxes(after_april, members.get(after_april, "A", "0001")) == {"entry", "sex"}
    assert members.counted_boxes(after_april, replace(LI, number="9", joined_booked=APRIL + 1)) == frozenset()


DAYS = st.dates(date(1953, 12, 1), date(1954, 8, 31))
DEED = st.tuples(st.sampled_from(["join", "leave"]), st.integers(0, 5), DAYS)


@settings(max_examples=200)
@given(st.lists(st.lists(DEED, max_size=5), min_size=2, max_size=6))
def test_closed_months_follow_on_however_late_things_are_found(months_of_deeds):
    register, closed, closing, frozen = {}, None, None, {}
    for month, deeds in zip((Month(1954, 2) + n for n in range(6)), months_of_deeds, strict=False):
        for deed, number, day in deeds:
            before = register.get(number)
            if deed == "join" and before is None:
                register[number] = members.booked(Member("A", str(number), "Li", joined_on=day), None, closed)
            elif deed == "leave" and before and before.left_on is None and day > before.joined_on:
                gone = replace(before, left_on=day, exit_reason="resigned")
                register[number] = members.booked(gone, before, closed)
        frozen[month] = lines = movement(register.values(), month)[0]
        counts = Counter()
        for line in lines:
            counts[line.event] += line.persons
        came, went = (sum(counts[event] for event in events) for events in (ENTRIES, EXITS))
        assert counts["opening"] + came - went == counts["closing"]
        assert closing in (None, counts["opening"])
        closing, closed = counts["closing"], month
    assert {month: movement(register.values(), month)[0] for month in frozen} == frozen


def test_a_team_is_entered_at_the_last_place_and_its_code_once(store):
    members.enter_team(store, Team("A", "T1", "One"), new=True)
    members.enter_team(store, Team("A", "T2", "Two"), new=True)
    assert [(team.code, team.position) for team in members.teams(store, "A")] == [("T1", 1), ("T2", 2)]
    with pytest.raises(EntryError, match="is a team already"):
        members.enter_team(store, Team("A", "t2"), new=True)
    members.enter_team(store, Team("A", "T2", "Dyers", position=2))
    assert members.teams(store, "A")[1].name_en == "Dyers"


@pytest.mark.parametrize("use", ["none", "member", "output", "labour", "competition"])
def test_a_team_is_taken_off_only_while_nothing_names_it(store, use):
    team = Team("A", "5o", position=1)
    store.save(team)
    statement = months.draft(store, "A", APRIL).id
    if use == "member":
        members.save_member(store, replace(LI, team="5o"))
    elif use == "output":
        store.save_lines(statement, OutputLine("5o", "0101"))
    elif use == "labour":
        store.save_lines(statement, LabourLine("5o"))
    elif use == "competition":
        store.save(
            Competition("C1", "A", APRIL, title_en="Banner"), MeasuredValue("C1", "5o", "unit_cost", period=APRIL)
        )
    if use == "none":
        members.remove_team(store, team)
        assert members.teams(store, "A") == []
    else:
        with pytest.raises(LockedError, match="Team 5o stays"):
            members.remove_team(store, team)

"""Members, and the movement that the register yields for a month."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.field import checked, problems_of
from coopdesk.domain.members import ENTRIES, EXITS, Member, movement
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError

APRIL = Month(1954, 4)


def member(number="1", joined="1953-01-01", left=None, **more):
    """A member from ISO days; leaving is by resignation."""
    gone = {"left_on": date.fromisoformat(left), "exit_reason": "resigned"} if left else {}
    values = {"name": "Li", "joined_on": date.fromisoformat(joined), **gone, **more}
    return Member("A", number, **values)


def counted(members, month=APRIL):
    """Persons by event, both sexes together."""
    counts = Counter()
    for line in movement(members, month)[0]:
        counts[line.event] += line.persons
    return counts


def test_closing_is_opening_with_joined_and_without_left():
    counts = counted(
        [member("1"), member("2", "1954-04-01"), member("3", left="1954-04-10"), member("4", "1954-05-01")]
    )
    assert (counts["opening"], counts["new"], counts["resigned"], counts["closing"]) == (2, 1, 1, 2)


def test_a_joining_in_mid_month_counts_the_days_from_that_day_on():
    assert counted([member(joined="1954-04-16")])["member_days"] == 15
    assert Fraction(counted([member(joined="1954-04-16")])["member_days"], APRIL.days) == Fraction(1, 2)


def test_the_day_of_leaving_is_the_first_day_no_longer_a_member():
    assert counted([member(left="1954-04-01")])["member_days"] == 0
    assert counted([member(left="1954-04-30")])["member_days"] == 29
    assert counted([member(left="1954-05-01")])["closing"] == 1


def test_a_unit_founded_in_mid_month_has_few_member_days_of_a_whole_month():
    founders = [member(str(n), "1954-04-21", entry="founder") for n in range(3)]
    counts = counted(founders)
    assert (counts["founder"], counts["new"], counts["member_days"]) == (3, 0, 30)


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry != "new"])
def test_who_came_from_elsewhere_is_not_newly_developed(entry):
    counts = counted([member(joined="1954-04-02", entry=entry)])
    assert (counts[entry], counts["new"], counts["closing"]) == (1, 0, 1)


def test_a_late_found_joining_counts_from_the_first_day_of_its_booked_month():
    late = member(joined="1954-02-15", joined_booked=APRIL)
    assert counted([late], APRIL + -1) == {}
    assert counted([late]) == {"new": 1, "closing": 1, "member_days": 30}
    assert movement([late], APRIL)[1][0].happened_on == date(1954, 2, 15)


def test_a_late_found_leaving_counts_no_day_of_its_booked_month():
    late = member(left="1954-02-15", left_booked=APRIL)
    assert counted([late], APRIL + -1)["closing"] == 1
    assert counted([late]) == {"opening": 1, "resigned": 1, "member_days": 0}


def test_who_came_and_went_in_one_month_is_counted_both_times():
    counts = counted([member(joined="1954-04-05", left="1954-04-08")])
    assert counts == {"new": 1, "resigned": 1, "member_days": 3}


def test_the_sexes_are_counted_apart_and_the_unrecorded_too():
    lines, _ = movement([member("1", sex="F"), member("2", sex="M"), member("3")], APRIL)
    assert [(line.sex, line.persons) for line in lines if line.event == "closing"] == [("-", 1), ("F", 1), ("M", 1)]


def test_the_last_month_of_the_calendar_is_counted():
    assert counted([member()], Month(9999, 12))["member_days"] == 31


DAYS = st.dates(date(1953, 11, 1), date(1954, 8, 31))


@st.composite
def registers(draw):
    """Members of whom each joined some day and some left again later."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        joined, other = draw(DAYS), draw(DAYS)
        gone = {"left_on": other, "exit_reason": draw(st.sampled_from(list(EXITS)))} if other > joined else {}
        entry, sex = draw(st.sampled_from(list(ENTRIES))), draw(st.sampled_from(["F", "M", None]))
        found.append(Member("A", str(number), "Li", sex, joined_on=joined, entry=entry, **gone))
    return found


@given(registers())
def test_every_month_of_any_register_balances_and_follows_on(members):
    closing = None
    for month in (Month(1953, 11) + offset for offset in range(10)):
        counts = counted(members, month)
        came, gone = (sum(counts[event] for event in events) for events in (ENTRIES, EXITS))
        assert counts["opening"] + came - gone == counts["closing"]
        assert closing in (None, counts["opening"])
        closing = counts["closing"]
        alive = sum(
            m.joined_on <= day and (m.left_on is None or day < m.left_on)
            for m in members
            for day in map(date.fromordinal, range(month.first.toordinal(), month.last.toordinal() + 1))
        )
        assert counts["member_days"] == alive


@given(registers(), st.randoms())
def test_the_order_of_the_register_changes_nothing(members, random):
    mixed = members.copy()
    random.shuffle(mixed)
    assert movement(mixed, APRIL) == movement(members, APRIL)


@pytest.mark.parametrize(
    ("changed", "box"),
    [
        ({"name": ""}, "name"),
        ({"left_on": date(1953, 1, 1), "exit_reason": "died"}, "left_on"),
        ({"left_on": date(1954, 1, 1)}, "exit_reason"),
        ({"exit_reason": "died"}, "left_on"),
        ({"birth_year": 1954}, "birth_year"),
        ({"share_subscribed": 5, "share_paid": 6}, "share_paid"),
        ({"share_paid": 1}, "share_paid"),
        ({"number": "1/2"}, "number"),
        ({"team": ""}, None),
    ],
)
def test_a_member_is_refused_at_the_box_that_is_wrong(changed, box):
    boxes = [problem.box for problem in problems_of(member(**changed))]
    assert boxes == ([box] if box else [])


def test_a_name_of_nothing_but_unseen_marks_is_no_name():
    from coopdesk.domain.field import field_of

    with pytest.raises(EntryError, match="is needed"):
        checked(member(name=field_of(Member, "name").parse("\u200b\u202e")))

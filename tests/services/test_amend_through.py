"""Months revised in one go to what the register says happened in them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member, found_late
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import DeskError, EntryError
from coopdesk.services import desk, members, months, versions
from coopdesk.services.amend_through import amend_through, preview
from coopdesk.services.overview import movement_of

MARCH, APRIL, MAY, JUNE, JULY = (Month(1954, number) for number in range(3, 8))
LABOUR = LabourLine("T1", scheduled=26, attended=26, wages=500_000, accidents=0)


def made():
    store = desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", MARCH, Desk("federation"))
    members.save_member(store, Member("A", "1", "Li", "F", joined_on=date(1953, 1, 1)))
    return store


@pytest.fixture
def store():
    with made() as store:
        yield store


def close(store, *wanted):
    for month in wanted:
        statement = months.draft(store, "A", month)
        months.save_line(store, statement, replace(LABOUR, wages=500_000 + month.number))
        months.close_month(store, statement, "Wang", "Zhao", (month + 1).first.replace(day=3))


def joined(store, number, day, left=None):
    return members.save_member(
        store, Member("A", number, f"M{number}", "M", joined_on=day, left_on=left, exit_reason="died" if left else None)
    )


def ends(store, *wanted):
    """Opening and closing members of each month in force."""
    figures = [store.lines(Figures, months.current(store, "A", month).id)[0] for month in wanted]
    return [(one.members_opening, one.members_closing) for one in figures]


def test_a_joining_found_late_goes_into_its_month_and_all_months_after_follow(store):
    close(store, MARCH, APRIL, MAY)
    late = joined(store, "2", date(1954, 4, 10))
    assert late.joined_booked == JUNE
    found = amend_through(store, "A", APRIL, "Ma joined in April", "Li")
    assert [(one.number, one.before, one.after) for one in found.moved] == [("2", JUNE, APRIL)]
    assert [(one.month, one.before, one.after, one.final) for one in found.months] == [
        (APRIL, 1, 2, True), (MAY, 1, 2, True),
    ]  # fmt: skip
    assert ends(store, MARCH, APRIL, MAY) == [(1, 1), (1, 2), (2, 2)]
    assert members.get(store, "A", "2").joined_booked == APRIL
    assert movement_of(store, "A", JUNE).members_joined == 0
    april = months.current(store, "A", APRIL)
    assert (april.preparer, april.signatory, april.reason) == ("Wang", "Zhao", "Ma joined in April")
    assert store.query("SELECT count(DISTINCT batch) FROM change WHERE operator = 'Li'") == [(1,)]


def test_what_happened_before_the_first_month_revised_is_found_late_in_it(store):
    close(store, MARCH, APRIL, MAY)
    joined(store, "2", date(1954, 3, 10))
    amend_through(store, "A", APRIL, "Ma joined in March")
    assert members.get(store, "A", "2").joined_booked == APRIL
    april = months.whole(store, months.current(store, "A", APRIL))
    assert found_late(april.persons, APRIL) == 1
    assert ends(store, MARCH, APRIL, MAY) == [(1, 1), (1, 2), (2, 2)]


def test_only_months_that_change_are_revised_and_the_earlier_versions_stay(store):
    close(store, MARCH, APRIL, MAY)
    joined(store, "2", date(1954, 4, 3), left=date(1954, 4, 20))
    march, may = (months.current(store, "A", month) for month in (MARCH, MAY))
    found = amend_through(store, "A", MARCH, "Ma came and died in April")
    assert [one.month for one in found.months] == [APRIL]
    assert (months.current(store, "A", MARCH), months.current(store, "A", MAY)) == (march, may)
    assert len(months.months_of(store, "A")[APRIL]) == 2


def test_a_preview_tells_the_same_and_changes_nothing(store):
    close(store, MARCH, APRIL)
    joined(store, "2", date(1954, 3, 10))
    before = store.query("SELECT * FROM change")
    seen = preview(store, "A", MARCH)
    assert store.query("SELECT * FROM change") == before
    assert members.get(store, "A", "2").joined_booked == MAY
    assert seen == amend_through(store, "A", MARCH, "x")
    assert preview(store, "A", MARCH).months == ()


def test_a_month_that_does_not_pass_is_left_as_a_draft_with_its_reasons(store):
    close(store, MARCH, APRIL, MAY)
    close_with_reason(store)
    joined(store, "2", date(1954, 3, 10))
    store.save(replace(store.desk, most_change=Decimal(1)))
    found = amend_through(store, "A", MARCH, "Ma joined in March")
    assert [(one.month, one.final) for one in found.months] == [
        (MARCH, True), (APRIL, True), (MAY, True), (JUNE, False),
    ]  # fmt: skip
    assert [problem.code for problem in found.months[-1].problems] == ["change-wages"]
    june = months.current(store, "A", JUNE)
    assert june.state == "draft"
    months.save_note(store, june, Note("change-wages", "T1", "more work"))
    months.close_month(store, june, "Wang", "Zhao", date(1954, 7, 3))
    assert ends(store, MAY, JUNE) == [(2, 2), (2, 2)]


def close_with_reason(store):
    """June, with a tenth more wages."""
    statement = months.draft(store, "A", JUNE)
    months.save_line(store, statement, replace(LABOUR, wages=550_000))
    months.close_month(store, statement, "Wang", "Zhao", date(1954, 7, 3))


def test_a_correction_that_is_open_gets_the_movement_and_stays_open(store):
    close(store, MARCH, APRIL, MAY)
    joined(store, "2", date(1954, 3, 10))
    months.amend(store, "A", APRIL, "wages")
    found = amend_through(store, "A", MARCH, "Ma joined in March")
    assert [(one.month, one.final) for one in found.months] == [(MARCH, True), (APRIL, False), (MAY, True)]
    draft = months.current(store, "A", APRIL)
    assert (draft.state, draft.reason) == ("draft", "wages")
    months.close_month(store, draft, "Wang", "Zhao", date(1954, 5, 3))
    assert ends(store, MARCH, APRIL, MAY) == [(1, 2), (2, 2), (2, 2)]


def test_a_name_corrected_in_the_register_revises_nothing(store):
    joined(store, "2", date(1954, 3, 10))
    close(store, MARCH, APRIL)
    members.save_member(store, replace(members.get(store, "A", "2"), name="Ma Baoshan"))
    assert preview(store, "A", MARCH).months == ()
    joined(store, "3", date(1954, 4, 3))
    assert [one.month for one in preview(store, "A", MARCH).months] == [APRIL]


def test_it_needs_a_reason_a_final_month_and_something_found_late(store):
    close(store, MARCH)
    with pytest.raises(EntryError, match="is needed"):
        amend_through(store, "A", MARCH, " ")
    with pytest.raises(DeskError, match="is not final"):
        amend_through(store, "A", APRIL, "x")
    with pytest.raises(DeskError, match="No joining or leaving was found late"):
        amend_through(store, "A", MARCH, "x")
    assert len(months.months_of(store, "A")[MARCH]) == 1
    assert store.find(Statement, state="draft") == []


DAYS = st.dates(date(1954, 1, 1), date(1954, 7, 31))


@settings(max_examples=25)
@given(
    st.lists(st.tuples(DAYS, st.none() | st.integers(1, 90), st.integers(3, 8)), max_size=6),
    st.sampled_from([MARCH, APRIL, MAY]),
    st.sampled_from([None, APRIL, MAY]),
)
def test_every_month_opens_with_what_the_one_before_closed_with(people, first, skipped):
    with made() as store:
        for month in Period(MARCH, JUNE):
            enter(store, people, month)
            if month != skipped:
                close(store, month)
        enter(store, people, JULY + 1)
        if first != skipped and preview(store, "A", first).months:
            amend_through(store, "A", first, "found late")
        if skipped:
            close(store, skipped)
        found = ends(store, MARCH, APRIL, MAY, JUNE)
        assert [closing for _, closing in found[:-1]] == [opening for opening, _ in found[1:]]
        july = movement_of(store, "A", JULY)
        assert july.members_opening == found[-1][1]
        assert store.find(OutputLine) == []


def enter(store, people, month):
    """Those who are found out about in this month."""
    for number, (day, days, known) in enumerate(people, start=10):
        if known == month.number:
            joined(store, str(number), day, date.fromordinal(day.toordinal() + days) if days else None)


def test_a_correction_is_not_given_up_where_its_members_would_not_follow_on_any_more(store):
    close(store, MARCH, APRIL, MAY)
    opened = months.amend(store, "A", APRIL, "by mistake")
    joined(store, "2", date(1954, 3, 10))
    amend_through(store, "A", MARCH, "Ma joined in March")
    with pytest.raises(DeskError, match="were corrected meanwhile"):
        versions.give_up(store, opened)
    assert months.current(store, "A", APRIL).id == opened.id

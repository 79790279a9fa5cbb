"""What final months counted of a member, corrected together with these months."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import ENTRIES, EXITS, Member, MovementLine, movement
from coopdesk.domain.membership import ShareEntry
from coopdesk.domain.operators import Operator
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import LabourLine, Note
from coopdesk.errors import DeskError, EntryError, LockedError
from coopdesk.services import desk, history, members, months, operators, overview
from coopdesk.services.counted import correct, preview
from coopdesk.store import queries

MARCH, APRIL, MAY, JUNE = (Month(1954, number) for number in range(3, 7))
LABOUR = LabourLine("T1", scheduled=26, attended=26, wages=500_000, accidents=0)


def made():
    store = desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", MARCH, Desk("cooperative"))
    members.save_member(store, Member("A", "1", "Li", "F", joined_on=date(1953, 1, 1), entry="founder"))
    return store


@pytest.fixture
def store():
    """March to May final; Ma joined on 10 April, Bai joined on 2 March and died on 5 May."""
    with made() as store:
        members.save_member(store, Member("A", "2", "Ma", "M", joined_on=date(1954, 4, 10)))
        bai = Member("A", "3", "Bai", "F", joined_on=date(1954, 3, 2), left_on=date(1954, 5, 5), exit_reason="died")
        members.save_member(store, bai)
        close(store, MARCH, APRIL, MAY)
        yield store


def close(store, *wanted):
    for month in wanted:
        statement = months.draft(store, "A", month)
        months.save_line(store, statement, replace(LABOUR, wages=500_000 + month.number))
        months.close_month(store, statement, "Wang", "Zhao", (month + 1).first.replace(day=3))


def got(store, number):
    return members.get(store, "A", number)


def ends(store, *wanted):
    """Opening and closing members of each month in force."""
    figures = [store.lines(Figures, months.current(store, "A", month).id)[0] for month in wanted]
    return [(one.members_opening, one.members_closing) for one in figures]


def counts(store, month):
    """The movement of a month in force by event and sex."""
    lines = store.lines(MovementLine, months.current(store, "A", month).id)
    return {(line.event, line.sex): line.persons for line in lines}


def test_a_sex_that_was_wrong_is_another_in_every_month_since_the_joining(store):
    march = months.current(store, "A", MARCH)
    found = correct(store, got(store, "2"), replace(got(store, "2"), sex="F"), "Ma is a woman", "Li")
    assert [(one.month, one.before, one.after, one.final) for one in found] == [
        (APRIL, 3, 3, True), (MAY, 2, 2, True),
    ]  # fmt: skip
    assert got(store, "2").sex == "F"
    assert counts(store, APRIL)["new", "F"] == 1
    assert ("closing", "M") not in counts(store, MAY)
    assert months.current(store, "A", MARCH) == march
    assert months.current(store, "A", APRIL).reason == "Ma is a woman"
    assert store.query("SELECT count(DISTINCT batch) FROM change WHERE operator = 'Li'") == [(1,)]


def test_a_way_of_entry_changes_the_month_of_the_joining_only(store):
    found = correct(store, got(store, "2"), replace(got(store, "2"), entry="transfer"), "came from Tianjin")
    assert [one.month for one in found] == [APRIL]
    assert [(line.event, line.persons) for line in found[0].was] == [("new", 1)]
    assert [(line.event, line.persons) for line in found[0].becomes] == [("transfer", 1)]


def test_a_day_of_joining_in_another_month_moves_the_joining_there(store):
    correct(store, got(store, "2"), replace(got(store, "2"), joined_on=date(1954, 3, 20)), "read wrongly")
    assert got(store, "2").joined_booked == MARCH
    assert ends(store, MARCH, APRIL, MAY) == [(1, 3), (3, 3), (3, 2)]
    correct(store, got(store, "2"), replace(got(store, "2"), joined_on=date(1954, 6, 1)), "joined in June")
    assert ends(store, MARCH, APRIL, MAY) == [(1, 2), (2, 2), (2, 1)]
    assert overview.movement_of(store, "A", JUNE).members_joined == 1


def test_a_day_of_joining_within_its_month_changes_the_member_days(store):
    found = correct(store, got(store, "2"), replace(got(store, "2"), joined_on=date(1954, 4, 11)), "a day later")
    assert [(one.month, one.was[0].event, one.was[0].persons - one.becomes[0].persons) for one in found] == [
        (APRIL, "member_days", 1)
    ]


def test_a_leaving_that_never_was_is_taken_away_and_its_reason_is_another(store):
    correct(store, got(store, "3"), replace(got(store, "3"), exit_reason="retired"), "did not die")
    assert counts(store, MAY)["retired", "F"] == 1
    correct(store, got(store, "3"), replace(got(store, "3"), left_on=None, exit_reason=None), "is still here")
    assert ends(store, MARCH, APRIL, MAY) == [(1, 2), (2, 3), (3, 3)]
    assert (got(store, "3").left_booked, members.counted_boxes(store, got(store, "3"))) == (
        None, {"sex", "entry", "joined_on"},
    )  # fmt: skip


def test_a_person_entered_by_mistake_goes_out_of_the_months_and_the_number_stays_used(store):
    store.save(ShareEntry("A", "2", 1, date(1954, 4, 12), "paid", 10_000))
    found = correct(store, got(store, "2"), None, "entered twice")
    assert [(one.month, one.before, one.after) for one in found] == [(APRIL, 3, 2), (MAY, 2, 1)]
    assert (got(store, "2"), store.find(ShareEntry)) == (None, [])
    with pytest.raises(EntryError, match="was used before"):
        members.save_member(store, Member("A", "2", "Other", "M", joined_on=date(1954, 6, 1)))


def test_what_is_not_corrected_stays_booked_where_it_was_found_late(store):
    members.save_member(store, Member("A", "4", "Wu", "M", joined_on=date(1954, 3, 9)))
    close(store, JUNE)
    found = correct(store, got(store, "4"), replace(got(store, "4"), sex="F"), "a woman")
    assert ([one.month for one in found], got(store, "4").joined_booked) == ([JUNE], JUNE)


def test_a_preview_tells_the_same_and_changes_nothing(store):
    after = replace(got(store, "2"), joined_on=date(1954, 3, 20))
    log = store.query("SELECT * FROM change")
    seen = preview(store, got(store, "2"), after)
    assert (store.query("SELECT * FROM change"), got(store, "2").joined_on) == (log, date(1954, 4, 10))
    assert seen == correct(store, got(store, "2"), after, "x")


def test_a_month_that_does_not_pass_stays_a_draft_with_what_is_against_it(store):
    statement = months.draft(store, "A", JUNE)
    months.save_line(store, statement, replace(LABOUR, wages=550_000))
    months.close_month(store, statement, "Wang", "Zhao", date(1954, 7, 3))
    store.save(replace(store.desk, most_change=Decimal(1)))
    found = correct(store, got(store, "2"), replace(got(store, "2"), sex="F"), "Ma is a woman")
    assert [(one.month, one.final) for one in found] == [(APRIL, True), (MAY, True), (JUNE, False)]
    assert [problem.code for problem in found[-1].problems] == ["change-wages"]
    june = months.current(store, "A", JUNE)
    assert june.state == "draft"
    months.save_note(store, june, Note("change-wages", "T1", "more work"))
    months.close_month(store, june, "Wang", "Zhao", date(1954, 7, 3))
    assert counts(store, JUNE)["closing", "F"] == 2


def test_it_needs_a_reason_a_correction_and_the_member_as_it_is_kept(store):
    ma = got(store, "2")
    log = store.query("SELECT * FROM change")
    with pytest.raises(EntryError, match="is needed"):
        correct(store, ma, replace(ma, sex="F"), " ")
    with pytest.raises(DeskError, match="Nothing is corrected yet"):
        correct(store, ma, ma, "x")
    with pytest.raises(DeskError, match="was changed since"):
        correct(store, replace(ma, name="Old"), replace(ma, sex="F"), "x")
    with pytest.raises(EntryError, match="is needed for a leaving"):
        correct(store, ma, replace(ma, left_on=date(1954, 5, 1)), "x")
    assert store.query("SELECT * FROM change") == log


def test_where_no_final_month_counts_otherwise_no_reason_is_needed(store):
    li = got(store, "1")
    assert correct(store, li, replace(li, joined_on=date(1953, 2, 1)), "") == ()
    assert got(store, "1").joined_on == date(1953, 2, 1)


def test_a_refunded_share_holds_the_leaving(store):
    store.save(replace(got(store, "3"), share_subscribed=50_000, share_paid=50_000))
    store.save(ShareEntry("A", "3", 1, date(1954, 5, 20), "refunded", 50_000))
    with pytest.raises(EntryError, match="stays before the day on which the share was refunded"):
        correct(store, got(store, "3"), replace(got(store, "3"), left_on=date(1954, 5, 25)), "later")


def test_one_who_only_enters_does_not_correct_months(store):
    operators.keep_person(store, Operator("Zhao", "administrator"))
    operators.keep_person(store, Operator("Wang", "entry"), operator="Zhao")
    with pytest.raises(EntryError, match="is done by Zhao"):
        correct(store, got(store, "2"), replace(got(store, "2"), sex="F"), "x", "Wang")
    assert correct(store, got(store, "2"), replace(got(store, "2"), sex="F"), "x", "Zhao")


def test_it_is_not_taken_back_as_the_months_are_final_again(store):
    correct(store, got(store, "2"), replace(got(store, "2"), sex="F"), "x")
    with pytest.raises(LockedError, match="is not taken back"):
        history.undo_last(store)
    assert got(store, "2").sex == "F"


DAYS = st.dates(date(1954, 1, 1), date(1954, 7, 31))
PEOPLE = st.tuples(st.sampled_from(["F", "M", None]), st.sampled_from(sorted(ENTRIES)), DAYS, st.none() | DAYS)
CORRECTIONS = st.lists(st.tuples(st.integers(0, 3), st.none() | PEOPLE), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(st.lists(PEOPLE, min_size=4, max_size=4), CORRECTIONS, st.sampled_from([None, APRIL]))
def test_the_months_hold_together_whatever_is_corrected(people, corrections, open_month):
    with made() as store:
        for number, about in enumerate(people, start=10):
            members.save_member(store, person(number, about))
        close(store, MARCH, APRIL, MAY, JUNE)
        draft = months.amend(store, "A", open_month, "wages") if open_month else None
        for place, about in corrections:
            before = got(store, str(place + 10))
            after = person(place + 10, about) if about else None
            if before is not None and (after is None or replace(before, joined_booked=None, left_booked=None) != after):
                correct(store, before, after, "entered wrongly")
        if draft is not None:
            months.save_line(store, draft, replace(LABOUR, wages=500_001), before=LABOUR)
            months.close_month(store, draft, "Wang", "Zhao", date(1954, 5, 3))
        found = ends(store, MARCH, APRIL, MAY, JUNE)
        assert [closing for _, closing in found[:-1]] == [opening for opening, _ in found[1:]]
        assert overview.movement_of(store, "A", JUNE + 1).members_opening == found[-1][1]
        for month in Period(MARCH, JUNE):
            lines, _persons = movement(queries.members_on_roll(store, "A", month), month)
            assert counts(store, month) == {(line.event, line.sex): line.persons for line in lines}
            assert balanced(counts(store, month))


def person(number, about):
    sex, entry, joined, left = about
    if left is not None and left <= joined:
        left = None
    reason = "resigned" if left else None
    return Member("A", str(number), f"M{number}", sex, joined_on=joined, entry=entry, left_on=left, exit_reason=reason)


def balanced(found):
    """Opening and entries less exits are the closing, for each sex."""
    return all(
        found.get(("opening", sex), 0)
        + sum(found.get((event, sex), 0) for event in ENTRIES)
        - sum(found.get((event, sex), 0) for event in EXITS)
        == found.get(("closing", sex), 0)
        for sex in ("F", "M", "-")
    )

"""Operations in words, taken back and brought back; what cannot be is refused in words."""

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.history import Change
from coopdesk.domain.history_text import HEADS, box_words, described, sentence
from coopdesk.domain.language import explain
from coopdesk.domain.members import Member, MovementLine, Team
from coopdesk.domain.membership import ShareEntry
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import DeskError, LockedError
from coopdesk.services import desk, history, members, months, versions
from coopdesk.store.kept import KEPT

APRIL = Month(1954, 4)
LI = Member("A", "0001", "李兰", "F", joined_on=date(1953, 1, 1))


@pytest.fixture
def store():
    with desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as made:
        yield made


@pytest.fixture
def april(store):
    return months.draft(store, "A", APRIL, "Wang")


def everything(store):
    """All that the file holds, the log left aside."""
    return {kind: store.query(f"SELECT * FROM {history.history.table_of(kind).name} ORDER BY 1, 2") for kind in KEPT
            if kind is not Desk}  # fmt: skip


def last(store, **only):
    return history.operations(store, limit=1, **only)[0]


def close(store, statement):
    return months.close_month(store, months.mark_nil(store, statement, True), "Wang", "Zhao", date(1954, 5, 3))


def test_a_change_is_told_in_words_in_both_languages(store):
    members.save_member(store, replace(LI, team="T1"), "Wang")
    assert sentence(last(store), "en", 0) == "Member: 1 entered; Team: 1 entered"
    members.save_member(store, replace(LI, team="T2", birth_year=1919), "Wang")
    store.save(replace(members.get(store, "A", "0001"), sex="M"))
    assert sentence(last(store), "en", 0) == "Member 0001 李兰: Sex Female → Male"
    assert sentence(last(store), "zh", 0) == "社员 0001 李兰：性别 女 → 男"


def test_a_line_is_told_with_its_month(store, april):
    months.save_line(store, april, LabourLine("T1", wages=1_250_000), operator="Wang")
    assert sentence(last(store), "en", 0) == "April 1954, Labour T1: entered"
    [change] = history.changes_of(store, last(store))
    assert ("3 Wages", "(blank)", "1,250,000") in box_words(change, "en", 0)


def test_every_record_that_is_kept_has_a_name():
    assert [kind.__name__ for kind in KEPT if kind not in HEADS] == []


def test_many_members_are_counted(store):
    with store.transaction("Wang", "members.xlsx"):
        store.save(*[replace(LI, number=f"{n:04}") for n in range(12)])
    assert sentence(last(store), "en", 0) == "Member: 12 entered"
    assert history.undo_operation(store, "members.xlsx").count == 12
    assert sentence(last(store), "en", 0) == "Taken back: Member: 12 entered"


@pytest.mark.parametrize(
    ("batch", "said"),
    [
        ("import 1954-05-03 20:14:05 new members.xlsx", "Import of new members.xlsx: Member: 1 entered"),
        ("tables-12ab", "Tables taken in: Member: 1 entered"),
    ],
)
def test_an_import_is_told_with_its_file(store, batch, said):
    with store.transaction("Wang", batch):
        store.save(LI)
    assert sentence(last(store), "en", 0) == said


def test_an_import_of_five_thousand_is_taken_back_quickly_and_whole(store):
    members.save_member(store, LI)
    before = everything(store)
    with store.transaction("Wang", "big"):
        store.save(replace(LI, name="changed"), *[replace(LI, number=f"{n:05}") for n in range(5_000)])
    start = time.process_time()
    history.undo_operation(store, "big", "Wang")
    assert time.process_time() - start < 5
    assert everything(store) == before


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(["save", "remove"]), st.sampled_from(["T1", "T2", "T3"]), st.integers(0, 3),
                st.sampled_from(["line", "team", "note"]),
            ),
            min_size=1, max_size=4,
        ),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_what_is_taken_back_is_as_it_was_and_can_be_done_again(operations):
    with desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as store:
        april, states = months.draft(store, "A", APRIL), []
        for steps in operations:
            states.append(everything(store))
            with store.transaction("Wang", f"op {len(states)}"):
                for act, code, number, what in steps:
                    line = {"line": LabourLine(code, wages=number), "note": Note("blank-1", code, f"n{number}")}.get(
                        what
                    )
                    args = (april.id, line) if line else (Team("A", code, f"{number}"),)
                    getattr(store, act + ("_lines" if line else ""))(*args)
        after = everything(store)
        for number in range(len(states), 0, -1):
            if history.operation(store, f"op {number}") is not None:
                history.undo_operation(store, f"op {number}")
            assert everything(store) == states[number - 1]
        for one in [one for one in history.operations(store) if one.undoes]:
            history.undo_operation(store, one.batch)
        assert everything(store) == after


def test_what_was_changed_since_is_named_with_who_and_when(store):
    members.save_member(store, LI, "Wang")
    first = last(store)
    members.save_member(store, replace(LI, birth_year=1919), "Li")
    before = everything(store)
    with pytest.raises(DeskError, match=r"Member 0001 李兰 was changed since: by Li on \d{4}-") as refused:
        history.undo_operation(store, first.batch)
    assert explain(refused.value, "zh").startswith("社员 0001 李兰后来又被改过")
    assert everything(store) == before


def test_a_final_month_holds_its_lines(store, april):
    months.save_line(store, april, LabourLine("T1", scheduled=1, attended=1, wages=1, accidents=0))
    typed = last(store)
    store.save(replace(april, state="closed"))
    with pytest.raises(LockedError, match="This month is final"):
        history.undo_operation(store, typed.batch)


def test_closing_and_setting_up_are_not_taken_back(store, april):
    close(store, april)
    assert sentence(last(store), "en", 0) == "April 1954 made final"
    with pytest.raises(LockedError, match=r"Making .* final is not taken back"):
        history.undo_operation(store, last(store).batch)
    for done in history.operations(store)[-2:]:
        assert "set-up of the desk" in str(history.refusal(store, done))


def test_opening_closing_and_giving_up_are_named_however_many_lines_a_month_has(store, april):
    for place in range(2, 20):
        months.save_line(store, april, LabourLine(f"T{place}", place, 26, 0, 0, 0))
    close(store, april)
    assert sentence(last(store), "en", 0) == "April 1954 made final"
    draft = months.amend(store, "A", APRIL, "slip")
    assert sentence(last(store), "zh", 0) == "1954年4月开始订正：slip"
    versions.give_up(store, draft)
    assert sentence(last(store), "zh", 0) == "1954年4月：放弃订正"


def test_a_refusal_names_records_in_words_and_not_by_codes(store):
    line = MovementLine("F", "new", "-", 3)
    told = described(Change(1, "", "", "b", MovementLine, (1, "F", "new", "-"), 1, None, line), APRIL)
    assert explain(told, "zh") == "1954年4月 社员变动 女 新发展"
    statement = Statement(9, "A", APRIL)
    assert (
        explain(described(Change(1, "", "", "b", Statement, (9,), None, None, statement)), "en") == "Month April 1954"
    )


def test_opening_for_correction_is_taken_back_while_nothing_is_corrected(store, april):
    final = close(store, april)
    months.amend(store, "A", APRIL, "wages were wrong", "Wang")
    assert sentence(last(store), "en", 0) == "April 1954 opened for correction: wages were wrong"
    history.undo_operation(store, last(store).batch)
    assert months.current(store, "A", APRIL) == final


def test_opening_for_correction_stays_where_something_was_entered_since(store, april):
    close(store, april)
    opened = months.amend(store, "A", APRIL, "wages were wrong", "Wang")
    done = last(store)
    store.save_lines(opened.id, LabourLine("T1", wages=1))
    with pytest.raises(DeskError, match="entered since belongs to it"):
        history.undo_operation(store, done.batch)
    assert months.current(store, "A", APRIL) == opened


def test_the_first_line_is_taken_back_and_the_draft_stays_for_what_was_typed_since(store):
    with store.transaction("Wang"):
        statement = months.draft(store, "A", APRIL)
        months.save_line(store, statement, LabourLine("T1"))
    first = last(store)
    months.save_line(store, statement, LabourLine("T2"))
    history.undo_operation(store, first.batch)
    assert months.whole(store, statement).labour == (LabourLine("T2"),)


def test_a_member_counted_in_a_final_month_is_not_taken_off_by_undo(store, april):
    members.save_member(store, LI)
    taken_up = last(store)
    close(store, april)
    with pytest.raises(LockedError, match="enter a leaving instead"):
        history.undo_operation(store, taken_up.batch)


def test_a_member_brought_back_after_closing_is_booked_in_an_open_month(store, april):
    members.save_member(store, LI)
    members.remove_member(store, members.get(store, "A", "0001"))
    close(store, april)
    [gone] = history.removed(store)
    history.bring_back(store, gone, "Wang")
    assert members.get(store, "A", "0001").joined_booked == Month(1954, 5)
    assert history.removed(store) == []
    with pytest.raises(DeskError, match="there again"):
        history.bring_back(store, gone)


def test_undo_after_a_restart_goes_back_step_by_step(store, april):
    line = None
    for wages in (1, 2, 3, 2):  # the last was taken back on the grid itself
        line = months.save_line(store, april, LabourLine("T1", wages=wages), line)
    found = []
    while history.undo_last(store, "Wang", april.id):
        found.append([line.wages for line in store.lines(LabourLine, april.id)])
    assert found == [[1], []]


def test_the_last_operation_on_the_members_is_taken_back(store, april):
    members.save_member(store, LI)
    months.save_line(store, april, LabourLine("T1"))
    assert history.undo_last(store).touched[0].record is Member
    assert store.find(Member) == []
    assert history.undo_last(store) is None
    assert len(store.lines(LabourLine, april.id)) == 1


def test_the_history_of_a_member_has_what_belongs_to_it(store):
    members.save_member(store, LI)
    store.save(ShareEntry("A", "0001", 1, date(1954, 4, 3), "paid", 50_000))
    members.save_member(store, replace(LI, number="0002"))
    assert [one.record for one in history.history_of(store, LI)] == [ShareEntry, Member]


def test_a_payment_stays_while_it_was_refunded(store):
    members.save_member(store, replace(LI, share_subscribed=50_000, left_on=date(1954, 4, 20), exit_reason="resigned"))
    store.save(ShareEntry("A", "0001", 1, date(1954, 4, 3), "paid", 50_000))
    paid = last(store)
    store.save(ShareEntry("A", "0001", 2, date(1954, 4, 30), "refunded", 50_000))
    with pytest.raises(DeskError, match="share account of 0001 would not add up"):
        history.undo_operation(store, paid.id)
    history.undo_operation(store, last(store).id)
    history.undo_operation(store, paid.id)
    assert store.find(ShareEntry) == []


def test_what_belongs_to_a_member_who_is_not_there_waits_in_the_bin(store):
    members.save_member(store, LI)
    entry = ShareEntry("A", "0001", 1, date(1954, 4, 3), "paid", 50_000)
    store.save(replace(LI, share_subscribed=50_000), entry)
    store.remove(entry)
    store.remove(members.get(store, "A", "0001"))
    gone, paid = history.removed(store)
    with pytest.raises(DeskError, match="Bring that back first"):
        history.bring_back(store, paid)
    history.bring_back(store, gone)
    history.bring_back(store, paid)
    assert store.find(ShareEntry) == [entry]


def test_the_history_of_a_line_goes_on_through_corrections(store, april):
    line = OutputLine("T1", "0801", planned=Decimal(3), qualified=Decimal(3), scrap=Decimal(0))
    store.save_lines(april.id, line)
    opened = Statement(april.id + 1, "A", APRIL, amends=april.id)
    store.save(replace(april, state="closed"), opened)
    store.save_lines(opened.id, replace(line, qualified=Decimal(2)))
    assert [one.statement for one in history.history_of(store, line, opened.id)] == [opened.id, april.id]

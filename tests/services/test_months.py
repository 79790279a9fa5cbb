"""A month's life: drafted, checked, closed, corrected."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import Figures
from coopdesk.domain.language import explain
from coopdesk.domain.members import Member, MovementPerson
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import DeskError, EntryError, LockedError
from coopdesk.services import desk, members, months
from coopdesk.store import Store

MARCH, APRIL, MAY = Month(1954, 3), Month(1954, 4), Month(1954, 5)
LINE = OutputLine(
    "T1", "0101", planned=Decimal(100), qualified=Decimal(100), scrap=Decimal(0), current_price=Decimal(13000)
)
LABOUR = LabourLine("T1", scheduled=26, attended=26, wages=500_000, accidents=0)


@pytest.fixture
def store():
    with desk.new_cooperative(None, Cooperative("A", name_zh="铁业社"), "PC", APRIL, Desk("federation")) as made:
        desk.save_products(made, [
            Product("0101", name_zh="锄头", unit_zh="把", constant_price=Decimal(12000)),
            Product("0102", name_zh="镰刀", unit_zh="打", constant_price=Decimal(6000)),
        ])  # fmt: skip
        members.save_member(made, Member("A", "1", "Li", "F", joined_on=date(1953, 1, 1)))
        yield made


def entered(store, month=APRIL, *lines):
    """The draft of a month with an output and a labour line, or with those given."""
    statement = months.draft(store, "A", month)
    for line in lines or (LINE, replace(LABOUR, wages=LABOUR.wages + (month - APRIL))):  # no month equals the last
        months.save_line(store, statement, line)
    return statement


def close(store, statement, **more):
    """Make it final on the third of the next month."""
    return months.close_month(store, statement, "Wang", "Zhao", (statement.period + 1).first.replace(day=3), **more)


def closed(store, month=APRIL):
    """A month entered and final."""
    return close(store, entered(store, month))


def corrected(store, wages):
    """April corrected, with other wages, and final again."""
    draft = months.amend(store, "A", APRIL, "slip")
    months.save_line(store, draft, replace(LABOUR, wages=wages), LABOUR)
    return close(store, draft)


def test_the_desk_opens_on_its_first_month_then_on_the_one_after_the_last_final(store):
    today = date(1954, 6, 10)
    assert months.open_month(store, "A", today) == APRIL
    closed(store)
    assert months.open_month(store, "A", today) == MAY
    closed(store, MAY)
    months.amend(store, "A", APRIL, "slip")
    assert months.open_month(store, "A", today) == APRIL


def test_without_a_first_month_the_desk_opens_on_last_month():
    with desk.new_federation(None) as store:
        store.save(Cooperative("A", name_en="A"))
        assert months.open_month(store, "A", date(1955, 1, 10)) == Month(1954, 12)


def test_the_draft_of_a_month_is_made_once(store):
    first = months.draft(store, "A", APRIL)
    assert months.draft(store, "A", APRIL) == first == months.current(store, "A", APRIL)
    assert (first.source, first.currency, first.exponent) == ("clerk", "CNO", 0)
    assert months.current(store, "A", MAY) is None


def test_a_federation_keys_a_month_beside_what_came_as_a_file():
    with desk.new_federation(None) as store:
        store.save(Cooperative("A", name_en="A"))
        store.add_closed(Statement(1, "A", APRIL, "closed", "packet", packet="f" * 64), LABOUR, trace=False)
        assert months.current(store, "A", APRIL) is None
        keyed = months.draft(store, "A", APRIL)
        assert (keyed.id, keyed.source) == (2, "keyed")
        assert months.current(store, "A", APRIL) == keyed
        assert list(months.months_of(store, "A")) == [APRIL]
        with pytest.raises(DeskError, match="is not final"):
            months.amend(store, "A", APRIL, "slip")


def test_a_line_takes_name_unit_and_constant_price_from_the_catalogue(store):
    kept = months.save_line(store, months.draft(store, "A", APRIL), LINE)
    assert (kept.name_zh, kept.unit_zh, kept.constant_price) == ("锄头", "把", Decimal(12000))


def test_what_a_line_says_itself_is_not_overwritten(store):
    own = replace(LINE, unit_zh="打", constant_price=Decimal(11000))
    kept = months.save_line(store, months.draft(store, "A", APRIL), own)
    assert (kept.name_zh, kept.unit_zh, kept.constant_price) == ("锄头", "打", Decimal(11000))
    assert (
        months.save_line(
            store, months.draft(store, "A", MAY), replace(LINE, constant_price=NOT_APPLICABLE)
        ).constant_price
        is NOT_APPLICABLE
    )


def test_a_line_that_becomes_another_product_takes_that_ones_name_unit_and_price(store):
    statement = months.draft(store, "A", APRIL)
    hoes = months.save_line(store, statement, LINE)
    sickles = months.save_line(store, statement, replace(hoes, product="0102"), hoes)
    assert (sickles.name_zh, sickles.unit_zh, sickles.constant_price) == ("镰刀", "打", Decimal(6000))
    assert store.lines(OutputLine, statement.id) == [sickles]


def test_a_line_is_changed_under_its_key_and_moved_to_another_with_its_reasons(store):
    statement = entered(store)
    [line] = store.lines(OutputLine, statement.id)
    changed = months.save_line(store, statement, replace(line, scrap=Decimal(1)), line)
    months.save_note(store, statement, Note("quality", "T1/0101/own", "bad iron"))
    moved = months.save_line(store, statement, replace(changed, team="T2"), changed)
    assert store.lines(OutputLine, statement.id) == [moved]
    assert [note.subject for note in store.lines(Note, statement.id)] == ["T2/0101/own"]
    months.remove_line(store, statement, moved)
    assert store.lines(OutputLine, statement.id) == store.lines(Note, statement.id) == []


def test_a_second_line_of_the_same_key_is_refused_and_nothing_is_lost(store):
    statement = entered(store)
    other = months.save_line(store, statement, replace(LINE, team="T2"))
    for attempt in ((LINE, None), (replace(other, team="T1"), other)):
        with pytest.raises(EntryError, match="There is already a line for this"):
            months.save_line(store, statement, *attempt)
    assert [line.team for line in store.lines(OutputLine, statement.id)] == ["T1", "T2"]
    assert months.save_line(store, statement, replace(LINE, basis="customer"))


def test_a_wrong_line_is_refused_at_its_box(store):
    statement = months.draft(store, "A", APRIL)
    with pytest.raises(EntryError) as refused:
        months.save_line(store, statement, replace(LABOUR, attended=27))
    assert [problem.box for problem in refused.value.problems] == ["attended"]
    assert store.lines(LabourLine, statement.id) == []


def test_closing_freezes_movement_persons_and_figures(store):
    members.save_member(store, Member("A", "2", "Ma", joined_on=date(1954, 4, 16)))
    final = closed(store)
    assert (final.state, final.preparer, final.signatory, final.submitted_on) == (
        "closed",
        "Wang",
        "Zhao",
        date(1954, 5, 3),
    )
    assert final.closed_at.endswith("+00:00")
    [figures] = store.lines(Figures, final.id)
    assert (figures.output_value_constant, figures.wages) == (1_200_000, 500_000)
    assert (figures.members_opening, figures.members_newly_developed, figures.members_closing) == (1, 1, 2)
    assert figures.member_days == 30 + 15
    assert [person.name for person in store.lines(MovementPerson, final.id)] == ["Ma"]
    members.save_member(store, replace(members.get(store, "A", "2"), name="Ma Yi"))
    assert [person.name for person in months.whole(store, final).persons] == ["Ma"]


def test_a_month_with_errors_stays_open(store):
    statement = entered(store, APRIL, LABOUR, replace(LINE, product="9999"))
    with pytest.raises(EntryError, match="is not in the catalogue"):
        close(store, statement)
    assert months.current(store, "A", APRIL).state == "draft"
    assert store.lines(Figures, statement.id) == []


def test_a_query_is_settled_by_a_written_reason_only(store):
    statement = entered(store, APRIL, LABOUR, replace(LINE, qualified=Decimal(10)))
    for text in (None, "   ", "\u200b"):
        if text:
            months.save_note(store, statement, Note("fulfilment", "T1/0101/own", text))
        with pytest.raises(EntryError, match=r"10\.0 % of plan, below 60 %") as refused:
            close(store, statement)
        assert explain(refused.value, "zh") != explain(refused.value, "en")
    months.save_note(store, statement, Note("fulfilment", "T1/0101/own", "no iron came"))
    assert [problem.code for problem in months.check(store, statement)] == ["fulfilment"]
    assert close(store, statement).state == "closed"


def test_a_reason_is_taken_back_by_an_empty_one(store):
    statement = entered(store)
    months.save_note(store, statement, Note(months.REMARK, "", " \u202eflood\n in May "))
    assert [note.text for note in months.whole(store, statement).notes] == ["flood  in May"]
    months.save_note(store, statement, Note(months.REMARK, "", ""))
    assert months.whole(store, statement).notes == ()


def test_a_reason_of_ten_thousand_characters_is_refused_in_words(store):
    with pytest.raises(EntryError, match="is longer than 500 characters"):
        months.save_note(store, entered(store), Note(months.REMARK, "", "x" * 10_000))


@pytest.mark.parametrize(("preparer", "signatory", "boxes"), [
    ("", "Zhao", ["preparer"]), ("Wang", " \u200b ", ["signatory"]), ("", "", ["preparer", "signatory"]),
])  # fmt: skip
def test_a_month_is_not_final_without_the_names_of_those_who_answer(store, preparer, signatory, boxes):
    with pytest.raises(EntryError) as refused:
        months.close_month(store, entered(store), preparer, signatory, date(1954, 5, 3))
    assert [problem.box for problem in refused.value.problems] == boxes


def test_a_final_month_is_not_changed(store):
    final = closed(store)
    for attempt in (
        lambda: months.draft(store, "A", APRIL),
        lambda: close(store, final),
        lambda: months.save_line(store, final, replace(LABOUR, team="T2")),
        lambda: months.save_line(store, final, replace(LABOUR, wages=1), LABOUR),
        lambda: months.remove_line(store, final, LABOUR),
        lambda: months.save_note(store, final, Note(months.REMARK, "", "x")),
        lambda: months.mark_nil(store, final, True),
    ):
        with pytest.raises(LockedError, match=r"(1954-04|This month) is final"):
            attempt()
    assert months.whole(store, final).labour == (LABOUR,)


def test_a_statement_in_an_old_hand_cannot_close_the_month_again_nor_take_back_its_mark(store):
    old = months.draft(store, "A", APRIL)
    months.mark_nil(store, old, True)
    assert close(store, old).nil
    with pytest.raises(LockedError):
        close(store, old)


def test_a_nil_return_reports_noughts_and_its_members(store):
    statement = months.mark_nil(store, months.draft(store, "A", APRIL), True)
    [figures] = store.lines(Figures, close(store, statement).id)
    assert (figures.output_value_constant, figures.wages, figures.members_closing) == (0, 0, 1)


def test_a_nil_mark_with_output_is_refused_until_it_is_taken_back(store):
    statement = months.mark_nil(store, entered(store), True)
    with pytest.raises(EntryError, match="A nil return has no output"):
        close(store, statement)
    assert close(store, months.mark_nil(store, statement, False)).nil is False


def test_an_empty_month_is_not_closed(store):
    with pytest.raises(EntryError, match="Nothing is entered"):
        close(store, months.draft(store, "A", APRIL))


def test_a_correction_supersedes_and_the_earlier_version_stays(store):
    first = closed(store)
    months.save_note(
        store, draft := months.amend(store, "A", APRIL, " wrong\u200b wages "), Note(months.REMARK, "", "late")
    )
    assert (draft.amends, draft.reason, draft.state, draft.submitted_on) == (first.id, "wrong wages", "draft", None)
    months.save_line(store, draft, replace(LABOUR, wages=600_000), LABOUR)
    second = close(store, draft)
    assert [months.whole(store, statement).labour[0].wages for statement in (first, second)] == [500_000, 600_000]
    assert months.whole(store, first).notes == ()
    assert months.current(store, "A", APRIL) == second
    assert months.amend(store, "A", APRIL, "again").amends == second.id


def test_a_correction_keeps_the_membership_that_was_frozen(store):
    first = closed(store)
    members.save_member(store, Member("A", "2", "Ma", joined_on=date(1954, 4, 10)))
    draft = months.amend(store, "A", APRIL, "slip")
    assert months.whole(store, draft).movement == months.whole(store, first).movement
    months.save_line(store, draft, replace(LABOUR, wages=600_000), LABOUR)
    assert store.lines(Figures, close(store, draft).id)[0].members_closing == 1


def test_a_correction_needs_a_final_month_and_a_reason(store):
    with pytest.raises(DeskError, match="is not final; it can be changed as it is"):
        months.amend(store, "A", APRIL, "x")
    closed(store)
    with pytest.raises(EntryError, match="is needed"):
        months.amend(store, "A", APRIL, " \u200b ")
    months.amend(store, "A", APRIL, "x")
    with pytest.raises(DeskError, match="is not final"):
        months.amend(store, "A", APRIL, "y")


def test_a_correction_has_a_number_only_where_one_was_sent(store):
    first = closed(store)
    assert months.correction_number(store, first) == 1
    unsent = corrected(store, 600_000)
    assert months.correction_number(store, unsent) == 1
    store.save(replace(unsent, revision=1))
    third = corrected(store, 700_000)
    assert months.correction_number(store, third) == 2


def test_a_correction_that_changes_nothing_is_not_made_final(store):
    first = closed(store)
    draft = months.amend(store, "A", APRIL, "slip")
    with pytest.raises(EntryError, match="This correction changes nothing") as refused:
        close(store, draft)
    assert [(one.box, one.code) for one in refused.value.problems] == [("reason", months.UNCHANGED)]
    assert months.current(store, "A", APRIL) == draft
    months.close_month(store, draft, "Wang", "Li Shun", date(1954, 5, 9))
    assert months.current(store, "A", APRIL).amends == first.id


def test_a_slip_of_ten_thousand_against_last_month_is_asked_about(store):
    closed(store)
    may = entered(store, MAY, LINE, replace(LABOUR, wages=5_000_000_000))
    assert [(problem.line, problem.code) for problem in months.check(store, may)] == [("T1", "slip-wages")]
    assert "万 or 亿" in months.check(store, may)[0].message


def test_months_follow_on_with_late_found_members(store):
    closed(store)
    late = members.save_member(store, Member("A", "2", "Ma", joined_on=date(1954, 2, 1)))
    assert late.joined_booked == MAY
    may = closed(store, MAY)
    [april_figures], [may_figures] = (store.lines(Figures, s.id) for s in (months.current(store, "A", APRIL), may))
    assert april_figures.members_closing == may_figures.members_opening == 1
    assert (may_figures.members_newly_developed, may_figures.member_days) == (1, 62)


def test_an_opening_that_does_not_follow_on_is_refused(store):
    closed(store)
    forged = replace(members.get(store, "A", "1"), number="9")
    store.save(forged)
    with pytest.raises(EntryError, match="Opening members are 2, but last month closed with 1"):
        close(store, entered(store, MAY))


def test_a_month_that_was_skipped_is_reported_late_and_still_follows_on(store):
    closed(store, MARCH)
    members.save_member(store, Member("A", "2", "Ma", joined_on=date(1954, 4, 10)))
    may = closed(store, MAY)
    assert members.save_member(store, Member("A", "3", "Du", joined_on=date(1954, 4, 11))).joined_booked == Month(
        1954, 6
    )
    april = closed(store, APRIL)
    figures = [store.lines(Figures, statement.id)[0] for statement in (april, may)]
    assert (figures[0].members_joined, figures[0].members_closing, figures[1].members_opening) == (1, 2, 2)


def test_every_verb_leaves_the_name_of_its_operator(store):
    months.save_line(store, months.draft(store, "A", APRIL, "Wang"), LABOUR, operator="Li")
    operators = [row[0] for row in store.query("SELECT operator FROM change WHERE operator <> '' ORDER BY counter")]
    assert operators == ["Wang", "Li"]


def test_what_fails_while_closing_leaves_the_draft_as_it_was(store, tmp_path):
    path = tmp_path / "a.coopdesk"
    with desk.new_cooperative(path, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as made:
        statement = months.mark_nil(made, months.draft(made, "A", APRIL), True)
        with pytest.raises(EntryError, match="is longer than 64"):
            months.close_month(made, statement, "x" * 65, "y", date(1954, 5, 3))
    with Store.open(path) as made:
        assert months.current(made, "A", APRIL) == statement

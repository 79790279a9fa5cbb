"""Versions of a month: listed, compared, given up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.differences import Difference
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import DeskError
from coopdesk.services import desk, history, months, versions
from coopdesk.store.rows import LINES

APRIL = Month(1954, 4)
LABOUR = LabourLine("T1", scheduled=26, attended=26, wages=500_000, accidents=0)


@pytest.fixture
def store():
    with desk.new_cooperative(None, Cooperative("A", name_en="A"), "PC", APRIL, Desk("federation")) as made:
        yield made


@pytest.fixture
def original(store):
    """April, final and sent as the original."""
    statement = months.draft(store, "A", APRIL)
    months.save_line(store, statement, LABOUR)
    final = close(store, statement)
    store.save(replace(final, revision=1, packet="f" * 64))
    return months.current(store, "A", APRIL)


def close(store, statement):
    return months.close_month(store, statement, "Wang", "Zhao", date(1954, 5, 3))


def test_versions_are_listed_the_oldest_first_and_the_last_final_one_is_in_force(store, original):
    draft = months.amend(store, "A", APRIL, "wages of May")
    assert [(v.place, v.statement.id, v.correction, v.in_force) for v in versions.versions(store, "A", APRIL)] == [
        (1, original.id, 1, True), (2, draft.id, 2, False),
    ]  # fmt: skip
    months.save_line(store, draft, replace(LABOUR, wages=1), LABOUR)
    close(store, draft)
    assert [v.in_force for v in versions.versions(store, "A", APRIL)] == [False, True]


def test_two_versions_are_compared_with_what_moves_in_the_figures(store, original):
    draft = months.amend(store, "A", APRIL, "wages of May")
    months.save_line(store, draft, replace(LABOUR, wages=600_000), LABOUR)
    found = versions.compare(store, original, draft)
    assert found.differences == (Difference(LabourLine, "T1", "wages", 500_000, 600_000),)
    assert found.figures == {"wages": (500_000, 600_000)}


def test_a_correction_that_is_given_up_leaves_the_final_version_in_force_and_its_traces(store, original):
    draft = months.amend(store, "A", APRIL, "slip")
    months.save_line(store, draft, OutputLine("T1", "0101", qualified=Decimal(3)))
    months.save_note(store, draft, Note(months.REMARK, "", "why"))
    versions.give_up(store, draft, "Li")
    assert months.current(store, "A", APRIL) == original
    assert store.get(Statement, draft.id) is None
    assert [store.lines(record, draft.id) for record in LINES] == [[]] * len(LINES)
    gone = store.query("SELECT record, operator FROM change WHERE after IS NULL ORDER BY counter")
    assert gone[-1] == ("statement", "Li")
    assert {record for record, _ in gone} == {"output_line", "labour_line", "note", "statement"}
    assert months.amend(store, "A", APRIL, "again").state == "draft"


def test_giving_up_is_taken_back_from_the_history(store, original):
    draft = months.amend(store, "A", APRIL, "slip")
    months.save_line(store, draft, replace(LABOUR, wages=1), LABOUR)
    before = months.whole(store, draft)
    versions.give_up(store, draft, "Li")
    history.undo_operation(store, history.operations(store, limit=1)[0].id, "Li")
    assert months.whole(store, months.current(store, "A", APRIL)) == before


def test_only_a_correction_can_be_given_up(store, original):
    with pytest.raises(DeskError, match="Only a correction that is not final yet"):
        versions.give_up(store, original)
    with pytest.raises(DeskError, match="Only a correction that is not final yet"):
        versions.give_up(store, months.draft(store, "A", APRIL + 1))

"""A month keyed under the wrong heading."""

from dataclasses import replace

import pytest

from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine, PaperTotal, Statement
from coopdesk.errors import DeskError, LockedError
from coopdesk.services import history, months
from coopdesk.services.moving import free_months, move_month
from coopdesk.services.paper_totals import save_total
from tests.services.test_months import APRIL, MARCH, MAY, closed, entered, store  # noqa: F401  # the fixture

LINES = (OutputLine, LabourLine, Note, PaperTotal, Accounts)


def all_lines(store, statement):  # noqa: F811
    return [line for record in LINES for line in store.lines(record, statement.id)]


def test_a_month_moves_with_everything_that_was_keyed(store):  # noqa: F811
    statement = entered(store, MAY)
    months.save_note(store, statement, Note("note", "", "Two days without power."))
    save_total(store, statement, "wages", 500_000)
    store.save_lines(statement.id, Accounts(services=7))
    before = all_lines(store, statement)
    moved = move_month(store, "A", MAY, APRIL)
    assert (moved.id, moved.period) == (statement.id, APRIL)
    assert months.current(store, "A", MAY) is None
    assert months.current(store, "A", APRIL) == moved
    assert all_lines(store, moved) == before
    assert len(before) == 5


def test_the_second_keying_goes_along(store):  # noqa: F811
    entered(store, MAY)
    second = Statement(store.next_id(Statement), "A", MAY, purpose="verify")
    store.save(second)
    move_month(store, "A", MAY, APRIL)
    assert store.get(Statement, second.id).period == APRIL


def test_a_move_is_one_step_of_the_log_in_the_name_of_who_did_it(store):  # noqa: F811
    entered(store, MAY)
    store.save(Statement(store.next_id(Statement), "A", MAY, purpose="verify"))
    move_month(store, "A", MAY, APRIL, "Wang")
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT operator, batch FROM change WHERE record = 'statement' ORDER BY counter"
        ).fetchall()
    assert [operator for operator, _batch in rows[-2:]] == ["Wang", "Wang"]
    assert rows[-1][1] == rows[-2][1] != rows[-3][1]


def test_a_month_that_is_begun_final_or_before_the_start_takes_no_other(store):  # noqa: F811
    closed(store, APRIL)
    entered(store, MAY)
    entered(store, MAY + 1)
    for to, words in (
        (APRIL, "is final already"), (MAY + 1, "is begun already"), (MARCH, "before the first month of this desk"),
        (MAY, "stands in"),
    ):  # fmt: skip
        with pytest.raises(DeskError, match=words):
            move_month(store, "A", MAY, to)
    assert months.current(store, "A", MAY).state == "draft"


def test_what_is_not_there_final_or_a_correction_is_not_moved(store):  # noqa: F811
    with pytest.raises(DeskError, match="Nothing is entered"):
        move_month(store, "A", MAY, APRIL)
    closed(store, APRIL)
    with pytest.raises(LockedError, match="stays where it is"):
        move_month(store, "A", APRIL, MAY)
    months.amend(store, "A", APRIL, "a slip")
    with pytest.raises(DeskError, match="a correction stays in its month"):
        move_month(store, "A", APRIL, MAY)


def test_the_months_offered_are_the_ones_that_take_it(store):  # noqa: F811
    closed(store, APRIL)
    entered(store, MAY + 1)
    assert free_months(store, "A", MAY + 1) == [MAY, MAY + 2]
    move_month(store, "A", MAY + 1, MAY + 2)
    move_month(store, "A", MAY + 2, MAY)
    assert free_months(store, "A", MAY) == [MAY + 1]


def test_a_desk_without_a_first_month_offers_the_one_before_as_well(store):  # noqa: F811
    store.save(replace(store.desk, start=None))
    entered(store, MAY)
    assert Month(1954, 6) in free_months(store, "A", MAY)


def test_a_move_is_taken_back_from_the_history_as_one(store):  # noqa: F811
    entered(store, MAY)
    move_month(store, "A", MAY, APRIL, "Wang")
    (done,) = history.operations(store, limit=1)
    history.undo_operation(store, done.batch, "Wang")
    assert months.current(store, "A", APRIL) is None
    assert len(all_lines(store, months.current(store, "A", MAY))) == 2

"""The data file: what is saved stays, what is final never changes, what fails leaves nothing behind."""

import sqlite3
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member, MovementLine, MovementPerson
from coopdesk.domain.packets import Arrival, Station, StoredPacket
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import LockedError
from coopdesk.store import Store
from coopdesk.store.changes import broken_at

APRIL = Month(1954, 4)
DRAFT = Statement(1, "A", APRIL)
LINES = (
    OutputLine("T1", "0101", planned=Decimal("1.5"), qualified=NOT_APPLICABLE),
    LabourLine("T1", scheduled=26, attended=None, wages=0, accidents=NOT_APPLICABLE),
    MovementLine("F", "opening", "-", 5),
    MovementPerson("1", "new", "Li", "F", date(1954, 4, 3)),
    Note("blank-attended", "T1", "lost"),
    Figures(wages=0),
)


@pytest.fixture
def store():
    with Store.create(None, Desk("federation")) as made:
        made.save(Cooperative("A", name_en="A"))
        made.save(DRAFT)
        made.save_lines(1, *LINES)
        yield made


@pytest.fixture
def closed(store):
    store.save(replace(DRAFT, state="closed"), Statement(2, "A", APRIL))
    return store


def sql(store, statement):
    """Raw SQL in the store's own connection."""
    with store.transaction(), store.reading() as connection:
        connection.execute(statement)


def test_what_is_saved_is_found(store):
    assert store.find(Cooperative) == [Cooperative("A", name_en="A")]
    assert store.get(Cooperative, "A") == Cooperative("A", name_en="A")
    assert store.get(Cooperative, "B") is None
    assert store.find(Statement, period=APRIL, state="draft") == [DRAFT]
    assert store.find(Statement, packet=None, nil=False) == [DRAFT]
    assert [line for kind in LINES for line in store.lines(type(kind), 1)] == list(LINES)


def test_lines_come_by_their_place_and_then_by_their_key(store):
    store.replace_lines(1, LabourLine, [LabourLine("T3", 1), LabourLine("T2", 2), LabourLine("T1", 2)])
    assert [line.team for line in store.lines(LabourLine, 1)] == ["T3", "T1", "T2"]


def test_a_record_is_kept_under_its_key_and_not_twice(store):
    store.save(Cooperative("A", name_en="Other"))
    assert [found.name_en for found in store.find(Cooperative)] == ["Other"]


def test_numbers_count_on(store):
    assert (store.next_id(Statement), store.next_id(Arrival)) == (2, 1)


@pytest.mark.parametrize("line", LINES, ids=lambda line: type(line).__name__)
def test_a_line_of_a_closed_statement_never_changes(closed, line):
    before = closed.lines(type(line), 1)
    text = {"OutputLine": "name_en", "MovementPerson": "name", "Note": "text"}.get(type(line).__name__)
    changed = replace(line, **{text: "other"} if text else {"persons" if hasattr(line, "persons") else "wages": 99})
    for attempt in (
        lambda: closed.save_lines(1, changed),
        lambda: closed.save_lines(1, changed, trace=False),
        lambda: closed.remove_lines(1, line),
        lambda: closed.replace_lines(1, type(line), []),
    ):
        with pytest.raises(LockedError, match="is final and cannot be changed"):
            attempt()
    assert closed.lines(type(line), 1) == before


@pytest.mark.parametrize("table", ["output_line", "labour_line", "movement_line", "movement_person", "note", "figures"])
@pytest.mark.parametrize(
    "attempt",
    [
        "DELETE FROM {table} WHERE statement = 1",
        "UPDATE {table} SET statement = 2 WHERE statement = 1",
        "UPDATE OR IGNORE {table} SET statement = statement WHERE statement = 1",
        "INSERT INTO {table} SELECT * FROM {table} WHERE statement = 1",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE statement = 1",
        "INSERT OR IGNORE INTO {table} SELECT * FROM {table} WHERE statement = 1",
    ],
)
def test_raw_sql_cannot_change_a_line_of_a_closed_statement(closed, table, attempt):
    before = closed.query(f"SELECT * FROM {table}")
    with pytest.raises(LockedError):
        sql(closed, attempt.format(table=table))
    assert closed.query(f"SELECT * FROM {table}") == before


def test_a_line_of_a_draft_cannot_be_moved_into_a_closed_statement(closed):
    closed.save_lines(2, LabourLine("T9"))
    with pytest.raises(LockedError):
        sql(closed, "UPDATE labour_line SET statement = 1 WHERE team = 'T9'")


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE statement SET state = 'draft' WHERE id = 1",
        "UPDATE statement SET nil = 1 WHERE id = 1",
        "UPDATE statement SET reason = 'x', preparer = 'y' WHERE id = 1",
        "UPDATE statement SET id = 9 WHERE id = 1",
        "UPDATE statement SET purpose = 'verify' WHERE id = 1",
        "DELETE FROM statement WHERE id = 1",
        "INSERT OR REPLACE INTO statement SELECT id, cooperative, period, 'draft', 'packet', currency, exponent, nil, "
        "submitted_on, preparer, signatory, reason, amends, revision, packet, closed_at, purpose "
        "FROM statement WHERE id = 1",
    ],
)
def test_raw_sql_cannot_change_a_closed_statement(closed, attempt):
    before = closed.query("SELECT * FROM statement")
    with pytest.raises(LockedError):
        sql(closed, attempt)
    assert closed.query("SELECT * FROM statement") == before


def test_a_closed_statement_gets_its_revision_and_packet_once(closed):
    final = replace(DRAFT, state="closed")
    closed.save(replace(final, revision=1))
    closed.save(replace(final, revision=1, packet="a" * 64))
    for other in (replace(final, revision=2, packet="a" * 64), replace(final, revision=1, packet="b"), final):
        with pytest.raises(LockedError):
            closed.save(other)
    with pytest.raises(LockedError):
        closed.remove(final)


def test_a_month_has_one_draft(store):
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        store.save(Statement(2, "A", APRIL))
    store.save(Statement(2, "A", APRIL + 1))
    store.save(replace(DRAFT, state="closed"), Statement(3, "A", APRIL, amends=1))
    assert len(store.find(Statement)) == 3


PACKET = StoredPacket("f" * 64, b"bytes", "return", "A", APRIL, 1, "[]", None, False, "RW", 1)
FACTS = {
    "stored_packet": PACKET,
    "arrival": Arrival(1, "b", "f" * 64, "x.zip", "now"),
    "station": Station("RW", "now"),
}


@pytest.mark.parametrize("table", ["stored_packet", "arrival", "station", "change"])
@pytest.mark.parametrize(
    "attempt",
    ["DELETE FROM {0}", "UPDATE {0} SET {1} = {1}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
)
def test_facts_are_never_changed_nor_taken_away(store, table, attempt):
    store.save(*FACTS.values())
    column = store.query(f"PRAGMA table_info({table})")[0][1]
    before = store.query(f"SELECT * FROM {table}")
    with pytest.raises(sqlite3.IntegrityError, match="kept for ever"):
        sql(store, attempt.format(table, column))
    assert store.query(f"SELECT * FROM {table}") == before


def test_a_fact_told_twice_is_one_fact_and_a_different_one_is_refused(store):
    store.save(PACKET)
    store.save(PACKET)
    with pytest.raises(sqlite3.IntegrityError, match="kept for ever"):
        store.save(replace(PACKET, nil=True))
    with pytest.raises(sqlite3.IntegrityError, match="kept for ever"):
        store.remove(PACKET)
    assert store.find(StoredPacket) == [PACKET]


@pytest.mark.parametrize(
    ("columns", "value"),
    [("wages", "1.5"), ("wages", "'many'"), ("wages", "-1"), ("team", "NULL"), ("wages", "x'00'"), ("statement", "99")],
)
def test_the_file_refuses_values_of_a_wrong_kind(store, columns, value):
    values = {"statement": "1", "team": "'T2'", "position": "1", "na": "''"} | {columns: value}
    with pytest.raises(sqlite3.IntegrityError):
        sql(store, f"INSERT INTO labour_line ({', '.join(values)}) VALUES ({', '.join(values.values())})")


@pytest.mark.parametrize("day", ["1954-02-30", "1954-4-1", "soon"])
def test_the_file_refuses_a_day_that_never_was(store, day):
    with pytest.raises(sqlite3.IntegrityError):
        sql(store, f"INSERT INTO kind_span VALUES ('A', '{day}', 'PC')")


def test_what_fails_inside_a_transaction_leaves_nothing_behind(store):
    before = store.query("SELECT * FROM change")
    with suppress(ZeroDivisionError), store.transaction():
        store.save(Cooperative("B", name_en="B"))
        store.save_lines(1, LabourLine("T2"))
        store.remove_lines(1, LINES[1])
        raise ZeroDivisionError
    assert store.get(Cooperative, "B") is None
    assert store.lines(LabourLine, 1) == [LINES[1]]
    assert store.query("SELECT * FROM change") == before


def test_what_fails_inside_a_part_takes_back_that_part_only(store):
    with store.transaction():
        store.save(Cooperative("B", name_en="B"))
        with suppress(ZeroDivisionError), store.transaction():
            store.save(Cooperative("C", name_en="C"))
            raise ZeroDivisionError
        store.save(Cooperative("D", name_en="D"))
    assert [found.code for found in store.find(Cooperative)] == ["A", "B", "D"]
    with store.reading() as connection:
        assert broken_at(connection) is None


def test_parts_that_went_well_go_with_the_whole_that_failed(store):
    with suppress(ZeroDivisionError), store.transaction():
        with store.transaction():
            store.save(Cooperative("B", name_en="B"))
        raise ZeroDivisionError
    store.save(Cooperative("C", name_en="C"))
    assert [found.code for found in store.find(Cooperative)] == ["A", "C"]
    with store.reading() as connection:
        assert broken_at(connection) is None


def test_a_refused_save_inside_a_transaction_leaves_the_chain_whole(closed):
    with closed.transaction():
        with pytest.raises(LockedError):
            closed.save_lines(1, LabourLine("T5"))
        closed.save(Cooperative("B", name_en="B"))
    closed.save(Cooperative("C", name_en="C"))
    with closed.reading() as connection:
        assert broken_at(connection) is None


def test_a_closed_statement_comes_with_its_lines_and_never_changes(store):
    final = Statement(5, "A", APRIL, "closed", "keyed")
    with pytest.raises(ValueError, match="only for closed"):
        store.add_closed(replace(final, state="draft"))
    store.save(replace(DRAFT, state="closed"))
    store.add_closed(final, *LINES)
    assert store.get(Statement, 5) == final
    assert store.lines(OutputLine, 5) == [LINES[0]]
    with pytest.raises(LockedError):
        store.save_lines(5, LabourLine("T2"))


def test_amounts_beyond_the_reach_of_a_float_are_kept_exactly(store):
    store.save_lines(1, LabourLine("T2", wages=260_000_000_001), LabourLine("T3", wages=10**15 - 1))
    assert [line.wages for line in store.lines(LabourLine, 1)[1:]] == [260_000_000_001, 10**15 - 1]
    assert store.query("SELECT typeof(sum(wages)), sum(wages) FROM labour_line") == [
        ("integer", 260_000_000_000 + 10**15)
    ]


@pytest.mark.parametrize("name", ["=cmd()", "'; DROP TABLE member; --", "王𬭎" * 16, "a\0b", "\u202eabc", "%s %(x)s"])
def test_any_name_is_kept_as_it_is(store, name):
    member = Member("A", "1", name, joined_on=date(1954, 1, 1))
    store.save(member)
    assert store.get(Member, "A", "1") == member


def test_a_worker_may_use_the_store_in_turn(store):
    def save(number):
        with store.transaction(f"clerk {number}"):
            for part in range(5):
                store.save(Cooperative(f"W{number}-{part}", name_en="W"))

    workers = [threading.Thread(target=save, args=(number,)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(store.find(Cooperative)) == 21
    operators = [row[0] for row in store.query("SELECT operator FROM change WHERE operator <> '' ORDER BY counter")]
    assert operators == sorted(operators, key=operators.index)
    assert len(operators) == 20
    with store.reading() as connection:
        assert broken_at(connection) is None

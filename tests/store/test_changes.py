"""The change log: who changed what when, and a chain that shows where it was altered."""

import json
import re
import sqlite3
from dataclasses import replace

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Statement
from coopdesk.store import Store
from coopdesk.store.changes import broken_at
from coopdesk.store.integrity import faults

A = Cooperative("A", name_en="Iron")


@pytest.fixture
def store():
    with Store.create(None, Desk("federation")) as made:
        yield made


def log(store):
    """Operator, batch, table, key, before, after of every change but the first, which made the desk."""
    rows = store.query("SELECT operator, batch, record, key, before, after FROM change ORDER BY counter")[1:]
    return [(*row[:4], *(json.loads(row[n]) if row[n] else None for n in (4, 5))) for row in rows]


def test_a_change_tells_who_what_before_and_after(store):
    with store.transaction("Wang", "table 7"):
        store.save(A)
    with store.transaction("Li"):
        store.save(replace(A, name_en="Wood"))
        store.remove(A)
    names = [(entry[:4], entry[4] and entry[4]["name_en"], entry[5] and entry[5]["name_en"]) for entry in log(store)]
    assert names == [
        (("Wang", "table 7", "cooperative", '["A"]'), None, "Iron"),
        (("Li", "#3", "cooperative", '["A"]'), "Iron", "Wood"),
        (("Li", "#3", "cooperative", '["A"]'), "Wood", None),
    ]


def test_a_nested_part_is_recorded_for_the_outermost_operator(store):
    with store.transaction("Wang", "b"), store.transaction("Li", "c"):
        store.save(A)
    store.save(replace(A, name_en="Wood"))
    assert [entry[:2] for entry in log(store)] == [("Wang", "b"), ("", "#3")]


def test_saving_what_is_there_already_is_no_change(store):
    store.save(A)
    store.save(A)
    store.remove(Cooperative("B", name_en="B"))
    assert len(log(store)) == 1


def test_the_moment_is_universal_time(store):
    [(moment,)] = store.query("SELECT moment FROM change")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", moment)


def test_one_row_for_each_record_and_save(store):
    store.save(A, Statement(1, "A", Month(1954, 4)))
    store.save_lines(1, LabourLine("T1"), LabourLine("T2"))
    store.replace_lines(1, LabourLine, [LabourLine("T2"), LabourLine("T3")])
    assert [(entry[3], entry[5] is None) for entry in log(store)[2:]] == [
        ('[1,"T1"]', False), ('[1,"T2"]', False), ('[1,"T1"]', True), ('[1,"T3"]', False),
    ]  # fmt: skip


@pytest.fixture
def copy(tmp_path):
    """A closed file with ten changes, and a second connection to it that knows how to cheat."""
    path = tmp_path / "copy.coopdesk"
    with Store.create(path, Desk("federation")) as made:
        for number in range(9):
            made.save(Cooperative(f"C{number}", name_en="Iron"))
    connection = sqlite3.connect(path)
    for (guard,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type='trigger' AND tbl_name='change'"
    ).fetchall():
        connection.execute(f"DROP TRIGGER {guard}")
    yield path, connection
    connection.close()


@pytest.mark.parametrize(
    ("fraud", "found"),
    [
        ("UPDATE change SET operator = 'x' WHERE counter = 4", 5),
        ("UPDATE change SET after = replace(after, 'Iron', 'Irom') WHERE counter = 4", 5),
        ("UPDATE change SET moment = '1954' WHERE counter = 1", 2),
        ("UPDATE change SET previous = '0' WHERE counter = 10", 10),
        ("DELETE FROM change WHERE counter = 1", 2),
        ("DELETE FROM change WHERE counter = 7", 8),
        ("UPDATE change SET counter = 99 WHERE counter = 10", 99),
        ("INSERT INTO change SELECT 11, moment, operator, batch, record, key, before, after, previous FROM change "
         "WHERE counter = 10", 11),
    ],
)  # fmt: skip
def test_an_altered_log_is_found_at_the_row_that_does_not_follow(copy, fraud, found):
    path, connection = copy
    assert broken_at(connection) is None
    connection.execute(fraud)
    connection.commit()
    assert broken_at(connection) == found
    connection.close()
    with Store.open(path) as store:
        said = [str(fault) for fault in faults(store)]
    assert f"The change log does not follow on at row {found}." in said
    assert any("change_kept_update" in fault for fault in said)


def test_the_last_row_altered_is_found_by_what_it_speaks_of(copy):
    path, connection = copy
    connection.execute("UPDATE change SET after = replace(after, 'Iron', 'Irom') WHERE counter = 10")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert 'cooperative ["C8"] is not as the change log has it.' in [str(fault) for fault in faults(store)]


def test_bytes_altered_in_the_file_itself_are_found(copy):
    path, connection = copy
    connection.close()
    whole = path.read_bytes()
    at = whole.rindex(b'"name_en":"Iron"')
    path.write_bytes(whole[:at] + b'"name_en":"Irom"' + whole[at + 16 :])
    with Store.open(path) as store:
        assert any("The change log does not follow on" in str(fault) for fault in faults(store))


def test_a_file_opened_again_carries_the_chain_on(tmp_path):
    path = tmp_path / "a.coopdesk"
    Store.create(path, Desk("federation")).close()
    for number in range(3):
        with Store.open(path) as store:
            store.save(Cooperative(f"C{number}", name_en="Iron"))
            assert list(faults(store)) == []

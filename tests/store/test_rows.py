"""Records as rows: exact both ways, and the tables agree with the records."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE, field_of
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.store import Store
from coopdesk.store.kept import KEPT
from coopdesk.store.rows import LINES, canonical, table_of
from tests.values import records_of

_KINDS = {
    "str": "TEXT",
    "int": "INTEGER",
    "Decimal": "INTEGER",
    "date": "TEXT",
    "Month": "TEXT",
    "bool": "INTEGER",
    "bytes": "BLOB",
}


@pytest.fixture(scope="module")
def store():
    with Store.create(None, Desk("federation")) as made:
        with made.reading() as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
        yield made


@pytest.mark.parametrize("record", KEPT)
def test_tables_agree_with_records(record, store):
    table = table_of(record)
    columns = {row[1]: row for row in store.query(f"PRAGMA table_info({table.name})")}
    assert tuple(columns) == table.columns
    for field in table.fields:
        _, _, kind, needed, _, _ = columns[field.name]
        assert kind == _KINDS[field.kind.__name__], field.name
        assert bool(needed) == (not field.optional), field.name
    keys = sorted((row[5], row[1]) for row in columns.values() if row[5])
    assert tuple(name for _, name in keys) == table.keys


def test_every_table_is_strict_and_none_holds_a_float(store):
    tables = [row for row in store.query("PRAGMA table_list") if row[2] == "table" and not row[1].startswith("sqlite_")]
    ours = {row[1]: row[5] for row in tables if not row[1].startswith("_sqlite_migrations")}
    assert set(ours) == {table_of(record).name for record in KEPT} | {"change"}
    assert set(ours.values()) == {1}
    kinds = {row[2] for name in ours for row in store.query(f"PRAGMA table_info({name})")}
    assert kinds == {"TEXT", "INTEGER", "BLOB"}


@pytest.mark.parametrize("record", KEPT)
@settings(max_examples=50)
@given(data=st.data())
def test_whatever_a_record_holds_the_file_gives_back(record, store, data):
    kept = data.draw(records_of(record))
    table = table_of(record)
    with suppress(ZeroDivisionError), store.transaction():
        with store.reading() as connection:
            connection.execute(f"DELETE FROM {table.name}" if record is Desk else "SELECT 1")
        if record in LINES:
            store.save_lines(1, kept)
            assert store.lines(record, 1) == [kept]
        else:
            store.save(kept)
            assert store.find(record) == [kept]
            assert store.get(record, *table.key(kept)) == kept
        columns = ", ".join(f"typeof({name})" for name in table.columns)
        assert "real" not in store.query(f"SELECT {columns} FROM {table.name}")[0]
        raise ZeroDivisionError


def test_a_decimal_is_a_whole_number_of_its_last_place():
    row = table_of(OutputLine).row(OutputLine("T1", "1", planned=Decimal("1.5"), current_price=Decimal("12000.25")), 7)
    named = dict(zip(table_of(OutputLine).columns, row, strict=True))
    assert (named["statement"], named["planned"], named["current_price"]) == (7, 1500, 120_002_500)


def test_blank_nought_and_not_applicable_are_three_things_in_a_row():
    table = table_of(LabourLine)
    line = LabourLine("T1", scheduled=None, attended=NOT_APPLICABLE, wages=0, accidents=NOT_APPLICABLE)
    row = table.row(line, 1)
    assert row[-1] == "attended,accidents"
    assert row[3:7] == (None, None, 0, None)
    assert table.record_of(row) == line


@pytest.mark.parametrize("value", [Decimal("1.2345"), Decimal("0.0001")])
def test_more_decimals_than_a_column_has_are_never_cut(value):
    with pytest.raises(ValueError, match="has more than 3 decimals"):
        table_of(OutputLine).row(OutputLine("T1", "1", planned=value), 1)


@pytest.mark.parametrize("value", [1.5, 3])
def test_what_is_no_decimal_is_a_defect_and_not_a_blank(value):
    with pytest.raises(AttributeError):
        table_of(OutputLine).row(OutputLine("T1", "1", planned=value), 1)


def test_canonical_json_is_sorted_and_has_bytes_by_their_length():
    assert canonical(("b", "a", "c"), ("王", b"1234", None)) == '{"a":4,"b":"王","c":null}'
    assert canonical(("a",), None) is None


def test_the_largest_amounts_are_kept_to_the_last_place(store):
    most = Decimal(10**15)
    assert field_of(OutputLine, "planned").problem(most) is None
    table = table_of(OutputLine)
    assert (
        table.row(OutputLine("T1", "1", planned=most, constant_price=most), 1)[table.columns.index("planned")] == 10**18
    )
    assert store.query("SELECT ? + 1", [10**18]) == [(10**18 + 1,)]

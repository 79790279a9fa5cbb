"""The change log read back: records from canonical JSON, operations, and what was removed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import fields_of
from coopdesk.domain.members import Member, Team
from coopdesk.errors import DeskError
from coopdesk.store import Store, history
from coopdesk.store.kept import KEPT
from coopdesk.store.rows import canonical, table_of
from tests.values import records_of

IN_WORDS = [kind for kind in KEPT if not any(field.kind is bytes for field in fields_of(kind))]


@pytest.fixture
def store():
    with Store.create(None, Desk("federation")) as made:
        made.save(Cooperative("A", name_en="Iron"))
        yield made


@pytest.mark.parametrize("kind", IN_WORDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_record_comes_back_from_its_line_in_the_log(kind, data):
    record = data.draw(records_of(kind))
    table = table_of(kind)
    assert table.from_canonical(canonical(table.columns, table.row(record, 7))) == record


def test_what_an_older_file_lacked_is_as_usual():
    old = '{"cooperative":"A","entry":"new","joined_on":"1953-01-01","name":"Li","number":"1","sex":null}'
    assert table_of(Member).from_canonical(old) == Member("A", "1", "Li", joined_on=date(1953, 1, 1))


def test_what_is_saved_together_is_one_operation(store):
    store.save(Team("A", "T1"), Team("A", "T2"))
    store.save(Team("A", "T3"))
    assert history.spans(store, 2) == [(5, 5), (3, 4)]
    assert history.span_of(store, "#3") == (3, 4)
    assert history.spans(store, 9, before=5) == [(3, 4), (2, 2), (1, 1)]


def test_in_files_of_version_1_each_change_stands_alone(store):
    with store.reading() as connection:
        for table in ("change_kept_update", "change_kept_delete"):
            connection.execute(f"DROP TRIGGER {table}")
        connection.execute("UPDATE change SET batch = ''")
    store.save(Team("A", "T1"))
    assert history.spans(store, 9) == [(3, 3), (2, 2), (1, 1)]
    assert history.span_of(store, "#2") == (2, 2)


def test_a_batch_that_was_used_twice_is_two_operations_and_its_name_means_the_last(store):
    for code in ("T1", "T2"):
        with store.transaction("", "table 9"):
            store.save(Team("A", code))
        store.save(Team("A", code, "between"))
    assert history.span_of(store, "table 9") == (5, 5)
    assert (3, 3) in history.spans(store, 9)


@pytest.mark.parametrize(
    ("search", "found"), [("Iron", 1), ("T1 between", 1), ("T_", 0), ("100%", 0), ('"', 0), ("Wang", 1), ("nobody", 0)]
)
def test_operations_are_found_by_every_word_in_them(store, search, found):
    with store.transaction("Wang"):
        store.save(Team("A", "T1", "between"), Team("A", "T2", "between"))
    assert len(history.spans(store, 9, search=search)) == found


def test_a_number_is_not_taken_for_a_longer_one(store):
    for number in ("1", "10", "1-2"):
        store.save(Member("A", number, "Li", joined_on=date(1953, 1, 1)))
    assert [one.key[1] for one in history.changes_of(store, [(Member, ("A", "1"))], more=True)] == ["1"]


def test_what_was_removed_is_listed_until_it_is_there_again(store):
    team = Team("A", "T1")
    store.save(team)
    store.remove(team)
    assert [one.before for one in history.removed(store, [Team])] == [team]
    store.save(team)
    assert history.removed(store, [Team]) == []


def test_what_only_got_another_key_is_not_removed(store):
    store.save(Team("A", "T1"))
    with store.transaction():
        store.remove(Team("A", "T1"))
        store.save(Team("A", "T2"))
    assert history.removed(store, [Team]) == []


def test_what_something_entered_since_belongs_to_stays_and_nothing_else_is_changed(store):
    store.save(Cooperative("B", name_en="B"), Cooperative("C", name_en="C"))
    store.save(Team("B", "T1"))
    made = history.changes(store, 3, 4)
    with pytest.raises(DeskError, match="Undo that first"), store.transaction():
        history.put_back(store, [(one, None) for one in reversed(made)])
    assert len(store.find(Cooperative)) == 3


@pytest.mark.parametrize("search", ['"6', 'days"', "C:\\wool", '"6 days" x\ty'])
def test_signs_that_json_writes_otherwise_are_found(store, search):
    store.save(Team("A", "T1", '"6 days" of C:\\wool, x y'))
    assert len(history.spans(store, 9, search=search)) == 1

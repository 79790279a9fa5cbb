"""How far a data file was used here, and what its copies are to this computer."""

import json
import shutil
import sys

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.receipts import SealLine, registration
from coopdesk.services import highwater
from coopdesk.services.backups import back_up, restore
from coopdesk.services.highwater import compare, keep, next_file_number, read_mark
from coopdesk.services.numbered import written
from coopdesk.services.sending import station_of
from coopdesk.store import Store


@pytest.fixture
def marks(tmp_path):
    return tmp_path / "marks"


@pytest.fixture
def keys(tmp_path):
    """The seal of this computer."""
    return tmp_path / "profile"


@pytest.fixture
def path(tmp_path, marks):
    """A closed file that was used here."""
    made = tmp_path / "BJ-001.coopdesk"
    with Store.create(made, Desk("cooperative", cooperative="BJ-001")) as store:
        keep(store, marks)
    return made


def work(path, marks, *codes):
    """Work with a file as a window does: changes, then what is kept on closing."""
    with Store.open(path) as store:
        for code in codes:
            store.save(Cooperative(code, code))
        keep(store, marks)


def found(path, marks, keys=None):
    with Store.open(path, look_only=True) as store:
        return compare(store, marks, keys)


def copied(path, name):
    return shutil.copy(path, path.with_name(name))


def test_a_file_that_is_worked_with_again_and_again_asks_nothing(path, marks):
    for code in "ABC":
        assert found(path, marks).kind == "same"
        work(path, marks, code)
    assert found(path, marks).kind == "same"


def test_a_file_that_grew_after_the_mark_was_kept_asks_nothing(path, marks):
    with Store.open(path) as store:
        store.save(Cooperative("A", "A"))
    assert not found(path, marks).asks


def test_a_file_never_used_here_that_wrote_nothing_asks_nothing(path, tmp_path, keys):
    assert found(path, tmp_path / "other", keys).kind == "new"


def test_a_restored_backup_is_an_older_copy_with_what_is_missing(path, marks, tmp_path):
    work(path, marks, "A")
    with Store.open(path) as store:
        backup = back_up(store)
    work(path, marks, "B", "C")
    restore(backup, tmp_path / "again.coopdesk")
    copy = found(tmp_path / "again.coopdesk", marks)
    assert (copy.kind, copy.missing, copy.path) == ("older", 2, str(path))
    assert copy.there <= copy.here


def test_an_older_copy_that_goes_on_for_good_is_the_one_from_then_on(path, marks):
    old = copied(path, "old.coopdesk")
    work(path, marks, "A")
    work(old, marks)
    assert found(old, marks).kind == "older"
    with Store.open(old) as store:
        keep(store, marks, for_good=True)
    work(old, marks, "B")
    assert found(old, marks).kind == "same"
    assert found(path, marks).kind == "other"


def test_a_copy_changed_elsewhere_went_another_way(path, marks, tmp_path):
    other = copied(path, "other.coopdesk")
    work(path, marks, "A")
    work(other, tmp_path / "elsewhere", "X", "Y")
    assert found(other, marks).kind == "other"
    assert found(path, marks).kind == "same"


def test_a_stick_that_goes_to_and_fro_is_the_same_file_on_both_computers(path, marks, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    for code in "AB":
        work(path, elsewhere, code)
        assert found(path, marks).kind == "same"
        work(path, marks, code + code)
        assert found(path, elsewhere).kind == "same"


def test_a_file_that_wrote_on_another_computer_is_foreign_until_it_goes_on_here(path, tmp_path, keys):
    here = tmp_path / "here"
    with Store.open(path) as store:
        station_of(store, tmp_path / "their profile")
    assert found(path, here, keys).kind == "foreign"
    with Store.open(path) as store:
        keep(store, here, for_good=True)
    assert found(path, here, keys).kind == "same"


def test_a_file_that_wrote_with_the_seal_of_this_computer_asks_nothing(path, tmp_path, keys):
    with Store.open(path) as store:
        seal = str(station_of(store, keys).public)
        assert compare(store, tmp_path / "here", keys).kind == "new"
        keep(store, tmp_path / "here", keys)
        assert read_mark(store, tmp_path / "here").seals == (seal,)


def test_a_seal_beside_the_file_came_with_it(path, tmp_path):
    path.with_name("keys").mkdir()
    with Store.open(path) as store:
        station_of(store)
        assert compare(store, tmp_path / "here").kind == "new"


@pytest.mark.parametrize("year", [1980, 2099])
def test_a_wrong_clock_changes_nothing(path, marks, year, time_machine):
    time_machine.move_to(f"{year}-01-01T08:00:00+00:00")
    old = copied(path, "old.coopdesk")
    work(path, marks, "A", "B")
    assert found(path, marks).kind == "same"
    assert found(old, marks).kind == "older"
    work(old, marks.with_name("elsewhere"), "X", "Y", "Z")
    assert found(old, marks).kind == "other"


def test_a_profile_that_cannot_be_written_stops_no_work(path, tmp_path):
    (tmp_path / "taken").write_text("a file of that name")
    work(path, tmp_path / "taken", "A")
    assert found(path, tmp_path / "taken").kind == "new"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"counter": "x"}', "\x00", '{"counter":1,"hash":1}'])
def test_a_mark_that_cannot_be_read_is_none_and_is_made_again(path, marks, text):
    (mark,) = marks.iterdir()
    mark.write_text(text)
    assert found(path, marks).kind == "new"
    work(path, marks)
    assert json.loads(mark.read_text())["path"] == str(path)


def test_what_is_only_looked_at_or_in_memory_leaves_no_mark(path, tmp_path):
    with Store.open(path, look_only=True) as store:
        keep(store, tmp_path / "none")
    with Store.create(None, Desk("federation")) as store:
        keep(store, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_asking_about_a_file_used_here_loads_no_library_of_seals(path, marks, monkeypatch):
    monkeypatch.setitem(sys.modules, "coopdesk.exchange.signature", None)
    assert found(path, marks).kind == "same"


def numbered(path, marks, key):
    """Write the next file of a registration, as the window does, and say which number it got."""
    with Store.open(path) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(highwater, "marks_folder", lambda: marks)
        seal = str(key.public)
        line = SealLine(seal, key.proof(registration(store.desk.federation, "BJ-001", seal)))
        made = written(store, "enrolment", "BJ-001", 1, {"seal": (line,)}, key)
        keep(store, marks)
        return made.sequence


def test_a_restored_backup_that_goes_on_for_good_gives_no_number_twice(path, marks, keys, tmp_path):
    with Store.open(path) as store:
        key = station_of(store, keys)
    assert numbered(path, marks, key) == 1
    old = copied(path, "old.coopdesk")
    assert [numbered(path, marks, key) for _ in range(3)] == [2, 3, 4]
    with Store.open(old) as store:
        keep(store, marks, for_good=True)
    assert [numbered(old, marks, key) for _ in range(2)] == [5, 6]


def test_a_copy_that_nobody_spoke_for_gives_them_twice_so_that_it_is_noticed(path, marks, keys):
    with Store.open(path) as store:
        key = station_of(store, keys)
    old = copied(path, "old.coopdesk")
    assert numbered(path, marks, key) == numbered(old, marks, key) == 1


def test_a_mark_of_an_earlier_version_knows_no_numbers(path, marks):
    (mark,) = marks.iterdir()
    kept = json.loads(mark.read_text())
    del kept["numbers"]
    mark.write_text(json.dumps(kept))
    with Store.open(path) as store:
        assert (read_mark(store, marks).numbers, compare(store, marks).kind) == ({}, "same")
        assert next_file_number(store, "a seal", 6, marks) == 7

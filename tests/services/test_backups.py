"""Backups: which stay, that each is whole, and that restoring writes over nothing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.errors import StorageError
from coopdesk.services import backups
from coopdesk.services.backups import DAYS, MONTHS, WEEKS, back_up, before, daily, kept, restore
from coopdesk.services.integrity import check_file
from coopdesk.store import Store

DAY = date(1954, 4, 30)


@pytest.fixture
def path(tmp_path):
    """A closed data file with one co-operative."""
    made = tmp_path / "BJ-001.coopdesk"
    with Store.create(made, Desk("federation")) as store:
        store.save(Cooperative("A", "A"))
    return made


def names(path):
    return sorted(found.name for found in backups.folder_of(path).iterdir())


@given(st.sets(st.dates(date(1954, 1, 1), date(1956, 12, 31))))
def test_the_newest_stay_and_no_more_than_one_a_day_week_and_month(days):
    stay = kept(days)
    assert stay <= days
    assert set(sorted(days)[-DAYS:]) <= stay
    assert len(stay) <= DAYS + WEEKS + MONTHS
    assert kept(stay) == stay


def test_a_file_opened_every_day_can_be_had_back_as_of_seven_months_ago():
    held = set()
    for number in range(800):
        held = kept(held | {date(1954, 1, 1) + timedelta(number)})
    ages = sorted((max(held) - day).days for day in held)
    assert ages[:DAYS] == list(range(DAYS))
    assert all(later - earlier <= 7 for earlier, later in pairwise(ages) if later < 7 * (WEEKS - 1))
    assert 7.2 * 30 < ages[-1] < 9.5 * 31
    assert len(held) <= DAYS + WEEKS + MONTHS


def test_the_first_opening_of_a_day_makes_a_whole_backup_and_the_second_none(path):
    with Store.open(path) as store:
        made = daily(store, DAY)
        store.save(Cooperative("B", "B"))
        assert daily(store, DAY) is None
    assert made.name == "BJ-001.1954-04-30.coopdesk"
    with Store.open(made, look_only=True) as copy:
        assert [found.code for found in copy.find(Cooperative)] == ["A"]
        assert check_file(copy) == []


def test_old_backups_make_room_and_what_lies_beside_them_stays(path):
    folder = backups.folder_of(path)
    folder.mkdir()
    for number in range(1, 400):
        (folder / f"BJ-001.{DAY - timedelta(number)}.coopdesk").touch()
    others = ("BJ-001.1953-99-99.coopdesk", "BJ-002.1950-01-01.coopdesk", "mine.txt")
    for other in others:
        (folder / other).touch()
    with Store.open(path) as store:
        daily(store, DAY)
    assert set(others) <= set(names(path))
    assert len(names(path)) == len(others) + len(kept(DAY - timedelta(number) for number in range(400)))


def test_a_backup_before_an_import_stays_apart_from_the_daily_ones(path):
    with Store.open(path) as store:
        daily(store, DAY)
        made = [before(store, "import") for _ in range(DAYS + 3)]
    assert [path.name for path in made[3:]] == [name for name in names(path) if "before-import" in name]
    assert "BJ-001.1954-04-30.coopdesk" in names(path)


def test_nothing_is_made_of_what_is_in_memory_or_only_looked_at(path):
    with Store.create(None, Desk("federation")) as memory:
        assert daily(memory) is before(memory, "import") is None
    with Store.open(path, look_only=True) as looked:
        assert daily(looked) is before(looked, "import") is None
    assert not backups.folder_of(path).exists()


def test_a_folder_that_cannot_be_is_said_in_words(path):
    backups.folder_of(path).write_text("a file of that name")
    with Store.open(path) as store, pytest.raises(StorageError, match="there is something of that name already"):
        daily(store)


def test_what_was_backed_up_is_restored_under_another_name_only(path, tmp_path):
    with Store.open(path) as store:
        copy = back_up(store, tmp_path / "stick")
    with pytest.raises(StorageError, match="restoring never overwrites"):
        restore(copy, path)
    restore(copy, tmp_path / "again.coopdesk")
    with Store.open(tmp_path / "again.coopdesk") as again:
        assert check_file(again) == []
        assert again.get(Cooperative, "A") == Cooperative("A", "A")


def test_a_damaged_backup_is_not_restored(path, tmp_path):
    with Store.open(path) as store:
        copy = back_up(store)
    content = bytearray(copy.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    copy.write_bytes(content)
    with pytest.raises(StorageError):
        restore(copy, tmp_path / "again.coopdesk")
    assert not (tmp_path / "again.coopdesk").exists()

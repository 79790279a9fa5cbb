"""Opening the file: what cannot be opened is refused in plain words; what was acknowledged is never lost."""

import os
import sqlite3
import subprocess
import sys

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.errors import StorageError
from coopdesk.store import Store
from coopdesk.store.integrity import faults
from tests.conftest import ROOT


@pytest.fixture
def path(tmp_path):
    """A closed data file."""
    made = tmp_path / "BJ 001 #1%20?.coopdesk"
    Store.create(made, Desk("federation")).close()
    return made


def program(code, *arguments):
    """A program of its own that has the store at hand."""
    start = "import sys\nfrom pathlib import Path\n"
    start += "from coopdesk.store import Store\nfrom coopdesk.errors import StorageError\n"
    return subprocess.Popen(
        [sys.executable, "-c", start + code, *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_file_is_opened_with_the_pragmas_that_make_a_save_durable(path):
    wanted = {"locking_mode": "exclusive", "journal_mode": "truncate", "synchronous": 3, "foreign_keys": 1,
              "trusted_schema": 0, "cell_size_check": 1, "recursive_triggers": 1}  # fmt: skip
    with Store.open(path) as store:
        assert {name: store.query(f"PRAGMA {name}")[0][0] for name in wanted} == wanted
        assert store.desk == Desk("federation")


def test_a_closed_file_leaves_nothing_beside_it(path):
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"", "is not a data file of coopdesk"),
        (b"number,name\r\n1,Li\r\n" * 100, "is not a data file of coopdesk"),
        (b"SQLite format 3\0" + b"\xff" * 4096, "is not a data file of coopdesk|is damaged"),
    ],
)
def test_what_is_no_data_file_is_refused_in_words(tmp_path, content, said):
    path = tmp_path / "x.coopdesk"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StorageError, match=said):
        Store.open(path)
    assert (path.read_bytes() if content is not None else None) == content


def test_a_folder_is_refused_in_words(tmp_path):
    with pytest.raises(StorageError, match="cannot be opened"):
        Store.open(tmp_path)


def test_a_file_of_another_program_is_refused_and_not_touched(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("CREATE TABLE change (counter)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="is not a data file of coopdesk"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_coopdesk_is_refused_politely(path):
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version=99")
    other.close()
    with pytest.raises(StorageError, match="was made by a newer coopdesk"):
        Store.open(path)


def opened_and_checked(path):
    """What is said of a file, by opening it or by the check."""
    try:
        with Store.open(path) as store:
            return [str(fault) for fault in faults(store)]
    except StorageError as error:
        return [str(error)]


def test_a_damaged_file_is_refused_or_found_damaged(path):
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * 8192 + whole[12288:])
    assert any("is damaged" in fault for fault in opened_and_checked(path))


def test_a_cut_file_is_refused_or_found_damaged(path):
    path.write_bytes(path.read_bytes()[:20_000])
    assert any("is damaged" in fault for fault in opened_and_checked(path))


def test_nothing_is_made_over_a_file_that_is_there(path):
    before = path.read_bytes()
    with pytest.raises(StorageError, match="There is already a file"):
        Store.create(path, Desk("federation"))
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_named_in_words(tmp_path):
    with pytest.raises(StorageError, match="cannot be made in that folder"):
        Store.create(tmp_path / "no" / "x.coopdesk", Desk("federation"))


def test_a_file_that_could_not_be_made_whole_is_not_left_behind(tmp_path):
    with pytest.raises(sqlite3.IntegrityError):
        Store.create(tmp_path / "x.coopdesk", Desk("emperor"))
    assert list(tmp_path.iterdir()) == []


def test_one_file_is_open_once_in_one_program(path):
    with Store.open(path), pytest.raises(StorageError, match="is open in another window"):
        Store.open(path)
    Store.open(path).close()


def test_a_second_program_is_refused_in_words_until_the_first_has_closed(path):
    code = (
        "store = Store.open(Path(sys.argv[1])); print('open', flush=True)\n"
        "sys.stdin.readline(); store.close(); print('closed')"
    )
    with program(code, path) as first:
        assert first.stdout.readline() == "open\n"
        with pytest.raises(StorageError, match="is open in another window or by another program"):
            Store.open(path)
        assert first.communicate("\n")[0] == "closed\n"
    Store.open(path).close()


def test_a_program_that_was_killed_holds_no_lock_and_took_nothing_half_done(path):
    code = (
        "from coopdesk.domain.cooperatives import Cooperative\n"
        "store = Store.open(Path(sys.argv[1])); store.save(Cooperative('A', name_en='A')); print('saved', flush=True)\n"
        "with store.transaction():\n"
        "    store.save(Cooperative('B', name_en='B')); print('half', flush=True); sys.stdin.readline()"
    )
    with program(code, path) as first:
        assert [first.stdout.readline(), first.stdout.readline()] == ["saved\n", "half\n"]
        first.kill()
    with Store.open(path) as store:
        assert [found.code for found in store.find(Cooperative)] == ["A"]
        assert list(faults(store)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
def test_a_read_only_file_is_refused_in_words_at_once(path):
    path.chmod(0o444)
    for folder in (path.parent, *path.parent.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    code = (
        "import os\n"
        "if os.geteuid() == 0:\n"
        "    os.setuid(65534)\n"
        "try:\n"
        "    Store.open(Path(sys.argv[1]))\n"
        "except StorageError as error:\n"
        "    print(error)"
    )
    with program(code, path) as reader:
        assert "cannot be written: the file or its folder is read-only" in reader.communicate()[0]


def fill(store, saved):
    """Save two co-operatives at a time, and note those that were acknowledged."""
    for number in range(1000):
        with store.transaction():
            store.save(Cooperative(f"A{number:04d}", name_en="x" * 90))
            store.save(Cooperative(f"B{number:04d}", name_en="x" * 90))
        saved += [f"A{number:04d}", f"B{number:04d}"]


def test_a_full_disk_loses_nothing_that_was_saved(path):
    saved = []
    with Store.open(path) as store:
        with store.reading() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages + 3}")
        with pytest.raises(StorageError, match="There is no room left on the disk"):
            fill(store, saved)
        assert [found.code for found in store.find(Cooperative)] == sorted(saved)
        with store.reading() as connection:
            connection.execute("PRAGMA max_page_count=100000")
        store.save(Cooperative("C", name_en="room again"))
    with Store.open(path) as store:
        assert [found.code for found in store.find(Cooperative)] == sorted([*saved, "C"])
        assert list(faults(store)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_a_disk_that_refuses_to_write_loses_nothing_that_was_saved(path):
    limit = path.stat().st_size + 40_000
    code = (
        "import resource\n"
        "from coopdesk.domain.cooperatives import Cooperative\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "try:\n"
        "    for number in range(1000):\n"
        "        store.save(*[Cooperative(f'{number:04d}-{part}', name_en='x' * 90) for part in range(20)])\n"
        "        print(number, flush=True)\n"
        "except StorageError as error:\n"
        "    print(error)"
    )
    with program(code, path, limit) as writer:
        *saved, said = writer.communicate()[0].splitlines()
    assert "no room left" in said or "could not be read or written" in said
    with Store.open(path) as store:
        assert len(store.find(Cooperative)) == 20 * len(saved) > 0
        assert list(faults(store)) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files there")
def test_a_pipe_among_the_files_is_refused_in_words(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StorageError):
        Store.open(tmp_path / "pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
@pytest.mark.parametrize("away", ["deleted", "moved", "overwritten"])
def test_nothing_is_saved_where_the_file_is_no_longer_in_its_place(path, away):
    with Store.open(path) as store:
        store.save(Cooperative("A"))
        other = path.with_name("other")
        other.write_bytes(path.read_bytes())
        path.unlink() if away == "deleted" else path.rename(path.with_name("moved"))
        if away == "overwritten":
            other.replace(path)
        with pytest.raises(StorageError, match=r"is no longer in its place: it was moved or deleted\."):
            store.save(Cooperative("B"))
        if away != "deleted":
            path.with_name("moved").replace(path)
            store.save(Cooperative("B"))
            assert [found.code for found in store.find(Cooperative)] == ["A", "B"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_a_file_for_which_there_is_no_room_is_not_left_behind(tmp_path):
    code = (
        "import resource\n"
        "from coopdesk.domain.desk import Desk\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "try:\n"
        "    Store.create(Path(sys.argv[1]), Desk('federation'))\n"
        "except StorageError as error:\n"
        "    print(error)"
    )
    with program(code, tmp_path / "x.coopdesk") as maker:
        said = maker.communicate()[0]
    assert "no room left" in said or "could not be read or written" in said
    assert not (tmp_path / "x.coopdesk").exists()


@pytest.mark.parametrize("name", ["BJ-001_update_0001_aabbccdd.coop", "BJ-001_1954-04_r1_aabbccdd.coop.age"])
def test_a_file_that_was_sent_is_told_from_a_data_file(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"PK\3\4" + b"x" * 4096)
    for look_only in (False, True):
        with pytest.raises(StorageError, match="a file that was sent, not a data file"):
            Store.open(path, look_only)

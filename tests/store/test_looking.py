"""Looking at a file: everything can be read, nothing is written, not even where nothing could be."""

import shutil
import sys
from pathlib import Path

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.errors import BusyError, ReadOnlyError, StorageError
from coopdesk.services.integrity import check_file
from coopdesk.store import Store
from tests.store.test_connection import program

EXAMPLES = Path(__file__).parent / "examples"


@pytest.fixture
def path(tmp_path):
    """A closed data file with one co-operative."""
    made = tmp_path / "BJ 001 #1%20?.coopdesk"
    with Store.create(made, Desk("federation")) as store:
        store.save(Cooperative("A", "A"))
    return made


def test_what_is_looked_at_is_read_whole_and_refuses_every_save_in_words(path):
    before = path.read_bytes()
    with Store.open(path, look_only=True) as store:
        assert store.look_only
        assert check_file(store) == []
        for act in (store.save, store.remove):
            with pytest.raises(ReadOnlyError, match="Copy it to a folder where you may write"):
                act(Cooperative("A", name_en="changed"))
        assert store.get(Cooperative, "A") == Cooperative("A", "A")
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_even_raw_sql_writes_nothing_into_what_is_looked_at(path):
    with Store.open(path, look_only=True) as store, pytest.raises(StorageError, match="cannot be written"):
        store.query("DELETE FROM cooperative")


def test_two_look_at_one_file_and_a_third_writes_between(path):
    with Store.open(path, look_only=True) as first, Store.open(path, look_only=True) as second:
        assert len(first.find(Cooperative)) == len(second.find(Cooperative)) == 1
        with Store.open(path) as writer:
            writer.save(Cooperative("B", "B"))
        assert len(first.find(Cooperative)) == 2


def test_an_older_file_is_looked_at_without_being_changed(tmp_path):
    path = tmp_path / "old.coopdesk"
    shutil.copy(EXAMPLES / "version-1.coopdesk", path)
    before = path.read_bytes()
    with Store.open(path, look_only=True) as store:
        assert check_file(store) == []
        with pytest.raises(ReadOnlyError):
            store.save(Cooperative("B", "B"))
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["old.coopdesk"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"", "is not a data file of coopdesk"),
        (b"number,name\r\n1,Li\r\n" * 100, "is not a data file of coopdesk"),
    ],
)
def test_what_is_no_data_file_is_not_looked_at_either(tmp_path, content, said):
    path = tmp_path / "x.coopdesk"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StorageError, match=said):
        Store.open(path, look_only=True)


HOLD = "store = Store.open(Path(sys.argv[1]))\nprint('open', flush=True)\n"


def test_a_file_that_another_program_has_open_is_seen_as_it_was_saved_last(path):
    with program(HOLD + "sys.stdin.readline()", path) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(BusyError, match="is open in another window"):
            Store.open(path)
        with Store.open(path, look_only=True) as store:
            assert store.get(Cooperative, "A") == Cooperative("A", "A")
            with pytest.raises(ReadOnlyError):
                store.save(Cooperative("B", "B"))
        other.communicate("\n")


def test_a_file_in_the_middle_of_a_save_is_not_shown_half_saved(path):
    with program(HOLD + "sys.stdin.readline()", path) as other:
        assert other.stdout.readline() == "open\n"
        path.with_name(f"{path.name}-journal").write_bytes(b"begun")
        with pytest.raises(BusyError, match="is just being saved"):
            Store.open(path, look_only=True)
        other.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind there")
def test_a_file_without_the_right_to_write_can_be_looked_at(path):
    path.chmod(0o444)
    for folder in (path.parent, *path.parent.parents[:3]):
        folder.chmod((folder.stat().st_mode | 0o055) & ~0o222)
    code = (
        "import os\n"
        "from coopdesk.domain.cooperatives import Cooperative\n"
        "from coopdesk.errors import ReadOnlyError\n"
        "if os.geteuid() == 0:\n"
        "    os.setuid(65534)\n"
        "try:\n"
        "    Store.open(Path(sys.argv[1]))\n"
        "except ReadOnlyError:\n"
        "    with Store.open(Path(sys.argv[1]), look_only=True) as store:\n"
        "        print([found.code for found in store.find(Cooperative)])"
    )
    try:
        with program(code, path) as reader:
            assert reader.communicate()[0] == "['A']\n"
    finally:
        for folder in (path.parent, *path.parent.parents[:3]):
            folder.chmod(0o755)

"""Backup and restore on the command line, and what the reading commands do with a file that cannot be written."""

import pytest
from click.testing import CliRunner

from coopdesk.__main__ import desk
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.errors import BusyError, ReadOnlyError, StorageError
from coopdesk.services.highwater import keep
from coopdesk.store import Store
from tests.store.test_connection import program
from tests.store.test_looking import HOLD


@pytest.fixture
def file(tmp_path):
    """A closed data file."""
    made = tmp_path / "f.coopdesk"
    Store.create(made, Desk("federation")).close()
    return made


def run(*words):
    """What a command prints; what it refuses is raised."""
    return CliRunner().invoke(desk, list(map(str, words)), catch_exceptions=False).output


def test_a_backup_is_named_on_standard_output_and_restored_beside(file, tmp_path):
    made = run("backup", file, "--out", tmp_path / "stick").strip()
    assert made.startswith(str(tmp_path / "stick" / "f."))
    run("restore", made, "--to", tmp_path / "again.coopdesk")
    assert "is whole" in run("check", tmp_path / "again.coopdesk")


def test_work_on_a_restored_backup_is_warned_of_and_the_copy_used_here_stays_the_one(file, tmp_path):
    copy = run("backup", file).strip()
    with Store.open(file) as store:
        store.save(Cooperative("BJ-001", "One"))
        keep(store)
    run("restore", copy, "--to", tmp_path / "again.coopdesk")
    (tmp_path / "empty").mkdir()
    for _turn in range(2):
        said = run("receive", tmp_path / "again.coopdesk", tmp_path / "empty")
        assert "again.coopdesk is an older copy than the one used on this computer; changes missing in it: 1." in said
    assert "older copy" not in run("receive", file, tmp_path / "empty")


def test_restoring_over_a_file_is_refused(file):
    before = file.read_bytes()
    copy = run("backup", file).strip()
    with pytest.raises(StorageError, match="restoring never overwrites"):
        run("restore", copy, "--to", file)
    assert file.read_bytes() == before


def test_a_file_that_is_open_in_a_window_is_backed_up_as_it_was_saved_last(file, tmp_path):
    with program(HOLD + "sys.stdin.readline()", file) as other:
        assert other.stdout.readline() == "open\n"
        made = run("backup", file).strip()
        with pytest.raises(BusyError):
            run("load", file, file.parent)
        other.communicate("\n")
    assert "is whole" in run("check", made)


def test_what_only_reads_works_on_a_file_that_cannot_be_written(file, monkeypatch):
    whole = Store.open.__func__

    def refused(cls, path, look_only=False):
        if not look_only:
            raise ReadOnlyError("read-only")
        return whole(cls, path, look_only)

    monkeypatch.setattr(Store, "open", classmethod(refused))
    assert "is whole" in run("check", file)
    assert '"indicators"' in run("figures", file, "--period", "1954-04", "--json")
    with pytest.raises(ReadOnlyError):
        run("load", file, file.parent)

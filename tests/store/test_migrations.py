"""The history of the file's shape: a file of every released version opens for ever."""

import ast
import errno
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member, MovementLine
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import LockedError, StorageError
from coopdesk.services.integrity import check_file
from coopdesk.store import Store, migrations
from coopdesk.store.connection import APPLICATION_ID, VERSION, bring_up
from tests.conftest import ROOT

EXAMPLES = Path(__file__).parent / "examples"


def test_migrations_import_nothing_of_ours():
    trees = [ast.parse(path.read_text("utf-8")) for path in Path(migrations.__file__).parent.glob("*.py")]
    names = {node.module for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {name for name in names if name and name.startswith("coopdesk")}
    assert ours == {"coopdesk.store.migrations", "coopdesk.store.migrations.steps"}


def test_there_is_an_example_of_every_version():
    assert {path.name for path in EXAMPLES.glob("*.coopdesk")} == {
        f"version-{n}.coopdesk" for n in range(1, VERSION + 1)
    }


@pytest.fixture(params=range(1, VERSION + 1))
def example(request, tmp_path):
    """A copy of the example of a version, open."""
    path = tmp_path / "old.coopdesk"
    shutil.copy(EXAMPLES / f"version-{request.param}.coopdesk", path)
    with Store.open(path) as store:
        yield store


def test_an_example_says_whose_file_it_is(example):
    assert example.query("PRAGMA application_id") == [(APPLICATION_ID,)]
    assert example.query("PRAGMA user_version") == [(VERSION,)]
    assert example.desk.role == "cooperative"
    assert example.get(Cooperative, "BJ-001").name_zh == "第一铁业生产合作社"


def test_an_example_is_whole(example):
    assert check_file(example) == []


def test_an_example_still_says_what_was_entered(example):
    march, april = example.find(Statement)
    assert (march.period, march.state, april.period, april.state) == (Month(1954, 3), "closed", Month(1954, 4), "draft")
    hoes, knives = example.lines(OutputLine, march.id)
    assert (hoes.planned, hoes.qualified, hoes.constant_price) == (Decimal(100), Decimal("98.5"), Decimal(12000))
    assert (knives.qualified, knives.scrap, knives.current_price) == (None, NOT_APPLICABLE, Decimal(11500))
    assert example.lines(LabourLine, march.id)[0].wages == 260_000_000_000
    assert example.lines(Note, march.id)[0].text == "账本丢失"
    assert sum(line.persons for line in example.lines(MovementLine, march.id) if line.event == "closing") == 2
    assert example.lines(Figures, march.id)[0].output_value_constant == 1_182_000
    assert {member.name for member in example.find(Member) if member.joined_on} == {"王𬭎", "Li Ming"}


def test_what_was_final_in_an_example_is_final(example):
    with pytest.raises(LockedError):
        example.save_lines(1, LabourLine("T9"))


def test_a_new_file_has_the_shape_of_an_old_one_brought_up(example):
    shape = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    with Store.create(None, Desk("federation")) as new:
        assert new.query(shape) == example.query(shape)


@pytest.fixture
def old(tmp_path):
    """A copy of the file of the first version, closed."""
    path = tmp_path / "old.coopdesk"
    shutil.copy(EXAMPLES / "version-1.coopdesk", path)
    return path


def shape_of(path):
    """Version and shape of a closed file, and all rows of its members and lines."""
    with closing(sqlite3.connect(path)) as file:
        asked = ("PRAGMA user_version", "SELECT name, sql FROM sqlite_schema ORDER BY name", "SELECT * FROM change",
                 "SELECT * FROM member", "SELECT * FROM output_line")  # fmt: skip
        return [file.execute(sql).fetchall() for sql in asked]


def test_an_older_file_lies_aside_as_it_was(old):
    before = shape_of(old)
    with Store.open(old) as store:
        aside = store.aside
    assert (aside, shape_of(aside)) == (old.with_name("old.version-1.coopdesk"), before)
    with Store.open(old) as store:
        assert store.aside is None
    assert {found.name for found in old.parent.iterdir()} == {"old.coopdesk", "old.version-1.coopdesk"}


def test_an_earlier_copy_is_never_written_over(old):
    mine = old.with_name("old.version-1.coopdesk")
    mine.write_text("mine")
    with Store.open(old) as store:
        assert store.aside.name == "old.version-1-2.coopdesk"
    assert mine.read_text() == "mine"


def test_a_file_of_which_no_copy_can_be_made_is_not_changed(old, monkeypatch):
    before = old.read_bytes()

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageError, match=r"there is no room left on the disk or stick\. The file was not changed"):
        Store.open(old)
    assert (old.read_bytes(), [found.name for found in old.parent.iterdir()]) == (before, ["old.coopdesk"])


def test_a_kill_at_any_statement_leaves_the_file_as_it_was_or_brought_up(old):
    before = shape_of(old)
    statements = []
    with closing(sqlite3.connect(old.with_name("count"), isolation_level=None)) as count:
        count.executescript("\n".join(closing_dump(old)))
        count.execute("PRAGMA user_version=1")
        count.set_trace_callback(statements.append)
        bring_up(count)
    assert len(statements) > 30
    for step in range(0, len(statements) + 1, 7):
        path = old.with_name(f"killed-{step}.coopdesk")
        shutil.copy(old, path)
        code = (
            "import os, sqlite3, sys\n"
            "from coopdesk.store.connection import bring_up\n"
            "file = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "file.execute('PRAGMA cache_size=1')\n"
            "seen = []\n"
            "file.set_trace_callback(lambda sql: seen.append(sql) or len(seen) > int(sys.argv[2]) and os._exit(9))\n"
            "bring_up(file)\n"
        )
        subprocess.run([sys.executable, "-c", code, path, str(step)], cwd=ROOT, check=False)
        assert shape_of(path) == before or shape_of(path)[0] == [(VERSION,)]
        with Store.open(path) as store:
            assert check_file(store) == []


def closing_dump(path):
    """The statements that make a file again."""
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())

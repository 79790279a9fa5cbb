"""The history of the file's shape: a file of every released version opens for ever."""

import ast
import shutil
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
from coopdesk.errors import LockedError
from coopdesk.services.integrity import check_file
from coopdesk.store import Store, migrations
from coopdesk.store.connection import APPLICATION_ID, VERSION

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

"""Setting up a data file: all of it, or no file."""

import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import figures_of
from coopdesk.domain.members import Member, Team, movement
from coopdesk.domain.period import Month
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import EntryError, TableError
from coopdesk.services import members
from coopdesk.services.overview import month_in_hand, movement_of
from coopdesk.services.setup import (
    example_catalogue,
    load_catalogue,
    set_up_cooperative,
    set_up_federation,
)
from coopdesk.store import Store
from tests.conftest import ROOT

APRIL = Month(1954, 4)
OWN = Cooperative("BJ-201", "Hoe makers")
DESK = Desk("cooperative", start=APRIL)


@pytest.fixture
def store(tmp_path):
    path = set_up_cooperative(tmp_path / "own.coopdesk", OWN, "PC", DESK, teams="2", catalogue=example_catalogue())
    with Store.open(path) as store:
        yield store


def test_a_co_operative_has_its_teams_catalogue_and_first_month(store):
    assert [(team.code, team.name_en, team.name_zh) for team in store.find(Team)] == [
        ("T1", "Team 1", "一组"),
        ("T2", "Team 2", "二组"),
    ]
    assert len(store.find(Product)) == 43
    assert month_in_hand(store) == APRIL


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("０２", ["一组", "二组"]),
        ("织造组、整理组，Dyers", ["织造组", "整理组", "Dyers"]),
        ("铁工", ["铁工"]),
    ],
)
def test_teams_are_a_number_or_names(text, names):
    found = [team.name_zh or team.name_en for team in members.teams_of(text, "BJ-201")]
    assert found == names


def test_many_teams_are_counted_as_people_write_them():
    found = members.teams_of("23", "BJ-201")
    assert [found[place].name_zh for place in (9, 10, 19, 22)] == ["十组", "十一组", "二十组", "二十三组"]


def test_more_teams_than_a_co_operative_can_have_are_refused():
    with pytest.raises(EntryError):
        members.teams_of("100", "BJ-201")


@pytest.mark.parametrize(
    ("box", "more"),
    [("teams", {"teams": "100"}), ("table", {"catalogue": Path("none.csv")}), ("file", {})],
)
def test_what_goes_wrong_is_said_of_its_box_and_leaves_no_file(tmp_path, box, more):
    path = tmp_path / "own.coopdesk" if more else tmp_path
    with pytest.raises(EntryError) as refusal:
        set_up_cooperative(path, OWN, "PC", DESK, **more)
    assert refusal.value.problems[0].box == box
    assert list(tmp_path.iterdir()) == []


def test_a_federation_with_a_wrong_table_is_not_made(tmp_path):
    (tmp_path / "units.csv").write_text("code\nBJ-001\n", encoding="utf-8")
    with pytest.raises(EntryError) as refusal:
        set_up_federation(tmp_path / "fed.coopdesk", Desk("federation"), tmp_path)
    assert refusal.value.problems[0].box == "registers"
    assert not (tmp_path / "fed.coopdesk").exists()


def test_a_catalogue_is_read_again_without_a_change_and_from_a_folder(store):
    before = store.find(Product)
    assert load_catalogue(store, example_catalogue().parent) == 43
    assert store.find(Product) == before


def test_a_catalogue_with_a_product_twice_names_the_line(store, tmp_path):
    head, one, *_ = example_catalogue().read_text(encoding="utf-8").splitlines()
    (tmp_path / "t.csv").write_text("\n".join([head, one, one, ""]), encoding="utf-8")
    with pytest.raises(TableError) as refusal:
        load_catalogue(store, tmp_path / "t.csv")
    assert str(refusal.value) == "t.csv, line 3, code: is there already, in line 2"


def test_the_movement_counted_in_the_file_is_the_movement_of_the_register(store):
    days = [date(1954, 3, 9), date(1954, 4, 1), date(1954, 4, 20), date(1954, 5, 1)]
    left = [None, date(1954, 4, 21), date(1954, 5, 2)]
    for place, (joined, gone) in enumerate((day, end) for day in days for end in left):
        reason = "resigned" if gone and gone > joined else None
        entry = "new" if place % 2 else "transfer"
        member = Member("BJ-201", f"{place:04d}", "员", joined_on=joined, entry=entry)
        members.save_member(store, member if reason is None else _leaving(member, gone))
    for month in (Month(1954, 3), APRIL, Month(1954, 5), Month(1954, 6)):
        lines, _ = movement(store.find(Member), month)
        whole = MonthlyReturn(Statement(1, "BJ-201", month), movement=tuple(lines))
        assert movement_of(store, "BJ-201", month) == _without_days(whole)


def _leaving(member, day):
    return Member(
        member.cooperative, member.number, member.name, joined_on=member.joined_on, entry=member.entry,
        left_on=day, exit_reason="resigned",
    )  # fmt: skip


def _without_days(whole):
    return replace(figures_of(whole), member_days=None)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal there")
def test_a_set_up_that_was_cut_short_is_no_file_and_is_made_anew(tmp_path):
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from coopdesk.domain.desk import Desk\n"
        "from coopdesk.services import load, setup\n"
        "load.load = lambda store, folder: os.kill(os.getpid(), signal.SIGKILL)\n"
        "setup.set_up_federation(Path(sys.argv[1]), Desk('federation'), Path(sys.argv[1]).parent)"
    )
    path = tmp_path / "fed.coopdesk"
    killed = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert [left.name for left in tmp_path.iterdir()] == ["fed.coopdesk.part"]
    assert set_up_federation(path, Desk("federation")) == path
    assert [left.name for left in tmp_path.iterdir()] == ["fed.coopdesk"]

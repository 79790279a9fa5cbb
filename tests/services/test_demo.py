"""The example is made from return files, and no order or repetition of them bends a figure."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from coopdesk.domain.competitions import Competition
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.help_pages import help_pages
from coopdesk.domain.packets import TrustedKey
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import summary_document
from coopdesk.errors import DeskError
from coopdesk.reports.table import Table
from coopdesk.services.competitions import board
from coopdesk.services.demo import REGISTER, Demo, make_demo
from coopdesk.services.desk import new_federation
from coopdesk.services.exchange import receive
from coopdesk.services.figures import summary
from coopdesk.services.integrity import check_file
from coopdesk.services.reports import report
from coopdesk.store import Store
from tests.conftest import ROOT

APRIL = Month(1954, 4)


@pytest.fixture(scope="module")
def federation(example: Demo) -> Iterator[Store]:
    with Store.open(example.federation) as store:
        yield store


def figures(store: Store) -> list[object]:
    return [summary_document(summary(store, Period(month, month), "kind")) for month in Period(Month(1954, 1), APRIL)]


def test_783_return_files_and_every_form_in_both_languages_are_made(example: Demo) -> None:
    assert len(list((example.folder / "packets").glob("*.coop"))) == 783
    assert len(list((example.folder / "reports").glob("*_zh.pdf"))) == 4
    assert len(list((example.folder / "reports").glob("*_en.pdf"))) == 4
    assert not list(example.folder.parent.glob("*.part"))


def test_return_files_in_any_order_twice_and_in_several_runs_give_equal_figures(
    example: Demo, federation: Store
) -> None:
    files = sorted((example.folder / "packets").iterdir()) * 2
    random.Random(1954).shuffle(files)
    with new_federation(None, federation.desk) as other:
        for record in (*REGISTER, TrustedKey):
            other.save(*federation.find(record))
        for start in range(0, len(files), 400):
            verdicts = receive(other, files[start : start + 400])
            assert {verdict.verdict for verdict in verdicts} <= {"accepted", "known"}
        assert figures(other) == figures(federation)


def test_the_files_of_the_example_are_whole(example: Demo, federation: Store) -> None:
    assert check_file(federation) == []
    assert federation.get(Cooperative, "BJ-900") is None
    with Store.open(example.cooperative) as store:
        assert check_file(store) == []
        (competition,) = store.find(Competition)
        assert {standing.state for standing in board(store, competition.code).standings} >= {"placed", "incomplete"}


def test_the_co_operatives_of_the_example_compete_by_trade_with_the_missing_ones_listed(federation: Store) -> None:
    found = board(federation, "1954-04-trades").standings
    missing = {one.code for one in found if all(score.value is None for score in one.scores)}
    assert (len(found), len({one.group_zh for one in found}), len(missing)) == (200, 22, 6)
    assert all(one.state == "incomplete" and one.place is None for one in found if one.code in missing)


def test_the_example_is_found_again_and_never_written_over_something_else(example: Demo, tmp_path: Path) -> None:
    said: list[str] = []
    assert make_demo(example.folder, said.append) == example
    assert len(said) == 1
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(DeskError, match="is not empty"):
        make_demo(tmp_path, said.append)
    assert (tmp_path / "letter.txt").read_text("utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_an_example_that_found_no_room_in_the_folder_one_stands_in_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from coopdesk.errors import DeskError\n"
        "from coopdesk.services.demo import make_demo\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        "try:\n"
        "    make_demo(Path(), lambda _: None)\n"
        "except DeskError as error:\n"
        "    print(error)"
    )
    here = tmp_path / "here"
    here.mkdir()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=here, env=environment, capture_output=True, text=True, check=True
    )
    assert "no room" in done.stdout or "could not be read or written" in done.stdout
    assert [path.name for path in tmp_path.rglob("*")] == ["here"]


PLAIN = {
    *("", "By kind", "No.", "Code", "Co-operative", "Month", "Day", "Kind", "Voucher", "Item", "What is entered"),
    *(
        "Since",
        "Office",
        "Resolution",
        "Competition",
        "Handed over on",
        "Female",
        "Male",
        "Not recorded",
        "Total",
        "Quarter 1",
        "Quarter 2",
    ),
    *("Quarter 3", "Quarter 4", "Output of April 1954", "Plan fulfilment, %", "Pass rate, %", "Unit cost index"),
    *(f"Points (at most {most})" for most in (15, 18, 32, 48)),
}
"""What needs no explanation, and the indicators that one competition has."""


@pytest.mark.parametrize(
    ("file", "name", "period", "options"),
    [
        ("federation", "summary", "1954-04", {}),
        ("federation", "plan-progress", "1954-04", {}),
        ("federation", "missing", "1954-04", {}),
        ("federation", "annual-return", "1954", {"cooperative": "BJ-001"}),
        ("BJ-900", "members-list", "1954-06", {}),
        ("BJ-900", "member-card", "1954-06", {"member": "0001"}),
        ("BJ-900", "competition", "1954-06", {}),
        ("BJ-900", "competition-conditions", "1954-06", {}),
        ("BJ-900", "competition-pledges", "1954-06", {}),
        ("BJ-900", "competition-banner", "1954-06", {}),
    ],
)
def test_help_explains_every_column_of_a_paper_under_its_own_words(
    example, federation, monkeypatch, file, name, period, options
):
    drawn = set()
    draw = Table.draw
    monkeypatch.setattr(Table, "draw", lambda self, paper, y: (drawn.update(self.columns), draw(self, paper, y))[1])
    opened = nullcontext(federation) if file == "federation" else Store.open(example.folder / f"{file}.coopdesk")
    with opened as store:
        report(store, name, Period.parse(period), "en", **options)
        role = store.desk.role
    told = {term for page in help_pages(role) for part in page.parts for term, _text in part.terms}
    headings = {one.heading for one in drawn} - PLAIN
    assert headings
    assert [one for one in headings if not any(term in (one, one.split(",")[0]) for term in told)] == []

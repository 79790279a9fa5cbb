"""A month keyed with the numeric keypad alone, and the same month pasted from a spreadsheet: equal figures."""

from datetime import date
from pathlib import Path

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import figures_of
from coopdesk.domain.members import Member, Team
from coopdesk.domain.period import Month
from coopdesk.domain.statements import MonthlyReturn, PaperTotal
from coopdesk.services import desk, members, months
from coopdesk.services.setup import example_catalogue, load_catalogue
from coopdesk.store import Store
from tests.journeys.test_first_month import display, pytestmark, walk  # noqa: F401  # a fixture, and where it can run

APRIL = Month(1954, 4)


def made(path: Path) -> None:
    """A co-operative with three teams, the example's catalogue and a member, nothing entered yet."""
    names = {"name_en": "Xuanwu", "name_zh": "宣武", "clerk": "王桂英", "responsible": "周德"}
    with desk.new_cooperative(path, Cooperative("BJ-201", **names), "PC", APRIL, Desk("cooperative")) as store:
        load_catalogue(store, example_catalogue())
        store.save(*[Team("BJ-201", f"T{n}", f"Team {n}", f"第{n}组", n) for n in (1, 2, 3)])
        members.save_member(store, Member("BJ-201", "0001", "王桂英", "F", joined_on=date(1953, 5, 1), entry="founder"))


def month_of(path: Path) -> MonthlyReturn:
    """April as the file has it."""
    with Store.open(path) as store:
        statement = months.current(store, "BJ-201", APRIL)
        assert statement is not None
        return months.whole(store, statement)


def test_a_month_by_keypad_alone_and_the_same_by_paste_have_equal_figures(
    display: str,  # noqa: F811
    tmp_path: Path,
) -> None:
    for way in ("keyed", "pasted"):
        made(tmp_path / f"{way}.coopdesk")
        walk("whole_month", tmp_path, display, way)
    keyed, pasted = (month_of(tmp_path / f"{way}.coopdesk") for way in ("keyed", "pasted"))
    assert keyed.final
    assert pasted.final
    assert len(keyed.output) == 18
    assert len(keyed.labour) == 3
    assert (keyed.output, keyed.labour) == (pasted.output, pasted.labour)
    assert figures_of(keyed) == figures_of(pasted)
    assert figures_of(keyed).wages == 15_600_000
    assert {total.what: total.total for total in keyed.totals} == {
        "scheduled": 1560, "attended": 1533, "wages": 15_600_000,
    }  # fmt: skip
    assert PaperTotal not in map(type, pasted.totals)

"""The desks whose papers are looked at: the longest of everything, an empty month, and the example."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.dates import today
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month, Period
from coopdesk.services import desk, months
from coopdesk.services.demo import Demo
from coopdesk.services.demo_june import BANNER
from coopdesk.store import Store
from tests import torture
from tests.reports.papers import Asked, Papers, of_role, papers

APRIL = Period(Month(1954, 4), Month(1954, 4))
_OF_COMPETITIONS = "competition"


@contextmanager
def tortured(folder: Path) -> Iterator[Papers]:
    """Names of 64 characters, amounts of 10^15, 300 lines, 300 members, 40 teams, 30 who compete."""
    march = Period(torture.MARCH, torture.MARCH)
    options = {
        "cooperative": torture.CODE, "member": "0001", "competition": torture.COMPETITION, "since": torture.NUMBER,
    }  # fmt: skip
    with torture.cooperative(folder / "own.coopdesk") as own, torture.federation(own, folder) as federation:
        whole = [name for name in of_role("federation", first=False) if name.startswith(_OF_COMPETITIONS)]
        whole.remove("competition-pledges")  # 62 pages as those of the co-operative
        yield papers([
            (Asked(own, march, options), of_role("cooperative")),
            (Asked(federation, march, options), [*of_role("federation"), *whole]),
        ])  # fmt: skip


@contextmanager
def empty(_folder: Path) -> Iterator[Papers]:
    """A co-operative with a month begun in which nothing is entered, and a federation that has heard from nobody."""
    unit = Cooperative("BJ-001", "Dongsi", "东四")
    settings = Desk("cooperative", unit.code, federation_en="Beijing", federation_zh="北京")
    with (
        desk.new_cooperative(None, unit, "PC", APRIL.first, settings) as own,
        desk.new_federation(None, dataclasses.replace(settings, role="federation", cooperative=None)) as federation,
    ):
        months.draft(own, unit.code, APRIL.first)
        federation.save(unit, KindSpan(unit.code, date(1953, 1, 1), "PC"))
        options = {"cooperative": unit.code, "since": str(today())}
        yield papers([
            (Asked(own, APRIL, options), of_role("cooperative", first=False)),
            (Asked(federation, APRIL, options), of_role("federation", first=False)),
        ])  # fmt: skip


@contextmanager
def shown(example: Demo) -> Iterator[Papers]:
    """April 1954 of the example, and the competitions of its June."""
    files = (example.cooperative, example.federation, example.competitions)
    own, federation, june = (Store.open(path, look_only=True) for path in files)
    with own, federation, june:
        options = {"cooperative": "BJ-001", "member": "0001", "since": str(today())}
        competing = [name for name in of_role("cooperative") if name.startswith(_OF_COMPETITIONS)]
        others = [name for name in of_role("cooperative") if name not in competing]
        whole = [name for name in of_role("federation", first=False) if name != "competition-pledges"]  # 400 pages
        yield papers([
            (Asked(own, APRIL, options), others),
            (Asked(federation, APRIL, options), whole),
            (Asked(june, Period(Month(1954, 6), Month(1954, 6)), {"competition": BANNER}), competing),
        ])  # fmt: skip

"""Who has reported and who has not: co-operatives by months, with the calls about what is missing (DOMAIN §2.2)."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.deadlines import Call
from coopdesk.domain.figures import FIGURES, Figures
from coopdesk.domain.period import Month, Period
from coopdesk.domain.same_month import same_as_last
from coopdesk.domain.summaries import Coverage
from coopdesk.errors import N_
from coopdesk.services import months
from coopdesk.services.calendar import calendar_of
from coopdesk.services.calls import calls_in
from coopdesk.services.figures import Covered, covered
from coopdesk.services.inbox import waiting
from coopdesk.store import Store

STATES: Final = {
    "disputed": N_("In dispute"),
    "missing": N_("Not reported"),
    "late": N_("Late"),
    "nil": N_("Nil"),
    "keyed": N_("Entered"),
    "time": N_("On time"),
    "open": N_("Not due yet"),
    "undue": N_("No return due"),
}
"""How a month stands, what needs attention first; several may hold of one that is reported."""
_OF_LINES: Final = tuple(name for name in FIGURES if not name.startswith("member"))


@dataclass(frozen=True)
class Reported:
    """One month of one co-operative: its ``marks`` are keys of `STATES`, ``due`` is the last day that is on time.

    ``waits``: a file came in and waits. ``same``: every figure equals those of the month before.
    """

    month: Month
    marks: tuple[str, ...]
    due: date
    waits: bool = False
    same: bool = False
    submitted_on: date | None = None
    calls: tuple[Call, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether nothing counts of it and its due day is over."""
        return self.marks[0] in ("disputed", "missing")


@dataclass(frozen=True)
class Unit:
    """A co-operative with its months of the period."""

    cooperative: Cooperative
    months: tuple[Reported, ...]

    @property
    def missing(self) -> tuple[Reported, ...]:
        """The months of which nothing counts though their due day is over."""
        return tuple(month for month in self.months if month.missing)

    def found_by(self, text: str) -> bool:
        """Whether every word of a search is in its code, names, district, persons or telephone."""
        one = self.cooperative
        words = (
            one.code, one.name_en, one.name_zh, one.district_en, one.district_zh, one.responsible, one.clerk,
            one.telephone,
        )  # fmt: skip
        heap = "\n".join(words).casefold()
        return all(word in heap for word in unicodedata.normalize("NFKC", text).casefold().split())


def year_up_to(month: Month) -> Period:
    """January to a month: the period looked at where none is asked for."""
    return Period(Month(month.year, 1), month)


def reporting(store: Store, period: Period, day: date | None = None) -> list[Unit]:
    """Every co-operative on the register, by code, with how each month of a period stands on a day (today)."""
    now, calendar = day or today(), calendar_of(store)
    found = covered(store, Period(period.first + -1, period.last))
    called = calls_in(store, period)
    waits = {(row.code, row.period) for row in waiting(store)}
    dues = {month: calendar.due(month) for month in period}
    units = []
    for one in store.find(Cooperative):
        row = []
        for month in period:
            place = one.code, month
            entry = found.get(place, Covered(Coverage()))
            marks = _marks(entry.coverage, now <= dues[month])
            same = _same(store, entry, found.get((one.code, month + -1)))
            on = entry.statement.submitted_on if entry.statement else None
            row.append(Reported(month, marks, dues[month], place in waits, same, on, called.get(place, ())))
        units.append(Unit(one, tuple(row)))
    return units


def _marks(coverage: Coverage, ahead: bool) -> tuple[str, ...]:
    """How a month stands; ``ahead``: its due day is not over."""
    if coverage.disputed:
        return ("disputed",)
    if coverage.missing:
        return ("open",) if ahead else ("missing",)
    if not coverage.reported:
        return ("undue",)
    also = tuple(name for name in ("nil", "keyed") if getattr(coverage, name))
    return ("late", *also) if coverage.late else also or ("time",)


def _same(store: Store, now: Covered, before: Covered | None) -> bool:
    """Whether every figure equals those of the month before; lines are read only where the sums are equal."""
    if now.statement is None or before is None or before.statement is None or _sums(now) != _sums(before):
        return False
    return any(same_as_last(months.whole(store, now.statement), months.whole(store, before.statement)))


def _sums(entry: Covered) -> tuple[int | None, ...]:
    figures = entry.figures or Figures()
    return tuple(getattr(figures, name) for name in _OF_LINES)

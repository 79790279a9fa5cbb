"""Who has reported and who has not: co-operatives by months, with the calls about what is missing (DOMAIN §2.2)."""

from datetime import date
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.figures import FIGURES, Figures
from coopdesk.domain.language import Language
from coopdesk.domain.packets import Question
from coopdesk.domain.period import Month, Period
from coopdesk.domain.reporting import MissingSheet, Reported, Unit
from coopdesk.domain.same_month import same_as_last
from coopdesk.domain.summaries import Coverage
from coopdesk.services import months
from coopdesk.services.calendar import calendar_of
from coopdesk.services.calls import calls_in
from coopdesk.services.figures import Covered, covered
from coopdesk.services.inbox import waiting
from coopdesk.services.keying import outranked
from coopdesk.services.questions import open_questions
from coopdesk.store import Store, queries

_OF_LINES: Final = tuple(name for name in FIGURES if not name.startswith("member"))


def missing_list(
    store: Store, period: Period, language: Language, day: date | None = None, known_on: date | None = None
) -> bytes:
    """The list of who is to be called, as a PDF, as it stands on a day (today); raises PaperError.

    ``known_on`` is the day as known on which the store is.
    """
    from coopdesk.reports import missing

    now = day or today()
    found = MissingSheet(store.desk, period, now, tuple(reporting(store, period, now)), known_on)
    return missing.draw(found, language)


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
    keyed, drafts = outranked(store, period), queries.drafts_in(store, period)
    asked: dict[str, list[Question]] = {}
    for question in open_questions(store):
        asked.setdefault(question.packet, []).append(question)
    units = []
    for one in store.find(Cooperative):
        row = []
        for month in period:
            place = one.code, month
            entry = found.get(place, Covered(Coverage()))
            packet = entry.statement.packet if entry.statement else None
            questions = tuple(asked.get(packet or "", ()))
            marks = ("queried",) * bool(questions) + _marks(entry.coverage, now <= dues[month])
            same = _same(store, entry, found.get((one.code, month + -1)))
            on = entry.statement.submitted_on if entry.statement else None
            replaced = place in keyed and entry.statement is not None and entry.statement.source == "packet"
            calls = called.get(place, ())
            row.append(
                Reported(
                    month, marks, dues[month], place in waits, same, on, calls, questions, replaced, place in drafts
                )
            )
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

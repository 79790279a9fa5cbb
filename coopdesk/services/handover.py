"""Taking over a desk: what is there on the day on which one person hands it to the next."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.dates import today
from coopdesk.domain.handover_sheet import Asked, GatheredMonth, HandoverSheet, KeptMonth, Running
from coopdesk.domain.language import Language
from coopdesk.domain.members import Member
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.period import Month, Period
from coopdesk.domain.reporting import Unit
from coopdesk.errors import N_
from coopdesk.services import backups, competitions, members, months
from coopdesk.services.check_numbers import registration_sheet
from coopdesk.services.competition_life import ACTS, life
from coopdesk.services.month_states import asked_back, year_stands
from coopdesk.services.operators import people
from coopdesk.services.overview import month_in_hand, states
from coopdesk.services.questions import open_questions
from coopdesk.services.replies import receipts_of
from coopdesk.services.reporting import reporting
from coopdesk.services.submissions import submissions
from coopdesk.store import Store, facts

TITLE: Final = N_("Handover sheet")
_MONTHS: Final = 12
"""So many months up to the latest one stand on the sheet of a federation, as far as they are owed."""
_BACKUPS: Final = 5


def draw(store: Store, language: Language) -> bytes:
    """The sheet of this desk as it is today, as a PDF; raises DeskError for a seal that cannot be kept, PaperError."""
    from coopdesk.reports import handover as paper

    return paper.draw(sheet(store), language)


def sheet(store: Store) -> HandoverSheet:
    """What the sheet of this desk says today; raises DeskError for a seal that cannot be kept."""
    own, path = store.desk.cooperative if store.desk.role == "cooperative" else None, store.path
    held = receipts_of(store) if own else []
    return HandoverSheet(
        seal=registration_sheet(store),
        day=today(),
        file=path.name if path else "",
        months=tuple(_kept(store, own)) if own else (),
        gathered=() if own else tuple(_gathered(store)),
        receipts=len(held) if own else len(facts.receipt_numbers(store)),
        receipt=(held[-1].revision or 1, held[-1].id) if held else None,
        questions=tuple(_asked_of_us(store, own) if own else _asked_here(store)),
        running=tuple(_running(store)),
        people=tuple(people(store, active=True)),
        counts=tuple(_counts_of(store, own) if own else _counts_here(store)),
        folder=str(backups.folder_of(path)) if path else "",
        backups=tuple(backups.names(path)[:_BACKUPS]) if path else (),
    )


def _kept(store: Store, code: str) -> Iterator[KeptMonth]:
    """Every month that was begun or passed over."""
    for year in sorted({month.year for month in states(store, code)}):
        for month, stands in sorted(year_stands(store, code, year).items()):
            statement = months.current(store, code, month)
            written = store.get(StoredPacket, statement.packet) if statement and statement.packet else None
            since = _day(stands.since)
            if written is None:
                yield KeptMonth(month, stands.state, since)
            else:
                yield KeptMonth(month, stands.state, since, written.id, written.sequence)


def _day(at: str) -> date | None:
    """The day of a moment, at this desk."""
    return datetime.fromisoformat(at).astimezone().date() if at else None


def _gathered(store: Store) -> Iterator[GatheredMonth]:
    last = month_in_hand(store)
    period = Period(last + -(_MONTHS - 1), last)
    units = reporting(store, period)
    found = (_month_of(store, units, place, month) for place, month in enumerate(period))
    yield from (one for one in found if one.due)


def _month_of(store: Store, units: list[Unit], place: int, month: Month) -> GatheredMonth:
    firsts = [unit.months[place].marks[0] for unit in units]
    due = sum(first != "undue" for first in firsts)
    missing, disputed, ahead = (firsts.count(name) for name in ("missing", "disputed", "open"))
    handed = tuple(one.number for one in submissions(store, Period(month, month)))
    return GatheredMonth(month, due, due - missing - disputed - ahead, missing, disputed, ahead, handed)


def _asked_of_us(store: Store, code: str) -> Iterator[Asked]:
    for answer in asked_back(store, code):
        for one in answer.questions:
            yield Asked(one.number, code, answer.period, one, one.text)


def _asked_here(store: Store) -> Iterator[Asked]:
    for one in open_questions(store):
        about = store.get(StoredPacket, one.packet)
        if about is not None:
            yield Asked(one.counter, about.cooperative, about.period, one, one.text)


def _running(store: Store) -> Iterator[Running]:
    for one in competitions.competitions(store):
        found = life(store, one.code)
        if found.act:
            yield Running(one, ACTS[found.act], found.due)


def _counts_of(store: Store, code: str) -> Iterator[tuple[str, int]]:
    now, everyone = today(), store.find(Member, cooperative=code)
    yield N_("Members today"), sum(_is_member(one, now) for one in everyone)
    yield N_("Persons on the register, with those who left"), len(everyone)
    yield N_("Teams"), len(members.teams(store, code))
    yield N_("Products"), len(store.find(Product))


def _is_member(one: Member, day: date) -> bool:
    """Whether a person is a member on a day; the day of leaving is the first that is not one's own."""
    return one.joined_on is not None and one.joined_on <= day and not (one.left_on and one.left_on <= day)


def _counts_here(store: Store) -> Iterator[tuple[str, int]]:
    yield N_("Co-operatives on the register"), len(store.find(Cooperative))
    yield N_("Return files taken in"), len(facts.sent_in(store))
    yield N_("Summaries handed up"), len(submissions(store))
    yield N_("Products"), len(store.find(Product))

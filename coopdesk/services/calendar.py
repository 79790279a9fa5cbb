"""When months fall due: the one calendar of a desk, and the settings it is made of."""

import dataclasses

from coopdesk.domain.deadlines import Calendar, Deadline, Holiday
from coopdesk.domain.field import checked
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.services.operators import require
from coopdesk.store import Store

_TWICE = N_("is on the list already")


def calendar_of(store: Store) -> Calendar:
    """The calendar of this desk; everything that asks when a month is due, or late, asks it."""
    desk = store.desk
    return Calendar.of(desk.due_day, desk.rest, store.find(Holiday), store.find(Deadline))


def set_usual(store: Store, due_day: int, rest: str, operator: str = "") -> None:
    """Keep the usual due day of the following month, and the rest days of the week; raises EntryError."""
    require(store, operator, "administrator")
    with store.transaction(operator):
        store.save(checked(dataclasses.replace(store.desk, due_day=due_day, rest=rest)))


def save_deadline(store: Store, deadline: Deadline, *, new: bool = False, operator: str = "") -> None:
    """Keep the own day of one month; raises EntryError, also for a ``new`` one of a month that has one."""
    _save(store, deadline, "period", new and store.get(Deadline, str(deadline.period)) is not None, operator)


def save_holiday(store: Store, holiday: Holiday, *, new: bool = False, operator: str = "") -> None:
    """Keep a day on which nothing falls due; raises EntryError, also for a ``new`` one that is there."""
    _save(store, holiday, "day", new and store.get(Holiday, holiday.day.isoformat()) is not None, operator)


def _save(store: Store, record: Deadline | Holiday, box: str, taken: bool, operator: str) -> None:
    require(store, operator, "administrator")
    if taken:
        raise EntryError([Problem(box, _TWICE)])
    with store.transaction(operator):
        store.save(checked(record))


def remove_day(store: Store, record: Deadline | Holiday, operator: str = "") -> None:
    """Take an own due day or a holiday off its list; what it was stays in the history. Raises EntryError."""
    require(store, operator, "administrator")
    with store.transaction(operator):
        store.remove(record)

"""As known then: how much was on record on a day, and the file as it was with that (DESIGN §7)."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from coopdesk.domain.dates import today
from coopdesk.domain.period import Period
from coopdesk.domain.submissions import Known
from coopdesk.errors import N_, DeskError
from coopdesk.store import Store, past

EVERYONE: Final = past.EVERYONE
"""Asks for the lines of all co-operatives."""


def known_now(store: Store) -> Known:
    """How much is on record at this moment."""
    return past.known_now(store)


def known_on(store: Store, day: date) -> Known:
    """How much was on record by the end of a day, where the desk stands; by numbers, so no wrong clock reorders it.

    Raises DeskError for a day before the file was begun.
    """
    end = datetime.combine(day + timedelta(days=1), time()).astimezone(UTC)
    found = past.known_before(store, end.isoformat(timespec="seconds").removesuffix("+00:00"))
    if not found.change:
        message = N_("This file was begun after %(day)s; nothing was on record by then.")
        raise DeskError(message, day=day).advised(N_("Choose a later day."))
    return found


def as_known_on(
    store: Store, day: date | None, period: Period | None = None, lines_of: str | None = None
) -> AbstractContextManager[Store]:
    """The file to count over: as it is, or as it was known by the end of a day; raises DeskError.

    A day that has not begun is none of which anything is known.
    """
    if day and day > today():
        message = N_("%(day)s is still to come; nobody can say what will be known by then.")
        raise DeskError(message, day=day).advised(N_("Choose an earlier day."))
    return as_known(store, known_on(store, day) if day else None, period, lines_of)


@contextmanager
def as_known(
    store: Store, known: Known | None, period: Period | None = None, lines_of: str | None = None
) -> Iterator[Store]:
    """The file to count over: as it is, or with ``known`` as it was with that much on record, in memory.

    Of the final months only those of a period are there, without one all; their lines only of one co-operative
    or of `EVERYONE`, the members never.
    """
    if known is None:
        yield store
        return
    with past.rebuilt(store, known, period, lines_of) as then:
        yield then

"""A month's state and its due day, in words: for the header of every screen of a month."""

from collections.abc import Iterable
from datetime import date

from coopdesk.domain.members import MovementPerson, found_late
from coopdesk.domain.month_states import MONTH_STATES
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from coopdesk.gui.when import correction, moment
from coopdesk.gui.words import _
from coopdesk.services.month_states import month_stands
from coopdesk.services.months import correction_number
from coopdesk.store import Store

FAR = 62
"""Beyond so many days a count of days says nothing."""


def state_words(store: Store, statement: Statement | None) -> str:
    """``Draft  •  Original``, ``Received by the federation  •  Correction 1``, ``Not begun``."""
    state = _(MONTH_STATES[month_stands(store, statement).state])
    return f"{state}  •  {correction(correction_number(store, statement))}" if statement is not None else state


def since_words(store: Store, statement: Statement | None, due: str) -> str:
    """``since 1954-05-02 20:14  •  due 3 May 1954``: since when the month stands so, and its due day."""
    since = month_stands(store, statement).since
    return f"{_('since %(moment)s', moment=moment(since))}  •  {due}" if since else due


def late_words(month: Month, persons: Iterable[MovementPerson]) -> str:
    """``Found late, booked this month: 2 joinings or leavings.``; empty where there are none."""
    count = found_late(persons, month)
    return _("Found late, booked this month: %(count)s joinings or leavings.", count=count) if count else ""


def due_words(due: date, day: date, final: bool) -> str:
    """``due 3 May 1954, in 2 days``; of a final month or one long ago only the day."""
    days = (due - day).days
    if final or abs(days) > FAR:
        return _("due %(day)s", day=due)
    if days < 0:
        return _("was due %(day)s, %(days)s days ago", day=due, days=-days)
    if days == 0:
        return _("due today, %(day)s", day=due)
    return _("due %(day)s, in %(days)s days", day=due, days=days)

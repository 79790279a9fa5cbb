"""A month's state and its due day, in words: for the header of every screen of a month."""

from collections.abc import Iterable
from datetime import date

from coopdesk.domain.members import MovementPerson, found_late
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from coopdesk.gui.when import correction
from coopdesk.gui.words import _
from coopdesk.services.months import correction_number
from coopdesk.store import Store

FAR = 62
"""Beyond so many days a count of days says nothing."""


def state_words(store: Store, statement: Statement | None) -> str:
    """``Draft  •  Original``, ``Final  •  Correction 1``, ``Sent  •  Original``, ``Not begun``."""
    if statement is None:
        return _("Not begun")
    state = _("Draft") if statement.state == "draft" else _("Sent") if statement.packet else _("Final")
    return f"{state}  •  {correction(correction_number(store, statement))}"


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

"""A month keyed under the wrong heading is moved whole (DESIGN §6)."""

import dataclasses

from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError, LockedError
from coopdesk.services import months
from coopdesk.store import Store, queries


def move_month(store: Store, cooperative: str, month: Month, to: Month, operator: str = "") -> Statement:
    """Move a draft with all that belongs to it (lines, notes, totals) to a month that is not begun; the moved draft.

    A second keying of the month goes along. Raises DeskError in words, LockedError where the month is final.
    """
    statement = months.current(store, cooperative, month)
    if statement is None:
        raise DeskError(N_("Nothing is entered in %(month)s that could be moved."), month=month)
    if statement.state == "closed":
        raise LockedError(N_("%(month)s is final and stays where it is."), month=month)
    if statement.amends is not None:
        raise DeskError(N_("%(month)s is being corrected; a correction stays in its month."), month=month)
    _free(store, cooperative, month, to)
    drafts = [one for purpose in ("return", "verify") for one in _drafts(store, cooperative, month, purpose)]
    with store.transaction(operator):
        store.save(*(dataclasses.replace(draft, period=to) for draft in drafts))
    return dataclasses.replace(statement, period=to)


def free_months(store: Store, cooperative: str, month: Month) -> list[Month]:
    """The months that a month can be moved to: not begun, from the desk's first to the one after the last begun."""
    begun = months.months_of(store, cooperative)
    first, last = store.desk.start or min([*begun, month]), max([*begun, month]) + 1
    return [one for one in Period(min(first, last), last) if one not in begun and one != month]


def _free(store: Store, cooperative: str, month: Month, to: Month) -> None:
    """Refuse, in words, a month that cannot take it."""
    start = store.desk.start
    if to == month:
        raise DeskError(N_("It stands in %(month)s already; choose another month."), month=month)
    if start is not None and to < start:
        raise DeskError(N_("%(month)s is before the first month of this desk, %(start)s."), month=to, start=start)
    there = months.current(store, cooperative, to)
    if there is not None and there.state == "closed":
        raise DeskError(N_("%(month)s is final already; choose a month that is not begun."), month=to)
    if there is not None or _drafts(store, cooperative, to, "verify"):
        raise DeskError(N_("%(month)s is begun already; choose a month that is not begun."), month=to)


def _drafts(store: Store, cooperative: str, month: Month, purpose: str) -> list[Statement]:
    found = queries.statements_of(store, cooperative, Period(month, month), purpose)
    return [one for one in found if one.state == "draft" and one.source != "packet"]

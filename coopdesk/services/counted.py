"""What final months have counted of a member, corrected: the register and the months after it in one go (DESIGN §6).

A sex, an entry, a day or a reason that was entered wrongly, or a person entered by mistake, changes the movement of
every month from the first one concerned to the last final one.
"""

import dataclasses
from contextlib import suppress
from datetime import date
from typing import Final

from coopdesk.domain.field import checked, field_of
from coopdesk.domain.members import Member, movement
from coopdesk.domain.membership import shares_against
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services import months
from coopdesk.services.amend_through import NotKept, Revised, revise_from
from coopdesk.services.membership import belongings, shares
from coopdesk.services.operators import require
from coopdesk.store import Store

COUNTED: Final = ("joined_on", "entry", "left_on", "exit_reason", "sex")
"""What of a member makes the movement."""


def preview(store: Store, before: Member, after: Member | None) -> tuple[Revised, ...]:
    """Which months correcting a member would revise; nothing is changed. Raises as `correct`, save for the reason."""
    found: tuple[Revised, ...] = ()
    with suppress(NotKept), store.transaction():
        found = _revise(store, before, after, "-", "")
        raise NotKept
    return found


def correct(store: Store, before: Member, after: Member | None, reason: str, operator: str = "") -> tuple[Revised, ...]:
    """Correct a member whom final months have counted (``after`` None takes the person off), and those months.

    All is kept in one transaction; a month whose checks do not pass is left as a draft, with its problems.
    Raises EntryError for what is wrong with the member, without a reason where a month is revised, and for one who
    may not correct months; DeskError where nothing is corrected or the member was changed since.
    """
    require(store, operator, "check")
    reason = str(field_of(Statement, "reason").parse(reason))
    with store.transaction(operator):
        found = _revise(store, before, after, reason or "-", operator)
        if found and not reason:
            raise EntryError([Problem("reason", N_("is needed"))])
    return found


def _revise(store: Store, before: Member, after: Member | None, reason: str, operator: str) -> tuple[Revised, ...]:
    if store.get(Member, before.cooperative, before.number) != before:
        raise DeskError(N_("%(name)s was changed since; look at the sheet again."), name=before.name)
    if after is None:
        store.remove(*belongings(store, before), before)
    else:
        kept = checked(rightly_booked(after, before))
        if kept == before:
            raise DeskError(N_("Nothing is corrected yet; change what was entered wrongly."))
        if against := list(shares_against(kept, shares(store, kept), store.desk.exponent)):
            raise EntryError(against)
        store.save(kept)
        after = kept
    first = _first_concerned(store, before, after)
    return () if first is None else revise_from(store, before.cooperative, first, reason, operator)


def _first_concerned(store: Store, before: Member, after: Member | None) -> Month | None:
    """The first final month that counts the member otherwise than before, None where there is none."""
    after_it = [after] if after is not None else []
    found = (
        month
        for month in sorted(months.final_months(store, before.cooperative))
        if movement([before], month) != movement(after_it, month)
    )
    return next(found, None)


def rightly_booked(member: Member, before: Member) -> Member:
    """The member with a joining and a leaving that were corrected booked in the months in which they happened.

    What was not corrected stays where it is booked, also what was found late; nobody leaves before joining.
    """

    def month_of(day: date | None, day_before: date | None, booked: Month | None) -> Month | None:
        if day is None:
            return None
        happened = Month.of(day)
        stays = day == day_before and booked is not None and booked >= happened
        return booked if stays else happened

    joined = month_of(member.joined_on, before.joined_on, before.joined_booked)
    left = month_of(member.left_on, before.left_on, before.left_booked)
    if left is not None and joined is not None:
        left = max(left, joined)
    return dataclasses.replace(member, joined_booked=joined, left_booked=left)

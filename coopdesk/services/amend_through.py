"""Amend through (DESIGN §6): the months from one to the last final one, revised in one go to what happened in them.

Joinings and leavings that were found late are booked into the months they happened in; opening, movement and closing of
each month follow, so that each month still opens with what the one before closed with.
"""

import dataclasses
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.field import field_of
from coopdesk.domain.figures import figures_of
from coopdesk.domain.members import Member, MovementLine, MovementPerson, movement
from coopdesk.domain.period import Month
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services import months
from coopdesk.services.calendar import calendar_of
from coopdesk.store import Store, queries

_NEAR = 366
"""Days; a month of long ago is submitted on the day it was first, not today."""


@dataclass(frozen=True)
class Moved:
    """A joining or leaving of a member that is booked in another month; ``happened_on`` is the day it happened."""

    number: str
    name: str
    happened_on: date
    left: bool
    before: Month
    after: Month


@dataclass(frozen=True)
class Revised:
    """A month whose movement is another: members at its end before and after; ``problems`` left it a draft.

    ``was`` and ``becomes`` are the lines of the movement that differ.
    """

    month: Month
    before: int
    after: int
    final: bool
    problems: tuple[Problem, ...] = ()
    was: tuple[MovementLine, ...] = ()
    becomes: tuple[MovementLine, ...] = ()


@dataclass(frozen=True)
class Through:
    """What amending through does: who is booked otherwise, and which months are revised."""

    moved: tuple[Moved, ...]
    months: tuple[Revised, ...]


class NotKept(Exception):
    """Takes a trial back."""


def preview(store: Store, cooperative: str, month: Month) -> Through:
    """What amending through from this month would do; nothing is changed. Empty where nothing was found late."""
    found = Through((), ())
    with suppress(NotKept), store.transaction():
        found = _revise(store, cooperative, month, "-", "")
        raise NotKept
    return found


def amend_through(store: Store, cooperative: str, month: Month, reason: str, operator: str = "") -> Through:
    """Revise a final month and all final ones after it, in one transaction, with the same names and one reason.

    A month whose checks do not pass is left as a draft, with its problems. Raises EntryError without a reason,
    DeskError for a month that is not final or where nothing was found late.
    """
    reason = str(field_of(Statement, "reason").parse(reason))
    if not reason:
        raise EntryError([Problem("reason", N_("is needed"))])
    with store.transaction(operator):
        found = _revise(store, cooperative, month, reason, operator)
        if not found.months:
            raise DeskError(N_("No joining or leaving was found late; the movement stays as it is."))
    return found


def _revise(store: Store, cooperative: str, month: Month, reason: str, operator: str) -> Through:
    statement = months.current(store, cooperative, month)
    if statement is None or statement.state != "closed":
        raise DeskError(N_("%(month)s is not final; it can be changed as it is."), month=month)
    moved = _booked_anew(store, cooperative, month)
    if not moved:
        return Through((), ())
    return Through(moved, revise_from(store, cooperative, month, reason, operator))


def revise_from(store: Store, cooperative: str, first: Month, reason: str, operator: str) -> tuple[Revised, ...]:
    """Give each final month from one on, and each correction that is open, the movement that the register yields.

    Returns those whose movement is another; raises EntryError where there are some and the role does not allow it.
    """
    revised = []
    for month, versions in months.months_of(store, cooperative).items():
        found = versions[-1]
        if month >= first and (found.state == "closed" or found.amends is not None):
            entry = _revise_month(store, months.whole(store, found), reason, operator)
            revised += [entry] if entry else []
    return tuple(revised)


def _booked_anew(store: Store, cooperative: str, first: Month) -> tuple[Moved, ...]:
    """Book what is booked in this month or later into the month it happened in, not before this one."""
    moved, changed = [], []
    for member in queries.members_booked_from(store, cooperative, first):
        now = _rightly_booked(member, first)
        for day, before, after, left in (
            (member.joined_on, member.joined_booked, now.joined_booked, False),
            (member.left_on, member.left_booked, now.left_booked, True),
        ):
            if day is not None and after is not None and (before or Month.of(day)) != after:
                moved.append(Moved(member.number, member.name, day, left, before or Month.of(day), after))
        if now != member:
            changed.append(now)
    store.save(*changed)
    return tuple(moved)


def _rightly_booked(member: Member, first: Month) -> Member:
    """The member with the months in which joining and leaving happened; what is booked before the first stays."""

    def month_of(day: date | None, booked: Month | None) -> Month | None:
        if day is None:
            return None
        stands = booked or Month.of(day)
        return stands if stands < first else max(Month.of(day), first)

    joined = month_of(member.joined_on, member.joined_booked)
    left = month_of(member.left_on, member.left_booked)
    if left is not None and joined is not None:
        left = max(left, joined)
    return dataclasses.replace(member, joined_booked=joined, left_booked=left)


def _revise_month(store: Store, whole: MonthlyReturn, reason: str, operator: str) -> Revised | None:
    """Give a month the movement that the register yields, None where it has it; a final one is final again."""
    statement = whole.statement
    month = statement.period
    lines, persons = movement(queries.members_on_roll(store, statement.cooperative, month), month)
    if (set(lines), _who(persons)) == (set(whole.movement), _who(whole.persons)):
        return None
    draft = months.amend(store, statement.cooperative, month, reason, operator) if whole.final else statement
    store.replace_lines(draft.id, MovementLine, lines)
    store.replace_lines(draft.id, MovementPerson, persons)
    now = dataclasses.replace(whole, movement=tuple(lines), persons=tuple(persons))
    before, after = (figures_of(one).members_closing or 0 for one in (whole, now))
    was = tuple(line for line in whole.movement if line not in lines)
    becomes = tuple(line for line in lines if line not in whole.movement)
    revised = Revised(month, before, after, whole.final, (), was, becomes)
    if not whole.final:
        return revised
    try:
        months.close_month(store, draft, *_names(store, statement), _day(store, statement), operator=operator)
    except EntryError as refusal:
        return dataclasses.replace(revised, final=False, problems=refusal.problems)
    return revised


def _who(persons: Iterable[MovementPerson]) -> set[tuple[str, str]]:
    """Who moved and how; a name that was corrected in the register since is no reason to revise a month."""
    return {(person.number, person.event) for person in persons}


def _names(store: Store, statement: Statement) -> tuple[str, str]:
    """Who prepared and signed it before; of a month taken in without names, who does so at the co-operative."""
    own = store.get(Cooperative, statement.cooperative) or Cooperative(statement.cooperative)
    return statement.preparer or own.clerk, statement.signatory or own.responsible


def _day(store: Store, statement: Statement) -> date:
    due = calendar_of(store).due(statement.period)
    return today() if abs((today() - due).days) < _NEAR else statement.submitted_on or due

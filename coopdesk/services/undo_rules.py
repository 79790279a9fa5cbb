"""What stands in the way of taking an operation back, and what has to follow from it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final

from coopdesk.domain.competitions import UNTOLD, MeasuredValue
from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import CommitteeDecision, Evaluation
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.history import Change, Operation
from coopdesk.domain.history_text import described
from coopdesk.domain.members import Member
from coopdesk.domain.membership import ShareEntry, account_problems
from coopdesk.domain.operators import Operator
from coopdesk.domain.packets import (
    Arrival,
    Decision,
    FederationSeal,
    Question,
    Recipient,
    Revocation,
    Station,
    StoredPacket,
    TrustedKey,
)
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from coopdesk.domain.submissions import Submission
from coopdesk.errors import N_, DeskError, LockedError, Problem
from coopdesk.services.members import booked
from coopdesk.services.operators import require
from coopdesk.store import Store, history

_FACTS: Final = (
    StoredPacket, Arrival, Decision, TrustedKey, Station, FederationSeal, Revocation, Question, Submission,
    Recipient, Evaluation, CommitteeDecision,
)  # fmt: skip
_SET_UP: Final = (Desk, Cooperative, KindSpan, Product, Operator, Deadline, Holiday, FormMarks)


def refuse_facts(store: Store, changes: Iterable[Change]) -> None:
    """Refuse what is no entered data: closing, sending, facts on packets, the making of the desk."""
    for one in changes:
        if one.record in _FACTS:
            raise DeskError(N_("What came in or was decided stays on record; it cannot be taken back here."))
        if one.record is MeasuredValue and UNTOLD in {getattr(it, "period", None) for it in (one.before, one.after)}:
            raise DeskError(N_("It was keyed with an older version of the program; put it right where it is keyed."))
        if one.record is Statement and one.after is not None and one.after.state == "closed":
            month = one.after.period
            if one.before is not None and one.before.state == "closed":
                raise LockedError(N_("%(month)s was written to a return file; that stays on record."), month=month)
            raise LockedError(N_("Making %(month)s final is not taken back."), month=month)
        own = one.record is Cooperative and one.key == (store.desk.cooperative,)
        if one.before is None and (one.record is Desk or own):
            raise DeskError(N_("The set-up of the desk itself is not taken back."))


def refuse_role(store: Store, changes: Iterable[Change], operator: str) -> None:
    """Refuse what the person at the desk may not do either; raises EntryError."""
    for one in changes:
        if one.record in _SET_UP:
            require(store, operator, "administrator")
        elif one.record is Statement and one.stands.amends is not None:
            require(store, operator, "check")


def refuse_changed(store: Store, one: Change, done: Operation) -> None:
    """Say what was changed since, by whom and when."""
    later = [other for other in history.changes_of(store, [(one.record, one.key)]) if other.counter > done.last]
    months = history.months_of(store, [one.statement]) if one.statement else {}
    what = described(one, months.get(one.statement or 0))
    if not later:
        raise DeskError(N_("%(what)s was changed since."), what=what)
    day = datetime.fromisoformat(later[0].moment).astimezone().strftime("%Y-%m-%d %H:%M")
    raise DeskError(
        N_("%(what)s was changed since: by %(who)s on %(when)s. Take that back first."),
        what=what, who=later[0].operator or "—", when=day,
    )  # fmt: skip


def stays(store: Store, one: Change, done: Operation) -> bool:
    """Whether it is the making of a month's draft in which something was entered since: the draft stays."""
    if one.record is not Statement or one.before is not None or one.after.amends is not None:
        return False
    later = history.spans(store, 1, None, statements=[one.key[0]])
    return bool(later) and later[0][0] > done.first


def again(one: Change, now: Any, closed: Month | None) -> Any:
    """What a record shall be again; a member whom a final month has counted since keeps what it counted.

    ``closed`` is the last final month. Raises LockedError where that is impossible.
    """
    target = one.before
    if one.record is not Member:
        return target
    if closed is None:
        return target
    if target is None:
        joined = now.joined_booked or _month(now.joined_on)
        if joined is not None and joined <= closed:
            raise LockedError(N_("%(name)s is counted in a final month; enter a leaving instead."), name=now.name)
        return None
    rebooked = booked(target, now, closed)
    return rebooked if _late(target, now, closed) else target


def _late(target: Member, now: Member | None, closed: Month) -> bool:
    """Whether a joining or leaving that is brought back would lie in a month that is final and has not counted it."""
    for day, month in (("joined_on", "joined_booked"), ("left_on", "left_booked")):
        wanted = getattr(target, month) or _month(getattr(target, day))
        present = (getattr(now, month) or _month(getattr(now, day))) if now is not None else None
        if wanted is not None and wanted <= closed and wanted != present:
            return True
    return False


def _month(day: date | None) -> Month | None:
    return Month.of(day) if day else None


@contextmanager
def accounts_hold(store: Store, changes: Iterable[Change]) -> Iterator[None]:
    """Refuse what leaves the share account of a member worse than it was: DeskError after what is done inside."""
    members = {one.key[:2] for one in changes if one.record in (Member, ShareEntry)}
    before = _account_faults(store, members)
    yield
    for (cooperative, number), faults in _account_faults(store, members).items():
        worse = [fault for fault in faults if fault not in before.get((cooperative, number), ())]
        if worse:
            why = DeskError(worse[0].message, **dict(worse[0].values))
            raise DeskError(N_("The share account of %(number)s would not add up: %(why)s."), number=number, why=why)


def _account_faults(store: Store, members: set[tuple[Any, ...]]) -> dict[tuple[Any, ...], list[Problem]]:
    """What the share accounts of these members have against them; most members have no entry and are passed over."""
    entries: dict[tuple[Any, ...], list[ShareEntry]] = {}
    for entry in store.find(ShareEntry) if members else ():
        if (entry.cooperative, entry.number) in members:
            entries.setdefault((entry.cooperative, entry.number), []).append(entry)
    found = {}
    for key, of_member in entries.items():
        member = store.get(Member, *key)
        found[key] = list(account_problems(member, of_member, store.desk.exponent)) if member is not None else []
    return found

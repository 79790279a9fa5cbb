"""What was done at this desk and who did it; the last operations taken back, what was removed brought back."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.history import Change, Operation
from coopdesk.domain.history_text import described
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import Office, ShareEntry, Title
from coopdesk.domain.operators import Operator
from coopdesk.domain.packets import Arrival, Decision, Station, StoredPacket, TrustedKey
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import N_, DeskError, LockedError
from coopdesk.services.members import booked
from coopdesk.services.months import last_closed
from coopdesk.services.operators import require
from coopdesk.store import Store, history, queries

OF_MEMBERS: Final = (Member, ShareEntry, Title, Office)
BIN: Final = (*OF_MEMBERS, OutputLine, LabourLine, Note, Team, Product)
"""What can be brought back singly after it was taken out."""
UNDONE: Final = "undo "
"""How the batch of an operation begins that took back the one named after it."""
_FACTS: Final = (StoredPacket, Arrival, Decision, TrustedKey, Station)
_SET_UP: Final = (Desk, Cooperative, KindSpan, Product, Operator)
_SEEN: Final = 6
_LARGE: Final = 1_000
_WALK: Final = 200
"""How many operations of a month are looked at for the one to take back."""


def operations(
    store: Store, before: int | None = None, search: str = "", limit: int = 50, statements: Sequence[int] | None = None,
    types: Sequence[type] = (),
) -> list[Operation]:  # fmt: skip
    """The last operations, newest first, of those that end before a change of the log.

    Every word of ``search`` stands in one of their changes, its day, its month or the operator's name;
    ``statements`` and ``types`` keep to operations that touch these.
    """
    return [_operation(store, *span) for span in history.spans(store, limit, before, search, statements, types)]


def operation(store: Store, batch: str) -> Operation | None:
    """The last operation of a name, None where there is none."""
    span = history.span_of(store, batch)
    return _operation(store, *span) if span else None


def _operation(store: Store, first: int, last: int) -> Operation:
    seen = history.changes(store, first, last, _SEEN)
    batch = seen[0].batch
    months = history.months_of(
        store, {one.key[0] if one.record is Statement else one.statement or 0 for one in seen} - {0}
    )
    undoes = operation(store, batch.removeprefix(UNDONE)) if batch.startswith(UNDONE) else None
    if undoes is not None and undoes.first >= first:
        undoes = None
    touched = tuple(history.touched(store, first, last))
    return Operation(batch, first, last, seen[0].moment, seen[0].operator, touched, tuple(seen), months, undoes)


def operation_with(store: Store, counter: int) -> Operation:
    """The operation that a change belongs to."""
    return _operation(store, *history.span_with(store, counter))


def months(store: Store, changes: Iterable[Change]) -> dict[int, Month]:
    """The months of the statements that changes belong to."""
    return history.months_of(store, {one.statement for one in changes if one.statement})


def changes_of(store: Store, done: Operation, limit: int = 500) -> list[Change]:
    """The changes of an operation, before and after, in their order, at most so many."""
    return history.changes(store, done.first, done.last, limit)


def history_of(store: Store, record: Any, statement: int | None = None) -> list[Change]:
    """Every change of a record, newest first; of a member with what belongs to it.

    A line is that of ``statement`` and of the earlier versions of the month.
    """
    if isinstance(record, Member):
        own = (record.cooperative, record.number)
        return history.changes_of(store, [(kind, own) for kind in OF_MEMBERS], more=True)
    if statement is None:
        return history.changes_of(store, [(type(record), _key(record))])
    numbers = []
    found = store.get(Statement, statement)
    while found is not None:
        numbers.append(found.id)
        found = store.get(Statement, found.amends) if found.amends else None
    return history.changes_of(store, [(type(record), (number, *_key(record))) for number in numbers])


def _key(record: Any) -> tuple[Any, ...]:
    return history.key_of(record)


def undo_operation(store: Store, batch: str, operator: str = "") -> Operation:
    """Take back an operation by the name of its batch or by its `id`; every record it touched is as it was before.

    It is logged, and can itself be taken back. Returns the operation. Raises DeskError where it is no entered data,
    or something was changed since (which, by whom, when); LockedError in a final month.
    """
    done = operation(store, batch)
    if done is None:
        raise DeskError(N_("There is no such operation in the history."))
    with store.transaction(operator, f"{UNDONE}#{done.first}"):
        history.put_back(store, _wanted(store, done, operator))
    return done


def refusal(store: Store, done: Operation, operator: str = "") -> DeskError | None:
    """Why an operation cannot be taken back, as far as that can be said before trying; None where it can."""
    try:
        _wanted(store, done, operator)
    except DeskError as error:
        return error
    return None


def _wanted(store: Store, done: Operation, operator: str) -> list[tuple[Change, Any]]:
    """Each record of an operation with what it shall be again, the last one first."""
    whole = history.changes(store, done.first, done.last)
    _entered(store, whole)
    _allowed(store, whole, operator)
    nets: dict[tuple[type, tuple[Any, ...]], Change] = {}
    for one in whole:
        earlier = nets.pop((one.record, one.key), None)
        nets[one.record, one.key] = dataclasses.replace(one, before=earlier.before) if earlier else one
    found = [one for one in reversed(nets.values()) if one.before != one.after]
    kept = history.as_kept(store, found)
    wanted = []
    for one, now in zip(found, kept, strict=True):
        if now != one.after:
            _changed_since(store, one, done)
        if not _holds_more(store, one, done):
            wanted.append((one, _membership(store, one, now)))
    return wanted


def _entered(store: Store, changes: Iterable[Change]) -> None:
    """Refuse what is no entered data: closing, sending, facts on packets, the making of the desk."""
    for one in changes:
        if one.record in _FACTS:
            raise DeskError(N_("What came in or was decided stays on record; it cannot be taken back here."))
        if one.record is Statement and one.after is not None and one.after.state == "closed":
            month = one.after.period
            if one.before is not None and one.before.state == "closed":
                raise LockedError(N_("%(month)s was written to a return file; that stays on record."), month=month)
            raise LockedError(N_("Making %(month)s final is not taken back."), month=month)
        own = one.record is Cooperative and one.key == (store.desk.cooperative,)
        if one.before is None and (one.record is Desk or own):
            raise DeskError(N_("The set-up of the desk itself is not taken back."))


def _allowed(store: Store, changes: Iterable[Change], operator: str) -> None:
    """Refuse what the person at the desk may not do either; raises EntryError."""
    for one in changes:
        if one.record in _SET_UP:
            require(store, operator, "administrator")
        elif one.record is Statement and one.stands.amends is not None:
            require(store, operator, "check")


def _changed_since(store: Store, one: Change, done: Operation) -> None:
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


def _holds_more(store: Store, one: Change, done: Operation) -> bool:
    """Whether it is the making of a month's draft in which something was entered since: the draft stays."""
    if one.record is not Statement or one.before is not None:
        return False
    later = history.spans(store, 1, None, statements=[one.key[0]])
    return bool(later) and later[0][0] > done.first


def _membership(store: Store, one: Change, now: Any) -> Any:
    """What a record shall be again; a member whom a final month has counted since keeps what it counted.

    Raises LockedError where that is impossible.
    """
    target: Member | None = one.before
    if one.record is not Member:
        return target
    closed = last_closed(store, one.key[0])
    if closed is None:
        return target
    if target is None:
        joined = now.joined_booked or _month(now.joined_on)
        if joined is not None and joined <= closed:
            raise LockedError(N_("%(name)s is counted in a final month; enter a leaving instead."), name=now.name)
        return None
    again = booked(target, now, closed)
    return again if _late(target, now, closed) else target


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


def removed(store: Store) -> list[Change]:
    """The bin: what was taken out and is not there now, newest first."""
    return history.removed(store, BIN)


def bring_back(store: Store, change: Change, operator: str = "") -> None:
    """Bring back a record of the bin as it was. Raises DeskError where it is there again or its member is not."""
    if history.as_kept(store, [change])[0] is not None:
        raise DeskError(N_("It is there again already."))
    with store.transaction(operator):
        history.put_back(store, [(change, _membership(store, change, None))])


def undo_last(store: Store, operator: str = "", statement: int | None = None) -> Operation | None:
    """Take back the last operation on a statement, without one the last on the members; None where there is none.

    What was taken back already is passed over, however that was done. Raises as `undo_operation`.
    """
    only = {"statements": [statement]} if statement is not None else {"types": OF_MEMBERS}
    found = operations(store, limit=_WALK, **only)
    standing: list[tuple[Operation, frozenset[Any]]] = []
    sizes = Counter(done.count for done in found)
    for done in reversed(found):
        if (
            done.count > _LARGE and sizes[done.count] == 1
        ):  # what took it back would be as large, so it need not be read
            standing.append((done, frozenset()))
            continue
        if not (effect := _effect(store, done)):
            continue
        back = frozenset((kind, key, after, before) for kind, key, before, after in effect)
        match = next((place for place in reversed(range(len(standing))) if standing[place][1] == back), None)
        if match is not None:
            standing.pop(match)
        else:
            standing.append((done, effect))
    if not standing:
        return None
    return undo_operation(store, standing[-1][0].id, operator)


def _effect(store: Store, done: Operation) -> frozenset[Any]:
    """What an operation made of which records, whatever its steps; the making of a draft alone is nothing."""
    nets: dict[tuple[type, tuple[Any, ...]], tuple[Any, Any]] = {}
    for one in history.changes(store, done.first, done.last):
        if one.record is Statement and one.stands.amends is None and (one.before is None or one.after is None):
            continue
        before = nets[one.record, one.key][0] if (one.record, one.key) in nets else one.before
        nets[one.record, one.key] = (before, one.after)
    return frozenset((*key, before, after) for key, (before, after) in nets.items() if before != after)


def statement_of(store: Store, cooperative: str, month: Month) -> int | None:
    """The number of the statement at work or in force for a month."""
    found = [one for one in queries.statements_of(store, cooperative) if one.period == month]
    return found[-1].id if found else None

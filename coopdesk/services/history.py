"""What was done at this desk and who did it; the last operations taken back, what was removed brought back."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.history import Change, Operation
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import Office, ShareEntry, Title
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note, OutputLine, Statement
from coopdesk.errors import N_, DeskError
from coopdesk.services import undo_rules
from coopdesk.services.months import last_closed
from coopdesk.store import Store, history

OF_MEMBERS: Final = (Member, ShareEntry, Title, Office)
BIN: Final = (*OF_MEMBERS, OutputLine, LabourLine, Note, Team, Product)
"""What can be brought back singly after it was taken out."""
UNDONE: Final = "undo "
"""How the batch of an operation begins that took back the one named after it."""
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
    moment, operator = seen[0].moment, seen[0].operator
    states = tuple(history.states(store, first, last, _SEEN))
    return Operation(batch, first, last, moment, operator, touched, tuple(seen), months, undoes, states)


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
        wanted = _wanted(store, done, operator)
        with undo_rules.accounts_hold(store, [one for one, _state in wanted]):
            history.put_back(store, wanted)
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
    undo_rules.refuse_facts(store, whole)
    undo_rules.refuse_role(store, whole, operator)
    nets: dict[tuple[type, tuple[Any, ...]], Change] = {}
    for one in whole:
        earlier = nets.pop((one.record, one.key), None)
        nets[one.record, one.key] = dataclasses.replace(one, before=earlier.before) if earlier else one
    found = [one for one in reversed(nets.values()) if one.before != one.after]
    kept = history.as_kept(store, found)
    closed = _closed(store, found)
    wanted = []
    for one, now in zip(found, kept, strict=True):
        if now != one.after:
            undo_rules.refuse_changed(store, one, done)
        if not undo_rules.stays(store, one, done):
            wanted.append((one, undo_rules.again(one, now, closed)))
    return wanted


def _closed(store: Store, changes: Iterable[Change]) -> Month | None:
    """The last final month of the co-operative whose members are changed, None where none are."""
    codes = {one.key[0] for one in changes if one.record is Member}
    return max((month for code in codes if (month := last_closed(store, code))), default=None)


def removed(store: Store) -> list[Change]:
    """The bin: what was taken out and is not there now, newest first."""
    return history.removed(store, BIN)


def bring_back(store: Store, change: Change, operator: str = "") -> None:
    """Bring back a record of the bin as it was. Raises DeskError where it is there again or its member is not."""
    if history.as_kept(store, [change])[0] is not None:
        raise DeskError(N_("It is there again already."))
    with store.transaction(operator), undo_rules.accounts_hold(store, [change]):
        history.put_back(store, [(change, undo_rules.again(change, None, _closed(store, [change])))])


def undo_last(store: Store, operator: str = "", statement: int | None = None) -> Operation | None:
    """Take back the operation that `last_standing` finds; None where there is none. Raises as `undo_operation`."""
    found = last_standing(store, statement)
    return undo_operation(store, found.id, operator) if found is not None else None


def last_standing(store: Store, statement: int | None = None) -> Operation | None:
    """The last operation on a statement, without one the last on the members; None where there is none.

    What was taken back already is passed over, however that was done.
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
    return standing[-1][0] if standing else None


def _effect(store: Store, done: Operation) -> frozenset[Any]:
    """What an operation made of which records, whatever its steps; the making of a draft alone is nothing."""
    nets: dict[tuple[type, tuple[Any, ...]], tuple[Any, Any]] = {}
    for one in history.changes(store, done.first, done.last):
        if one.record is Statement and one.stands.amends is None and (one.before is None or one.after is None):
            continue
        before = nets[one.record, one.key][0] if (one.record, one.key) in nets else one.before
        nets[one.record, one.key] = (before, one.after)
    return frozenset((*key, before, after) for key, (before, after) in nets.items() if before != after)

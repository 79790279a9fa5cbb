"""Whether a data file is whole: SQLite's own checks, every row against its record, and the change chain."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from coopdesk.domain.desk import Desk
from coopdesk.domain.field import problems_of
from coopdesk.errors import N_, DeskError, StorageError
from coopdesk.store.changes import broken_at, key_text
from coopdesk.store.kept import KEPT
from coopdesk.store.rows import Row, Table, canonical, table_of
from coopdesk.store.store import Store

RESTORE: Final = N_("Keep this file as it is, and go on with the last backup under another name.")
"""What to do about a file that was damaged, not changed by a person."""
ASK: Final = N_("Ask who changed the file with another program; if nobody did, go on with the last backup.")
UNREADABLE: Final = (ValueError, ArithmeticError, TypeError, LookupError, AttributeError, DeskError, sqlite3.Error)
"""What reading a row may raise whose bytes are not what was written."""


def faults(store: Store) -> Iterator[DeskError]:
    """Everything that is wrong with the file, one sentence each with its advice; nothing where it is whole."""
    with _lenient(store):
        for step in (_pages, _references, _rules):
            yield from _as_far_as_it_can_be_read(step(store), "")
        for table in map(table_of, KEPT):
            yield from _as_far_as_it_can_be_read(_rows(store, table), table.name)
        for step in (_chain, _unlogged):
            yield from _as_far_as_it_can_be_read(step(store), "change")


@contextmanager
def _lenient(store: Store) -> Iterator[None]:
    """Read what is no text as something that no text is equal to; the rest of its table can be read then."""
    with store.reading() as connection:
        before, connection.text_factory = connection.text_factory, lambda data: data.decode("utf-8", "backslashreplace")
        try:
            yield
        finally:
            connection.text_factory = before


def _as_far_as_it_can_be_read(found: Iterator[DeskError], table: str) -> Iterator[DeskError]:
    try:
        yield from found
    except UNREADABLE:
        if table:
            yield StorageError(N_("The table %(table)s cannot be read to its end."), table=table).advised(RESTORE)
        else:
            yield StorageError(N_("The file itself is damaged.")).advised(RESTORE)


def _pages(store: Store) -> Iterator[DeskError]:
    damaged = sum(said != "ok" for (said,) in store.query("PRAGMA integrity_check"))
    if damaged:
        message = N_("The file itself is damaged; places found: %(count)s.")
        yield StorageError(message, count=damaged).advised(RESTORE)


def _references(store: Store) -> Iterator[DeskError]:
    for name, *_ in store.query("PRAGMA foreign_key_check"):
        message = N_("A row of %(table)s refers to something that is not there.")
        yield StorageError(message, table=name).advised(ASK)


def _rules(store: Store) -> Iterator[DeskError]:
    with Store.create(None, Desk("federation")) as new:
        changed = _shape(store) ^ _shape(new)
    for name in sorted({name for name, _ in changed}):
        message = N_("The file's own rule %(name)s is missing, or is not as it was made.")
        yield StorageError(message, name=name).advised(ASK)


def _shape(store: Store) -> set[tuple[str, str]]:
    """Name and definition of every table, index and guard."""
    return {(name, sql) for name, sql in store.query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")}


def _rows(store: Store, table: Table) -> Iterator[DeskError]:
    for row in store.query(f"SELECT {', '.join(table.columns)} FROM {table.name}"):
        try:
            found = [problem for problem in problems_of(table.record_of(row)) if problem.level == "error"]
        except DeskError as error:
            message = N_("A row of %(table)s cannot be read: %(reason)s")
            yield StorageError(message, table=table.name, reason=error).advised(RESTORE)
            continue
        except UNREADABLE:
            message = N_("A row of %(table)s cannot be read (%(key)s).")
            yield StorageError(message, table=table.name, key=_key(table, row)).advised(RESTORE)
            continue
        for problem in found:
            reason = DeskError(problem.message, **problem.values)
            message = N_("%(table)s %(key)s, %(box)s: %(reason)s")
            yield StorageError(message, table=table.name, key=_key(table, row), box=problem.box, reason=reason).advised(
                ASK
            )


def _key(table: Table, row: Row) -> str:
    return "/".join(str(value) for name, value in zip(table.columns, row, strict=True) if name in table.keys)


def _chain(store: Store) -> Iterator[DeskError]:
    with store.reading() as connection:
        broken = broken_at(connection)
    if broken is not None:
        yield StorageError(N_("The change log does not follow on at row %(row)s."), row=broken).advised(ASK)


def _unlogged(store: Store) -> Iterator[DeskError]:
    """Rows that are not as the last change of them left them: another program was at work."""
    last: dict[str, dict[str, str | None]] = {}
    latest = (
        "SELECT record, key, after FROM change WHERE counter IN (SELECT max(counter) FROM change GROUP BY record, key)"
    )
    for name, key, after in store.query(latest):
        last.setdefault(name, {})[key] = after
    for table in map(table_of, KEPT):
        logged = last.get(table.name, {})
        rows = store.query(f"SELECT {', '.join(table.columns)} FROM {table.name}") if logged else []
        there = {_said(key_text, table.key_of(row)): _said(_canonical(table), row) for row in rows}
        new = _defaults(store, table)
        differ = (key for key, after in logged.items() if there.get(key) != after)
        for key in sorted(key for key in differ if not _grown(there.get(key), logged[key], new)):
            message = N_("%(table)s %(key)s is not as the change log has it.")
            yield StorageError(message, table=table.name, key=key).advised(ASK)


def _defaults(store: Store, table: Table) -> dict[str, object]:
    """What a column that a later version brought says of the rows that were there before."""
    rows = store.query("SELECT name, dflt_value FROM pragma_table_info(?)", [table.name])
    return {name: store.query(f"SELECT {said}")[0][0] if said is not None else None for name, said in rows}


def _grown(row: str | None, logged: str | None, new: Mapping[str, object]) -> bool:
    """Whether a row is as it was logged by an earlier version, with nothing in the columns that are new since."""
    if row is None or logged is None:
        return False
    now, before = json.loads(row), json.loads(logged)
    return len(before) < len(now) and bool(now == {**{name: new[name] for name in now}, **before})


def _canonical(table: Table) -> Callable[[Row], str | None]:
    return lambda row: canonical(table.columns, row)


def _said(write: Callable[[Row], str | None], row: Row) -> str | None:
    """A row as the log would have it, None for one of bytes that the log could not hold."""
    try:
        return write(row)
    except TypeError:
        return None

"""Whether a data file is whole: SQLite's own checks, every row against its record, and the change chain."""

import sqlite3
from collections.abc import Iterator

from coopdesk.domain.desk import Desk
from coopdesk.domain.field import problems_of
from coopdesk.errors import N_, DeskError, StorageError
from coopdesk.store.changes import broken_at, key_text
from coopdesk.store.kept import KEPT
from coopdesk.store.rows import Table, canonical, table_of
from coopdesk.store.store import Store


def faults(store: Store) -> Iterator[DeskError]:
    """Everything that is wrong with the file, one sentence each; nothing where it is whole."""
    for (said,) in store.query("PRAGMA integrity_check"):
        if said != "ok":
            yield StorageError(N_("The file itself is damaged: %(said)s"), said=said)
    for name, *_ in store.query("PRAGMA foreign_key_check"):
        yield StorageError(N_("A row of %(table)s refers to something that is not there."), table=name)
    with Store.create(None, Desk("federation")) as new:
        changed = _shape(store) ^ _shape(new)
    for name in sorted({name for name, _ in changed}):
        yield StorageError(N_("The file's own rule %(name)s is missing, or is not as it was made."), name=name)
    for record in KEPT:
        yield from _rows(store, table_of(record))
    with store.reading() as connection:
        broken = broken_at(connection)
    if broken is not None:
        yield StorageError(N_("The change log does not follow on at row %(row)s."), row=broken)
    yield from _unlogged(store)


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
        there = {key_text(table.key_of(row)): canonical(table.columns, row) for row in rows}
        for key in sorted(key for key, after in logged.items() if there.get(key) != after):
            yield StorageError(N_("%(table)s %(key)s is not as the change log has it."), table=table.name, key=key)


def _shape(store: Store) -> set[tuple[str, str]]:
    """Name and definition of every table, index and guard."""
    return {(name, sql) for name, sql in store.query("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")}


def _rows(store: Store, table: Table) -> Iterator[DeskError]:
    for row in store.query(f"SELECT {', '.join(table.columns)} FROM {table.name}"):
        try:
            found = [problem for problem in problems_of(table.record_of(row)) if problem.level == "error"]
        except (ValueError, ArithmeticError, DeskError, sqlite3.Error) as error:
            yield StorageError(N_("A row of %(table)s cannot be read: %(reason)s"), table=table.name, reason=error)
            continue
        for problem in found:
            key = "/".join(str(value) for name, value in zip(table.columns, row, strict=True) if name in table.keys)
            reason = DeskError(problem.message, **problem.values)
            message = N_("%(table)s %(key)s, %(box)s: %(reason)s")
            yield StorageError(message, table=table.name, key=key, box=problem.box, reason=reason)

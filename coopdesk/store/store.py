"""The data file: save, find, query, transaction. sqlite-utils and SQL live in this package only."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Self, TypeVar

from coopdesk.domain.desk import Desk
from coopdesk.domain.statements import Statement
from coopdesk.store.changes import Changes
from coopdesk.store.connection import (
    APPLICATION_ID,
    VERSION,
    accept,
    connect,
    copy_of,
    creating,
    explained,
    in_place,
    nested,
    place_of,
)
from coopdesk.store.looking import look, refuse
from coopdesk.store.rows import Row, Table, canonical, table_of

T = TypeVar("T")
_FEW: Final = 10
"""Rows that are looked up one by one even in a table that may be empty."""


class Store:
    """One open data file, or one in memory (``path`` None). Only one process has a file open at a time.

    ``look_only`` is whether nothing can be saved; ``aside`` is the copy of an older file that was brought up.
    """

    def __init__(self, path: Path | None, new: bool = False, look_only: bool = False) -> None:
        self.path = path
        self.look_only = look_only
        self.aside: Path | None = None
        self._lock = threading.RLock()
        self._connection = look(path) if look_only and path else connect(path, new)
        self._place = place_of(path)
        self._changes: Changes | None = None

    @classmethod
    def create(cls, path: Path | None, desk: Desk) -> Self:
        """A new file with its desk; raises StorageError where something of that name exists already.

        Only a new file needs sqlite-utils, whose import takes a quarter of the time of the first window.
        """
        from coopdesk.store.migrations import migrate

        if path is not None:
            with creating(path):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        store = None
        try:
            store = cls(path, new=True)
            with explained(path):
                migrate(store._connection)
                store._changes = Changes(store._connection)
                store.save(desk)
                store._connection.execute(f"PRAGMA user_version={VERSION}")
                store._connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        except BaseException:
            if store is not None:
                store.close()
            if path is not None:
                path.unlink()
            raise
        return store

    @classmethod
    def open(cls, path: Path, look_only: bool = False) -> Self:
        """An existing file; a newer one is refused politely, an older one is copied aside and brought up.

        ``look_only`` changes nothing, not even that, and needs no right to write. Raises StorageError, of it
        ReadOnlyError and BusyError where the file can still be looked at.
        """
        store = cls(path, look_only=look_only)
        try:
            with explained(path):
                if not look_only:
                    store.aside = accept(store._connection, path)
                store._changes = Changes(store._connection)
        except BaseException:
            store.close()
            raise
        return store

    def copy_to(self, path: Path, progress: Callable[[int, int], None] | None = None) -> None:
        """A verified copy of the file under another name, whole or not at all; one that is there is replaced.

        ``progress`` hears of pages done and all pages. Raises StorageError.
        """
        copy_of(self._connection, path, progress)

    def close(self) -> None:
        """Close the file; other programs can open it then, and no journal stays beside it."""
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA journal_mode=DELETE")
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def desk(self) -> Desk:
        """Whose file this is."""
        found: list[Desk] = self.find(Desk)
        return found[0]

    @contextmanager
    def transaction(self, operator: str = "", batch: str = "") -> Iterator[None]:
        """All that is saved inside is kept as one, or nothing of it; nested ones belong to the outermost.

        Changes are recorded for the operator and the batch of the outermost transaction; without a batch the number
        of its first change stands for it, so that what was done together can be undone together.
        """
        with self._lock, explained(self.path):
            if self._connection.in_transaction:
                with self._logged.undone(), nested(self._connection):
                    yield
                return
            if self.look_only and self.path is not None:
                refuse(self.path)
            in_place(self.path, self._place)
            self._connection.execute("BEGIN IMMEDIATE")
            self._logged.begin(operator, batch)
            with self._logged.undone():
                try:
                    yield
                    self._connection.execute("COMMIT")
                except BaseException:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise

    @property
    def _logged(self) -> Changes:
        assert self._changes is not None
        return self._changes

    def save(self, *records: Any, trace: bool = True) -> None:
        """Keep records under their keys; what is already there equal is left alone, all else is recorded.

        ``trace`` False is for facts that are their own record, such as arrivals.
        """
        self._save(records, None, trace)

    def save_lines(self, statement: int, *records: Any, trace: bool = True) -> None:
        """Keep lines of a statement; ``trace`` False for what is derived or stands in a packet. Raises LockedError."""
        self._save(records, statement, trace)

    def _save(self, records: Iterable[Any], statement: int | None, trace: bool) -> None:
        by_type: dict[type, list[Any]] = {}
        for record in records:
            by_type.setdefault(type(record), []).append(record)
        with self.transaction():
            for record_type, group in by_type.items():
                self._upsert(table_of(record_type), group, statement, trace)

    def _upsert(self, table: Table, records: list[Any], statement: int | None, trace: bool) -> None:
        rows = {table.key_of(row): row for record in records for row in [table.row(record, statement)]}
        before = self._present(table, rows) if trace else {}
        rows = {key: row for key, row in rows.items() if before.get(key) != row}
        self._connection.executemany(table.upsert, rows.values())
        if trace:
            self._logged.add(
                (table.name, key, canonical(table.columns, before.get(key)), canonical(table.columns, row))
                for key, row in rows.items()
            )

    def _present(self, table: Table, keys: Iterable[Row]) -> dict[Row, Row]:
        """The rows that are there under these keys."""
        wanted = list(keys)
        if len(wanted) > _FEW and self._value(f"SELECT NOT EXISTS (SELECT 1 FROM {table.name})"):
            return {}
        where = " AND ".join(f"{name}=?" for name in table.keys)
        query = f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {where}"
        found = ((key, self._connection.execute(query, key).fetchone()) for key in wanted)
        return {key: row for key, row in found if row is not None}

    def remove(self, *records: Any) -> None:
        """Take records out; what they were stays in the change log."""
        self._remove(records, None)

    def remove_lines(self, statement: int, *records: Any) -> None:
        """Take lines out of a statement; raises LockedError."""
        self._remove(records, statement)

    def _remove(self, records: Iterable[Any], statement: int | None) -> None:
        with self.transaction():
            for record in records:
                table = table_of(type(record))
                key = table.key(record, statement)
                if row := self._present(table, [key]).get(key):
                    where = " AND ".join(f"{name}=?" for name in table.keys)
                    self._connection.execute(f"DELETE FROM {table.name} WHERE {where}", key)
                    self._logged.add([(table.name, key, canonical(table.columns, row), None)])

    def replace_lines(self, statement: int, record_type: type, records: Iterable[Any], trace: bool = True) -> None:
        """Make these the only lines of their type in a statement; raises LockedError."""
        kept = list(records)
        table = table_of(record_type)
        keys = {table.key(record, statement) for record in kept}
        with self.transaction():
            old: list[Any] = self.lines(record_type, statement)
            gone = [line for line in old if table.key(line, statement) not in keys]
            self._remove(gone, statement)
            self._save(kept, statement, trace)

    def add_closed(self, statement: Statement, *lines: Any, trace: bool = True) -> None:
        """Keep a statement that is already closed, with its lines; ``trace`` False where a packet holds it all."""
        self.add_all_closed([(statement, lines)], trace)

    def add_all_closed(self, returns: Sequence[tuple[Statement, Sequence[Any]]], trace: bool = True) -> None:
        """Keep many statements that are already closed, each with its lines, as `add_closed` does one."""
        if any(statement.state != "closed" for statement, _ in returns):
            raise ValueError("only for closed statements")
        table = table_of(Statement)
        rows = [table.row(statement) for statement, _ in returns]
        state = table.columns.index("state")
        with self.transaction():
            self._insert(table, [(*row[:state], "draft", *row[state + 1 :]) for row in rows])
            if trace:
                for statement, lines in returns:
                    self._save(lines, statement.id, trace)
            else:
                self._insert_lines(returns)
            numbers = [(statement.id,) for statement, _ in returns]
            self._connection.executemany("UPDATE statement SET state='closed' WHERE id=?", numbers)
            if trace:
                self._logged.add((table.name, row[:1], None, canonical(table.columns, row)) for row in rows)

    def _insert_lines(self, returns: Iterable[tuple[Statement, Sequence[Any]]]) -> None:
        by_type: dict[type, list[Row]] = {}
        for statement, lines in returns:
            for line in lines:
                by_type.setdefault(type(line), []).append(table_of(type(line)).row(line, statement.id))
        for record_type, rows in by_type.items():
            self._insert(table_of(record_type), rows)

    def _insert(self, table: Table, rows: Iterable[Row]) -> None:
        self._connection.executemany(table.insert, rows)

    def find(self, record_type: type[T], **equal: Any) -> list[T]:
        """All records of a type whose attributes equal what is asked for, in the order of their keys."""
        table = table_of(record_type)
        where = " AND ".join(f"{name} IS ?" for name in equal) or "1"
        values = [value if isinstance(value, (int, str, bytes, type(None))) else str(value) for value in equal.values()]
        return self._records(table, f"WHERE {where} ORDER BY {', '.join(table.keys)}", values)

    def get(self, record_type: type[T], *key: Any) -> T | None:
        """The record under a key, None where there is none."""
        names = table_of(record_type).keys
        found = self.find(record_type, **dict(zip(names, key, strict=True)))
        return found[0] if found else None

    def lines(self, record_type: type[T], statement: int) -> list[T]:
        """The lines of a statement, by their place on the page, then by key."""
        table = table_of(record_type)
        order = (["position"] if "position" in table.columns else []) + [
            name for name in table.keys if name != "statement"
        ]
        return self._records(table, f"WHERE statement=? ORDER BY {', '.join(order) or 'statement'}", [statement])

    def query(self, sql: str, values: Iterable[Any] = ()) -> list[Row]:
        """The rows of a named query of this package (`coopdesk.store.queries`)."""
        with self._lock, explained(self.path):
            return self._connection.execute(sql, list(values)).fetchall()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection itself, for this package's own checks."""
        with self._lock, explained(self.path):
            yield self._connection

    def next_id(self, record_type: type) -> int:
        """One more than the highest number in use."""
        table = table_of(record_type)
        return int(self._value(f"SELECT coalesce(max({table.keys[0]}), 0) + 1 FROM {table.name}"))

    def _records(self, table: Table, rest: str, values: Iterable[Any]) -> list[Any]:
        rows = self.query(f"SELECT {', '.join(table.columns)} FROM {table.name} {rest}", values)
        return [table.record_of(row) for row in rows]

    def _value(self, sql: str) -> Any:
        with self._lock:
            return self._connection.execute(sql).fetchone()[0]

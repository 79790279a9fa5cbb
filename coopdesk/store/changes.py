"""The change log: who changed which record when, before and after, each row holding the hash of the one before."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

COLUMNS = ("counter", "moment", "operator", "batch", "record", "key", "before", "after", "previous")
_GENESIS = "0" * 64
_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_INSERT: Final = f"INSERT INTO change ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


def _hash(row: tuple[Any, ...]) -> str:
    return hashlib.sha256(_json(row).encode()).hexdigest()


def key_text(key: tuple[Any, ...]) -> str:
    """The key of a record as the log has it: a canonical JSON list."""
    return _json(key)


class Changes:
    """Writes the log of one open file; the chain's head is kept in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._operator = self._batch = ""
        last = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM change ORDER BY counter DESC LIMIT 1").fetchone()
        self._counter: int = last[0] if last else 0
        self._head = _hash(last) if last else _GENESIS

    def begin(self, operator: str, batch: str) -> None:
        """What follows is done by this operator, in this batch, or in one called by the number of its first change."""
        self._operator, self._batch = operator, batch or f"#{self._counter + 1}"

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What is recorded inside is forgotten where it fails, as the file forgets it by rolling back."""
        place = self._counter, self._head
        try:
            yield
        except BaseException:
            self._counter, self._head = place
            raise

    @property
    def head(self) -> str:
        """Hash of the last row, 64 hex digits."""
        return self._head

    def add(self, entries: Iterable[tuple[str, tuple[Any, ...], str | None, str | None]]) -> None:
        """Record (table, key, before, after) entries."""
        moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        rows = []
        for name, key, before, after in entries:
            self._counter += 1
            row = (self._counter, moment, self._operator, self._batch, name, key_text(key), before, after, self._head)
            self._head = _hash(row)
            rows.append(row)
        self._connection.executemany(_INSERT, rows)


@dataclass(frozen=True)
class Link:
    """A row of the chain: its counter, its hash, and the moment of the change (UTC)."""

    counter: int
    hash: str
    moment: str


def link_at(connection: sqlite3.Connection, counter: int | None = None) -> Link | None:
    """The row of a counter, the last one without; None where there is none."""
    where, values = ("WHERE counter = ?", [counter]) if counter is not None else ("ORDER BY counter DESC LIMIT 1", [])
    row = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM change {where}", values).fetchone()
    return Link(row[0], _hash(row), row[1]) if row else None


def broken_at(connection: sqlite3.Connection) -> int | None:
    """The counter of the first row that does not follow from the one before; None for a whole chain."""
    head, counter = _GENESIS, 0
    for row in connection.execute(f"SELECT {', '.join(COLUMNS)} FROM change ORDER BY counter"):
        if row[0] != counter + 1 or row[-1] != head:
            return int(row[0])
        head, counter = _hash(row), row[0]
    return None

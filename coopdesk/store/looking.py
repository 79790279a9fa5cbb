"""Opening a file only to look at it: nothing of it is written, and no lock is held beyond a reading."""

import sqlite3
from pathlib import Path
from typing import NoReturn

from coopdesk.errors import N_, BusyError, ReadOnlyError, StorageError, reason_of
from coopdesk.store.connection import VERSION, bring_up, explained, ours, version_of


def look(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; an older file is brought up in a copy in memory, one that another program
    has open is read as it was saved last. Raises StorageError.
    """
    try:
        return _read_only(path)
    except BusyError:
        return _accepted(_as_saved_last(path), path)


def refuse(path: Path) -> NoReturn:
    """Say why nothing is saved, and how it could be. Raises ReadOnlyError."""
    message = N_("%(file)s is open for looking only. Copy it to a folder where you may write, and open that.")
    raise ReadOnlyError(message, file=path.name)


def _read_only(path: Path) -> sqlite3.Connection:
    with explained(path):
        place = f"{path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(place, uri=True, isolation_level=None, timeout=1, check_same_thread=False)
        try:
            ours(connection, path)
            if version_of(connection, path) == VERSION:
                connection.execute("PRAGMA trusted_schema=OFF")
                connection.execute("PRAGMA query_only=ON")
                return connection
            memory = _memory()
            connection.backup(memory)
        except BaseException:
            connection.close()
            raise
        connection.close()
        return _accepted(memory, path)


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _accepted(memory: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A copy in memory, as a file of this version that cannot be changed."""
    with explained(path):
        try:
            ours(memory, path)
            memory.execute("PRAGMA trusted_schema=OFF")
            if version_of(memory, path) < VERSION:
                bring_up(memory)
            memory.execute("PRAGMA query_only=ON")
        except BaseException:
            memory.close()
            raise
    return memory


def _as_saved_last(path: Path) -> sqlite3.Connection:
    """What another program's file holds between two saves, in memory; refused while one is under way.

    Only a file that another process has open is read so: where this one has it, reading it would drop its lock.
    """
    try:
        before = _moment(path)
        content = path.read_bytes()
        after = _moment(path)
    except OSError as error:
        message = N_("%(file)s cannot be read: %(reason)s.")
        raise StorageError(message, file=path.name, reason=reason_of(error)) from error
    memory = _memory()
    try:
        memory.deserialize(content)
        whole = before == after and memory.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    except sqlite3.Error:
        whole = False
    if not whole:
        memory.close()
        raise BusyError(N_("%(file)s is just being saved by another program. Try again in a moment."), file=path.name)
    return memory


def _moment(path: Path) -> tuple[int, int]:
    """When the file was written last, and its size; refused while its journal says that it is being written."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size:
        raise BusyError(N_("%(file)s is just being saved by another program. Try again in a moment."), file=path.name)
    found = path.stat()
    return found.st_mtime_ns, found.st_size

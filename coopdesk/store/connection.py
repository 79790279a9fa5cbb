"""Opening the file: pragmas that make a save durable, the lock, and errors in plain words."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from coopdesk.errors import N_, BusyError, LockedError, ReadOnlyError, StorageError, reason_of

APPLICATION_ID: Final = 0x434F4F50
VERSION: Final = 6
LOCKED: Final = "final"
"""What the triggers of the file say when something final is to be changed."""
FROZEN: Final = "frozen"
"""What they say of conditions that something was evaluated by."""
_PAGES: Final = 256
"""Pages (of 4 KB) that are copied in one go."""
_GARBLED: Final = "Could not decode to UTF-8"
"""What Python says, without any code of SQLite, of a text that is none."""
_PRAGMAS: Final = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
)
_ADVICE: Final = {
    "SQLITE_READONLY_ROLLBACK": N_(
        "%(file)s was not closed properly. Copy it, with the file beside it whose name ends "
        "in -journal, to a folder where you may write, and open the copy."
    ),
    "SQLITE_BUSY": N_("%(file)s is open in another window or by another program. Close that one first."),
    "SQLITE_LOCKED": N_("%(file)s is open in another window or by another program. Close that one first."),
    "SQLITE_FULL": N_("There is no room left on the disk of %(file)s. Nothing was changed; make room and try again."),
    "SQLITE_READONLY": N_("%(file)s cannot be written: the file or its folder is read-only."),
    "SQLITE_CORRUPT": N_("%(file)s is damaged. Keep it, and restore the last backup under another name."),
    "SQLITE_NOTADB": N_("%(file)s is not a data file of coopdesk."),
    "SQLITE_CANTOPEN": N_("%(file)s cannot be opened: there is no such file, or its folder cannot be read."),
    "SQLITE_IOERR": N_("%(file)s could not be read or written. Check that the disk or stick is still there."),
}
_KINDS: Final = {"SQLITE_BUSY": BusyError, "SQLITE_LOCKED": BusyError, "SQLITE_READONLY": ReadOnlyError}


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turn what the user can act upon into StorageError or LockedError; every other SQLite error is a defect."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        if str(error) == LOCKED:
            raise LockedError(N_("This month is final and cannot be changed.")) from error
        if str(error) == FROZEN:
            message = N_("These conditions were used for an evaluation and stay as they are.")
            raise LockedError(message).advised(N_("Make a new edition of the conditions.")) from error
        raise
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ("SQLITE_CORRUPT" if _GARBLED in str(error) else "")
        for code, message in _ADVICE.items():
            if name == code or name.startswith(code + "_"):
                if code == "SQLITE_NOTADB" and path is not None:
                    raise StorageError(_not_ours(path), file=path.name) from error
                kind = _KINDS.get(code, StorageError)
                raise kind(message, file=path.name if path else ":memory:") from error
        raise


def connect(path: Path | None, new: bool = False) -> sqlite3.Connection:
    """A connection with the desk's pragmas, each read back; the file is locked for this process.

    A file of another program is refused before anything in it is changed, unless it is ``new`` and empty.
    The connection may be handed to one worker thread; the store serialises its use. Raises StorageError.
    """
    with explained(path):
        place = f"{path.absolute().as_uri()}?mode=rw" if path else ":memory:"
        connection = sqlite3.connect(
            place, uri=path is not None, isolation_level=None, timeout=1, check_same_thread=False
        )
        try:
            if path and not new:
                ours(connection, path)
            for name, value, expected in _PRAGMAS:
                connection.execute(f"PRAGMA {name}={value}").fetchall()
                if path and connection.execute(f"PRAGMA {name}").fetchone()[0] != expected:
                    raise sqlite3.OperationalError(f"PRAGMA {name} was not taken")
            connection.execute("BEGIN EXCLUSIVE")
            _try_to_write(connection)
            connection.execute("ROLLBACK")
        except BaseException:
            connection.close()
            raise
    return connection


def ours(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of another program. Raises StorageError."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StorageError(_not_ours(path), file=path.name)


def _not_ours(path: Path) -> str:
    """What to say of a file that is no data file; one that is sent or received is opened elsewhere."""
    if {".coop", ".age"} & {suffix.lower() for suffix in path.suffixes}:
        return N_(
            "%(file)s is a file that was sent, not a data file. Open your data file and take it in under “Send and "
            "receive” or “Inbox”. A new co-operative begins with “Open the federation's file”."
        )
    return N_("%(file)s is not a data file of coopdesk.")


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Write what is there already: SQLite opens a read-only file without a word and would refuse the first save."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version={version}")


def place_of(path: Path | None) -> tuple[int, int] | None:
    """Which file lies under a name, as the system numbers it; None where none does, or for a file in memory."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status else None


def in_place(path: Path | None, place: tuple[int, int] | None) -> None:
    """Refuse to save where the name leads elsewhere by now: SQLite would go on into a file that no one finds."""
    if path is not None and place_of(path) != place:
        raise StorageError(
            N_("%(file)s is no longer in its place: it was moved or deleted. Put it back to go on."), file=path.name
        )


@contextmanager
def creating(path: Path) -> Iterator[None]:
    """Say in plain words why a new file cannot be made; raises StorageError."""
    try:
        yield
    except FileExistsError:
        raise StorageError(
            N_("There is already a file %(file)s. Choose another name, or open it."), file=path.name
        ) from None
    except OSError as error:
        raise StorageError(
            N_("%(file)s cannot be made in that folder: %(reason)s."), file=path.name, reason=reason_of(error)
        ) from error


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a file's shape; a newer one than ours is refused politely. Raises StorageError."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise StorageError(
            N_("%(file)s was made by a newer coopdesk. Install that version to open it."), file=path.name
        )
    return version


def accept(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Refuse a newer file politely; copy an older one aside and bring it to the newest shape. Raises StorageError.

    Returns where the copy lies, None for a file of this version. An earlier copy is never written over.
    """
    version = version_of(connection, path)
    if version == VERSION:
        return None
    aside = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    count = 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.stem}.version-{version}-{count}{path.suffix}")
    copy_of(connection, aside)
    bring_up(connection)
    return aside


def bring_up(connection: sqlite3.Connection) -> None:
    """Bring a file of an older version to the newest shape, whole or not at all."""
    from coopdesk.store.migrations import migrate

    connection.execute("BEGIN IMMEDIATE")
    try:
        migrate(connection)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def copy_of(connection: sqlite3.Connection, path: Path, progress: Callable[[int, int], None] | None = None) -> None:
    """A copy of an open file by SQLite's own means, checked, on the disk, and only then under its name.

    ``progress`` is called with pages copied and all pages now and then; what it raises ends the copy, without a
    trace. Raises StorageError: a file is never changed whose copy could not be made.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        copy = sqlite3.connect(part, isolation_level=None)
        try:
            connection.backup(copy, pages=_PAGES, progress=_stepping(progress))
            found = copy.execute("PRAGMA integrity_check").fetchall()
        finally:
            copy.close()
        if found != [("ok",)]:
            raise StorageError(N_("%(file)s could not be copied whole; it was not changed."), file=path.name)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException as error:
        with suppress(OSError):
            part.unlink()
        if not isinstance(error, (OSError, sqlite3.Error)):
            raise
        reason = reason_of(error) if isinstance(error, OSError) else reason_of(OSError(errno.EIO, ""))
        raise StorageError(
            N_("No copy %(file)s can be made in that folder: %(reason)s. The file was not changed."),
            file=path.name,
            reason=reason,
        ) from error


def _stepping(progress: Callable[[int, int], None] | None) -> Callable[[int, int, int], object] | None:
    return None if progress is None else lambda _status, left, pages: progress(pages - left, pages)


@contextmanager
def nested(connection: sqlite3.Connection) -> Iterator[None]:
    """What is kept inside is undone where it fails; a trigger may have ended the whole transaction by then."""
    connection.execute("SAVEPOINT nested")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO nested")
            connection.execute("RELEASE nested")
        raise
    connection.execute("RELEASE nested")


def sqlite_version() -> str:
    """The version of SQLite that keeps the data file."""
    return sqlite3.sqlite_version

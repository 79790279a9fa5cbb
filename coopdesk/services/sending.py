"""Sending: the computer's seal, and the packet of a final month written to a folder."""

import contextlib
import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final

import coopdesk
from coopdesk.domain.figures import figures_of
from coopdesk.domain.opening import Opening
from coopdesk.domain.packets import Envelope, Station, StoredPacket
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError, reason_of
from coopdesk.exchange import packet, wrapping
from coopdesk.exchange.month import persons_inside
from coopdesk.exchange.signature import Key, begun_in, key_in, turn
from coopdesk.services import months, opening, returned_values
from coopdesk.services.desk import own_cooperative
from coopdesk.services.encryption import SEALED, keys_folder, recipients
from coopdesk.services.highwater import keep, next_file_number
from coopdesk.services.members_sent import lines_for
from coopdesk.store import Store, facts, queries

_AT_ONCE: Final = 50
"""Packets written into the data file by one commit."""


def station_of(store: Store, keys: Path | None = None) -> Key:
    """The seal of this computer, made at first use; its public part is recorded in the data file.

    It lies in ``keys``, else in a folder ``keys`` beside the data file where there is one, else in the user's
    profile; a federation's in a folder of its own there, so that one computer may hold both offices. Raises
    DeskError where it cannot be kept.
    """
    place = keys_folder(store, keys)
    if not store.look_only and (begun := begun_in(place)) and store.get(Station, str(begun.public)):
        turn(place)  # replacing the seal was cut off after the data file had the new one
    key = key_in(place)
    if not store.look_only and store.get(Station, str(key.public)) is None:
        store.save(Station(str(key.public), _now()))
    return key


def export(store: Store, month: Month, folder: Path, keys: Path | None = None, operator: str = "") -> Path:
    """Write the packet of a final month into a folder and return its path; again gives the same bytes.

    Raises DeskError for a month that is not final, a folder that cannot be written, or another file of that name.
    """
    statement = _final(store, month)
    key = station_of(store, keys)
    written = export_many(store, [statement], folder, lambda _: key, operator)
    keep(store, keys=keys)
    return written[0]


def export_period(
    store: Store, period: Period, folder: Path, keys: Path | None = None, operator: str = ""
) -> Iterator[Path]:
    """Write the packets of the final months of a period and yield their paths, then name the other months.

    Raises DeskError as `export` does, for other months only when all that could be written were.
    """
    ready: list[Statement] = []
    refused: list[DeskError] = []
    for month in period:
        try:
            ready.append(_final(store, month))
        except DeskError as error:
            refused.append(error)
    if ready:
        key = station_of(store, keys)
        yield from export_many(store, ready, folder, lambda _: key, operator)
        keep(store, keys=keys)
    if refused:
        whole = refused.pop()
        while refused:
            whole = DeskError(N_("%(one)s\n%(others)s"), one=refused.pop(), others=whole)
        raise whole.advised(
            N_("The files of the other months are written; they are whole and can be sent.") if ready else ""
        )


def _final(store: Store, month: Month) -> Statement:
    """The statement of a month of this co-operative that is final; raises DeskError where there is none."""
    statement = months.current(store, own_cooperative(store).code, month)
    if statement is None:
        raise DeskError(N_("Nothing was entered for %(month)s yet."), month=month)
    if statement.state != "closed":
        raise DeskError(N_("%(month)s is not final yet. Check and finalise it, then it can be sent."), month=month)
    return statement


def export_many(
    store: Store, statements: Iterable[Statement], folder: Path, key_of: Callable[[str], Key], operator: str = ""
) -> list[Path]:
    """Write the packets of final statements, with the key of each co-operative, one commit per 50 of them.

    The bytes are in the data file before a file of them is; raises DeskError as `export` does. What is written is
    encrypted where the federation's keys are on file.
    """
    paths, left, readers = [], iter(statements), recipients(store)
    while some := list(islice(left, _AT_ONCE)):
        with store.transaction(operator):
            kept = [_packet(store, statement, key_of) for statement in some]
        paths += [_written(folder / packet.file_name(one), one.content, readers) for one in kept]
    return paths


_NO_READERS: Final = N_(
    "%(file)s tells of single members and goes out encrypted only, but the federation's keys are no longer on file. "
    "Take in the federation's newest update first."
)


def _written(path: Path, content: bytes, readers: tuple[str, ...]) -> Path:
    """The file of a packet, encrypted where it has readers; then its bytes are others each time."""
    if not readers:
        if persons_inside(content):
            raise DeskError(_NO_READERS, file=path.name)
        return write_file(path, content)
    return write_file(path.with_suffix(SEALED), wrapping.wrap(content, readers), anew=True)


def _packet(store: Store, statement: Statement, key_of: Callable[[str], Key]) -> StoredPacket:
    """The packet of a statement as it was first written, or written and kept now."""
    if statement.packet and (stored := store.get(StoredPacket, statement.packet)):
        return stored
    key = key_of(statement.cooperative)
    whole = months.whole(store, statement)
    envelope = _envelope(store, statement, key)
    members = lines_for(store, statement)
    keyed, before = returned_values.lines_for(store, statement), _opening(store, statement)
    content = packet.write_return(envelope, whole, figures_of(whole), key, members, before, keyed)
    stored = packet.stored(packet.read(content, str(statement.period)))
    store.save(stored)
    store.save(dataclasses.replace(statement, revision=envelope.revision, packet=stored.id))
    return stored


def _opening(store: Store, statement: Statement) -> Opening | None:
    """The figures before the start that are in force, in the first year and the one that is compared with it."""
    start = store.desk.start
    if start is None or not start <= statement.period <= Month(start.year + 1, 12):
        return None
    return opening.in_force(store, statement.cooperative)


def _envelope(store: Store, statement: Statement, key: Key) -> Envelope:
    desk = store.desk
    last, previous = facts.last_packet(store, str(key.public))
    return Envelope(
        kind="return",
        federation=desk.federation,
        cooperative=statement.cooperative,
        period=statement.period,
        revision=months.correction_number(store, statement),
        public_key=str(key.public),
        key_id=key.public.key_id,
        sequence=next_file_number(store, str(key.public), last),
        previous=previous,
        currency=statement.currency,
        exponent=statement.exponent,
        supersedes=_replaced(store, statement),
        submitted_on=statement.submitted_on,
        nil=statement.nil,
        reason=statement.reason,
        change_head=queries.change_head(store),
        program=f"coopdesk {coopdesk.__version__}",
        written_at=_now(),
    )


def _replaced(store: Store, statement: Statement) -> tuple[str, ...]:
    """The ids of the packets of all statements that this one corrects, sorted."""
    found, amends = set(), statement.amends
    while amends is not None and (earlier := store.get(Statement, amends)):
        if earlier.packet:
            found.add(earlier.packet)
        amends = earlier.amends
    return tuple(sorted(found))


def write_file(path: Path, content: bytes, anew: bool = False) -> Path:
    """A file with this content, whole and on the disk, or not there; one with other content is never overwritten.

    With ``anew`` a whole new one takes the place of one of that name, and is read back like every other.
    Of the folders on the way to it only the last one is made. Raises DeskError.
    """
    folder = path.parent
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if folder.exists() and not folder.is_dir():
            raise DeskError(N_("%(folder)s is a file; the return files need a folder."), folder=folder)
        if not folder.parent.is_dir():
            raise DeskError(
                N_("There is no folder %(folder)s. Make it first, or choose another one."), folder=folder.parent
            )
        folder.mkdir(exist_ok=True)
        if path.exists() and not anew:
            return _same(path, content)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _settle(folder)
        return _same(path, content)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise DeskError(
            N_("%(file)s cannot be written: %(reason)s."), file=path.name, reason=reason_of(error)
        ) from error


def _same(path: Path, content: bytes) -> Path:
    if path.read_bytes() != content:
        raise DeskError(N_("There is another file %(file)s in that folder; it was not overwritten."), file=path.name)
    return path


def _settle(folder: Path) -> None:
    """Put a folder's new name on the disk, where the system can (not Windows, not every stick)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

"""Sending: the computer's seal, and the packet of a final month written to a folder."""

import dataclasses
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
from coopdesk.errors import N_, DeskError
from coopdesk.exchange import packet, wrapping
from coopdesk.exchange.month import persons_inside
from coopdesk.exchange.signature import Key, begun_in, key_in, turn
from coopdesk.services import months, opening, returned_values
from coopdesk.services.desk import own_cooperative
from coopdesk.services.encryption import SEALED, keys_folder, recipients
from coopdesk.services.highwater import keep, next_file_number
from coopdesk.services.members_sent import lines_for
from coopdesk.services.stick import Laid, lay
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

    The bytes lie on the medium before the data file keeps them, and get their name once it does: what the medium
    refuses is not sent, and what is named is on record. Raises DeskError as `export` does. What is written is encrypted
    where the federation's keys are on file.
    """
    paths, left, readers = [], iter(statements), recipients(store)
    while some := list(islice(left, _AT_ONCE)):
        laid: list[Laid] = []
        try:
            with store.transaction(operator):
                for statement in some:
                    kept = _packet(store, statement, key_of)
                    laid.append(_laid(folder / packet.file_name(kept), kept.content, readers))
            paths += [one.place() for one in laid]
        finally:
            for one in laid:
                one.clear()
    return paths


_NO_READERS: Final = N_(
    "%(file)s tells of single members and goes out encrypted only, but the federation's keys are no longer on file. "
    "Take in the federation's newest update first."
)


def _laid(path: Path, content: bytes, readers: tuple[str, ...]) -> Laid:
    """The file of a packet beside its name, encrypted where it has readers; then its bytes are others each time."""
    if not readers:
        if persons_inside(content):
            raise DeskError(_NO_READERS, file=path.name)
        return lay(path, content)
    return lay(path.with_suffix(SEALED), wrapping.wrap(content, readers), anew=True)


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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

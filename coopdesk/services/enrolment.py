"""Registering this computer: the file that carries its seal to the federation.

The first seal is compared with the signed sheet; a seal that took its place is named by the one before it.
"""

from pathlib import Path

from coopdesk.domain.packets import Station, StoredPacket
from coopdesk.domain.receipts import SealLine, registration
from coopdesk.exchange import packet
from coopdesk.exchange.signature import Key, earlier_in
from coopdesk.services.desk import own_cooperative
from coopdesk.services.encryption import keys_folder
from coopdesk.services.numbered import written
from coopdesk.services.sending import station_of
from coopdesk.services.stick import write_file
from coopdesk.store import Store, facts


def write_enrolment(store: Store, folder: Path, keys: Path | None = None, operator: str = "") -> Path:
    """Write the registration of this computer's seal into a folder and return its path; again gives the same bytes.

    Raises DeskError in a federation's file, and for a folder that cannot be written.
    """
    return write_registrations(store, folder, keys, operator)[-1]


def write_registrations(store: Store, folder: Path, keys: Path | None = None, operator: str = "") -> list[Path]:
    """As `write_enrolment`; for a seal that others named one after the other, the file of each, the first one first."""
    own_cooperative(store)
    key = station_of(store, keys)
    with store.transaction(operator):
        found = namings(store, str(key.public)) or [_first(store, key, keys)]
    return [write_file(folder / packet.file_name(one), one.content) for one in found]


def namings(store: Store, seal: str) -> list[StoredPacket]:
    """The registrations written here that lead to a seal, each naming the next; none for one that nobody named."""
    found: list[StoredPacket] = []
    named = {one.enrols: one for one in store.find(StoredPacket, kind="enrolment") if one.enrols != one.public_key}
    while (one := named.pop(seal, None)) is not None:
        found.insert(0, one)
        seal = one.public_key
    return found


def _first(store: Store, key: Key, keys: Path | None) -> StoredPacket:
    """The registration of a seal that nobody named, as it was first written, or written and kept now.

    Where the seal was replaced at another data file of this computer, it is named for this one now.
    """
    seal = str(key.public)
    for stored in store.find(StoredPacket, kind="enrolment", public_key=seal):
        if stored.enrols == seal:
            return stored
    since = {station.public_key: station.since for station in store.find(Station)}
    before = [one for one in earlier_in(keys_folder(store, keys)) if has_spoken(store, one)]
    if before and not has_spoken(store, key):
        return name(store, max(before, key=lambda one: since[str(one.public)]), key)
    return name(store, key, key)


def has_spoken(store: Store, key: Key) -> bool:
    """Whether the federation can know a seal of this desk: a file bears it, or an earlier one names it."""
    seal = str(key.public)
    known = facts.last_packet(store, seal)[0] > 0 or bool(namings(store, seal))
    return known and store.get(Station, seal) is not None


def name(store: Store, old: Key, new: Key) -> StoredPacket:
    """Write and keep the registration by which a seal names a new one, or itself."""
    desk, seal = own_cooperative(store), str(new.public)
    line = SealLine(seal, new.proof(registration(store.desk.federation, desk.code, str(old.public))))
    return written(store, "enrolment", desk.code, 1, {"seal": (line,)}, old)

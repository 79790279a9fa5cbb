"""Registering this computer: the file that carries its seal to the federation, to be compared with the signed sheet."""

from pathlib import Path

from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.receipts import SealLine, registration
from coopdesk.exchange import packet
from coopdesk.exchange.signature import Key
from coopdesk.services.desk import own_cooperative
from coopdesk.services.numbered import written
from coopdesk.services.sending import station_of, write_file
from coopdesk.store import Store


def write_enrolment(store: Store, folder: Path, keys: Path | None = None, operator: str = "") -> Path:
    """Write the registration of this computer's seal into a folder and return its path; again gives the same bytes.

    Raises DeskError in a federation's file, and for a folder that cannot be written.
    """
    own_cooperative(store)
    key = station_of(store, keys)
    with store.transaction(operator):
        stored = _enrolment(store, key)
    return write_file(folder / packet.file_name(stored), stored.content)


def _enrolment(store: Store, key: Key) -> StoredPacket:
    """The registration as it was first written, or written and kept now."""
    seal = str(key.public)
    for stored in store.find(StoredPacket, kind="enrolment", public_key=seal):
        if stored.enrols == seal:
            return stored
    code = own_cooperative(store).code
    line = SealLine(seal, key.proof(registration(store.desk.federation, code, seal)))
    return written(store, "enrolment", code, 1, {"seal": (line,)}, key)

"""Registering this computer: the file that carries its seal to the federation, to be compared with the signed sheet."""

from datetime import UTC, datetime
from pathlib import Path

import coopdesk
from coopdesk.domain.packets import Envelope, StoredPacket
from coopdesk.domain.receipts import SealLine, registration
from coopdesk.exchange import packet
from coopdesk.exchange.signature import Key
from coopdesk.services.desk import own_cooperative
from coopdesk.services.sending import station_of, write_file
from coopdesk.store import Store, facts, queries


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
    envelope = _envelope(store, key)
    line = SealLine(seal, key.proof(registration(envelope.federation, envelope.cooperative, seal)))
    made = packet.stored(packet.read(packet.write_packet(envelope, {"seal": (line,)}, key), envelope.cooperative))
    store.save(made)
    return made


def _envelope(store: Store, key: Key) -> Envelope:
    desk = store.desk
    sequence, previous = facts.last_packet(store, str(key.public))
    return Envelope(
        kind="enrolment",
        federation=desk.federation,
        cooperative=own_cooperative(store).code,
        period=None,
        revision=1,
        public_key=str(key.public),
        key_id=key.public.key_id,
        sequence=sequence + 1,
        previous=previous,
        currency=desk.currency,
        exponent=desk.exponent,
        change_head=queries.change_head(store),
        program=f"coopdesk {coopdesk.__version__}",
        written_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )

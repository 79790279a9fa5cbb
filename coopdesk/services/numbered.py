"""Files of no month: registrations; receipts and updates, the same again while they say the same, else the next.

A data file that goes on from a backup would number them anew; one of its own that comes back puts that right.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import coopdesk
from coopdesk.domain.packets import Envelope, StoredPacket
from coopdesk.errors import N_, DeskError
from coopdesk.exchange import packet
from coopdesk.exchange.signature import Key
from coopdesk.services.highwater import next_file_number
from coopdesk.store import Store, facts, queries


def numbered(
    store: Store, kind: str, cooperative: str, tables: Mapping[str, Sequence[Any]], last: StoredPacket | None, key: Key
) -> StoredPacket:
    """The last packet of a kind for a co-operative where it says the same under the same seal, else the next one.

    One whose number another bears too (`come_back`) is none to say again: its reader could not tell them apart.
    """
    if last is not None and last.public_key == str(key.public) and says_this(store, last, tables):
        return last
    number = (last.revision or 0) + 1 if last is not None else 1
    return written(store, kind, cooperative, number, tables, key)


def says_this(store: Store, last: StoredPacket, tables: Mapping[str, Sequence[Any]]) -> bool:
    """Whether a packet says in its tables what these say, and is the only one of its number."""
    alike = {"period": None, "kind": last.kind, "cooperative": last.cooperative, "revision": last.revision}
    if len(store.find(StoredPacket, **alike)) > 1:
        return False
    before = contents(last).tables
    return all(tuple(before[name]) == tuple(tables[name]) for name in tables)


@lru_cache(maxsize=64)
def _read(number: str, content: bytes) -> packet.Packet:
    return packet.read(content, number)


def contents(fact: StoredPacket) -> packet.Packet:
    """The packet of a fact; it was read when it came in or was written, and reading it again gives the same."""
    return _read(fact.id, fact.content)


def written(
    store: Store, kind: str, cooperative: str, number: int, tables: Mapping[str, Sequence[Any]], key: Key
) -> StoredPacket:
    """A packet without a month, the next of its seal, written and kept."""
    content = packet.write_packet(_envelope(store, kind, cooperative, number, key), tables, key)
    made = packet.stored(packet.read(content, cooperative))
    store.save(made)
    return made


def come_back(store: Store, fact: StoredPacket, own: Collection[str]) -> DeskError | None:
    """Keep a receipt or an update that was written here, if this data file does not know it; what is to be told then.

    It was written after the backup from which the file went on: the next ones are numbered after it.
    """
    if fact.public_key not in own or fact.kind not in ("receipt", "directive"):
        return None
    if store.get(StoredPacket, fact.id) is not None:
        return None
    store.save(fact)
    return DeskError(
        N_(
            "This file (no. %(number)s) was written here and was missing in this data file, which went on from a "
            "backup. It is kept; write the receipts and updates again, they are numbered after it."
        ),
        number=fact.revision,
    )


def _envelope(store: Store, kind: str, cooperative: str, number: int, key: Key) -> Envelope:
    desk = store.desk
    last, previous = facts.last_packet(store, str(key.public))
    return Envelope(
        kind=kind,
        federation=desk.federation,
        cooperative=cooperative,
        period=None,
        revision=number,
        public_key=str(key.public),
        key_id=key.public.key_id,
        sequence=next_file_number(store, str(key.public), last),
        previous=previous,
        currency=desk.currency,
        exponent=desk.exponent,
        change_head=queries.change_head(store),
        program=f"coopdesk {coopdesk.__version__}",
        written_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )

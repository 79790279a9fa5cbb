"""Files of no month: registrations; receipts and updates, the same again while they say the same, else the next."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import coopdesk
from coopdesk.domain.packets import Envelope, StoredPacket
from coopdesk.exchange import packet
from coopdesk.exchange.signature import Key
from coopdesk.services.highwater import next_number
from coopdesk.store import Store, facts, queries


def numbered(
    store: Store, kind: str, cooperative: str, tables: Mapping[str, Sequence[Any]], last: StoredPacket | None, key: Key
) -> StoredPacket:
    """The last packet of a kind for a co-operative where it says the same under the same seal, else the next one."""
    if last is not None and last.public_key == str(key.public):
        before = packet.read(last.content, packet.file_name(last)).tables
        if all(tuple(before[name]) == tuple(tables[name]) for name in tables):
            return last
    number = (last.revision or 0) + 1 if last is not None else 1
    return written(store, kind, cooperative, number, tables, key)


def written(
    store: Store, kind: str, cooperative: str, number: int, tables: Mapping[str, Sequence[Any]], key: Key
) -> StoredPacket:
    """A packet without a month, the next of its seal, written and kept."""
    content = packet.write_packet(_envelope(store, kind, cooperative, number, key), tables, key)
    made = packet.stored(packet.read(content, cooperative))
    store.save(made)
    return made


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
        sequence=next_number(store, str(key.public), last),
        previous=previous,
        currency=desk.currency,
        exponent=desk.exponent,
        change_head=queries.change_head(store),
        program=f"coopdesk {coopdesk.__version__}",
        written_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )

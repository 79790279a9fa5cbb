"""Files of no month: registrations; receipts and updates, the same again while they say the same, else the next."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import coopdesk
from coopdesk.domain.packets import Envelope, StoredPacket
from coopdesk.exchange import packet
from coopdesk.exchange.signature import Key
from coopdesk.store import Store, facts, queries


def numbered(
    store: Store, kind: str, cooperative: str, tables: Mapping[str, Sequence[Any]], last: StoredPacket | None, key: Key
) -> StoredPacket:
    """The last packet of a kind for a co-operative where it says the same under the same seal, else the next one."""
    if last is not None and last.public_key == str(key.public) and same(last, tables):
        return last
    number = (last.revision or 0) + 1 if last is not None else 1
    return written(store, kind, cooperative, number, tables, key)


def same(last: StoredPacket, tables: Mapping[str, Sequence[Any]]) -> bool:
    """Whether a packet says in its tables what these say."""
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


def _envelope(store: Store, kind: str, cooperative: str, number: int, key: Key) -> Envelope:
    desk = store.desk
    sequence, previous = facts.last_packet(store, str(key.public))
    return Envelope(
        kind=kind,
        federation=desk.federation,
        cooperative=cooperative,
        period=None,
        revision=number,
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

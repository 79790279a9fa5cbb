"""Named questions about the chains of packets that seals have written, and the seals that were named in them."""

import json
from collections.abc import Iterable

from coopdesk.domain.seals import Link, Pair, Vouching
from coopdesk.store.facts import REMAINS
from coopdesk.store.store import Store


def links(store: Store, seals: Iterable[str]) -> list[Link]:
    """The chains of some seals; every packet ever read or written, since what one says stays true."""
    rows = store.query(
        "SELECT id, public_key, previous FROM stored_packet WHERE public_key IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(seals))],
    )
    return [Link(*row) for row in rows]


def vouchings(store: Store) -> list[Vouching]:
    """The registrations of new seals by others, as long as an arrival of them remains."""
    rows = store.query(
        "SELECT p.id, p.public_key, p.enrols, p.cooperative FROM stored_packet p "
        "WHERE p.enrols IS NOT NULL AND p.enrols <> p.public_key "
        f"AND EXISTS (SELECT 1 FROM arrival a WHERE a.packet = p.id AND {REMAINS})"
    )
    return [Vouching(*row) for row in rows]


def ever_named(store: Store) -> bool:
    """Whether a seal was ever named by another, in a file that counts or not."""
    sql = "SELECT EXISTS (SELECT 1 FROM stored_packet WHERE enrols IS NOT NULL AND enrols <> public_key)"
    return bool(store.query(sql)[0][0])


def returns_of_others(store: Store, pairs: frozenset[Pair]) -> list[str]:
    """The ids of returns whose seal speaks for their co-operative in none of the pairs."""
    seen = store.query("SELECT DISTINCT public_key, cooperative FROM stored_packet WHERE kind = 'return'")
    found: list[str] = []
    for pair in seen:
        if pair not in pairs:
            sql = "SELECT id FROM stored_packet WHERE public_key = ? AND cooperative = ? AND kind = 'return'"
            found += [row[0] for row in store.query(sql, pair)]
    return found


def came_at(store: Store, packet: str) -> str:
    """When a packet came in first (UTC)."""
    return str(store.query("SELECT at FROM arrival WHERE packet = ? ORDER BY counter LIMIT 1", [packet])[0][0])


def last_of(store: Store, public_key: str) -> list[tuple[int, str, str, str | None]]:
    """The packets of a seal that came in, the last one first: number, id, kind and month."""
    rows = store.query(
        "SELECT sequence, id, kind, period FROM stored_packet WHERE public_key = ? ORDER BY sequence DESC, id",
        [public_key],
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]

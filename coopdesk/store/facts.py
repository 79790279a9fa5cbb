"""Named questions about the facts on packets (DESIGN §7): what came in, what waits, what could count."""

from collections.abc import Collection, Mapping

from coopdesk.domain.packets import StoredPacket, ids_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.seals import Pair
from coopdesk.domain.standings import Candidate
from coopdesk.store.rows import Row
from coopdesk.store.store import Store


def candidates(store: Store, period: Period, cooperative: str | None = None) -> list[Candidate]:
    """Every closed statement of a period that could count; one from a packet as long as an arrival of it remains."""
    rows = store.query(
        "SELECT s.id, s.cooperative, s.period, s.source, s.packet, s.amends, p.supersedes "
        "FROM statement s LEFT JOIN stored_packet p ON s.source = 'packet' AND p.id = s.packet "
        "WHERE s.state = 'closed' AND s.purpose = 'return' "
        "AND s.period BETWEEN ?1 AND ?2 AND (?3 IS NULL OR s.cooperative = ?3) "
        f"AND (s.source <> 'packet' OR EXISTS (SELECT 1 FROM arrival a WHERE a.packet = s.packet AND {REMAINS}))",
        [str(period.first), str(period.last), cooperative],
    )
    parents = {row[0]: row[5] for row in rows}
    return [
        Candidate(row[0], row[1], Month.parse(row[2]), row[3], row[4], frozenset(ids_of(row[6])))
        if row[3] == "packet"
        else Candidate(row[0], row[1], Month.parse(row[2]), row[3], f"#{row[0]}", _ancestors(row[0], parents))
        for row in rows
    ]


REMAINS = "a.batch NOT IN (SELECT batch FROM decision WHERE kind = 'withdraw')"


def _ancestors(statement: int, parents: Mapping[int, int | None]) -> frozenset[str]:
    found = []
    parent = parents.get(statement)
    while parent is not None:
        found.append(f"#{parent}")
        parent = parents.get(parent)
    return frozenset(found)


def arrived(store: Store, packet: str) -> bool:
    """Whether an arrival of a packet remains."""
    rows = store.query(f"SELECT EXISTS (SELECT 1 FROM arrival a WHERE a.packet = ? AND {REMAINS})", [packet])
    return bool(rows[0][0])


def packet_ids(store: Store) -> list[str]:
    """The ids of all packets written or read here."""
    return [row[0] for row in store.query("SELECT id FROM stored_packet ORDER BY id")]


def waiting_packets(store: Store, trusted: Collection[Pair]) -> list[StoredPacket]:
    """Returns that came in and have no statement yet, though their seal speaks for their co-operative by now."""
    ready = {row[0] for row in unsettled_packets(store) if (row[6], row[3]) in trusted}
    return [packet for number in sorted(ready) if (packet := store.get(StoredPacket, number))]


def unsettled_packets(store: Store) -> list[Row]:
    """Returns that came in and have no statement: id, file, moment, co-operative, month, correction, seal."""
    return store.query(
        "SELECT p.id, a.file, a.at, p.cooperative, p.period, p.revision, p.public_key "
        "FROM stored_packet p JOIN arrival a ON a.packet = p.id "
        "WHERE p.kind = 'return' AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.packet = p.id) "
        f"AND a.counter = (SELECT max(a.counter) FROM arrival a WHERE a.packet = p.id AND {REMAINS}) "
        "ORDER BY p.cooperative, p.period, p.revision, p.id"
    )


def latest_arrivals(store: Store, most: int) -> list[Row]:
    """The last arrivals of returns: counter, moment, file, co-operative, month, correction, packet, has a statement."""
    return store.query(
        "SELECT a.counter, a.at, a.file, p.cooperative, p.period, p.revision, p.id, "
        "EXISTS (SELECT 1 FROM statement s WHERE s.packet = p.id) "
        "FROM arrival a JOIN stored_packet p ON p.id = a.packet "
        f"WHERE p.kind = 'return' AND {REMAINS} ORDER BY a.counter DESC LIMIT ?",
        [most],
    )


def last_packet(store: Store, public_key: str) -> tuple[int, str | None]:
    """Sequence number and id of the last packet written with a seal; (0, None) before the first."""
    rows = store.query(
        "SELECT sequence, id FROM stored_packet WHERE public_key = ? ORDER BY sequence DESC LIMIT 1", [public_key]
    )
    return (rows[0][0], rows[0][1]) if rows else (0, None)


_COUNTED = ("arrival", "decision", "trusted_key", "federation_seal", "revocation", "question")


def next_fact(store: Store) -> int:
    """The number of the next fact about packets to be recorded."""
    rows = store.query(
        f"SELECT 1 + max({', '.join(f'coalesce((SELECT max(counter) FROM {name}), 0)' for name in _COUNTED)})"
    )
    return int(rows[0][0])

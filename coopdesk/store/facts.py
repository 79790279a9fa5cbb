"""Named questions about the facts on packets (DESIGN §7): what came in, what waits, what could count."""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from coopdesk.domain.packets import Decision, StoredPacket, ids_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.seals import Pair
from coopdesk.domain.standings import Candidate
from coopdesk.store.queries import records
from coopdesk.store.rows import Row
from coopdesk.store.store import Store

# of decisions about the same thing the latest speaks: max() gives the other columns of its row with it
_WITHDRAWN: Final = (
    "(SELECT batch FROM (SELECT batch, kind, max(counter) FROM decision WHERE kind IN ('withdraw', 'restore') "
    "GROUP BY batch) WHERE kind = 'withdraw')"
)
_REFUSED: Final = (
    "(SELECT id FROM (SELECT j.value AS id, d.kind AS kind, max(d.counter) FROM decision d, json_each(d.packets) j "
    "WHERE d.kind IN ('refuse', 'admit') GROUP BY j.value) WHERE kind = 'refuse')"
)
REMAINS: Final = f"a.batch NOT IN {_WITHDRAWN}"


class Decided(NamedTuple):
    """What persons took away: batches withdrawn and not restored, packets refused and not admitted."""

    withdrawn: frozenset[str]
    refused: frozenset[str]


def decided(store: Store) -> Decided:
    """What was decided last about batches and packets."""
    return Decided(withdrawn(store), refused(store))


def candidates(
    store: Store, period: Period, cooperative: str | None = None, known: Decided | None = None
) -> list[Candidate]:
    """Every closed statement of a period that could count.

    One from a packet does as long as an arrival of it remains and nobody refuses it; ``known`` are the decisions,
    where they were asked for before: there may be thousands of packets and of decisions.
    """
    away = decided(store) if known is None else known
    # one month is asked for by equality, so that the index of month and co-operative finds it among thousands
    place, values = "s.period BETWEEN ? AND ?", [str(period.first), str(period.last)]
    if period.first == period.last:
        place, values = "s.period = ?", [str(period.first)]
    if cooperative is not None:
        place, values = f"{place} AND s.cooperative = ?", [*values, cooperative]
    rows = store.query(
        "SELECT s.id, s.cooperative, s.period, s.source, s.packet, s.amends, p.supersedes, "
        "(SELECT json_group_array(a.batch) FROM arrival a WHERE a.packet = s.packet AND s.source = 'packet') "
        "FROM statement s LEFT JOIN stored_packet p ON s.source = 'packet' AND p.id = s.packet "
        "WHERE s.state = 'closed' AND s.purpose = 'return' "
        f"AND {place}",
        values,
    )
    parents = {row[0]: row[5] for row in rows}
    return [
        Candidate(row[0], row[1], Month.parse(row[2]), row[3], row[4], frozenset(ids_of(row[6])))
        if row[3] == "packet"
        else Candidate(row[0], row[1], Month.parse(row[2]), row[3], f"#{row[0]}", _ancestors(row[0], parents))
        for row in rows
        if row[3] != "packet" or (row[4] not in away.refused and not away.withdrawn.issuperset(ids_of(row[7])))
    ]


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


def refused(store: Store) -> frozenset[str]:
    """The packets that were refused and not admitted again."""
    return frozenset(row[0] for row in store.query(_REFUSED[1:-1]))


def withdrawn(store: Store) -> frozenset[str]:
    """The batches that were withdrawn and not restored."""
    return frozenset(row[0] for row in store.query(_WITHDRAWN[1:-1]))


def batch_size(store: Store, batch: str) -> tuple[int, int]:
    """How many files came in with a batch, and of how many co-operatives."""
    rows = store.query(
        "SELECT count(*), count(DISTINCT p.cooperative) FROM arrival a JOIN stored_packet p ON p.id = a.packet "
        "WHERE a.batch = ?",
        [batch],
    )
    return (rows[0][0], rows[0][1])


def first_arrival(store: Store, packet: str) -> Row | None:
    """File and moment of the first arrival of a packet that remains."""
    rows = store.query(
        f"SELECT a.file, a.at FROM arrival a WHERE a.packet = ? AND {REMAINS} ORDER BY a.counter LIMIT 1", [packet]
    )
    return rows[0] if rows else None


def last_decision(store: Store, batch: str, packet: str) -> Decision | None:
    """The latest decision about a batch or a packet, None where nobody decided."""
    found = records(
        store,
        Decision,
        "(kind IN ('withdraw', 'restore') AND batch = ?1) OR (kind IN ('choose', 'refuse', 'admit') "
        "AND EXISTS (SELECT 1 FROM json_each(packets) j WHERE j.value = ?2)) ORDER BY counter DESC LIMIT 1",
        [batch, packet],
    )
    return found[0] if found else None


def packet_ids(store: Store) -> list[str]:
    """The ids of all packets written or read here."""
    return [row[0] for row in store.query("SELECT id FROM stored_packet ORDER BY id")]


def waiting_packets(store: Store, trusted: Collection[Pair]) -> list[StoredPacket]:
    """Returns that came in and have no statement yet, though their seal speaks for their co-operative by now.

    What is refused waits for nothing, until it is admitted.
    """
    ready = {row[0] for row in unsettled_packets(store) if (row[6], row[3]) in trusted}
    return [packet for number in sorted(ready) if (packet := store.get(StoredPacket, number))]


def unsettled_packets(store: Store) -> list[Row]:
    """Returns that came in and have no statement: id, file, moment, co-operative, month, correction, seal."""
    return store.query(
        "SELECT p.id, a.file, a.at, p.cooperative, p.period, p.revision, p.public_key "
        "FROM stored_packet p JOIN arrival a ON a.packet = p.id "
        "WHERE p.kind = 'return' AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.packet = p.id) "
        f"AND p.id NOT IN {_REFUSED} "
        f"AND a.counter = (SELECT max(a.counter) FROM arrival a WHERE a.packet = p.id AND {REMAINS}) "
        "ORDER BY p.cooperative, p.period, p.revision, p.id"
    )


def registrations(store: Store) -> list[Row]:
    """Registrations of computers that came in.

    Id, file, moment, co-operative, no month, number, the seal that is registered, the seal that says so.
    """
    return store.query(
        "SELECT p.id, a.file, a.at, p.cooperative, p.period, p.revision, p.enrols, p.public_key "
        "FROM stored_packet p JOIN arrival a ON a.packet = p.id "
        f"WHERE p.kind = 'enrolment' AND p.id NOT IN {_REFUSED} "
        f"AND a.counter = (SELECT max(a.counter) FROM arrival a WHERE a.packet = p.id AND {REMAINS}) "
        "ORDER BY p.cooperative, p.sequence, p.id"
    )


def latest_arrivals(store: Store, most: int) -> list[Row]:
    """The last arrivals of returns and registrations of computers, those of withdrawn batches too.

    Counter, moment, file, co-operative, month, correction, packet, batch, seal that a registration speaks of, has a
    statement, is withdrawn, is refused.
    """
    return store.query(
        "SELECT a.counter, a.at, a.file, p.cooperative, p.period, p.revision, p.id, a.batch, "
        "p.enrols, EXISTS (SELECT 1 FROM statement s WHERE s.packet = p.id), "
        f"a.batch IN {_WITHDRAWN}, p.id IN {_REFUSED} "
        "FROM arrival a JOIN stored_packet p ON p.id = a.packet "
        "WHERE p.kind IN ('return', 'enrolment') ORDER BY a.counter DESC LIMIT ?",
        [most],
    )


def sent_in(store: Store, cooperative: str | None = None) -> list[Row]:
    """Returns of which an arrival remains: co-operative, month, id, correction, seal, number, has a statement."""
    return store.query(
        "SELECT p.cooperative, p.period, p.id, p.revision, p.public_key, p.sequence, "
        "EXISTS (SELECT 1 FROM statement s WHERE s.packet = p.id) FROM stored_packet p "
        "WHERE p.kind = 'return' AND (?1 IS NULL OR p.cooperative = ?1) "
        f"AND EXISTS (SELECT 1 FROM arrival a WHERE a.packet = p.id AND {REMAINS}) "
        "ORDER BY p.cooperative, p.period, p.id",
        [cooperative],
    )


def same_numbers(store: Store) -> list[Row]:
    """Packets that came in under a number of a seal that another one bears too, unless a person refused them.

    Id, seal, number, co-operative, file.
    """
    return store.query(
        "SELECT p.id, p.public_key, p.sequence, p.cooperative, min(a.file) FROM stored_packet p "
        f"JOIN arrival a ON a.packet = p.id AND {REMAINS} WHERE (p.public_key, p.sequence) IN (SELECT public_key, "
        f"sequence FROM stored_packet GROUP BY public_key, sequence HAVING count(*) > 1) AND p.id NOT IN {_REFUSED} "
        "GROUP BY p.id ORDER BY p.id"
    )


def last_receipt(store: Store, cooperative: str | None = None) -> StoredPacket | None:
    """The receipt of the highest number, of one co-operative or of all; None before the first."""
    found = records(
        store,
        StoredPacket,
        "kind = 'receipt' AND (?1 IS NULL OR cooperative = ?1) ORDER BY revision DESC, id LIMIT 1",
        [cooperative],
    )
    return found[0] if found else None


def receipt_numbers(store: Store) -> dict[str, int]:
    """The highest number of a receipt by co-operative."""
    rows = store.query(
        "SELECT cooperative, max(revision) FROM stored_packet WHERE kind = 'receipt' GROUP BY cooperative"
    )
    return {row[0]: row[1] for row in rows}


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

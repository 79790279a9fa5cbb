"""Which seals speak for whom in this data file, and taking back the word of one (EXCHANGE, identity)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from coopdesk.domain import seals
from coopdesk.domain.packets import Revocation, StoredPacket, TrustedKey
from coopdesk.domain.seals import Pair
from coopdesk.errors import N_, DeskError
from coopdesk.services.operators import require
from coopdesk.store import Store, chains, facts
from coopdesk.store.rows import Row


def revoked(store: Store, more: Iterable[Revocation] = (), also: StoredPacket | None = None) -> frozenset[str]:
    """The packets that do not count since their seal was revoked, here or by ``more`` that are not here yet.

    ``also`` is a packet that is not here yet either.
    """
    limits = [(fact.public_key, fact.last) for fact in (*store.find(Revocation), *more)]
    if not limits:
        return frozenset()
    links = chains.links(store, {seal for seal, _ in limits})
    if also is not None:
        links.append(seals.Link(also.id, also.public_key, also.previous))
    return seals.revoked(limits, links)


def trusted(store: Store, refused: frozenset[str]) -> frozenset[Pair]:
    """The seals that speak for a co-operative; registrations that were not accepted, or are refused, name nobody."""
    sheets = [(fact.public_key, fact.cooperative) for fact in store.find(TrustedKey)]
    named = chains.vouchings(store)
    return seals.trusted(sheets, named, refused | facts.refused(store) if named else refused)


def unknown_registrations(store: Store) -> list[Row]:
    """Registrations of seals that do not speak for their co-operative (yet), as rows of `facts.unsettled_packets`."""
    came = facts.registrations(store)
    speaking = trusted(store, revoked(store)) if came else frozenset()
    return [row[:7] for row in came if not speaking & {(row[6], row[3]), (row[7], row[3])}]


def unadmitted(store: Store) -> frozenset[str]:
    """Packets that do not count for their seal: it was revoked, or nobody names it any more.

    Trust by sheets is never taken back, so without the one and the other there is nothing to look for.
    """
    refused = revoked(store)
    if not refused and not chains.ever_named(store):
        return frozenset()
    return refused | frozenset(chains.returns_of_others(store, trusted(store, refused)))


def revoke(store: Store, public_key: str, last: str | None, reason: str, operator: str = "") -> Revocation:
    """From now on a seal speaks only through one of its packets, named by its id; None where nothing of it counts.

    Raises DeskError for no seal, a packet that is not the seal's, or no reason; EntryError for a role that may not.
    """
    from coopdesk.exchange.signature import PublicKey  # the first window is shown without the library of seals

    require(store, operator, "check")
    key = str(PublicKey.parse(public_key))
    packet = store.get(StoredPacket, last) if last else None
    if last and (packet is None or packet.public_key != key):
        raise DeskError(N_("The last valid file is none that was written with this seal."))
    if not reason.strip():
        raise DeskError(N_("Say why the seal is revoked; the reason stays on record."))
    with store.transaction(operator):
        at = datetime.now(UTC).isoformat(timespec="seconds")
        number = packet.sequence if packet else 0
        fact = Revocation(facts.next_fact(store), key, number, last, reason.strip(), at)
        store.save(fact)
    return fact


@dataclass(frozen=True)
class Seal:
    """A seal that speaks for a co-operative, or did.

    ``since`` is UTC; ``named_by`` the seal that vouches for it, empty where its sheet was compared. ``ends`` is empty
    while it speaks; else the revocations in force, of which the last valid file may be none.
    """

    public_key: str
    since: str
    named_by: str
    ends: tuple[Revocation, ...] = ()


def seals_of(store: Store, cooperative: str) -> list[Seal]:
    """The seals that speak for a co-operative, in the order in which they came to."""
    ends: dict[str, tuple[Revocation, ...]] = {}
    for fact in store.find(Revocation):
        ends[fact.public_key] = (*ends.get(fact.public_key, ()), fact)
    sheets = sorted(store.find(TrustedKey, cooperative=cooperative), key=lambda fact: fact.counter)
    found = {fact.public_key: Seal(fact.public_key, fact.at, "", ends.get(fact.public_key, ())) for fact in sheets}
    speaking = trusted(store, revoked(store))
    for one in chains.vouchings(store):
        if (one.enrols, cooperative) in speaking and one.cooperative == cooperative and one.enrols not in found:
            since = chains.came_at(store, one.packet)
            found[one.enrols] = Seal(one.enrols, since, one.sealed_by, ends.get(one.enrols, ()))
    return list(found.values())


def files_of(store: Store, public_key: str) -> list[tuple[int, str, str, str | None]]:
    """The files of a seal that came in, the last one first: number, id, kind (`PACKET_KINDS`) and month as text."""
    return chains.last_of(store, public_key)


def file_meant(store: Store, public_key: str, text: str) -> str | None:
    """The file of a seal whose number begins with a text, None for the word “none”; raises DeskError."""
    if text == "none":
        return None
    found = [packet for _, packet, _, _ in files_of(store, public_key) if packet.startswith(text.lower())]
    if len(found) != 1:
        raise DeskError(N_("No single file of this seal has a number that begins with “%(text)s”."), text=text)
    return found[0]

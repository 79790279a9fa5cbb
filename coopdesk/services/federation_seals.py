"""Which seals speak for the federation at a co-operative's desk, and which updates were taken over there.

A seal speaks since a person compared it (the fact `FederationSeal`), or since an update was taken over that names it;
such an update counts as long as its own seal speaks and was not revoked before it. So it does not matter in which
order updates and revocations come.
"""

from collections.abc import Collection, Iterable

from coopdesk.domain.packets import Decision, FederationSeal, Revocation, Station, StoredPacket, ids_of
from coopdesk.errors import N_, DeskError
from coopdesk.exchange.packet import Packet
from coopdesk.services.numbered import contents
from coopdesk.services.seals import revoked
from coopdesk.store import Store


def taken_over(store: Store, more: Iterable[Revocation] = ()) -> list[StoredPacket]:
    """The updates that were taken over here and count, the highest edition last; ``more`` as for `seals.revoked`."""
    away = revoked(store, more)
    numbers = {number for fact in store.find(Decision, kind="apply") for number in ids_of(fact.packets)} - away
    found = [fact for number in numbers if (fact := store.get(StoredPacket, number))]
    return sorted(found, key=lambda fact: (fact.revision or 0, fact.id))


def speaking(store: Store, asked: Collection[str] | None = None) -> frozenset[str]:
    """The seals that speak for the federation here, of those ``asked`` about or of all; never this desk's own.

    Updates are read only for a seal that nobody compared.
    """
    found = {fact.public_key for fact in store.find(FederationSeal)}
    left = [] if asked is not None and found.issuperset(asked) else taken_over(store)
    while naming := [one for one in left if one.public_key in found]:
        left = [one for one in left if one not in naming]
        for one in naming:
            found |= {line.public_key for line in contents(one).tables["seals"]}
    return frozenset(found - {station.public_key for station in store.find(Station)})


def speaks(store: Store, public_key: str, packet: str) -> bool:
    """Whether a seal speaks for the federation here, and did so up to this packet."""
    return packet not in revoked(store) and public_key in speaking(store, {public_key})


def silenced(store: Store, packet: StoredPacket) -> DeskError | None:
    """Why a file of a seal that was revoked does not count, whether it is here or not; None where it does."""
    if packet.id not in revoked(store, also=packet):
        return None
    return DeskError(
        N_(
            "The federation revoked this seal; the file was sealed with it after its last valid file and does not "
            "count. Ask the federation for the file under its present seal."
        )
    )


def news(store: Store, directive: Packet) -> tuple[list[str], list[Revocation]]:
    """The seals that an update names and that do not speak here yet, and its revocations that are not here yet."""
    own = {station.public_key for station in store.find(Station)}
    known = own | speaking(store, {line.public_key for line in directive.tables["seals"]})
    here = {(fact.public_key, fact.last) for fact in store.find(Revocation)}
    seals = [line.public_key for line in directive.tables["seals"] if line.public_key not in known]
    ends = [
        fact
        for fact in directive.tables["revocations"]
        if fact.public_key not in own and (fact.public_key, fact.last) not in here
    ]
    return seals, ends

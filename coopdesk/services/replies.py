"""What a co-operative takes in from its federation, and the federation's seals that it trusts."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from coopdesk.domain.packets import Arrival, FederationSeal, Station, StoredPacket, Verdict
from coopdesk.errors import N_, DeskError, PacketError
from coopdesk.exchange import packet as packets
from coopdesk.exchange.packet import Packet
from coopdesk.exchange.signature import PublicKey
from coopdesk.services.desk import own_cooperative
from coopdesk.services.renewals import misdirected, outdated
from coopdesk.store import Store, facts

_WAITS = N_(
    "The seal of the federation is not known here yet; the file waits until you have compared the seal with the "
    "federation, by its paper or by telephone."
)


class Replies:
    """Takes packets of the federation into a co-operative's file, some in each transaction."""

    def __init__(self, store: Store, batch: str) -> None:
        self._store = store
        self._batch = batch
        self._desk = store.desk
        self._own = {station.public_key for station in store.find(Station)}

    def take(self, paths: Iterable[Path]) -> list[Verdict]:
        """The verdicts on some files; what is whole and meant for this desk is kept as a fact."""
        return [self._take(path) for path in paths]

    def _take(self, path: Path) -> Verdict:
        name = packets.label(path)
        try:
            packet = packets.read(packets.bytes_of(path), name)
        except PacketError as error:
            return Verdict(name, "refused", reason=error)
        fact = packets.stored(packet)
        if refusal := self._refusal(packet):
            return verdict_on(name, "refused", fact, refusal)
        known = facts.arrived(self._store, fact.id)
        if self._store.get(StoredPacket, fact.id) is None:
            self._store.save(fact)
        arrival = Arrival(facts.next_fact(self._store), self._batch, fact.id, name[-255:], _now())
        self._store.save(arrival, trace=False)
        return _stands(self._store, name, fact, known)

    def _refusal(self, packet: Packet) -> DeskError | None:
        """Why a whole packet is not for this desk, None where it is."""
        said, desk = packet.envelope, self._desk
        if said.public_key in self._own:
            return DeskError(N_("This file was written here; it is meant for the other office."))
        if said.kind == "return":
            return DeskError(N_("This is a return; only the federation takes returns in."))
        if said.kind == "directive":
            return misdirected(self._store, packet)
        if said.kind != "receipt":
            return DeskError(N_("This file registers a computer; it is meant for the federation."))
        if said.federation != desk.federation:
            return DeskError(
                N_("This receipt is of the federation %(code)s; this desk reports to %(own)s."),
                code=said.federation, own=desk.federation,
            )  # fmt: skip
        if said.cooperative != desk.cooperative:
            return DeskError(N_("This receipt is for %(code)s, another co-operative."), code=said.cooperative)
        return None


def _stands(store: Store, name: str, fact: StoredPacket, known: bool = False) -> Verdict:
    """Whether a receipt waits for its seal, speaks now, is here already, or is older than what is here."""
    trusted = {seal.public_key for seal in store.find(FederationSeal)}
    if fact.public_key not in trusted:
        return verdict_on(name, "pending", fact, DeskError(_WAITS))
    if fact.kind == "directive":
        return _of_directive(store, name, fact)
    newest = max(one.revision or 0 for one in receipts_of(store))
    if (fact.revision or 0) < newest:
        older = DeskError(
            N_("Receipt no. %(number)s is older than no. %(newest)s, which is here already; nothing changes."),
            number=fact.revision, newest=newest,
        )  # fmt: skip
        return verdict_on(name, "older", fact, older)
    return verdict_on(name, "known" if known else "accepted", fact)


def _of_directive(store: Store, name: str, fact: StoredPacket) -> Verdict:
    """What becomes of an update: nothing changes before a person has seen what would."""
    if why := outdated(store, fact.revision or 0):
        return verdict_on(name, "known" if why.values.get("newest") is None else "older", fact, why)
    said = DeskError(
        N_("Update no. %(number)s is here; nothing changes until it is taken over: coopdesk apply."),
        number=fact.revision,
    )
    return verdict_on(name, "accepted", fact, said)


def receipts_of(store: Store) -> list[StoredPacket]:
    """The receipts here under a seal of the federation that is trusted, the lowest number first."""
    trusted = {seal.public_key for seal in store.find(FederationSeal)}
    own = {station.public_key for station in store.find(Station)}
    found = [one for one in store.find(StoredPacket, kind="receipt") if one.public_key in trusted - own]
    return sorted(found, key=lambda one: (one.revision or 0, one.id))


def seals_waiting(store: Store) -> list[str]:
    """The seals under which a receipt came in and which are not trusted yet, the one of the newest receipt first."""
    trusted = {seal.public_key for seal in store.find(FederationSeal)}
    sent = [*store.find(StoredPacket, kind="receipt"), *store.find(StoredPacket, kind="directive")]
    waiting = [one for one in sent if one.public_key not in trusted]
    waiting.sort(key=lambda one: (-(one.revision or 0), one.id))
    return list(dict.fromkeys(one.public_key for one in waiting))


def trust_federation(store: Store, public_key: str, operator: str = "") -> list[Verdict]:
    """Accept a seal as the federation's, once it was compared; the receipts that waited for it speak from now on.

    Returns the verdicts on those. Raises DeskError for what is no seal, or this computer's own.
    """
    own_cooperative(store)
    key = str(PublicKey.parse(public_key))
    if store.get(Station, key) is not None:
        raise DeskError(N_("This is the seal of this computer, not the federation's."))
    with store.transaction(operator):
        if store.get(FederationSeal, key) is None:
            store.save(FederationSeal(key, facts.next_fact(store), _now()))
    told = [*receipts_of(store), *store.find(StoredPacket, kind="directive")]
    return [_stands(store, packets.file_name(one), one) for one in told if one.public_key == key]


def verdict_on(file: str, verdict: str, packet: StoredPacket, why: DeskError | None = None) -> Verdict:
    """The verdict on a file that holds a packet."""
    reason = PacketError(packets.NAMED, file=file, reason=why) if why else None
    return Verdict(file, verdict, packet.id, packet.cooperative, packet.period, packet.revision, reason)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

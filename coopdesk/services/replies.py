"""What a co-operative takes in from its federation, and the federation's seals that it trusts."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from coopdesk.domain.packets import Arrival, FederationSeal, Station, StoredPacket, Verdict
from coopdesk.errors import N_, DeskError, PacketError
from coopdesk.exchange import packet as packets
from coopdesk.exchange.packet import Packet
from coopdesk.exchange.signature import PublicKey
from coopdesk.services.desk import own_cooperative
from coopdesk.services.encryption import bytes_of
from coopdesk.services.federation_seals import silenced, speaking, speaks, taken_over
from coopdesk.services.numbered import contents
from coopdesk.services.renewals import misdirected, outdated
from coopdesk.services.seals import revoked
from coopdesk.store import Store, facts

_WAITS = N_(
    "The seal of the federation is not known here yet; the file waits until you have compared the seal with the "
    "federation, by its paper or by telephone."
)
_OLDER = N_("Receipt no. %(number)s is older than no. %(newest)s, which is here already; nothing changes.")
_FELL_BACK = N_(
    "Receipt no. %(number)s is another than the one of that number which came before: the data file of the federation "
    "went on from a backup. The next files you write for it carry the earlier receipt along; the receipts that it "
    "writes after taking it in count."
)
_COPY = N_(
    "This file bears this computer's seal but is not in this data file: this is an older copy, or another copy goes "
    "on elsewhere. Look for the right one before you go on."
)
_UPDATE = N_("Update no. %(number)s of the federation waits: nothing changes until you have seen what it changes.")


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
            packet = packets.read(bytes_of(path, self._store), name)
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
            if self._store.get(StoredPacket, packet.id) is None:
                return DeskError(_COPY)
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
    """Whether a file waits for its seal, speaks now, is here already, or is older than what is here."""
    if gone := silenced(store, fact):
        return verdict_on(name, "refused", fact, gone)
    if fact.kind == "directive" and (older := outdated(store, fact)):
        return verdict_on(name, "older", fact, older)
    if not speaks(store, fact.public_key, fact.id):
        return verdict_on(name, "pending", fact, DeskError(_WAITS))
    if fact.kind == "directive":
        return verdict_on(name, "pending", fact, DeskError(_UPDATE, number=fact.revision))
    there = receipts_of(store)
    fell_back = any(one.revision == fact.revision and one.id != fact.id for one in there)
    words = {"number": fact.revision} | ({} if fell_back else {"newest": there[-1].revision})
    if there[-1].id != fact.id:
        return verdict_on(name, "older", fact, DeskError(_FELL_BACK if fell_back else _OLDER, **words))
    why = DeskError(_FELL_BACK, **words) if fell_back else None
    return verdict_on(name, "known" if known else "accepted", fact, why)


def receipts_of(store: Store) -> list[StoredPacket]:
    """The receipts here under a seal of the federation that is trusted, the lowest number first."""
    came, away = store.find(StoredPacket, kind="receipt"), revoked(store)
    trusted = speaking(store, {one.public_key for one in came})
    found = [one for one in came if one.public_key in trusted and one.id not in away]
    return sorted(found, key=lambda one: (one.revision or 0, one.id))


def carried_back(store: Store) -> list[StoredPacket]:
    """Receipts and updates that go to the federation with the next files, whose data file fell back behind them.

    The newest of each kind, until one comes that is numbered after it (`services.numbered.come_back`).
    """
    found: list[StoredPacket] = []
    arrived = {one.packet: one.counter for one in reversed(store.find(Arrival))}
    for kind, here in (("receipt", receipts_of(store)), ("directive", taken_over(store))):
        told = [one for one in store.find(StoredPacket, kind=kind) if speaks(store, one.public_key, one.id)]
        numbers = Counter(one.revision for one in told)
        doubled = [arrived[one.id] for one in told if numbers[one.revision] > 1]
        if here and doubled and arrived[here[-1].id] <= max(doubled):
            found += [one for one in told if one.revision == here[-1].revision]
    return found


def seals_waiting(store: Store) -> list[str]:
    """The seals under which something came in and which are not trusted yet, the one of the newest receipt first.

    A seal that the update names which is to be taken over waits for that, and need not be compared.
    """
    came = [*store.find(StoredPacket, kind="receipt"), *store.find(StoredPacket, kind="directive")]
    waits = update_waiting(store)
    named = {line.public_key for line in waits.tables["seals"]} if waits else set()
    trusted = named | speaking(store, {one.public_key for one in came})
    away = revoked(store)
    waiting = [
        one
        for one in came
        if one.public_key not in trusted
        and one.id not in away
        and (one.kind == "receipt" or outdated(store, one) is None)
    ]
    waiting.sort(key=lambda one: (-(one.revision or 0), one.id))
    return list(dict.fromkeys(one.public_key for one in waiting))


def update_waiting(store: Store) -> Packet | None:
    """The newest update of the federation that came in and was not taken over yet, under a seal that is trusted."""
    done = {one.id for one in taken_over(store)}
    left = [one for one in store.find(StoredPacket, kind="directive") if one.id not in done]
    for one in sorted(left, key=lambda one: (one.revision or 0, one.id), reverse=True):
        if speaks(store, one.public_key, one.id) and outdated(store, one) is None:
            return contents(one)
    return None


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
    reason = PacketError(packets.NAMED, file=file, reason=why).advised(why.advice) if why else None
    return Verdict(file, verdict, packet.id, packet.cooperative, packet.period, packet.revision, reason)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

"""Receiving: packets taken in, the seals that are trusted, and what stands by what came in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import (
    Arrival,
    Envelope,
    Seen,
    Station,
    StoredPacket,
    TrustedKey,
    Verdict,
)
from coopdesk.domain.period import Period
from coopdesk.domain.standings import standings
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError, PacketError
from coopdesk.exchange import packet as packets
from coopdesk.exchange.packet import Packet, Return
from coopdesk.exchange.signature import PublicKey
from coopdesk.exchange.wrapping import wrapped
from coopdesk.services.drives import lies
from coopdesk.services.encryption import UNTOLD, bytes_of, packet_files
from coopdesk.services.numbered import come_back
from coopdesk.services.replies import Replies, trust_federation, verdict_on
from coopdesk.services.seals import revoked, trusted, unadmitted
from coopdesk.services.standing import choices
from coopdesk.services.twins import noted
from coopdesk.store import Store, facts

AT_ONCE: Final = 50
"""Packets taken in by one commit."""
NOT_ADMITTED: Final = N_("It was decided here not to accept this file; “Accept again” under Arrivals takes that back.")
_NAMED: Final = N_("New seal of this computer (%(number)s), named by the earlier one: its files count from now on.")
OWN_FILE: Final = N_("Nothing is to be done here; the co-operative takes it in.")
"""The advice for a file that the federation wrote itself."""
Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Report progress to nobody."""


def ignored(verdicts: list[Verdict]) -> None:
    """Tell the verdicts of a commit to nobody."""


def receive(
    store: Store,
    paths: Iterable[Path],
    progress: Progress = silent,
    operator: str = "",
    heard: Callable[[list[Verdict]], None] = ignored,
    at_once: int = AT_ONCE,
    keys: Path | None = None,
) -> list[Verdict]:
    """Take packets in; a bad one is named and does not stop the others. A folder stands for the files in it.

    The federation takes returns in, a co-operative what the federation sends (`services.replies`). Verdicts come in
    the order of the files, each only after the commit that holds its packet. ``heard`` gets them as they come,
    before ``progress`` is called, which may raise to stop there. ``at_once`` packets make a commit. Raises
    StorageError.
    """
    files = packet_files(paths)
    batch = _now("microseconds")
    verdicts: list[Verdict] = []
    reception = Replies(store, batch) if store.desk.role == "cooperative" else _Reception(store, batch, keys)
    for start in range(0, len(files), at_once):
        with store.transaction(operator, batch):
            found = noted(store, reception.take(files[start : start + at_once]))
        verdicts += found
        heard(found)
        progress(len(verdicts), len(files))
    if not any(one.verdict == "pending" or (one.packet and one.period is None) for one in verdicts):
        return verdicts
    late = {one.packet: one for one in take_in_waiting(store)}  # a registration may come after the files of its seal
    return [late.get(one.packet, one) if one.verdict == "pending" else one for one in verdicts]


def trust(store: Store, public_key: str, cooperative: str, operator: str = "") -> list[Verdict]:
    """Accept a computer's seal for one co-operative; its waiting packets are taken in, their verdicts returned.

    In a co-operative's file the seal is the federation's, and ``cooperative`` its code. Raises DeskError for no
    seal, an unknown co-operative, a seal trusted for another, or one whose waiting packets are all of others.
    """
    desk, key = store.desk, str(PublicKey.parse(public_key))
    if desk.role != "federation":
        if cooperative != desk.federation:
            raise DeskError(N_("Seals of co-operatives are trusted in the federation's file."))
        return trust_federation(store, key, operator)
    if store.get(Cooperative, cooperative) is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=cooperative)
    others = [fact.cooperative for fact in store.find(TrustedKey, public_key=key)]
    if others and cooperative not in others:
        raise DeskError(N_("This seal is already trusted for %(code)s."), code=others[0])
    if not others:
        _sealed_by(store, key, cooperative)
    with store.transaction(operator):
        if not others:
            store.save(TrustedKey(key, cooperative, facts.next_fact(store), _now()))
        return take_in_waiting(store)


def _sealed_by(store: Store, key: str, cooperative: str) -> None:
    """Refuse a co-operative of which nothing waits where files of others wait under a seal; raises DeskError."""
    codes = {row[3] for row in facts.unsettled_packets(store) + facts.registrations(store) if row[6] == key}
    if codes and cooperative not in codes:
        message = N_("The waiting files of this seal are of %(others)s; it cannot be trusted for %(code)s.")
        raise DeskError(message, others=", ".join(sorted(codes)), code=cooperative)


def take_in_waiting(store: Store) -> list[Verdict]:
    """Take in the packets that waited for a seal or a co-operative that is known by now; their verdicts."""
    with store.transaction():
        found = facts.waiting_packets(store, trusted(store, revoked(store)))
        waiting = [packets.read(fact.content, packets.file_name(fact)) for fact in found]
        return _Reception(store, "").settle([(packets.file_name(packets.stored(one)), one) for one in waiting])


def verify(paths: Iterable[Path]) -> list[Seen]:
    """What files say of themselves: whole or refused, by whom, for which month; needs no data file."""
    return [_seen(path) for path in packet_files(paths)]


def _seen(path: Path) -> Seen:
    try:
        data = packets.bytes_of(path)
        if wrapped(data):
            return Seen(Verdict(packets.label(path), "encrypted", reason=PacketError(UNTOLD)))
        packet = packets.read(data, packets.label(path))
    except PacketError as error:
        return Seen(Verdict(packets.label(path), "refused", reason=error))
    return Seen(
        verdict_on(packets.label(path), "whole", packets.stored(packet)),
        packet.envelope.public_key,
        packet.envelope.key_id,
        PublicKey.parse(packet.envelope.public_key).check_number,
    )


def empty_folders(paths: Iterable[Path]) -> list[Path]:
    """Those of the paths that are folders without any packet in them."""
    return [path for path in paths if lies(path) == "folder" and not packet_files([path])]


class _Reception:
    """Takes packets into a store, some in each transaction; what it asks of the registers it asks once."""

    def __init__(self, store: Store, batch: str, keys: Path | None = None) -> None:
        self._store, self._keys = store, keys
        self._batch = batch
        self._at = _now()
        self._desk: Desk = store.desk
        self._register = {cooperative.code for cooperative in store.find(Cooperative)}
        self._own = {station.public_key for station in store.find(Station)}
        self._away = unadmitted(store)
        self._trusted: dict[str, str] = dict(trusted(store, revoked(store)))
        self._choices = choices(store)
        self._decided = facts.decided(store)
        self._fact = facts.next_fact(store)
        self._statement = store.next_id(Statement)
        self._facts: list[StoredPacket] = []
        self._arrivals: list[Arrival] = []
        self._came: dict[str, StoredPacket] = {}

    def take(self, paths: Iterable[Path]) -> list[Verdict]:
        """The verdicts on some files; packets that are whole and meant for this desk are kept as facts."""
        self._fact, self._statement = facts.next_fact(self._store), self._store.next_id(Statement)
        self._facts, self._arrivals, self._came = [], [], {}
        looked = [self._look(path) for path in paths]
        self._store.save(*self._facts)
        self._store.save(*self._arrivals, trace=False)
        self._away = unadmitted(self._store)
        settled = iter(self.settle([one for one in looked if not isinstance(one, Verdict)]))
        return [one if isinstance(one, Verdict) else next(settled) for one in looked]

    def settle(self, taken: Sequence[tuple[str, Packet]]) -> list[Verdict]:
        """Make the statements of trusted packets that have none yet, and say how each stands."""
        returns = []
        fresh = {fact.id for fact in self._facts}
        for _, packet in taken:
            if not isinstance(packet, Return):
                continue
            if packet.id in fresh or not self._store.find(Statement, packet=packet.id):
                whole = packet.whole
                before = (*packet.tables["opening"], *packet.tables["opening_products"])
                lines = (*whole.lines, *before, packet.figures)
                returns.append((replace(whole.statement, id=self._statement), lines))
                self._statement += 1
        self._store.add_all_closed(returns, trace=False)
        return [self._told(file, packet) for file, packet in taken]

    def _told(self, file: str, packet: Packet) -> Verdict:
        stands = self._stands(packet)
        fact, why = packets.stored(packet), None
        if stands == "refused":
            why = DeskError(N_("The seal of this computer was revoked; this file no longer counts."))
        elif fact.enrols not in (None, fact.public_key):
            why = DeskError(_NAMED, number=PublicKey.parse(str(fact.enrols)).key_id)
        return verdict_on(file, stands, fact, why)

    def _look(self, path: Path) -> Verdict | tuple[str, Packet]:
        """What becomes of a file without its statement; a file name and its packet where there is one to be made."""
        packet, name = None, packets.label(path)
        try:
            data = bytes_of(path, self._store, self._keys)
            fact = here = self._here(packets.id_of(data))
            if here is None or here.content != data:
                packet = packets.read(data, name)
                fact = packets.stored(packet)
                if lost := come_back(self._store, fact, self._own):
                    return verdict_on(name, "accepted", fact, lost)
                if refusal := self._refusal(packet.envelope):
                    return verdict_on(name, "refused", fact, refusal)
        except PacketError as error:
            return Verdict(name, "refused", reason=error)
        assert fact is not None
        self._arrive(here or fact, name)
        if fact.id in self._decided.refused:
            return verdict_on(name, "refused", fact, DeskError(NOT_ADMITTED))
        if waits := self._waits(fact):
            return verdict_on(name, "pending", fact, waits)
        return verdict_on(name, "known", fact) if here or packet is None else (name, packet)

    def _here(self, number: str) -> StoredPacket | None:
        """The packet of this id if an arrival of it remains; equal bytes were read then and need not be again."""
        if number in self._came:
            return self._came[number]
        return self._store.get(StoredPacket, number) if facts.arrived(self._store, number) else None

    def _arrive(self, packet: StoredPacket, file: str) -> None:
        """Record that a packet came in, and the packet itself where it never did."""
        if packet.id not in self._came and self._store.get(StoredPacket, packet.id) is None:
            self._facts.append(packet)
        self._came[packet.id] = packet
        self._arrivals.append(Arrival(self._fact, self._batch, packet.id, file[-255:], self._at))
        self._fact += 1

    def _refusal(self, envelope: Envelope) -> DeskError | None:
        """Why a whole packet is not for this desk, None where it is."""
        desk = self._desk
        if envelope.public_key in self._own:
            message = N_("This file was written here; it is meant for the other office.")
            return DeskError(message).advised(OWN_FILE)
        code = envelope.cooperative
        if envelope.kind == "receipt":
            return DeskError(N_("This is a receipt of a federation; it is meant for %(code)s."), code=code)
        if envelope.kind == "directive":
            return DeskError(N_("This is an update of a federation; it is meant for %(code)s."), code=code)
        if envelope.federation != desk.federation:
            return DeskError(N_("The file is meant for the federation %(code)s."), code=envelope.federation)
        if (envelope.currency, envelope.exponent) != (desk.currency, desk.exponent):
            return DeskError(N_("The amounts in the file are in another currency (%(code)s)."), code=envelope.currency)
        return None

    def _waits(self, packet: StoredPacket) -> DeskError | None:
        """Why a packet is pending, None where its seal is trusted for its co-operative."""
        code = packet.cooperative
        if code not in self._register:
            return DeskError(N_("The co-operative %(code)s is not on the register; the file waits."), code=code)
        trusted = self._trusted.get(packet.public_key)
        if trusted == code:
            return None
        if trusted is None:
            return DeskError(
                N_("The seal of this computer is not known yet; the file waits until its sheet is compared.")
            )
        return DeskError(
            N_("The seal is trusted for %(other)s, not for %(code)s; the file waits."), other=trusted, code=code
        )

    def _stands(self, packet: Packet) -> str:
        """How a packet stands among all of its month; one without a month needs no more than its seal."""
        month, code = packet.envelope.period, packet.envelope.cooperative
        if packet.id in self._away:
            return "refused"
        if month is None:
            return "accepted"
        found = facts.candidates(self._store, Period(month, month), code, self._decided)
        stand = standings([one for one in found if one.mark not in self._away], self._choices).get((code, month))
        return stand.verdict(packet.id) if stand else "withdrawn"


def _now(timespec: str = "seconds") -> str:
    return datetime.now(UTC).isoformat(timespec=timespec)

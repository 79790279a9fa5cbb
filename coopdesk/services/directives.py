"""Directives: what the federation sets for a co-operative, in one file (EXCHANGE, kinds of packets)."""

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.directives import Records, SealOfFederation
from coopdesk.domain.packets import PACKET_KINDS, Recipient, Revocation, Station, StoredPacket
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.errors import N_, DeskError, PacketError
from coopdesk.exchange import packet
from coopdesk.exchange.packet import Packet
from coopdesk.exchange.signature import Key, earlier_in
from coopdesk.services.announced import agree, announced_to
from coopdesk.services.encryption import keys_folder
from coopdesk.services.form_marks import marks_kept
from coopdesk.services.numbered import contents, numbered, says_this
from coopdesk.services.operators import require
from coopdesk.services.seals import revoked
from coopdesk.services.sending import station_of
from coopdesk.services.stick import write_file
from coopdesk.store import Store

_AT_ONCE: Final = 50
Directive = Packet
"""A whole packet that `read_directive` has looked through."""


def lines_for(store: Store, code: str) -> Records:
    """What the federation sets for a co-operative, by the tables of a directive; raises DeskError.

    It follows from the registers alone: equal registers give equal lines.
    """
    own = store.get(Cooperative, code)
    if own is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=code)
    return (
        _common(store)
        | announced_to(store, own)
        | {
            "settings": (dataclasses.replace(store.desk, role="cooperative", cooperative=code),),
            "own": (dataclasses.replace(own, responsible="", clerk="", telephone=""),),
            "kinds": tuple(store.find(KindSpan, cooperative=code)),
            "plans": tuple(store.find(AnnualPlan, cooperative=code)),
        }
    )


def _common(store: Store) -> dict[str, tuple[object, ...]]:
    """What the federation tells everyone."""
    seals = [station.public_key for station in store.find(Station)]
    gone = [fact for fact in store.find(Revocation) if fact.public_key in seals]
    speaking = sorted(set(seals) - {fact.public_key for fact in gone})
    return {
        "catalogue": tuple(store.find(Product)),
        "shares": tuple(store.find(MonthlyShare)),
        "deadlines": tuple(store.find(Deadline)),
        "holidays": tuple(store.find(Holiday)),
        "recipients": tuple(store.find(Recipient)),
        "forms": marks_kept(store),
        "seals": tuple(SealOfFederation(seal) for seal in speaking),
        "revocations": tuple(gone),
    }


def write_directives(
    store: Store,
    folder: Path,
    cooperatives: Iterable[str] | None = None,
    keys: Path | None = None,
    operator: str = "",
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Path]:
    """Write the directives of these co-operatives, or of all on the register, into a folder, one file each.

    One that would say the same as the last one is that one again, to the byte. Raises DeskError, EntryError.
    """
    if store.desk.role != "federation":
        raise DeskError(N_("Federation updates are written in the federation's file."))
    require(store, operator, "check")
    register = [one.code for one in store.find(Cooperative)]
    wanted = register if cooperatives is None else list(cooperatives)
    editions = _Editions(store, station_of(store, keys), keys)
    paths: list[Path] = []
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        with store.transaction(operator):
            kept = [one for code in some for one in editions.of(code)]
        paths += [write_file(folder / packet.file_name(one), one.content) for one in kept]
        progress(start + len(some), len(wanted))
    return paths


class _Editions:
    """The directives written here, and the next ones, where the seal of this computer may have been replaced.

    A new seal is named by the one before it, which seals one more directive for that; from then on the new one seals.
    """

    def __init__(self, store: Store, key: Key, keys: Path | None) -> None:
        self._store, self._key = store, key
        away = revoked(store)
        gone = {fact.public_key for fact in store.find(Revocation)}
        earlier = earlier_in(keys_folder(store, keys))
        self._earlier = {str(one.public): one for one in earlier if str(one.public) not in gone}
        self._last: dict[str, StoredPacket] = {}
        self._valid: dict[str, list[StoredPacket]] = {}
        for one in _written(store):
            self._last[one.cooperative] = one
            if one.id not in away:
                self._valid.setdefault(one.cooperative, []).append(one)

    def of(self, code: str) -> list[StoredPacket]:
        """What a co-operative is given: its newest directive, before it the one that names a newer seal by an older.

        The latter goes along until the older seal is revoked, since nobody knows here who took it over.
        """
        valid, lines = self._valid.get(code, []), lines_for(self._store, code)
        if not valid or not says_this(self._store, valid[-1], lines):
            sealer = self._sealer(valid)
            valid = [*valid, numbered(self._store, "directive", code, lines, self._last.get(code), sealer)]
        return [*[one for one in valid[:-1] if self._names(one)][-1:], valid[-1]]

    def _sealer(self, valid: list[StoredPacket]) -> Key:
        """This computer's key, unless the co-operative knows an earlier one of it only."""
        seal = str(self._key.public)
        if not valid or valid[-1].public_key == seal or any(map(self._names, valid)):
            return self._key
        return self._earlier.get(valid[-1].public_key, self._key)

    def _names(self, one: StoredPacket) -> bool:
        """Whether a directive names the present seal by an earlier one that is not revoked."""
        if one.public_key not in self._earlier:
            return False
        return any(line.public_key == str(self._key.public) for line in contents(one).tables["seals"])


def _written(store: Store) -> list[StoredPacket]:
    """The directives written here, the last edition last."""
    own = {station.public_key for station in store.find(Station)}
    return sorted((one for one in store.find(StoredPacket, kind="directive") if one.public_key in own), key=_edition)


def editions(store: Store) -> list[tuple[Cooperative, int]]:
    """Every co-operative of the register with the number of the last directive written for it, 0 before the first."""
    last = {one.cooperative: one for one in _written(store)}
    return [(one, _edition(last.get(one.code))) for one in store.find(Cooperative)]


def _edition(fact: StoredPacket | None) -> int:
    return (fact.revision or 0) if fact is not None else 0


def read_directive(path: Path) -> Directive:
    """The directive in a file; raises PacketError, in words also for a file of another kind."""
    read = packet.read_file(path)
    if refusal := untrue(read):
        raise PacketError(packet.NAMED, file=packet.label(path), reason=refusal)
    return read


def untrue(read: Packet) -> DeskError | None:
    """Why a packet is no directive that speaks of one co-operative and one federation only, None where it is."""
    said = read.envelope
    if said.kind != "directive":
        kind = DeskError(PACKET_KINDS[said.kind])
        return DeskError(N_("This is not an update of the federation but another file (%(kind)s)."), kind=kind)
    desk, own = read.tables["settings"][0], read.tables["own"][0]
    codes = {desk.cooperative, own.code, *(one.cooperative for one in (*read.tables["kinds"], *read.tables["plans"]))}
    money = (desk.currency, desk.exponent) == (said.currency, said.exponent)
    whole = desk.federation == said.federation and desk.role == "cooperative" and agree(said.federation, read.tables)
    if codes != {said.cooperative} or not whole or not money:
        return PacketError(N_("What the file sets is for someone else than its cover says; it is not taken over."))
    return None

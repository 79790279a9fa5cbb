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
from coopdesk.services.numbered import numbered
from coopdesk.services.operators import require
from coopdesk.services.sending import station_of, write_file
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
    return _common(store) | {
        "settings": (dataclasses.replace(store.desk, role="cooperative", cooperative=code),),
        "own": (dataclasses.replace(own, responsible="", clerk="", telephone=""),),
        "kinds": tuple(store.find(KindSpan, cooperative=code)),
        "plans": tuple(store.find(AnnualPlan, cooperative=code)),
    }


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
    key = station_of(store, keys)
    last = _last(store)
    paths: list[Path] = []
    for start in range(0, len(wanted), _AT_ONCE):
        with store.transaction(operator):
            kept = [
                numbered(store, "directive", code, lines_for(store, code), last.get(code), key)
                for code in wanted[start : start + _AT_ONCE]
            ]
        paths += [write_file(folder / packet.file_name(one), one.content) for one in kept]
        progress(len(paths), len(wanted))
    return paths


def _last(store: Store) -> dict[str, StoredPacket]:
    """The last directive written here for each co-operative."""
    own = {station.public_key for station in store.find(Station)}
    last: dict[str, StoredPacket] = {}
    for one in store.find(StoredPacket, kind="directive"):
        if one.public_key in own and _edition(one) > _edition(last.get(one.cooperative)):
            last[one.cooperative] = one
    return last


def editions(store: Store) -> list[tuple[Cooperative, int]]:
    """Every co-operative of the register with the number of the last directive written for it, 0 before the first."""
    last = _last(store)
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
    if codes != {said.cooperative} or desk.federation != said.federation or desk.role != "cooperative" or not money:
        return PacketError(N_("What the file sets is for someone else than its cover says; it is not taken over."))
    return None

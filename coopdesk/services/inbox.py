"""The federation's inbox: what waits for a seal to be compared, and everything that came in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.packets import TrustedKey, Verdict
from coopdesk.domain.period import Month, Period
from coopdesk.services.replies import seals_waiting
from coopdesk.services.seals import revoked, trusted, unadmitted, unknown_registrations
from coopdesk.services.standing import standing
from coopdesk.store import Store, facts

LATEST: Final = 2000
"""So many arrivals are listed, the latest first."""


@dataclass(frozen=True)
class Waiting:
    """A file that came in and waits: for its co-operative to be registered, or its seal to be trusted.

    ``register`` is the co-operative where it is on the register; ``trusted_for`` names another co-operative that the
    seal is trusted for already. The registration of a computer is of no month.
    """

    packet: str
    file: str
    at: str
    code: str
    period: Month | None
    revision: int
    public_key: str
    register: Cooperative | None
    trusted_for: str | None


@dataclass(frozen=True)
class Arrived:
    """One arrival of a file: ``verdict`` is how its packet stands now (`VERDICTS`), ``at`` is UTC.

    ``batch`` is what it came with; ``several`` is whether it is one of several corrections to choose from, or chosen;
    ``by_hand`` is whether a person refused it (else its seal may have been revoked). The registration of a computer is
    of no month; it is accepted while its seal speaks for the co-operative.
    """

    counter: int
    at: str
    file: str
    cooperative: str
    period: Month | None
    revision: int
    packet: str
    verdict: str
    batch: str
    several: bool = False
    by_hand: bool = False


def waiting(store: Store) -> list[Waiting]:
    """What waits, by co-operative and month, the registrations of computers first."""
    rows = [*unknown_registrations(store), *facts.unsettled_packets(store)]
    register = {one.code: one for one in store.find(Cooperative)}
    sheets = {fact.public_key: fact.cooperative for fact in store.find(TrustedKey)}
    return [
        Waiting(
            packet,
            file,
            at,
            code,
            Month.parse(period) if period else None,
            revision,
            key,
            register.get(code),
            sheets.get(key),
        )
        for packet, file, at, code, period, revision, key in sorted(rows, key=lambda row: row[3])
    ]


def seals_of(store: Store, verdicts: Iterable[Verdict]) -> list[tuple[str, str]]:
    """Co-operative and seal of each pending file of which only the seal is not known yet, without repetition.

    In a co-operative's file: the code of the federation, and each of its seals under which a receipt waits.
    """
    if store.desk.role == "cooperative":
        return [(store.desk.federation, seal) for seal in seals_waiting(store)]
    pending = {verdict.packet for verdict in verdicts if verdict.verdict == "pending"}
    found = [row for row in waiting(store) if row.packet in pending and row.register and row.trusted_for is None]
    return list(dict.fromkeys((row.code, row.public_key) for row in found))


def arrivals(store: Store, period: Period | None = None) -> list[Arrived]:
    """The latest arrivals, or all of a period's months, the last one first, each with how its packet stands now."""
    rows = facts.latest_arrivals(store, LATEST if period is None else -1)
    if period is not None:
        wanted = set(map(str, period))
        rows = [row for row in rows if row[4] in wanted]
    months = [Month.parse(row[4]) if row[4] else None for row in rows]
    dated = [month for month in months if month is not None]
    stands = standing(store, Period(min(dated), max(dated))) if dated else {}
    away, found = unadmitted(store), []
    speaking = trusted(store, revoked(store)) if len(dated) < len(rows) else frozenset()
    for (counter, at, file, code, _, revision, packet, batch, seal, *marks), month in zip(rows, months, strict=True):
        stand = stands.get((code, month)) if month is not None else None
        settled, withdrawn, refused = map(bool, marks)
        verdict = "withdrawn" if withdrawn else "refused" if refused or packet in away else "pending"
        if verdict == "pending" and settled and stand is not None:
            verdict = stand.verdict(packet)
        elif verdict == "pending" and (seal, code) in speaking:
            verdict = "accepted"
        several = stand is not None and len(stand.heads) > 1 and verdict in ("accepted", "fork", "unchosen")
        found.append(Arrived(counter, at, file, code, month, revision, packet, verdict, batch, several, refused))
    return found

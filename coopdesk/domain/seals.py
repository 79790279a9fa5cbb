"""Which seals speak for whom, computed from the facts about them (EXCHANGE, identity).

All functions are pure; rotation and revocation act whenever they arrive, so the order of the facts does not matter.
"""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Pair = tuple[str, str]
"""A seal and the co-operative for which it speaks."""


@dataclass(frozen=True)
class Link:
    """A packet in the chain of its seal: ``previous`` is the id of the one written before it."""

    packet: str
    public_key: str
    previous: str | None


@dataclass(frozen=True)
class Vouching:
    """A registration by which one seal names a new one for its co-operative."""

    packet: str
    sealed_by: str
    enrols: str
    cooperative: str


def number_of(public_key: str) -> str:
    """The short number of a seal, 16 hexadecimal digits in groups of four: a name for it, not a proof."""
    number = f"{int.from_bytes(base64.b64decode(public_key)[2:10], 'little'):016X}"
    return " ".join(number[place : place + 4] for place in range(0, len(number), 4))


def reached(last: str | None, previous: Mapping[str, str | None]) -> frozenset[str]:
    """The packets from ``last`` back to the first, as far as they are known; nothing where there is no last one."""
    found = set()
    while last is not None and last not in found:
        found.add(last)
        last = previous.get(last)
    return frozenset(found)


def revoked(limits: Iterable[tuple[str, str | None]], links: Iterable[Link]) -> frozenset[str]:
    """The packets that do not count since their seal was revoked; a limit is a seal and its last valid packet.

    What the last valid packet does not reach is refused, also where a packet between them never came.
    """
    known = list(links)
    previous = {link.packet: link.previous for link in known}
    valid: dict[str, frozenset[str]] = {}
    for public_key, last in limits:
        reach = reached(last, previous)
        valid[public_key] = valid.get(public_key, reach) & reach
    return frozenset(
        link.packet for link in known if link.public_key in valid and link.packet not in valid[link.public_key]
    )


def trusted(sheets: Iterable[Pair], vouchings: Iterable[Vouching], refused: frozenset[str]) -> frozenset[Pair]:
    """The seals that speak for a co-operative: compared by sheet, or named by one that speaks for the same.

    A registration among the ``refused`` packets names nobody.
    """
    found = set(sheets)
    left = [one for one in vouchings if one.packet not in refused]
    while new := {(one.enrols, one.cooperative) for one in left if (one.sealed_by, one.cooperative) in found} - found:
        found |= new
    return frozenset(found)

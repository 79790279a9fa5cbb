"""A data file that exists twice writes two different packets under one number of one seal (EXCHANGE, identity)."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopdesk.errors import N_, DeskError


@dataclass(frozen=True)
class Numbered:
    """A packet that came in: whose it is, the seal it bears, its number under that seal, the file it came as."""

    packet: str
    public_key: str
    sequence: int
    cooperative: str
    file: str


@dataclass(frozen=True)
class Twins:
    """Different packets under one number of one seal, by their ids."""

    packets: tuple[Numbered, ...]

    def sentence(self) -> DeskError:
        """What was noticed, and what to ask the co-operative."""
        first = self.packets[0]
        message = N_(
            "%(code)s: different files bear number %(number)s of one computer's seal (%(files)s). This computer's data "
            "file exists twice, or an older copy of it went on. Ask the co-operative which copy is the right one."
        )
        files = ", ".join(sorted({one.file for one in self.packets}))
        return DeskError(message, code=first.cooperative, number=first.sequence, files=files)


def twins(packets: Iterable[Numbered]) -> list[Twins]:
    """Those of the packets that share seal and number with a different one; the order they are given in is nothing."""
    groups: dict[tuple[str, str, int], dict[str, Numbered]] = {}
    for one in sorted(packets, key=lambda one: (one.packet, one.file)):
        groups.setdefault((one.cooperative, one.public_key, one.sequence), {}).setdefault(one.packet, one)
    return [Twins(tuple(groups[place].values())) for place in sorted(groups) if len(groups[place]) > 1]

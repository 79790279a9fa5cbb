"""Data files that exist twice, as the federation notices them: in the inbox, and with the verdict on a file."""

from collections.abc import Sequence
from dataclasses import replace

from coopdesk.domain.packets import Verdict
from coopdesk.domain.twins import Numbered, Twins, twins
from coopdesk.store import Store, facts


def doubled(store: Store) -> list[Twins]:
    """The numbers that different packets bear, as long as more than one of them remains and is not refused."""
    return twins(Numbered(*row) for row in facts.same_numbers(store))


def noted(store: Store, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts; each without a reason of its own says where its packet has a twin."""
    said = {one.packet: pair.sentence() for pair in doubled(store) for one in pair.packets}
    return [
        replace(verdict, reason=said[verdict.packet]) if verdict.reason is None and verdict.packet in said else verdict
        for verdict in verdicts
    ]

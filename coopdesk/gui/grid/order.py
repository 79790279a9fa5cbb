"""The order of lines on the page, as their ``position`` keeps it in the file."""

import dataclasses
from collections.abc import Collection, Sequence
from typing import Any, Final

from coopdesk.gui.grid.columns import Row

LAST_PLACE: Final = 9_999


def moved(rows: Sequence[Row], places: Collection[int], step: int) -> tuple[Row, ...]:
    """The rows with those at ``places`` one place up (step -1) or down (1); as they were at the end of the page."""
    chosen = sorted(places)
    if not chosen or chosen[0] + step < 0 or chosen[-1] + step >= len(rows):
        return tuple(rows)
    order = list(rows)
    for place in chosen if step < 0 else reversed(chosen):
        order[place], order[place + step] = order[place + step], order[place]
    return placed(order, min(chosen[0], chosen[0] + step), max(chosen[-1], chosen[-1] + step) + 1)


def placed(rows: Sequence[Row], start: int, end: int) -> tuple[Row, ...]:
    """The rows with positions that rise from ``start`` to ``end``; those behind move on only as far as they must."""
    found = list(rows)
    if not found or any("position" not in row.values for row in found):
        return tuple(found)
    free = sorted(_position(row) for row in found[start:end])
    last = _position(found[start - 1]) if start else 0
    for place in range(start, len(found)):
        wanted = free[place - start] if place < end else _position(found[place])
        if place >= end and wanted > last:
            break
        last = min(max(wanted, last + 1), LAST_PLACE)
        if last != _position(found[place]):
            found[place] = dataclasses.replace(found[place], values={**found[place].values, "position": last})
    return tuple(found)


def _position(row: Row) -> int:
    place: Any = row.values["position"]
    return int(place)

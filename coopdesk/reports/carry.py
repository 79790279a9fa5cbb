"""Sums that are carried from page to page (过次页, 承前页), as a ledger has them (DOMAIN §5.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from coopdesk.domain.boxes import Cell
from coopdesk.domain.numbers import grouped

Numbers = Sequence[Cell]
"""The cells of a row, unrounded, one for each column; none for a row that is not part of the sums, as a total."""


@dataclass(frozen=True)
class Carry:
    """What stands under the rows of a page (``forward``) and over those of the next (``brought``): their sums so far.

    ``columns`` says of each column with how many decimals its sum is written, or what stands there where it does not
    add. The words stand in column ``stub``.
    """

    forward: str
    brought: str
    columns: tuple[int | str, ...]
    stub: int = 0

    def sums(self, rows: Sequence[Numbers]) -> tuple[Cell, ...]:
        """The exact sums of some rows; None for a column that does not add, or of which no box is filled in."""
        return tuple(None if isinstance(one, str) else _sum(rows, at) for at, one in enumerate(self.columns))

    def texts(self, label: str, sums: Numbers) -> tuple[str, ...]:
        """The cells of a row with sums; only what is written is rounded."""
        found = [_text(one, number) for one, number in zip(self.columns, sums, strict=True)]
        found[self.stub] = label
        return tuple(found)

    def extremes(self, rows: Sequence[Numbers], at: int) -> list[str]:
        """The sums of a column on the way that are the widest."""
        places = self.columns[at]
        if isinstance(places, str):
            return []
        sums = list(accumulate(_known(rows, at)))
        return [grouped(one, places) for one in (min(sums), max(sums))] if sums else []


def _text(column: int | str, number: Cell) -> str:
    if isinstance(column, str):
        return column
    return grouped(number, column) if isinstance(number, Decimal) else ""


def _sum(rows: Sequence[Numbers], at: int) -> Decimal | None:
    known = _known(rows, at)
    return sum(known, Decimal(0)) if known else None


def _known(rows: Sequence[Numbers], at: int) -> list[Decimal]:
    return [number for row in rows if row and isinstance(number := row[at], Decimal)]

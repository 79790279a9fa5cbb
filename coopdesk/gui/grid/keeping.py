"""Which lines of a grid are in the file, and why others are not."""

import dataclasses
from collections.abc import Callable, Sequence

from coopdesk.errors import EntryError, Problem
from coopdesk.gui.grid.columns import Keeper, Row, Values

Rows = tuple[Row, ...]


class InFile:
    """``kept`` are the values in the file by the number of their row, ``refused`` what was against the others.

    ``ready`` says whether a row has its key, ``idle`` whether nothing was entered into it yet.
    """

    def __init__(self, keeper: Keeper, ready: Callable[[Row], bool], idle: Callable[[Row], bool]) -> None:
        self.kept: dict[int, Values] = {}
        self.refused: dict[int, tuple[Problem, ...]] = {}
        self._keeper = keeper
        self._ready = ready
        self._idle = idle

    def write(self, rows: Rows, back: bool = False) -> Rows:
        """Keep what differs from the file: leavings first, so that keys are free; the rows as they are kept.

        A line whose key is being retyped stays in the file meanwhile; one that goes ``back`` to before it had a key,
        or to as it was offered, leaves the file. Where the file cannot be written, everything here is as before, too.
        """
        kept, refused = dict(self.kept), dict(self.refused)
        try:
            with self._keeper.together():
                return self._written(rows, back)
        except BaseException:
            self.kept, self.refused = kept, refused
            raise

    def _written(self, rows: Rows, back: bool) -> Rows:
        present = {row.id for row in rows}
        if back:
            present -= {row.id for row in rows if not self._ready(row) or self._idle(row)}
        for number in [number for number in self.kept if number not in present]:
            self._keeper.drop(self.kept.pop(number))
            self.refused.pop(number, None)
        wanted = [row for row in rows if self._differs(row)]
        kept = dict(zip((row.id for row in wanted), self._keep(wanted), strict=True))
        return tuple(dataclasses.replace(row, values=kept[row.id]) if row.id in kept else row for row in rows)

    def _differs(self, row: Row) -> bool:
        """Whether a row is to be written now."""
        before = self.kept.get(row.id)
        if row.values == before and row.id not in self.refused:
            return False
        self.refused.pop(row.id, None)
        return self._ready(row) and not (before is None and self._idle(row))

    def _keep(self, rows: Sequence[Row]) -> list[Values]:
        """The values of rows as kept, as they stood where they were refused."""
        found = self._keeper.all_of([(self.kept.get(row.id), row.values) for row in rows])
        values: list[Values] = []
        for row, kept in zip(rows, found, strict=True):
            if isinstance(kept, EntryError):
                self.refused[row.id] = kept.problems
                values.append(row.values)
            else:
                self.kept[row.id] = kept
                values.append(kept)
        return values

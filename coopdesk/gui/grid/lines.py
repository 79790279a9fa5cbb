"""The lines behind a grid: typed texts become values, each change is kept at once, everything can be undone."""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from coopdesk.domain.field import fields_of
from coopdesk.errors import Problem
from coopdesk.gui.grid.columns import Column, Held, Keeper, Row, Values
from coopdesk.gui.grid.keeping import InFile, Rows
from coopdesk.gui.grid.order import moved, placed
from coopdesk.gui.grid.reading import Reading


class Lines:
    """Rows of one kind of record. ``blank`` gives the values of a new line; ``changed`` is told after each change."""

    def __init__(self, record: type, columns: Sequence[Column], keeper: Keeper, blank: Callable[[], Values]) -> None:
        self.columns = tuple(columns)
        self.rows: Rows = ()
        self.locked = False
        self.fresh: set[int] = set()
        self.changed: Callable[[], None] = lambda: None
        self._keys = [described for described in fields_of(record) if described.key]
        self._file = InFile(keeper, lambda row: self.complete(row.values), self._idle)
        self._blank = blank
        self._marks: dict[str, list[Problem]] = {}
        self._given: dict[int, Values] = {}
        self._done: list[tuple[Rows, Rows]] = []
        self._undone: list[tuple[Rows, Rows]] = []
        self._next = 1

    def load(self, lines: Iterable[Values]) -> None:
        """Show kept lines; what could be undone before cannot any more."""
        self._done.clear()
        self._undone.clear()
        self.fresh.clear()
        self._file.refused.clear()
        self._marks.clear()
        self._given.clear()
        self.rows = tuple(self._new(values) for values in lines)
        self._file.kept = {row.id: row.values for row in self.rows}
        self.changed()

    def offer(self, lines: Iterable[Values]) -> None:
        """Show lines below that are not kept before something is typed into them."""
        offered = tuple(self._new(values) for values in lines)
        self._given |= {row.id: row.values for row in offered}
        self.rows += offered
        self.changed()

    def in_hand(self) -> tuple[Held, ...]:
        """What stands here and not in the file."""
        found = []
        for place, row in enumerate(self.rows):
            if row.typed or self.unkept(place) or not (self.complete(row.values) or self._idle(row)):
                kept = self._file.kept.get(row.id)
                found.append(Held(place, self.key(kept) if kept is not None else None, row.values, row.typed))
        return tuple(found)

    def restore(self, lines: Iterable[Held]) -> None:
        """Show again what was in hand; what can be kept by now is kept."""
        rows = list(self.rows)
        places = {self.key(row.values): place for place, row in enumerate(rows) if row.id in self._file.kept}
        reading = Reading(self.columns)
        for held in lines:
            row = self._new(held.values)
            for name, text in held.typed.items():
                row = reading.with_text(row, name, text)
            if held.key in places:
                place = places[held.key]
                rows[place] = dataclasses.replace(row, id=rows[place].id)
            else:
                rows.append(row)
                self.fresh.add(row.id)
        self._apply(tuple(rows))
        self.changed()

    def _idle(self, row: Row) -> bool:
        """Whether nothing stands in a line: it is empty, or as it was offered."""
        if row.id in self._given:
            given = {**self._given[row.id], "position": row.values.get("position")}
            return not row.typed and row.values == given
        return not row.typed and all(row.values.get(column.name) in (None, "") for column in self.columns)

    def _new(self, values: Values) -> Row:
        row = Row(self._next, dict(values))
        self._next += 1
        return row

    @property
    def keys(self) -> list[str]:
        """The names of what makes the key of a line."""
        return [described.name for described in self._keys]

    def key(self, values: Values) -> str:
        """The canonical key of a line (``T1/0801/own``)."""
        return "/".join(described.plain_text(values.get(described.name)) for described in self._keys)

    def complete(self, values: Values) -> bool:
        """Whether the line has a key and can be kept."""
        return all(values.get(described.name) not in (None, "") for described in self._keys)

    def at(self, place: int) -> Values:
        """The values of a row; of a new line beyond the last."""
        return self.rows[place].values if place < len(self.rows) else self._blank()

    def mark(self, problems: Iterable[Problem]) -> None:
        """Tint the cells of these problems (by line key and box), and no others."""
        self._marks = {}
        for problem in problems:
            self._marks.setdefault(problem.line, []).append(problem)
        self.changed()

    def problem(self, place: int, column: Column) -> Problem | None:
        """What stands against a cell: what cannot be read first, then why it was not kept, then marks."""
        if place >= len(self.rows):
            return None
        row = self.rows[place]
        if column.name in row.wrong:
            return row.wrong[column.name]
        for problem in self._file.refused.get(row.id, ()):
            if problem.box == column.name:
                return problem
        return next((found for found in self._marks.get(self.key(row.values), ()) if _concerns(found, column)), None)

    def standing(self) -> list[tuple[int, str, Problem]]:
        """Every cell that could not be read or kept: (row, column name, problem)."""
        found = [(place, name, problem) for place, row in enumerate(self.rows) for name, problem in row.wrong.items()]
        for place, row in enumerate(self.rows):
            found += [(place, problem.box, problem) for problem in self._file.refused.get(row.id, ())]
        return found

    def incomplete(self) -> list[tuple[int, str]]:
        """Lines that cannot be kept yet: (row, name of the first part of the key that is blank)."""
        found = []
        for place, row in enumerate(self.rows):
            missing = [key.name for key in self._keys if row.values.get(key.name) in (None, "")]
            if missing and missing[0] not in row.wrong and not self._idle(row):
                found.append((place, missing[0]))
        return found

    def counted(self) -> list[Values]:
        """What totals are made of: the lines that have their key, without what was refused in them."""
        found: list[Values] = []
        for row in self.rows:
            refused = {problem.box: None for problem in self._file.refused.get(row.id, ()) if problem.box in row.values}
            values = {**row.values, **refused} if refused else row.values
            if self.complete(values):
                found.append(values)
        return found

    def unkept(self, place: int) -> bool:
        """Whether a row has something that is not in the file: no key yet, or refused."""
        if place >= len(self.rows):
            return False
        row = self.rows[place]
        return row.id in self._file.refused or (row.id not in self._file.kept and not self._idle(row))

    def text(self, place: int, column: Column) -> str:
        """What stands in a cell: what cannot be read as it was typed."""
        if place < len(self.rows) and column.name in self.rows[place].typed:
            return self.rows[place].typed[column.name]
        return column.text(self.at(place))

    def edit_text(self, place: int, column: Column) -> str:
        """What F2 edits and Ctrl+C copies."""
        if place < len(self.rows) and column.name in self.rows[place].typed:
            return self.rows[place].typed[column.name]
        return column.edit_text(self.at(place))

    def filled(self, place: int, column: Column) -> bool:
        """Whether something stands in the cell."""
        return self.text(place, column) != ""

    def offered(self, place: int, column: Column) -> Any:
        """The value that Enter accepts while the cell is blank, None where there is none."""
        if column.offered is None or self.locked or self.filled(place, column):
            return None
        return column.offered(self.at(place))

    def type(self, texts: Mapping[tuple[int, str], str]) -> None:
        """Take typed or pasted texts by (row, column name), rows beyond the last are new; one step to undo."""
        rows, reading = list(self.rows), Reading(self.columns)
        for (place, name), text in sorted(texts.items(), key=lambda item: item[0][0]):
            if self.locked or name not in reading:
                continue
            while place >= len(rows):
                rows.append(self._new(self._blank()))
                self.fresh.add(rows[-1].id)
            above = rows[place - 1] if place else None
            rows[place] = reading.with_text(rows[place], name, text, above)
        self._step(placed(rows, len(self.rows), len(rows)))

    def insert(self, place: int, values: Sequence[Values]) -> None:
        """New lines before a place, with values."""
        added = tuple(self._new(line) for line in values)
        self.fresh |= {row.id for row in added}
        self._step(placed(self.rows[:place] + added + self.rows[place:], place, place + len(added)))

    def insert_blank(self, place: int) -> None:
        """An empty line before a place."""
        self.insert(place, [self._blank()])

    def move(self, places: Collection[int], step: int) -> None:
        """Lines one place up (-1) or down (1), all together."""
        self._step(moved(self.rows, places, step))

    def duplicate(self, place: int, names: Iterable[str]) -> None:
        """A new line below with these values of a line; it is refused until its key is another."""
        if place < len(self.rows):
            wanted = set(names)
            copied = {name: value for name, value in self.rows[place].values.items() if name in wanted}
            self.insert(place + 1, [{**self._blank(), **copied}])

    def delete(self, places: Iterable[int]) -> None:
        """Take lines away."""
        gone = set(places)
        self._step(tuple(row for place, row in enumerate(self.rows) if place not in gone))

    def _step(self, rows: Rows) -> None:
        if self.locked or rows == self.rows:
            return
        before = self.rows
        self._apply(rows)
        self._done.append((before, self.rows))
        self._undone.clear()
        self.changed()

    def undo(self) -> tuple[Rows, Rows] | None:
        """Take the last step back; the rows as they were and as they are, None where there was nothing to undo."""
        if self.locked or not self._done:
            return None
        before, after = self._done[-1]
        self._apply(before, back=True)
        self._undone.append(self._done.pop())
        self.changed()
        return after, before

    def redo(self) -> tuple[Rows, Rows] | None:
        """Do again what was undone last; the rows as they were and as they are, None where there was nothing."""
        if self.locked or not self._undone:
            return None
        before, after = self._undone[-1]
        self._apply(after)
        self._done.append(self._undone.pop())
        self.changed()
        return before, after

    def _apply(self, rows: Rows, back: bool = False) -> None:
        """Show rows and keep what differs from the file (`coopdesk.gui.grid.keeping`)."""
        self.rows = self._file.write(rows, back)


def _concerns(problem: Problem, column: Column) -> bool:
    return problem.box == column.name or problem.code in column.codes

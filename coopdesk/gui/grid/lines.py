"""The lines behind a grid: typed texts become values, each change is kept at once, everything can be undone."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from coopdesk.domain.field import fields_of
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.boxes import read_text
from coopdesk.gui.grid.chooser import resolve
from coopdesk.gui.grid.columns import Column, Keeper, Row, Values

ABOVE = ("..", "。。")
"""Typed into a cell of words, it takes the words of the line above."""


class Lines:
    """Rows of one kind of record. ``blank`` gives the values of a new line; ``changed`` is told after each change."""

    def __init__(self, record: type, columns: Sequence[Column], keeper: Keeper, blank: Callable[[], Values]) -> None:
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self.locked = False
        self.fresh: set[int] = set()
        self.refused: dict[int, tuple[Problem, ...]] = {}
        self.changed: Callable[[], None] = lambda: None
        self._keys = [described for described in fields_of(record) if described.key]
        self._keeper = keeper
        self._blank = blank
        self._kept: dict[int, Values] = {}
        self._marks: dict[str, list[Problem]] = {}
        self._done: list[tuple[tuple[Row, ...], tuple[Row, ...]]] = []
        self._undone: list[tuple[tuple[Row, ...], tuple[Row, ...]]] = []
        self._next = 1

    def load(self, lines: Iterable[Values]) -> None:
        """Show kept lines; what could be undone before cannot any more."""
        self._done.clear()
        self._undone.clear()
        self.fresh.clear()
        self.refused.clear()
        self._marks.clear()
        self.rows = tuple(self._new(values) for values in lines)
        self._kept = {row.id: row.values for row in self.rows}
        self.changed()

    def _new(self, values: Values) -> Row:
        row = Row(self._next, dict(values))
        self._next += 1
        return row

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
        for problem in self.refused.get(row.id, ()):
            if problem.box == column.name:
                return problem
        return next((found for found in self._marks.get(self.key(row.values), ()) if _concerns(found, column)), None)

    def standing(self) -> list[tuple[int, str, Problem]]:
        """Every cell that could not be read or kept: (row, column name, problem)."""
        found = [(place, name, problem) for place, row in enumerate(self.rows) for name, problem in row.wrong.items()]
        for place, row in enumerate(self.rows):
            found += [(place, problem.box, problem) for problem in self.refused.get(row.id, ())]
        return found

    def incomplete(self) -> list[tuple[str, str]]:
        """Lines that cannot be kept yet: (line key, name of the first part of the key that is blank)."""
        found = []
        for row in self.rows:
            missing = [key.name for key in self._keys if row.values.get(key.name) in (None, "")]
            if missing and missing[0] not in row.wrong:
                found.append((self.key(row.values), missing[0]))
        return found

    def unkept(self, place: int) -> bool:
        """Whether a row has something that is not in the file: no key yet, or refused."""
        return (place < len(self.rows) and self.rows[place].id not in self._kept) or self._refused_at(place)

    def _refused_at(self, place: int) -> bool:
        return place < len(self.rows) and self.rows[place].id in self.refused

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
        rows = list(self.rows)
        by_name = {column.name: column for column in self.columns}
        for (place, name), text in sorted(texts.items(), key=lambda item: item[0][0]):
            column = by_name[name]
            if column.field is None or self.locked:
                continue
            while place >= len(rows):
                rows.append(self._new(self._blank()))
                self.fresh.add(rows[-1].id)
            above = rows[place - 1] if place else None
            rows[place] = _typed(rows[place], column, text, above)
        self._step(tuple(rows))

    def insert(self, place: int, values: Sequence[Values]) -> None:
        """New lines before a place, with values."""
        added = tuple(self._new(line) for line in values)
        self.fresh |= {row.id for row in added}
        self._step(self.rows[:place] + added + self.rows[place:])

    def duplicate(self, place: int, names: Iterable[str]) -> None:
        """A new line below with these values of a line; its key has to be completed."""
        if place < len(self.rows):
            wanted = set(names)
            copied = {name: value for name, value in self.rows[place].values.items() if name in wanted}
            self.insert(place + 1, [{**self._blank(), **copied}])

    def delete(self, places: Iterable[int]) -> None:
        """Take lines away."""
        gone = set(places)
        self._step(tuple(row for place, row in enumerate(self.rows) if place not in gone))

    def _step(self, rows: tuple[Row, ...]) -> None:
        if self.locked or rows == self.rows:
            return
        before = self.rows
        self._apply(rows)
        self._done.append((before, self.rows))
        self._undone.clear()
        self.changed()

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        if self.locked or not self._done:
            return False
        before, _after = self._done[-1]
        self._apply(before, back=True)
        self._undone.append(self._done.pop())
        self.changed()
        return True

    def redo(self) -> bool:
        """Do again what was undone last; False where there is none."""
        if self.locked or not self._undone:
            return False
        _before, after = self._undone[-1]
        self._apply(after)
        self._done.append(self._undone.pop())
        self.changed()
        return True

    def _apply(self, rows: tuple[Row, ...], back: bool = False) -> None:
        """Show rows and keep what differs from the file: leavings first, so that keys are free.

        A line whose key is being retyped stays in the file meanwhile; one that goes ``back`` to before it had a key
        leaves the file. Where the file cannot be written, everything here is as before, too.
        """
        kept, refused = dict(self._kept), dict(self.refused)
        try:
            with self._keeper.together():
                taken = self._written(rows, back)
        except BaseException:
            self._kept, self.refused = kept, refused
            raise
        self.rows = taken

    def _written(self, rows: tuple[Row, ...], back: bool) -> tuple[Row, ...]:
        present = {row.id for row in rows}
        if back:
            present -= {row.id for row in rows if not self.complete(row.values)}
        for number in [number for number in self._kept if number not in present]:
            self._keeper.drop(self._kept.pop(number))
            self.refused.pop(number, None)
        return tuple(self._keep(row) for row in rows)

    def _keep(self, row: Row) -> Row:
        before = self._kept.get(row.id)
        if row.values == before and row.id not in self.refused:
            return row
        self.refused.pop(row.id, None)
        if not self.complete(row.values):
            return row
        try:
            kept = self._keeper.keep(before, row.values)
        except EntryError as refusal:
            self.refused[row.id] = refusal.problems
            return row
        self._kept[row.id] = kept
        return dataclasses.replace(row, values=kept)


def _concerns(problem: Problem, column: Column) -> bool:
    return problem.box == column.name or problem.code in column.codes


def _typed(row: Row, column: Column, text: str, above: Row | None) -> Row:
    """The row with one cell typed; a text that cannot be read stays as typed, and its value is blank."""
    described = column.field
    assert described is not None  # only typed columns come here
    typed = {name: kept for name, kept in row.typed.items() if name != column.name}
    wrong = {name: problem for name, problem in row.wrong.items() if name != column.name}
    if text.strip() in ABOVE and above is not None and not described.number:
        return Row(row.id, {**row.values, column.name: above.values.get(column.name)}, typed, wrong)
    try:
        value = _read(column, text)
    except EntryError as refusal:
        blank = None if described.optional or described.kind is not str else ""
        values = {**row.values, column.name: blank}
        return Row(row.id, values, {**typed, column.name: text}, {**wrong, column.name: refusal.problems[0]})
    return Row(row.id, {**row.values, column.name: value}, typed, wrong)


def _read(column: Column, text: str) -> Any:
    described = column.field
    assert described is not None  # only typed columns come here
    if not text.strip() and described.kind is str:
        return None if described.optional else ""
    if column.choices is None:
        return read_text(described, text)
    code = resolve(column.choices(), text)
    if code is None and column.free:
        return described.parse(text)
    if code is None:
        message = N_("“%(text)s” is not on the list; F2 opens it.")
        raise EntryError([Problem(described.name, message, {"text": text.strip()})])
    return described.parse(code)

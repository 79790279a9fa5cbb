"""A typed text becomes the value of a cell; what cannot be read stays as it was typed."""

import dataclasses
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from coopdesk.domain.field import Field
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import read_text
from coopdesk.gui.grid.chooser import resolve
from coopdesk.gui.grid.columns import Column, Row, Values

ABOVE = ("..", "。。")
"""Typed into a cell of words, it takes the words of the line above."""

_NOTHING: Final[Values] = {}


class Reading:
    """Reads the texts of one step; a text that comes again, as in a pasted table, is read once."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = {column.name: _with_list(column) for column in columns if column.field is not None}
        self._read: dict[tuple[str, int, str], Any] = {}

    def __contains__(self, name: str) -> bool:
        """Whether a column is typed into."""
        return name in self._columns

    def value(self, name: str, text: str, line: Values = _NOTHING) -> Any:
        """The value of a text in a column, in a line; raises EntryError."""
        described = self._columns[name].field_at(line)
        assert described is not None  # only such columns are here
        key = name, described.decimals, text
        if key not in self._read:
            try:
                self._read[key] = _read(self._columns[name], described, text)
            except EntryError as refusal:
                self._read[key] = refusal
        found = self._read[key]
        if isinstance(found, EntryError):
            raise EntryError(found.problems)
        return found

    def with_text(self, row: Row, name: str, text: str, above: Row | None = None) -> Row:
        """The row with one cell typed; a text that cannot be read stays as typed, and its value is blank."""
        column = self._columns[name]
        described = column.field
        assert described is not None  # only such columns are here
        typed = {other: kept for other, kept in row.typed.items() if other != name}
        wrong = {other: problem for other, problem in row.wrong.items() if other != name}
        if text.strip() in ABOVE and above is not None and not described.number:
            return Row(row.id, {**row.values, name: above.values.get(name)}, typed, wrong)
        try:
            value = self.value(name, text, row.values)
        except EntryError as refusal:
            values = {**row.values, name: column.blank}
            return Row(row.id, values, {**typed, name: text}, {**wrong, name: refusal.problems[0]})
        return Row(row.id, {**row.values, name: value}, typed, wrong)


def _with_list(column: Column) -> Column:
    """A column whose list is asked for once, when it is needed."""
    if column.choices is None:
        return column
    return dataclasses.replace(column, choices=cache(column.choices))


def _read(column: Column, described: Field, text: str) -> Any:
    if not text.strip() and described.kind is str:
        return column.blank
    if column.choices is None:
        return read_text(described, text)
    code = resolve(column.choices(), text)
    if code is None and column.open:
        return described.parse(text.strip())
    if code is None:
        raise EntryError([Problem(described.name, column.unknown, {"text": text.strip()})])
    return described.parse(code)

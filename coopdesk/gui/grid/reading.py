"""A typed text becomes the value of a cell; what cannot be read stays as it was typed."""

from typing import Any

from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import read_text
from coopdesk.gui.grid.chooser import resolve
from coopdesk.gui.grid.columns import Column, Row

ABOVE = ("..", "。。")
"""Typed into a cell of words, it takes the words of the line above."""


def with_text(row: Row, column: Column, text: str, above: Row | None = None) -> Row:
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
        values = {**row.values, column.name: column.blank}
        return Row(row.id, values, {**typed, column.name: text}, {**wrong, column.name: refusal.problems[0]})
    return Row(row.id, {**row.values, column.name: value}, typed, wrong)


def _read(column: Column, text: str) -> Any:
    described = column.field
    assert described is not None  # only typed columns come here
    if not text.strip() and described.kind is str:
        return column.blank
    if column.choices is None:
        return read_text(described, text)
    code = resolve(column.choices(), text)
    if code is None:
        raise EntryError([Problem(described.name, column.unknown, {"text": text.strip()})])
    return described.parse(code)

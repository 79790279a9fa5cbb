"""A table of members in hand before it is taken in: its sheets, its heads, what each column is taken to hold."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from coopdesk.domain.field import Field, cleaned, field_of
from coopdesk.domain.language import Language, say
from coopdesk.domain.members import Member
from coopdesk.errors import EntryError
from coopdesk.services.members_import import remembered, teams_meant, words
from coopdesk.store import Store
from coopdesk.tables.member_heads import COLUMNS, guess_columns, guess_header, heads_of
from coopdesk.tables.member_sheets import team_words
from coopdesk.tables.member_values import Words, read_cell
from coopdesk.tables.spreadsheets import Cell, Sheet, Workbook, cell_text, read_workbook

__all__ = [
    "Reading",
    "Sheet",
    "Workbook",
    "attributes",
    "columns_of",
    "header_of",
    "heads",
    "open_table",
    "preview",
    "readings",
]
_SHOWN: Final = 3
_CHOICES: Final = 8


@dataclass(frozen=True)
class Reading:
    """A cell as it stands and how it is read; ``meaning`` None where it cannot be."""

    text: str
    meaning: str | None


def open_table(path: Path) -> Workbook:
    """The sheets of a file; raises TableError in one sentence (`read_workbook`)."""
    return read_workbook(path)


def attributes() -> list[Field]:
    """What a column may hold, in order."""
    return [field_of(Member, name) for name in COLUMNS]


def header_of(store: Store, sheet: Sheet) -> int:
    """The place of the row that looks most like heads."""
    return guess_header(sheet, remembered(store))


def heads(sheet: Sheet, header: int) -> Sequence[str]:
    """The heads as they are shown, one for each column."""
    return heads_of(sheet.rows[header], sheet.width)


def columns_of(store: Store, sheet: Sheet, header: int) -> list[str]:
    """What each column holds, as remembered or guessed; empty is passed over."""
    return guess_columns(sheet.rows[header], sheet.width, remembered(store))


def preview(sheet: Sheet, start: int, rows: int) -> list[list[str]]:
    """The first rows of a sheet from a place on, as text, each as wide as the sheet."""
    shown = sheet.rows[start : start + rows]
    return [[cleaned(cell_text(row.cell(column)))[:200] for column in range(sheet.width)] for row in shown]


def readings(
    store: Store, cooperative: str, sheet: Sheet, header: int, column: int, name: str, language: Language
) -> list[Reading]:
    """How cells of a column are read as an attribute: every word of a choice, the first few of anything else.

    Words that mean nothing come first. Without an attribute the first cells as they stand.
    """
    cells = Counter(
        cell for row in sheet.rows[header + 1 :] if (cell := row.cell(column)) is not None and cell_text(cell).strip()
    )
    chosen = bool(name) and (field_of(Member, name).choices is not None or name == "team")
    meant = teams_meant(store, cooperative, sheet, header, column if name == "team" else None)
    known = words(store, cooperative, meant)
    teams = team_words(meant, language)
    if not chosen:
        return [_reading(name, cell, known, teams, language) for cell in list(cells)[:_SHOWN]]
    read = [_reading(name, cell, known, teams, language) for cell, _count in cells.most_common(200)]
    return sorted(read, key=lambda one: one.meaning is not None)[:_CHOICES]


def _reading(name: str, cell: Cell, known: Words, teams: dict[str, str], language: Language) -> Reading:
    text = cleaned(cell_text(cell))[:40]
    if not name:
        return Reading(text, text)
    field = field_of(Member, name).in_currency(known.exponent)
    try:
        value = read_cell(name, cell, known)
    except EntryError:
        return Reading(text, None)
    if field.choices is not None and value in field.choices:
        return Reading(text, say(field.choices[value], language))
    if name == "team":
        return Reading(text, teams.get(value, value))
    return Reading(text, field.text(value) if field.number or isinstance(value, date) else str(value or "")[:40])

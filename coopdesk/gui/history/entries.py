"""What stands on the lists of the history: an operation or a single change, in words, and what it did box by box."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coopdesk.domain.history import Change, Operation
from coopdesk.domain.history_text import box_words, change_words, name_of, sentence
from coopdesk.gui.ledger import Column
from coopdesk.gui.when import moment
from coopdesk.gui.words import _, language
from coopdesk.services import history
from coopdesk.store import Store


@dataclass(frozen=True)
class Entry:
    """One line of a list: when, who and what, in words; ``source`` is the operation or the change it speaks of."""

    number: int
    when: str
    who: str
    what: str
    source: Operation | Change


@dataclass(frozen=True)
class BoxRow:
    """One box before and after; ``record`` is named in the first of its boxes only."""

    record: str
    box: str
    before: str
    after: str


def of_operations(store: Store, found: Iterable[Operation]) -> list[Entry]:
    """A line for each operation."""
    words, exponent = language(), store.desk.exponent
    return [
        Entry(one.first, moment(one.moment), one.operator, sentence(one, words, exponent), one) for one in found
    ]  # fmt: skip


def taken_back(store: Store, done: Operation) -> str:
    """That an operation was taken back, with what it was."""
    return _("Taken back: %(what)s", what=sentence(done, language(), store.desk.exponent))


def of_changes(store: Store, found: Iterable[Change]) -> list[Entry]:
    """A line for each change."""
    changes = list(found)
    months = history.months(store, changes)
    words, exponent = language(), store.desk.exponent
    return [
        Entry(one.counter, moment(one.moment), one.operator, change_words(one, months, words, exponent), one)
        for one in changes
    ]


def boxes(store: Store, source: Operation | Change) -> list[BoxRow]:
    """What an operation or a change did, box by box."""
    changes = history.changes_of(store, source) if isinstance(source, Operation) else [source]
    months = history.months(store, changes)
    exponent = store.desk.exponent
    rows: list[BoxRow] = []
    for change in changes:
        name = name_of(change, months, language())
        for label, before, after in box_words(change, language(), exponent) or [("", "", "")]:
            rows.append(BoxRow(name, label, before, after))
            name = ""
    return rows


def entry_columns() -> list[Column]:
    """When, who, what."""
    return [
        Column(_("When"), lambda row: row.when, 120),
        Column(_("Who"), lambda row: row.who, 110),
        Column(_("What"), lambda row: row.what, 0),
    ]


def box_columns() -> list[Column]:
    """The record, its box, before and after."""
    columns: list[Any] = [
        Column(_("Record"), lambda row: row.record, 170),
        Column(_("Box"), lambda row: row.box, 110),
        Column(_("Before"), lambda row: row.before, 0),
        Column(_("After"), lambda row: row.after, 0),
    ]
    return columns

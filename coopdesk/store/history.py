"""The change log read back: operations, the history of a record, what was removed; and records put back from it."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

from coopdesk.domain.history import Change, Touched
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError
from coopdesk.store.changes import key_text
from coopdesk.store.kept import KEPT
from coopdesk.store.rows import LINES, Row, table_of
from coopdesk.store.store import Store

_BY_NAME: Final = {table_of(record).name: record for record in KEPT}
_COLUMNS: Final = "counter, moment, operator, batch, record, key, before, after"


def _names(types: Iterable[type]) -> str:
    return ", ".join(f"'{table_of(record).name}'" for record in types)


_OF_LINES: Final = _names(LINES)
_STATEMENT: Final = f"(CASE WHEN record IN ({_OF_LINES}, 'statement') THEN CAST(substr(key, 2) AS INTEGER) END)"
"""The statement that a row of the log speaks of, itself or by one of its lines."""


_JSON: Final = ("key", "before", "after")
_HAS: Final = "({0} LIKE {2} ESCAPE '\\' AND EXISTS (SELECT 1 FROM json_each({0}) WHERE value LIKE {1} ESCAPE '\\'))"
"""Whether a text ({1}) stands in a value of the JSON; that it stands, as JSON writes it ({2}), in all of it at all is
found quickly first.
"""


def span_of(store: Store, batch: str) -> tuple[int, int] | None:
    """First and last counter of the latest operation of a batch; ``#5`` is the one that begins with change 5."""
    number = int(batch[1:]) if batch.startswith("#") and batch[1:].isdigit() else 0
    if number and store.query("SELECT 1 FROM change WHERE counter = ?", [number]) and _first(store, number) == number:
        return number, _last(store, number)
    last = store.query("SELECT max(counter) FROM change WHERE batch = ?", [batch])[0][0]
    return (_first(store, last), last) if last is not None else None


def span_with(store: Store, counter: int) -> tuple[int, int]:
    """First and last counter of the operation that a change belongs to."""
    return _first(store, counter), _last(store, counter)


def _first(store: Store, last: int) -> int:
    """Where the operation begins that ends with a change; before version 2 a change without a batch stood alone."""
    rows = store.query(
        "SELECT counter FROM change WHERE counter < ?1 AND "
        "(batch = '' OR batch IS NOT (SELECT batch FROM change WHERE counter = ?1)) ORDER BY counter DESC LIMIT 1",
        [last],
    )
    if store.query("SELECT batch FROM change WHERE counter = ?", [last])[0][0] == "":
        return last
    return int(rows[0][0]) + 1 if rows else 1


def spans(
    store: Store,
    limit: int,
    before: int | None = None,
    search: str = "",
    statements: Sequence[int] | None = None,
    types: Sequence[type] = (),
) -> list[tuple[int, int]]:
    """First and last counter of operations, newest first, from those that end before a counter.

    Only of operations with a change in which the text stands, that belongs to one of the statements, or whose record
    is of one of the types.
    """
    wanted, values = _condition(store, search, statements, types)
    found: list[tuple[int, int]] = []
    cursor = before if before is not None else 2**62
    while len(found) < limit:
        rows = store.query(
            f"SELECT counter FROM change WHERE counter < ?1 AND {wanted} ORDER BY counter DESC LIMIT 1",
            [cursor, *values],
        )
        if not rows:
            break
        last = _last(store, rows[0][0])
        cursor = _first(store, last)
        found.append((cursor, last))
    return found


def _last(store: Store, counter: int) -> int:
    """Where the operation ends that a change belongs to."""
    rows = store.query(
        "SELECT counter FROM change WHERE counter > ?1 AND "
        "(batch = '' OR batch IS NOT (SELECT batch FROM change WHERE counter = ?1)) ORDER BY counter LIMIT 1",
        [counter],
    )
    return int(rows[0][0]) - 1 if rows else int(store.query("SELECT max(counter) FROM change")[0][0])


def _literal(word: str) -> str:
    """A word as LIKE finds it with nothing in it that stands for other signs."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _condition(
    store: Store, search: str, statements: Sequence[int] | None, types: Sequence[type]
) -> tuple[str, list[Any]]:
    parts: list[str] = ["1"]
    values: list[Any] = []
    for word in search.split():
        plain, written = _literal(word), _literal(json.dumps(word, ensure_ascii=False)[1:-1])
        months = [row[0] for row in store.query("SELECT id FROM statement WHERE period LIKE ?", [f"{word}%"])]
        of_month = f" OR {_STATEMENT} IN ({', '.join(map(str, months))})" if months and word[:1].isdigit() else ""
        has, begins, raw = (f"?{len(values) + place}" for place in (2, 3, 4))
        likes = " OR ".join(_HAS.format(column, has, raw) for column in _JSON)
        likes += f" OR operator LIKE {has} ESCAPE '\\' OR moment LIKE {begins} ESCAPE '\\'"
        values += [f"%{plain}%", f"{plain}%", f"%{written}%"]
        parts.append(f"({likes}{of_month})")
    if statements is not None:
        parts.append(f"{_STATEMENT} IN ({', '.join(str(int(number)) for number in statements)})")
    if types:
        parts.append(f"record IN ({_names(types)})")
    return " AND ".join(parts), values


def changes(store: Store, first: int, last: int, limit: int = -1) -> list[Change]:
    """The changes between two counters, both included, in their order."""
    rows = store.query(
        f"SELECT {_COLUMNS} FROM change WHERE counter BETWEEN ? AND ? ORDER BY counter LIMIT ?", [first, last, limit]
    )
    return [_change(row) for row in rows]


def states(store: Store, first: int, last: int, limit: int) -> list[Change]:
    """The changes of months themselves, not of their lines, between two counters."""
    rows = store.query(
        f"SELECT {_COLUMNS} FROM change WHERE counter BETWEEN ? AND ? AND record = 'statement' "
        "ORDER BY counter LIMIT ?",
        [first, last, limit],
    )
    return [_change(row) for row in rows]


def changes_of(store: Store, keys: Iterable[tuple[type, tuple[Any, ...]]], more: bool = False) -> list[Change]:
    """All changes of records under these keys, newest first; with ``more`` also of keys that go on after them."""
    found = []
    for record, key in keys:
        text = key_text(key)
        known = "key = ?" if not more else "key >= ? AND key < ?"
        values = [text] if not more else [text[:-1], text[:-1] + "-"]  # "," is less, and "]" is more than "-"
        sql = f"SELECT {_COLUMNS} FROM change WHERE record = ? AND {known}"
        found += store.query(sql, [table_of(record).name, *values])
        if more:
            found += store.query(f"SELECT {_COLUMNS} FROM change WHERE record = ? AND key = ?",
                                 [table_of(record).name, text])  # fmt: skip
    return [_change(row) for row in sorted(found, reverse=True)]


def touched(store: Store, first: int, last: int) -> list[Touched]:
    """How many records of each type were entered, changed and taken out between two counters."""
    rows = store.query(
        "SELECT record, sum(before IS NULL), sum(before IS NOT NULL AND after IS NOT NULL), sum(after IS NULL) "
        "FROM change WHERE counter BETWEEN ? AND ? GROUP BY record ORDER BY min(counter)",
        [first, last],
    )
    return [Touched(_BY_NAME[row[0]], *row[1:]) for row in rows]


def months_of(store: Store, numbers: Iterable[int]) -> dict[int, Month]:
    """The months of statements by number; of one that is not there any more as the log has it."""
    wanted = sorted(set(numbers))
    rows = store.query(f"SELECT id, period FROM statement WHERE id IN ({', '.join(map(str, wanted))})")
    gone = [key_text((number,)) for number in wanted if number not in {row[0] for row in rows}]
    rows += store.query(
        "SELECT CAST(substr(key, 2) AS INTEGER), json_extract(coalesce(after, before), '$.period') FROM change "
        f"WHERE record = 'statement' AND key IN ({', '.join('?' * len(gone))})",
        gone,
    )
    return {number: Month.parse(period) for number, period in rows}


def removed(store: Store, types: Sequence[type]) -> list[Change]:
    """The last change of every record of these types that was taken out and is not there now, newest first.

    What an undo took out is not among them, nor what only got another key, nor lines of a month that is final.
    """
    names = _names(types)
    rows = store.query(
        f"SELECT {_COLUMNS} FROM change c WHERE record IN ({names}) AND after IS NULL AND before IS NOT NULL "
        "AND batch NOT LIKE 'undo %' "
        "AND NOT EXISTS (SELECT 1 FROM change d WHERE d.record = c.record AND d.key = c.key AND d.counter > c.counter) "
        "AND NOT EXISTS (SELECT 1 FROM change d WHERE d.counter BETWEEN c.counter + 1 AND c.counter + 99 "
        "AND d.batch = c.batch AND d.record = c.record AND d.before IS NULL) "
        f"AND (record NOT IN ({_OF_LINES}) OR EXISTS "
        "(SELECT 1 FROM statement s WHERE s.id = CAST(substr(c.key, 2) AS INTEGER) AND s.state = 'draft')) "
        "ORDER BY counter DESC"
    )
    return [_change(row) for row in rows]


def _change(row: Row) -> Change:
    counter, moment, operator, batch, name, key, before, after = row
    record = _BY_NAME[name]
    table, parts = table_of(record), tuple(json.loads(key))
    states = (table.from_canonical(text) if text is not None else None for text in (before, after))
    return Change(
        counter, moment, operator, batch or f"#{counter}", record, parts, parts[0] if table.owned else None, *states
    )


def key_of(record: Any) -> tuple[Any, ...]:
    """The key of a record in the log; of a line without its statement."""
    table = table_of(type(record))
    key = table.key(record, None)
    return key[1:] if table.owned else key


def as_kept(store: Store, changed: Sequence[Change]) -> list[Any]:
    """The records as the file has them now under the keys of changes, None where there is none."""
    found: dict[tuple[type, Row], Any] = {}
    for record in {one.record for one in changed}:
        table = table_of(record)
        present = store._present(table, {one.key for one in changed if one.record is record})
        # the defaults of what an older file lacked are those of the record, so records are compared and not rows
        found |= {(record, key): table.record_of(row) for key, row in present.items()}
    return [found.get((one.record, one.key)) for one in changed]


def put_back(store: Store, wanted: Sequence[tuple[Change, Any]]) -> None:
    """Let each changed record be as wanted, None for not there at all, in this order, and log it.

    Raises LockedError in a final month, and DeskError where something that was entered since belongs to a record.
    """

    def kind(one: tuple[Change, Any]) -> tuple[type, int | None, bool]:
        return one[0].record, one[0].statement, one[1] is None

    away = False
    try:
        for (record, statement, away), group in groupby(wanted, kind):
            records = [change.stands if away else state for change, state in group]
            if away and table_of(record).owned and statement is not None:
                store.remove_lines(statement, *records)
            elif away:
                store.remove(*records)
            elif table_of(record).owned and statement is not None:
                store.save_lines(statement, *records)
            else:
                store.save(*records)
    except sqlite3.IntegrityError as error:
        if "FOREIGN KEY" not in str(error):
            raise
        if not away:
            raise DeskError(N_("What it belongs to is not there. Bring that back first.")) from error
        raise DeskError(N_("Something that was entered since belongs to it. Undo that first.")) from error

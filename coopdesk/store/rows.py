"""Records as rows: names of tables and columns, and exact values both ways (DESIGN §4).

A Decimal is a whole number of its last place; days and months are ISO text; a box that is not
applicable is NULL and named in the line's ``na`` column.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from coopdesk.domain.field import NOT_APPLICABLE, Field, fields_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import MovementLine, MovementPerson
from coopdesk.domain.opening import OpeningLine, OpeningProduct
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine, PaperTotal
from coopdesk.domain.verification import Verification

LINES: Final[tuple[type, ...]] = (
    OutputLine, LabourLine, Accounts, MovementLine, MovementPerson, Note, PaperTotal, Figures,
    OpeningLine, OpeningProduct, Verification,
)  # fmt: skip
"""Records that belong to a statement; their tables have a ``statement`` column before their own."""

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """How one type of record is kept: ``columns`` in order, ``keys`` the names of the key columns."""

    record: type
    name: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    fields: tuple[Field, ...]
    owned: bool
    marks: bool
    writers: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    readers: tuple[Callable[[Any], Any], ...]

    def row(self, record: Any, statement: int | None = None) -> Row:
        """The row of a record; ``statement`` owns it where the record is a line."""
        given = [getattr(record, name) for name, _ in self.writers]
        values = [write(value) if write else value for value, (_, write) in zip(given, self.writers, strict=True)]
        if self.marks:
            marked = zip(given, self.writers, strict=True) if NOT_APPLICABLE in given else ()
            values.append(",".join(name for value, (name, _) in marked if value is NOT_APPLICABLE))
        return (statement, *values) if self.owned else tuple(values)

    def record_of(self, row: Sequence[Any]) -> Any:
        """The record of a row with the table's columns in order."""
        values = row[1:] if self.owned else row
        made = [None if value is None else read(value) for read, value in zip(self.readers, values, strict=False)]
        if self.marks and (marks := values[len(self.fields)]):
            for name in marks.split(","):
                made[[field.name for field in self.fields].index(name)] = NOT_APPLICABLE
        return self.record(*made)

    def from_canonical(self, text: str) -> Any:
        """The record of a row in the change log, the inverse of `canonical`; what an older file lacked is as usual."""
        kept = json.loads(text)
        marks = set((kept.get("na") or "").split(","))
        made = {}
        for field, read in zip(self.fields, self.readers, strict=True):
            if field.name in kept:
                value = kept[field.name]
                made[field.name] = None if value is None else read(value)
            if field.name in marks:
                made[field.name] = NOT_APPLICABLE
        return self.record(**made)

    def key(self, record: Any, statement: int | None = None) -> Row:
        """The values of the key columns of a record's row."""
        return self.key_of(self.row(record, statement))

    def key_of(self, row: Row) -> Row:
        """The values of the key columns of a row."""
        return tuple(row[self.columns.index(name)] for name in self.keys)

    @property
    def insert(self) -> str:
        """The statement that adds a row."""
        names, places = ", ".join(self.columns), ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.name} ({names}) VALUES ({places})"

    @property
    def upsert(self) -> str:
        """The statement that adds a row, or makes the one under its key the same."""
        rest = [name for name in self.columns if name not in self.keys]
        update = f"DO UPDATE SET {', '.join(f'{name}=excluded.{name}' for name in rest)}" if rest else "DO NOTHING"
        return f"{self.insert} ON CONFLICT ({', '.join(self.keys)}) {update}"


def table_of(record: type) -> Table:
    """The table of a record type; SQLite itself refuses one that is not in `coopdesk.store.kept`."""
    if record not in _TABLES:
        _TABLES[record] = _table(record)
    return _TABLES[record]


def _table(record: type) -> Table:
    fields = fields_of(record)
    marks = any(field.may_not_apply for field in fields)
    owned = record in LINES
    own = tuple(field.name for field in fields) + (("na",) if marks else ())
    keys = tuple(field.name for field in fields if field.key)
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", record.__name__).lower()
    return Table(
        record,
        name,
        ("statement", *own) if owned else own,
        ("statement", *keys) if owned else keys,
        fields,
        owned,
        marks,
        tuple((field.name, _writer(field)) for field in fields),
        tuple(_reader(field) for field in fields),
    )


def _writer(field: Field) -> Callable[[Any], Any] | None:
    """What makes a value one of the file, None where it is one already."""
    if field.kind is Decimal:
        return lambda value: None if value is None or value is NOT_APPLICABLE else _last_places(value, field.places)
    if field.kind in (date, Month):
        return lambda value: None if value is None else str(value)
    if field.kind is bool:
        return lambda value: None if value is None else int(value)
    return (lambda value: None if value is NOT_APPLICABLE else value) if field.may_not_apply else None


def _last_places(value: Decimal, places: int) -> int:
    """A Decimal as a whole number of its last place; one that has more places, or is none, is a defect."""
    exact = value.scaleb(places)
    if exact != exact.to_integral_value():
        raise ValueError(f"{value} has more than {places} decimals")
    return int(exact)


def _reader(field: Field) -> Callable[[Any], Any]:
    if field.kind is Decimal:
        return lambda value: Decimal(value).scaleb(-field.places)
    if field.kind is date:
        return date.fromisoformat
    if field.kind is Month:
        return Month.parse
    return bool if field.kind is bool else lambda value: value


def canonical(names: Iterable[str], row: Row | None) -> str | None:
    """A row as canonical JSON for the change log; bytes only by their length, which the packet id makes exact."""
    if row is None:
        return None
    values = {name: len(value) if isinstance(value, bytes) else value for name, value in zip(names, row, strict=True)}
    return _json(values)


_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_TABLES: Final[dict[type, Table]] = {}

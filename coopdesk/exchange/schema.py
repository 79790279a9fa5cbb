"""Tables of a packet: Table Schema and CSV, both generated from the fields of a record (EXCHANGE, container).

Every value has one spelling: UTF-8, CRLF, minimal quoting, ISO dates, exact decimals, empty for blank, ``-`` for
not applicable. Reading accepts no other, so that a table written again from its records is equal to the byte.
"""

import csv
import dataclasses
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Final

from coopdesk.domain.field import LARGEST_MONEY, NOT_APPLICABLE, Field, field_of
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError, PacketError

_TYPES: Final[Mapping[type, str]] = {
    str: "string", int: "integer", Decimal: "number", date: "date", Month: "yearmonth", bool: "boolean",
}  # fmt: skip
_INTEGER: Final = re.compile(r"0|-?[1-9]\d{0,18}", re.ASCII)
_DECIMAL: Final = re.compile(r"(?!-0$)-?(?:0|[1-9]\d{0,18})(?:\.\d{0,9}[1-9])?", re.ASCII)
_SPELLING: Final = N_("“%(text)s” under %(column)s is not written as this format asks.")
_QUOTED: Final = frozenset(',"\r\n')
Reader = Callable[[str], Any]


@dataclass(frozen=True)
class Layout:
    """How one type of record travels: its columns in order, their fields, and the Table Schema of them."""

    record: type
    fields: tuple[Field, ...]
    readers: tuple[Reader, ...]
    header: str
    schema: Mapping[str, Any]
    totalled: tuple[Field, ...]
    names: list[str]
    in_order: tuple[int, ...]
    keys: tuple[str, ...]
    made: Callable[[Sequence[Any]], Any]


@cache
def layout_of(record: type, columns: tuple[str, ...]) -> Layout:
    """The layout of the named columns of a record."""
    fields = tuple(field_of(record, name) for name in columns)
    schema: dict[str, Any] = {"fields": [_described(field) for field in fields]}
    keys = tuple(field.name for field in fields if field.key)
    if keys:
        schema["primaryKey"] = list(keys)
    totalled = tuple(field for field in fields if field.number and field.name != "position")
    readers = tuple(map(_reader, fields))
    in_order = tuple(range(len(columns)))
    return Layout(
        record,
        fields,
        readers,
        ",".join(columns),
        schema,
        totalled,
        list(columns),
        in_order,
        keys,
        _maker(record, columns),
    )


def _maker(record: type, columns: tuple[str, ...]) -> Callable[[Sequence[Any]], Any]:
    """A function from values in the order of the columns to the record; by place where that is the record's order."""
    if columns == tuple(attribute.name for attribute in dataclasses.fields(record))[: len(columns)]:
        return lambda values: record(*values)
    return lambda values: record(**dict(zip(columns, values, strict=True)))


def _described(field: Field) -> dict[str, Any]:
    """One field of a Table Schema."""
    described: dict[str, Any] = {"name": field.name, "title": field.label, "type": _TYPES[field.kind]}
    if field.may_not_apply:
        described["missingValues"] = ["", "-"]
    if field.kind is bool:
        described |= {"trueValues": ["1"], "falseValues": ["0"]}
    limits: dict[str, Any] = {}
    if _needed(field):
        limits["required"] = True
    if field.number:
        if field.least is not None:
            limits["minimum"] = field.least
        limits["maximum"] = LARGEST_MONEY if field.most is None else field.most
    if field.choices is not None:
        limits["enum"] = list(field.choices)
    elif field.kind is str:
        limits["maxLength"] = field.length
    if limits:
        described["constraints"] = limits
    return described


def _needed(field: Field) -> bool:
    """Whether a column may not be blank; plain text may, even inside a key."""
    if field.kind is not str:
        return not field.optional
    return (field.choices is not None and not field.optional) or (field.key and field.code)


def table(layout: Layout, records: Iterable[Any]) -> bytes:
    """The CSV of records, in the order given."""
    lines = [layout.header]
    for record in records:
        lines.append(",".join([_quoted(field.plain_text(getattr(record, field.name))) for field in layout.fields]))
    lines.append("")
    return "\r\n".join(lines).encode("utf-8")


def _quoted(text: str) -> str:
    return text if _QUOTED.isdisjoint(text) else '"' + text.replace('"', '""') + '"'


def totals(layout: Layout, records: Sequence[Any]) -> dict[str, int | str]:
    """The control total of each counted column: whole numbers as such, decimals as exact text."""
    found: dict[str, int | str] = {}
    for field in layout.totalled:
        values = [getattr(record, field.name) for record in records]
        total = sum([value for value in values if value is not None and value is not NOT_APPLICABLE])
        found[field.name] = field.plain_text(Decimal(total)) if field.kind is Decimal else total
    return found


def records(layout: Layout, data: bytes) -> list[Any]:
    """The records of a CSV, columns by name, never by place.

    Raises PacketError: not UTF-8, another spelling, a column that lacks or is unknown, a value out of bounds, a key
    that comes twice.
    """
    rows = _rows(data)
    places = _places(layout, rows[0])
    made = [_record(layout, row, places, number) for number, row in enumerate(rows[1:], start=2)]
    if layout.keys and len(set(map(attrgetter(*layout.keys), made))) != len(made):
        raise PacketError(N_("A line comes twice."))
    return made


def _rows(data: bytes) -> list[list[str]]:
    """The cells of a CSV; only the one spelling that `table` writes."""
    try:
        text = data.decode("utf-8")
        plain = '"' not in text and text.count("\r\n") == text.count("\n") == text.count("\r")
        if plain and text.endswith("\r\n"):
            return [line.split(",") for line in text[:-2].split("\r\n")]
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or "".join(",".join(map(_quoted, row)) + "\r\n" for row in rows) != text:
        raise PacketError(N_("A table inside the file is not written as this format asks."))
    return rows


def _places(layout: Layout, header: Sequence[str]) -> tuple[int, ...]:
    """Where each column of the layout stands in the header."""
    if header == layout.names:
        return layout.in_order
    names = layout.names
    if unknown := [name for name in header if name not in names]:
        raise PacketError(N_("The column “%(column)s” is from a later version of coopdesk."), column=unknown[0][:64])
    if len(header) != len(names) or set(header) != set(names):
        raise PacketError(N_("A table inside the file lacks a column, or has one twice."))
    return tuple(header.index(name) for name in names)


def _record(layout: Layout, row: Sequence[str], places: Sequence[int], line: int) -> Any:
    if len(row) != len(places):
        raise PacketError(N_("Line %(line)s has more or fewer columns than the heading."), line=line)
    try:
        values = [read(row[place]) for read, place in zip(layout.readers, places, strict=True)]
        record = layout.made(values)
    except DeskError as error:
        raise PacketError(N_("Line %(line)s: %(reason)s"), line=line, reason=error) from None
    own = getattr(record, "problems", tuple)
    for problem in own():
        if problem.level == "error":
            raise PacketError(
                N_("Line %(line)s: %(reason)s"), line=line, reason=DeskError(problem.message, **problem.values)
            )
    return record


def _reader(field: Field) -> Reader:
    """A function from the one spelling of a value to the value; raises DeskError."""
    spelled = _spelled(field)

    def read(text: str) -> Any:
        if not text and not _needed(field):
            return "" if field.kind is str and not field.optional else None
        if field.may_not_apply and text == "-":
            return NOT_APPLICABLE
        value = spelled(text)
        if problem := field.problem(value):
            raise DeskError(
                N_("%(column)s %(problem)s."), column=field.name, problem=DeskError(problem.message, **problem.values)
            )
        return value

    return lru_cache(maxsize=4096)(read)


def _spelled(field: Field) -> Reader:
    """The value of a text in its one spelling; raises DeskError for another one."""

    def wrong(text: str) -> DeskError:
        return DeskError(_SPELLING, text=text[:64], column=field.name)

    def number(text: str) -> int | Decimal:
        if not (_INTEGER if field.kind is int else _DECIMAL).fullmatch(text):
            raise wrong(text)
        return int(text) if field.kind is int else Decimal(text)

    def other(text: str) -> Any:
        value = field.parse(text) if len(text) <= field.length else text
        if field.plain_text(value) != text:
            raise wrong(text)
        return value

    return number if field.number else other

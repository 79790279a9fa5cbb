"""The one description of an attribute, and what can be read off it.

A record is a frozen dataclass whose attributes are ``Annotated[type, Field(...)]``. Name, kind and
whether it may stay empty come from the annotation; the rest are constants (DESIGN §3).
"""

import dataclasses
import re
import typing
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar

from coopdesk.domain.dates import parse_date, parse_month
from coopdesk.domain.numbers import grouped, money, parse_number, shortest
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError, EntryError, Problem

T = TypeVar("T")
LARGEST_MONEY: Final = 10**15
LARGEST_PRICE: Final = 10**14
"""With its four places still a whole number that SQLite keeps exactly."""


class _Mark(Enum):
    NOT_APPLICABLE = "-"


NotApplicable = Literal[_Mark.NOT_APPLICABLE]
NOT_APPLICABLE: Final = _Mark.NOT_APPLICABLE
"""A box that does not apply to this line: neither blank (None) nor zero (DESIGN §3)."""

Kind = type[str] | type[int] | type[Decimal] | type[date] | type[Month] | type[bool] | type[bytes]


@dataclass(frozen=True)
class Field:
    """Constants about one attribute: words, box number, decimals, bounds.

    ``places`` are the decimals of a Decimal; ``most`` defaults to 10^15 for numbers; ``code`` is
    a key in ASCII or Chinese characters without spaces; ``choices`` map each allowed code to its
    words; ``length`` counts characters; ``needed`` marks plain text that the record asks for. ``money`` is a whole
    number of the smallest unit; people read and type it with the ``decimals`` of a currency (`in_currency`).
    ``name``, ``kind``, ``optional`` and ``may_not_apply`` are filled in by `fields_of`.
    """

    label: str
    box: str = ""
    unit: str = ""
    help: str = ""
    key: bool = False
    places: int = 0
    least: int | None = None
    most: int | None = None
    length: int = 64
    code: bool = False
    money: bool = False
    plain: bool = False
    choices: Mapping[str, str] | None = None
    needed: bool = False
    name: str = ""
    kind: Kind = str
    optional: bool = False
    may_not_apply: bool = False
    decimals: int = 0

    def in_currency(self, exponent: int, record: object = None) -> "Field":
        """The same box in whole units of a currency, where it is money by itself or ``record`` says so (``in_money``).

        For people only: files, packets and tables carry whole numbers of the smallest unit.
        """
        amount = self.money or self.name in getattr(record, "in_money", ())
        return dataclasses.replace(self, money=True, decimals=exponent) if amount else self

    @property
    def number(self) -> bool:
        """Whether it is counted: an int or a Decimal."""
        return self.kind in (int, Decimal)

    def text(self, value: Any) -> str:
        """The value as a person reads and types it: grouped digits, ISO dates; the inverse of `parse`."""
        if value is None:
            return ""
        if value is NOT_APPLICABLE:
            return "—"
        if self.decimals:
            return money(value, self.decimals)
        if self.number:
            return self.plain_text(value) if self.plain else grouped(shortest(value))
        return self.plain_text(value)

    def plain_text(self, value: Any) -> str:
        """The value as files carry it: exact, no separators, ``-`` for not applicable."""
        if value is None:
            return ""
        if value is NOT_APPLICABLE:
            return "-"
        if isinstance(value, Decimal):
            return format(shortest(value), "f")
        if self.kind is bool:
            return "1" if value else "0"
        if isinstance(value, bytes):
            return value.hex()
        return str(value)

    def parse(self, text: str, month: Month | None = None) -> Any:
        """The value of a text; blank is None, ``-`` or ``—`` not applicable where that is allowed.

        ``month`` completes short dates. Raises EntryError naming this box.
        """
        plain = unicodedata.normalize("NFKC", text).strip() if self.kind is not str or self.code else text
        if self.may_not_apply and plain in ("-", "—"):
            return NOT_APPLICABLE
        try:
            value = self._value(plain, month)
        except EntryError:
            raise
        except DeskError as error:
            raise EntryError([Problem(self.name, error.message, error.values)]) from None
        if problem := self.problem(value):
            raise EntryError([problem])
        return value

    def _value(self, plain: str, month: Month | None) -> Any:
        if self.kind is str:
            return (_code(plain) if self.code else cleaned(plain)) or (None if self.optional else "")
        if not plain:
            return None
        if self.decimals:
            return self._smallest(plain)
        if self.kind is int:
            number = _whole(plain)
            if number != number.to_integral_value():
                raise DeskError(N_("“%(text)s” is not a whole number."), text=plain)
            return int(number)
        if self.kind is Decimal:
            return parse_number(plain)
        if self.kind is bool:
            return self._choice(plain, {"0": False, "1": True})
        if self.kind is bytes:
            return _bytes(plain)
        return parse_date(plain, month) if self.kind is date else parse_month(plain)

    def _smallest(self, plain: str) -> int | Decimal:
        """Whole units of the currency as a number of its smallest ones."""
        number = Fraction(parse_number(plain)) * 10**self.decimals
        if number.denominator != 1:
            raise DeskError(_DECIMALS, places=self.decimals)
        return Decimal(int(number)) if self.kind is Decimal else int(number)

    def bound(self, value: int) -> str:
        """A bound of it as people write it: a year without groups."""
        amount = shortest(Decimal(value).scaleb(-self.decimals)) if self.decimals else value
        return str(value) if self.plain else grouped(amount)

    def _choice(self, plain: str, choices: Mapping[str, bool]) -> bool:
        if plain not in choices:
            raise DeskError(N_("Choose one of: %(choices)s."), choices=", ".join(choices))
        return choices[plain]

    def problem(self, value: Any) -> Problem | None:
        """What this box by itself has against a value, None where nothing."""
        if value is None or (value == "" and self.kind is str):
            return None if self.optional or not self._strict else self._problem(N_("is needed"))
        if value is NOT_APPLICABLE:
            return None if self.may_not_apply else self._problem(N_("cannot be “not applicable”"))
        if self.number:
            return self._number_problem(value)
        if self.kind is str:
            return self._text_problem(value)
        return None

    @property
    def _strict(self) -> bool:
        """Plain text may stay empty, even inside a key: a note to the whole month has no line."""
        return self.code or self.kind is not str or self.choices is not None

    @property
    def required(self) -> bool:
        """Whether it may not stay empty; ``needed`` says so of plain text that the record itself asks for."""
        return self.needed or (self._strict and not self.optional)

    def _number_problem(self, value: Any) -> Problem | None:
        most = LARGEST_MONEY if self.most is None else self.most
        if self.least is not None and value < self.least:
            if self.least == 0:
                return self._problem(N_("cannot be negative"))
            return self._problem(N_("is less than %(least)s"), least=self.bound(self.least))
        if abs(value) > most:
            return self._problem(N_("is more than %(most)s"), most=self.bound(most))
        if isinstance(value, Decimal) and value != value.quantize(Decimal(1).scaleb(-self.places)):
            return self._problem(_DECIMALS, places=self.places)
        return None

    def _text_problem(self, value: str) -> Problem | None:
        if self.code and not _CODE.fullmatch(value):
            return self._problem(_NO_CODE, text=cleaned(value))
        if self.choices is not None and value not in self.choices:
            return self._problem(N_("must be one of: %(choices)s"), choices=", ".join(self.choices))
        if len(value) > self.length:
            return self._problem(N_("is longer than %(length)s characters"), length=self.length)
        return None

    def _problem(self, message: str, **values: object) -> Problem:
        return Problem(self.name, message, values)


def cleaned(text: str) -> str:
    """Text in NFC without control and format characters, inner line ends as spaces."""
    kept = (" " if mark in "\t\n\r\u2028\u2029" else mark for mark in text)
    shown = "".join(mark for mark in kept if unicodedata.category(mark) not in ("Cc", "Cf", "Cs"))
    return unicodedata.normalize("NFC", shown).strip()


_CODE: Final = re.compile(r"[-_.0-9A-Za-z\u3005-\u3007\u3400-\u9fff\U00020000-\U0003ffff]+")
"""No other scripts: a Cyrillic А beside a Latin A would make two keys that look like one."""
_DECIMALS: Final = N_("has more than %(places)s decimals")
_NO_CODE: Final = N_("“%(text)s” is not a code; use letters and digits without spaces.")


def _code(plain: str) -> str:
    if plain and not _CODE.fullmatch(plain):
        raise DeskError(_NO_CODE, text=cleaned(plain))
    return plain


def _whole(plain: str) -> Decimal:
    """A number where no decimals are asked for: what is none is refused without a word about points."""
    try:
        return parse_number(plain)
    except DeskError:
        raise DeskError(N_("“%(text)s” is not a number; write digits only."), text=plain) from None


def _bytes(plain: str) -> bytes:
    try:
        return bytes.fromhex(plain)
    except ValueError:
        raise DeskError(N_("“%(text)s” is not written in hexadecimal digits."), text=cleaned(plain)) from None


def fields_of(record: type) -> tuple[Field, ...]:
    """The fields of a record, in order, with name, kind and emptiness read off its annotations."""
    if record not in _BOUND:
        _BOUND[record] = tuple(_read(record))
    return _BOUND[record]


_BOUND: dict[type, tuple[Field, ...]] = {}


def _read(record: type) -> Iterator[Field]:
    hints = typing.get_type_hints(record, include_extras=True)
    for attribute in dataclasses.fields(record):
        hint = hints[attribute.name]
        for note in getattr(hint, "__metadata__", ()):
            if isinstance(note, Field):
                yield _bound(note, attribute.name, hint.__origin__)


def _bound(note: Field, name: str, hint: Any) -> Field:
    parts = typing.get_args(hint) if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union else (hint,)
    kinds = [part for part in parts if isinstance(part, type) and part is not NoneType]
    return dataclasses.replace(
        note,
        name=name,
        kind=kinds[0],
        optional=NoneType in parts,
        may_not_apply=any(typing.get_origin(part) is Literal for part in parts),
    )


def field_of(record: type, name: str) -> Field:
    """One field by its attribute's name; a wrong name is a defect (KeyError)."""
    return {field.name: field for field in fields_of(record)}[name]


def problems_of(record: Any) -> list[Problem]:
    """Everything against a record: each box by itself, then the record's own ``problems``."""
    found = [problem for field in fields_of(type(record)) if (problem := field.problem(getattr(record, field.name)))]
    own = getattr(record, "problems", None)
    return found + (list(own()) if own and not found else [])


def checked(record: T) -> T:
    """The record itself, or EntryError with the errors (not the queries) it has."""
    if errors := [problem for problem in problems_of(record) if problem.level == "error"]:
        raise EntryError(errors)
    return record


def line_key(record: Any) -> str:
    """The canonical key of a line, its key fields joined by ``/`` (``T1/0801/own``)."""
    return "/".join(field.plain_text(getattr(record, field.name)) for field in fields_of(type(record)) if field.key)

"""Lists that leave for a spreadsheet: heads from the fields, cells as values, and what they are, in one description."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from coopdesk.domain.field import NOT_APPLICABLE, Field
from coopdesk.domain.figures import Figures
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Both, Language, say
from coopdesk.domain.numbers import digits, rounded, shortest
from coopdesk.domain.sheets import money_unit
from coopdesk.errors import N_

Value = str | int | Decimal | date | None
"""What a cell holds; None is an empty cell. A Decimal is in the unit of its head."""
Kind = Literal["text", "number", "day"]
LONGEST_NUMBER: Final = 15
"""Spreadsheets keep so many digits of a number; what has more is written as text, so that none is lost."""
PER_CENT_PLACES: Final = 1
"""Percentages have the decimals of the paper."""
_PER_PERSON: Final = N_("money per person")


@dataclass(frozen=True)
class Head:
    """The head of a column in the language of the list; numbers have ``places`` decimals, ``grouped`` in threes.

    Where ``places`` is None, each number has its own decimals. On paper the ``first`` characters of a long text are
    enough, such as of the number of a file.
    """

    label: str
    kind: Kind = "text"
    places: int | None = 0
    grouped: bool = True
    first: int | None = None


@dataclass(frozen=True)
class Listing:
    """A list with what is to be known of it: ``about`` are pairs of a label and what stands beside it.

    The last ``sums`` rows are totals; they stand out. ``name`` is what a file of it is called. ``facts`` and ``notes``
    are what a paper says of ``about``: whose, of which period where it is ``dated``, with which coverage, and sentences
    that must not be missed.
    """

    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]
    about: tuple[tuple[str, str], ...] = ()
    sums: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    dated: bool = False


def side_by_side(zh: Listing, en: Listing) -> Listing:
    """A list in both languages at once, of the same list in each; what is no text is the same in both."""

    def pair(one: Value, other: Value) -> Value:
        return Both(one, other) if isinstance(one, str) and isinstance(other, str) else one

    heads = tuple(
        replace(one, label=Both(one.label, other.label)) for one, other in zip(zh.heads, en.heads, strict=True)
    )
    rows = tuple(tuple(map(pair, *both)) for both in zip(zh.rows, en.rows, strict=True))
    facts = tuple((Both(one[0], two[0]), Both(one[1], two[1])) for one, two in zip(zh.facts, en.facts, strict=True))
    notes = tuple(Both(*both) for both in zip(zh.notes, en.notes, strict=True))
    return replace(zh, title=Both(zh.title, en.title), heads=heads, rows=rows, facts=facts, notes=notes)


def fits(cell: Value) -> bool:
    """Whether a spreadsheet keeps every digit of a number; whatever is no number fits."""
    if isinstance(cell, bool) or not isinstance(cell, (int, Decimal)):
        return True
    return len(str(abs(int(Decimal(cell).scaleb(_decimals(cell)))))) <= LONGEST_NUMBER


def _decimals(cell: int | Decimal) -> int:
    exponent = Decimal(cell).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def decimals_of(cell: int | Decimal) -> int:
    """The decimals that a number is written with."""
    exponent = Decimal(cell).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(cell: Value, places: int | None = None) -> str:
    """A cell as text that another program can read: a point and no groups, days as ISO days."""
    if isinstance(cell, Decimal):
        return digits(cell) if places is None else format(cell, f".{places}f")
    return "" if cell is None else str(cell)


def money_head(label: str, currency: str, exponent: int, language: Language) -> Head:
    """A column of money in whole units of the currency, with the decimals it has."""
    unit = money_unit(currency, language)
    return Head(say(N_("%(label)s, %(unit)s"), language, label=label, unit=unit), "number", max(exponent, 0))


def head_of(field: Field, currency: str, exponent: int, language: Language) -> Head:
    """The head of a field's column."""
    label = say(field.label, language)
    if field.money:
        return money_head(label, currency, exponent, language)
    if field.kind is date:
        return Head(label, "day")
    if not field.number:
        return Head(label)
    if field.unit:
        label = say(N_("%(label)s, %(unit)s"), language, label=label, unit=say(field.unit, language))
    return Head(label, "number", None if field.places else 0, not field.plain)


def cell_of(field: Field, record: Any, exponent: int, language: Language) -> Value:
    """A field's value as a cell: choices in words, money in whole units; *not applicable* as its dash."""
    value: Any = getattr(record, field.name)
    if value is None or value == "":
        return None
    if value is NOT_APPLICABLE:
        return "—"
    if isinstance(value, bool):
        return say(N_("yes") if value else N_("no"), language)
    if value == "-" and field.code:
        return say(N_("Whole co-operative"), language) if field.name == "team" else None
    if field.choices is not None:
        return say(field.choices[str(value)], language) if value in field.choices else str(value)
    if field.money and isinstance(value, (int, Decimal)):
        return Decimal(value).scaleb(-exponent)
    if isinstance(value, (int, Decimal)):
        return shortest(value)
    if isinstance(value, (str, date)):
        return value
    return str(value)


def heads_and_rows(
    fields: Sequence[Field], records: Iterable[Any], currency: str, exponent: int, language: Language
) -> tuple[tuple[Head, ...], tuple[tuple[Value, ...], ...]]:
    """A column for each field, a row for each record."""
    heads = tuple(head_of(one, currency, exponent, language) for one in fields)
    return heads, tuple(tuple(cell_of(one, record, exponent, language) for one in fields) for record in records)


def indicator_head(code: str, currency: str, exponent: int, language: Language) -> Head:
    """The head of an indicator's column: per cent, persons, or money per person."""
    indicator = INDICATORS[code]
    label = say(indicator.label, language)
    if indicator.unit == _PER_PERSON:
        return money_head(label, currency, exponent, language)
    unit = say(indicator.unit, language)
    return Head(say(N_("%(label)s, %(unit)s"), language, label=label, unit=unit), "number", PER_CENT_PLACES)


def indicator_value(code: str, value: Decimal | None, exponent: int) -> Decimal | None:
    """An indicator as a cell: rounded as the paper prints it, money with the decimals of its unit."""
    if value is None:
        return None
    if INDICATORS[code].unit == _PER_PERSON:
        return rounded(value.scaleb(-exponent), max(exponent, 0))
    return rounded(value, PER_CENT_PLACES)


def figure_value(field: Field, figures: Figures, exponent: int) -> Decimal | int | None:
    """A figure as a cell: money in whole units."""
    amount: int | None = getattr(figures, field.name)
    return Decimal(amount).scaleb(-exponent) if amount is not None and field.money else amount

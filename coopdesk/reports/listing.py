"""Any list on paper: its heads and rows as they are, what it says of itself above them, its notes beneath."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from coopdesk.domain.language import Both, Language, linked, say
from coopdesk.domain.listing import Head, Listing, Value
from coopdesk.domain.numbers import grouped
from coopdesk.errors import N_, PaperError
from coopdesk.reports import fonts, words
from coopdesk.reports.flow import Block, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A3_WIDE, A4, A4_WIDE, Format, Paper
from coopdesk.reports.table import Column, Row, Table, table

_ROW_HEIGHT: Final = 16.0
_NO_SHAPE: Final = "□"
_UPRIGHT: Final = 7
"""A list of more columns is not tried on upright paper."""
_BESIDE: Final = 3
_FEW_LINES: Final = {"zh": 1.6, "en": 2.2, "both": 3.2}
"""A row of more lines, as a mean, is read better on larger paper."""


def draw(listing: Listing, language: Language) -> bytes:
    """The list as a PDF: on the smallest paper that carries it, else in parts whose rows begin alike.

    What the typeface lacks is drawn as a box, and said so: what came from elsewhere cannot be written anew. Raises
    PaperError for amounts that no paper carries.
    """
    listing, lacking = _printable(listing)
    form, tables, left_out = _laid(listing, language)
    told = [*listing.notes, *_notes(left_out, lacking, language)]
    first = [value for _, value in listing.facts[: 1 + listing.dated]]
    again, foot = (linked((listing.title, *first), between) for between in ("  ", "   "))
    paper = Paper(form, listing.name, first[0] if first else "", language)
    blocks = list(_blocks(listing, tables, told, form, language))
    leaves = paginate(blocks, form, words.foot_room([foot], form, language), words.head_again([again], form))
    draw_leaves(paper, leaves, lambda place: words.foot(paper, [foot], place, language))
    return paper.finish()


def _blocks(
    listing: Listing, tables: Sequence[Table], told: Sequence[str], form: Format, language: Language
) -> Iterator[Block]:
    yield words.title(listing.title, "", "", form)
    yield gap(4)
    facts = [words.pair(label, value, language) for label, value in listing.facts]
    facts += [""] * (-len(facts) % _BESIDE)
    yield words.grid([facts[place : place + _BESIDE] for place in range(0, len(facts), _BESIDE)], form, 14.0)
    if not listing.rows:
        yield words.heading(say(N_("The list is empty."), language), form)
    for number, part in enumerate(tables, start=1):
        if len(tables) > 1:
            yield gap(6)
            message = N_("Columns, part %(part)s of %(parts)s")
            yield words.heading(say(message, language, part=number, parts=len(tables)), form)
        yield part
    if told:
        yield gap(6)
        yield running(told, form)


def _laid(listing: Listing, language: Language) -> tuple[Format, list[Table], tuple[str, ...]]:
    """The paper, the table or its parts, and the heads of the columns that are left out since nothing is in them."""
    every = tuple(range(len(listing.heads)))
    for form in (A4, A4_WIDE) if len(every) <= _UPRIGHT else (A4_WIDE,):
        found = _table(listing, every, form)
        if found and _lines(found) <= _FEW_LINES[language]:
            return form, [found], ()
    filled = tuple(place for place in every if any(row[place] not in (None, "") for row in listing.rows))
    filled = filled or every
    left_out = tuple(listing.heads[place].label for place in every if place not in filled)
    for form in (A4_WIDE, A3_WIDE):
        found = _table(listing, filled, form)
        if found and (form is A3_WIDE or _lines(found) <= _FEW_LINES[language]):
            return form, [found], left_out
    return A3_WIDE, list(_parts(listing, filled, A3_WIDE)), left_out


def _lines(found: Table) -> float:
    """How many lines a row has, as a mean."""
    return sum(max(map(len, row)) for row in found.lines) / max(len(found.lines), 1)


def _parts(listing: Listing, places: Sequence[int], form: Format) -> Iterator[Table]:
    """As many columns beside each other as there is room for, again and again; each part names its rows."""
    names = [place for place in places[:2] if listing.heads[place].kind == "text"]
    rest = list(places[len(names) :])
    while rest:
        fit = next((count for count in range(len(rest), 0, -1) if _table(listing, [*names, *rest[:count]], form)), 0)
        found = _table(listing, [*names, *rest[:fit]], form) if fit else None
        if found is None:
            raise PaperError(N_("The amounts are too wide for the paper."))
        yield found
        rest = rest[fit:]


def _table(listing: Listing, places: Sequence[int], form: Format) -> Table | None:
    heads = [listing.heads[place] for place in places]
    last = len(listing.rows) - listing.sums
    rows = [
        Row(tuple(_text(row[place], listing.heads[place]) for place in places), bold=number >= last)
        for number, row in enumerate(listing.rows)
    ]
    return table([_column(head) for head in heads], rows, form, _ROW_HEIGHT)


def _column(head: Head) -> Column:
    """Numbers and days are never wrapped, nor is what was shortened; texts take what room is left."""
    if head.kind == "number":
        return Column(head.label, align="right", amount=True)
    if head.kind == "day" or head.first:
        return Column(head.label, align="center", amount=True)
    return Column(head.label)


def _text(cell: Value, head: Head) -> str:
    """A cell as it is printed: numbers in groups of three, days as ISO days."""
    if cell is None:
        return ""
    if isinstance(cell, int) and not head.grouped:
        return str(cell)
    if isinstance(cell, (int, Decimal)):
        return words.cell_text(Decimal(cell), "en", head.places) if head.places is not None else _own(Decimal(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return cell[: head.first] if head.first else cell


def _own(number: Decimal) -> str:
    """A number with the decimals that it has."""
    exponent = number.as_tuple().exponent
    return grouped(number, max(0, -exponent) if isinstance(exponent, int) else 0)


def _printable(listing: Listing) -> tuple[Listing, str]:
    """The list without the characters that the typeface lacks, and these."""
    texts = [cell for row in listing.rows for cell in row if isinstance(cell, str)]
    texts += [head.label for head in listing.heads] + [text for pair in listing.facts for text in pair]
    lacking = fonts.missing([*texts, *listing.notes, listing.title])
    if not lacking:
        return listing, ""
    marks = dict.fromkeys(map(ord, lacking), _NO_SHAPE)

    def plain(text: str) -> str:
        if isinstance(text, Both):
            return Both(text.zh.translate(marks), text.en.translate(marks))
        return text.translate(marks)

    def cell(value: Value) -> Value:
        return plain(value) if isinstance(value, str) else value

    rows = tuple(tuple(map(cell, row)) for row in listing.rows)
    heads = tuple(replace(head, label=plain(head.label)) for head in listing.heads)
    facts = tuple((plain(label), plain(value)) for label, value in listing.facts)
    notes = tuple(map(plain, listing.notes))
    return replace(listing, title=plain(listing.title), rows=rows, heads=heads, facts=facts, notes=notes), lacking


def _notes(left_out: Iterable[str], lacking: str, language: Language) -> Iterator[str]:
    if columns := list(left_out):
        between = ", " if language == "en" else "、"
        yield say(N_("Columns without an entry are left out: %(columns)s."), language, columns=between.join(columns))
    if lacking:
        codes = " ".join(f"U+{ord(mark):04X}" for mark in lacking)
        yield say(N_("□ stands for characters that the typeface lacks: %(codes)s."), language, codes=codes)

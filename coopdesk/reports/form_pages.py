"""A form of a month, and how its tables fill pages."""

import dataclasses
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from coopdesk.domain.form_marks import Official, official
from coopdesk.domain.language import Language, month_name, named, say
from coopdesk.domain.sheets import MonthlySheet
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.carry import Carry
from coopdesk.reports.flow import Block, Leaf, Solid, paginate
from coopdesk.reports.page import A3_WIDE, A4, A4_WIDE, Format
from coopdesk.reports.table import SIZES, Column, Row, Table, table

ROW_HEIGHTS: Final = (20.0, 18.5, 17.0, 15.5, 14.0, 12.6)
Listing = tuple[Sequence[Column], Sequence[Row], Carry | None]
"""Columns and rows of one table, and what it says of its sums where a page ends."""


@dataclasses.dataclass(frozen=True)
class Form:
    """One of the forms: its code (`FORMS`) and marked title, its tables in a language, and what stands on it.

    A blank one has so many empty lines as ``by_hand`` (falling) leaves room for, of one of some ``heights`` (falling).
    One that would need a second page for its products lists as many as one page holds, if so many as ``fewest`` are
    among them (0: never): then ``listings`` is asked for so many lines, and the others stand on another form.
    """

    code: str
    title: str
    listings: Callable[[MonthlySheet, Language, int], Sequence[Listing]]
    blocks: Callable[[MonthlySheet, Language, Format, Sequence[Table]], Iterable[Block]]
    by_hand: Sequence[int]
    heights: Sequence[float] = (24.0, 22.0, 20.0, 18.5)
    fewest: int = 0


def laid(form: Form, sheet: MonthlySheet, language: Language) -> tuple[Format, list[Leaf]]:
    """The fewest pages, in the largest letters, of the first paper that carries the amounts: upright, lying, larger.

    A blank form has the most lines with which it needs no more pages.
    """
    size, leaves, _lines = _laid(form, sheet, language)
    return size, leaves


def elsewhere(form: Form, sheet: MonthlySheet, language: Language) -> int:
    """How many products a filled form leaves to another one; raises as `laid`."""
    if not form.fewest or sheet.blank or len(sheet.products) <= form.fewest + 1:
        return 0
    _size, _leaves, lines = _laid(form, sheet, language)
    return len(sheet.products) - lines if lines else 0


def _laid(form: Form, sheet: MonthlySheet, language: Language) -> tuple[Format, list[Leaf], int]:
    """Beside the pages, so many products as a filled form lists where it does not list all."""
    for size in (A4, A4_WIDE, A3_WIDE):
        lines = _fitting(form, sheet, language, size)
        if best := _best(form, sheet, language, size, form.by_hand if sheet.blank else (lines,)):
            return size, best, lines
    raise PaperError(N_("The amounts are too wide for the paper."))


def _best(form: Form, sheet: MonthlySheet, language: Language, size: Format, lines_of: Sequence[int]) -> list[Leaf]:
    """The fewest pages on one paper, in the largest letters; none where it does not carry the amounts."""
    best: list[Leaf] = []
    heights = form.heights if sheet.blank else ROW_HEIGHTS
    for style in _styles(sheet, language):
        for lines in lines_of:
            tables = _tables(form, sheet, language, size, style, lines)
            if tables and len(best) != 1:
                leaves = _leaves(form, sheet, language, size, tables, heights)
                best = min(best, leaves, key=_cuts) if best else leaves
    return best


def _fitting(form: Form, sheet: MonthlySheet, language: Language, size: Format) -> int:
    """The most products with which a form is one page, in the closest style; 0 where all fit, or too few do."""
    every = len(sheet.products)
    if not form.fewest or sheet.blank or every <= form.fewest + 1:
        return 0

    def too_many(count: int) -> bool:
        tables = _tables(form, sheet, language, size, _styles(sheet, language)[-1], count)
        return not tables or len(_leaves(form, sheet, language, size, tables, ROW_HEIGHTS[-1:])) > 1

    if not too_many(every):
        return 0
    counts = range(form.fewest, every - 1)
    fit = bisect_left(counts, True, key=too_many)
    return counts[fit - 1] if fit else 0


def _styles(sheet: MonthlySheet, language: Language) -> list[tuple[float, float]]:
    """Sizes of letters, and how much amounts get of the room that they would only like; the closest last.

    Names in both languages have all that room, and so have those of a form for which nothing else makes one page.
    """
    liked = 0.86 if sheet.blank else 0.0 if language == "both" else 1.0
    styles = [(letters, liked) for letters in SIZES]
    return styles if sheet.blank or not liked else [*styles, (SIZES[-1], 0.0)]


def _tables(
    form: Form, sheet: MonthlySheet, language: Language, size: Format, style: tuple[float, float], lines: int
) -> list[Table]:
    """The tables in one style; none where the amounts of one do not fit."""
    letters, liked = style
    listings = form.listings(sheet, language, lines)
    found = [
        table(_said(columns, liked, language), rows, size, sizes=(letters,), carry=carry)
        for columns, rows, carry in listings
    ]
    tables = [one for one in found if one]
    return tables if len(tables) == len(found) else []


def _leaves(
    form: Form, sheet: MonthlySheet, language: Language, size: Format, tables: Sequence[Table], heights: Sequence[float]
) -> list[Leaf]:
    """The pages with the tallest rows that need no more pages, and cut no more tables, than the lowest would."""
    blocks = list(form.blocks(sheet, language, size, tables))
    again = _head_again(form, sheet, language, size)
    best: list[Leaf] = []
    for height in heights:
        sized = [
            dataclasses.replace(block, least_row=height) if isinstance(block, Table) else block for block in blocks
        ]
        leaves = paginate(sized, size, words.FOOT, again)
        if not best or _cuts(leaves) < _cuts(best):
            best = leaves
        if len(best) == 1:
            break
    return best


def _cuts(leaves: Sequence[Leaf]) -> tuple[int, int]:
    return len(leaves), sum(isinstance(block, Table) for leaf in leaves for _, block in leaf.blocks)


def _said(columns: Sequence[Column], liked: float, language: Language) -> list[Column]:
    """The columns in a language; of both, letters are the Chinese."""
    one = "zh" if language == "both" else language
    return [
        dataclasses.replace(
            column, heading=say(column.heading, language), box=say(column.box, one), liked=column.liked * liked
        )
        for column in columns
    ]


def marks_of(form: Form, sheet: MonthlySheet) -> Official:
    return official(sheet.desk, sheet.form_marks, form.code)


def each_language(language: Language) -> tuple[Language, ...]:
    """The languages that stand on a paper, where each has a line of its own."""
    return ("zh", "en") if language == "both" else (language,)


def _head_again(form: Form, sheet: MonthlySheet, language: Language, size: Format) -> Solid:
    """The head of a page that continues the form."""
    name = f"{sheet.cooperative.code} {named(sheet.cooperative, language)}".strip()
    texts = [_again(form, sheet, one) for one in each_language(language)]
    return words.head_again([*texts, words.labelled(N_("Reporting unit"), name, language)], size)


def _again(form: Form, sheet: MonthlySheet, language: Language) -> str:
    mark = say(N_("Draft"), language) if sheet.draft else ""
    month = "" if sheet.blank else month_name(sheet.statement.period, language)
    known = words.known_words(sheet.known_on, language)
    number = marks_of(form, sheet).number(language)
    parts = (mark, number, say(form.title, language), month, known)
    return "  ".join(filter(None, parts))

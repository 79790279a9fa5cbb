"""Form 2, all products of a month (手基月2表): one line each, and the value they sum to."""

from collections.abc import Iterator, Sequence
from typing import Final

from coopdesk.domain.language import Language, named, say, sentences
from coopdesk.domain.product_rows import ProductRow
from coopdesk.domain.sheets import MonthlySheet
from coopdesk.domain.statements import BASES
from coopdesk.errors import N_
from coopdesk.reports import forms, words
from coopdesk.reports.flow import Block, gap, running
from coopdesk.reports.form_pages import Form, Listing
from coopdesk.reports.page import Format
from coopdesk.reports.table import CROSSED, Column, Row, Table

TITLE: Final = N_("Monthly products of a handicraft co-operative")

_COLUMNS: Final = (
    Column(N_("Name of product"), N_("(A)"), least=84),
    Column(N_("Unit"), N_("(B)"), "center", least=28),
    Column(N_("Code"), N_("(C)"), "center", amount=True, least=30),
    Column(N_("Planned, this month"), "1", "right", amount=True, least=42),
    Column(N_("Accepted"), "2", "right", amount=True, least=42),
    Column(N_("% of plan"), "3", "right", amount=True, least=29, liked=34),
    Column(N_("Scrap"), "4", "right", amount=True, least=30),
    Column(N_("% accepted"), "5", "right", amount=True, least=29, liked=34),
    Column(N_("Constant price"), "6", "right", amount=True, least=46),
    Column(N_("Value, constant prices"), "7", "right", amount=True, least=56),
    Column(N_("Accepted to date"), "8", "right", amount=True, least=38, liked=50),
)


def draw(sheet: MonthlySheet, language: Language) -> bytes:
    """The form as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    return forms.draw(FORM, sheet, language)


def product_name(row: ProductRow, language: Language) -> str:
    """The name of a product, and whose material it is made of where that is not the co-operative's own."""
    name = named(row, language)
    if row.basis == "own":
        return name
    return say(N_("%(product)s (%(material)s)"), language, product=name, material=say(BASES[row.basis], language))


def _listings(sheet: MonthlySheet, language: Language, lines: int) -> Sequence[Listing]:
    rows = [_row(row, sheet.statement.exponent, language) for row in sheet.products]
    empty = ("",) * len(_COLUMNS)
    rows += [Row(empty)] * ((max(lines, 1)) - len(rows))
    value = words.cell_text(sheet.products_value, language, sheet.statement.exponent)
    rows.append(Row((say(N_("Total"), language), "", *[CROSSED] * 7, value, CROSSED), bold=True))
    carry = (
        None
        if sheet.blank
        else words.carried(language, ["", "", "", *[CROSSED] * 6, sheet.statement.exponent, CROSSED])
    )
    return [(_COLUMNS, rows, carry)]


def _row(row: ProductRow, exponent: int, language: Language) -> Row:
    numbers = [words.cell_text(cell, language) for cell in (row.planned, row.accepted, row.scrap, row.price)]
    planned, accepted, scrap, price = numbers
    fulfilled, passed = (words.cell_text(cell, language, 1) for cell in (row.fulfilment, row.pass_rate))
    value, to_date = words.cell_text(row.value, language, exponent), words.cell_text(row.accepted_to_date, language)
    what = (product_name(row, language), named(row, language, "unit"), row.code)
    cells = (*what, planned, accepted, fulfilled, scrap, passed, price, value, to_date)
    return Row(cells, numbers=(*[None] * 9, row.value, None))


def _blocks(sheet: MonthlySheet, language: Language, size: Format, tables: Sequence[Table]) -> Iterator[Block]:
    yield from forms.head(FORM, sheet, language, size)
    yield words.heading(say(N_("Products"), language), size, forms.money_words(sheet, language))
    yield from tables
    yield gap(7)
    yield running(forms.notes(sheet, language, 2), size)
    yield gap(26 if sheet.blank else 6)
    yield forms.signatures(sheet, language, size)
    yield gap(6)
    yield forms.explanation([_explanation(language)], language, size)


def _explanation(language: Language) -> str:
    parts = (
        N_("Explanation:"),
        N_("Each product once, summed over the teams; material of customers is kept apart."),
        N_("Checks: (3) = (2) ÷ (1); (5) = (2) ÷ [(2) + (4)]; (7) = (2) × (6); total of (7) = box 01 (2) of form 1."),
        N_("Sums may differ from their parts by rounding."),
        N_("Blank: not filled in; —: not applicable; 0: none; ×: not asked for."),
    )
    return sentences([say(part, language) for part in parts], language)


FORM: Final = Form("form-2", TITLE, _listings, _blocks, tuple(range(28, 9, -2)))

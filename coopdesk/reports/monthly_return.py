"""Form 1, the monthly return of a co-operative (手基月1表, layout of DOMAIN §5.2)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from coopdesk.domain.boxes import Cell, money_cell
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.language import Language, named, say, sentences
from coopdesk.domain.product_rows import ProductRow, value_of
from coopdesk.domain.sheets import BoxRow, MonthlySheet
from coopdesk.errors import N_
from coopdesk.reports import fonts, forms, words
from coopdesk.reports.flow import Block, gap, running
from coopdesk.reports.form_pages import ROW_HEIGHTS, Form, Listing
from coopdesk.reports.page import Format
from coopdesk.reports.products_form import product_name
from coopdesk.reports.table import CROSSED, Column, Row, Table

TITLE: Final = N_("Monthly production return of a handicraft co-operative")
_LEAST_PRODUCTS: Final = 2

_BOX_COLUMNS: Final = (
    Column(N_("Indicator"), N_("(A)"), least=84),
    Column(N_("Unit"), N_("(B)"), "center", least=28),
    Column(N_("Code"), N_("(C)"), "center", amount=True, least=22),
    Column(N_("Planned, this month"), "1", "right", amount=True, least=38, liked=50),
    Column(N_("Actual, this month"), "2", "right", amount=True, least=38, liked=50),
    Column(N_("% of plan"), "3", "right", amount=True, least=29, liked=34),
    Column(N_("Planned to date"), "4", "right", amount=True, least=38, liked=50),
    Column(N_("Actual to date"), "5", "right", amount=True, least=38, liked=50),
    Column(N_("% of plan"), "6", "right", amount=True, least=29, liked=34),
    Column(N_("Last year, this month"), "7", "right", amount=True, least=38, liked=50),
    Column(N_("Last year to date"), "8", "right", amount=True, least=38, liked=50),
)
_PRODUCT_COLUMNS: Final = (
    Column(N_("Name of product"), N_("(A)"), least=84),
    Column(N_("Unit"), N_("(B)"), "center", least=28),
    Column(N_("Code"), N_("(C)"), "center", amount=True, least=30),
    Column(N_("Planned, this month"), "1", "right", amount=True, least=42),
    Column(N_("Accepted"), "2", "right", amount=True, least=42),
    Column(N_("% of plan"), "3", "right", amount=True, least=29, liked=34),
    Column(N_("Scrap"), "4", "right", amount=True, least=30),
    Column(N_("Constant price"), "5", "right", amount=True, least=46),
    Column(N_("Value, constant prices"), "6", "right", amount=True, least=56),
    Column(N_("Accepted to date"), "7", "right", amount=True, least=38, liked=50),
)


def draw(sheet: MonthlySheet, language: Language) -> bytes:
    """The form as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    return forms.draw(FORM, sheet, language)


def _listings(sheet: MonthlySheet, language: Language, lines: int) -> Sequence[Listing]:
    rows = [_box_row(row, sheet, language) for row in sheet.rows]
    least = lines if sheet.blank else _LEAST_PRODUCTS
    products = list(_products(sheet, language, lines))
    products += [Row(("",) * len(_PRODUCT_COLUMNS))] * (least - len(products))
    carry = (
        None
        if sheet.blank
        else words.carried(language, ["", "", "", *[CROSSED] * 5, sheet.statement.exponent, CROSSED])
    )
    return (_BOX_COLUMNS, rows, None), (_PRODUCT_COLUMNS, products, carry)


def _products(sheet: MonthlySheet, language: Language, lines: int) -> Iterator[Row]:
    """The first so many products (0: all) and what the others on form 2 are worth; of several, their total."""
    shown = sheet.products[: lines or None]
    yield from (_product_row(row, sheet, language) for row in shown)
    others = sheet.products[len(shown) :]
    if others:
        words_of = say(N_("The other %(count)s products are on monthly form 2"), language, count=len(others))
        value = value_of(others)
        yield _sum_row(words_of, value, sheet, language, numbers=(*[None] * 8, value, None))
    if len(sheet.products) > 1:
        yield _sum_row(say(N_("Total"), language), sheet.products_value, sheet, language, bold=True)


def _sum_row(
    name: str,
    value: Decimal | None,
    sheet: MonthlySheet,
    language: Language,
    *,
    numbers: tuple[Cell, ...] = (),
    bold: bool = False,
) -> Row:
    text = words.cell_text(value, language, sheet.statement.exponent)
    return Row((name, "", "", *[CROSSED] * 5, text, CROSSED), bold=bold, numbers=numbers)


def _box_row(row: BoxRow, sheet: MonthlySheet, language: Language) -> Row:
    money = words.money_unit(sheet.desk, language)
    unit = say(row.unit, language, money=money) if row.unit not in ("", "%") else row.unit or money
    percents = (2, 5)
    texts = [
        words.cell_text(cell, language, 1 if place in percents else row.places) for place, cell in enumerate(row.cells)
    ]
    return Row((say(row.label, language), unit, row.code, *texts), indent=row.indent * 10.0)


def _product_row(row: ProductRow, sheet: MonthlySheet, language: Language) -> Row:
    exponent = sheet.statement.exponent
    numbers = [words.cell_text(cell, language) for cell in (row.planned, row.accepted, row.scrap, row.price)]
    value, to_date = words.cell_text(row.value, language, exponent), words.cell_text(row.accepted_to_date, language)
    percent = words.cell_text(row.fulfilment, language, 1)
    what = (product_name(row, language), named(row, language, "unit"), row.code)
    cells = (*what, *numbers[:2], percent, *numbers[2:], value, to_date)
    return Row(cells, numbers=(*[None] * 8, row.value, None))


def _blocks(sheet: MonthlySheet, language: Language, size: Format, tables: Sequence[Table]) -> Iterator[Block]:
    boxes, products = tables
    yield from forms.head(FORM, sheet, language, size)
    yield words.heading(say(N_("1. General"), language), size, forms.money_words(sheet, language))
    yield boxes
    yield gap(8)
    title, beside = say(N_("2. Main products"), language), "" if sheet.blank else _amounts(sheet, language)
    fits = fonts.width(title, 10, bold=True) + fonts.width(beside, 8.6) + 12 <= size.room
    yield words.heading(title, size, beside if fits else "")
    yield products
    yield gap(7)
    remarks = [*([] if fits else [beside]), *_cost(sheet, language), *_remarks(sheet, language)]
    yield running([*remarks, *forms.notes(sheet, language, 1)], size)
    yield gap(20 if sheet.blank else 6)
    yield forms.signatures(sheet, language, size)
    yield gap(6)
    yield forms.explanation([_explanation(sheet, language)], language, size)


def _remarks(sheet: MonthlySheet, language: Language) -> Iterator[str]:
    """What the annual plan and missing months mean for the boxes."""
    if sheet.blank:
        yield say(N_("Products for which there is no room here are entered on monthly form 2."), language)
        return
    if sheet.plan_share is not None and sheet.plan_difference is not None:
        yield say(
            N_("The annual plan's share of this month is %(share)s; box 01 (1) differs from it by %(difference)s."),
            language,
            share=words.cell_text(sheet.plan_share, language, sheet.statement.exponent),
            difference=words.cell_text(sheet.plan_difference, language, sheet.statement.exponent),
        )
    if sheet.months_counted < sheet.months_due:
        yield say(
            N_("To date: %(counted)s of %(due)s months are on file."),
            language,
            counted=sheet.months_counted,
            due=sheet.months_due,
        )


def _amounts(sheet: MonthlySheet, language: Language) -> str:
    """What box 02 holds beside the products of block 2."""
    accounts, exponent = sheet.accounts, sheet.statement.exponent
    given = () if accounts is None else accounts.beside
    if all(amount is None or amount is NOT_APPLICABLE for amount in given):
        return say(N_("Box 02 is without services of an industrial kind and change in work in progress."), language)
    services, change = (
        words.cell_text(money_cell(amount, exponent) if isinstance(amount, int) else amount, language, exponent)
        or say(N_("not filled in"), language)
        for amount in given
    )
    message = N_("Box 02 includes services of an industrial kind %(services)s, change in work in progress %(change)s.")
    return say(message, language, services=services, change=change)


def _cost(sheet: MonthlySheet, language: Language) -> Iterator[str]:
    """What the output cost, where it is told; the boxes of the form do not ask for it."""
    if sheet.accounts is None or sheet.accounts.production_cost is None or sheet.cost_per_100 is None:
        return
    exponent = sheet.statement.exponent
    yield say(
        N_("Production cost %(cost)s: %(of_100)s per 100 yuan of output value at current prices."),
        language,
        cost=words.cell_text(money_cell(sheet.accounts.production_cost, exponent), language, exponent),
        of_100=words.cell_text(sheet.cost_per_100, language, 2),
    )


def _explanation(sheet: MonthlySheet, language: Language) -> str:
    scope = say(
        N_("Due by day %(day)s of the following month from every co-operative, of each of the three kinds."),
        language,
        day=sheet.desk.due_day,
    )
    checks = say(
        N_(
            "Checks: (3) = (2) ÷ (1); 14 = 10 + 11 − 13; 12 ≤ 11; 22 = 21 ÷ 20; (5) = sum of the months' (2) "
            "in 01, 02, 11 to 13, 20, 21, 30 and 40."
        ),
        language,
    )
    rounding = say(N_("Sums may differ from their parts by rounding."), language)
    key = say(N_("Blank: not filled in; —: not applicable; 0: none; ×: not asked for."), language)
    return sentences((say(N_("Explanation:"), language), scope, checks, rounding, key), language)


FORM: Final = Form("monthly-return", TITLE, _listings, _blocks, (16, 6, 5, 4, 3), ROW_HEIGHTS, fewest=1)

"""Form 1, the monthly return of a co-operative (手基月1表, layout of DOMAIN §5.2)."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Final

from coopdesk.domain.boxes import money_cell
from coopdesk.domain.cooperatives import KINDS
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.language import Language, day_name, month_name, named, say
from coopdesk.domain.product_rows import ProductRow
from coopdesk.domain.sheets import BoxRow, MonthlySheet
from coopdesk.domain.statements import BASES
from coopdesk.errors import N_, PaperError
from coopdesk.reports import fonts, words
from coopdesk.reports.flow import Block, Leaf, Solid, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A3_WIDE, A4, A4_WIDE, Format, Paper
from coopdesk.reports.table import SIZES, Column, Row, Table, table

TITLE: Final = N_("Monthly production return of a handicraft co-operative")
FORM_NUMBER: Final = N_("Monthly form 1")
_ROW_HEIGHTS: Final = (20.0, 18.5, 17.0, 15.5, 14.0, 12.6)
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
    form, leaves = _laid(sheet, language)
    title = f"{say(TITLE, language)} {sheet.cooperative.code} {sheet.statement.period}"
    paper = Paper(form, title, named(sheet.cooperative, language), language)
    draw_leaves(paper, leaves, lambda place: _foot(paper, sheet, language, place))
    return paper.finish()


def _laid(sheet: MonthlySheet, language: Language) -> tuple[Format, list[Leaf]]:
    """The fewest pages, in the largest letters, of the first paper that carries the amounts: upright, lying, larger."""
    rows = [_box_row(row, sheet, language) for row in sheet.rows]
    products = [_product_row(row, sheet, language) for row in sheet.products]
    products += [Row(("",) * len(_PRODUCT_COLUMNS))] * (_LEAST_PRODUCTS - len(products))
    for form in (A4, A4_WIDE, A3_WIDE):
        best: list[Leaf] = []
        for size in SIZES:
            boxes = table(_said(_BOX_COLUMNS, language), rows, form, sizes=(size,))
            goods = table(_said(_PRODUCT_COLUMNS, language), products, form, sizes=(size,))
            if boxes and goods and len(best) != 1:
                leaves = _leaves(sheet, language, form, boxes, goods)
                best = min(best, leaves, key=_cuts) if best else leaves
        if best:
            return form, best
    raise PaperError(N_("The amounts are too wide for the paper."))


def _leaves(sheet: MonthlySheet, language: Language, form: Format, boxes: Table, products: Table) -> list[Leaf]:
    """The pages with the tallest rows that need no more pages, and cut no more tables, than the lowest would."""
    blocks = list(_blocks(sheet, language, form, boxes, products))
    again = _head_again(sheet, language, form)
    best: list[Leaf] = []
    for height in _ROW_HEIGHTS:
        sized = [
            dataclasses.replace(block, least_row=height) if isinstance(block, Table) else block for block in blocks
        ]
        leaves = paginate(sized, form, words.FOOT, again)
        if not best or _cuts(leaves) < _cuts(best):
            best = leaves
        if len(best) == 1:
            break
    return best


def _cuts(leaves: Sequence[Leaf]) -> tuple[int, int]:
    return len(leaves), sum(isinstance(block, Table) for leaf in leaves for _, block in leaf.blocks)


def _said(columns: Sequence[Column], language: Language) -> list[Column]:
    return [
        dataclasses.replace(column, heading=say(column.heading, language), box=say(column.box, language))
        for column in columns
    ]


def _box_row(row: BoxRow, sheet: MonthlySheet, language: Language) -> Row:
    money = words.money_unit(sheet.desk, language)
    unit = say(row.unit, language, money=money) if row.unit not in ("", "%") else row.unit or money
    percents = (2, 5)
    texts = [
        words.cell_text(cell, language, 1 if place in percents else row.places) for place, cell in enumerate(row.cells)
    ]
    return Row((say(row.label, language), unit, row.code, *texts), indent=row.indent * 10.0)


def _product_row(row: ProductRow, sheet: MonthlySheet, language: Language) -> Row:
    name = named(row, language)
    if row.basis != "own":
        name = say(N_("%(product)s (%(material)s)"), language, product=name, material=say(BASES[row.basis], language))
    exponent = sheet.statement.exponent
    numbers = [words.cell_text(cell, language) for cell in (row.planned, row.accepted, row.scrap, row.price)]
    value, to_date = words.cell_text(row.value, language, exponent), words.cell_text(row.accepted_to_date, language)
    percent = words.cell_text(row.fulfilment, language, 1)
    return Row((name, named(row, language, "unit"), row.code, *numbers[:2], percent, *numbers[2:], value, to_date))


def _blocks(sheet: MonthlySheet, language: Language, form: Format, boxes: Table, products: Table) -> Iterator[Block]:
    yield words.marks(sheet.desk, FORM_NUMBER, form, language)
    yield _title(sheet, language, form)
    yield _unit(sheet, language, form)
    money = say(
        N_("Money in %(unit)s; constant prices of %(year)s"),
        language,
        unit=words.money_unit(sheet.desk, language),
        year=sheet.desk.price_year,
    )
    yield words.heading(say(N_("1. General"), language), form, money)
    yield boxes
    yield gap(8)
    title, beside = say(N_("2. Main products"), language), _amounts(sheet, language)
    fits = fonts.width(title, 10, bold=True) + fonts.width(beside, 8.6) + 12 <= form.room
    yield words.heading(title, form, beside if fits else "")
    yield products
    yield gap(7)
    yield running([*([] if fits else [beside]), *_remarks(sheet, language)], form)
    yield gap(6)
    yield _signatures(sheet, language, form)
    yield gap(6)
    narrow = dataclasses.replace(form, width=form.width - words.CODE_ROOM)
    yield running([_explanation(sheet, language)], narrow, 8.0, 11.0, 0.35)


def _title(sheet: MonthlySheet, language: Language, form: Format) -> Solid:
    states = [words.revision_name(sheet.revision, language)]
    if sheet.statement.nil:
        states.append(say(N_("Nil return (work stopped)"), language))
    if sheet.statement.source == "keyed":
        states.append(say(N_("Entered by the federation"), language))
    month = month_name(sheet.statement.period, language)
    mark = say(N_("Draft"), language) if sheet.draft else ""
    known = words.known_words(sheet.known_on, language)
    return words.title(say(TITLE, language), month, " · ".join(states), form, mark, known)


def _unit(sheet: MonthlySheet, language: Language, form: Format) -> Solid:
    """Who reports: the name over the whole width as far as it needs, codes and places beneath, the kind ticked."""
    unit = sheet.cooperative
    kinds = [f"{'■' if kind == sheet.kind else '□'} {say(name, language)}" for kind, name in KINDS.items()]
    rows = [
        [words.labelled(N_("Reporting unit"), named(unit, language), language)],
        [
            words.labelled(N_("Unit code"), unit.code, language),
            words.labelled(N_("Trade"), named(unit, language, "trade"), language),
            words.labelled(N_("District"), named(unit, language, "district"), language),
            words.labelled(N_("Telephone"), unit.telephone, language),
        ],
        [words.labelled(N_("Kind"), "    ".join(kinds), language)],
    ]
    return words.grid(rows, form)


def _head_again(sheet: MonthlySheet, language: Language, form: Format) -> Solid:
    """The head of a page that continues the form."""
    month = month_name(sheet.statement.period, language)
    known = words.known_words(sheet.known_on, language)
    left = "  ".join(filter(None, (say(FORM_NUMBER, language), say(TITLE, language), month, known)))
    if sheet.draft:
        left = f"{say(N_('Draft'), language)}  {left}"
    right = words.labelled(
        N_("Reporting unit"), f"{sheet.cooperative.code} {named(sheet.cooperative, language)}", language
    )
    return words.head_again([left, right], form)


def _remarks(sheet: MonthlySheet, language: Language) -> Iterator[str]:
    """The notes, and what the annual plan and missing months mean for the boxes."""
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
    if sheet.statement.reason:
        yield words.labelled(N_("Reason for the correction"), sheet.statement.reason, language)
    none = "" if sheet.notes else say(N_("none"), language)
    yield words.labelled(N_("Notes and reasons for boxes not filled in"), none, language).rstrip()
    for number, note in enumerate(sheet.notes, start=1):
        subject = note.subject_zh if language == "zh" else note.subject_en
        yield f"{number}. " + (words.pair(subject, note.text, language) if subject else note.text)


def _amounts(sheet: MonthlySheet, language: Language) -> str:
    """What box 02 holds beside the products of block 2."""
    accounts, exponent = sheet.accounts, sheet.statement.exponent
    given = [] if accounts is None else [accounts.services, accounts.work_in_progress]
    if all(amount is None or amount is NOT_APPLICABLE for amount in given):
        return say(N_("Box 02 is without services of an industrial kind and change in work in progress."), language)
    services, change = (
        words.cell_text(money_cell(amount, exponent) if isinstance(amount, int) else amount, language, exponent)
        or say(N_("not filled in"), language)
        for amount in given
    )
    message = N_("Box 02 includes services of an industrial kind %(services)s, change in work in progress %(change)s.")
    return say(message, language, services=services, change=change)


def _signatures(sheet: MonthlySheet, language: Language, form: Format) -> Solid:
    submitted = sheet.statement.submitted_on
    rows = [
        [
            words.labelled(N_("Chair"), sheet.statement.signatory, language),
            words.labelled(N_("Statistician"), "", language),
            words.labelled(N_("Prepared by"), sheet.statement.preparer, language),
            words.labelled(N_("Date submitted"), day_name(submitted, language) if submitted else "", language),
        ],
        [
            words.labelled(N_("Received on"), "", language),
            words.labelled(N_("Checked by"), "", language),
            "",
            say(N_("(seal)"), language),
        ],
    ]
    return words.grid(rows, form, 20.0)


def _explanation(sheet: MonthlySheet, language: Language) -> str:
    scope = say(
        N_("Due by day %(day)s of the following month from every co-operative, of each of the three kinds."),
        language,
        day=sheet.desk.due_day,
    )
    checks = say(
        N_("Checks: (3) = (2) ÷ (1); 14 = 10 + 11 − 13; 12 ≤ 11; 22 = 21 ÷ 20; (5) = sum of the months' (2)."), language
    )
    rounding = say(N_("Sums may differ from their parts by rounding."), language)
    key = say(N_("Blank: not filled in; —: not applicable; 0: none; ×: not asked for."), language)
    return " ".join((say(N_("Explanation:"), language), scope, checks, rounding, key))


def _foot(paper: Paper, sheet: MonthlySheet, language: Language, place: tuple[int, int]) -> None:
    period, revision = str(sheet.statement.period), words.revision_name(sheet.revision, language)
    state = (
        say(N_("Draft: not to be handed in"), language)
        if sheet.draft
        else words.labelled(N_("Check code"), sheet.check_code, language)
    )
    lines = ["   ".join((sheet.cooperative.code, period, revision, state)), say(FORM_NUMBER, language)]
    words.foot(paper, lines, place, language, sheet.code_content if place[0] == place[1] and not sheet.draft else "")

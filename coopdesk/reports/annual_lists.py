"""The lists of the annual return: its goods, and the returns of which it is made."""

from typing import Final

from coopdesk.domain.annual_sheet import AnnualSheet, MonthLine
from coopdesk.domain.boxes import Cell
from coopdesk.domain.language import Language, month_name, named, say
from coopdesk.domain.product_rows import ProductRow, value_of
from coopdesk.domain.statements import BASES
from coopdesk.errors import N_
from coopdesk.reports import words
from coopdesk.reports.carry import Carry
from coopdesk.reports.page import Format
from coopdesk.reports.table import CROSSED, Column, Row, Table, table

_BY_HAND: Final = 8
"""Empty lines of a blank form."""


def goods(sheet: AnnualSheet, language: Language) -> tuple[list[Column], list[Row], Carry | None]:
    """The goods of all months, one line each, and of several what they sum to; with those before the start."""
    whole, box = bool(sheet.spans), _one(language)
    columns = [
        Column(say(N_("Name of product"), language), say(N_("(A)"), box), least=110),
        Column(say(N_("Unit"), language), say(N_("(B)"), box), "center", least=34),
        Column(say(N_("Code"), language), say(N_("(C)"), box), "center", amount=True, least=34),
    ]
    heads = [
        N_("Planned"),
        N_("Accepted"),
        N_("% of plan"),
        N_("Scrap"),
        N_("Constant price"),
        N_("Value, constant prices"),
        *([N_("Accepted, with the months before the start")] if whole else []),
    ]
    columns += [
        Column(say(head, language), str(number), "right", amount=True, least=46, liked=64)
        for number, head in enumerate(heads, 1)
    ]
    rows = [_good(one, sheet, language, whole) for one in sheet.products]
    if len(rows) > 1:
        value = words.cell_text(value_of(sheet.products), language, sheet.exponent)
        cells = (say(N_("Total"), language), "", "", *[CROSSED] * 5, value, CROSSED)
        rows.append(Row(cells[: len(columns)], bold=True))
    rows += [Row(("",) * len(columns))] * (_BY_HAND if sheet.blank else not rows)
    sums: list[int | str] = ["", "", "", *[CROSSED] * 5, sheet.exponent, CROSSED]
    return columns, rows, None if sheet.blank else words.carried(language, sums[: len(columns)])


def _good(row: ProductRow, sheet: AnnualSheet, language: Language, whole: bool) -> Row:
    name = named(row, language)
    if row.basis != "own":
        name = say(N_("%(product)s (%(material)s)"), language, product=name, material=say(BASES[row.basis], language))
    planned, accepted, scrap, price, in_all = (
        words.cell_text(cell, language)
        for cell in (row.planned, row.accepted, row.scrap, row.price, row.accepted_to_date)
    )
    percent = words.cell_text(row.fulfilment, language, 1)
    value = words.cell_text(row.value, language, sheet.exponent)
    cells = (name, named(row, language, "unit"), row.code, planned, accepted, percent, scrap, price, value)
    numbers: tuple[Cell, ...] = (*[None] * 8, row.value)
    return Row((*cells, in_all) if whole else cells, numbers=(*numbers, None) if whole else numbers)


def _one(language: Language) -> Language:
    """The language of the letters over the columns: Chinese on paper of both."""
    return "zh" if language == "both" else language


def returns(sheet: AnnualSheet, language: Language, form: Format) -> Table:
    """Every month with its correction and its own check code, by which its form is found."""
    columns = [
        Column(say(N_("Month"), language), align="center", amount=True, least=60),
        Column(say(N_("Correction"), language), least=90),
        Column(say(N_("Date submitted"), language), align="center", amount=True, least=80),
        Column(say(N_("Remarks"), language), least=150),
        Column(say(N_("Check code of the month"), language), align="center", amount=True, least=130),
    ]
    made = table(columns, [_made(one, language) for one in sheet.months], form, 14.0)
    assert made is not None  # no amounts stand in it
    return made


def _made(one: MonthLine, language: Language) -> Row:
    remarks = [N_("Entered by the federation")] if one.keyed else []
    remarks += [N_("Nil return (work stopped)")] if one.nil else []
    said = " · ".join(say(remark, language) for remark in remarks)
    submitted = "" if one.submitted_on is None else str(one.submitted_on)
    return Row(
        (month_name(one.month, language), words.revision_name(one.revision, language), submitted, said, one.check_code)
    )

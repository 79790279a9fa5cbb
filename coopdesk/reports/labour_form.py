"""Form 3, labour and wages of a month (手基月3表): team by team, and all of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from coopdesk.domain.labour_rows import LabourRow
from coopdesk.domain.language import Language, named, say, sentences
from coopdesk.domain.sheets import MonthlySheet
from coopdesk.domain.statements import WHOLE_TEAM
from coopdesk.errors import N_
from coopdesk.reports import forms, words
from coopdesk.reports.flow import Block, gap, running
from coopdesk.reports.form_pages import Form, Listing
from coopdesk.reports.page import Format
from coopdesk.reports.table import CROSSED, Column, Row, Table

TITLE: Final = N_("Monthly labour and wages of a handicraft co-operative")

_COLUMNS: Final = (
    Column(N_("Team"), N_("(A)"), least=100),
    Column(N_("Code"), N_("(B)"), "center", amount=True, least=36),
    Column(N_("Scheduled person-days"), "1", "right", amount=True, least=52),
    Column(N_("Attended person-days"), "2", "right", amount=True, least=52),
    Column(N_("Attendance %"), "3", "right", amount=True, least=44),
    Column(N_("Wages"), "4", "right", amount=True, least=64),
    Column(N_("Average wage per attended day"), "5", "right", amount=True, least=56),
    Column(N_("Accidents with a day or more off work"), "6", "right", amount=True, least=52),
)


def draw(sheet: MonthlySheet, language: Language) -> bytes:
    """The form as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    return forms.draw(FORM, sheet, language)


def _listings(sheet: MonthlySheet, language: Language, lines: int) -> Sequence[Listing]:
    exponent = sheet.statement.exponent
    rows = [_row(row, _name(row, language), exponent, language) for row in sheet.labour]
    rows += [Row(("",) * len(_COLUMNS))] * ((max(lines, 1)) - len(rows))
    rows.append(_row(sheet.labour_total, say(N_("Total"), language), exponent, language, bold=True))
    carry = None if sheet.blank else words.carried(language, ["", "", 0, 0, CROSSED, exponent, CROSSED, 0])
    return [(_COLUMNS, rows, carry)]


def _name(row: LabourRow, language: Language) -> str:
    return say(N_("Whole co-operative"), language) if row.code == WHOLE_TEAM else named(row, language)


def _row(row: LabourRow, name: str, exponent: int, language: Language, *, bold: bool = False) -> Row:
    scheduled, attended, accidents = (
        words.cell_text(cell, language, 0) for cell in (row.scheduled, row.attended, row.accidents)
    )
    wages, day_wage = (words.cell_text(cell, language, exponent) for cell in (row.wages, row.day_wage))
    attendance = words.cell_text(row.attendance, language, 1)
    code = "" if row.code == WHOLE_TEAM else row.code
    cells = (name, code, scheduled, attended, attendance, wages, day_wage, accidents)
    numbers = (None, None, row.scheduled, row.attended, row.attendance, row.wages, row.day_wage, row.accidents)
    return Row(cells, bold=bold, numbers=() if bold else numbers)


def _blocks(sheet: MonthlySheet, language: Language, size: Format, tables: Sequence[Table]) -> Iterator[Block]:
    yield from forms.head(FORM, sheet, language, size)
    yield words.heading(say(N_("Labour and wages"), language), size, _money(sheet, language))
    yield from tables
    yield gap(7)
    yield running(forms.notes(sheet, language, 3), size)
    yield gap(26 if sheet.blank else 6)
    yield forms.signatures(sheet, language, size)
    yield gap(6)
    yield forms.explanation([_explanation(language)], language, size)


def _money(sheet: MonthlySheet, language: Language) -> str:
    return say(N_("Money in %(unit)s"), language, unit=words.money_unit(sheet.desk, language))


def _explanation(language: Language) -> str:
    parts = (
        N_("Explanation:"),
        N_("Wages before deductions; accidents are those after which someone was off work for a day or more."),
        N_("Checks: (3) = (2) ÷ (1); (5) = (4) ÷ (2); the totals are boxes 20, 21, 22, 30 and 40 of form 1."),
        N_("Blank: not filled in; —: not applicable; 0: none; ×: not asked for."),
    )
    return sentences([say(part, language) for part in parts], language)


FORM: Final = Form("form-3", TITLE, _listings, _blocks, tuple(range(26, 7, -2)))

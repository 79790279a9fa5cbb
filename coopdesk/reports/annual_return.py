"""The annual return of a co-operative (年报), and that of a quarter or any other period: form 1 over its months."""

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coopdesk.domain.annual_sheet import AnnualRow, AnnualSheet
from coopdesk.domain.form_marks import Official, official
from coopdesk.domain.language import Language, month_alone, month_list, month_name, named, period_name, say, sentences
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.annual_lists import goods, returns
from coopdesk.reports.flow import Block, Leaf, draw_leaves, gap, paginate, running
from coopdesk.reports.forms import explanation, reporting_unit
from coopdesk.reports.page import A3_WIDE, A4_WIDE, Format, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLES: Final = {
    "annual-return": N_("Annual production return of a handicraft co-operative"),
    "quarterly-return": N_("Quarterly production return of a handicraft co-operative"),
    "return-of-months": N_("Production return of a handicraft co-operative over several months"),
}
_ROW_HEIGHTS: Final = (18.0, 16.5, 15.0, 13.5, 12.6)
_MOST_CUTS: Final = 4
"""Tables into which the columns may be parted before a larger paper is taken."""
_BESIDE: Final = (
    (N_("Planned in the returns"), 0),
    (N_("% of plan"), 1),
    (N_("Annual plan"), 0),
    (N_("% of annual plan"), 1),
    (N_("Last year"), 0),
)


_OF_PART: Final = {
    N_("Annual plan"): N_("Annual plan's part of this period"),
    N_("% of annual plan"): N_("% of that part"),
}
"""What stands over the annual plan where the period is no year, so that nobody takes it for the whole plan."""


def draw(sheet: AnnualSheet, language: Language) -> bytes:
    """The return as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    form, tables = _tables(sheet, language)
    leaves = _leaves(sheet, language, form, tables)
    title = TITLES[sheet.form]
    parts = (say(title, language), sheet.cooperative.code, "" if sheet.blank else str(sheet.period))
    marked = " ".join(filter(None, parts))
    paper = Paper(form, marked, named(sheet.cooperative, language), language)
    draw_leaves(paper, leaves, lambda place: _foot(paper, sheet, language, place))
    return paper.finish()


def _official(sheet: AnnualSheet) -> Official:
    return official(sheet.desk, sheet.form_marks, sheet.form)


def _tables(sheet: AnnualSheet, language: Language) -> tuple[Format, list[Table]]:
    """The boxes in as few tables as carry their amounts, and the goods; on A4 lying as long as it can be."""
    texts = _texts(sheet, language)
    goods_columns, lines, carry = goods(sheet, language)
    for form in (A4_WIDE, A3_WIDE):
        products = table(goods_columns, lines, form, carry=carry)
        for cuts in range(1, _MOST_CUTS + 1):
            found = [table(*one, form) for one in _parted(*texts, cuts)]
            tables = [one for one in found if one]
            if products and len(tables) == len(found):
                return form, [*tables, products]
    raise PaperError(N_("The amounts are too wide for the paper."))


_STUB: Final = 3


def _parted(columns: Sequence[Column], rows: Sequence[Row], cuts: int) -> Iterator[tuple[list[Column], list[Row]]]:
    """The columns of figures in so many parts of nearly one size, each beside name, unit and code."""
    count = len(columns) - _STUB
    for first, end in pairwise([_STUB + count * place // cuts for place in range(cuts + 1)]):
        yield (
            [*columns[:_STUB], *columns[first:end]],
            [dataclasses.replace(row, cells=(*row.cells[:_STUB], *row.cells[first:end])) for row in rows],
        )


def _texts(sheet: AnnualSheet, language: Language) -> tuple[list[Column], list[Row]]:
    box: Language = "zh" if language == "both" else language
    heads = [_part_name(one, sheet.period, language) for one in sheet.parts]
    renamed = {} if sheet.form == "annual-return" else _OF_PART
    heads += [say(N_("Whole period"), language), *(say(renamed.get(one, one), language) for one, _ in _BESIDE)]
    columns = [
        Column(say(N_("Indicator"), language), say(N_("(A)"), box), least=84),
        Column(say(N_("Unit"), language), say(N_("(B)"), box), "center", least=28),
        Column(say(N_("Code"), language), say(N_("(C)"), box), "center", amount=True, least=22),
    ]
    columns += [
        Column(head, str(number), "right", amount=True, least=38, liked=52) for number, head in enumerate(heads, 1)
    ]
    counts = ["" if sheet.blank else f"{counted}/{due}" for counted, due in sheet.reported]
    counts += ["×"] * 4 + ["/".join(map(str, sheet.last_year)) if sheet.last_year else ""]
    label, unit = say(N_("Months reported / due"), language), say(N_("months"), language)
    return columns, [Row((label, unit, "", *counts)), *(_row(one, sheet, language) for one in sheet.rows)]


def _part_name(part: Period, period: Period, language: Language) -> str:
    """``April``, ``Quarter 2``, ``1954``; the year beside it where the period has several."""
    several = period.first.year != period.last.year
    text = str(part)
    if len(part) == 12 and part.first.number == 1:
        return say(N_("Year %(year)s"), language, year=part.first.year)
    if "Q" in text:
        number = text[-1]
        if several:
            return say(N_("Quarter %(number)s of %(year)s"), language, number=number, year=part.first.year)
        return say(N_("Quarter %(number)s"), language, number=number)
    name = month_name if several else month_alone
    if part.first == part.last:
        return name(part.first, language)
    first, last = name(part.first, language), name(part.last, language)
    return say(N_("%(first)s to %(last)s"), language, first=first, last=last)


def _row(row: AnnualRow, sheet: AnnualSheet, language: Language) -> Row:
    money = words.money_unit(sheet.desk, language)
    unit = say(row.unit, language, money=money) if row.unit not in ("", "%") else row.unit or money
    texts = [words.cell_text(cell, language, row.places) for cell in (*row.parts, row.whole)]
    texts += [
        words.cell_text(cell, language, places or row.places)
        for cell, (_, places) in zip(row.beside, _BESIDE, strict=True)
    ]
    return Row((say(row.label, language), unit, row.code, *texts), indent=row.indent * 10.0)


def _leaves(sheet: AnnualSheet, language: Language, form: Format, tables: Sequence[Table]) -> list[Leaf]:
    """The pages with the tallest rows that need no more pages, and cut no more tables, than the lowest would."""
    title = TITLES[sheet.form]
    when = "" if sheet.blank else period_name(sheet.period, language)
    name = f"{sheet.cooperative.code} {named(sheet.cooperative, language)}".strip()
    number = _official(sheet).number(language)
    parts = (name, number, say(title, language), when, words.known_words(sheet.known_on, language))
    again = words.head_again(["  ".join(filter(None, parts))], form)
    laid = []
    for height in _ROW_HEIGHTS:
        sized = [dataclasses.replace(one, least_row=height) for one in tables]
        laid.append(paginate(list(_blocks(sheet, language, form, sized)), form, words.FOOT + 12.5, again))
    return min(laid, key=_cuts)


def _cuts(leaves: Sequence[Leaf]) -> tuple[int, int]:
    """How many pages there are, and into how many pieces the tables are cut."""
    return len(leaves), sum(isinstance(block, Table) for leaf in leaves for _, block in leaf.blocks)


def _blocks(sheet: AnnualSheet, language: Language, form: Format, tables: Sequence[Table]) -> Iterator[Block]:
    title = TITLES[sheet.form]
    *boxes, products = tables
    yield words.marks(_official(sheet), form, language)
    mark = "" if sheet.complete or sheet.blank else say(N_("Incomplete"), language)
    known = words.known_words(sheet.known_on, language)
    when = say(N_("Year ________"), language) if sheet.blank else period_name(sheet.period, language)
    yield words.title(say(title, language), when, _covered(sheet, language), form, mark, known)
    yield reporting_unit(sheet.cooperative, sheet.kind, sheet.blank, language, form)
    money = say(
        N_("Money in %(unit)s; constant prices of %(year)s"), language,
        unit=words.money_unit(sheet.desk, language), year=sheet.desk.price_year,
    )  # fmt: skip
    yield words.heading(say(N_("1. General"), language), form, money)
    for place, one in enumerate(boxes):
        if place:
            yield gap(7)
        yield one
    yield gap(7)
    yield words.heading(say(N_("2. Main products"), language), form)
    yield products
    yield gap(6)
    yield running(_notes(sheet, language), form)
    if sheet.months:
        yield gap(6)
        yield words.heading(say(N_("3. Returns of which it is made"), language), form)
        yield returns(sheet, language, form)
    yield gap(8)
    labels = (N_("Chair"), N_("Statistician"), N_("Prepared by"), N_("Date submitted"))
    signed = [*(words.labelled(label, "", language) for label in labels), say(N_("(seal)"), language)]
    yield words.grid([signed], form, 20.0)
    yield gap(4)
    yield explanation([_explanation(language)], language, form)


def _covered(sheet: AnnualSheet, language: Language) -> str:
    """``11 of 12 months reported``, 「12 个月中报 11 个月」."""
    counted, due = ("____", "____") if sheet.blank else sheet.reported[-1]
    return say(N_("%(counted)s of %(due)s months reported"), language, counted=counted, due=due)


def _notes(sheet: AnnualSheet, language: Language) -> Iterator[str]:
    if sheet.blank:
        yield say(N_("Not reported: %(months)s."), language, months="_" * 60)
        return
    yield say(N_("Coverage: %(coverage)s."), language, coverage=_covered(sheet, language))
    for months, message in (
        (sheet.missing, N_("Not reported: %(months)s.")),
        (sheet.ahead, N_("Not due yet: %(months)s.")),
        (sheet.disputed, N_("In dispute, not counted: %(months)s.")),
    ):
        if months:
            yield say(message, language, months=month_list(months, language))
    for one in sheet.spans:
        message = N_("Known by their sums only, from before the start: %(months)s.")
        yield say(message, language, months=period_name(one, language))
    gone: tuple[Month, ...] = (*sheet.missing, *sheet.ahead, *sheet.disputed)
    for end, message in (
        (sheet.period.first, N_("The first month is missing, so the opening of the period is not known.")),
        (sheet.period.last, N_("The last month is missing, so the closing of the period is not known.")),
    ):
        if end in gone:
            yield say(message, language)
    if sheet.last_year and sheet.last_year[0] < sheet.last_year[1]:
        counted, due = sheet.last_year
        yield say(N_("Last year: %(counted)s of %(due)s months reported."), language, counted=counted, due=due)


def _explanation(language: Language) -> str:
    texts = (
        N_("Explanation:"),
        N_("Flows are summed; the opening is that of the first month, the closing that of the last."),
        N_("Ratios are sums divided by sums; averages of members are the average of the months' averages."),
        N_("Only months that are final count."),
        N_("Sums may differ from the parts that are printed by rounding."),
        N_("Blank: not filled in; —: not applicable; 0: none; ×: not asked for."),
    )
    return sentences([say(text, language) for text in texts], language)


def _foot(paper: Paper, sheet: AnnualSheet, language: Language, place: tuple[int, int]) -> None:
    """The foot of a page, on the last one with the QR code."""
    code = sheet.code_content if place[0] == place[1] else ""
    words.foot(paper, _foot_texts(sheet, language), place, language, code)


def _foot_texts(sheet: AnnualSheet, language: Language) -> list[str]:
    """Whose it is and the check code over all its returns; where months are missing, that."""
    number = _official(sheet).number(language)
    if sheet.blank:
        return list(filter(None, (sheet.cooperative.code, number)))
    state = (
        words.labelled(N_("Check code of all months"), sheet.check_code, language)
        if sheet.complete
        else _covered(sheet, language)
    )
    return ["   ".join((sheet.cooperative.code, str(sheet.period), state)), number]

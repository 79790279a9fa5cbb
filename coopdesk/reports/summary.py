"""The monthly summary of a federation (手综月): by group, in 万元, with its coverage."""

import dataclasses
from collections.abc import Iterator
from typing import Final

from coopdesk.domain.form_marks import Official, official
from coopdesk.domain.language import Both, Language, Marked, named, period_name, say, sentences
from coopdesk.domain.numbers import grouped
from coopdesk.domain.submission_text import corrections_words, handed_words
from coopdesk.domain.summaries import GROUPINGS, SCOPES
from coopdesk.domain.summary_notes import NOTHING_COUNTS, affiliated_as_of, notes, nothing_counts
from coopdesk.domain.summary_sheet import Box, Section, SummaryRow, SummarySheet
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.flow import Block, Solid, draw_leaves, gap, paginate, running
from coopdesk.reports.forms import PERIOD_BY_HAND
from coopdesk.reports.page import A3_WIDE, A4_WIDE, Format, Paper
from coopdesk.reports.table import CROSSED, Column, Row, Table, table

TITLE: Final = N_("Summary of the monthly production returns of handicraft co-operatives")
_ROW_HEIGHT: Final = 18.0
_BY_HAND: Final = 20.0


def draw(sheet: SummarySheet, language: Language) -> bytes:
    """The summary as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    form, tables = _tables(sheet, language)
    period = "" if sheet.blank else period_name(sheet.summary.period, language)
    title = " ".join(filter(None, (say(TITLE, language), str(sheet.summary.period) if period else "")))
    paper = Paper(form, title, named(sheet.desk, language, "federation"), language)
    known = words.known_words(sheet.known_on, language)
    again = "  ".join(filter(None, (_official(sheet).number(language), say(TITLE, language), period, known)))
    leaves = paginate(_blocks(sheet, language, form, tables), form, words.FOOT, words.head_again([again], form))
    covered, form_number = _coverage(sheet, language), _official(sheet).number(language)

    def foot(place: tuple[int, int]) -> None:
        """The coverage stands on every page: at the head of the first, at the foot of the others."""
        again = place[0] > 1 and not sheet.blank
        words.foot(paper, [covered, form_number] if again else [form_number], place, language)

    draw_leaves(paper, leaves, foot)
    return paper.finish()


def _official(sheet: SummarySheet) -> Official:
    return official(sheet.desk, sheet.form_marks, "summary")


def _tables(sheet: SummarySheet, language: Language) -> tuple[Format, list[Table]]:
    for form in (A4_WIDE, A3_WIDE):
        found = [_table(section, sheet, language, form) for section in sheet.sections]
        tables = [one for one in found if one]
        if len(tables) == len(found):
            return form, tables
    raise PaperError(N_("The amounts are too wide for the paper."))


def _table(section: Section, sheet: SummarySheet, language: Language, form: Format) -> Table | None:
    money = words.money_unit(sheet.desk, language)
    grouping = say(GROUPINGS[sheet.summary.by], language) if sheet.summary.by else ""
    columns = [Column(grouping, least=120)]
    for box in section.boxes:
        columns.append(Column(_heading(box, money, language), "", "right", amount=True, least=40))
    rows = [_row(row, section, sheet.summary.by, language) for row in section.rows]
    carry = words.carried(language, ["", *(box.places if box.adds else CROSSED for box in section.boxes)])
    least = _BY_HAND if sheet.blank else _ROW_HEIGHT
    return table(columns, rows, form, least, carry=None if sheet.blank else carry)


def _heading(box: Box, money: str, language: Language) -> str:
    label = say(box.label, language)
    unit = {"money": money, "percent": "%"}.get(box.unit)
    return say(N_("%(what)s, %(unit)s"), language, what=label, unit=unit) if unit else label


def _row(row: SummaryRow, section: Section, by: str | None, language: Language) -> Row:
    names = (
        Both(row.names.get("zh", ""), row.names.get("en", "")) if language == "both" else row.names.get(language, "")
    )
    name = names or say(row.label, language)
    if by == "cooperative" and row.names:
        name = f"{row.label} {name}"
    texts = [words.cell_text(cell, language, box.places) for cell, box in zip(row.cells, section.boxes, strict=True)]
    return Row((name, *texts), bold=row.strong, numbers=(None, *row.cells) if row.summed else ())


def _blocks(sheet: SummarySheet, language: Language, form: Format, tables: list[Table]) -> Iterator[Block]:
    yield words.marks(_official(sheet), form, language)
    yield words.title(
        say(TITLE, language),
        say(PERIOD_BY_HAND, language) if sheet.blank else period_name(sheet.summary.period, language),
        _scope(sheet, language),
        form,
        known=words.known_words(sheet.known_on, language),
    )
    yield running([_coverage(sheet, language)], form, 9.5, 14.0)
    if sheet.submission:
        yield running([handed_words(sheet.submission, language)], form, 9.5, 14.0)
    if nothing_counts(sheet.summary) and not sheet.blank:
        yield words.heading(say(NOTHING_COUNTS, language), form)
    money = say(
        N_("Money in 10,000 %(unit)s unless said otherwise; constant prices of %(year)s"),
        language,
        unit=words.money_unit(sheet.desk, language),
        year=sheet.desk.price_year,
    )
    for section, one in zip(sheet.sections, tables, strict=True):
        yield gap(6)
        yield words.heading(say(section.heading, language), form, money)
        yield one
    if sheet.corrections:
        yield gap(6)
        yield running([corrections_words(sheet.corrections, language)], form, 9.5, 14.0)
    yield gap(6)
    yield running(notes(sheet.summary, language), form)
    yield gap(3)
    yield running([_explanation(language)], form, 8.0, 11.0, 0.35)
    yield gap(4)
    yield _signatures(language, form)


def _scope(sheet: SummarySheet, language: Language) -> str:
    if sheet.blank:
        return say(
            N_("□ %(known)s   □ %(affiliated)s"), language, **{name: Marked(one) for name, one in SCOPES.items()}
        )
    return affiliated_as_of(sheet.summary, language) or say(SCOPES[sheet.summary.scope], language)


def _coverage(sheet: SummarySheet, language: Language) -> str:
    """What stands behind the figures, on every sheet (DOMAIN §2.2 COV)."""
    counts = dataclasses.asdict(sheet.coverage)
    return say(
        N_(
            "Due %(due)s, reported %(reported)s (entered by the federation %(keyed)s, late %(late)s, nil %(nil)s); "
            "not reported %(missing)s, in dispute %(disputed)s."
        ),
        language,
        **{name: "______" if sheet.blank else grouped(count) for name, count in counts.items()},
    )


def _explanation(language: Language) -> str:
    return sentences(
        (
            say(N_("Explanation:"), language),
            say(N_("Figures and % of plan are those of the co-operatives that reported."), language),
            say(N_("The last line sets their output against the annual plan's share of all that are due."), language),
            say(N_("Ratios are sums divided by sums; averages of members divide member-days by days."), language),
            say(N_("Sums may differ from their parts by rounding."), language),
            say(N_("Blank: not filled in; —: not applicable; 0: none; ×: not asked for."), language),
        ),
        language,
    )


def _signatures(language: Language, form: Format) -> Solid:
    labels = (N_("Head of the federation"), N_("Statistician"), N_("Compiled by"), N_("Date submitted"))
    texts = [*(words.labelled(label, "", language) for label in labels), say(N_("(seal)"), language)]
    return words.grid([texts[:3], [*texts[3:], ""]] if language == "both" else [texts], form, 20.0)

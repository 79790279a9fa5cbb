"""What a late revision moved of the monthly summary (订正对照表): the federation, kinds, co-operatives, old and new."""

import dataclasses
from collections.abc import Iterator
from typing import Final

from coopdesk.domain.form_marks import Official, official
from coopdesk.domain.language import Language, linked, named, period_name, say, sentences
from coopdesk.domain.restatement import Restated
from coopdesk.domain.restatement_sheet import (
    COLUMNS,
    RETURNS,
    TITLE,
    RestatementSheet,
    line_texts,
    scope_words,
    since_words,
)
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.flow import Block, Solid, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A3_WIDE, A4_WIDE, Format, Paper
from coopdesk.reports.table import Column, Row, Table, table

_MONEY: Final = 3
"""So many of the first columns of numbers are of money."""
_ROW_HEIGHT: Final = 17.0


def draw(sheet: RestatementSheet, language: Language) -> bytes:
    """The sheet as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    form, tables = _tables(sheet, language)
    period = period_name(sheet.found.period, language)
    title, number = say(TITLE, language), _official(sheet).number(language)
    paper = Paper(form, f"{title} {sheet.found.period}", named(sheet.desk, language, "federation"), language)
    known = words.known_words(sheet.known_on, language)
    again = words.head_again([linked((number, title, period, known))], form)
    before = since_words(sheet, language)
    room = words.foot_room([before, number], form, language)
    leaves = paginate(_blocks(sheet, language, form, tables), form, room, again)

    def foot(place: tuple[int, int]) -> None:
        """What it is compared with stands on every page: at the head of the first, at the foot of the others."""
        words.foot(paper, [before, number] if place[0] > 1 else [number], place, language)

    draw_leaves(paper, leaves, foot)
    return paper.finish()


def _official(sheet: RestatementSheet) -> Official:
    return official(sheet.desk, sheet.form_marks, "restatement")


def _tables(sheet: RestatementSheet, language: Language) -> tuple[Format, list[Table]]:
    """The tables of the sections, cut from one, so that their columns stand under each other."""
    lines = [one for _heading, section in sheet.sections for one in section]
    if not lines:
        return A4_WIDE, []
    for form in (A4_WIDE, A3_WIDE):
        if whole := table(_columns(language), [_row(one, sheet, language) for one in lines], form, _ROW_HEIGHT):
            return form, list(_sections(whole, sheet))
    raise PaperError(N_("The amounts are too wide for the paper."))


def _sections(whole: Table, sheet: RestatementSheet) -> Iterator[Table]:
    first = 0
    for _heading, section in sheet.sections:
        last = first + len(section)
        yield dataclasses.replace(whole, rows=whole.rows[first:last], lines=whole.lines[first:last])
        first = last


def _columns(language: Language) -> list[Column]:
    columns = [Column("", least=120)]
    for place, label in enumerate(COLUMNS):
        least = 62 if place < _MONEY else 40
        columns.append(Column(say(label, language), "", "right", amount=True, least=least))
    return [*columns, Column(say(RETURNS, language), least=110)]


def _row(one: Restated, sheet: RestatementSheet, language: Language) -> Row:
    return Row(line_texts(one, sheet.found, language), bold=one.level == "whole")


def _blocks(sheet: RestatementSheet, language: Language, form: Format, tables: list[Table]) -> Iterator[Block]:
    yield words.marks(_official(sheet), form, language)
    known = words.known_words(sheet.known_on, language)
    period = period_name(sheet.found.period, language)
    yield words.title(say(TITLE, language), period, scope_words(sheet, language), form, known=known)
    yield running([since_words(sheet, language)], form, 9.5, 14.0)
    if not tables:
        yield gap(6)
        yield words.heading(say(N_("Nothing moved."), language), form)
    money = say(
        N_("Output value at constant prices of %(year)s, in %(unit)s"),
        language,
        unit=words.money_unit(sheet.desk, language),
        year=sheet.desk.price_year,
    )
    for (heading, _lines), one in zip(sheet.sections, tables, strict=True):
        yield gap(6)
        yield words.heading(say(heading, language), form, money)
        yield one
    yield gap(6)
    yield running([_explanation(language)], form, 8.0, 11.0, 0.35)
    yield gap(4)
    yield _signatures(language, form)


def _explanation(language: Language) -> str:
    return sentences(
        (
            say(N_("Explanation:"), language),
            say(N_("Only lines of which something moved are listed; before + difference = now."), language),
            say(N_("Rank: by % of plan among the co-operatives that have a plan, equal ones alike."), language),
            say(N_("Kinds and affiliation are those on record at each of the two times."), language),
            say(N_("Blank: none."), language),
        ),
        language,
    )


def _signatures(language: Language, form: Format) -> Solid:
    labels = (N_("Head of the federation"), N_("Statistician"), N_("Compiled by"), N_("Date"))
    seal = say(N_("(seal)"), language)
    return words.signed([*(words.labelled(label, "", language) for label in labels), seal], form, language)

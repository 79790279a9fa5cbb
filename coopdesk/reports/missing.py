"""The list of returns that are missing (催报表): who, which months, whom to call, what was said and promised."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from coopdesk.domain.language import Language, day_name, in_each, linked, named, period_name, say, sentences
from coopdesk.domain.numbers import grouped
from coopdesk.domain.questions import question_text
from coopdesk.domain.reporting import STATES, MissingSheet, Unit
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.flow import Block, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A3_WIDE, A4_WIDE, Format, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Monthly production returns that are missing")
_ROW_HEIGHT: Final = 20.0


def draw(sheet: MissingSheet, language: Language) -> bytes:
    """The list as a PDF; raises PaperError for what no paper carries or characters without a shape."""
    form, listed = _listed(sheet, language)
    title, period = say(TITLE, language), period_name(sheet.period, language)
    paper = Paper(form, f"{title} {sheet.period}", named(sheet.desk, language, "federation"), language)
    federation = named(sheet.desk, language, "federation")
    known = words.known_words(sheet.known_on, language)
    again = words.head_again([linked((federation, title, period, known))], form)
    foot = [linked((title, period))]
    leaves = paginate(_blocks(sheet, language, form, listed), form, words.foot_room(foot, form, language), again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


def _listed(sheet: MissingSheet, language: Language) -> tuple[Format, Sequence[Table | None]]:
    """The smallest paper that carries both lists, and these: what is missing and what is queried, None where empty."""
    lists = (
        (_columns(language), [_row(unit, language) for unit in sheet.missing]),
        (_asked_columns(language), [row for unit in sheet.queried for row in _asked_rows(unit, language)]),
    )
    if not any(rows for _, rows in lists):
        return A4_WIDE, (None, None)
    for form in (A4_WIDE, A3_WIDE):
        found = [table(columns, rows, form, _ROW_HEIGHT) if rows else None for columns, rows in lists]
        if all(made or not rows for made, (_, rows) in zip(found, lists, strict=True)):
            return form, found
    raise PaperError(N_("The words are too wide for the paper."))


def _columns(language: Language) -> list[Column]:
    return [
        Column(say(N_("Code"), language), least=44),
        Column(say(N_("Co-operative"), language), least=90),
        Column(say(N_("Months not reported"), language), least=84),
        Column(say(N_("Responsible person"), language), least=60),
        Column(say(N_("Telephone"), language), least=52),
        Column(say(N_("Last called on"), language), least=56),
        Column(say(N_("Who was called, and what was said"), language), least=110),
        Column(say(N_("Promised for"), language), least=56),
        Column(say(N_("Called again, promised"), language), least=90),
    ]


def _asked_columns(language: Language) -> list[Column]:
    return [
        Column(say(N_("Code"), language), least=44),
        Column(say(N_("Co-operative"), language), least=90),
        Column(say(N_("Month"), language), least=44),
        Column(say(N_("Question"), language), least=200),
        Column(say(N_("Asked on"), language), least=56),
        Column(say(N_("Responsible person"), language), least=60),
        Column(say(N_("Telephone"), language), least=52),
    ]


def _asked_rows(unit: Unit, language: Language) -> Iterator[Row]:
    """A row for each question that is open."""
    one = unit.cooperative
    for month in unit.queried:
        for asked in month.questions:
            on, words_of = asked.at[:10], in_each(language, partial(question_text, asked))
            cells = (one.code, named(one, language), str(month.month), words_of, on)
            yield Row((*cells, one.responsible or one.clerk, one.telephone))


def _row(unit: Unit, language: Language) -> Row:
    one, call = unit.cooperative, unit.last_call
    said = " ".join(filter(None, (call.person, call.answer))) if call else ""
    promised = call.promised.isoformat() if call and call.promised else ""
    person = one.responsible or one.clerk
    on = call.day.isoformat() if call else ""
    months = in_each(language, lambda it: _months(unit, it))
    return Row((one.code, named(one, language), months, person, one.telephone, on, said, promised, ""))


def _months(unit: Unit, language: Language) -> str:
    """``1954-02, 1954-03 (in dispute)``: months of which nothing counts."""
    words_of = []
    for month in unit.missing:
        state = STATES[month.marks[0]] if month.marks[0] == "disputed" else ""
        state = N_("a file waits") if month.waits and not state else state
        words_of.append(f"{month.month} ({say(state, language)})" if state else str(month.month))
    return ", ".join(words_of)


def _blocks(sheet: MissingSheet, language: Language, form: Format, listed: Sequence[Table | None]) -> Iterator[Block]:
    as_of = say(N_("as of %(day)s"), language, day=sheet.day)
    under = period_name(sheet.period, language)
    if federation := named(sheet.desk, language, "federation"):
        yield words.head_again([federation], form)
    yield words.title(say(TITLE, language), under, as_of, form, known=words.known_words(sheet.known_on, language))
    yield gap(4)
    missing, queried = listed
    if missing is None:
        yield words.heading(say(N_("Everyone who is due has reported."), language), form)
    else:
        yield running([_count(sheet, language)], form, 9.5, 14.0)
        yield gap(4)
        yield missing
    if queried is not None:
        yield gap(8)
        yield words.heading(say(N_("Questions that are not settled"), language), form)
        yield gap(2)
        yield queried
    if missing is None and queried is None:
        return
    yield gap(6)
    yield running([_explanation(language)], form, 8.0, 11.0, 0.35)
    yield gap(4)
    labels = (N_("Compiled by"), N_("Checked by"))
    made = words.labelled(N_("Date"), day_name(sheet.day, language), language)
    yield words.signed([*(words.labelled(label, "", language) for label in labels), made], form, language)


def _count(sheet: MissingSheet, language: Language) -> str:
    """How many months of how many co-operatives are missing."""
    count = sum(len(unit.missing) for unit in sheet.missing)
    return say(
        N_("%(units)s of %(all)s co-operatives on the register have not reported %(months)s months that were due."),
        language,
        units=grouped(len(sheet.missing)),
        all=grouped(len(sheet.units)),
        months=grouped(count),
    )


def _explanation(language: Language) -> str:
    return sentences(
        (
            say(N_("Explanation:"), language),
            say(N_("Months whose due day is not over are not listed."), language),
            say(N_("In dispute: two statements differ and none is chosen yet."), language),
            say(N_("A file waits: it came in and its seal is not compared yet."), language),
        ),
        language,
    )

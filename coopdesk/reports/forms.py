"""What forms 1, 2 and 3 of a month share: title, who reports, signatures, foot."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Final

from coopdesk.domain.cooperatives import KINDS, Cooperative
from coopdesk.domain.language import Language, day_name, month_name, named, say
from coopdesk.domain.sheets import MonthlySheet
from coopdesk.errors import N_
from coopdesk.reports import words
from coopdesk.reports.flow import Block, Leaf, Solid, draw_leaves, running
from coopdesk.reports.form_pages import Form, each_language, laid, marks_of
from coopdesk.reports.page import Format, Paper

PERIOD_BY_HAND: Final = N_("Month ______ Year ________")
"""The month of a blank form."""


def draw(form: Form, sheet: MonthlySheet, language: Language) -> bytes:
    """A form as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    size, leaves = laid(form, sheet, language)
    period = "" if sheet.blank else str(sheet.statement.period)
    title = " ".join(filter(None, (say(form.title, language), sheet.cooperative.code, period)))
    paper = Paper(size, title, named(sheet.cooperative, language), language)
    put(paper, form, sheet, leaves, language)
    return paper.finish()


def put(paper: Paper, form: Form, sheet: MonthlySheet, leaves: Sequence[Leaf], language: Language) -> None:
    """Draw the pages of a form where a paper stands."""
    draw_leaves(paper, leaves, lambda place: _foot(paper, form, sheet, language, place))


def head(form: Form, sheet: MonthlySheet, language: Language, size: Format) -> Iterator[Block]:
    """What stands above the tables: the marks, the title with month and state, and who reports."""
    yield words.marks(marks_of(form, sheet), size, language)
    yield _title(form, sheet, language, size)
    yield reporting_unit(sheet.cooperative, sheet.kind, sheet.blank, language, size)


def money_words(sheet: MonthlySheet, language: Language) -> str:
    """The unit of money, and the year of constant prices."""
    return say(
        N_("Money in %(unit)s; constant prices of %(year)s"),
        language,
        unit=words.money_unit(sheet.desk, language),
        year=sheet.desk.price_year,
    )


def _title(form: Form, sheet: MonthlySheet, language: Language, size: Format) -> Solid:
    title = say(form.title, language)
    if sheet.blank:
        state = say(N_("□ Original   □ Correction no. ____"), language)
        return words.title(title, say(PERIOD_BY_HAND, language), state, size)
    states = [words.revision_name(sheet.revision, language)]
    if sheet.statement.nil:
        states.append(say(N_("Nil return (work stopped)"), language))
    if sheet.statement.source == "keyed":
        states.append(say(N_("Entered by the federation"), language))
    month = month_name(sheet.statement.period, language)
    mark = say(N_("Draft"), language) if sheet.draft else ""
    known = words.known_words(sheet.known_on, language)
    return words.title(title, month, " · ".join(states), size, mark, known)


def reporting_unit(unit: Cooperative, kind: str, blank: bool, language: Language, size: Format) -> Solid:
    """Who reports: the name over the whole width as far as it needs, codes and places beneath, the kind ticked."""
    open_place = words.LINE if blank else ""
    kinds = [_kinds(kind, one) for one in each_language(language)]
    places = [
        (N_("Unit code"), unit.code),
        (N_("Trade"), named(unit, language, "trade")),
        (N_("District"), named(unit, language, "district")),
        (N_("Telephone"), unit.telephone),
    ]
    texts = [words.labelled(label, value or open_place[:8], language) for label, value in places]
    rows = [
        [words.labelled(N_("Reporting unit"), named(unit, language) or open_place * 2, language)],
        *([texts[:2], texts[2:]] if language == "both" else [texts]),
        [words.labelled(N_("Kind"), kinds[0], language)],
        *([kind] for kind in kinds[1:]),
    ]
    return words.grid(rows, size, 20.0 if blank else 16.0)


def _kinds(ticked: str, language: Language) -> str:
    """The kinds of co-operative to be ticked."""
    return "    ".join(f"{'■' if kind == ticked else '□'} {say(name, language)}" for kind, name in KINDS.items())


def notes(sheet: MonthlySheet, language: Language, number: int) -> Iterator[str]:
    """The reason of a correction and the notes that a form prints; a blank one leaves room for them."""
    if sheet.statement.reason:
        yield words.labelled(N_("Reason for the correction"), sheet.statement.reason, language)
    found = [note for note in sheet.notes if number in (1, note.form)]
    none = "" if found or sheet.blank else say(N_("none"), language)
    yield words.labelled(N_("Notes and reasons for boxes not filled in"), none, language).rstrip()
    for place, note in enumerate(found, start=1):
        subject = named(note, language, "subject")
        yield f"{place}. " + (words.pair(subject, note.text, language) if subject else note.text)


def signatures(sheet: MonthlySheet, language: Language, size: Format) -> Solid:
    """Who signs, and what the federation writes when it comes."""
    day = sheet.statement.submitted_on
    signed = (
        (N_("Chair"), sheet.statement.signatory),
        (N_("Statistician"), ""),
        (N_("Prepared by"), sheet.statement.preparer),
        (N_("Date submitted"), day_name(day, language) if day else ""),
        (N_("Received on"), ""),
        (N_("Checked by"), ""),
    )
    texts = [*(words.labelled(label, value, language) for label, value in signed), "", say(N_("(seal)"), language)]
    wide = 2 if language == "both" else 4
    return words.grid([texts[at : at + wide] for at in range(0, len(texts), wide)], size, 20.0)


def explanation(texts: Sequence[str], language: Language, size: Format) -> Block:
    """The small print at the end, beside the code."""
    narrow = dataclasses.replace(size, width=size.width - words.CODE_ROOM)
    return running(texts, narrow, 8.0, 11.0, 0.35)


def _foot(paper: Paper, form: Form, sheet: MonthlySheet, language: Language, place: tuple[int, int]) -> None:
    number = marks_of(form, sheet).number(language)
    if sheet.blank:
        return words.foot(paper, list(filter(None, (sheet.cooperative.code, number))), place, language)
    period, revision = str(sheet.statement.period), words.revision_name(sheet.revision, language)
    state = (
        say(N_("Draft: not to be handed in"), language)
        if sheet.draft
        else words.labelled(N_("Check code"), sheet.check_code, language)
    )
    lines = ["   ".join((sheet.cooperative.code, period, revision, state)), number]
    code = sheet.code_content if place[0] == place[1] and not sheet.draft else ""
    return words.foot(paper, lines, place, language, code)

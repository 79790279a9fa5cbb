"""Receipts on paper (生产月报回执): how every file of a co-operative stands, what is asked, which places it has."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from coopdesk.domain.language import Language, day_name, in_each, linked, named, period_name, say
from coopdesk.domain.questions import place_text
from coopdesk.domain.receipt_sheet import ReceiptSheet, ToldFile
from coopdesk.domain.receipts import STATES
from coopdesk.domain.told_places import result_text
from coopdesk.errors import N_
from coopdesk.reports import words
from coopdesk.reports.flow import Block, Leaf, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A4, Paper
from coopdesk.reports.pile import Pile
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Receipt for monthly returns")
FIRST: Final = 16
"""So many characters of the number of a file stand on paper."""


def draw(sheets: Sequence[ReceiptSheet], language: Language) -> bytes:
    """The receipts as one PDF, each from a page of its own and with an entry in the outline where there are several.

    Raises PaperError for characters without a shape.
    """
    if len(sheets) == 1:
        sheet = sheets[0]
        author = named(sheet.desk, language, "federation")
        paper = Paper(A4, f"{say(TITLE, language)} {sheet.cooperative.code} {sheet.number}", author, language)
        _put(paper, sheet, language)
        return paper.finish()
    pile = Pile(say(TITLE, language), named(sheets[0].desk, language, "federation"), language)
    for sheet in sheets:
        pile.chapter(A4, f"{sheet.cooperative.code} {named(sheet.cooperative, language)}")
        _put(pile, sheet, language)
    return pile.finish()


def _put(paper: Paper, sheet: ReceiptSheet, language: Language) -> None:
    again = linked((_unit(sheet, language), say(TITLE, language), _number(sheet, language)))
    file = words.labelled(N_("File number of this receipt"), sheet.file[:FIRST], language)
    foot = linked((sheet.cooperative.code, _number(sheet, language), file), "   ")
    room = words.foot_room([foot], A4, language)
    leaves: list[Leaf] = paginate(_blocks(sheet, language), A4, room, words.head_again([again], A4))
    draw_leaves(paper, leaves, lambda place: words.foot(paper, [foot], place, language))


def _unit(sheet: ReceiptSheet, language: Language) -> str:
    return linked((sheet.cooperative.code, named(sheet.cooperative, language)), " ")


def _number(sheet: ReceiptSheet, language: Language) -> str:
    return say(N_("Receipt no. %(number)s"), language, number=sheet.number)


def _blocks(sheet: ReceiptSheet, language: Language) -> Iterator[Block]:
    day = day_name(sheet.written_on, language)
    yield words.title(say(TITLE, language), _number(sheet, language), day, A4)
    yield gap(4)
    federation = linked((sheet.desk.federation, named(sheet.desk, language, "federation")), " ")
    yield words.grid([[words.labelled(N_("Federation"), federation, language)],
                      [words.labelled(N_("Co-operative"), _unit(sheet, language), language)]], A4)  # fmt: skip
    yield words.heading(say(N_("Files that came in"), language), A4)
    yield _files(sheet, language)
    yield gap(8)
    yield words.heading(say(N_("Open questions"), language), A4)
    yield _questions(sheet, language) if sheet.questions else running([say(N_("none"), language)], A4)
    if sheet.places:
        yield gap(8)
        yield words.heading(say(N_("Places in competitions of the federation"), language), A4)
        yield _places(sheet, language)
    yield gap(8)
    yield running(_notes(sheet, language), A4)
    yield from _signatures(language)


def _files(sheet: ReceiptSheet, language: Language) -> Table:
    columns = [
        Column(say(N_("Month"), language), amount=True),
        Column(say(N_("Correction"), language)),
        Column(say(N_("File number"), language), align="center", amount=True),
        Column(say(N_("Date submitted"), language), align="center", amount=True),
        Column(say(N_("State"), language)),
        Column(say(N_("Remarks"), language)),
    ]
    return _fitting(columns, [_file(one, language) for one in sheet.files])


def _file(told: ToldFile, language: Language) -> Row:
    line = told.line
    on = told.submitted_on.isoformat() if told.submitted_on else ""
    said = [say(message, language) for message, holds in ((N_("Late"), told.late), (N_("Nil"), told.nil)) if holds]
    remarks = "\n".join([*said, *([line.reason] if line.reason else [])])
    which = words.revision_name(line.revision, language)
    return Row((str(line.period), which, line.packet[:FIRST], on, say(STATES[line.state], language), remarks))


def _questions(sheet: ReceiptSheet, language: Language) -> Table:
    columns = [
        Column(say(N_("Question no."), language), amount=True, align="right"),
        Column(say(N_("Month"), language), amount=True),
        Column(say(N_("Part"), language)),
        Column(say(N_("Question"), language)),
    ]
    rows = []
    for month, asked in sheet.questions:
        where = in_each(language, partial(place_text, asked)) or say(N_("the whole return"), language)
        rows.append(Row((str(asked.number), str(month), where, asked.text)))
    return _fitting(columns, rows)


def _places(sheet: ReceiptSheet, language: Language) -> Table:
    columns = [
        Column(say(N_("Competition"), language)),
        Column(say(N_("Period"), language)),
        Column(say(N_("Result"), language)),
    ]
    rows = [
        Row(
            (
                named(one, language, "title") or one.competition,
                period_name(one.span, language),
                in_each(language, partial(result_text, one)),
            )
        )
        for one in sheet.places
    ]
    return _fitting(columns, rows)


def _fitting(columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    found = table(columns, rows, A4)
    assert found is not None  # months, numbers and words are narrow
    return found


def _notes(sheet: ReceiptSheet, language: Language) -> Iterator[str]:
    for seal, number in sheet.seals:
        message = N_("Of the computer with the seal %(seal)s files came in up to no. %(number)s.")
        yield say(message, language, seal=seal, number=number)
    yield say(N_("This receipt says all; one with a lower number does not count any more."), language)


def _signatures(language: Language) -> Iterator[Block]:
    """Who hands it over, and who takes it."""
    day, seal = words.labelled(N_("Date"), "", language), say(N_("(seal)"), language)
    sides = ((N_("For the federation"), (N_("Handed out by"), N_("Checked by"))),
             (N_("For the co-operative"), (N_("Received by"), N_("Chair"))))  # fmt: skip
    for side, persons in sides:
        yield gap(10)
        yield words.heading(say(side, language), A4)
        yield gap(4)
        yield words.signed(
            [*(words.labelled(person, "", language) for person in persons), day, seal], A4, language, 22.0
        )

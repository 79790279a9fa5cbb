"""The computer registration sheet (电脑登记表): on paper, signed, what makes a seal trusted at the federation."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.language import Language, linked, named, say
from coopdesk.domain.registration_sheet import RegistrationSheet
from coopdesk.errors import N_
from coopdesk.reports import fonts, words
from coopdesk.reports.flow import Block, Solid, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A4, Format, Paper

TITLE: Final = N_("Computer registration sheet")
_STEPS: Final = (
    N_("Write the day by hand, sign and seal this sheet and give it to the federation on paper, not with the files."),
    N_("The federation compares the six groups above with those on its screen. It trusts the seal only if all agree."),
    N_("Files of this computer wait at the federation until that is done; none is lost."),
    N_("Each computer has a seal and a sheet of its own. If this one is lost or stolen, tell the federation at once."),
)
_FEDERATION_STEPS: Final = (
    N_("Write the day by hand, sign and seal this sheet and give a copy on paper to every co-operative."),
    N_("With the first receipt, the co-operative compares the six groups above with those on its screen."),
    N_("It trusts the seal only if all six agree; until then a receipt waits there and none is lost."),
    N_("If this computer is lost or stolen, tell every co-operative at once."),
)
_CODE: Final = 118.0
_AIR: Final = (1.0, 0.6, 0.3, 0.1)
"""Shares of what is kept free between the parts, where all of it would need a second page."""
_GROUP: Final = 8
"""Characters of the seal that stand together."""


def draw(sheet: RegistrationSheet, language: Language) -> bytes:
    """The sheet as a PDF of one page; raises PaperError for characters without a shape."""
    code = sheet.cooperative.code if sheet.cooperative else sheet.desk.federation
    author = named(sheet.cooperative, language) if sheet.cooperative else named(sheet.desk, language, "federation")
    paper = Paper(A4, f"{say(TITLE, language)} {code}", author, language)
    for air in _AIR:
        leaves = paginate(list(_blocks(sheet, language, A4, air)), A4, words.FOOT)
        if len(leaves) == 1:
            break
    foot = linked((code, words.labelled(N_("Check number"), sheet.check_number, language)), "   ")
    draw_leaves(paper, leaves, lambda place: words.foot(paper, [foot], place, language))
    return paper.finish()


def _blocks(sheet: RegistrationSheet, language: Language, form: Format, air: float) -> Iterator[Block]:
    yield words.title(say(TITLE, language), "", "", form)
    yield gap(6 * air)
    yield _unit(sheet, language, form)
    yield gap(10 * air)
    yield words.heading(say(N_("Check number of the computer's seal"), language), form)
    yield gap(3)
    yield _check_number(sheet.check_number.split(), form)
    yield gap(16 * air)
    yield words.heading(say(N_("Computer's seal"), language), form)
    yield gap(4)
    yield _seal(sheet, language, form)
    yield gap(16 * air)
    yield words.heading(say(N_("What to do with this sheet"), language), form)
    yield gap(2)
    steps = _STEPS if sheet.cooperative else _FEDERATION_STEPS
    said = (linked((f"{place}.", say(step, language)), " ") for place, step in enumerate(steps, 1))
    yield running(said, form, 10.0, 12.5 + 3.5 * air)
    yield from _signatures(sheet, language, form, air)


def _unit(sheet: RegistrationSheet, language: Language, form: Format) -> Solid:
    """Which co-operative, and to which federation it reports."""
    unit, federation = sheet.cooperative, named(sheet.desk, language, "federation")
    above = [words.labelled(N_("Federation"), linked((sheet.desk.federation, federation)), language)]
    if unit is None:
        return words.grid([above], form, 20.0)
    rows = [
        [words.labelled(N_("Co-operative"), linked((unit.code, named(unit, language))), language)],
        above,
        [
            words.labelled(N_("District"), named(unit, language, "district"), language),
            words.labelled(N_("Responsible person"), unit.responsible, language),
            words.labelled(N_("Telephone"), unit.telephone, language),
        ],
    ]
    return words.grid(rows, form, 20.0)


def _check_number(groups: list[str], form: Format) -> Solid:
    """Six groups in large digits, three to a line, in a frame."""
    size, leading, column = 30.0, 46.0, form.room / 3

    def paint(paper: Paper, y: float) -> None:
        paper.box(form.left, y, form.room, 2 * leading + 14, 1.2)
        for place, group in enumerate(groups):
            x, down = form.left + place % 3 * column, y + 40 + place // 3 * leading
            paper.aligned(x, down, column, group, "center", size=size, bold=True)

    return Solid(2 * leading + 14, paint)


def _seal(sheet: RegistrationSheet, language: Language, form: Format) -> Solid:
    """The QR code of the seal, beside it the seal in groups, and its number."""
    groups = [sheet.seal[place : place + _GROUP] for place in range(0, len(sheet.seal), _GROUP)]
    number = " ".join(sheet.number[place : place + 4] for place in range(0, len(sheet.number), 4))
    left, size = form.left + _CODE + 22, 14.0
    column = max(fonts.width(group, size) for group in groups) + 18

    def paint(paper: Paper, y: float) -> None:
        paper.code(form.left, y, _CODE, sheet.seal)
        for place, group in enumerate(groups):
            paper.text(left + place % 4 * column, y + 24 + place // 4 * 26, group, size)
        paper.text(left, y + 86, words.labelled(N_("Number of the seal"), number, language), 9.5)

    return Solid(_CODE, paint)


def _signatures(sheet: RegistrationSheet, language: Language, form: Format, air: float) -> Iterator[Block]:
    """A line to be signed for each side."""
    day, seal = words.labelled(N_("Date"), "", language), say(N_("(seal)"), language)
    giver, taker = N_("For the co-operative"), N_("For the federation, after comparing")
    if sheet.cooperative is None:
        giver, taker = N_("For the federation"), N_("For the co-operative, after comparing")
    for side, persons in ((giver, (N_("Chair"), N_("Prepared by"))), (taker, (N_("Compared by"), N_("Checked by")))):
        yield gap(16 * air)
        yield words.heading(say(side, language), form)
        yield gap(10 * air)
        texts = [*(words.labelled(person, "", language) for person in persons), day, seal]
        yield words.signed(texts, form, language, 18 + 6 * air)

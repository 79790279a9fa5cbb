"""Letters of a competition, one on a page: a challenge, an answer or a pledge, filled in or for the pen."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.competition_papers import LETTERS, Letter, LettersPaper
from coopdesk.domain.conditions import AIMS, Condition
from coopdesk.domain.entries import condition_name
from coopdesk.domain.language import Language, day_name, linked, named, say
from coopdesk.domain.numbers import digits
from coopdesk.errors import N_, PaperError
from coopdesk.reports import fonts, words
from coopdesk.reports.competition_words import name_and_months, signing_name, unit_name
from coopdesk.reports.flow import Block, Leaf, Solid, draw_leaves, gap, paginate, running
from coopdesk.reports.ornament import DEEP_RED, GOLD, RED, seal_place, star
from coopdesk.reports.page import Format, Paper, fitted, wrapped
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Letters of the competition")
LETTER: Final = Format(595.28, 841.89, 58.0, 56.0, 44.0)
"""A4 with the margins of a letter."""
_SIZES: Final = ((13.0, 24.0), (12.0, 20.0), (10.5, 16.0), (9.0, 13.0))
"""The sizes of the words of a letter, each with its distance from line to line."""
_LINE: Final = 28.0
"""From one line for the pen to the next."""
_SIGN: Final = 118.0


def draw(paper: LettersPaper, language: Language) -> bytes:
    """The letters as a PDF; raises PaperError for characters without a shape."""
    held = paper.held
    what, unit = name_and_months(held.competition, held.competition.span, language), signing_name(held, language)
    sheet = Paper(LETTER, f"{say(TITLE, language)} {what}", unit, language)
    whose = unit_name(held.desk, held.cooperative, language)
    foot = [linked((whose, what if held.competition.code else ""), "    ")]
    room = words.foot_room(foot, LETTER, language)
    leaves = [leaf for letter in paper.letters for leaf in _leaves(paper, letter, language, room)]
    draw_leaves(sheet, leaves, lambda place: words.foot(sheet, foot, place, language))
    return sheet.finish()


def _leaves(paper: LettersPaper, letter: Letter, language: Language, foot: float) -> list[Leaf]:
    """The pages of a letter: one, in the largest letters in which it fits there; more where it fits in none."""
    for size in _SIZES:
        found = paginate(_spread(list(_blocks(paper, letter, language, size)), foot), LETTER, foot)
        if len(found) == 1:
            break
    return found


def _blocks(paper: LettersPaper, letter: Letter, language: Language, size: tuple[float, float]) -> Iterator[Block]:
    yield _title(paper, letter, language)
    yield running([_to(letter, language)], LETTER, 13.0, 24.0)
    yield gap(4)
    if letter.pledge is not None and letter.pledge.text:
        yield running(_paragraphs(letter.pledge.text, language), LETTER, *size)
    else:
        yield words.pen_lines(7 if letter.kind == "blank" else 5, LETTER, _LINE)
    yield gap(12)
    if paper.conditions or not paper.held.competition.code:
        yield words.heading(say(N_("What we pledge to reach"), language), LETTER)
        yield _targets(paper, letter, language)
        yield gap(10)
    if letter.kind == "blank":
        yield words.pen_lines(3, LETTER, _LINE)
    yield gap(8)
    yield _signed(letter, language)


def _spread(blocks: list[Block], foot: float) -> list[Block]:
    """A letter that leaves much of its page empty is signed lower down."""
    spare = LETTER.height - LETTER.top - LETTER.bottom - foot - sum(block.height for block in blocks)
    return [*blocks[:-1], gap(min(max(spare, 0.0) * 0.45, 150.0)), blocks[-1]]


def _title(paper: LettersPaper, letter: Letter, language: Language) -> Solid:
    held = paper.held
    under = wrapped(name_and_months(held.competition, held.competition.span, language), LETTER.room, 12)
    high = 66.0 + 17 * len(under)

    def paint(sheet: Paper, y: float) -> None:
        if letter.kind == "blank":
            _to_tick(sheet, y + 30, language)
        else:
            text, size = say(LETTERS[letter.kind], language), 30.0
            apart = 14.0 if language == "zh" else 0.0
            _spaced(sheet, y + 32, text, size, apart)
        for number, line in enumerate(under):
            sheet.aligned(LETTER.left, y + 54 + 17 * number, LETTER.room, line, "center", size=12, grey=0.25)
        base, middle = y + high - 14, LETTER.width / 2
        for x, x_to in ((LETTER.left, middle - 16), (middle + 16, LETTER.width - LETTER.left)):
            sheet.shape([(x, base), (x_to, base)], line=DEEP_RED, weight=1.6, closed=False)
            sheet.shape([(x, base + 3.4), (x_to, base + 3.4)], line=GOLD, weight=0.7, closed=False)
        sheet.shape(star(middle, base + 2, 9), fill=RED)

    return Solid(high + 6, paint)


def _spaced(sheet: Paper, base: float, text: str, size: float, apart: float) -> None:
    """A title in the middle; its characters stand apart where there are few of them."""
    if not apart:
        size, lines = fitted(text, LETTER.room, (30.0, 26.0, 22.0), bold=True)
        sheet.aligned(LETTER.left, base, LETTER.room, lines[0], "center", size=size, bold=True, colour=DEEP_RED)
        return
    wide = fonts.width(text, size, bold=True) + apart * (len(text) - 1)
    x = LETTER.left + (LETTER.room - wide) / 2
    for mark in text:
        sheet.text(x, base, mark, size, bold=True, colour=DEEP_RED)
        x += fonts.width(mark, size, bold=True) + apart


def _to_tick(sheet: Paper, base: float, language: Language) -> None:
    """The titles of all kinds of letters, each with a box to be ticked."""
    titles, box = [say(title, language) for title in LETTERS.values()], 12.0
    bare = len(titles) * (box + 7) + 26 * (len(titles) - 1)
    size = min(20.0, (LETTER.room - bare) / sum(fonts.width(title, 1.0, bold=True) for title in titles))
    wide = sum(fonts.width(title, size, bold=True) for title in titles) + bare
    x = LETTER.left + (LETTER.room - wide) / 2
    for title in titles:
        sheet.box(x, base - box + 0.5, box, box, 1.0)
        sheet.text(x + box + 7, base, title, size, bold=True, colour=DEEP_RED)
        x += box + 33 + fonts.width(title, size, bold=True)


def _to(letter: Letter, language: Language) -> str:
    if letter.kind == "blank":
        return words.labelled(N_("To"), "", language)
    if letter.to is not None:
        return words.labelled(N_("To"), named(letter.to, language), language)
    to_all = N_("the committee and all members") if letter.kind == "pledge" else N_("all who take part")
    return words.labelled(N_("To"), say(to_all, language), language)


def _paragraphs(text: str, language: Language) -> list[str]:
    """The words of the letter; a paragraph begins two characters in, as Chinese letters do."""
    return [("\u3000\u3000" if language == "zh" else "") + part.strip() for part in text.splitlines() if part.strip()]


def _targets(paper: LettersPaper, letter: Letter, language: Language) -> Table:
    columns = [
        Column(say(N_("No."), language), "", "center", amount=True, least=28),
        Column(say(N_("Indicator"), language), least=150, liked=200),
        Column(say(N_("Target announced"), language), "", "center", least=90, liked=120),
        Column(say(N_("Our pledge"), language), "", "center", least=110, liked=130),
    ]
    rows = []
    for number, one in enumerate(paper.conditions, start=1):
        pledged = letter.targets.get(one.indicator)
        own = "" if pledged is None else digits(pledged)
        rows.append(Row((str(number), condition_name(one, language), _announced(one, language), own)))
    rows = rows or [Row((str(number), "", "", "")) for number in range(1, 5)]
    found = table(columns, rows, LETTER, 27.0, (11.0, 10.0, 8.6), air=8.0)
    if found is None:
        raise PaperError(N_("The table has too many columns for the paper."))
    return found


def _announced(one: Condition, language: Language) -> str:
    if one.shape == "ranked":
        return say(N_("by place"), language)
    return say(AIMS[one.aim], language) if one.own_target else digits(one.target)


def _signed(letter: Letter, language: Language) -> Solid:
    """Whose letter it is, signature and day at the right, the room for a seal at the left."""
    pledge = letter.pledge
    by = "" if pledge is None else pledge.signed_by
    day = day_name(pledge.signed_on, language) if pledge and pledge.signed_on else ""
    x, room = LETTER.left + 150, LETTER.room - 150
    name = named(letter.party, language) if letter.party else ""
    whose = [words.labelled(N_("From"), name, language), words.labelled(N_("Signature"), by, language)]
    lines = [line for text in whose for line in (wrapped(text, room, 11) or [""])]
    if day:
        lines.append(day)
    else:
        lines.append(words.labelled(N_("Date"), "", language))
    high = max(_SIGN, 26 * len(lines) + 8.0)

    def paint(sheet: Paper, y: float) -> None:
        seal_place(sheet, LETTER.left + 66, y + 56, 48, say(N_("(seal)"), language))
        for number, line in enumerate(lines):
            sheet.text(x, y + 22 + 28 * number, line, 11)
            sheet.rule(x, y + 27 + 28 * number, LETTER.width - LETTER.left, y + 27 + 28 * number, 0.5, grey=0.6)

    return Solid(high + 8, paint)

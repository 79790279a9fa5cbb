"""Certificates of honour (奖状), one on a page for each award, with a border drawn by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coopdesk.domain.competition_papers import CertificatesPaper
from coopdesk.domain.evaluations import Award
from coopdesk.domain.language import Language, day_name, named, say
from coopdesk.errors import N_
from coopdesk.reports import fonts, words
from coopdesk.reports.competition_words import in_sentence, name_and_months, place_name, signing_name
from coopdesk.reports.ornament import DEEP_RED, GOLD, INK, PALE, RED, frame, rectangle, seal_place, star, wheat
from coopdesk.reports.page import A4_WIDE, Colour, Paper, fitted

TITLE: Final = N_("Certificate of honour")
_LEFT, _RIGHT = 104.0, A4_WIDE.width - 104.0
_ROOM: Final = _RIGHT - _LEFT
_FOOT: Final = A4_WIDE.height - 92.0
"""The base line of the signature and the day."""
_WHO: Final = 228.0
"""How wide the name may be of who gives it."""
_LEAST: Final = 8.0


_SPACE: Final = "\u3000" * 12
"""Room for a name above its line."""
_UNWRITTEN: Final = Award("", 1, 1, "", _SPACE, _SPACE, 0, award=words.LINE)


@dataclass(frozen=True)
class _Text:
    """A text of a certificate: in which sizes, so many points under the one before, and on how many lines at best."""

    text: str
    sizes: tuple[float, ...]
    above: float
    bold: bool = False
    colour: Colour = INK
    lines: int = 1
    underlined: bool = False


def draw(paper: CertificatesPaper, language: Language) -> bytes:
    """The certificates as a PDF; raises PaperError for characters without a shape."""
    what = name_and_months(paper.held.competition, paper.span, language)
    sheet = Paper(A4_WIDE, f"{say(TITLE, language)} {what}", signing_name(paper.held, language), language)
    for number, award in enumerate(paper.awards or (_UNWRITTEN,)):
        if number:
            sheet.next_page()
        _adorn(sheet, language)
        _words(sheet, paper, award, language)
        _signed(sheet, paper, language)
    return sheet.finish()


def _adorn(sheet: Paper, language: Language) -> None:
    """The border, a star, and the title between two ears of wheat."""
    wide, high, middle = A4_WIDE.width, A4_WIDE.height, A4_WIDE.width / 2
    sheet.shape(rectangle(28, 28, wide - 56, high - 56), fill=PALE)
    frame(sheet, 28, 28, wide - 56, high - 56)
    title = say(TITLE, language)
    size, apart = (62.0, 40.0) if language == "zh" else (40.0, 0.0)
    across = fonts.width(title, size, bold=True) + apart * (len(title) - 1)
    sheet.shape(star(middle, 92, 17), fill=RED, line=GOLD, weight=1.2)
    for mirrored in (False, True):
        side = -1 if mirrored else 1
        wheat(sheet, middle + side * (across / 2 + 14), 176, 88, mirrored)
    x = middle - across / 2
    for mark in title if apart else [title]:
        sheet.text(x, 170 if apart else 160, mark, size, bold=True, colour=DEEP_RED)
        x += fonts.width(mark, size, bold=True) + apart


def _words(sheet: Paper, paper: CertificatesPaper, award: Award, language: Language) -> None:
    """To whom, for what, and what is awarded, in the middle of the page; closer where the texts are long."""
    texts = list(_texts(paper, award, language))
    size, names = _giver(paper, language)
    lowest = _FOOT - 30 - len(names) * size * 1.25
    for air in (1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3):
        laid = [fitted(one.text, _ROOM - 20, _sizes(one, air), one.lines, one.bold) for one in texts]
        bases, y = [], (236.0 if award.award else 246.0) - 60.0 * (1.0 - air)
        for one, (size, lines) in zip(texts, laid, strict=True):
            bases.append(y + one.above * air)
            y = bases[-1] + (len(lines) - 1) * size * 1.3
        if y <= lowest:
            break
    for one, (size, lines), base in zip(texts, laid, bases, strict=True):
        _middle(sheet, base, size, lines, one)


def _sizes(one: _Text, air: float) -> tuple[float, ...]:
    return one.sizes if air == 1.0 else tuple(max(round(size * air, 1), _LEAST) for size in one.sizes)


def _texts(paper: CertificatesPaper, award: Award, language: Language) -> Iterator[_Text]:
    name = named(award, language)
    if paper.held.competition.level == "person" and award.place:
        name = say(N_("Comrade %(name)s"), language, name=name)
    yield _Text(name, (32.0, 28.0, 24.0, 20.0, 16.0), 0, bold=True, underlined=True)
    what = in_sentence(paper.held.competition, paper.span, language)
    place = place_name(award.place, language) if award.place else say(N_("%(ordinal)s place"), language, ordinal="____")
    won = say(N_("took the %(place)s in %(competition)s and is awarded"), language, place=place, competition=what)
    yield _Text(won, (19.0, 17.0, 15.0, 13.0), 48, lines=2)
    if award.place:
        title = say(N_("%(title)s"), language, title=named(award, language, "title"))
        yield _Text(title, (38.0, 32.0, 26.0, 21.0, 17.0), 56, bold=True, colour=RED)
    else:
        yield _Text(words.LINE, (24.0,), 48)
    if award.award:
        yield _Text(words.labelled(N_("Prize"), award.award, language), (16.0, 14.0, 12.0, 10.0), 38)
    given = say(N_("This certificate is given in recognition of outstanding work."), language)
    yield _Text(given, (16.0, 14.0), 30 if award.award else 42)


def _middle(sheet: Paper, base: float, size: float, lines: Sequence[str], one: _Text) -> None:
    """A text in the middle of the page, line by line."""
    for number, line in enumerate(lines):
        level = base + number * size * 1.3
        sheet.aligned(_LEFT, level, _ROOM, line, "center", size=size, bold=one.bold, colour=one.colour)
    if one.underlined:
        last = base + (len(lines) - 1) * size * 1.3
        half = max(fonts.width(line, size, one.bold) for line in lines) / 2 + 24
        middle, under = A4_WIDE.width / 2, last + min(9.0, size * 0.45)
        sheet.shape([(middle - half, under), (middle + half, under)], line=GOLD, weight=1.1, closed=False)


def _giver(paper: CertificatesPaper, language: Language) -> tuple[float, list[str]]:
    """Who gives it, above the day: the size and the lines of the name."""
    return fitted(signing_name(paper.held, language), _WHO, (15.0, 13.0, 11.0, 9.0, _LEAST), 2)


def _signed(sheet: Paper, paper: CertificatesPaper, language: Language) -> None:
    """The chair's signature at the left, the seal, and who gives it on which day at the right."""
    base = _FOOT
    label = words.labelled(N_("Chair"), "", language).rstrip()
    sheet.text(_LEFT, base, label, 13, colour=INK)
    sheet.rule(_LEFT + fonts.width(label, 13) + 6, base + 4, _LEFT + 220, base + 4, 0.7, grey=0.4)
    seal_place(sheet, A4_WIDE.width / 2, base - 12, 37, say(N_("(seal)"), language))
    size, names = _giver(paper, language)
    for number, line in enumerate(names):
        level = base - 24 - (len(names) - 1 - number) * size * 1.25
        sheet.aligned(_RIGHT - _WHO, level, _WHO, line, "right", size=size, colour=INK)
    day = words.labelled(N_("Date"), words.LINE[:12], language)
    if paper.decided_on:
        day = day_name(paper.decided_on, language)
    sheet.aligned(_RIGHT - _WHO, base, _WHO, day, "right", size=14, colour=INK)

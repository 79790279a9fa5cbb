"""The history of a mobile banner (流动红旗) on paper: who holds it, and everybody who held it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from coopdesk.domain.competition_papers import BannerPaper, Holding
from coopdesk.domain.form_marks import Official, official
from coopdesk.domain.language import Language, day_name, linked, named, say
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.competition_words import feet, unit_name
from coopdesk.reports.flow import Block, Leaf, Solid, draw_leaves, filled, gap, paginate, running
from coopdesk.reports.ornament import DEEP_RED, GOLD, PALE, flag, rectangle
from coopdesk.reports.page import A4, Paper, fitted, wrapped
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Holders of the mobile banner")
FORM: Final = "competition-banner"


def draw(papers: Sequence[BannerPaper], language: Language) -> bytes:
    """The histories as a PDF, each banner on pages of its own; raises PaperError for characters without a shape."""
    first = papers[0]
    unit = unit_name(first.desk, first.cooperative, language)
    paper = Paper(A4, f"{say(TITLE, language)} {named(first, language, 'title')}", unit, language)
    leaves: list[Leaf] = []
    lines, foot = feet(unit, _official(first).number(language), A4, language)
    for one in papers:
        again = words.head_again([linked((say(TITLE, language), named(one, language, "title")))], A4)
        if one.blank:
            leaves += filled(partial(_blocks, one, language), A4, foot, 24)
        else:
            leaves += paginate(list(_blocks(one, language)), A4, foot, again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, lines, place, language))
    return paper.finish()


def _official(one: BannerPaper) -> Official:
    return official(one.desk, one.form_marks, FORM)


def _blocks(one: BannerPaper, language: Language, lines: int = 0) -> Iterator[Block]:
    yield words.marks(_official(one), A4, language)
    yield words.title(say(TITLE, language), named(one, language, "title") or words.LINE * 2, "", A4)
    unit = unit_name(one.desk, one.cooperative, language)
    yield words.grid([[words.labelled(N_("Held by"), unit or words.LINE * 2, language)]], A4)
    yield gap(6)
    yield _holder(one, language)
    yield gap(14)
    if one.holdings or lines:
        yield words.heading(say(N_("Everybody who held it"), language), A4)
        yield _table(one, language, lines)
        yield gap(6)
    told = N_("An evaluation in which nobody won the banner leaves it with its holder.")
    yield running([say(told, language)], A4, grey=0.25)


def _holder(one: BannerPaper, language: Language) -> Solid:
    """The flag, and beside it who holds it and since when."""
    x, room, size, lines, under = A4.left + 124, A4.room - 146, 24.0, [""], [""]
    if one.holdings:
        last = one.holdings[-1]
        size, lines = fitted(named(last.award, language), room, (24.0, 21.0, 18.0, 15.0, 13.0), 2, bold=True)
        times = say(N_("won or kept %(times)s times in a row"), language, times=last.times)
        since = say(N_("since %(day)s"), language, day=last.since)
        under = wrapped(linked((since, times), "  •  ") if last.times > 1 else since, room, 10.5)
    elif one.blank:
        lines = [words.LINE]
    else:
        lines, size = wrapped(say(N_("Nobody has won it yet."), language), room, 18, bold=True), 18.0
    high = max(112.0, 64 + len(lines) * size * 1.3) + 14 * (len(under) - 1)

    def paint(paper: Paper, y: float) -> None:
        paper.shape(rectangle(A4.left, y, A4.room, high), fill=PALE, line=GOLD, weight=1.0)
        flag(paper, A4.left + 26, y + 18, 82)
        paper.text(x, y + 28, say(N_("Holder now"), language), 10, grey=0.3)
        for number, line in enumerate(lines):
            paper.text(x, y + 36 + size * 1.1 + number * size * 1.3, line, size, bold=True, colour=DEEP_RED)
        for number, line in enumerate(under):
            paper.text(x, y + high - 16 - 14 * (len(under) - 1 - number), line, 10.5)

    return Solid(high, paint)


def _table(one: BannerPaper, language: Language, lines: int) -> Table:
    columns = [
        Column(say(N_("No."), language), "", "center", amount=True, least=24),
        Column(say(N_("Holder"), language), least=100, liked=140),
        Column(say(N_("Won in"), language), least=100, liked=140),
        Column(say(N_("Since"), language), "", "left", amount=True, least=60),
        Column(say(N_("Until"), language), "", "left", amount=True, least=60),
        Column(say(N_("Times in a row"), language), "", "right", amount=True, least=40),
        Column(say(N_("Handed over"), language), "", "left", amount=True, least=60),
    ]
    rows = [_row(number, holding, language) for number, holding in enumerate(one.holdings, start=1)]
    rows += [Row((str(number), *[""] * 6)) for number in range(1, lines + 1)]
    found = table(columns, rows, A4, 24.0 if lines else 22.0, air=7.0)
    if found is None:
        raise PaperError(N_("The table has too many columns for the paper."))
    return found


def _row(number: int, one: Holding, language: Language) -> Row:
    until = day_name(one.until, language) if one.until else say(N_("holds it"), language)
    handed = day_name(one.award.handed_on, language) if one.award.handed_on else ""
    cells = (
        str(number), named(one.award, language), named(one, language, "title"), day_name(one.since, language), until,
        str(one.times), handed,
    )  # fmt: skip
    return Row(cells, bold=one.until is None)

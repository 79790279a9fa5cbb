"""What an evaluation would be by the returns of today, beside what it was; the protocol itself stays."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.competition_changes import differences, moved, stays_words
from coopdesk.domain.competition_papers import RestatedPaper
from coopdesk.domain.language import Language, joined, named, say
from coopdesk.domain.methods import STATES
from coopdesk.domain.scoring import Standing
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.competition_words import bound, name_and_months, official_of, points_text, unit_name
from coopdesk.reports.flow import Block, gap, running
from coopdesk.reports.page import A4_WIDE
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("What has changed since the evaluation")
FORM: Final = "competition-restated"


def draw(paper: RestatedPaper, language: Language) -> bytes:
    """The sheet as a PDF; raises PaperError for characters without a shape."""
    blocks = list(_blocks(paper, language))
    return bound(say(TITLE, language), FORM, paper.held, paper.old.span, blocks, A4_WIDE, language)


def _blocks(paper: RestatedPaper, language: Language) -> Iterator[Block]:
    held = paper.held
    yield words.marks(official_of(held, FORM), A4_WIDE, language)
    number = say(N_("no. %(number)s"), language, number=paper.old.evaluation or 0)
    state = words.labelled(N_("Evaluation"), number, language)
    under = name_and_months(held.competition, paper.old.span, language)
    yield words.title(say(TITLE, language), under, state, A4_WIDE)
    unit = unit_name(held.desk, held.cooperative, language)
    yield words.grid([[words.labelled(N_("Held by"), unit, language)]], A4_WIDE)
    yield running(_told(paper, language), A4_WIDE)
    yield gap(6)
    yield _table(paper, language)


def _told(paper: RestatedPaper, language: Language) -> Iterator[str]:
    if paper.changed:
        yield words.labelled(N_("Returns that are others now"), joined(paper.changed, language), language)
    yield stays_words(paper, language)


def _table(paper: RestatedPaper, language: Language) -> Table:
    columns = [
        Column(say(N_("Entrant"), language), least=120, liked=150),
        Column(say(N_("Place then"), language), "", "center", amount=True, least=50),
        Column(say(N_("Points then"), language), "", "right", amount=True, least=54),
        Column(say(N_("Place now"), language), "", "center", amount=True, least=50),
        Column(say(N_("Points now"), language), "", "right", amount=True, least=54),
        Column(say(N_("What is different"), language), least=220, liked=300),
    ]
    rows = [_row(paper, old, new, language) for old, new in moved(paper)]
    if not rows:
        rows = [Row((say(N_("No place and no points are different."), language), "", "", "", "", ""))]
    found = table(columns, rows, A4_WIDE, 22.0, air=7.0)
    if found is None:
        raise PaperError(N_("The table has too many columns for the paper."))
    return found


def _row(paper: RestatedPaper, old: Standing | None, new: Standing | None, language: Language) -> Row:
    cells = [named(old or new, language)]
    for one in (old, new):
        cells += [_place(one, language), points_text(one.total) if one else ""]
    return Row((*cells, joined(differences(paper, old, new, language), language)))


def _place(one: Standing | None, language: Language) -> str:
    if one is None:
        return "—"
    return say(STATES[one.state], language) if one.place is None else str(one.place)

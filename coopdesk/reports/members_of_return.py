"""The members that came with a month (随报社员名单): who was on the roll, beside what the movement counts."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.language import Language, explain, linked, named, period_name, say
from coopdesk.domain.member_lines import MemberLine, Sent
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Period
from coopdesk.errors import N_, PaperError
from coopdesk.reports import words
from coopdesk.reports.flow import Block, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A4, Paper
from coopdesk.reports.table import Column, Row, table

TITLE: Final = N_("Members in the return")
_ROW_HEIGHT: Final = 15.0
_LEAST: Final = {"number": 48.0, "name": 60.0, "sex": 34.0, "birth_year": 40.0, "joined_on": 58.0, "left_on": 58.0}


def draw(desk: Desk, unit: Cooperative, sent: Sent, language: Language) -> bytes:
    """The list as a PDF; raises PaperError for what no paper carries or characters without a shape."""
    title, month = say(TITLE, language), period_name(Period(sent.month, sent.month), language)
    whose = linked((unit.code, named(unit, language)), " ")
    paper = Paper(A4, f"{title} {unit.code} {sent.month}", named(desk, language, "federation"), language)
    again = words.head_again([linked((whose, title, month))], A4)
    foot = [linked((title, unit.code, month))]
    leaves = paginate(_blocks(sent, whose, month, language), A4, words.foot_room(foot, A4, language), again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


def _blocks(sent: Sent, whose: str, month: str, language: Language) -> Iterator[Block]:
    fields = [one for one in fields_of(MemberLine) if one.name != "name" or sent.named]
    columns = [Column(say(one.label, language), least=_LEAST.get(one.name, 56.0)) for one in fields]
    rows = [Row(tuple(_text(one, line, language) for one in fields)) for line in sent.lines]
    listed = table(columns, rows, A4, _ROW_HEIGHT)
    if listed is None:
        raise PaperError(N_("The words are too wide for the paper."))
    yield words.head_again([whose], A4)
    yield words.title(say(TITLE, language), month, "", A4)
    yield gap(4)
    yield running([_count(sent, language), *(explain(one, language) for one in sent.queries)], A4, 9.5, 14.0)
    yield gap(4)
    yield listed


def _text(one: Field, line: MemberLine, language: Language) -> str:
    value = getattr(line, one.name)
    return say(one.choices[value], language) if one.choices is not None and value in one.choices else one.text(value)


def _count(sent: Sent, language: Language) -> str:
    left = sum(line.left_on is not None for line in sent.lines)
    return say(
        N_("At the end of the month: %(stay)s; left in the month: %(left)s."),
        language,
        stay=grouped(len(sent.lines) - left),
        left=grouped(left),
    )

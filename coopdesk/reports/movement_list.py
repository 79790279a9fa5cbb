"""The movement of members with names (社员变动表): who joined and who left, and what form 1 counts of it."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.field import field_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.language import Language, linked, month_list, month_name, named, period_name, say
from coopdesk.domain.member_papers import COUNTED, SEX_ORDER, MovementSheet
from coopdesk.domain.members import ENTRIES, EVENTS, EXITS, MovementPerson
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month
from coopdesk.errors import N_, PaperError
from coopdesk.reports import member_words, words
from coopdesk.reports.flow import Block, draw_leaves, filled, gap, paginate, running
from coopdesk.reports.forms import PERIOD_BY_HAND
from coopdesk.reports.page import A4, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Movement of members with names")
_ROW_HEIGHT: Final = 16.0
_NEW: Final = "members_newly_developed"
_BY_HAND: Final = 22.0
"""The height of a line that is written by hand."""


def draw(sheet: MovementSheet, language: Language) -> bytes:
    """The list as a PDF; raises PaperError for characters without a shape."""
    if sheet.blank:
        return _drawn_blank(sheet, language)
    when, title = period_name(sheet.period, language), say(TITLE, language)
    unit = named(sheet.cooperative, language)
    paper = Paper(A4, f"{title} {sheet.cooperative.code} {sheet.period}", unit, language)
    again = words.head_again([linked((sheet.cooperative.code, unit, title, when))], A4)
    foot = [linked((title, sheet.cooperative.code, when), "   ")]
    leaves = paginate(_blocks(sheet, when, language), A4, words.foot_room(foot, A4, language), again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


def _drawn_blank(sheet: MovementSheet, language: Language) -> bytes:
    """A page with empty lines for those who joined and left, and the boxes of form 1 beneath."""
    title = say(TITLE, language)
    paper = Paper(A4, linked((title, sheet.cooperative.code), " "), named(sheet.cooperative, language), language)
    foot = [linked((title, sheet.cooperative.code), "   ")]

    def blocks(lines: int) -> Iterator[Block]:
        yield from member_words.marks(sheet.desk, sheet.form_marks, "movement-list", A4, language)
        yield words.title(title, say(PERIOD_BY_HAND, language), "", A4)
        yield member_words.unit_grid(sheet.cooperative, language, A4)
        for heading, count in ((N_("1. Joined"), -(-lines // 2)), (N_("2. Left"), lines // 2)):
            yield gap(4)
            yield words.heading(say(heading, language), A4)
            columns = _columns(False, language)
            listed = table(columns, [Row(("",) * len(columns))] * count, A4, _BY_HAND)
            assert listed is not None  # nothing stands in it
            yield listed
        yield gap(8)
        yield words.heading(say(N_("3. What form 1 counts"), language), A4)
        yield _counts(sheet, language)
        yield gap(8)
        yield member_words.signatures(language, A4)

    leaves = filled(blocks, A4, words.FOOT, 24)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


def _blocks(sheet: MovementSheet, when: str, language: Language) -> Iterator[Block]:
    yield from member_words.marks(sheet.desk, sheet.form_marks, "movement-list", A4, language)
    final = all(one.state == "closed" for one in sheet.months)
    mark = "" if final else say(N_("Draft"), language)
    yield words.title(say(TITLE, language), when, "", A4, mark)
    yield member_words.unit_grid(sheet.cooperative, language, A4)
    for heading, events in ((N_("1. Joined"), ENTRIES), (N_("2. Left"), EXITS)):
        found = [(month, person) for month, person in sheet.persons if person.event in events]
        yield gap(4)
        yield words.heading(
            say(heading, language), A4, say(N_("%(count)s persons"), language, count=grouped(len(found)))
        )
        if found:
            yield _listed(sheet, found, language)
        else:
            yield running([say(N_("Nobody."), language)], A4)
    yield gap(8)
    yield words.heading(say(N_("3. What form 1 counts"), language), A4)
    yield _counts(sheet, language)
    yield gap(5)
    yield running(_notes(sheet, language), A4)
    yield gap(8)
    yield member_words.signatures(language, A4)


def _columns(several: bool, language: Language) -> list[Column]:
    return [
        *([Column(say(N_("Month"), language), align="center", amount=True, least=46)] if several else []),
        Column(say(N_("Number"), language), amount=True, least=48),
        Column(say(N_("Name"), language), least=80, liked=120),
        Column(say(N_("Sex"), language), align="center", least=36),
        Column(say(N_("Movement"), language), least=80),
        Column(say(N_("Happened on"), language), align="center", amount=True, least=60),
        Column(say(N_("Remarks"), language), least=90),
    ]


def _listed(sheet: MovementSheet, found: list[tuple[Month, MovementPerson]], language: Language) -> Table:
    several = len(sheet.period) > 1
    columns = _columns(several, language)
    rows = []
    for month, one in found:
        late = Month.of(one.happened_on) < month
        remark = N_("found late, happened in %(month)s")
        cells = (
            one.number, one.name, member_words.sex_text(one.sex, language), say(EVENTS[one.event], language),
            str(one.happened_on),
            say(remark, language, month=month_name(Month.of(one.happened_on), language)) if late else "",
        )  # fmt: skip
        rows.append(Row((month_name(month, language), *cells) if several else cells))
    made = table(columns, rows, A4, _ROW_HEIGHT, sizes=(9.0, 8.6, 8.3, 8.0))
    if made is None:
        raise PaperError(N_("The words are too wide for the paper."))
    return made


def _counts(sheet: MovementSheet, language: Language) -> Table:
    """Boxes 10 to 14 of form 1, each way of joining and leaving beneath its box, by sex."""
    columns = [
        Column(say(N_("Movement"), language), least=150),
        Column(say(N_("Code"), language), align="center", least=40),
    ]
    columns += [
        Column(say(head, language), align="right", amount=True, least=60)
        for head in (*(member_words.SEX_HEADS[sex] for sex in SEX_ORDER), N_("Total"))
    ]
    rows = []
    for name, (code, events) in COUNTED.items():
        if name == _NEW:
            continue
        rows.append(_counted(sheet, field_of(Figures, name).label, code, events, language, bold=True))
        if "new" in events:  # a box of its own, the first of those who joined, as on form 1
            rows.append(_counted(sheet, field_of(Figures, _NEW).label, *COUNTED[_NEW], language))
        if len(events) > 1:
            rows += [_counted(sheet, EVENTS[event], "", (event,), language) for event in events if event != "new"]
    made = table(columns, rows, A4, 15.0)
    assert made is not None  # counts of persons are narrow
    return made


def _counted(
    sheet: MovementSheet, label: str, code: str, events: tuple[str, ...], language: Language, bold: bool = False
) -> Row:
    counts = [sheet.persons_counted(events, sex) for sex in (*SEX_ORDER, None)]
    texts = ("" if count is None else grouped(count) for count in counts)
    return Row((say(label, language), code, *texts), indent=0.0 if bold else 12.0, bold=bold)


def _notes(sheet: MovementSheet, language: Language) -> Iterator[str]:
    for event, (counted, named_ones) in sheet.unnamed.items():
        yield say(
            N_("%(movement)s: form 1 counts %(counted)s, %(named)s are named here; these numbers were corrected or "
               "typed without names."),
            language,
            movement=say(EVENTS[event], language), counted=grouped(counted), named=grouped(named_ones),
        )  # fmt: skip
    if not sheet.unnamed:
        yield say(N_("The persons named are as many as form 1 counts."), language)
    drafts = [one.month for one in sheet.months if one.state != "closed"]
    if drafts:
        message = N_("Not final, as the register is now: %(months)s.")
        yield say(message, language, months=month_list(drafts, language))

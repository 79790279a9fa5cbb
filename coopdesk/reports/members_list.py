"""The list of members (社员名册) of a period or a day, with the counts by sex."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.boxes import money_cell
from coopdesk.domain.language import Language, linked, month_list, named, period_name, say
from coopdesk.domain.member_papers import ORDERS, SEX_ORDER, MembersSheet, RollLine
from coopdesk.domain.members import ENTRIES
from coopdesk.domain.numbers import grouped
from coopdesk.errors import N_, PaperError
from coopdesk.reports import member_words, words
from coopdesk.reports.flow import Block, draw_leaves, filled, gap, paginate, running
from coopdesk.reports.forms import PERIOD_BY_HAND
from coopdesk.reports.page import A3_WIDE, A4, A4_WIDE, Format, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Member list")
_ROW_HEIGHT: Final = 16.0
_BY_HAND: Final = 22.0
"""The height of a line that is written by hand."""


def draw(sheet: MembersSheet, language: Language) -> bytes:
    """The list as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    if sheet.blank:
        return _drawn_blank(sheet, language)
    form, listed = _listed(sheet, language)
    when = member_words.day_words(sheet.day, language) if sheet.day else period_name(sheet.period, language)
    title, unit = say(TITLE, language), named(sheet.cooperative, language)
    marked = f"{title} {sheet.cooperative.code} {sheet.day or sheet.period}"
    paper = Paper(form, marked, unit, language)
    again = words.head_again([linked((sheet.cooperative.code, unit, title, when))], form)
    foot = [linked((title, sheet.cooperative.code, when), "   ")]
    room = words.foot_room(foot, form, language)
    leaves = paginate(_blocks(sheet, when, language, form, listed), form, room, again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


def _drawn_blank(sheet: MembersSheet, language: Language) -> bytes:
    """A page of the register with empty lines."""
    title = say(TITLE, language)
    paper = Paper(A4_WIDE, linked((title, sheet.cooperative.code), " "), named(sheet.cooperative, language), language)
    foot = [linked((title, sheet.cooperative.code), "   ")]

    def blocks(lines: int) -> Iterator[Block]:
        yield from member_words.marks(sheet.desk, sheet.form_marks, "members-list", A4_WIDE, language)
        yield words.title(title, say(PERIOD_BY_HAND, language), "", A4_WIDE)
        yield member_words.unit_grid(sheet.cooperative, language, A4_WIDE, member_words.money_in(sheet.desk, language))
        columns = _columns(True, language)
        listed = table(columns, [Row(("",) * len(columns))] * lines, A4_WIDE, _BY_HAND)
        assert listed is not None  # nothing stands in it
        yield listed
        yield gap(8)
        yield member_words.signatures(language, A4_WIDE)

    leaves = filled(blocks, A4_WIDE, words.FOOT, 24)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


def _columns(left: bool, language: Language) -> list[Column]:
    return [
        Column(say(N_("Number"), language), amount=True, least=44),
        Column(say(N_("Name"), language), least=56, liked=96),
        Column(say(N_("Sex"), language), align="center", amount=True, least=28),
        Column(say(N_("Birth year"), language), align="center", amount=True, least=34),
        Column(say(N_("Team"), language), least=40, liked=60),
        Column(say(N_("Joined on"), language), align="center", amount=True, least=54),
        Column(say(N_("Entry"), language), amount=True, least=50),
        *([Column(say(N_("Left on"), language), align="center", amount=True, least=54)] if left else []),
        Column(say(N_("Share subscribed"), language), align="right", amount=True, least=54),
        Column(say(N_("Share paid"), language), align="right", amount=True, least=54),
        Column(say(N_("Skill"), language), least=50, liked=90),
    ]


def _listed(sheet: MembersSheet, language: Language) -> tuple[Format, Table]:
    left = any(line.gone for line in sheet.lines)
    columns = _columns(left, language)
    rows = [_row(line, sheet, left, language) for line in sheet.lines]
    if rows:
        rows.append(_sums(sheet, left, language))
    carry = words.carried(language, [*[""] * (8 if left else 7), *[sheet.desk.exponent] * 2, ""], stub=1)
    for form in (A4, A4_WIDE, A3_WIDE):
        if found := table(columns, rows, form, _ROW_HEIGHT, sizes=(9.0, 8.6, 8.3, 8.0), carry=carry):
            return form, found
    raise PaperError(N_("The amounts are too wide for the paper."))


def _row(line: RollLine, sheet: MembersSheet, left: bool, language: Language) -> Row:
    one = line.member
    gone = [member_words.day_text(one.left_on) if line.gone else ""] if left else []
    shares = [money_cell(amount, sheet.desk.exponent) for amount in (one.share_subscribed, line.paid)]
    return Row(
        (
            one.number,
            one.name,
            member_words.sex_text(one.sex, language),
            str(one.birth_year or ""),
            member_words.team_text(one.team, sheet.teams.get(one.team or ""), language),
            member_words.day_text(one.joined_on),
            say(ENTRIES[one.entry], language),
            *gone,
            member_words.money(one.share_subscribed, sheet.desk, language),
            member_words.money(line.paid, sheet.desk, language),
            one.skill,
        ),
        numbers=(*[None] * (8 if left else 7), *shares, None),
    )


def _sums(sheet: MembersSheet, left: bool, language: Language) -> Row:
    """The shares of all on the list."""
    promised = [line.member.share_subscribed for line in sheet.lines if line.member.share_subscribed is not None]
    paid = [line.paid for line in sheet.lines if line.paid is not None]
    sums = [member_words.money(sum(one) if one else None, sheet.desk, language) for one in (promised, paid)]
    return Row(("", say(N_("Total"), language), *[""] * (6 if left else 5), *sums, ""), bold=True)


def _blocks(sheet: MembersSheet, when: str, language: Language, form: Format, listed: Table) -> Iterator[Block]:
    yield from member_words.marks(sheet.desk, sheet.form_marks, "members-list", form, language)
    mark = say(N_("Draft"), language) if sheet.drafts else ""
    yield words.title(say(TITLE, language), when, say(ORDERS[sheet.order], language), form, mark)
    yield member_words.unit_grid(sheet.cooperative, language, form, member_words.money_in(sheet.desk, language))
    if not sheet.lines:
        yield words.heading(say(N_("Nobody was a member then."), language), form)
    yield listed
    yield gap(8)
    yield words.heading(say(N_("By sex"), language), form)
    yield _counts(sheet, language, form)
    yield gap(5)
    yield running(_notes(sheet, language), form)
    yield gap(8)
    yield member_words.signatures(language, form)


def _counts(sheet: MembersSheet, language: Language, form: Format) -> Table:
    """Who is there at the end and who left, by sex."""
    columns = [Column("", least=150)]
    columns += [
        Column(say(head, language), align="right", amount=True, least=60)
        for head in (*(member_words.SEX_HEADS[sex] for sex in SEX_ORDER), N_("Total"))
    ]
    rows = []
    for label, gone in ((N_("Members on the day") if sheet.day else N_("Members at the end"), False),
                        (N_("Left in the period"), True)):  # fmt: skip
        if gone and sheet.day:
            continue
        counts = [sheet.persons(sex, gone=gone) for sex in SEX_ORDER]
        rows.append(Row((say(label, language), *map(grouped, (*counts, sum(counts))))))
    found = table(columns, rows, form, _ROW_HEIGHT)
    assert found is not None  # counts of persons are narrow
    return found


def _notes(sheet: MembersSheet, language: Language) -> Iterator[str]:
    if sheet.counted is not None:
        same = N_("Form 1 of %(month)s counts as many members at its end (box 14): %(counted)s.")
        other = N_("At the end of %(month)s form 1 counts %(counted)s members (box 14), this list %(listed)s.")
        message = same if sheet.counted == sheet.staying else other
        month = period_name(type(sheet.period)(sheet.period.last, sheet.period.last), language)
        yield say(message, language, month=month, counted=grouped(sheet.counted), listed=grouped(sheet.staying))
    if sheet.day is None:
        yield say(
            N_("On the list is who was a member in a month as the returns count it: found late, from the month in "
               "which it was booked."), language,
        )  # fmt: skip
    if sheet.drafts:
        message = N_("Not final, as the register is now: %(months)s.")
        yield say(message, language, months=month_list(sheet.drafts, language))
    yield say(N_("Share paid: with tools taken over and less refunds, as it stood at the end."), language)

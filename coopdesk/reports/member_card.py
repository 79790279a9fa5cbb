"""The card of one member (社员卡片): particulars, share account, titles, offices and what was awarded."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from coopdesk.domain.boxes import Cell, money_cell
from coopdesk.domain.language import Language, linked, named, say
from coopdesk.domain.member_card import award_title, card_state, particulars
from coopdesk.domain.member_papers import CardSheet
from coopdesk.domain.membership import OFFICES, SHARE_ENTRIES
from coopdesk.errors import N_, PaperError
from coopdesk.reports import member_words, words
from coopdesk.reports.flow import Block, Solid, draw_leaves, filled, gap, paginate, running
from coopdesk.reports.page import A4, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Member card")
APPLICATION: Final = N_("Application for membership and member card")
"""The title of a blank one, with which a person applies."""
_ROW_HEIGHT: Final = 17.0
_BY_HAND: Final = {"zh": 21.0, "en": 21.0, "both": 18.0}
"""The height of a line that is written by hand."""
_TITLES: Final = (N_("Since"), N_("Title"), N_("Resolution"))
_OFFICES: Final = (N_("Since"), N_("Office"), N_("Until"), N_("Resolution"))
_AWARDS: Final = (N_("Competition"), N_("Rank"), N_("Prize"), N_("Handed over on"))


def draw(sheet: CardSheet, language: Language) -> bytes:
    """The card as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    if sheet.blank:
        return _drawn_blank(sheet, language)
    title, one = say(TITLE, language), sheet.member
    paper = Paper(A4, f"{title} {sheet.cooperative.code} {one.number}", named(sheet.cooperative, language), language)
    again = words.head_again([linked((title, sheet.cooperative.code, one.number, one.name))], A4)
    foot = [linked((title, sheet.cooperative.code, one.number), "   ")]
    leaves = paginate(_blocks(sheet, language), A4, words.foot_room(foot, A4, language), again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


def _drawn_blank(sheet: CardSheet, language: Language) -> bytes:
    """An empty card, on which a person applies and the co-operative decides."""
    title = say(APPLICATION, language)
    paper = Paper(A4, linked((title, sheet.cooperative.code), " "), named(sheet.cooperative, language), language)
    foot = [linked((title, sheet.cooperative.code), "   ")]
    leaves = filled(lambda lines: _blank_blocks(sheet, language, lines), A4, words.foot_room(foot, A4, language), 12)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


def _blank_blocks(sheet: CardSheet, language: Language, lines: int) -> Iterator[Block]:
    yield from member_words.marks(sheet.desk, sheet.form_marks, "member-card", A4, language)
    yield words.title(say(APPLICATION, language), "", "", A4)
    yield member_words.unit_grid(sheet.cooperative, language, A4)
    yield gap(2)
    yield words.heading(say(N_("1. Particulars"), language), A4)
    yield _particulars(sheet, language)
    yield gap(6)
    told = N_("I apply of my own free will to join this co-operative, keep its statutes, and undertake to pay a share "
              "of %(line)s.")  # fmt: skip
    yield running(words.apart(say(told, language, line=words.LINE)), A4)
    signed = (N_("Applicant (signature or fingerprint)"), N_("Date"))
    yield words.signed([words.labelled(label, "", language) for label in signed], A4, language, 22.0)
    decided = N_("□ Admitted   □ Refused, because: %(line)s")
    yield running(words.apart(say(decided, language, line=words.LINE * 2)), A4)
    yield _signed(language, N_("Resolution"), N_("Chair"), N_("Date"))
    yield gap(4)
    yield words.heading(say(N_("2. Share account"), language), A4, member_words.money_in(sheet.desk, language))
    yield _empty(_account_columns(language), lines, language)
    for heading, heads in (
        (N_("3. Titles"), _TITLES), (N_("4. Offices"), _OFFICES), (N_("5. Awards in competitions"), _AWARDS),
    ):  # fmt: skip
        yield gap(5)
        yield words.heading(say(heading, language), A4)
        yield _empty([Column(say(head, language), least=62) for head in heads], 2, language)


def _empty(columns: Sequence[Column], lines: int, language: Language) -> Table:
    return _needed(table(columns, [Row(("",) * len(columns))] * lines, A4, _BY_HAND[language]))


def _blocks(sheet: CardSheet, language: Language) -> Iterator[Block]:
    who = f"{sheet.member.number}  {sheet.member.name}"
    yield from member_words.marks(sheet.desk, sheet.form_marks, "member-card", A4, language)
    yield words.title(say(TITLE, language), who, card_state(sheet, language), A4)
    yield member_words.unit_grid(sheet.cooperative, language, A4)
    yield gap(4)
    yield words.heading(say(N_("1. Particulars"), language), A4)
    yield _particulars(sheet, language)
    yield gap(8)
    yield words.heading(say(N_("2. Share account"), language), A4, member_words.money_in(sheet.desk, language))
    yield _account(sheet, language)
    yield gap(3)
    yield running([_promised(sheet, language)], A4)
    for heading, made in (
        (N_("3. Titles"), _titles(sheet, language)),
        (N_("4. Offices"), _offices(sheet, language)),
        (N_("5. Awards in competitions"), _awards(sheet, language)),
    ):
        yield gap(8)
        yield words.heading(say(heading, language), A4)
        yield made or running([say(N_("None."), language)], A4)
    yield gap(14)
    yield _signed(language, N_("Member"), N_("Chair"), N_("Date"))


def _particulars(sheet: CardSheet, language: Language) -> Table:
    found = particulars(sheet, language)
    cells = [(say(label, language), value if isinstance(value, str) else str(value or "")) for label, value in found]
    cells += [("", "")] * (len(cells) % 2)
    rows = [Row((*cells[place], *cells[place + 1])) for place in range(0, len(cells), 2)]
    item, entered = say(N_("Item"), language), say(N_("What is entered"), language)
    columns = [Column(item, least=90), Column(entered, least=140)] * 2
    return _needed(table(columns, rows, A4, _BY_HAND[language] if sheet.blank else _ROW_HEIGHT))


def _account_columns(language: Language) -> list[Column]:
    return [
        Column(say(N_("Day"), language), align="center", amount=True, least=62),
        Column(say(N_("Kind"), language), least=110),
        Column(say(N_("Voucher"), language), least=70),
        Column(say(N_("Paid in"), language), align="right", amount=True, least=74),
        Column(say(N_("Refunded"), language), align="right", amount=True, least=74),
        Column(say(N_("Balance"), language), align="right", amount=True, least=74),
    ]


def _account(sheet: CardSheet, language: Language) -> Table:
    """What was paid before, then entry by entry with the balance, and the sums."""

    def money(amount: int | None) -> str:
        return member_words.money(amount, sheet.desk, language)

    sums, balance, exponent = sheet.sums, sheet.member.share_paid or 0, sheet.desk.exponent
    before = money_cell(balance, exponent)
    cells = ("", say(N_("Share paid before"), language), "", money(balance), "", money(balance))
    rows = [Row(cells, numbers=(None, None, None, before, None, before))]
    for entry in sheet.entries:
        refund = entry.kind == "refunded"
        balance += -entry.amount if refund else entry.amount
        amounts = ("", money(entry.amount)) if refund else (money(entry.amount), "")
        kind, moved = say(SHARE_ENTRIES[entry.kind], language), Decimal(entry.amount).scaleb(-exponent)
        numbers: tuple[Cell, ...] = (None, moved, -moved) if refund else (moved, None, moved)
        cells = (str(entry.day), kind, entry.voucher, *amounts, money(balance))
        rows.append(Row(cells, numbers=(None, None, None, *numbers)))
    total = (money(sums.paid), money(sums.refunded), money(sums.balance))
    rows.append(Row(("", say(N_("Total"), language), "", *total), bold=True))
    carry = words.carried(language, ["", "", "", *[exponent] * 3], stub=1)
    return _needed(table(_account_columns(language), rows, A4, _ROW_HEIGHT, carry=carry))


def _promised(sheet: CardSheet, language: Language) -> str:
    subscribed, still = (
        member_words.money(one, sheet.desk, language) for one in (sheet.sums.subscribed, sheet.sums.open)
    )
    return say(N_("Subscribed %(subscribed)s · still to pay %(open)s"), language, subscribed=subscribed, open=still)


def _titles(sheet: CardSheet, language: Language) -> Table | None:
    rows = [Row((str(one.since), one.title, one.resolution)) for one in sheet.titles]
    return _short(_TITLES, rows, language)


def _offices(sheet: CardSheet, language: Language) -> Table | None:
    rows = [
        Row((str(one.since), say(OFFICES[one.office], language), member_words.day_text(one.until), one.resolution))
        for one in sheet.offices
    ]
    return _short(_OFFICES, rows, language)


def _awards(sheet: CardSheet, language: Language) -> Table | None:
    rows = []
    for one, english, chinese in sheet.awards:
        title = award_title(one, english, chinese, language)
        given = linked((named(one, language, "title"), one.award))
        rows.append(Row((title, str(one.place), given, member_words.day_text(one.handed_on))))
    return _short(_AWARDS, rows, language)


def _short(heads: Sequence[str], rows: Sequence[Row], language: Language) -> Table | None:
    """A table of a few columns of words; None without rows."""
    return (
        _needed(table([Column(say(head, language), least=62) for head in heads], rows, A4, _ROW_HEIGHT))
        if rows
        else None
    )


def _needed(made: Table | None) -> Table:
    if made is None:
        raise PaperError(N_("The amounts are too wide for the paper."))
    return made


def _signed(language: Language, *labels: str) -> Solid:
    seal = say(N_("(seal)"), language)
    return words.signed([*(words.labelled(label, "", language) for label in labels), seal], A4, language)

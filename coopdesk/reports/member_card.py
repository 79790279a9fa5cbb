"""The card of one member (社员卡片): particulars, share account, titles, offices and what was awarded."""

from collections.abc import Iterator, Sequence
from typing import Final

from coopdesk.domain.language import Language, linked, named, say
from coopdesk.domain.member_card import award_title, card_state, particulars
from coopdesk.domain.member_papers import CardSheet
from coopdesk.domain.membership import OFFICES, SHARE_ENTRIES
from coopdesk.errors import N_, PaperError
from coopdesk.reports import member_words, words
from coopdesk.reports.flow import Block, Solid, draw_leaves, gap, paginate, running
from coopdesk.reports.page import A4, Paper
from coopdesk.reports.table import Column, Row, Table, table

TITLE: Final = N_("Member card")
_ROW_HEIGHT: Final = 17.0


def draw(sheet: CardSheet, language: Language) -> bytes:
    """The card as a PDF; raises PaperError for amounts that no paper carries or characters without a shape."""
    title, one = say(TITLE, language), sheet.member
    paper = Paper(A4, f"{title} {sheet.cooperative.code} {one.number}", named(sheet.cooperative, language), language)
    again = words.head_again([linked((title, sheet.cooperative.code, one.number, one.name))], A4)
    foot = [linked((title, sheet.cooperative.code, one.number), "   ")]
    leaves = paginate(_blocks(sheet, language), A4, words.foot_room(foot, A4, language), again)
    draw_leaves(paper, leaves, lambda place: words.foot(paper, foot, place, language))
    return paper.finish()


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
    yield _signed(language)


def _particulars(sheet: CardSheet, language: Language) -> Table:
    found = particulars(sheet, language)
    cells = [(say(label, language), value if isinstance(value, str) else str(value or "")) for label, value in found]
    cells += [("", "")] * (len(cells) % 2)
    rows = [Row((*cells[place], *cells[place + 1])) for place in range(0, len(cells), 2)]
    item, entered = say(N_("Item"), language), say(N_("What is entered"), language)
    columns = [Column(item, least=90), Column(entered, least=140)] * 2
    return _needed(table(columns, rows, A4, _ROW_HEIGHT))


def _account(sheet: CardSheet, language: Language) -> Table:
    """What was paid before, then entry by entry with the balance, and the sums."""
    columns = [
        Column(say(N_("Day"), language), align="center", amount=True, least=62),
        Column(say(N_("Kind"), language), least=130),
        Column(say(N_("Voucher"), language), least=70),
        Column(say(N_("Paid in"), language), align="right", amount=True, least=74),
        Column(say(N_("Refunded"), language), align="right", amount=True, least=74),
        Column(say(N_("Balance"), language), align="right", amount=True, least=74),
    ]

    def money(amount: int | None) -> str:
        return member_words.money(amount, sheet.desk, language)

    sums, balance = sheet.sums, sheet.member.share_paid or 0
    rows = [Row(("", say(N_("Share paid before"), language), "", money(balance), "", money(balance)))]
    for entry in sheet.entries:
        refund = entry.kind == "refunded"
        balance += -entry.amount if refund else entry.amount
        amounts = ("", money(entry.amount)) if refund else (money(entry.amount), "")
        kind = say(SHARE_ENTRIES[entry.kind], language)
        rows.append(Row((str(entry.day), kind, entry.voucher, *amounts, money(balance))))
    total = (money(sums.paid), money(sums.refunded), money(sums.balance))
    rows.append(Row(("", say(N_("Total"), language), "", *total), bold=True))
    return _needed(table(columns, rows, A4, _ROW_HEIGHT))


def _promised(sheet: CardSheet, language: Language) -> str:
    subscribed, still = (
        member_words.money(one, sheet.desk, language) for one in (sheet.sums.subscribed, sheet.sums.open)
    )
    return say(N_("Subscribed %(subscribed)s · still to pay %(open)s"), language, subscribed=subscribed, open=still)


def _titles(sheet: CardSheet, language: Language) -> Table | None:
    rows = [Row((str(one.since), one.title, one.resolution)) for one in sheet.titles]
    return _short((N_("Since"), N_("Title"), N_("Resolution")), rows, language)


def _offices(sheet: CardSheet, language: Language) -> Table | None:
    rows = [
        Row((str(one.since), say(OFFICES[one.office], language), member_words.day_text(one.until), one.resolution))
        for one in sheet.offices
    ]
    return _short((N_("Since"), N_("Office"), N_("Until"), N_("Resolution")), rows, language)


def _awards(sheet: CardSheet, language: Language) -> Table | None:
    rows = []
    for one, english, chinese in sheet.awards:
        title = award_title(one, english, chinese, language)
        given = linked((named(one, language, "title"), one.award))
        rows.append(Row((title, str(one.place), given, member_words.day_text(one.handed_on))))
    return _short((N_("Competition"), N_("Rank"), N_("Prize"), N_("Handed over on")), rows, language)


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


def _signed(language: Language) -> Solid:
    labels = (N_("Member"), N_("Chair"), N_("Date"))
    seal = say(N_("(seal)"), language)
    return words.signed([*(words.labelled(label, "", language) for label in labels), seal], A4, language)

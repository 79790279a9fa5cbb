"""Lists of the members of a co-operative as they stand on their papers."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from coopdesk.domain.boxes import money_cell
from coopdesk.domain.language import Language, joined, named, say
from coopdesk.domain.listing import Head, Listing, Value, money_head
from coopdesk.domain.member_card import award_title, card_state, particulars
from coopdesk.domain.member_papers import CardSheet, RollLine
from coopdesk.domain.members import ENTRIES, EVENTS, SEXES, Team
from coopdesk.domain.membership import OFFICES, SHARE_ENTRIES
from coopdesk.domain.numbers import digits
from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.services.listing_parts import Asked, Facts, made
from coopdesk.services.member_papers import PAPERS, card_sheet, members_sheet, movement_sheet
from coopdesk.store import Store


def members_listing(store: Store, asked: Asked) -> Listing:
    """Who was a member in the period or on a day of it."""
    sheet = members_sheet(store, asked.period, asked.as_of, asked.order)
    language, desk = asked.language, store.desk
    texts = (N_("Number"), N_("Name"), N_("Sex"))
    heads = [Head(say(label, language)) for label in texts]
    heads += [Head(say(N_("Birth year"), language), "number", grouped=False), Head(say(N_("Team"), language))]
    heads += [Head(say(N_("Joined on"), language), "day"), Head(say(N_("Entry"), language))]
    heads.append(Head(say(N_("Left on"), language), "day"))
    money = (N_("Share subscribed"), N_("Share paid"))
    heads += [money_head(say(label, language), desk.currency, desk.exponent, language) for label in money]
    heads.append(Head(say(N_("Skill"), language)))
    rows = [_member(one, sheet.teams.get(one.member.team or ""), desk.exponent, language) for one in sheet.lines]
    day = [say(N_("on %(day)s"), language, day=asked.as_of)] if asked.as_of else []
    return made(store, asked, PAPERS["members-list"], heads, rows, Facts(notes=day, money=True, constant=False))


def _member(line: RollLine, team: Team | None, exponent: int, language: Language) -> list[Value]:
    one = line.member
    return [
        one.number, one.name, say(SEXES[one.sex], language) if one.sex else None, one.birth_year,
        (named(team, language) if team else "") or one.team, one.joined_on, say(ENTRIES[one.entry], language),
        one.left_on if line.gone else None,
        money_cell(one.share_subscribed, exponent), money_cell(line.paid, exponent), one.skill or None,
    ]  # fmt: skip


def movement_list_listing(store: Store, asked: Asked) -> Listing:
    """Who joined and who left, with the month in which it counts."""
    language, sheet = asked.language, movement_sheet(store, asked.period)
    labels = (N_("Month"), N_("Number"), N_("Name"), N_("Sex"), N_("Movement"))
    heads = [Head(say(label, language)) for label in labels]
    heads += [Head(say(N_("Happened on"), language), "day"), Head(say(N_("Remarks"), language))]
    rows: list[list[Value]] = []
    for month, one in sheet.persons:
        late = say(N_("found late"), language) if Month.of(one.happened_on) < month else None
        sex = say(SEXES[one.sex], language) if one.sex else None
        rows.append([str(month), one.number, one.name, sex, say(EVENTS[one.event], language), one.happened_on, late])
    return made(store, asked, PAPERS["movement-list"], heads, rows, Facts())


_CARD: Final = (N_("Part"), N_("Item"), N_("What is entered"), N_("Voucher or resolution"))
_CARD_MONEY: Final = (N_("Paid in"), N_("Refunded"), N_("Balance"))
_Row = list[Value]


def card_listing(store: Store, asked: Asked) -> Listing:
    """All that is kept of one member in one table: a row for each item, with its part of the card."""
    sheet, language = card_sheet(store, asked.member), asked.language
    currency, exponent = sheet.desk.currency, sheet.desk.exponent
    heads = [Head(say(label, language)) for label in _CARD]
    heads[2:2] = [Head(say(label, language), "day") for label in (N_("Day"), N_("Until"))]
    heads += [money_head(say(label, language), currency, exponent, language) for label in _CARD_MONEY]
    rows = [*_particulars(sheet, language), *_account(sheet, language), *_honours(sheet, language)]
    who = [f"{sheet.member.number} {sheet.member.name}", card_state(sheet, language)]
    facts = Facts(notes=who, money=True, constant=False, dated=False)
    return made(store, asked, PAPERS["member-card"], heads, rows, facts)


def _part(part: str, label: str | None, language: Language, *cells: Value) -> _Row:
    """A row of the card; what is not given of it at its end stays empty."""
    row = [say(part, language), label, *cells]
    return [*row, *[None] * (len(_CARD) + len(_CARD_MONEY) + 2 - len(row))]


def _particulars(sheet: CardSheet, language: Language) -> Iterator[_Row]:
    for label, value in particulars(sheet, language):
        day = value if isinstance(value, date) else None
        text = None if value is None or day else str(value) or None
        yield _part(N_("Particulars"), say(label, language), language, day, None, text)


def _account(sheet: CardSheet, language: Language) -> Iterator[_Row]:
    """The share account with its balance after each entry, then what is still to be paid."""
    part, exponent, balance = N_("Share account"), sheet.desk.exponent, sheet.member.share_paid or 0
    before = money_cell(balance, exponent)
    yield _part(part, say(N_("Share paid before"), language), language, None, None, None, None, before, None, before)
    for one in sheet.entries:
        refund = one.kind == "refunded"
        balance += -one.amount if refund else one.amount
        amount = money_cell(one.amount, exponent)
        amounts = (None, amount) if refund else (amount, None)
        kind = say(SHARE_ENTRIES[one.kind], language)
        yield _part(
            part, kind, language, one.day, None, None, one.voucher or None, *amounts, money_cell(balance, exponent)
        )
    for label, owed in ((N_("Share subscribed"), sheet.sums.subscribed), (N_("Still to pay"), sheet.sums.open)):
        yield _part(part, say(label, language), language, None, None, digits(Decimal(owed).scaleb(-exponent)))


def _honours(sheet: CardSheet, language: Language) -> Iterator[_Row]:
    for title in sheet.titles:
        yield _part(N_("Titles"), title.title, language, title.since, None, None, title.resolution or None)
    for office in sheet.offices:
        held = say(OFFICES[office.office], language)
        yield _part(N_("Offices"), held, language, office.since, office.until, None, office.resolution or None)
    for award, english, chinese in sheet.awards:
        place = say(N_("Rank %(place)s"), language, place=award.place)
        given = joined(filter(None, (place, named(award, language, "title"), award.award)), language)
        name = award_title(award, english, chinese, language)
        yield _part(N_("Awards in competitions"), name, language, award.handed_on, None, given)

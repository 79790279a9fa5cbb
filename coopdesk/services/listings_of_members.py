"""Lists of the members of a co-operative as they stand on their papers."""

from coopdesk.domain.boxes import money_cell
from coopdesk.domain.language import Language, named, say
from coopdesk.domain.listing import Head, Listing, Value, money_head
from coopdesk.domain.member_papers import RollLine
from coopdesk.domain.members import ENTRIES, EVENTS, SEXES, Team
from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.services.listing_parts import Asked, Facts, made
from coopdesk.services.member_papers import PAPERS, members_sheet, movement_sheet
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

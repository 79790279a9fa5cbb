"""Lists of the members of a co-operative, and its annual return, as they stand on their papers."""

from collections.abc import Sequence
from decimal import Decimal

from coopdesk.domain.annual_sheet import AnnualRow, AnnualSheet
from coopdesk.domain.boxes import Cell, Mark, money_cell
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.language import Language, named, period_name, say
from coopdesk.domain.listing import Head, Listing, Value, money_head
from coopdesk.domain.member_papers import RollLine
from coopdesk.domain.members import ENTRIES, EVENTS, SEXES, Team
from coopdesk.domain.numbers import rounded
from coopdesk.domain.period import Month
from coopdesk.domain.sheets import money_unit
from coopdesk.errors import N_
from coopdesk.services.annual import TITLE, annual
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
    return made(store, asked, PAPERS["members-list"], heads, rows, Facts(notes=day, money=True))


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


def annual_listing(store: Store, asked: Asked) -> Listing:
    """Form 1 over the period: a row for each box, a column for each part."""
    sheet, language = annual(store, asked.cooperative, asked.period, asked.columns), asked.language
    heads = [Head(say(label, language)) for label in (N_("Indicator"), N_("Unit"), N_("Code"))]
    names = [period_name(part, language) for part in sheet.parts]
    beside = (N_("Whole period"), N_("Planned in the returns"), N_("% of plan"), N_("Annual plan"),
              N_("% of annual plan"), N_("Last year"))  # fmt: skip
    heads += [Head(name, "number", None) for name in (*names, *(say(label, language) for label in beside))]
    rows = [_box(row, sheet, language) for row in sheet.rows]
    counted, due = sheet.reported[-1]
    covered = say(N_("%(counted)s of %(due)s months reported"), language, counted=counted, due=due)
    return made(store, asked, TITLE, heads, rows, Facts(notes=[covered], money=True))


def _box(row: AnnualRow, sheet: AnnualSheet, language: Language) -> list[Value]:
    money = money_unit(sheet.desk.currency, language)
    unit = say(row.unit, language, money=money) if row.unit not in ("", "%") else row.unit or money
    cells: Sequence[Cell] = (*row.parts, row.whole, *row.beside)
    percents = (len(row.parts) + 2, len(row.parts) + 4)
    found: list[Value] = [say(row.label, language), unit, row.code]
    return found + [_cell(one, 1 if place in percents else row.places, language) for place, one in enumerate(cells)]


def _cell(cell: Cell, places: int, language: Language) -> Value:
    """A box as it is printed; a cross is an empty cell."""
    if isinstance(cell, Decimal):
        return rounded(cell, places)
    if cell is NOT_APPLICABLE:
        return "—"
    return say(cell.value, language) if isinstance(cell, Mark) and cell is not Mark.CROSSED else None

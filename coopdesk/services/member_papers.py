"""Papers of the members of a co-operative: the list, the card of one member, the movement with its names."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.figures import figures_of
from coopdesk.domain.language import Language
from coopdesk.domain.member_papers import (
    CardSheet,
    MembersSheet,
    MonthMoved,
    MovementSheet,
    Order,
    roll_lines,
)
from coopdesk.domain.members import Member, movement
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_, DeskError
from coopdesk.services import competitions, members, membership, months
from coopdesk.services.desk import own_cooperative
from coopdesk.services.evaluations import titles_of
from coopdesk.services.form_marks import marks_kept
from coopdesk.store import Store, queries

PAPERS: Final[Mapping[str, str]] = {
    "members-list": N_("Member list"),
    "member-card": N_("Member card"),
    "movement-list": N_("Movement of members with names"),
}
"""Their marked titles, by the names that the command line knows."""


def members_sheet(store: Store, period: Period, day: date | None = None, order: Order = "number") -> MembersSheet:
    """Who was a member in a period, or on a day of it; raises DeskError for a day outside."""
    unit = own_cooperative(store)
    if day is not None and not period.first.first <= day <= period.last.last:
        raise DeskError(
            N_(
                "%(day)s does not lie in %(period)s.",
            ),
            day=day,
            period=period,
        ).advised(N_("Choose the period in which the day lies, or leave the day empty."))
    teams = {team.code: team for team in members.teams(store, unit.code)}
    found = store.find(Member, cooperative=unit.code)
    lines = roll_lines(found, membership.accounts(store, unit.code), period, day, order, teams)
    statement = months.current(store, unit.code, period.last) if day is None else None
    counted = figures_of(months.whole(store, statement)).members_closing if statement else None
    closed = months.last_closed(store, unit.code)
    drafts = tuple(month for month in period if day is None and (closed is None or month > closed))
    return MembersSheet(
        store.desk, unit, period, day, order, lines, teams, counted, marks_kept(store), drafts=drafts
    )  # fmt: skip


def card_sheet(store: Store, wanted: str | None) -> CardSheet:
    """What is kept of the member of a number, or of a name that only one has; raises DeskError."""
    unit = own_cooperative(store)
    member = _meant(store, unit, (wanted or "").strip())
    shown = []
    for award in titles_of(store, unit.code, member.number):
        one = competitions.competition_of(store, award.competition)
        shown.append((award, one.title_en, one.title_zh))
    return CardSheet(
        store.desk,
        unit,
        member,
        next((team for team in members.teams(store, unit.code) if team.code == member.team), None),
        tuple(membership.shares(store, member)),
        tuple(membership.titles(store, member)),
        tuple(membership.offices(store, member)),
        tuple(shown),
        marks_kept(store),
    )


def _meant(store: Store, unit: Cooperative, wanted: str) -> Member:
    if not wanted:
        raise DeskError(N_("Say whose card is to be printed: the number of the member, or the whole name.")).advised(
            N_("On the command line: --member with the number, such as 0007.")
        )
    found = members.get(store, unit.code, wanted)
    if found is not None:
        return found
    called = store.find(Member, cooperative=unit.code, name=wanted)
    if len(called) == 1:
        return called[0]
    if called:
        numbers = ", ".join(sorted(one.number for one in called))
        raise DeskError(N_("%(name)s is the name of several: %(numbers)s. Give the number."), name=wanted,
                        numbers=numbers)  # fmt: skip
    raise DeskError(N_("Nobody on the register has the number or the name “%(wanted)s”."), wanted=wanted)


def movement_sheet(store: Store, period: Period) -> MovementSheet:
    """The joinings and leavings of a period: of final months as they were frozen, of the others as the register is."""
    unit = own_cooperative(store)
    moved = tuple(_moved(store, unit.code, month) for month in period)
    return MovementSheet(store.desk, unit, period, moved, marks_kept(store))


def _moved(store: Store, cooperative: str, month: Month) -> MonthMoved:
    statement = months.current(store, cooperative, month)
    if statement is None:
        lines, persons = movement(queries.members_on_roll(store, cooperative, month), month)
        return MonthMoved(month, "", tuple(lines), tuple(persons))
    whole = months.whole(store, statement)
    return MonthMoved(month, statement.state, tuple(whole.movement), tuple(whole.persons))


def draw(
    store: Store, name: str, period: Period, language: Language, *, member: str | None = None,
    day: date | None = None, order: Order = "number", blank: bool = False, cooperative: str | None = None,
) -> bytes:  # fmt: skip
    """One of these papers as a PDF; raises DeskError, PaperError.

    A blank one has the name of the co-operative, or none where its code is empty.
    """
    from coopdesk.reports import member_card, members_list, movement_list

    if blank:
        unit = Cooperative("") if cooperative == "" else own_cooperative(store)
        desk, kept = store.desk, marks_kept(store)
        if name == "members-list":
            listed = MembersSheet(desk, unit, period, None, order, (), {}, form_marks=kept, blank=True)
            return members_list.draw(listed, language)
        if name == "member-card":
            nobody = Member(unit.code, "", "")
            card = CardSheet(desk, unit, nobody, None, (), (), (), (), form_marks=kept, blank=True)
            return member_card.draw(card, language)
        return movement_list.draw(MovementSheet(desk, unit, period, (), form_marks=kept, blank=True), language)
    if name == "members-list":
        return members_list.draw(members_sheet(store, period, day, order), language)
    if name == "member-card":
        return member_card.draw(card_sheet(store, member), language)
    return movement_list.draw(movement_sheet(store, period), language)

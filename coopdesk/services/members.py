"""The register of members: taking up, changing, leaving; booking of joinings and leavings (DESIGN §6)."""

import dataclasses
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

from coopdesk.domain.field import checked
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import ShareEntry, shares_against
from coopdesk.domain.period import Month
from coopdesk.domain.statements import WHOLE_TEAM
from coopdesk.errors import N_, EntryError, LockedError, Problem
from coopdesk.services.membership import belongings, shares
from coopdesk.services.months import final_months, last_closed
from coopdesk.services.operators import require
from coopdesk.services.roll import sound_of
from coopdesk.store import Store, queries


def next_number(store: Store, cooperative: str) -> str:
    """The number offered to a new member, as wide as the last one; a number is never used again."""
    highest = queries.highest_number(store, cooperative) or "0000"
    return str(int(highest) + 1).zfill(len(highest))


def get(store: Store, cooperative: str, number: str) -> Member | None:
    """One member of the register."""
    return store.get(Member, cooperative, number)


def save_member(store: Store, member: Member, operator: str = "") -> Member:
    """Take up or change a member; the desk books joining and leaving into open months.

    Returns the member as kept. Raises EntryError; LockedError where a final month would be changed.
    """
    before = get(store, member.cooperative, member.number)
    used = before is None and queries.number_used(store, member.cooperative, member.number)
    closed, entries = last_closed(store, member.cooperative), shares(store, member)
    kept = fit(member, before, closed, used, entries, store.desk.exponent)
    with store.transaction(operator):
        store.save(kept)
        if before is None or before.name != kept.name:
            store.save(sound_of(kept), trace=False)
        if kept.team and kept.team != WHOLE_TEAM and store.get(Team, kept.cooperative, kept.team) is None:
            place = len(store.find(Team, cooperative=kept.cooperative)) + 1
            store.save(Team(kept.cooperative, kept.team, position=place))
    return kept


def fit(
    member: Member, before: Member | None, closed: Month | None, used: bool, entries: Iterable[ShareEntry],
    exponent: int,
) -> Member:  # fmt: skip
    """The member as it is kept, with booked months; ``used`` says that its number was given out before.

    ``entries`` are those of the member's share account, ``exponent`` that of the currency. Raises EntryError;
    LockedError where a final month would be changed.
    """
    if before is None and used:
        raise EntryError([Problem("number", N_("was used before; a number is never given twice."))])
    kept = checked(booked(member, before, closed))
    if against := list(shares_against(kept, entries, exponent)):
        raise EntryError(against)
    return kept


def booked(member: Member, before: Member | None, closed: Month | None) -> Member:
    """The member with booked months: that of the day if it is open, else the oldest open one.

    What a final month has counted stays there; raises LockedError where that is impossible.
    """

    def month_of(day: date) -> Month:
        month = Month.of(day)
        return month if closed is None or month > closed else closed + 1

    def counted(month: Month | None) -> bool:
        return month is not None and closed is not None and month <= closed

    joined = month_of(member.joined_on) if member.joined_on else None
    if before is not None and counted(before.joined_booked):
        if (before.entry, before.sex) != (member.entry, member.sex) or joined is None:
            raise LockedError(
                N_("The joining is counted in a final month; entry and sex are corrected with the months (Ctrl+R).")
            )
        joined = before.joined_booked or joined
    left = month_of(member.left_on) if member.left_on else None
    if before is not None and counted(before.left_booked):
        if member.left_on is None or member.exit_reason != before.exit_reason:
            raise LockedError(N_("The leaving is counted in a final month; it is corrected with the months (Ctrl+R)."))
        left = before.left_booked
    if left is not None and joined is not None and left < joined:
        left = joined
    return dataclasses.replace(member, joined_booked=joined, left_booked=left)


def remove_member(store: Store, member: Member, operator: str = "") -> None:
    """Take a member entered by mistake out of the register with share account, titles and offices.

    Raises LockedError once a final month counts the person.
    """
    closed = last_closed(store, member.cooperative)
    if closed is not None and member.joined_booked is not None and member.joined_booked <= closed:
        raise LockedError(N_("%(name)s is counted in a final month; enter a leaving instead."), name=member.name)
    with store.transaction(operator):
        store.remove(*belongings(store, member), member)


def teams(store: Store, cooperative: str) -> list[Team]:
    """The teams of a co-operative in their order."""
    return sorted(store.find(Team, cooperative=cooperative), key=lambda team: (team.position, team.code))


def save_teams(store: Store, entered: Iterable[Team], operator: str = "") -> None:
    """Keep teams; raises EntryError."""
    with store.transaction(operator):
        store.save(*[checked(team) for team in entered])


def enter_team(store: Store, team: Team, *, new: bool = False, operator: str = "") -> None:
    """Keep a team, at the last place where it has none; raises EntryError, also where a new one's code is taken.

    Codes that differ in nothing but capitals are one.
    """
    require(store, operator, "administrator")
    known = teams(store, team.cooperative)
    if new and team.code.casefold() in {one.code.casefold() for one in known}:
        raise EntryError([Problem("code", N_("is a team already"))])
    place = team.position or max((one.position for one in known), default=0) + 1
    save_teams(store, [dataclasses.replace(team, position=place)], operator)


def remove_team(store: Store, team: Team, operator: str = "") -> None:
    """Take a team entered by mistake off the list; raises LockedError while a line, a cost or a member names it."""
    require(store, operator, "administrator")
    if queries.team_used(store, team.cooperative, team.code):
        message = N_("Team %(team)s stays: a member, a line of a month or a competition names it.")
        raise LockedError(message, team=team.code)
    with store.transaction(operator):
        store.remove(team)


def counted_boxes(store: Store, member: Member) -> frozenset[str]:
    """The boxes of a member that a final month has counted, so that they stay as they are (see `booked`).

    The day of joining is one of them where a final month has the joining in its movement; one from before the first
    month counts in none. The way out is `coopdesk.services.counted`.
    """
    final = final_months(store, member.cooperative)
    closed = max(final, default=None)
    boxes: set[str] = set()
    if closed is not None and member.joined_booked is not None and member.joined_booked <= closed:
        boxes |= {"entry", "sex"} | ({"joined_on"} if member.joined_booked in final else set())
    if closed is not None and member.left_booked is not None and member.left_booked <= closed:
        boxes |= {"left_on", "exit_reason"}
    return frozenset(boxes)


def teams_of(text: str, cooperative: str) -> list[Team]:
    """Teams from what a person writes for them: a number of teams (``3``), or their names between commas.

    They are numbered T1, T2, …; numbered ones are called Team 1 and 一组. Raises EntryError for more than 99.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    names = [name.strip() for name in re.split("[,;、\n]", plain) if name.strip()]
    numbered = len(names) == 1 and names[0].isascii() and names[0].isdigit()
    count = int(names[0]) if numbered else len(names)
    if count > _MOST_TEAMS:
        raise EntryError([Problem("teams", N_("is more than %(most)s"), {"most": _MOST_TEAMS})])
    if numbered:
        return [Team(cooperative, f"T{n}", f"Team {n}", f"{_chinese(n)}组", n) for n in range(1, count + 1)]
    return [
        Team(cooperative, f"T{n}", name if name.isascii() else "", "" if name.isascii() else name, n)
        for n, name in enumerate(names, start=1)
    ]


_MOST_TEAMS: Final = 99
_DIGITS: Final = "零一二三四五六七八九"


def _chinese(number: int) -> str:
    """1 to 99 as a team's name has it: 一, 十, 十二, 二十, 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")

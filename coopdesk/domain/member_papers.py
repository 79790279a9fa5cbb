"""Papers of members, worked out before anything is drawn: the list, the card of one, the movement with its names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.members import ENTRIES, EXITS, Member, MovementLine, MovementPerson, Team
from coopdesk.domain.membership import Account, Office, ShareEntry, Title, account
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_

if TYPE_CHECKING:
    from coopdesk.domain.evaluations import Award

Order = Literal["number", "team"]
ORDERS: Final[Mapping[str, str]] = {"number": N_("By number"), "team": N_("By team")}
SEX_ORDER: Final = ("F", "M", "-")
COUNTED: Final = {
    "members_opening": ("10", ("opening",)),
    "members_joined": ("11", tuple(ENTRIES)),
    "members_newly_developed": ("12", ("new",)),
    "members_left": ("13", tuple(EXITS)),
    "members_closing": ("14", ("closing",)),
}
"""The boxes of form 1 that the movement fills, and the events that are summed in each."""
_FLOWS: Final = (*ENTRIES, *EXITS)


@dataclass(frozen=True)
class RollLine:
    """A person of the list; ``paid`` is what is in the share account at its end, ``gone`` whether the person left."""

    member: Member
    paid: int | None
    gone: bool


@dataclass(frozen=True)
class MembersSheet:
    """The list of members of a period, or of one ``day`` of it.

    ``counted`` is what form 1 of the last month counts at its end, None where it has no such number. A ``blank`` one
    is filled in by hand, as the two other papers are.
    """

    desk: Desk
    cooperative: Cooperative
    period: Period
    day: date | None
    order: Order
    lines: tuple[RollLine, ...]
    teams: Mapping[str, Team]
    counted: int | None = None
    form_marks: tuple[FormMarks, ...] = ()
    blank: bool = False
    drafts: tuple[Month, ...] = ()

    def persons(self, sex: str, *, gone: bool) -> int:
        """How many of a sex (``-``: not recorded) are there at the end, or have left."""
        return sum((line.member.sex or "-") == sex and line.gone == gone for line in self.lines)

    @property
    def staying(self) -> int:
        """How many are members at the end of the period, or on the day."""
        return sum(not line.gone for line in self.lines)


@dataclass(frozen=True)
class CardSheet:
    """All that the desk keeps of one member; ``sums`` is the share account summed up."""

    desk: Desk
    cooperative: Cooperative
    member: Member
    team: Team | None
    entries: tuple[ShareEntry, ...]
    titles: tuple[Title, ...]
    offices: tuple[Office, ...]
    awards: "tuple[tuple[Award, str, str], ...]"
    """Each with the title of its competition in English and Chinese."""
    form_marks: tuple[FormMarks, ...] = ()
    blank: bool = False

    @property
    def sums(self) -> Account:
        """The share account summed up."""
        return account(self.member, self.entries)


@dataclass(frozen=True)
class MonthMoved:
    """The movement of one month. ``state`` is that of its return: closed, draft, or empty where none was begun."""

    month: Month
    state: str
    lines: tuple[MovementLine, ...]
    persons: tuple[MovementPerson, ...]


@dataclass(frozen=True)
class MovementSheet:
    """Joinings and leavings of a period with their persons, month by month, and what form 1 counts of them."""

    desk: Desk
    cooperative: Cooperative
    period: Period
    months: tuple[MonthMoved, ...]
    form_marks: tuple[FormMarks, ...] = ()
    blank: bool = False

    @property
    def persons(self) -> list[tuple[Month, MovementPerson]]:
        """Everybody who joined or left, with the month in which it counts."""
        return [(one.month, person) for one in self.months for person in one.persons if person.event in _FLOWS]

    def persons_counted(self, events: Iterable[str], sex: str | None = None) -> int | None:
        """What form 1 counts of some events: flows over all months, the opening of the first, the closing of the last.

        ``sex`` is F, M or ``-``, None for all. None where no month has a movement, as form 1 leaves it blank.
        """
        wanted = tuple(events)
        lines = [line for one in self._months_of(wanted) for line in one.lines]
        if not lines:
            return None
        return sum(line.persons for line in lines if line.event in wanted and sex in (None, line.sex))

    def _months_of(self, events: Sequence[str]) -> Sequence[MonthMoved]:
        if events == ("opening",):
            return self.months[:1]
        return self.months[-1:] if events == ("closing",) else self.months

    @property
    def unnamed(self) -> dict[str, tuple[int, int]]:
        """By event what form 1 counts and how many are named, where the two differ."""
        named = Counter(person.event for _month, person in self.persons)
        counts = {event: (self.persons_counted([event]) or 0, named[event]) for event in _FLOWS}
        return {event: both for event, both in counts.items() if both[0] != both[1]}


def joined_in(member: Member) -> Month | None:
    """The month in which the joining counts; None for an applicant."""
    return member.joined_booked or (Month.of(member.joined_on) if member.joined_on else None)


def left_in(member: Member) -> Month | None:
    """The month in which the leaving counts; None for one who is there."""
    return member.left_booked or (Month.of(member.left_on) if member.left_on else None)


def roll_lines(
    members: Iterable[Member],
    entries: Mapping[str, Sequence[ShareEntry]],
    period: Period,
    day: date | None,
    order: Order,
    teams: Mapping[str, Team],
) -> tuple[RollLine, ...]:
    """Who was a member in a period, as its months count it, or on a day; shares as they stood at the end of it."""
    end = day or period.last.last
    found = []
    for member in members:
        gone = _gone(member, period, day)
        if gone is None:
            continue
        paid = [entry for entry in entries.get(member.number, ()) if entry.day <= end]
        blank = member.share_subscribed is None and member.share_paid is None and not paid
        found.append(RollLine(member, None if blank else account(member, paid).balance, gone))
    return tuple(sorted(found, key=lambda line: _place(line.member, order, teams)))


def _gone(member: Member, period: Period, day: date | None) -> bool | None:
    """Whether a member of the period left in it; None for one who was no member then."""
    if member.joined_on is None:
        return None
    if day is not None:
        return False if member.joined_on <= day and (member.left_on is None or day < member.left_on) else None
    joined, left = joined_in(member), left_in(member)
    if joined is None or joined > period.last or (left is not None and left < period.first):
        return None
    return left is not None and left <= period.last


def _place(member: Member, order: Order, teams: Mapping[str, Team]) -> tuple[bool, int, str, str]:
    """By number; or first by the place of the team, those without one at the end."""
    if order == "number":
        return False, 0, "", member.number
    team = teams.get(member.team or "")
    return not member.team, team.position if team else 10_000, member.team or "", member.number

"""Members of a co-operative, their teams, and the movement that the register yields for a month."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from coopdesk.domain.field import Field, problems_of
from coopdesk.domain.period import Month
from coopdesk.errors import N_, Problem

SEXES: Final = {"F": N_("Female"), "M": N_("Male")}
ENTRIES: Final = {
    "founder": N_("Founder"),
    "new": N_("Newly developed"),
    "transfer": N_("Transferred in"),
    "conversion": N_("By conversion"),
}
"""How a person came; only ``new`` counts as newly developed (DOMAIN §1.3)."""
EXITS: Final = {
    "resigned": N_("Resigned"),
    "expelled": N_("Expelled"),
    "died": N_("Died"),
    "transferred": N_("Transferred out"),
    "retired": N_("Retired"),
}
EVENTS: Final = {
    "opening": N_("Opening"),
    **ENTRIES,
    **EXITS,
    "closing": N_("Closing"),
    "member_days": N_("Member-days"),
}
"""The lines of the movement: opening + entries - exits = closing; member-days for the average."""


@dataclass(frozen=True)
class Team:
    """A work team of a co-operative; ``-`` is reserved for the co-operative as a whole."""

    cooperative: Annotated[
        str, Field(N_("Co-operative"), help=N_("The code of the co-operative."), key=True, code=True, length=16)
    ]
    code: Annotated[
        str,
        Field(
            N_("Code"),
            help=N_("A short code: T1. Lines and members name the team by it; it is never changed afterwards."),
            key=True,
            code=True,
            length=16,
        ),
    ]
    name_en: Annotated[
        str, Field(N_("Name, English"), help=N_("The name of the team on English screens and paper."))
    ] = ""
    name_zh: Annotated[
        str, Field(N_("Name, Chinese"), help=N_("The name of the team on Chinese screens and paper."))
    ] = ""
    position: Annotated[
        int, Field(N_("Place"), help=N_("In which place the team stands in lists and on paper."), least=0, most=9999)
    ] = 0

    def problems(self) -> Iterator[Problem]:
        """The reserved code is no team's own."""
        if self.code == "-":
            yield Problem("code", N_("stands for the co-operative as a whole; give the team another code"))


@dataclass(frozen=True)
class Member:
    """A person of the register. ``joined_on`` is the first day as a member, ``left_on`` the first day no longer one.

    Shares in the smallest unit of the currency. The booked months are those in which the joining and
    the leaving count; they are set by the desk (DESIGN §6), never typed. Without a day of joining it is an
    applicant, who counts nowhere.
    """

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    number: Annotated[
        str,
        Field(
            N_("Number"),
            help=N_("The number of the membership book. It is never given twice."),
            key=True,
            code=True,
            length=16,
        ),
    ]
    name: Annotated[str, Field(N_("Name"), needed=True, help=N_("The full name."))]
    sex: Annotated[
        str | None, Field(N_("Sex"), help=N_("The movement of members is counted by sex."), choices=SEXES)
    ] = None
    birth_year: Annotated[
        int | None,
        Field(N_("Birth year"), help=N_("Four digits of the year: 1919."), plain=True, least=1850, most=2999),
    ] = None
    team: Annotated[
        str | None,
        Field(
            N_("Team"),
            help=N_("The team the member works in. Teams are entered on the screen “This co-operative”."),
            code=True,
            length=16,
        ),
    ] = None
    joined_on: Annotated[
        date | None,
        Field(N_("Joined on"), help=N_("The first day as a member; empty for an applicant who is not a member yet.")),
    ] = None
    entry: Annotated[
        str,
        Field(N_("Entry"), help=N_("How the member came; only the newly developed count as such."), choices=ENTRIES),
    ] = "new"
    left_on: Annotated[
        date | None, Field(N_("Left on"), help=N_("The first day no longer a member; empty for members who are there."))
    ] = None
    exit_reason: Annotated[
        str | None,
        Field(N_("Reason for leaving"), help=N_("Why the member left; needed with a day of leaving."), choices=EXITS),
    ] = None
    share_subscribed: Annotated[
        int | None,
        Field(
            N_("Share subscribed"),
            help=N_("The share the member has promised to pay in, in the currency of the desk."),
            least=0,
            money=True,
        ),
    ] = None
    share_paid: Annotated[
        int | None,
        Field(
            N_("Share paid before"),
            help=N_("What was paid of the share before the instalments that are entered one by one."),
            least=0,
            money=True,
        ),
    ] = None
    joined_booked: Annotated[Month | None, Field(N_("Joining booked in"))] = None
    left_booked: Annotated[Month | None, Field(N_("Leaving booked in"))] = None
    applied_on: Annotated[
        date | None, Field(N_("Applied on"), help=N_("The day of the application; needed for an applicant."))
    ] = None
    admitted_on: Annotated[
        date | None, Field(N_("Admitted on"), help=N_("The day of the meeting that admitted the member."))
    ] = None
    resolution: Annotated[
        str, Field(N_("Resolution"), help=N_("The number or date of the resolution, as it is on paper."))
    ] = ""
    refused: Annotated[
        str,
        Field(
            N_("Application refused because"),
            help=N_("Why an application was refused; empty while it is open or where it was granted."),
            length=500,
        ),
    ] = ""
    skill: Annotated[str, Field(N_("Skill"), help=N_("Trade and grade of skill: fitter, grade 5."))] = ""
    household: Annotated[
        int | None,
        Field(
            N_("Persons of the household"),
            help=N_("Where households are members: how many persons belong to it, the head included."),
            least=1,
            most=99,
        ),
    ] = None

    @property
    def applicant(self) -> bool:
        """Whether it is a person who has asked to join and is not a member."""
        return self.joined_on is None

    def problems(self) -> Iterator[Problem]:
        """A name; a day of joining or of application; a leaving after it, with a reason; shares are not overpaid."""
        if not self.name:
            yield Problem("name", N_("is needed"))
        elif self.name.replace(" ", "").isdecimal():
            yield Problem("name", N_("has digits only; is it the name?"), level="query")
        if self.joined_on is None and self.applied_on is None:
            yield Problem("joined_on", N_("is needed; an applicant has the day of application instead"))
        if self.left_on is not None and (self.joined_on is None or self.left_on <= self.joined_on):
            yield Problem("left_on", N_("is not after the day of joining"))
        if self.refused and self.joined_on is not None:
            yield Problem("refused", N_("stays empty for one who has joined"))
        if self.left_on is not None and self.exit_reason is None:
            yield Problem("exit_reason", N_("is needed for a leaving"))
        if self.exit_reason is not None and self.left_on is None:
            yield Problem("left_on", N_("is needed with a reason for leaving"))
        begun = self.joined_on or self.applied_on
        if self.birth_year is not None and begun is not None and self.birth_year > begun.year:
            yield Problem("birth_year", N_("is after the year of joining"))
        if (self.share_paid or 0) > (self.share_subscribed or 0):
            yield Problem("share_paid", N_("is more than the share subscribed"))


def asked_of(member: Member) -> list[Problem]:
    """What is unusual of a member by itself; it is kept all the same."""
    return [problem for problem in problems_of(member) if problem.level == "query"]


@dataclass(frozen=True)
class MovementLine:
    """How many persons of one sex moved in one way in a month; member-days are summed heads of all days.

    ``sex`` is F, M or ``-`` (not recorded); ``other`` the other co-operative of a transfer, ``-`` where
    there is none or it is not known.
    """

    sex: Annotated[str, Field(N_("Sex"), key=True, choices={**SEXES, "-": N_("Not recorded")})]
    event: Annotated[str, Field(N_("Movement"), key=True, choices=EVENTS)]
    other: Annotated[str, Field(N_("Other co-operative"), key=True, code=True, length=16)]
    persons: Annotated[int, Field(N_("Persons"), least=0)]


@dataclass(frozen=True)
class MovementPerson:
    """A person behind a number of the movement, as the register had it when the month was closed."""

    number: Annotated[str, Field(N_("Number"), key=True, code=True, length=16)]
    event: Annotated[str, Field(N_("Movement"), key=True, choices=EVENTS)]
    name: Annotated[str, Field(N_("Name"))]
    sex: Annotated[str | None, Field(N_("Sex"), choices=SEXES)]
    happened_on: Annotated[date, Field(N_("Happened on"))]


def movement(members: Iterable[Member], month: Month) -> tuple[list[MovementLine], list[MovementPerson]]:
    """The movement of a month and the persons behind it, from the register by booked month.

    Heads are counted on calendar days, rest days included; what is booked late counts from the first day
    of the booked month (DOMAIN §2.2 H, DESIGN §6). opening + entries - exits = closing always holds.
    """
    counts: Counter[tuple[str, str]] = Counter()
    persons = []
    for member in members:
        if member.joined_on is None:
            continue
        joined = member.joined_booked or Month.of(member.joined_on)
        left = member.left_booked or (Month.of(member.left_on) if member.left_on else None)
        if joined > month or (left is not None and left < month):
            continue
        sex = member.sex or "-"
        came, gone = joined == month, left == month
        counts[sex, member.entry if came else "opening"] += 1
        if came:
            persons.append(_person(member, member.entry, member.joined_on))
        if gone and member.left_on is not None and member.exit_reason is not None:
            counts[sex, member.exit_reason] += 1
            persons.append(_person(member, member.exit_reason, member.left_on))
        else:
            counts[sex, "closing"] += 1
        start = max(member.joined_on, month.first).toordinal() if came else month.first.toordinal()
        end = member.left_on.toordinal() if gone and member.left_on else month.last.toordinal() + 1
        counts[sex, "member_days"] += max(end - start, 0)
    order = list(EVENTS)
    lines = [
        MovementLine(sex, event, "-", number)
        for (sex, event), number in sorted(counts.items(), key=lambda item: (item[0][0], order.index(item[0][1])))
    ]
    return lines, sorted(persons, key=lambda person: (order.index(person.event), person.number))


def _person(member: Member, event: str, day: date) -> MovementPerson:
    return MovementPerson(member.number, event, member.name, member.sex, day)


def found_late(persons: Iterable[MovementPerson], month: Month) -> int:
    """How many joinings and leavings of a month happened before it and were booked late (DESIGN §6)."""
    return sum(Month.of(person.happened_on) < month for person in persons)

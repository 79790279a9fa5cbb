"""The members of a month as they travel to the federation, inside encrypted files only (EXCHANGE, container)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from coopdesk.domain.field import Field
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import ENTRIES, EXITS, SEXES, Member
from coopdesk.domain.period import Month
from coopdesk.errors import N_, Problem


@dataclass(frozen=True)
class MemberLine:
    """One person whom the movement of a month counts; the name is empty unless the federation asks for names."""

    number: Annotated[str, Field(N_("Number"), key=True, code=True, length=16)]
    name: Annotated[str, Field(N_("Name"))]
    sex: Annotated[str | None, Field(N_("Sex"), choices=SEXES)]
    birth_year: Annotated[int | None, Field(N_("Birth year"), plain=True, least=1850, most=2999)]
    joined_on: Annotated[date, Field(N_("Joined on"))]
    entry: Annotated[str, Field(N_("Entry"), choices=ENTRIES)]
    left_on: Annotated[date | None, Field(N_("Left on"))] = None
    exit_reason: Annotated[str | None, Field(N_("Reason for leaving"), choices=EXITS)] = None

    def problems(self) -> Iterator[Problem]:
        """A leaving has its day and its reason."""
        if (self.left_on is None) != (self.exit_reason is None):
            yield Problem("left_on", N_("is needed with a reason for leaving"))


@dataclass(frozen=True)
class Sent:
    """The members that came with a month, and what does not agree with its movement (queries, never errors)."""

    cooperative: str
    month: Month
    lines: tuple[MemberLine, ...]
    queries: tuple[Problem, ...]

    @property
    def named(self) -> bool:
        """Whether anybody is named."""
        return any(line.name for line in self.lines)


def lines_of(members: Iterable[Member], month: Month, names: bool) -> tuple[MemberLine, ...]:
    """The lines of the members on the roll of a month, by number; a leaving that is booked later is not told yet."""
    found = [
        (member, member.left_booked or (Month.of(member.left_on) if member.left_on else None)) for member in members
    ]
    return tuple(
        MemberLine(
            member.number, member.name if names else "", member.sex, member.birth_year, member.joined_on, member.entry,
            member.left_on if left is not None and left <= month else None,
            member.exit_reason if left is not None and left <= month else None,
        )
        for member, left in sorted(found, key=lambda one: one[0].number)
        if member.joined_on is not None
    )  # fmt: skip


def beside_movement(lines: Sequence[MemberLine], figures: Figures) -> Iterator[Problem]:
    """What the movement of a month counts otherwise than its lines do; a query, since either may be right."""
    left = sum(line.left_on is not None for line in lines)
    for box, listed, counted, message in (
        ("members_closing", len(lines) - left, figures.members_closing,
         N_("At the end of the month the list has %(listed)s members, the movement %(counted)s.")),
        ("members_left", left, figures.members_left,
         N_("The list has %(listed)s who left in the month, the movement %(counted)s.")),
    ):  # fmt: skip
        if counted is not None and counted != listed:
            yield Problem(box, message, {"listed": listed, "counted": counted}, level="query")

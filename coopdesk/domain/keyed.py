"""A month keyed at the federation from paper or by telephone (代录): its movement of members is typed, not computed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.language import Marked
from coopdesk.domain.members import ENTRIES, EVENTS, EXITS, SEXES, MovementLine
from coopdesk.domain.numbers import rounded
from coopdesk.domain.period import Month
from coopdesk.domain.statements import MonthlyReturn
from coopdesk.errors import N_, Problem

COLUMNS: Final = {**SEXES, "-": N_("Not recorded")}
"""The columns in which the movement is typed."""
SIGNS: Final = {"opening": 1, **dict.fromkeys(ENTRIES, 1), **dict.fromkeys(EXITS, -1), "closing": -1}
"""How each line of the movement counts towards zero."""
NOT_ENTERED: Final = "no-movement"
"""The code of the query that the paper gave no movement of members."""
OPENING: Final = "opening"
"""The code of the query that the opening is not the closing of the month before."""


@dataclass(frozen=True)
class MovementBoxes:
    """What is typed for one line and one sex; the average stands for member-days and is not kept itself."""

    persons: Annotated[
        int | None, Field(N_("Persons"), least=0, most=9_999_999, help=N_("As it stands on the paper."))
    ] = None
    member_days: Annotated[
        int | None,
        Field(
            N_("Member-days"),
            least=0,
            most=999_999_999,
            help=N_("The members of every day of the month, summed. Where the paper has the average, type that below."),
        ),
    ] = None
    average: Annotated[
        Decimal | None,
        Field(
            N_("or average number of members"),
            places=1,
            least=0,
            most=9_999_999,
            help=N_("Average members of the month; member-days are reckoned from it."),
        ),
    ] = None


def days_of(average: Decimal, month: Month) -> int:
    """Member-days of an average number of members, by the calendar days of the month."""
    return int((average * month.last.day).to_integral_value(ROUND_HALF_UP))


def average_of(days: int, month: Month) -> Decimal:
    """The average number of members that member-days make."""
    return rounded(Decimal(days) / month.last.day, 1)


def movement_lines(typed: Mapping[tuple[str, str], int]) -> tuple[MovementLine, ...]:
    """Lines of (sex, event) and persons, as a register would yield them: nobody is no line, unless nobody is all."""
    there = {sex for (sex, _event), persons in typed.items() if persons}
    kept = {
        (sex, event): persons
        for (sex, event), persons in typed.items()
        if persons or (event == "member_days" and sex in there) or not there
    }
    order = list(EVENTS)
    places = sorted(kept, key=lambda place: (place[0], order.index(place[1])))
    return tuple(MovementLine(sex, event, "-", kept[sex, event]) for sex, event in places)


def movement_problems(whole: MonthlyReturn) -> Iterator[Problem]:
    """What is against a movement that was typed, beside that it balances altogether."""
    if whole.statement.source != "keyed":
        return
    if not whole.movement:
        message = N_("The movement of members is not entered.")
        yield Problem("movement", message, level="query", code=NOT_ENTERED)
        return
    if all(line.event != "member_days" for line in whole.movement):
        yield Problem("movement", N_("Member-days are missing; type them, or the average number of members."))
    yield from _by_sex(whole)


def _by_sex(whole: MonthlyReturn) -> Iterator[Problem]:
    """Each sex balances by itself where all persons are recorded by sex; else only all together do."""
    if any(line.sex == "-" for line in whole.movement):
        return
    sums = {
        sex: sum(SIGNS.get(line.event, 0) * line.persons for line in whole.movement if line.sex == sex) for sex in SEXES
    }
    if sum(sums.values()) == 0:  # else the difference altogether is told already
        for sex, balance in sums.items():
            if balance:
                message = N_("%(sex)s: opening + joined − left is not closing; the difference is %(by)s.")
                yield Problem("movement", message, {"sex": Marked(SEXES[sex]), "by": balance})

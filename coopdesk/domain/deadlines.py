"""When returns are due, and who was called because one is missing (催报记录)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.period import Month
from coopdesk.errors import N_, Problem

RESTS: Final = {"none": N_("No day"), "sunday": N_("Sunday"), "weekend": N_("Saturday and Sunday")}
"""The days of the week on which nothing falls due."""
_RESTING: Final = {"none": (), "sunday": (6,), "weekend": (5, 6)}


@dataclass(frozen=True)
class Deadline:
    """The federation's own day for one month, in place of the usual one."""

    period: Annotated[Month, Field(N_("Month"), key=True)]
    due: Annotated[date, Field(N_("Due on"), help=N_("What is declared later than this day counts as late."))]

    def problems(self) -> Iterator[Problem]:
        """It is not before the month is over."""
        if self.due <= self.period.last:
            yield Problem("due", N_("is before the month is over"))


@dataclass(frozen=True)
class Holiday:
    """A day on which nothing falls due."""

    day: Annotated[date, Field(N_("Day"), key=True)]
    name: Annotated[str, Field(N_("Holiday"), length=48)] = ""


@dataclass(frozen=True)
class Call:
    """Someone was called about a month that is missing: whom, what was said, and which day was promised."""

    cooperative: Annotated[str, Field(N_("Co-operative"), key=True, code=True, length=16)]
    period: Annotated[Month, Field(N_("Month"), key=True)]
    entry: Annotated[int, Field(N_("Entry"), key=True, least=1)]
    day: Annotated[date, Field(N_("Called on"))]
    person: Annotated[str, Field(N_("Who was called"), help=N_("Who answered, or was to be reached."))] = ""
    answer: Annotated[str, Field(N_("What was said"), length=200)] = ""
    promised: Annotated[
        date | None, Field(N_("Promised for"), help=N_("The day for which the return was promised."))
    ] = None

    def problems(self) -> Iterator[Problem]:
        """Nothing is promised for a day that was over."""
        if self.promised is not None and self.promised < self.day:
            yield Problem("promised", N_("is before the day of the call"))


@dataclass(frozen=True)
class Calendar:
    """What decides when a month falls due: the usual day of the month after, rest days, holidays, own days."""

    due_day: int
    rest: str = "none"
    holidays: frozenset[date] = frozenset()
    own: tuple[Deadline, ...] = ()

    @classmethod
    def of(cls, due_day: int, rest: str, holidays: Iterable[Holiday], own: Iterable[Deadline]) -> "Calendar":
        """The calendar of a desk's settings."""
        return cls(due_day, rest, frozenset(holiday.day for holiday in holidays), tuple(own))

    def due(self, month: Month) -> date:
        """The last day on which a return is on time; a rest day or holiday moves it to the next working day."""
        for deadline in self.own:
            if deadline.period == month:
                return deadline.due
        day = month.due(self.due_day)
        while day < date.max and (day.weekday() in _RESTING[self.rest] or day in self.holidays):
            day += timedelta(days=1)
        return day

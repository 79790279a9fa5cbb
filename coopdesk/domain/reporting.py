"""Who has reported and who has not, as read models: co-operatives with their months (DOMAIN §2.2)."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.deadlines import Call
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import Question
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_

STATES: Final = {
    "disputed": N_("In dispute"),
    "missing": N_("Not reported"),
    "queried": N_("Queried"),
    "late": N_("Late"),
    "nil": N_("Nil"),
    "keyed": N_("Entered"),
    "time": N_("On time"),
    "open": N_("Not due yet"),
    "undue": N_("No return due"),
}
"""How a month stands, what needs attention first; several may hold of one that is reported."""
Only = Literal["missing", "queried"]
ONLY: Final = {"missing": N_("Only what is missing"), "queried": N_("Only what is queried")}
"""What of a list of months is wanted, where not all of it is."""


@dataclass(frozen=True)
class Reported:
    """One month of one co-operative: its ``marks`` are keys of `STATES`, ``due`` is the last day that is on time.

    ``waits``: a file came in and waits. ``same``: every figure equals those of the month before. ``questions`` are
    those about the return that counts which are not settled. ``replaced``: it was entered at the federation before
    the return file came that counts. ``begun``: it is being entered there and not final.
    """

    month: Month
    marks: tuple[str, ...]
    due: date
    waits: bool = False
    same: bool = False
    submitted_on: date | None = None
    calls: tuple[Call, ...] = ()
    questions: tuple[Question, ...] = ()
    replaced: bool = False
    begun: bool = False

    @property
    def queried(self) -> bool:
        """Whether the federation asks about what counts of it, and the question is not settled."""
        return bool(self.questions)

    @property
    def missing(self) -> bool:
        """Whether nothing counts of it and its due day is over."""
        return self.marks[0] in ("disputed", "missing")


@dataclass(frozen=True)
class Unit:
    """A co-operative with its months of the period."""

    cooperative: Cooperative
    months: tuple[Reported, ...]

    @property
    def missing(self) -> tuple[Reported, ...]:
        """The months of which nothing counts though their due day is over."""
        return tuple(month for month in self.months if month.missing)

    @property
    def queried(self) -> tuple[Reported, ...]:
        """The months about which the federation asks."""
        return tuple(month for month in self.months if month.queried)

    def found_by(self, text: str) -> bool:
        """Whether every word of a search is in its code, names, district, persons or telephone."""
        one = self.cooperative
        words = (
            one.code, one.name_en, one.name_zh, one.district_en, one.district_zh, one.responsible, one.clerk,
            one.telephone,
        )  # fmt: skip
        heap = "\n".join(words).casefold()
        return all(word in heap for word in unicodedata.normalize("NFKC", text).casefold().split())

    @property
    def last_call(self) -> Call | None:
        """The last call about any of the months that are missing."""
        return last_call(tuple(call for month in self.missing for call in month.calls))


def last_call(found: tuple[Call, ...]) -> Call | None:
    """The call of the latest day, of one day the one recorded last; None where nobody was called."""
    return max(found, key=lambda call: (call.day, call.period, call.entry), default=None)


@dataclass(frozen=True)
class MissingSheet:
    """The list of who is to be called (催报表): all co-operatives of a period as they stand on a day.

    ``known_on`` is the day as known on which they are shown, None: as known now.
    """

    desk: Desk
    period: Period
    day: date
    units: tuple[Unit, ...]
    known_on: date | None = None

    @property
    def missing(self) -> tuple[Unit, ...]:
        """Those with a month that is missing."""
        return tuple(unit for unit in self.units if unit.missing)

    @property
    def queried(self) -> tuple[Unit, ...]:
        """Those with a month about which a question is open."""
        return tuple(unit for unit in self.units if unit.queried)

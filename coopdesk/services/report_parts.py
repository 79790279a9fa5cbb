"""What a report is, and what may be chosen of it beside its period."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from coopdesk.domain.annual_sheet import Columns
from coopdesk.domain.competition_sheet import BoardPaper
from coopdesk.domain.language import Language
from coopdesk.domain.member_papers import Order
from coopdesk.domain.period import Period
from coopdesk.domain.reporting import Only
from coopdesk.domain.summaries import Grouping, Scope
from coopdesk.store import Store


@dataclass(frozen=True)
class Choices:
    """What a person may choose beside the period; each report takes its own and leaves the others.

    ``version`` is an earlier statement of a month. ``known_on`` is a day: of what was on record by its end, of which
    the paper speaks. ``since`` is a day or the number of a summary, for a restatement; ``evaluation`` the number of
    one of a competition; ``as_of`` the day of affiliation, or of a list of members. ``search`` is what a list is
    narrowed by and ``only`` which months of it. With ``boxes`` a character that no typeface of this computer has is
    left to be written in by hand; without, there is no paper then.
    """

    by: Grouping | None = "kind"
    scope: Scope = "known"
    cooperative: str | None = None
    competition: str | None = None
    as_of: date | None = None
    version: int | None = None
    known_on: date | None = None
    since: str | None = None
    evaluation: int | None = None
    member: str | None = None
    order: Order = "number"
    columns: Columns = "quarter"
    paper: BoardPaper = "a3"
    only: Only | None = None
    search: str = ""
    blank: bool = False
    boxes: bool = False


@dataclass(frozen=True)
class Report:
    """A report of the list: its marked title, for which roles, whether of one month only, and what draws it.

    One that is not ``dated`` is of no period at all; one of the ``past`` can be printed as known on a day. A ``form``
    can be printed blank, to be filled in by hand. One of several months asks for so many months ``back``; for more
    than one, with the lines of its co-operative.
    """

    title: str
    roles: tuple[str, ...]
    one_month: bool
    draw: Callable[[Store, Period, Language, Choices], bytes]
    dated: bool = True
    past: bool = True
    form: bool = False
    back: int = 1

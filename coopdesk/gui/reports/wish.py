"""One report that is wanted: its boxes as they are typed, and what was read from them."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from coopdesk.domain.annual_sheet import COLUMNS, Columns
from coopdesk.domain.competition_sheet import BOARD_PAPERS, BoardPaper
from coopdesk.domain.field import Field
from coopdesk.domain.language import PAPER_LANGUAGES, Language
from coopdesk.domain.member_papers import ORDERS, Order
from coopdesk.domain.period import Period
from coopdesk.domain.reporting import Only
from coopdesk.domain.summaries import GROUPINGS, SCOPES, Grouping, Scope
from coopdesk.errors import N_
from coopdesk.services.reports import REPORTS

FILLINGS: Final = {
    "filled": N_("The form with its figures"),
    "blank": N_("Blank, to fill in by hand"),
    "open": N_("Blank, without a name"),
}
"""What is on a form."""
ALL: Final = {"*": N_("All of them"), "*1-3": N_("All of them, forms 1 to 3")}
"""What can be chosen instead of one co-operative, for the forms."""
NOT_OVER: Final = N_("This day is not over: what still comes in today counts too.")


@dataclass(frozen=True)
class Boxes:
    """What is chosen for a report, as it is typed."""

    period: Annotated[
        str, Field(N_("Period"), help=N_("A month 1954-04, a quarter 1954-Q2, a year 1954, or 1954-01..1954-04."))
    ]
    cooperative: Annotated[str, Field(N_("Co-operative"), key=True)]
    competition: Annotated[str, Field(N_("Competition"), key=True)]
    evaluation: Annotated[str, Field(N_("Evaluation"), key=True)]
    by: Annotated[str, Field(N_("Grouping"), choices=GROUPINGS)]
    since: Annotated[
        str,
        Field(
            N_("Moved since"),
            help=N_("A day, with what was on record by its end; or the number under which a summary was handed up."),
        ),
    ]
    scope: Annotated[str, Field(N_("Co-operatives counted"), choices=SCOPES)]
    member: Annotated[
        str, Field(N_("Member"), help=N_("The number of the member, or the whole name where only one has it."))
    ]
    day: Annotated[
        date | None,
        Field(N_("On the day"), help=N_("Empty: all who were members in the period. A day of it: those of that day.")),
    ]
    order: Annotated[str, Field(N_("Order of the list"), choices=ORDERS)]
    columns: Annotated[str, Field(N_("Columns"), choices=COLUMNS)]
    paper: Annotated[str, Field(N_("Paper"), choices=BOARD_PAPERS)]
    search: Annotated[
        str, Field(N_("Only what is found by"), help=N_("Words as in the search of the list; empty: all of it."))
    ]
    known_on: Annotated[
        date | None,
        Field(
            N_("As known on"),
            help=N_("Empty: with all that is here now. A day: with what had come in and was entered by its end."),
        ),
    ]
    language: Annotated[str, Field(N_("Language of the paper"), choices=PAPER_LANGUAGES)]
    filling: Annotated[str, Field(N_("To be printed"), choices=FILLINGS)]


def offered(period: str, cooperative: str, language: Language) -> Boxes:
    """The boxes before anything is chosen."""
    return Boxes(
        period, cooperative, competition="", evaluation="", by="kind", since="", scope="known", member="", day=None,
        order="number", columns="quarter", paper="a3", search="", known_on=None, language=language, filling="filled",
    )  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """One report that is wanted."""

    name: str
    period: Period
    language: Language
    by: Grouping | None = None
    scope: Scope = "known"
    cooperative: str | None = None
    competition: str | None = None
    correction: int = 1
    version: int | None = None
    known_on: date | None = None
    since: str | None = None
    evaluation: int | None = None
    member: str | None = None
    order: Order = "number"
    as_of: date | None = None
    columns: Columns = "quarter"
    paper: BoardPaper = "a3"
    only: Only | None = None
    search: str = ""
    blank: bool = False
    boxes: bool = False
    """Whether characters that no typeface has are left to be written in by hand."""
    every: tuple[str, ...] = ()
    """The forms that are wanted of all co-operatives; nothing where it is of one."""

    @property
    def options(self) -> dict[str, Any]:
        """What `coopdesk.services.reports.report` takes beside name, period and language."""
        return {name: getattr(self, name) for name in _OPTIONS}

    @property
    def file(self) -> str:
        """The name offered for its file: another one for each choice, and each correction, that makes another paper."""
        boxes, blank = "boxes" if self.boxes else "", "blank" if self.blank else ""
        known = f"known-{self.known_on}" if self.known_on else ""
        if self.every:
            what = self.name if len(self.every) == 1 else "forms-1-3"
            return "_".join(filter(None, (str(self.period), what, "all", known, blank, boxes, self.language))) + ".pdf"
        scope = None if self.scope == "known" else self.scope
        revision = f"r{self.correction}" if self.correction > 1 else None
        since = f"since-{_UNFIT.sub('-', self.since)}" if self.since else None
        evaluation = f"e{self.evaluation}" if self.evaluation else None
        of_members = (self.member and _UNFIT.sub("-", self.member), None if self.order == "number" else self.order,
                      self.as_of and str(self.as_of))  # fmt: skip
        period = str(self.period) if REPORTS[self.name].dated and not self.blank else None
        when = (self.cooperative, period, revision)
        columns = None if self.columns == "quarter" else self.columns
        paper = None if self.paper == "a3" else self.paper
        searched = _UNFIT.sub("-", self.search)
        parts = (
            self.name, searched, self.by, since, scope, known, self.competition, evaluation, *of_members, columns,
            paper, blank, boxes,
        )  # fmt: skip
        return "_".join(part for part in (*when, *parts, self.language) if part) + ".pdf"


_OPTIONS: Final = (
    "by", "scope", "cooperative", "competition", "version", "known_on", "since", "evaluation", "member", "order",
    "as_of", "columns", "paper", "only", "search", "blank", "boxes",
)  # fmt: skip
_UNFIT: Final = re.compile(r"[^\w.-]+")
"""What does not belong into the name of a file."""

"""Lists and summaries as tables for other programs, by the names of the command line (xlsx or CSV)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coopdesk.domain.language import Language
from coopdesk.domain.listing import Listing
from coopdesk.domain.period import Period
from coopdesk.errors import N_, DeskError, TableError
from coopdesk.services import (
    annual,
    competition_reports,
    member_papers,
    members_export,
    members_sent,
    plan_progress,
)
from coopdesk.services import listings_of_competitions as of_competitions
from coopdesk.services import listings_of_federation as federation
from coopdesk.services import listings_of_members as of_members
from coopdesk.services import listings_of_months as of_months
from coopdesk.services import listings_of_settings as of_settings
from coopdesk.services.known import EVERYONE, as_known_on
from coopdesk.services.listing_parts import EVER, Asked, of_today
from coopdesk.services.listings_of_plans import progress_listing
from coopdesk.services.listings_of_questions import TITLE as TITLE_OF_QUESTIONS
from coopdesk.services.listings_of_questions import questions_listing
from coopdesk.services.listings_of_year import annual_listing
from coopdesk.store import Store
from coopdesk.tables.listing import write_listing

_BOTH: Final = ("cooperative", "federation")
_OWN: Final = ("cooperative",)
_FEDERATION: Final = ("federation",)


@dataclass(frozen=True)
class Kept:
    """A list: its marked title, for which roles, what makes it, and whether it is of a period.

    One of the ``past`` can be written as it was known on a day; it then asks for so many months ``back``, for all with
    None, and for the ``lines`` of returns. One of ``persons`` tells of single persons. ``of_one`` can be of one
    co-operative at the federation; the others are of all, whichever is asked for. ``without_period`` is
    what one is of where no period is asked for.
    """

    title: str
    roles: tuple[str, ...]
    make: Callable[[Store, Asked], Listing]
    dated: bool = True
    past: bool = False
    back: int | None = 1
    lines: bool = False
    persons: bool = False
    of_one: bool = False
    without_period: Period | None = None


def _of_competition(name: str, make: Callable[[Store, Asked], Listing]) -> Kept:
    """A paper of a competition as a list; it is found by its code and needs no period."""
    return Kept(competition_reports.PAPERS[name], _BOTH, make, dated=False)


LISTINGS: Final[Mapping[str, Kept]] = {
    "summary": Kept(N_("Summary"), _BOTH, federation.summary_listing, past=True, back=None),
    "plan-progress": Kept(plan_progress.TITLE, _BOTH, progress_listing, past=True, back=23),
    "missing": Kept(N_("Who has reported"), _FEDERATION, federation.missing_listing, past=True),
    "restatement": Kept(N_("Restatement sheet"), _FEDERATION, federation.restatement_listing, past=True),
    "monthly-return": Kept(N_("Output lines"), _BOTH, of_months.output_listing, past=True, lines=True, of_one=True),
    "labour": Kept(N_("Labour lines"), _BOTH, of_months.labour_listing, past=True, lines=True, of_one=True),
    "movement": Kept(N_("Movement of members"), _BOTH, of_months.movement_listing, past=True, lines=True, of_one=True),
    "annual-return": Kept(annual.TITLE, _BOTH, annual_listing, past=True, back=12, lines=True, of_one=True),
    "members": Kept(members_export.TITLE, _OWN, members_export.register_listing, dated=False, persons=True),
    "members-of-return": Kept(members_sent.TITLE, _FEDERATION, members_sent.sent_listing, persons=True, of_one=True),
    "members-list": Kept(member_papers.PAPERS["members-list"], _OWN, of_members.members_listing, persons=True),
    "member-card": Kept(member_papers.PAPERS["member-card"], _OWN, of_members.card_listing, dated=False, persons=True),
    "movement-list": Kept(member_papers.PAPERS["movement-list"], _OWN, of_members.movement_list_listing, persons=True),
    "standings": Kept(N_("Standings"), _BOTH, of_competitions.standings_listing, dated=False),
    "competition-conditions": _of_competition("competition-conditions", of_competitions.conditions_listing),
    "competition-pledges": _of_competition("competition-pledges", of_competitions.letters_listing),
    "competition-certificates": _of_competition("competition-certificates", of_competitions.awards_listing),
    "competition-banner": _of_competition("competition-banner", of_competitions.banner_listing),
    "competition-restated": _of_competition("competition-restated", of_competitions.changes_listing),
    "arrivals": Kept(
        N_("Arrivals"), _FEDERATION, federation.arrivals_listing, past=True, back=None, without_period=EVER
    ),
    "calls": Kept(N_("Calls"), _FEDERATION, federation.calls_listing, past=True),
    "questions": Kept(TITLE_OF_QUESTIONS, _BOTH, questions_listing, dated=False, of_one=True),
    "cooperatives": Kept(N_("Register"), _FEDERATION, federation.register_listing, past=True),
    "catalogue": Kept(of_settings.CATALOGUE, _BOTH, of_settings.catalogue_listing, dated=False),
    "plans": Kept(of_settings.PLANS, _FEDERATION, of_settings.plans_listing),
    "due-days": Kept(of_settings.DUE_DAYS, _FEDERATION, of_settings.due_days_listing),
    "holidays": Kept(of_settings.HOLIDAYS, _FEDERATION, of_settings.holidays_listing, dated=False),
    "history": Kept(N_("History"), _BOTH, of_months.history_listing, dated=False),
}
"""Every list, by the name that the command line knows; papers of the same content have the same."""
OF_REPORT: Final[Mapping[str, str]] = {
    **{name: name for name in LISTINGS},
    "form-2": "monthly-return",
    "form-3": "labour",
    "competition": "standings",
    "competition-board": "standings",
}
"""Which list holds what a report prints, by the name of the report."""
NARROWED: Final[Mapping[str, Mapping[str, Any]]] = {"missing": {"only": "missing"}}
"""What a list takes so that it has what the report of the name prints, and no more."""
OPTIONS: Final = (
    "by", "scope", "cooperative", "columns", "since", "known_on", "as_of", "order", "competition", "evaluation",
    "member", "only", "search",
)  # fmt: skip
"""What a list takes of what a report takes."""


def listing(store: Store, name: str, period: Period, language: Language, **options: Any) -> Listing:
    """A list by its name; raises DeskError for what this file does not have."""
    kept = LISTINGS.get(name)
    if kept is None:
        message = N_("There is no list “%(name)s”; there are: %(names)s.")
        raise DeskError(message, name=name, names=", ".join(LISTINGS))
    if store.desk.role not in kept.roles:
        own = N_("The members are in the co-operative's own file.")
        raise DeskError(own if kept.roles == _OWN else N_("This list is of the federation's file."))
    options |= {"as_of": options.get("as_of") or options.get("known_on")}
    asked = Asked(period, language, **(options if kept.of_one else {**options, "cooperative": None}))
    if asked.known_on and not kept.past:
        raise DeskError(N_("This list cannot be written as it was known on a day; write it as it stands now."))
    span = None if kept.back is None else Period(period.first + -kept.back, period.last)
    lines = (asked.cooperative or store.desk.cooperative or EVERYONE) if kept.lines else None
    with as_known_on(store, asked.known_on, span, lines) as then:
        return kept.make(then, asked)


def title_of(name: str, options: Mapping[str, Any]) -> str:
    """The marked title of a list, with what is chosen of it."""
    missing = name == "missing" and options.get("only") == "missing"
    return federation.NOT_REPORTED if missing else LISTINGS[name].title


def save_listing(store: Store, name: str, period: Period, language: Language, path: Path, **options: Any) -> int:
    """Write a list as xlsx or CSV, by the end of the file's name; how many rows. Raises DeskError, TableError."""
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise TableError(N_("The name of a table ends in .xlsx or .csv.")).advised("")
    found = listing(store, name, period, language, **options)
    write_listing(path, found, language)
    return len(found.rows) - found.sums


def of_when(name: str, period: Period | None) -> Period:
    """The period of a list, this month for one that is of none; raises DeskError where it needs one."""
    if period is not None:
        return period
    if name in LISTINGS and (ever := LISTINGS[name].without_period):
        return ever
    if name in LISTINGS and LISTINGS[name].dated:
        raise DeskError(N_("Say of which period the list is to be: --period, such as 1954-04."))
    return of_today()

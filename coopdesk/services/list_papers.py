"""Lists on paper: every list of the desk that has no paper of its own, by the name it has as a table."""

from collections.abc import Mapping
from typing import Any, Final

from coopdesk.domain.language import Language
from coopdesk.domain.listing import side_by_side
from coopdesk.domain.period import Period
from coopdesk.services import competition_reports
from coopdesk.services.listings import LISTINGS, Kept, listing
from coopdesk.services.report_parts import Report
from coopdesk.store import Store

_OTHERWISE: Final = frozenset(
    {"monthly-return", "annual-return", "summary", "plan-progress", "missing", "restatement", "members-list",
     "member-card", "movement-list", "members-of-return", *competition_reports.PAPERS}
)  # fmt: skip
"""Lists whose contents have a paper that is composed by hand."""
PAPERS: Final[Mapping[str, Kept]] = {name: kept for name, kept in LISTINGS.items() if name not in _OTHERWISE}
"""The lists that are papers too."""


def paper_of(name: str, kept: Kept) -> Report:
    """A list of the desk as it is."""
    return Report(
        kept.title, kept.roles, False,
        lambda s, p, w, c: draw(
            s, name, p, w, cooperative=c.cooperative, competition=c.competition, evaluation=c.evaluation,
            search=c.search, only=c.only,
        ),
        dated=kept.dated, past=False,
    )  # fmt: skip


def draw(store: Store, name: str, period: Period, language: Language, **options: Any) -> bytes:
    """A list as a PDF; raises DeskError for what this file does not have, PaperError."""
    from coopdesk.reports import listing as paper

    options |= {"on_paper": True}
    if language != "both":
        return paper.draw(listing(store, name, period, language, **options), language)
    zh, en = (listing(store, name, period, one, **options) for one in ("zh", "en"))
    return paper.draw(side_by_side(zh, en), language)

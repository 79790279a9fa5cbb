"""Which help pages there are for whom: the screens in the order of the rail, then the matters behind them."""

from typing import Final

from coopdesk.domain.help_common import HISTORY, REPORTS, START
from coopdesk.domain.help_competing import COMPETING, OF_FEDERATION
from coopdesk.domain.help_desk import COMPETITIONS, COOPERATIVE, MEMBERS, MONTHLY_RETURN, THIS_MONTH
from coopdesk.domain.help_exchange import BACKUP, COPIES, ENCRYPTION, SEAL
from coopdesk.domain.help_federation import COOPERATIVES, FORKS, INBOX, KEYING, REPORTING, SUMMARY
from coopdesk.domain.help_forms import FORM_1, FORM_2, FORM_3
from coopdesk.domain.help_papers import (
    ANNUAL_FORM,
    COMPETITION_PAPERS,
    FOLLOW_UP_PAPERS,
    MEMBERS_PAPER,
    PLAN_PAPER,
    SUMMARY_FORM,
)
from coopdesk.domain.help_parts import HelpPage
from coopdesk.domain.help_sending import LOST, SENDING
from coopdesk.domain.help_states import MONTHS, VERDICT_PAGE

_FORMS: Final = (FORM_1, FORM_2, FORM_3, SUMMARY_FORM, ANNUAL_FORM, PLAN_PAPER, COMPETITION_PAPERS)
_SHARED: Final = (SEAL, ENCRYPTION, LOST, COPIES, BACKUP)
_PAGES: Final = {
    "cooperative": (
        THIS_MONTH, MEMBERS, MONTHLY_RETURN, COMPETITIONS, REPORTS, SENDING, COOPERATIVE, HISTORY,
        OF_FEDERATION, MONTHS, *_FORMS, MEMBERS_PAPER, *_SHARED,
    ),
    "federation": (
        COOPERATIVES, INBOX, SUMMARY, REPORTS, REPORTING, KEYING, COMPETING, HISTORY, VERDICT_PAGE, FORKS, *_FORMS,
        FOLLOW_UP_PAPERS, *_SHARED,
    ),
    "start": (START, COPIES, BACKUP, SEAL),
}  # fmt: skip


def help_pages(role: str) -> tuple[HelpPage, ...]:
    """The pages for the desk of a role, or for the first start (``start``); every screen has one of its name."""
    return _PAGES[role]

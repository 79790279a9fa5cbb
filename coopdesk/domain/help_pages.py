"""Which help pages there are for whom: the screens in the order of the rail, then the matters behind them."""

from typing import Final

from coopdesk.domain.help_common import HISTORY, REPORTS, START
from coopdesk.domain.help_competing import COMPETING, OF_FEDERATION
from coopdesk.domain.help_desk import COMPETITIONS, COOPERATIVE, MEMBERS, MONTHLY_RETURN, THIS_MONTH
from coopdesk.domain.help_exchange import BACKUP, COPIES, ENCRYPTION, SEAL
from coopdesk.domain.help_federation import COOPERATIVES, FORKS, INBOX, KEYING, REPORTING, SUMMARY
from coopdesk.domain.help_forms import FORM_1, FORM_2, FORM_3
from coopdesk.domain.help_parts import HelpPage
from coopdesk.domain.help_sending import LOST, SENDING
from coopdesk.domain.help_states import MONTHS, VERDICT_PAGE

_SHARED: Final = (FORM_1, FORM_2, FORM_3, SEAL, ENCRYPTION, LOST, COPIES, BACKUP)
_PAGES: Final = {
    "cooperative": (
        THIS_MONTH, MEMBERS, MONTHLY_RETURN, COMPETITIONS, REPORTS, SENDING, COOPERATIVE, HISTORY,
        OF_FEDERATION, MONTHS, *_SHARED,
    ),
    "federation": (
        COOPERATIVES, INBOX, SUMMARY, REPORTS, REPORTING, KEYING, COMPETING, HISTORY, VERDICT_PAGE, FORKS, *_SHARED,
    ),
    "start": (START, COPIES, BACKUP, SEAL),
}  # fmt: skip


def help_pages(role: str) -> tuple[HelpPage, ...]:
    """The pages for the desk of a role, or for the first start (``start``); every screen has one of its name."""
    return _PAGES[role]

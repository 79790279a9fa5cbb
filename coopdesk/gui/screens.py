"""Which screens stand on the rail, for a co-operative and for the federation; each is imported when first shown."""

from coopdesk.errors import N_
from coopdesk.gui.screen import Screen
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Place


def _this_month(session: Session) -> Screen:
    from coopdesk.gui.this_month.screen import ThisMonthScreen

    return ThisMonthScreen(session)


def _members(session: Session) -> Screen:
    from coopdesk.gui.members.screen import MembersScreen

    return MembersScreen(session)


def _monthly_return(session: Session) -> Screen:
    from coopdesk.gui.monthly_return.screen import MonthlyReturnScreen

    return MonthlyReturnScreen(session)


def _competitions(session: Session) -> Screen:
    from coopdesk.gui.competitions.screen import CompetitionsScreen

    return CompetitionsScreen(session)


def _federation_competitions(session: Session) -> Screen:
    from coopdesk.gui.competitions.federation_screen import FederationCompetitionsScreen

    return FederationCompetitionsScreen(session)


def _reports(session: Session) -> Screen:
    from coopdesk.gui.reports.screen import ReportsScreen

    return ReportsScreen(session)


def places(role: str) -> list[Place]:
    """The screens of a role, in the order of the rail."""
    return list(_COOPERATIVE if role == "cooperative" else _FEDERATION)


def keys_of(screen: str) -> str:
    """The keys that open a screen of a co-operative."""
    return f"Ctrl+{[place.name for place in _COOPERATIVE].index(screen) + 1}"


def _sending(session: Session) -> Screen:
    from coopdesk.gui.sending.screen import SendingScreen

    return SendingScreen(session)


def _cooperative(session: Session) -> Screen:
    from coopdesk.gui.cooperative.screen import CooperativeScreen

    return CooperativeScreen(session)


def _cooperatives(session: Session) -> Screen:
    from coopdesk.gui.federation.cooperatives import CooperativesScreen

    return CooperativesScreen(session)


def _inbox(session: Session) -> Screen:
    from coopdesk.gui.federation.inbox import InboxScreen

    return InboxScreen(session)


def _reporting(session: Session) -> Screen:
    from coopdesk.gui.federation.reporting import ReportingScreen

    return ReportingScreen(session)


def _keying(session: Session) -> Screen:
    from coopdesk.gui.federation.keying import KeyingScreen

    return KeyingScreen(session)


def _summary(session: Session) -> Screen:
    from coopdesk.gui.federation.summary import SummaryScreen

    return SummaryScreen(session)


def _history(session: Session) -> Screen:
    from coopdesk.gui.history.screen import HistoryScreen

    return HistoryScreen(session)


_COOPERATIVE: tuple[Place, ...] = (
    Place("this_month", N_("This month"), _this_month),
    Place("members", N_("Members"), _members),
    Place("monthly_return", N_("Monthly return"), _monthly_return),
    Place("competitions", N_("Competitions"), _competitions),
    Place("reports", N_("Reports"), _reports),
    Place("sending", N_("Send and receive"), _sending),
    Place("cooperative", N_("This co-operative"), _cooperative),
    Place("history", N_("History"), _history),
    Place("federation_competitions", N_("Competitions of the federation"), _federation_competitions,
          under="competitions"),
)  # fmt: skip
_FEDERATION: tuple[Place, ...] = (
    Place("cooperatives", N_("Co-operatives"), _cooperatives),
    Place("inbox", N_("Inbox"), _inbox),
    Place("summary", N_("Summary"), _summary),
    Place("reports", N_("Reports"), _reports),
    Place("reporting", N_("Reporting"), _reporting),
    Place("history", N_("History"), _history),
    Place("competitions", N_("Competitions"), _competitions),
    Place("keying", N_("Enter a month"), _keying, under="reporting"),
)

"""Which board of a competition is asked for: the evaluated one of its months, else the one of this moment."""

from coopdesk.domain.competitions import Competition
from coopdesk.domain.evaluations import CommitteeDecision, Evaluation
from coopdesk.domain.period import Month, Period
from coopdesk.domain.standings_text import Told
from coopdesk.errors import N_, DeskError
from coopdesk.services import competitions, evaluations
from coopdesk.store import Store


def running(store: Store, month: Month | None = None) -> list[Competition]:
    """The competitions of a month (the latest) as they are listed; raises DeskError where there is none."""
    held = competitions.competitions(store)
    latest = month or max((one.span.last for one in held), default=None)
    if latest is None:
        raise DeskError(N_("There is no competition in this file."))
    found = [one for one in held if one.span.first <= latest <= one.span.last]
    if not found:
        raise DeskError(N_("There is no competition in %(month)s."), month=latest)
    return found


def latest_of(store: Store, code: str, span: Period) -> Evaluation | None:
    """The latest evaluation of exactly these months, None where there is none."""
    found = [one for one in evaluations.evaluations(store, code) if one.span == span]
    return found[-1] if found else None


def told(store: Store, code: str, month: Month | None = None) -> Told:
    """The board of a competition, or of one of its months; raises DeskError."""
    competition = competitions.competition_of(store, code)
    if competition not in competitions.competitions(store):
        raise DeskError(N_("The federation holds this competition; its places come with the federation's receipts."))
    span = Period(month, month) if month else competition.span
    if not competition.span.first <= span.first <= span.last <= competition.span.last:
        raise DeskError(N_("%(month)s is not a month of the competition."), month=span.first)
    one = latest_of(store, code, span)
    if one is None:
        board = competitions.board(store, code, span)
        return Told(board, "draft" if board.edition.announced_on is None else "announced")
    decision = store.get(CommitteeDecision, code, one.number)
    restated = evaluations.restated(store, code, one.number) is not None
    board = evaluations.board_of(store, code, one.number)
    return Told(board, "decided" if decision else "evaluated", one, decision, restated)

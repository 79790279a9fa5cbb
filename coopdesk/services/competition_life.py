"""Where a competition stands between its draft and the banner, and the one act that is next (DOMAIN §3.3)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from coopdesk.domain.competitions import Edition
from coopdesk.domain.dates import today
from coopdesk.domain.entries import Entry, entered, read
from coopdesk.domain.evaluations import Award, CommitteeDecision, Evaluation
from coopdesk.domain.period import Period
from coopdesk.domain.scoring import Standings
from coopdesk.errors import N_
from coopdesk.services import competitions, evaluations
from coopdesk.services.entrants import lineup
from coopdesk.store import Store

Act = Literal["announce", "evaluate", "settle", "decide", "hand_over", ""]
ACTS: Final[dict[Act, str]] = {
    "announce": N_("Announce"),
    "evaluate": N_("Evaluate %(period)s"),
    "settle": N_("Settle the objections"),
    "decide": N_("Committee decides"),
    "hand_over": N_("Hand over"),
}
"""The words for each act, marked."""


@dataclass(frozen=True)
class Life:
    """The facts of a competition so far: what was evaluated, until when objections are heard, what was decided.

    ``due`` are the months to be evaluated next, None where all are; ``waiting`` is what was awarded and not handed
    over; ``act`` is the one thing to do next, empty where nothing is.
    """

    edition: Edition
    evaluations: tuple[Evaluation, ...]
    due: Period | None
    until: date | None
    left: int
    unsettled: int
    decision: CommitteeDecision | None
    waiting: tuple[Award, ...]
    act: Act


def life(store: Store, code: str, day: date | None = None) -> Life:
    """Where a competition stands on a day (today); what is told of objections is of its last evaluation."""
    edition, made = competitions.edition_of(store, code), tuple(evaluations.evaluations(store, code))
    due = _due(competitions.competition_of(store, code).span, [one.span for one in made])
    if not made:
        act: Act = "evaluate" if edition.announced_on else "announce"
        return Life(edition, made, due, None, 0, 0, None, (), act)
    last = made[-1]
    until = objections_until(store, last)
    left = max((until - (day or today())).days, 0)
    unsettled = sum(one.outcome == "open" for one in evaluations.objections(store, code, last.number))
    decision = decision_of(store, last)
    waiting = tuple(one for one in evaluations.awards_of(store, code, last.number) if one.handed_on is None)
    found = Life(edition, made, due, until, left, unsettled, decision, waiting, "")
    return Life(edition, made, due, until, left, unsettled, decision, waiting, _act(found))


def _due(whole: Period, made: list[Period]) -> Period | None:
    """The first month without an evaluation, then all of them together."""
    if whole in made:
        return None
    return next((one for month in whole if (one := Period(month, month)) not in made), whole)


def _act(found: Life) -> Act:
    if found.edition.announced_on is None:
        return "announce"
    if found.due is not None:
        return "evaluate"
    if found.decision is None:
        return "settle" if found.unsettled else "decide"
    return "hand_over" if found.waiting else ""


def objections_until(store: Store, one: Evaluation) -> date:
    """The last day on which objections to an evaluation are heard."""
    edition = competitions.edition_of(store, one.competition, one.edition)
    made = datetime.fromisoformat(one.at).astimezone().date()
    return made + timedelta(days=edition.objection_days)


def decision_of(store: Store, one: Evaluation) -> CommitteeDecision | None:
    """The committee's decision on an evaluation, None where it has not decided."""
    return store.get(CommitteeDecision, one.competition, one.number)


def entries_behind(store: Store, board: Standings) -> list[Entry]:
    """The entries that a board was made from: those of its evaluation, or of this moment."""
    code = board.competition.code
    if board.evaluation is not None:
        return read(evaluations.evaluation_of(store, code, board.evaluation).entries)
    found = lineup(store, board.competition, board.edition, board.conditions, board.span)
    return entered(board.conditions, board.gates, found.entrants)

"""The returns behind a competition: who has not reported, what is late, entered here, asked about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coopdesk.domain.competitions import MeasuredValue
from coopdesk.domain.reporting import STATES, Reported
from coopdesk.domain.scoring import Standing, Standings
from coopdesk.services import competitions
from coopdesk.services.reporting import reporting
from coopdesk.services.returned_values import returned_in
from coopdesk.store import Store


@dataclass(frozen=True)
class EntrantReturns:
    """The returns of one entrant for the months of a board, and where its keyed values are from.

    ``came`` counts the values that came with the returns, ``here`` those that count because they were keyed at the
    federation and none came, ``lacking`` those that are nowhere.
    """

    standing: Standing
    months: tuple[Reported, ...]
    came: int
    here: int
    lacking: int

    @property
    def worst(self) -> int:
        """How much it needs attention: the first of `STATES` that holds of any month, then lacking values."""
        states = list(STATES)
        return min((states.index(mark) for one in self.months for mark in one.marks), default=len(states))


def entrant_returns(store: Store, board: Standings, day: date | None = None) -> list[EntrantReturns]:
    """The entrants of a board of co-operatives, those that need attention first, on a day (today)."""
    units = {unit.cooperative.code: unit for unit in reporting(store, board.span, day)}
    asked = len(competitions.keyed_names(store, board.competition.code)) * len(board.span)
    came, here = _sources(store, board)
    found = [
        EntrantReturns(
            one, tuple(units[one.code].months) if one.code in units else (), came.get(one.code, 0),
            here.get(one.code, 0), asked - came.get(one.code, 0) - here.get(one.code, 0),
        )
        for one in board.standings
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.worst, -one.lacking, one.standing.code))


def _sources(store: Store, board: Standings) -> tuple[dict[str, int], dict[str, int]]:
    """How many values of each entrant came with returns, and how many count that were keyed here."""
    code, names = board.competition.code, set(competitions.keyed_names(store, board.competition.code))
    came = {_place(one) for month in board.span for one in returned_in(store, board.competition, month)}
    kept = [one for one in store.find(MeasuredValue, competition=code) if one.period in board.span]
    here = {_place(one) for one in kept if one.value is not None} - came
    return _counted(came, names), _counted(here, names)


def _place(one: MeasuredValue) -> tuple[str, str, str]:
    return one.entrant, one.what, str(one.period)


def _counted(places: Iterable[tuple[str, str, str]], names: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for entrant, what, _month in places:
        if what in names:
            found[entrant] = found.get(entrant, 0) + 1
    return found

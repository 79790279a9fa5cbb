"""The standings of a competition as they stand on paper (竞 1)."""

from dataclasses import dataclass

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.scoring import Standings


@dataclass(frozen=True)
class CompetitionSheet:
    """Whose competition it is, and its board: conditions, gates, where each entrant stands."""

    desk: Desk
    cooperative: Cooperative
    board: Standings

"""The standings of a competition as they stand on paper (竞 1)."""

from dataclasses import dataclass

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.scoring import Standings
from coopdesk.domain.trials import Trial


@dataclass(frozen=True)
class CompetitionSheet:
    """Whose competition it is, and its board: conditions, gates, where each entrant stands.

    ``trial`` is the value that was only tried; the sheet is then marked as a trial.
    """

    desk: Desk
    cooperative: Cooperative
    board: Standings
    trial: Trial | None = None

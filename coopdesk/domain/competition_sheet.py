"""The standings of a competition as they stand on paper (竞 1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.evaluations import CommitteeDecision, Objection
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.scoring import Standings
from coopdesk.domain.trials import Trial
from coopdesk.errors import N_

BoardPaper = Literal["a3", "a4"]
BOARD_PAPERS: Final[Mapping[str, str]] = {"a3": N_("A3"), "a4": N_("A4")}
"""Of which size a board for the wall is."""


@dataclass(frozen=True)
class CompetitionSheet:
    """Whose competition it is, and its board: conditions, gates, where each entrant stands.

    ``trial`` is the value that was only tried; the sheet is then marked as a trial. ``changed`` names the returns that
    are others since an evaluation on which nobody has decided; a decided sheet stays as it was. A ``blank`` one is
    filled in by hand.
    """

    desk: Desk
    cooperative: Cooperative
    board: Standings
    trial: Trial | None = None
    objections: tuple[Objection, ...] = ()
    decision: CommitteeDecision | None = None
    changed: tuple[str, ...] = ()
    form_marks: tuple[FormMarks, ...] = ()
    blank: bool = False

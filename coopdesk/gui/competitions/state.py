"""What the pages of the screen show: a competition, the board in hand, and where it stands."""

from dataclasses import dataclass

from coopdesk.domain.competitions import Competition
from coopdesk.domain.evaluations import Evaluation
from coopdesk.domain.period import Period
from coopdesk.domain.scoring import Standings
from coopdesk.errors import N_
from coopdesk.gui.choosing import Choice
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import Wanted, no_list
from coopdesk.gui.words import _
from coopdesk.services import competition_life, competitions, evaluations
from coopdesk.services.competition_life import Life
from coopdesk.services.evaluations import Restated

NOT_YET = N_("Nothing is evaluated yet; F9 leads to it.")


@dataclass(frozen=True)
class Shown:
    """The board in hand; ``evaluation`` is its own, or the last where the board is of now; None where none was made."""

    board: Standings
    life: Life
    evaluation: Evaluation | None
    since: Restated | None

    @property
    def competition(self) -> Competition:
        """Which one."""
        return self.board.competition


def boards(session: Session, code: str) -> list[Choice]:
    """The boards to choose from: the evaluations, the last first, then those of now, provisional."""
    span = competitions.competition_of(session.store, code).span
    made = reversed(evaluations.evaluations(session.store, code))
    found = [
        Choice(f"e{one.number}", _("Evaluation %(number)s: %(period)s", number=one.number, period=one.span))
        for one in made
    ]
    spans = [span, *(Period(month, month) for month in span if len(span) > 1)]
    return found + [Choice(f"n{one}", _("As it is now: %(period)s", period=one)) for one in spans]


def shown(session: Session, code: str, which: str) -> Shown:
    """The board of a choice of `boards`."""
    store = session.store
    life = competition_life.life(store, code)
    if which.startswith("e"):
        number = int(which[1:])
        board = evaluations.board_of(store, code, number)
        evaluation = evaluations.evaluation_of(store, code, number)
        return Shown(board, life, evaluation, evaluations.restated(store, code, number))
    board = competitions.board(store, code, Period.parse(which[1:]))
    return Shown(board, life, life.evaluations[-1] if life.evaluations else None, None)


def as_table(found: Shown | None) -> Wanted | str:
    """The board in hand as a list for a spreadsheet."""
    if found is None:
        return no_list()
    board = found.board
    return "standings", board.span, {"competition": board.competition.code, "evaluation": board.evaluation or 0}

"""Where a printed value of a competition comes from: a line of a return, or what was keyed; and a trial on paper."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from coopdesk.domain.competition_sheet import CompetitionSheet
from coopdesk.domain.conditions import ON_TIME
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.field import line_key
from coopdesk.domain.language import Language
from coopdesk.domain.period import Month
from coopdesk.domain.scoring import Standings
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.domain.trials import Trial
from coopdesk.services import months
from coopdesk.services.form_marks import marks_kept
from coopdesk.services.paper_files import free, replace
from coopdesk.store import Store

_LABOUR: Final = {
    "attendance": "attended", "attended_days": "attended", "scheduled_days": "scheduled", "wages": "wages",
    "average_wage": "wages", "lost_time_accidents": "accidents",
}  # fmt: skip
"""The column of the labour page behind an indicator or figure."""
_OUTPUT: Final = {"scrap_rate": "scrap", "pass_rate": "scrap", "scrap_value_constant": "scrap",
                  "planned_value_constant": "planned"}  # fmt: skip
"""The column of the output page; accepted goods for everything else."""


@dataclass(frozen=True)
class Source:
    """Keyed for the entrant, on a line of the own return, or in the return of a co-operative; empty ``line``: none."""

    kind: Literal["keyed", "output", "labour", "cooperative"]
    month: Month
    line: str = ""
    box: str = ""


def source(store: Store, board: Standings, entrant: str, subject: str) -> Source:
    """Where the value of an indicator or of a limit comes from; of several months, the last."""
    month = board.span.last
    keyed = {one.indicator for one in board.conditions if one.measured}
    keyed |= {gate.subject for gate in board.gates if gate.keyed}
    keyed |= {name for one in board.conditions for name in (one.measured, one.per) if name}
    if subject in keyed or board.competition.level == "person":
        return Source("keyed", board.span.first)
    if board.competition.level == "cooperative" or subject == ON_TIME:
        return Source("cooperative", month)
    statement = months.current(store, board.competition.cooperative, month)
    if subject in _LABOUR:
        labour = store.lines(LabourLine, statement.id) if statement else []
        line = next((one.team for one in labour if one.team == entrant), "")
        return Source("labour", month, line, _LABOUR[subject])
    output = store.lines(OutputLine, statement.id) if statement else []
    line = next((line_key(one) for one in output if one.team == entrant), "")
    return Source("output", month, line, _OUTPUT.get(subject, "qualified"))


def trial_paper(store: Store, board: Standings, trial: Trial, language: Language) -> bytes:
    """The evaluation sheet of a trial as a PDF, marked as one; nothing of it is kept."""
    from coopdesk.reports import competition as paper

    code = board.competition.cooperative
    unit = store.get(Cooperative, code) or Cooperative(code)
    sheet = CompetitionSheet(store.desk, unit, board, trial, form_marks=marks_kept(store))
    return paper.draw(sheet, language)


def save_trial(store: Store, code: str, data: bytes) -> Path:
    """Write the pages of a trial as ``trial-CODE.pdf`` beside the other papers of the file; raises StorageError."""
    folder = (store.path.resolve().parent if store.path else Path.home()) / "reports"
    path = folder / f"trial-{code}.pdf"
    folder.mkdir(exist_ok=True)
    free(store, path, folder)
    replace(path, data)
    return path

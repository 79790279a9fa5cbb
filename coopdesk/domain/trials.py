"""A trial: the board with another value for one entrant, for an argument; nothing of it is kept."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from coopdesk.domain.conditions import ON_TIME
from coopdesk.domain.entries import Entry, condition_name, subject_name
from coopdesk.domain.language import Language, named, say
from coopdesk.domain.numbers import rounded
from coopdesk.domain.scoring import Standings, standings
from coopdesk.errors import N_


@dataclass(frozen=True)
class Trial:
    """Another printed value of one entrant: what it is and what is tried; None is no value."""

    code: str
    name_en: str
    name_zh: str
    indicator: str
    was: Decimal | None
    value: Decimal | None


def tried(board: Standings, entries: Iterable[Entry], trial: Trial) -> Standings:
    """The board as it would be with the value of the trial; ``entries`` are those that the board was made from."""
    limits = [gate for gate in board.gates if not board.provisional or gate.subject != ON_TIME]
    changed = [_with(entry, trial) if entry.code == trial.code else entry for entry in entries]
    return dataclasses.replace(board, standings=tuple(standings(board.conditions, limits, changed)))


def _with(entry: Entry, trial: Trial) -> Entry:
    """An entry with the value tried, one decimal as every printed value; nothing is lacking for it then."""
    value = None if trial.value is None else rounded(trial.value, 1)
    lacks = {name: what for name, what in entry.lacks.items() if name != trial.indicator}
    return dataclasses.replace(entry, values={**entry.values, trial.indicator: value}, lacks=lacks)


def in_words(board: Standings, trial: Trial, language: Language) -> str:
    """What was tried, for the screen and the paper, so that nobody takes a trial for the result."""
    condition = next((one for one in board.conditions if one.indicator == trial.indicator), None)
    what = condition_name(condition, language) if condition else subject_name(trial.indicator, language)
    blank = say(N_("no value"), language)
    return say(
        N_("Trial, nothing is kept: %(name)s, %(what)s %(value)s instead of %(was)s"),
        language,
        name=named(trial, language),
        what=what,
        value=blank if trial.value is None else rounded(trial.value, 1),
        was=blank if trial.was is None else trial.was,
    )

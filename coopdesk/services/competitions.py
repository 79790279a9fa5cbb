"""Competitions of a co-operative's teams: set up, key what no return carries, and see who stands where (DOMAIN §3)."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from coopdesk.domain.competitions import ON_TIME, Competition, Condition, Gate, MeasuredValue, conditions_of
from coopdesk.domain.field import checked, field_of
from coopdesk.domain.figures import figures_of, total
from coopdesk.domain.members import Team
from coopdesk.domain.period import Month, Period
from coopdesk.domain.scoring import Entrant, Standings, standings
from coopdesk.domain.statements import WHOLE_TEAM, MonthlyReturn, Quantity
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services import members, months
from coopdesk.services.calendar import calendar_of
from coopdesk.store import Store
from coopdesk.tables.sheets import refused
from coopdesk.tables.text import read_table


def competitions(store: Store) -> list[Competition]:
    """All competitions, the latest month first."""
    return sorted(store.find(Competition), key=lambda one: (str(one.period), one.code), reverse=True)


def offered_code(store: Store, period: Month) -> str:
    """A code for a new competition of a month that is not in use: ``1954-06``, then ``1954-06-2``."""
    used = {one.code for one in store.find(Competition)}
    code, number = str(period), 1
    while code in used:
        number += 1
        code = f"{period}-{number}"
    return code


def new_competition(
    store: Store,
    competition: Competition,
    conditions: Iterable[Condition] = (),
    gates: Iterable[Gate] = (),
    operator: str = "",
) -> Competition:
    """Announce a competition; without conditions it gets the usual ones and their gates (DOMAIN §3.4, M1).

    Raises EntryError with what is wrong, and where the code is in use.
    """
    code = competition.code
    if store.get(Competition, code) is not None:
        raise EntryError([Problem("code", N_("There is already a competition with this code."))])
    own = tuple(dataclasses.replace(one, competition=code) for one in conditions)
    limits = tuple(dataclasses.replace(one, competition=code) for one in gates)
    if not own:
        own, limits = conditions_of(code)
    with store.transaction(operator):
        store.save(checked(competition))
        store.save(*map(checked, own), *map(checked, limits))
    return competition


def conditions(store: Store, code: str) -> tuple[Condition, ...]:
    """The conditions of a competition, in their order."""
    return tuple(sorted(store.find(Condition, competition=code), key=lambda one: (one.position, one.indicator)))


def gates(store: Store, code: str) -> tuple[Gate, ...]:
    """The gates of a competition, in their order."""
    return tuple(sorted(store.find(Gate, competition=code), key=lambda one: (one.position, one.subject)))


def keyed_names(store: Store, code: str) -> list[str]:
    """What has to be keyed for every entrant, in the order of the conditions: the planned value before the actual."""
    names = [name for one in conditions(store, code) if one.measured for name in (one.per, one.measured) if name]
    return list(dict.fromkeys(names))


def values(store: Store, code: str) -> dict[tuple[str, str], Quantity]:
    """The keyed values by entrant and name; what was never keyed is not there."""
    return {(one.entrant, one.what): one.value for one in store.find(MeasuredValue, competition=code)}


def set_value(store: Store, code: str, entrant: str, what: str, value: Quantity, operator: str = "") -> None:
    """Keep a keyed value of an entrant; None is blank again. Raises EntryError, DeskError for no such competition."""
    competition = _competition(store, code)
    if entrant not in {team.code for team in _teams(store, competition, _whole(store, competition))}:
        raise EntryError([Problem("entrant", N_("“%(code)s” does not take part."), {"code": entrant})])
    if what not in keyed_names(store, code):
        raise EntryError([Problem("what", N_("“%(name)s” is not asked for by the conditions."), {"name": what})])
    with store.transaction(operator):
        store.save(checked(MeasuredValue(code, entrant, what, value)))


def load_values(store: Store, code: str, path: Path, operator: str = "") -> None:
    """Take keyed values from a table: ``entrant`` and one column for each name of `keyed_names`.

    Raises TableError with file and line; nothing is taken in then.
    """
    names = keyed_names(store, code)
    with store.transaction(operator):
        for number, cells in read_table(path, ["entrant", *names]).lines:
            for name in names:
                try:
                    value = field_of(MeasuredValue, "value").parse(cells[name])
                    set_value(store, code, cells["entrant"].strip(), name, value)
                except EntryError as error:
                    problem = error.problems[0]
                    column = "entrant" if problem.box == "entrant" else name
                    raise refused(path.name, number, column, problem.message, problem.values) from None


def board(store: Store, code: str) -> Standings:
    """Who stands where, from the month as it is now; every team is listed, whether it reported or not.

    Raises DeskError for an unknown competition.
    """
    competition = _competition(store, code)
    whole = _whole(store, competition)
    provisional = whole is None or not whole.final
    asked = gates(store, code)
    scored = tuple(gate for gate in asked if not provisional or gate.subject != ON_TIME)
    rules = conditions(store, code)
    found = standings(rules, scored, entrants(store, competition))
    return Standings(competition, rules, asked, tuple(found), provisional)


def entrants(store: Store, competition: Competition) -> list[Entrant]:
    """The teams with the figures of their own lines and their keyed values."""
    whole = _whole(store, competition)
    keyed: dict[str, dict[str, Quantity]] = {}
    for (entrant, what), value in values(store, competition.code).items():
        keyed.setdefault(entrant, {})[what] = value
    on_time = _on_time(store, whole)
    return [
        _entrant(team, competition.period, whole, keyed.get(team.code, {}), on_time)
        for team in _teams(store, competition, whole)
    ]


def _entrant(
    team: Team, month: Month, whole: MonthlyReturn | None, keyed: dict[str, Quantity], on_time: bool | None
) -> Entrant:
    period = Period(month, month)
    entries = [(team.code, month, figures_of(own))] if (own := _of_team(whole, team.code)) else []
    english, chinese = team.name_en or team.name_zh or team.code, team.name_zh or team.name_en or team.code
    return Entrant(team.code, english, chinese, total(period, entries), keyed, on_time)


def _of_team(whole: MonthlyReturn | None, team: str) -> MonthlyReturn | None:
    """The return with the lines of one team only, None where it has none."""
    if whole is None:
        return None
    output = tuple(line for line in whole.output if line.team == team)
    labour = tuple(line for line in whole.labour if line.team == team)
    own = dataclasses.replace(whole, output=output, labour=labour, movement=(), accounts=None)
    return own if output or labour else None


def _teams(store: Store, competition: Competition, whole: MonthlyReturn | None) -> list[Team]:
    """The teams on file in their order, then those that only the lines name; never the co-operative as a whole."""
    on_file = [team for team in members.teams(store, competition.cooperative) if team.code != WHOLE_TEAM]
    known = {team.code for team in on_file} | {WHOLE_TEAM}
    keyed = [line.team for line in whole.output] + [line.team for line in whole.labour] if whole else []
    return on_file + [Team(competition.cooperative, code) for code in dict.fromkeys(keyed) if code not in known]


def _on_time(store: Store, whole: MonthlyReturn | None) -> bool | None:
    """Whether the final return was submitted by its due day; None for one that is not final."""
    if whole is None or not whole.final or whole.statement.submitted_on is None:
        return None
    return whole.statement.submitted_on <= calendar_of(store).due(whole.statement.period)


def _whole(store: Store, competition: Competition) -> MonthlyReturn | None:
    statement = months.current(store, competition.cooperative, competition.period)
    return months.whole(store, statement) if statement else None


def _competition(store: Store, code: str) -> Competition:
    found = store.get(Competition, code)
    if found is None:
        raise DeskError(N_("There is no competition “%(code)s”."), code=code)
    return found

"""Who takes part in a competition, with the figures of the months and what was keyed (DOMAIN §3).

Teams have the figures of their own lines, members what is keyed for them, co-operatives those of the returns that
count.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, MeasuredValue, QuotaWork
from coopdesk.domain.conditions import Condition
from coopdesk.domain.cooperatives import KINDS, Cooperative, KindSpan, in_force
from coopdesk.domain.entries import Entrant, value_of
from coopdesk.domain.evaluations import PledgedTarget
from coopdesk.domain.figures import Figures, figures_of, total
from coopdesk.domain.language import say
from coopdesk.domain.members import Team
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import WHOLE_TEAM, MonthlyReturn, Quantity, Statement
from coopdesk.services import members, months
from coopdesk.services.calendar import calendar_of
from coopdesk.services.figures import Covered, covered
from coopdesk.services.returned_values import returned
from coopdesk.store import Store, queries

BEST_OF: Final = 12
"""How many months before a competition the best one is looked for in."""
QUOTA_HOURS: Final = "standard_hours"
"""The keyed value that quota lines make: either the lines are kept, or one total is keyed."""


@dataclass(frozen=True)
class Lineup:
    """The entrants of some months, whether all of it is final, and the statements it was taken from."""

    entrants: tuple[Entrant, ...]
    provisional: bool
    sources: Mapping[str, int]


def lineup(
    store: Store, competition: Competition, edition: Edition, conditions: Iterable[Condition], span: Period
) -> Lineup:
    """Everybody who takes part by these terms, whether they reported or not, with the values of some months.

    An entrant that lacks one of the months has no figures at all: a part of them is not the whole.
    """
    found = _found(store, competition, edition, span)
    chosen = {one.entrant for one in store.find(ChosenEntrant, competition=competition.code, edition=edition.number)}
    if edition.who == "chosen":
        found = dataclasses.replace(found, entrants=tuple(one for one in found.entrants if one.code in chosen))
    keyed = _keyed(store, competition, span, returned(store, competition, found.sources.values()))
    whole = tuple(dataclasses.replace(one, measured=keyed.get(one.code, {})) for one in found.entrants)
    return dataclasses.replace(found, entrants=_aimed(store, competition, edition, tuple(conditions), whole))


def codes(store: Store, competition: Competition, span: Period) -> dict[str, tuple[str, str]]:
    """The names, English and Chinese, of all who could take part, by code."""
    found = _found(store, competition, Edition(competition.code), span)
    return {one.code: (one.name_en, one.name_zh) for one in found.entrants}


def _found(store: Store, competition: Competition, edition: Edition, span: Period) -> Lineup:
    """Those who could take part; their money is that of the desk."""
    found = _LEVELS[competition.level](store, competition, edition, span)
    exponent = store.desk.exponent
    return dataclasses.replace(
        found, entrants=tuple(dataclasses.replace(one, exponent=exponent) for one in found.entrants)
    )


def _keyed(
    store: Store, competition: Competition, span: Period, came: Iterable[MeasuredValue]
) -> dict[str, dict[str, Quantity]]:
    """The keyed values of some months by entrant and name; a sum where there are several months, of all or of none.

    What came with a return outranks what was keyed here, and quota lines stand in the place of a keyed total.
    """
    found: dict[tuple[str, str], dict[Month, Quantity]] = {}
    for one in (*store.find(MeasuredValue, competition=competition.code), *came):
        if span.first <= one.period <= span.last:
            found.setdefault((one.entrant, one.what), {})[one.period] = one.value
    for (entrant, month), hours in quota_hours(store, competition.code, span).items():
        found.setdefault((entrant, QUOTA_HOURS), {})[month] = hours
    keyed: dict[str, dict[str, Quantity]] = {}
    for (entrant, what), by_month in found.items():
        values = list(by_month.values())
        summed = [value for value in values if isinstance(value, Decimal)]
        several = sum(summed, Decimal(0)) if len(summed) == len(span) else None
        keyed.setdefault(entrant, {})[what] = values[0] if len(span) == 1 else several
    return keyed


def quota_hours(store: Store, code: str, span: Period) -> dict[tuple[str, Month], Decimal]:
    """The standard hours of the quota lines by entrant and month; nothing where there are no lines."""
    found: dict[tuple[str, Month], Decimal] = {}
    for work in store.find(QuotaWork, competition=code):
        if span.first <= work.period <= span.last:
            key = work.entrant, work.period
            found[key] = found.get(key, Decimal(0)) + work.pieces * work.hours_each
    return found


def _aimed(
    store: Store,
    competition: Competition,
    edition: Edition,
    conditions: tuple[Condition, ...],
    entrants: tuple[Entrant, ...],
) -> tuple[Entrant, ...]:
    """The entrants with their own targets, where conditions ask for such."""
    own = [one for one in conditions if one.own_target]
    if not own:
        return entrants
    pledged = {(p.entrant, p.indicator): p.target for p in store.find(PledgedTarget, competition=competition.code)}
    best = _best(store, competition, edition, [one for one in own if one.aim == "best"])
    targets = {**{key: value for key, value in pledged.items() if key[1] in _of_aim(own, "pledge")}, **best}
    return tuple(
        dataclasses.replace(one, targets={name: value for (code, name), value in targets.items() if code == one.code})
        for one in entrants
    )


def _of_aim(conditions: Iterable[Condition], aim: str) -> set[str]:
    return {one.indicator for one in conditions if one.aim == aim}


def _best(
    store: Store, competition: Competition, edition: Edition, conditions: list[Condition]
) -> dict[tuple[str, str], Decimal]:
    """The best printed value of each entrant in any single month of the year before the competition began."""
    found: dict[tuple[str, str], Decimal] = {}
    if not conditions:
        return found
    for month in Period(competition.period + -BEST_OF, competition.period + -1):
        past = _found(store, competition, edition, Period(month, month))
        for entrant in past.entrants:
            for condition in conditions:
                value, key = value_of(condition, entrant), (entrant.code, condition.indicator)
                if value is not None:
                    better = max if condition.better == "more" else min
                    found[key] = better(found.get(key, value), value)
    return found


def statement_of(store: Store, cooperative: str, month: Month) -> Statement | None:
    """The last final statement of a month, the one at work where none is final yet: a correction waits till it is."""
    found = [s for s in queries.statements_of(store, cooperative, Period(month, month)) if s.source != "packet"]
    return next((s for s in reversed(found) if s.state == "closed"), found[-1] if found else None)


def _teams(store: Store, competition: Competition, _edition: Edition, span: Period) -> Lineup:
    """The teams on file in their order, then those that only the lines name; never the co-operative as a whole."""
    statements = {month: statement_of(store, competition.cooperative, month) for month in span}
    wholes = {month: months.whole(store, one) for month, one in statements.items() if one}
    on_file = [team for team in members.teams(store, competition.cooperative) if team.code != WHOLE_TEAM]
    known = {team.code for team in on_file} | {WHOLE_TEAM}
    keyed = [name for one in wholes.values() for name in _team_names(one)]
    late = [Team(competition.cooperative, code) for code in dict.fromkeys(keyed) if code not in known]
    final = len(wholes) == len(span) and all(whole.final for whole in wholes.values())
    on_time = _on_time(store, wholes) if final else None
    found = tuple(_team(team, span, wholes, on_time) for team in on_file + late)
    sources = {f"{competition.cooperative} {month}": whole.statement.id for month, whole in wholes.items()}
    return Lineup(found, not final, sources)


def _team_names(whole: MonthlyReturn) -> list[str]:
    return [line.team for line in whole.output] + [line.team for line in whole.labour]


def _team(team: Team, span: Period, wholes: Mapping[Month, MonthlyReturn], on_time: bool | None) -> Entrant:
    own = {month: part for month, whole in wholes.items() if (part := of_team(whole, team.code))}
    entries = [(team.code, month, figures_of(part)) for month, part in own.items()] if len(own) == len(span) else []
    english, chinese = team.name_en or team.name_zh or team.code, team.name_zh or team.name_en or team.code
    return Entrant(team.code, english, chinese, total(span, entries), {}, on_time)


def of_team(whole: MonthlyReturn, team: str) -> MonthlyReturn | None:
    """The return with the lines of one team only, None where it has none."""
    output = tuple(line for line in whole.output if line.team == team)
    labour = tuple(line for line in whole.labour if line.team == team)
    own = dataclasses.replace(whole, output=output, labour=labour, movement=(), accounts=None)
    return own if output or labour else None


def _on_time(store: Store, wholes: Mapping[Month, MonthlyReturn]) -> bool | None:
    """Whether the final returns were submitted by their due days; None where a day is not known.

    A correction does not make a return late that was on time.
    """
    calendar = calendar_of(store)
    days = [(month, _first_day(store, whole.statement)) for month, whole in wholes.items()]
    if any(day is None for _month, day in days):
        return None
    return all(day is not None and day <= calendar.due(month) for month, day in days)


def _first_day(store: Store, statement: Statement) -> date | None:
    """The day on which a month was submitted first."""
    found = queries.statements_of(store, statement.cooperative, Period(statement.period, statement.period))
    days = [one.submitted_on for one in found if one.state == "closed" and one.source == statement.source]
    return min((day for day in days if day is not None), default=statement.submitted_on)


def _persons(store: Store, competition: Competition, _edition: Edition, span: Period) -> Lineup:
    """The members who were on the roll in any of the months; their values are keyed."""
    found: dict[str, Entrant] = {}
    for month in span:
        for one in queries.members_on_roll(store, competition.cooperative, month):
            found.setdefault(one.number, Entrant(one.number, one.name, one.name, total(span, [])))
    statements = [statement_of(store, competition.cooperative, month) for month in span]
    final = all(one is not None and one.state == "closed" for one in statements)
    sources = {f"{competition.cooperative} {one.period}": one.id for one in statements if one}
    return Lineup(tuple(found.values()), not final, sources)


def _cooperatives(store: Store, competition: Competition, edition: Edition, span: Period) -> Lineup:
    """The co-operatives that owe a return for any of the months, with those that count; missing ones are listed."""
    places = covered(store, span)
    kinds: dict[str, list[KindSpan]] = {}
    for row in store.find(KindSpan):
        kinds.setdefault(row.cooperative, []).append(row)
    found, sources = [], {}
    for one in store.find(Cooperative):
        own = {month: places[one.code, month] for month in span}
        if not any(place.coverage.due or place.statement for place in own.values()):
            continue
        sources.update({f"{one.code} {month}": it.statement.id for month, it in own.items() if it.statement})
        found.append(_cooperative(one, span, own, _group_of(edition, kinds.get(one.code, []))))
    due = any(place.coverage.missing or place.coverage.disputed for place in places.values())
    return Lineup(tuple(found), due, sources)


Grouped = Callable[[Cooperative, Period, Figures], tuple[str, str]]


def _cooperative(one: Cooperative, span: Period, own: Mapping[Month, Covered], grouped: Grouped) -> Entrant:
    entries = [(one.code, month, place.figures) for month, place in own.items() if place.figures]
    figures = total(span, entries if len(entries) == len(span) else [])
    late = any(place.coverage.late for place in own.values())
    on_time = not late if len(entries) == len(span) else None
    english, chinese = one.name_en or one.name_zh or one.code, one.name_zh or one.name_en or one.code
    group_en, group_zh = grouped(one, span, figures.figures)
    return Entrant(one.code, english, chinese, figures, {}, on_time, {}, group_en, group_zh)


def _group_of(edition: Edition, kinds: list[KindSpan]) -> Grouped:
    """With whom a co-operative is compared: the names of its trade, kind or size, English and Chinese."""

    def grouped(one: Cooperative, span: Period, figures: Figures) -> tuple[str, str]:
        if edition.groups == "trade":
            return one.trade_en or one.trade_zh or "-", one.trade_zh or one.trade_en or "-"
        if edition.groups == "kind":
            row = in_force(kinds, span.last.last)
            words = KINDS.get(row.kind, row.kind) if row else "-"
            return say(words, "en"), say(words, "zh")
        if edition.groups == "size":
            words = size_group(edition.bounds, figures.members_closing)
            return words, words
        return "", ""

    return grouped


def size_group(bounds: tuple[int, ...], count: int | None) -> str:
    """The group of size in figures: ``1-49``, ``50-99``, ``100-``; ``-`` where the number is not known."""
    if count is None:
        return "-"
    lower = max((bound for bound in bounds if bound <= count), default=1)
    upper = min((bound for bound in bounds if bound > count), default=None)
    return f"{lower}-" if upper is None else f"{lower}-{upper - 1}"


_LEVELS: Final[Mapping[str, Callable[[Store, Competition, Edition, Period], Lineup]]] = {
    "team": _teams, "person": _persons, "cooperative": _cooperatives,
}  # fmt: skip

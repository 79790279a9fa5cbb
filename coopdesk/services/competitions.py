"""Competitions: their terms from draft to announcement, what is keyed for them, and who stands where (DOMAIN §3)."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeVar

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, MeasuredValue, Prize
from coopdesk.domain.conditions import ON_TIME, Condition, Gate, conditions_of
from coopdesk.domain.entries import entered
from coopdesk.domain.field import checked, field_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.scoring import Standings, standings
from coopdesk.domain.statements import Quantity
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services.entrants import codes, lineup
from coopdesk.services.returned_values import returned_in
from coopdesk.store import Store
from coopdesk.tables.sheets import refused
from coopdesk.tables.text import read_table

_CAME: Final = N_("came with the return of %(code)s; a correction of it comes with a corrected return")
Term = TypeVar("Term", Condition, Gate, Prize, ChosenEntrant)


def competitions(store: Store) -> list[Competition]:
    """The competitions that are held here, the latest month first; not those of the federation at another's desk."""
    here = "cooperative" if store.desk.role == "cooperative" else ""
    held = [one for one in store.find(Competition) if one.level != here]
    return sorted(held, key=lambda one: (str(one.period), one.code), reverse=True)


def competition_of(store: Store, code: str) -> Competition:
    """A competition by its code; raises DeskError where there is none."""
    found = store.get(Competition, code)
    if found is None:
        raise DeskError(N_("There is no competition “%(code)s”."), code=code)
    return found


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
    prizes: Iterable[Prize] = (),
    edition: Edition | None = None,
    operator: str = "",
) -> Competition:
    """Keep a competition and its first edition; without conditions it gets the usual ones of its method, with gates.

    Raises EntryError with what is wrong, and where the code is in use.
    """
    code = competition.code
    if store.get(Competition, code) is not None:
        raise EntryError([Problem("code", N_("There is already a competition with this code."))])
    terms = dataclasses.replace(edition or Edition(code), competition=code, number=1)
    own, limits = _with(conditions, code, 1), _with(gates, code, 1)
    if not own:
        own, limits = conditions_of(code, terms.method)
    with store.transaction(operator):
        store.save(checked(competition), checked(terms))
        store.save(*map(checked, own), *map(checked, limits), *map(checked, _with(prizes, code, 1)))
    return competition


def _with(terms: Iterable[Term], code: str, number: int) -> tuple[Term, ...]:
    """Terms as those of an edition."""
    return tuple(dataclasses.replace(one, competition=code, edition=number) for one in terms)


def editions(store: Store, code: str) -> list[Edition]:
    """The editions of a competition's terms, the first first."""
    return sorted(store.find(Edition, competition=code), key=lambda one: one.number)


def untimely(store: Store, edition: Edition) -> Problem | None:
    """That an edition is announced before the one that it follows; None where it is not."""
    before = [one for one in store.find(Edition, competition=edition.competition) if one.number < edition.number]
    days = [one.announced_on for one in before if one.announced_on is not None]
    if edition.announced_on is None or not days or edition.announced_on >= max(days):
        return None
    return Problem("announced_on", N_("is before %(day)s, when the conditions before these were announced"),
                   {"day": max(days)})  # fmt: skip


def edition_of(store: Store, code: str, number: int | None = None) -> Edition:
    """An edition, the newest where none is named; raises DeskError where there is none."""
    found = [one for one in editions(store, code) if number in (None, one.number)]
    if not found:
        raise DeskError(N_("There is no competition “%(code)s”."), code=code)
    return found[-1]


def conditions(store: Store, code: str, edition: int | None = None) -> tuple[Condition, ...]:
    """The conditions of an edition, the newest where none is named, in their order."""
    number = edition_of(store, code, edition).number
    found = store.find(Condition, competition=code, edition=number)
    return tuple(sorted(found, key=lambda one: (one.position, one.indicator)))


def gates(store: Store, code: str, edition: int | None = None) -> tuple[Gate, ...]:
    """The gates of an edition, the newest where none is named, in their order."""
    number = edition_of(store, code, edition).number
    return tuple(
        sorted(store.find(Gate, competition=code, edition=number), key=lambda one: (one.position, one.subject))
    )


def prizes(store: Store, code: str, edition: int | None = None) -> tuple[Prize, ...]:
    """The prizes of an edition, the newest where none is named, in their order."""
    number = edition_of(store, code, edition).number
    return tuple(sorted(store.find(Prize, competition=code, edition=number), key=lambda one: one.position))


def keyed_names(store: Store, code: str) -> list[str]:
    """What has to be keyed for every entrant, in the order of the conditions: the planned value before the actual."""
    names = [name for one in conditions(store, code) if one.measured for name in (one.per, one.measured) if name]
    return list(dict.fromkeys([*names, *(gate.subject for gate in gates(store, code) if gate.keyed)]))


def values(store: Store, code: str, month: Month | None = None) -> dict[tuple[str, str], Quantity]:
    """The keyed values of a month, the first where none is named, by entrant and name; only what was ever keyed.

    What came with a return outranks what was keyed here.
    """
    competition = competition_of(store, code)
    wanted = month or competition.period
    found = store.find(MeasuredValue, competition=code, period=str(wanted)) + returned_in(store, competition, wanted)
    return {(one.entrant, one.what): one.value for one in found}


def kept_values(store: Store, code: str, entrant: str, month: Month) -> list[MeasuredValue]:
    """What was keyed here for an entrant and month, with its evidence."""
    return store.find(MeasuredValue, competition=code, entrant=entrant, period=str(month))


def set_value(
    store: Store,
    code: str,
    entrant: str,
    what: str,
    value: Quantity,
    operator: str = "",
    month: Month | None = None,
    evidence: str = "",
) -> None:
    """Keep a keyed value of an entrant and month (the first); None is blank again.

    Raises EntryError, DeskError for no such competition.
    """
    competition = competition_of(store, code)
    wanted = month or competition.period
    if not competition.span.first <= wanted <= competition.span.last:
        raise EntryError([Problem("period", N_("%(month)s is not a month of the competition."), {"month": wanted})])
    if entrant not in codes(store, competition, Period(wanted, wanted)):
        raise EntryError([Problem("entrant", N_("“%(code)s” does not take part."), {"code": entrant})])
    if what not in keyed_names(store, code):
        raise EntryError([Problem("what", N_("“%(name)s” is not asked for by the conditions."), {"name": what})])
    for one in returned_in(store, competition, wanted):
        if (one.entrant, one.what) == (entrant, what) and one.value != value:
            raise EntryError([Problem("value", _CAME, {"code": entrant})])
    with store.transaction(operator):
        store.save(checked(MeasuredValue(code, entrant, what, value, wanted, evidence)))


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


def board(store: Store, code: str, span: Period | None = None) -> Standings:
    """Who stands where by the newest edition, from the months as they are now (all of them); everybody is listed.

    Raises DeskError for an unknown competition.
    """
    competition, edition = competition_of(store, code), edition_of(store, code)
    months = span or competition.span
    rules, asked = conditions(store, code), gates(store, code)
    found = lineup(store, competition, edition, rules, months)
    scored = tuple(gate for gate in asked if not found.provisional or gate.subject != ON_TIME)
    placed = standings(rules, scored, entered(rules, scored, found.entrants))
    return Standings(competition, edition, months, rules, asked, tuple(placed), found.provisional)

"""The terms of a competition as they are set up: kept in one piece, duplicated, changed by a new edition, tried first.

Terms are free until the first evaluation; from then on they are frozen, and a change is a new edition with a reason
(DOMAIN §3.3).
"""

import dataclasses
from typing import Any, Final

from coopdesk.domain.competitions import ChosenEntrant, Competition, Prize
from coopdesk.domain.conditions import ON_TIME, Condition, Gate
from coopdesk.domain.entries import entered
from coopdesk.domain.evaluations import Evaluation
from coopdesk.domain.period import Month, Period
from coopdesk.domain.scoring import Standings, standings
from coopdesk.domain.terms import Terms, moved_on, new_terms
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services import competitions
from coopdesk.services.entrants import codes, lineup
from coopdesk.store import Store

_KINDS: Final = (Condition, Gate, Prize, ChosenEntrant)


def begun(store: Store, month: Month) -> Terms:
    """What a new competition of this desk starts from: teams at a co-operative, co-operatives at the federation."""
    desk, code = store.desk, competitions.offered_code(store, month)
    if desk.role == "federation":
        return new_terms(code, desk.federation, month, "cooperative")
    return new_terms(code, desk.cooperative or "", month, "team")


def terms_of(store: Store, code: str, number: int | None = None) -> Terms:
    """The terms of an edition, the newest where none is named; raises DeskError."""
    competition, edition = competitions.competition_of(store, code), competitions.edition_of(store, code, number)
    chosen = store.find(ChosenEntrant, competition=code, edition=edition.number)
    return Terms(
        competition,
        edition,
        competitions.conditions(store, code, edition.number),
        competitions.gates(store, code, edition.number),
        competitions.prizes(store, code, edition.number),
        tuple(one.entrant for one in chosen),
    )


def frozen(store: Store, code: str) -> bool:
    """Whether the newest terms were evaluated, so that a change of them is a new edition."""
    return bool(store.find(Evaluation, competition=code, edition=competitions.edition_of(store, code).number))


def duplicate(store: Store, code: str, period: Month | None = None) -> Terms:
    """The terms of a competition for the months after it (or from another), under an offered code; not kept yet."""
    old = terms_of(store, code)
    first = period or old.competition.span.last + 1
    return moved_on(old, competitions.offered_code(store, first), first)


def new_edition(store: Store, code: str) -> Terms:
    """The newest terms as a draft of the next edition, whose reason is still to be given; not kept yet."""
    old = terms_of(store, code)
    edition = dataclasses.replace(old.edition, announced_on=None, reason="")
    return dataclasses.replace(old, edition=edition).kept_as(code, old.edition.number + 1)


def save_terms(store: Store, terms: Terms, new: bool = False, operator: str = "") -> Terms:
    """Keep terms in one piece in place of those of their edition; ``new`` for a competition that is not kept yet.

    Raises EntryError with everything that is wrong, each problem naming its record and box; DeskError where the
    edition was evaluated.
    """
    code, number = terms.competition.code, terms.edition.number
    found = terms.kept_as(code, number)
    problems = [*found.problems(), *_unknown(store, found), *_place(store, found, new)]
    if early := competitions.untimely(store, found.edition):
        problems.append(dataclasses.replace(early, line="preview"))
    if problems:
        raise EntryError(problems)
    kept = (found.conditions, found.gates, found.prizes, found.chosen_records)
    with store.transaction(operator):
        if found.competition != store.get(Competition, code):
            store.save(found.competition)
        store.save(found.edition)
        for kind, records in zip(_KINDS, kept, strict=True):
            _replace(store, kind, code, number, records)
    return found


def _replace(store: Store, kind: type, code: str, number: int, records: tuple[Any, ...]) -> None:
    """Make these the only records of their kind in an edition; what stays the same is not written again."""
    old: list[Any] = store.find(kind, competition=code, edition=number)
    store.remove(*(one for one in old if one not in records))
    store.save(*(one for one in records if one not in old))


def _place(store: Store, terms: Terms, new: bool) -> list[Problem]:
    """What stands against keeping terms under their code and number; raises DeskError where they are frozen."""
    code, number = terms.competition.code, terms.edition.number
    held = store.get(Competition, code)
    if new:
        used = Problem("code", N_("There is already a competition with this code."), line="competition")
        return [used] if held is not None else []
    newest = competitions.edition_of(store, code).number
    if number not in (newest, newest + 1):
        raise DeskError(N_("There is a newer edition of these conditions."))
    if number == newest and frozen(store, code):
        raise DeskError(N_("These conditions were evaluated; they change by a new edition with a reason."))
    if held is None or not store.find(Evaluation, competition=code):
        return []
    message = N_("stays as it is, since it was evaluated")
    named = ("level", "period", "last", "title_en", "title_zh")
    changed = [one for one in named if getattr(held, one) != getattr(terms.competition, one)]
    return [Problem(one, message, line="competition") for one in changed]


def _unknown(store: Store, terms: Terms) -> list[Problem]:
    """Chosen ones that could not take part."""
    if not terms.chosen:
        return []
    known = possible(store, terms.competition)
    message = N_("“%(code)s” does not take part.")
    return [Problem("who", message, {"code": one}, "edition") for one in terms.chosen if one not in known]


def possible(store: Store, competition: Competition) -> dict[str, tuple[str, str]]:
    """The names of all who could take part, by code: now, or in the month before where there is nobody yet."""
    found = codes(store, competition, competition.span)
    return found or codes(store, competition, Period(competition.period + -1, competition.period + -1))


def preview_board(store: Store, terms: Terms, span: Period | None = None) -> Standings:
    """Who would stand where by terms that are not kept, in the month before the competition or in other months.

    Keyed values are those of the competition of that time by the same holder. Nothing is kept.
    """
    competition = terms.competition
    months = span or Period(competition.period + -1, competition.period + -1)
    keyed = dataclasses.replace(competition, code=_keyed_in(store, competition, months))
    everybody = dataclasses.replace(terms.edition, who="all")
    found = lineup(store, keyed, everybody, terms.conditions, months)
    entrants = tuple(one for one in found.entrants if terms.edition.who == "all" or one.code in terms.chosen)
    limits = tuple(gate for gate in terms.gates if not found.provisional or gate.subject != ON_TIME)
    placed = standings(terms.conditions, limits, entered(terms.conditions, limits, entrants))
    return Standings(
        competition, terms.edition, months, terms.conditions, terms.gates, tuple(placed), found.provisional
    )


def _keyed_in(store: Store, competition: Competition, months: Period) -> str:
    """The competition whose keyed values of some months are taken: the newest of the same holder and level then."""
    fits = [
        one.code
        for one in competitions.competitions(store)
        if one.cooperative == competition.cooperative
        and one.level == competition.level
        and one.span.first <= months.first
        and months.last <= one.span.last
    ]
    return competition.code if competition.code in fits or not fits else fits[0]

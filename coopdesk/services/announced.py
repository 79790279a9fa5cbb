"""Competitions of the federation in its updates: what is announced to a co-operative, and what that changes there."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, Final

from coopdesk.domain.competitions import ChosenEntrant, Competition, Edition, Prize, code_here
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.store import Store

TERMS: Final[Mapping[str, type]] = {
    "competition": Competition, "edition": Edition, "conditions": Condition, "gates": Gate, "prizes": Prize,
    "entrants": ChosenEntrant,
}  # fmt: skip
"""The tables of a directive that speak of competitions, in the order in which they are kept."""
_OF_EDITION: Final = ("conditions", "gates", "prizes", "entrants")
Tables = Mapping[str, tuple[Any, ...]]


def announced_to(store: Store, own: Cooperative) -> dict[str, tuple[Any, ...]]:
    """The competitions in which a co-operative takes part, or did by earlier terms, each by its newest announced terms.

    Drafts are told to nobody.
    """
    found: dict[str, list[Any]] = {name: [] for name in TERMS}
    for competition in _competitions(store):
        known = [one for one in store.find(Edition, competition=competition.code) if one.announced_on is not None]
        if not any(_takes_part(store, competition, edition, own) for edition in known):
            continue
        newest = max(known, key=lambda one: one.number)
        found["competition"].append(competition)
        found["edition"].append(newest)
        for name in _OF_EDITION:
            terms: list[Any] = store.find(TERMS[name], competition=competition.code, edition=newest.number)
            found[name] += sorted(terms, key=lambda one: getattr(one, "position", 0))
    return {name: tuple(records) for name, records in found.items()}


def _competitions(store: Store) -> list[Competition]:
    """The competitions of the co-operatives that this federation holds."""
    return store.find(Competition, level="cooperative", cooperative=store.desk.federation)


def _takes_part(store: Store, competition: Competition, edition: Edition, own: Cooperative) -> bool:
    """Whether a co-operative takes part by some terms: chosen, or owing a return for a month of it."""
    if edition.who == "chosen":
        return store.get(ChosenEntrant, competition.code, edition.number, own.code) is not None
    since = min((row.since for row in store.find(KindSpan, cooperative=own.code)), default=None)
    return own.due_in(competition.span.first.first, competition.span.last.last, since)


def agree(federation: str, tables: Tables) -> bool:
    """Whether what a directive says of competitions is whole: held by its federation, announced, of one another."""
    held = {one.code for one in tables["competition"]}
    holders = {(one.cooperative, one.level) for one in tables["competition"]}
    editions = {(one.competition, one.number) for one in tables["edition"] if one.announced_on is not None}
    terms = {(one.competition, one.edition) for name in _OF_EDITION for one in tables[name]}
    one_each = len(editions) == len(tables["edition"]) == len(held) and {code for code, _ in editions} == held
    return one_each and holders <= {(federation, "cooperative")} and terms <= editions


def as_here(federation: str, tables: Tables) -> dict[str, tuple[Any, ...]]:
    """What a directive says of competitions, under the codes that they have at a co-operative's desk."""
    return {name: tuple(_renamed(federation, one) for one in tables[name]) for name in TERMS}


def _renamed(federation: str, record: Any) -> Any:
    box = "code" if isinstance(record, Competition) else "competition"
    return dataclasses.replace(record, **{box: code_here(federation, getattr(record, box))})


def editions_told(records: Iterable[Edition]) -> set[tuple[str, int]]:
    """The terms that stand in full in a directive: what it does not say of them any more goes."""
    return {(one.competition, one.number) for one in records}

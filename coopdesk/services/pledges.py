"""The pledges of those who take part in a competition: their letters, and what they mean to reach (DOMAIN §3.3)."""

from collections.abc import Mapping
from decimal import Decimal

from coopdesk.domain.evaluations import Pledge, PledgedTarget
from coopdesk.domain.field import checked
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.services import competitions
from coopdesk.services.entrants import codes
from coopdesk.services.evaluations import evaluations
from coopdesk.store import Store


def pledges(store: Store, code: str) -> list[Pledge]:
    """The letters of a competition that are kept, by entrant."""
    return sorted(store.find(Pledge, competition=code), key=lambda one: one.entrant)


def targets_of(store: Store, code: str) -> dict[tuple[str, str], Decimal]:
    """What was pledged, by entrant and indicator."""
    return {(one.entrant, one.indicator): one.target for one in store.find(PledgedTarget, competition=code)}


def save_pledge(
    store: Store, pledge: Pledge, targets: Mapping[str, Decimal | None] | None = None, operator: str = ""
) -> Pledge:
    """Keep a letter with what it pledges by indicator; None takes a target back, those not named stay.

    Raises EntryError for somebody who does not take part or an indicator that the conditions do not have, DeskError
    once the competition was evaluated: what was pledged is then part of the result.
    """
    competition = competitions.competition_of(store, pledge.competition)
    if evaluations(store, pledge.competition):
        raise DeskError(N_("The competition was evaluated; what was pledged is not changed any more."))
    entrants = codes(store, competition, competition.span)
    if pledge.entrant not in entrants:
        raise EntryError([Problem("entrant", N_("“%(code)s” does not take part."), {"code": pledge.entrant})])
    if pledge.challenges and (pledge.challenges not in entrants or pledge.challenges == pledge.entrant):
        raise EntryError([Problem("challenges", N_("is not one of the others who take part"))])
    asked = {one.indicator for one in competitions.conditions(store, pledge.competition)}
    if unknown := sorted(set(targets or {}) - asked):
        raise EntryError(
            [Problem("indicator", N_("“%(name)s” is not asked for by the conditions."), {"name": unknown[0]})]
        )
    with store.transaction(operator):
        store.save(checked(pledge))
        for indicator, target in (targets or {}).items():
            if target is not None:
                store.save(checked(PledgedTarget(pledge.competition, pledge.entrant, indicator, target)))
            elif kept := store.get(PledgedTarget, pledge.competition, pledge.entrant, indicator):
                store.remove(kept)
    return pledge

"""What stands by the facts on packets: for each co-operative and month the return that counts (DESIGN §7)."""

from coopdesk.domain.packets import Decision, ids_of
from coopdesk.domain.period import Month, Period
from coopdesk.domain.standings import Choice, Stand, standings
from coopdesk.services.seals import unadmitted
from coopdesk.store import Store, facts


def standing(store: Store, period: Period, cooperative: str | None = None) -> dict[tuple[str, Month], Stand]:
    """What counts for every co-operative (or one) and month of a period that has a closed statement."""
    away = unadmitted(store)
    present = [one for one in facts.candidates(store, period, cooperative) if one.mark not in away]
    return standings(present, choices(store))


def choices(store: Store) -> list[Choice]:
    """Decisions about forks: the chosen packet stands first in the list of those seen."""
    found = []
    for decision in store.find(Decision, kind="choose"):
        seen = ids_of(decision.packets)
        found.append(Choice(decision.counter, seen[0], frozenset(seen)))
    return found

"""Who was called because a month is missing, what was said, and which day was promised (催报记录)."""

import dataclasses

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.deadlines import Call
from coopdesk.domain.field import checked
from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.store import Store


def calls(store: Store, cooperative: str, month: Month) -> list[Call]:
    """The calls about one month of a co-operative, in the order in which they were recorded."""
    return store.find(Call, cooperative=cooperative, period=month)


def calls_in(store: Store, period: Period) -> dict[tuple[str, Month], tuple[Call, ...]]:
    """The calls about the months of a period, by co-operative and month."""
    found: dict[tuple[str, Month], tuple[Call, ...]] = {}
    for call in store.find(Call):
        if period.first <= call.period <= period.last:
            place = call.cooperative, call.period
            found[place] = (*found.get(place, ()), call)
    return found


def record_call(store: Store, call: Call, operator: str = "") -> Call:
    """Record a call under the next number of its month, whatever number it has; returned as kept.

    Raises EntryError for what is amiss, DeskError for a co-operative that is not on the register.
    """
    if store.get(Cooperative, call.cooperative) is None:
        raise DeskError(N_("There is no co-operative %(code)s on the register."), code=call.cooperative)
    entry = max((one.entry for one in calls(store, call.cooperative, call.period)), default=0) + 1
    return correct_call(store, dataclasses.replace(call, entry=entry), operator)


def correct_call(store: Store, call: Call, operator: str = "") -> Call:
    """Keep what was recorded of a call in other words; raises EntryError."""
    if not (call.person or call.answer):
        raise EntryError([Problem("person", N_("is needed, or else what was said"))])
    with store.transaction(operator):
        store.save(checked(call))
    return call


def remove_call(store: Store, call: Call, operator: str = "") -> None:
    """Take a call off the list; what was recorded stays in the history."""
    with store.transaction(operator):
        store.remove(call)

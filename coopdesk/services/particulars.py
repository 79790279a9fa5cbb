"""What an office keeps about itself after the set-up: its names, its kind, and what its own desk is set to."""

from collections.abc import Iterator
from typing import Final

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import checked
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.services import months
from coopdesk.services.operators import require
from coopdesk.services.register import enter
from coopdesk.store import Store

FIXED = frozenset({"start", "federation"})
"""What stays as it is once a month is final: it stands in a file that may have been sent."""


def fixed(store: Store) -> frozenset[str]:
    """The settings of the desk that cannot be changed any more."""
    final = months.last_closed(store, store.desk.cooperative or "") is not None
    return FIXED if final else frozenset()


def save_particulars(store: Store, cooperative: Cooperative, kind: KindSpan, desk: Desk, operator: str = "") -> None:
    """Keep the co-operative, its kind from a day on and the settings of its desk, all or nothing.

    Raises EntryError, also for what is `fixed`, another code, or a first month after one that is begun.
    """
    require(store, operator, "administrator")
    if refused := list(_refused(store, cooperative, desk)):
        raise EntryError(refused)
    with store.transaction(operator):
        enter(store, checked(cooperative), kind, operator=operator)
        store.save(checked(desk))


def _refused(store: Store, cooperative: Cooperative, desk: Desk) -> Iterator[Problem]:
    before = store.desk
    if cooperative.code != before.cooperative or desk.cooperative != before.cooperative:
        yield Problem("code", N_("is never changed; set up another file for another co-operative"))
    for name in sorted(fixed(store)):
        if getattr(desk, name) != getattr(before, name):
            yield Problem(name, N_("stays as it is, because a month is final already"))
    begun = min(months.months_of(store, cooperative.code), default=None)
    if desk.start is None:
        yield Problem("start", N_("is needed"))
    elif begun is not None and begun < desk.start:
        yield Problem("start", N_("is after %(month)s, which is begun already"), {"month": begun})


_FOR_GOOD: Final = N_("is never changed")
LASTING: Final = frozenset({"role", "cooperative", "start", "federation", "currency", "exponent"})
"""What a federation's desk is set up with for good: files and amounts of money hang on it."""


def lasting(store: Store) -> frozenset[str]:
    """The settings of a federation's desk that cannot be changed any more: the price year too, once months count."""
    return LASTING | {"price_year"} if store.next_id(Statement) > 1 else LASTING


def save_settings(store: Store, desk: Desk, operator: str = "") -> None:
    """Keep what a federation sets for its co-operatives; they get it with their next update. Raises EntryError."""
    require(store, operator, "administrator")
    refused = [
        Problem(name, N_("stays as it is, because a month counts already") if name == "price_year" else _FOR_GOOD)
        for name in sorted(lasting(store))
        if getattr(desk, name) != getattr(store.desk, name)
    ]
    if not (desk.federation_en or desk.federation_zh):
        refused.append(Problem("federation_zh", N_("needs a name in one language at least")))
    if refused:
        raise EntryError(refused)
    with store.transaction(operator):
        store.save(checked(desk))

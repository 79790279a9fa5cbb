"""The annual plans of output value and the shares of the months, as the federation sets them for its co-operatives."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.field import checked
from coopdesk.domain.plans import AnnualPlan, MonthlyShare, OutputPlan, YearShares
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.services.operators import require
from coopdesk.store import Store

OUTPUT: Final = "gross_output_value"


@dataclass(frozen=True)
class Planned:
    """A co-operative with the latest edition of its plan for a year, None where none is set."""

    cooperative: Cooperative
    plan: AnnualPlan | None

    @property
    def code(self) -> str:
        """The code of the co-operative."""
        return self.cooperative.code

    @property
    def base(self) -> int | None:
        """Output value of the year before, where the plan says it."""
        return self.plan.base if self.plan else None

    @property
    def target(self) -> int | None:
        """Output value of the year, where it is planned."""
        return self.plan.target if self.plan else None


def planned(store: Store, year: int) -> list[Planned]:
    """Everyone on the register who works in a year, without a plan first, then by code."""
    latest = {plan.cooperative: plan for plan in _editions(store, year=year)}
    found = [Planned(one, latest.get(one.code)) for one in store.find(Cooperative) if _works(one, year)]
    return sorted(found, key=lambda one: (one.plan is not None, one.code))


def editions_of(store: Store, code: str, year: int) -> list[AnnualPlan]:
    """The editions of the plan of a co-operative for a year, the latest last."""
    return _editions(store, year=year, cooperative=code)


def _editions(store: Store, **asked: Any) -> list[AnnualPlan]:
    return sorted(store.find(AnnualPlan, indicator=OUTPUT, **asked), key=lambda plan: plan.edition)


def _works(one: Cooperative, year: int) -> bool:
    begun = one.founded_on is None or one.founded_on.year <= year
    return begun and (one.dissolved_on is None or one.dissolved_on >= date(year, 1, 1))


def enter_plan(store: Store, code: str, year: int, typed: OutputPlan, operator: str = "") -> AnnualPlan:
    """Set the plan of output value: its first edition, or another one after those on record.

    What stands already is no new edition. Raises EntryError.
    """
    require(store, operator, "administrator")
    editions = editions_of(store, code, year)
    if editions and (editions[-1].base, editions[-1].target) == (typed.base, typed.target):
        return editions[-1]
    plan = AnnualPlan(code, year, OUTPUT, len(editions) + 1, typed.base, checked(typed).target)
    with store.transaction(operator):
        store.save(checked(plan))
    return plan


def shares_of(store: Store, year: int) -> YearShares:
    """The shares of the months of a year, blank where none are set: then all months count the same."""
    return YearShares.of({share.month: share.percent for share in store.find(MonthlyShare, year=year)})


def enter_shares(store: Store, year: int, shares: YearShares, operator: str = "") -> None:
    """Set the shares of all months of a year; raises EntryError, also where those that are set are blanked."""
    require(store, operator, "administrator")
    typed = [share for share in checked(shares).months if share is not None]
    if not typed and store.find(MonthlyShare, year=year):
        raise EntryError([Problem("january", N_("is needed: shares that were set can be changed, not taken away"))])
    with store.transaction(operator):
        store.save(*(checked(MonthlyShare(year, month, share)) for month, share in enumerate(typed, start=1)))

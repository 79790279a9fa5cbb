"""The annual plans and the shares of the months, as the federation sets them for its co-operatives."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.field import checked
from coopdesk.domain.plans import AnnualPlan, MonthlyShare, TypedPlan, YearShares
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.services.operators import require
from coopdesk.store import Store

_OUTPUT: Final = "gross_output_value"
_MEMBERS: Final = "new_members"


@dataclass(frozen=True)
class Planned:
    """A co-operative with the latest editions of its plans for a year, None where none is set."""

    cooperative: Cooperative
    plan: AnnualPlan | None
    joining: AnnualPlan | None = None

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

    @property
    def members(self) -> int | None:
        """Newly developed members of the year, where they are planned."""
        return self.joining.target if self.joining else None

    def found_by(self, text: str) -> bool:
        """Whether every word of a search is in the code or a name."""
        heap = f"{self.code}\n{self.cooperative.name_en}\n{self.cooperative.name_zh}".casefold()
        return all(word in heap for word in text.casefold().split())


def planned(store: Store, year: int) -> list[Planned]:
    """Everyone on the register who works in a year, without a plan of output first, then by code."""
    output, members = (
        {plan.cooperative: plan for plan in _editions(store, year=year, indicator=indicator)}
        for indicator in (_OUTPUT, _MEMBERS)
    )
    works = [one for one in store.find(Cooperative) if _works(one, year)]
    found = [Planned(one, output.get(one.code), members.get(one.code)) for one in works]
    return sorted(found, key=lambda one: (one.plan is not None, one.code))


def editions_of(store: Store, code: str, year: int) -> list[AnnualPlan]:
    """The editions of the plan of output of a co-operative for a year, the latest last."""
    return _editions(store, year=year, cooperative=code, indicator=_OUTPUT)


def _editions(store: Store, **asked: Any) -> list[AnnualPlan]:
    return sorted(store.find(AnnualPlan, **asked), key=lambda plan: plan.edition)


def _works(one: Cooperative, year: int) -> bool:
    begun = one.founded_on is None or one.founded_on.year <= year
    return begun and (one.dissolved_on is None or one.dissolved_on >= date(year, 1, 1))


def enter_plan(store: Store, code: str, year: int, typed: TypedPlan, operator: str = "") -> None:
    """Set the plans of a co-operative: their first editions, or others after those on record.

    What stands already is no new edition. Raises EntryError, also where a plan of members that is set is blanked.
    """
    require(store, operator, "administrator")
    checked(typed)
    with store.transaction(operator):
        _enter(store, AnnualPlan(code, year, _OUTPUT, 1, typed.base, typed.target))
        joining = _editions(store, year=year, cooperative=code, indicator=_MEMBERS)
        if typed.members is not None:
            base = joining[-1].base if joining else None
            _enter(store, AnnualPlan(code, year, _MEMBERS, 1, base, typed.members))
        elif joining:
            raise EntryError([Problem("members", N_("is needed: a plan that was set can be changed, not taken away"))])


def _enter(store: Store, plan: AnnualPlan) -> None:
    """Keep a plan as the next edition where it is another one than the latest."""
    editions = _editions(store, year=plan.year, cooperative=plan.cooperative, indicator=plan.indicator)
    last = editions[-1] if editions else None
    if last is None or (last.base, last.target) != (plan.base, plan.target):
        store.save(checked(dataclasses.replace(plan, edition=last.edition + 1 if last else 1)))


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

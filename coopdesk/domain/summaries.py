"""Read models of a consolidation: who reported, what they sum to, by group."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final, Literal

from coopdesk.domain.cooperatives import KINDS
from coopdesk.domain.figures import Total
from coopdesk.domain.period import Period
from coopdesk.errors import N_

Scope = Literal["known", "affiliated"]
SCOPES: Final = {"known": N_("All on the register"), "affiliated": N_("Affiliated to the federation")}
Grouping = Literal["kind", "district", "trade", "cooperative"]
GROUPINGS: Final = {
    "kind": N_("By kind"),
    "district": N_("By district"),
    "trade": N_("By trade"),
    "cooperative": N_("By co-operative"),
}


@dataclass(frozen=True)
class Coverage:
    """Returns due and reported; over several months every month counts. Keyed, late and nil are of the reported."""

    due: int = 0
    reported: int = 0
    keyed: int = 0
    late: int = 0
    nil: int = 0
    missing: int = 0
    disputed: int = 0

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True)
class SummaryLine:
    """One group: its coverage, its sums, and the share of the annual plans of all that are due.

    ``names`` are the group's names by language, empty where the key's own words serve (``KINDS``).
    ``full_plan`` is in the smallest unit at constant prices, None without annual plans.
    """

    key: str
    names: Mapping[str, str]
    coverage: Coverage
    total: Total
    full_plan: int | None


@dataclass(frozen=True)
class Summary:
    """A consolidation of a period: the groups and the line of all."""

    period: Period
    scope: Scope
    by: Grouping | None
    currency: str
    exponent: int
    groups: tuple[SummaryLine, ...]
    whole: SummaryLine


KIND_ORDER: Final = {kind: place for place, kind in enumerate(KINDS)}

"""Read models of a consolidation: who reported, what they sum to, by group."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Final, Literal, Protocol

from coopdesk.domain.cooperatives import KINDS
from coopdesk.domain.figures import Total
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Language, say
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


COVERAGE: Final = {
    "due": N_("Due"),
    "reported": N_("Reported"),
    "keyed": N_("Entered by the federation"),
    "late": N_("Late"),
    "nil": N_("Nil"),
    "missing": N_("Not reported"),
    "disputed": N_("In dispute"),
}


@dataclass(frozen=True)
class SummaryLine:
    """One group: its coverage, its sums, and the share of the annual plans of all that are due.

    ``names`` are the group's names by language, empty where the key's own words serve (``KINDS``).
    ``full_plan`` is in the smallest unit at constant prices, None without annual plans; ``unplanned`` counts the
    co-operatives, due or reporting, that have none while others do.
    """

    key: str
    names: Mapping[str, str]
    coverage: Coverage
    total: Total
    full_plan: int | None
    unplanned: int = 0


@dataclass(frozen=True)
class Summary:
    """A consolidation of a period: the groups and the line of all.

    ``as_of`` is the day whose affiliation counts, None where all on the register are counted.
    """

    period: Period
    scope: Scope
    by: Grouping | None
    currency: str
    exponent: int
    groups: tuple[SummaryLine, ...]
    whole: SummaryLine
    as_of: date | None = None


KIND_ORDER: Final = {kind: place for place, kind in enumerate(KINDS)}


def summary_document(summary: Summary) -> dict[str, object]:
    """The summary as one JSON document: integers, ratios as texts with two decimals, null where there is none."""
    return {
        "period": str(summary.period),
        "scope": summary.scope,
        **({"as_of": summary.as_of.isoformat()} if summary.as_of else {}),
        "currency": summary.currency,
        **_document(summary.whole),
        **({"groups": [{"key": line.key, **_document(line)} for line in summary.groups]} if summary.by else {}),
    }


def _document(line: SummaryLine) -> dict[str, object]:
    return {
        "coverage": asdict(line.coverage),
        "figures": asdict(line.total.figures),
        "indicators": {code: indicator.text(line.total) for code, indicator in INDICATORS.items()},
        "full_plan": line.full_plan,
    }


class Named(Protocol):
    """A group, by its key and its names by language."""

    @property
    def key(self) -> str:
        """Empty for all together, “-” where it is not recorded."""

    @property
    def names(self) -> Mapping[str, str]:
        """Empty where the key's own words serve (``KINDS``)."""


def group_name(line: Named, language: Language) -> str:
    """The words for a group: its own names, those of its kind, or its key; *Total* for the line of all."""
    if not line.key:
        return say(N_("Total"), language)
    if line.key == "-":
        return say(N_("Not recorded"), language)
    return line.names.get(language) or say(KINDS.get(line.key, ""), language) or line.key

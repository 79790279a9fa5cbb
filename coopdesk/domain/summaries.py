"""Read models of a consolidation: who reported, what they sum to, by group."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Final, Literal
from unicodedata import east_asian_width

from coopdesk.domain.cooperatives import KINDS
from coopdesk.domain.field import fields_of
from coopdesk.domain.figures import Figures, Total
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Language, period_name, say
from coopdesk.domain.numbers import grouped
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


def group_name(line: SummaryLine, language: Language) -> str:
    """The words for a group: its own names, those of its kind, or its key; *Total* for the line of all."""
    if not line.key:
        return say(N_("Total"), language)
    if line.key == "-":
        return say(N_("Not recorded"), language)
    return line.names.get(language) or say(KINDS.get(line.key, ""), language) or line.key


def summary_text(summary: Summary, language: Language) -> str:
    """The summary as lines for a terminal: a column for each group and one for all."""
    lines = [*summary.groups, summary.whole]
    rows = [[period_name(summary.period, language), *(group_name(line, language) for line in lines)]]
    for entry in fields(Coverage):
        rows.append(
            [say(COVERAGE[entry.name], language), *(grouped(getattr(line.coverage, entry.name)) for line in lines)]
        )
    for described in fields_of(Figures):
        values = (getattr(line.total.figures, described.name) for line in lines)
        rows.append([say(described.label, language), *("…" if value is None else grouped(value) for value in values)])
    for indicator in INDICATORS.values():
        texts = [indicator.text(line.total) for line in lines]
        rows.append([say(indicator.label, language), *("—" if text is None else text for text in texts)])
    widths = [max(_cells(text) for text in column) for column in zip(*rows, strict=True)]
    return "\n".join(_aligned(row, widths) for row in rows)


def _aligned(row: list[str], widths: list[int]) -> str:
    """Words to the left, numbers to the right."""
    gaps = [" " * (width - _cells(text)) for text, width in zip(row, widths, strict=True)]
    return row[0] + gaps[0] + "".join(f"  {gap}{text}" for gap, text in zip(gaps[1:], row[1:], strict=True))


def _cells(text: str) -> int:
    """How many terminal cells a text takes: wide characters take two."""
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)

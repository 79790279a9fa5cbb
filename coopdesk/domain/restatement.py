"""What moved between two states of knowledge of a period: old and new, and only what differs (DESIGN §7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from coopdesk.domain.figures import FIGURES
from coopdesk.domain.indicators import INDICATORS, plan_fulfilment
from coopdesk.domain.language import Language, joined, say
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Period
from coopdesk.domain.sheets import money_unit
from coopdesk.domain.summaries import COVERAGE, Summary, SummaryLine, group_name
from coopdesk.errors import N_

Value = int | str | None
MEASURES: Final[Mapping[str, str]] = {
    "output_value_constant": N_("Output value, constant prices"),
    "plan_fulfilment": N_("% of plan"),
    "rank": N_("Rank by plan fulfilment"),
    **COVERAGE,
}
"""What is compared; the rank only of co-operatives."""
LEVELS: Final = ("whole", "kind", "cooperative")


@dataclass(frozen=True)
class Moved:
    """One measure that differs; money in the smallest unit, per cent as a text with two decimals."""

    measure: str
    old: Value
    new: Value


@dataclass(frozen=True)
class Restated:
    """What moved of the whole, of a kind or of a co-operative; ``line`` is the newer one that there is.

    ``old`` and ``new`` have all its measures, those too that did not move.
    """

    level: str
    line: SummaryLine
    moved: tuple[Moved, ...]
    old: Mapping[str, Value]
    new: Mapping[str, Value]

    @property
    def overtaken(self) -> bool:
        """Whether nothing of it moved but its rank, since others did."""
        return all(each.measure == "rank" for each in self.moved)

    @property
    def difference(self) -> int | None:
        """By how much its output value moved, in the smallest unit; None where there is and was none."""
        old, new = self.old["output_value_constant"], self.new["output_value_constant"]
        return None if old is None and new is None else int(new or 0) - int(old or 0)


@dataclass(frozen=True)
class Restatement:
    """All that moved of a period, the whole first, then kinds, then co-operatives; empty where nothing did."""

    period: Period
    currency: str
    exponent: int
    lines: tuple[Restated, ...]


def restatement(old: Iterable[Summary], new: Iterable[Summary]) -> Restatement:
    """What differs between the summaries of a period by kind and by co-operative as known then and as known later."""
    earlier, later = list(old), list(new)
    whole = _compared("whole", [earlier[0].whole], [later[0].whole])
    groups = [_compared(str(b.by), a.groups, b.groups) for a, b in zip(earlier, later, strict=True)]
    first = later[0]
    lines = (*whole, *(line for group in groups for line in group))
    return Restatement(first.period, first.currency, first.exponent, lines)


def ranks(lines: Iterable[SummaryLine]) -> dict[str, int]:
    """The rank of each line by plan fulfilment, the highest first, equal ones alike; without a plan there is none."""
    found = {line.key: value for line in lines if (value := plan_fulfilment(line.total)) is not None}
    ordered = sorted(found.values(), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(ordered, start=1)))}
    return {key: first[value] for key, value in found.items()}


def _compared(level: str, old: Iterable[SummaryLine], new: Iterable[SummaryLine]) -> list[Restated]:
    before, after = {line.key: line for line in old}, {line.key: line for line in new}
    ranked = [ranks(lines.values()) if level == "cooperative" else {} for lines in (before, after)]
    found = []
    for key in sorted(before.keys() | after.keys()):
        one, two = _measures(before.get(key), ranked[0].get(key)), _measures(after.get(key), ranked[1].get(key))
        moved = tuple(Moved(name, one[name], two[name]) for name in MEASURES if one[name] != two[name])
        if moved:
            found.append(Restated(level, after.get(key) or before[key], moved, one, two))
    return found


def _measures(line: SummaryLine | None, rank: int | None) -> dict[str, Value]:
    if line is None:
        return dict.fromkeys(MEASURES)
    return {
        "output_value_constant": line.total.figures.output_value_constant,
        "plan_fulfilment": INDICATORS["plan_fulfilment"].text(line.total),
        "rank": rank,
        **{name: getattr(line.coverage, name) for name in COVERAGE},
    }


def restatement_document(found: Restatement) -> dict[str, object]:
    """It as one JSON document: integers, per cent as texts, null where there is none."""
    return {
        "period": str(found.period),
        "currency": found.currency,
        "moved": [
            {
                "level": one.level,
                "key": one.line.key,
                **{each.measure: {"old": each.old, "new": each.new} for each in one.moved},
            }
            for one in found.lines
        ],
    }


def restatement_text(found: Restatement, language: Language) -> str:
    """A line for each that moved: its name, and old and new of what differs."""
    if not found.lines:
        return say(N_("Nothing moved."), language)
    return "\n".join(restated_words(one, found, language) for one in found.lines)


def restated_name(one: Restated, language: Language) -> str:
    """``BJ-001 Dongsi``, the words of a kind, or *Total*."""
    name = group_name(one.line, language)
    return f"{one.line.key} {name}" if one.level == "cooperative" and name != one.line.key else name


def restated_words(one: Restated, of: Restatement, language: Language) -> str:
    """``BJ-001 Dongsi: Output value, constant prices, yuan 330 → 340; Rank by plan fulfilment 2 → 1``."""
    name = restated_name(one, language)
    moved = [moved_words(each, of, language) for each in one.moved]
    return say(N_("%(what)s: %(counts)s"), language, what=name, counts=joined(moved, language))


def moved_words(one: Moved, of: Restatement, language: Language) -> str:
    """What moved from where to where, money with its unit."""
    label = say(MEASURES[one.measure], language)
    if one.measure in FIGURES:
        unit = money_unit(of.currency, language)
        label = say(N_("%(label)s, %(unit)s"), language, label=label, unit=unit)
    old, new = (shown(one.measure, value, of.exponent) or "—" for value in (one.old, one.new))
    return f"{label} {old} → {new}"


def shown(measure: str, value: Value, exponent: int) -> str:
    """A value as people read it, empty for none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return grouped(Decimal(value), 2)
    return grouped(Decimal(value).scaleb(-exponent), exponent) if measure in FIGURES else grouped(value)

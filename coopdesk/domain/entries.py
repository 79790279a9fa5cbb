"""Entries of a competition: the printed values of each entrant, from its figures and what was keyed (DOMAIN §3.4).

Points are reckoned from these values alone, so that they can be checked by hand and reckoned again years later.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from coopdesk.domain.conditions import MEASURED, ON_TIME, Condition, Gate
from coopdesk.domain.field import field_of
from coopdesk.domain.figures import FIGURES, Figures, Total
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Both, Language, Marked, in_each, say
from coopdesk.domain.numbers import ratio, rounded
from coopdesk.domain.statements import Quantity


@dataclass(frozen=True)
class Entrant:
    """Who competes, with its figures and its keyed values; ``on_time`` None is not yet known.

    ``targets`` are its own by indicator (pledged, or its best month); ``group`` is with whom it is compared.
    ``exponent`` is that of the currency of its figures: what is printed, and what targets and limits are held
    against, is in whole units.
    """

    code: str
    name_en: str
    name_zh: str
    total: Total
    measured: Mapping[str, Quantity] = field(default_factory=dict)
    on_time: bool | None = None
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    group_en: str = ""
    group_zh: str = ""
    exponent: int = 0


@dataclass(frozen=True)
class Entry:
    """An entrant's printed values by indicator and by subject of a limit; None where there is none.

    ``lacks`` names what is missing for an indicator, where it is not the indicator itself.
    """

    code: str
    name_en: str
    name_zh: str
    values: Mapping[str, Decimal | None]
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    lacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group_en: str = ""
    group_zh: str = ""


def entered(conditions: Sequence[Condition], gates: Iterable[Gate], entrants: Iterable[Entrant]) -> list[Entry]:
    """The entries of the entrants for these conditions and gates."""
    limits = tuple(gates)
    return [_entry(conditions, limits, one) for one in entrants]


def _entry(conditions: Sequence[Condition], gates: Sequence[Gate], entrant: Entrant) -> Entry:
    values: dict[str, Decimal | None] = {gate.subject: _limited(gate, entrant) for gate in gates}
    lacks: dict[str, tuple[str, ...]] = {}
    for condition in conditions:
        value = values[condition.indicator] = value_of(condition, entrant)
        keyed = [name for name in (condition.per, condition.measured) if name]
        if value is None and keyed:
            blank = tuple(name for name in keyed if not isinstance(entrant.measured.get(name), Decimal))
            lacks[condition.indicator] = blank or tuple(keyed)
    return Entry(
        entrant.code, entrant.name_en, entrant.name_zh, values, dict(entrant.targets), lacks,
        entrant.group_en, entrant.group_zh,
    )  # fmt: skip


def value_of(condition: Condition, entrant: Entrant) -> Decimal | None:
    """The value as it is printed, one decimal, rounded half up; None where it cannot be had."""
    if condition.measured:
        value = entrant.measured.get(condition.measured)
        if value is not None and condition.per:
            value = _index(value, entrant.measured.get(condition.per))
        return rounded(value, 1) if isinstance(value, Decimal) else None
    return _of_registry(condition.indicator, entrant)


def _index(value: Quantity, per: Quantity) -> Decimal | None:
    if not isinstance(value, Decimal) or not isinstance(per, Decimal):
        return None
    quotient = ratio(value, per)
    return None if quotient is None else quotient * 100


def _of_registry(subject: str, entrant: Entrant) -> Decimal | None:
    """An indicator with one decimal, or a figure as it is; money in whole units."""
    if subject in FIGURES:
        figure = getattr(entrant.total.figures, subject)
        money = field_of(Figures, subject).money
        return None if figure is None else Decimal(figure).scaleb(-entrant.exponent if money else 0)
    value = INDICATORS[subject].in_whole_units(entrant.total, entrant.exponent)
    return None if value is None else rounded(value, 1)


def _limited(gate: Gate, entrant: Entrant) -> Decimal | None:
    if gate.subject == ON_TIME:
        return None if entrant.on_time is None else Decimal(entrant.on_time)
    if gate.keyed:
        value = entrant.measured.get(gate.subject)
        return rounded(value, 1) if isinstance(value, Decimal) else None
    return _of_registry(gate.subject, entrant)


def condition_name(condition: Condition, language: Language) -> str:
    """The indicator's name: the condition's own title, else the registry's."""
    return in_each(language, lambda one: _own_title(condition, one) or subject_name(condition.indicator, one))


def gate_name(gate: Gate, language: Language) -> str:
    """What a limit is of: its own title, else the registry's name."""
    return in_each(language, lambda one: _own_title(gate, one) or subject_name(gate.subject, one))


def _own_title(one: Condition | Gate, language: Language) -> str:
    own = (one.title_zh, one.title_en) if language == "zh" else (one.title_en, one.title_zh)
    return own[0] or own[1]


def told_name(one: Condition | Gate, subject: str) -> str:
    """The title that was written, else the name of the subject, told in the language of the sentence it stands in."""
    english, chinese = _own_title(one, "en"), _own_title(one, "zh")
    return Both(label_of(chinese), label_of(english)) if english else label_of(subject)


def subject_name(subject: str, language: Language) -> str:
    """The name of an indicator, a figure or a keyed value; a value that the clerk named keeps that name."""
    return say(label_of(subject), language)


def label_of(subject: str) -> Marked:
    """The marked name of an indicator, a figure or a keyed value."""
    if subject in INDICATORS:
        return Marked(INDICATORS[subject].label)
    if subject in FIGURES:
        return Marked(field_of(Figures, subject).label)
    return Marked(MEASURED.get(subject, subject))


def written(entries: Iterable[Entry]) -> str:
    """Entries as canonical JSON, by code; `read` is the inverse."""
    document = [
        {
            "code": one.code, "name_en": one.name_en, "name_zh": one.name_zh, "group_en": one.group_en,
            "group_zh": one.group_zh, "lacks": {name: list(what) for name, what in one.lacks.items()},
            "targets": {name: str(value) for name, value in one.targets.items()},
            "values": {name: None if value is None else str(value) for name, value in one.values.items()},
        }
        for one in sorted(entries, key=lambda one: one.code)
    ]  # fmt: skip
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(text: str) -> list[Entry]:
    """The entries of a text that `written` made."""
    return [
        Entry(
            one["code"], one["name_en"], one["name_zh"],
            {name: None if value is None else Decimal(value) for name, value in one["values"].items()},
            {name: Decimal(value) for name, value in one["targets"].items()},
            {name: tuple(what) for name, what in one["lacks"].items()},
            one["group_en"], one["group_zh"],
        )
        for one in json.loads(text)
    ]  # fmt: skip

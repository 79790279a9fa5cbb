"""How a competition is scored: printed values, points with their arithmetic, gates, ties and places (DOMAIN §3.4).

Pure functions of the announced conditions and the entrants' figures; any indicator of the registry can be named.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from coopdesk.domain.competitions import MEASURED, ON_TIME, Competition, Condition, Gate
from coopdesk.domain.field import field_of
from coopdesk.domain.figures import FIGURES, Figures, Total
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Language, Marked, say
from coopdesk.domain.numbers import digits, ratio, rounded
from coopdesk.domain.statements import Quantity
from coopdesk.errors import N_, Problem, Values


@dataclass(frozen=True)
class Entrant:
    """Who competes, with the figures of its lines and its keyed values; ``on_time`` None is not yet known."""

    code: str
    name_en: str
    name_zh: str
    total: Total
    measured: Mapping[str, Quantity] = field(default_factory=dict)
    on_time: bool | None = None


@dataclass(frozen=True)
class Score:
    """Points of one indicator with their arithmetic in words; both with one decimal, None is not scorable."""

    indicator: str
    value: Decimal | None
    points: Decimal | None = None
    message: str = ""
    values: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """One entrant's result. Only the *placed* have a place; ``reasons`` say why another has none.

    ``total`` is None where a value is missing. ``decided_by`` names the indicator that parted equal totals.
    """

    code: str
    name_en: str
    name_zh: str
    scores: tuple[Score, ...]
    total: Decimal | None
    state: Literal["placed", "not_eligible", "incomplete"]
    reasons: tuple[Problem, ...] = ()
    place: int | None = None
    decided_by: str = ""


@dataclass(frozen=True)
class Standings:
    """The board of a competition: its conditions, and the entrants in order.

    *Provisional* is a month that is not final yet, or not begun; the return's day is then not asked for.
    """

    competition: Competition
    conditions: tuple[Condition, ...]
    gates: tuple[Gate, ...]
    standings: tuple[Standing, ...]
    provisional: bool


STATES: Final = {"placed": N_("Placed"), "not_eligible": N_("not eligible"), "incomplete": N_("data incomplete")}


def condition_name(condition: Condition, language: Language) -> str:
    """The indicator's name: the condition's own title, else the registry's."""
    own = (condition.title_zh, condition.title_en) if language == "zh" else (condition.title_en, condition.title_zh)
    return own[0] or own[1] or subject_name(condition.indicator, language)


def subject_name(subject: str, language: Language) -> str:
    """The name of an indicator, a figure or a keyed value; a value that the clerk named keeps that name."""
    return say(_label(subject), language)


def _label(subject: str) -> Marked:
    if subject in INDICATORS:
        return Marked(INDICATORS[subject].label)
    if subject in FIGURES:
        return Marked(field_of(Figures, subject).label)
    return Marked(MEASURED.get(subject, subject))


def value_of(condition: Condition, entrant: Entrant) -> Decimal | None:
    """The value as it is printed, one decimal, rounded half up; None where it cannot be had."""
    if condition.measured:
        value = entrant.measured.get(condition.measured)
        if value is not None and condition.per:
            per = entrant.measured.get(condition.per)
            value = _index(value, per)
    else:
        value = INDICATORS[condition.indicator].value(entrant.total)
    return rounded(value, 1) if isinstance(value, Decimal) else None


def _index(value: Quantity, per: Quantity) -> Decimal | None:
    if not isinstance(value, Decimal) or not isinstance(per, Decimal):
        return None
    quotient = ratio(value, per)
    return None if quotient is None else quotient * 100


def score(condition: Condition, value: Decimal | None) -> Score:
    """The points of a printed value, one decimal, and how they are reckoned (DOMAIN §3.4, M1)."""
    if value is None:
        return Score(condition.indicator, None)
    if condition.shape == "proportional":
        return _proportional(condition, value)
    return _stepped(condition, value)


def _proportional(condition: Condition, value: Decimal) -> Score:
    cap = value if condition.cap is None else condition.cap
    points = rounded(condition.points * min(value, cap) / condition.target, 1)
    values = {
        "points": digits(condition.points),
        "value": value,
        "cap": digits(cap),
        "target": digits(condition.target),
    }
    if condition.target == 100:
        message = N_("%(points)s × min(%(value)s %%, %(cap)s %%) = %(result)s")
    else:
        message = N_("%(points)s × min(%(value)s, %(cap)s) ÷ %(target)s = %(result)s")
    return Score(condition.indicator, value, points, message, values | {"result": points})


def _stepped(condition: Condition, value: Decimal) -> Score:
    lead = value - condition.target if condition.better == "more" else condition.target - value
    step = condition.gain if lead > 0 else condition.loss
    exact = condition.points + step * lead
    points = rounded(min(max(exact, exact if condition.least is None else condition.least), condition.maximum), 1)
    target = digits(condition.target)
    larger, smaller = (str(value), target) if value > condition.target else (target, str(value))
    values = {
        "points": digits(condition.points),
        "step": digits(step),
        "value": value,
        "target": target,
        "larger": larger,
        "smaller": smaller,
        "limit": digits(points),
        "result": points,
    }
    return Score(condition.indicator, value, points, _steps_in_words(lead, step, rounded(exact, 1), points), values)


def _steps_in_words(lead: Decimal, step: Decimal, exact: Decimal, points: Decimal) -> str:
    if lead == 0 or step == 0:
        return N_("%(points)s (target %(target)s, reached %(value)s) = %(result)s")
    if exact > points:
        return N_("%(points)s + %(step)s × (%(larger)s − %(smaller)s), at most %(limit)s = %(result)s")
    if exact < points:
        return N_("%(points)s − %(step)s × (%(larger)s − %(smaller)s), at least %(limit)s = %(result)s")
    if lead > 0:
        return N_("%(points)s + %(step)s × (%(larger)s − %(smaller)s) = %(result)s")
    return N_("%(points)s − %(step)s × (%(larger)s − %(smaller)s) = %(result)s")


def standings(conditions: Sequence[Condition], gates: Iterable[Gate], entrants: Iterable[Entrant]) -> list[Standing]:
    """The entrants in order: the placed, then those not eligible and incomplete; their order never matters.

    Equal totals are parted by the announced rule, then share the place and the next is left out (1, 1, 3).
    """
    ordered = sorted(conditions, key=lambda condition: (condition.position, condition.indicator))
    limits = sorted(gates, key=lambda gate: (gate.position, gate.subject))
    results = [_standing(ordered, limits, entrant) for entrant in entrants]
    rule = [condition for condition in sorted(ordered, key=lambda one: one.tie or 0) if condition.tie is not None]
    keys = {result.code: _key(result, rule) for result in results if result.state == "placed"}
    placed = [_placed(result, keys, rule) for result in results]
    states = list(STATES)
    return sorted(placed, key=lambda one: (states.index(one.state), one.place or 0, -(one.total or 0), one.code))


def _standing(conditions: Sequence[Condition], gates: Sequence[Gate], entrant: Entrant) -> Standing:
    scores = tuple(score(condition, value_of(condition, entrant)) for condition in conditions)
    points = [one.points for one in scores if one.points is not None]
    failures = [problem for gate in gates if (problem := _failure(gate, entrant))]
    missing = [_no_value(name) for name in _missing(conditions, gates, entrant)]
    return Standing(
        entrant.code,
        entrant.name_en,
        entrant.name_zh,
        scores,
        sum(points, Decimal(0)) if len(points) == len(scores) else None,
        "not_eligible" if failures else "incomplete" if missing else "placed",
        (*failures, *missing),
    )


def _missing(conditions: Sequence[Condition], gates: Sequence[Gate], entrant: Entrant) -> list[str]:
    """What has no value: the keyed values themselves, indicators, and subjects of gates, each once."""
    names = []
    for condition in conditions:
        if value_of(condition, entrant) is None:
            keyed = [name for name in (condition.per, condition.measured) if name]
            blank = [name for name in keyed if not isinstance(entrant.measured.get(name), Decimal)]
            names.extend(blank or keyed or [condition.indicator])
    names.extend(gate.subject for gate in gates if _limited(gate, entrant) is None)
    return list(dict.fromkeys(names))


def _no_value(name: str) -> Problem:
    return Problem(name, N_("%(what)s: no value"), {"what": _label(name)}, code="missing")


def _limited(gate: Gate, entrant: Entrant) -> Decimal | None:
    if gate.subject == ON_TIME:
        return None if entrant.on_time is None else Decimal(entrant.on_time)
    if gate.subject in FIGURES:
        figure = getattr(entrant.total.figures, gate.subject)
        return None if figure is None else Decimal(figure)
    value = INDICATORS[gate.subject].value(entrant.total)
    return None if value is None else rounded(value, 1)


def _failure(gate: Gate, entrant: Entrant) -> Problem | None:
    """What a gate has against an entrant, by the printed value; None where it is kept or not known."""
    value = _limited(gate, entrant)
    if value is None:
        return None
    values = {"what": _label(gate.subject), "value": value}
    if gate.subject == ON_TIME and not value:
        return Problem(gate.subject, N_("The return was not on time"), code="gate")
    if gate.least is not None and value < gate.least:
        values["limit"] = digits(gate.least)
        return Problem(gate.subject, N_("%(what)s: %(value)s, at least %(limit)s"), values, code="gate")
    if gate.most is not None and value > gate.most:
        values["limit"] = digits(gate.most)
        return Problem(gate.subject, N_("%(what)s: %(value)s, at most %(limit)s"), values, code="gate")
    return None


def _key(result: Standing, rule: Sequence[Condition]) -> tuple[Decimal, ...]:
    """What orders the placed: the total, then the values of the tie rule, more being better in each."""
    values = {one.indicator: one.value or Decimal(0) for one in result.scores}
    turns = (values[one.indicator] * (1 if one.better == "more" else -1) for one in rule)
    return (result.total or Decimal(0), *turns)


def _placed(result: Standing, keys: Mapping[str, tuple[Decimal, ...]], rule: Sequence[Condition]) -> Standing:
    if result.code not in keys:
        return result
    own = keys[result.code]
    equal = [key for key in keys.values() if key[0] == own[0]]
    parted = next((one.indicator for turn, one in enumerate(rule, 1) if len({key[turn] for key in equal}) > 1), "")
    return dataclasses.replace(result, place=1 + sum(key > own for key in keys.values()), decided_by=parted)

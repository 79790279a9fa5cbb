"""How a competition is scored: points with their arithmetic, gates, ties and places (DOMAIN §3.4).

Pure functions of the announced conditions and the entries; any indicator of the registry can be named.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.conditions import ON_TIME, Condition, Gate
from coopdesk.domain.entries import Entry, label_of, told_name
from coopdesk.domain.methods import STATES
from coopdesk.domain.numbers import digits, rounded
from coopdesk.domain.period import Period
from coopdesk.errors import N_, Problem, Values


@dataclass(frozen=True)
class Score:
    """Points of one indicator with their arithmetic in words; None is not scorable. ``target`` is the entrant's own."""

    indicator: str
    value: Decimal | None
    points: Decimal | None = None
    message: str = ""
    values: Values = field(default_factory=dict)
    target: Decimal | None = None


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
    group_en: str = ""
    group_zh: str = ""


@dataclass(frozen=True)
class Standings:
    """The board of a competition for a span of its months: the terms, and the entrants in order, group by group.

    *Provisional* is a month that is not final yet, or not begun; the return's day is then not asked for.
    ``evaluation`` is the number of the evaluation it was read from, None for a board of this moment.
    """

    competition: Competition
    edition: Edition
    span: Period
    conditions: tuple[Condition, ...]
    gates: tuple[Gate, ...]
    standings: tuple[Standing, ...]
    provisional: bool
    evaluation: int | None = None

    def most(self, condition: Condition) -> Decimal:
        """The most points a condition can earn among those who are placed together."""
        together = Counter((one.group_en, one.group_zh) for one in self.standings if one.state == "placed")
        return condition.most_among(max(together.values(), default=0))


def score(condition: Condition, value: Decimal | None, target: Decimal | None = None) -> Score:
    """The points of a printed value, one decimal, and how they are reckoned (DOMAIN §3.4, M1).

    ``target`` is the entrant's own where the condition asks for one; without it there are no points.
    """
    if value is None or (condition.own_target and not target):
        return Score(condition.indicator, value)
    if condition.own_target and target is not None:
        return dataclasses.replace(score(_at(condition, target), value), target=target)
    if condition.shape == "proportional":
        return _proportional(condition, value)
    return _stepped(condition, value)


def _at(condition: Condition, target: Decimal) -> Condition:
    """A condition at an own target; its cap is as far above that, in proportion, as it was announced above 100.

    The cap is not rounded: rounded up, it would earn more points than the announced maximum.
    """
    cap = None if condition.cap is None else target * condition.cap / 100
    return dataclasses.replace(condition, aim="fixed", target=target, cap=cap)


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
    points = rounded(min(max(exact, exact if condition.least is None else condition.least), _most(condition)), 1)
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


def _most(condition: Condition) -> Decimal:
    return condition.points if condition.most is None else condition.most


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


def standings(conditions: Sequence[Condition], gates: Iterable[Gate], entries: Iterable[Entry]) -> list[Standing]:
    """The entrants in order, group by group: the placed, then those not eligible and incomplete.

    Their order never matters. Equal totals are parted by the announced rule, then share the place and the next is
    left out (1, 1, 3). Who is not eligible is taken out before places are counted, and so never moves the others.
    """
    ordered = sorted(conditions, key=lambda condition: (condition.position, condition.indicator))
    limits = sorted(gates, key=lambda gate: (gate.position, gate.subject))
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.group_en, entry.group_zh), []).append(entry)
    return [one for group in sorted(groups) for one in _group(ordered, limits, groups[group])]


def _group(conditions: Sequence[Condition], gates: Sequence[Gate], entries: Sequence[Entry]) -> list[Standing]:
    results = _ranked(conditions, [_standing(conditions, gates, entry) for entry in entries])
    rule = [condition for condition in sorted(conditions, key=lambda one: one.tie or 0) if condition.tie is not None]
    keys = {result.code: _key(result, rule) for result in results if result.state == "placed"}
    placed = [_placed(result, keys, rule) for result in results]
    states = list(STATES)
    return sorted(placed, key=lambda one: (states.index(one.state), one.place or 0, -(one.total or 0), one.code))


def _standing(conditions: Sequence[Condition], gates: Sequence[Gate], entry: Entry) -> Standing:
    scores = tuple(
        score(condition, entry.values.get(condition.indicator), entry.targets.get(condition.indicator))
        if condition.shape != "ranked" else Score(condition.indicator, entry.values.get(condition.indicator))
        for condition in conditions
    )  # fmt: skip
    failures = [problem for gate in gates if (problem := _failure(gate, entry.values.get(gate.subject)))]
    missing = _missing(conditions, gates, entry)
    points = [one.points for one in scores if one.points is not None]
    return Standing(
        entry.code,
        entry.name_en,
        entry.name_zh,
        scores,
        sum(points, Decimal(0)) if len(points) == len(scores) else None,
        "not_eligible" if failures else "incomplete" if missing else "placed",
        (*failures, *missing),
        group_en=entry.group_en,
        group_zh=entry.group_zh,
    )


def _missing(conditions: Sequence[Condition], gates: Sequence[Gate], entry: Entry) -> list[Problem]:
    """What has no value: the keyed values themselves, indicators, targets, and subjects of gates, each once.

    Of an entrant that has no value at all nothing single is named: it has not reported.
    """
    if len(entry.values) > 1 and all(value is None for value in entry.values.values()):
        return [Problem("", N_("nothing reported"), code="missing")]
    names: list[str] = []
    for condition in conditions:
        if entry.values.get(condition.indicator) is None:
            names.extend(entry.lacks.get(condition.indicator) or [condition.indicator])
    names.extend(gate.subject for gate in gates if entry.values.get(gate.subject) is None)
    titles = {gate.subject: told_name(gate, gate.subject) for gate in gates}
    found = [_no_value(name, titles.get(name) or label_of(name)) for name in dict.fromkeys(names)]
    for condition in conditions:
        if condition.own_target and not entry.targets.get(condition.indicator):
            what = {"what": told_name(condition, condition.indicator)}
            message = N_("%(what)s: no pledge") if condition.aim == "pledge" else N_("%(what)s: no earlier month")
            found.append(Problem(condition.indicator, message, what, code="missing"))
    return found


def _no_value(name: str, label: str) -> Problem:
    return Problem(name, N_("%(what)s: no value"), {"what": label}, code="missing")


def _failure(gate: Gate, value: Decimal | None) -> Problem | None:
    """What a gate has against a printed value; None where it is kept or not known."""
    if value is None:
        return None
    values = {"what": told_name(gate, gate.subject), "value": value}
    if gate.subject == ON_TIME and not value:
        return Problem(gate.subject, N_("The return was not on time"), code="gate")
    if gate.wanted is not None:
        message = N_("%(what)s: no") if gate.wanted else N_("%(what)s: yes")
        kept = bool(value) == gate.wanted
        return None if kept else Problem(gate.subject, message, {"what": values["what"]}, code="gate")
    if gate.least is not None and value < gate.least:
        values["limit"] = digits(gate.least)
        return Problem(gate.subject, N_("%(what)s: %(value)s, at least %(limit)s"), values, code="gate")
    if gate.most is not None and value > gate.most:
        values["limit"] = digits(gate.most)
        return Problem(gate.subject, N_("%(what)s: %(value)s, at most %(limit)s"), values, code="gate")
    return None


def _ranked(conditions: Sequence[Condition], results: Sequence[Standing]) -> list[Standing]:
    """The results with rank points: of n that are eligible and complete the best gets n, equal values the mean.

    A rank is (n + 1 − points) of the weight one; who is not among the n has no rank points (DOMAIN §3.4, M3).
    """
    if not any(condition.shape == "ranked" for condition in conditions):
        return list(results)
    among = [result for result in results if result.state == "placed"]
    return [_with_ranks(conditions, result, among) if result in among else result for result in results]


def _with_ranks(conditions: Sequence[Condition], result: Standing, among: Sequence[Standing]) -> Standing:
    scores = tuple(
        _rank(condition, own, [other.scores[turn].value or Decimal(0) for other in among])
        if condition.shape == "ranked" else own
        for turn, (condition, own) in enumerate(zip(conditions, result.scores, strict=True))
    )  # fmt: skip
    total = digits(sum((one.points or Decimal(0) for one in scores), Decimal(0)))
    return dataclasses.replace(result, scores=scores, total=Decimal(total))


def _rank(condition: Condition, own: Score, values: Sequence[Decimal]) -> Score:
    value, sign = own.value or Decimal(0), 1 if condition.better == "more" else -1
    ahead = sum(sign * other > sign * value for other in values)
    equal = sum(other == value for other in values)
    rank = Decimal(ahead + 1) + Decimal(equal - 1) / 2
    points = condition.points * (len(values) - rank + 1)
    words = N_("%(points)s × (%(count)s − %(rank)s + 1) = %(result)s")
    shown = {"points": digits(condition.points), "count": len(values), "rank": digits(rank), "result": digits(points)}
    return dataclasses.replace(own, points=Decimal(digits(points)), message=words, values=shown)


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

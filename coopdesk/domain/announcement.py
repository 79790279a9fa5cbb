"""The conditions of a competition in words with their numbers filled in, the same on screen and paper (DOMAIN §3.4)."""

from collections.abc import Sequence

from coopdesk.domain.conditions import AIMS, ON_TIME, Condition, Gate
from coopdesk.domain.entries import condition_name, gate_name
from coopdesk.domain.language import Language, joined, linked, say
from coopdesk.domain.numbers import digits
from coopdesk.errors import N_


def formula(condition: Condition, language: Language) -> str:
    """How an indicator earns points: ``30 points at 98; −3 for each point worse; at most 32``."""
    points, target = digits(condition.points), digits(condition.target)
    if condition.shape == "ranked":
        weighed = N_("weight %(points)s: of n the best gets n × %(points)s points, each place less; equal: the mean")
        return say(weighed, language, points=points)
    if condition.own_target:
        target = say(AIMS[condition.aim], language)
    parts = []
    if condition.shape == "proportional":
        share = N_("%(points)s points at %(target)s, in proportion, counted up to %(cap)s")
        cap = digits(condition.cap or condition.target)
        parts.append(say(share, language, points=points, target=target, cap=cap))
    else:
        parts.append(say(N_("%(points)s points at %(target)s"), language, points=points, target=target))
        if condition.loss:
            parts.append(say(N_("−%(loss)s for each point worse"), language, loss=digits(condition.loss)))
        if condition.gain:
            parts.append(say(N_("+%(gain)s for each point better"), language, gain=digits(condition.gain)))
        if condition.least is not None:
            parts.append(say(N_("at least %(least)s"), language, least=digits(condition.least)))
    return joined([*parts, say(N_("at most %(most)s"), language, most=digits(condition.most_among(1)))], language)


def limit(gate: Gate, language: Language) -> str:
    """What a gate asks: ``Attendance ≥ 95``, ``no accidents with a day or more off work``."""
    if gate.subject == ON_TIME:
        return say(N_("the return is on time"), language)
    if gate.subject == "lost_time_accidents" and gate.least is None and gate.most == 0:
        return say(N_("no accidents with a day or more off work"), language)
    if gate.wanted is not None:
        message = N_("%(what)s: yes") if gate.wanted else N_("%(what)s: no")
        return say(message, language, what=gate_name(gate, language))
    parts = [gate_name(gate, language)]
    if gate.least is not None:
        parts.append(f"≥ {digits(gate.least)}")
    if gate.most is not None:
        parts.append(f"≤ {digits(gate.most)}")
    return linked(parts, " ")


def tie_rule(conditions: Sequence[Condition], language: Language) -> str:
    """What parts equal totals, in its turns."""
    turns = sorted((one for one in conditions if one.tie is not None), key=lambda one: one.tie or 0)
    names = [condition_name(one, language) for one in turns]
    if not names:
        return say(N_("they share the place"), language)
    return say(N_("parted by %(names)s; still equal, they share the place"), language, names=linked(names, " → "))


def reckoned(condition: Condition, language: Language) -> list[str]:
    """The formula with its numbers, for the value that will be reached: ``30 − 3 × (98 − value)``; a line for each."""
    points, target = digits(condition.points), digits(condition.target)
    if condition.shape == "ranked":
        return [say(N_("%(points)s × (number placed − rank + 1)"), language, points=points)]
    if condition.own_target:
        target = say(N_("own target"), language)
    if condition.shape == "proportional":
        message = N_("%(points)s × min(value, %(cap)s) ÷ %(target)s")
        return [say(message, language, points=points, cap=_cap(condition, language), target=target)]
    worse, better = (
        N_("%(points)s − %(step)s × (%(target)s − value)"),
        N_("%(points)s + %(step)s × (value − %(target)s)"),
    )
    if condition.better == "less":
        worse = N_("%(points)s − %(step)s × (value − %(target)s)")
        better = N_("%(points)s + %(step)s × (%(target)s − value)")
    steps = [(worse, condition.loss), (better, condition.gain)]
    found = [say(words, language, points=points, step=digits(step), target=target) for words, step in steps if step]
    return found or [points]


def _cap(condition: Condition, language: Language) -> str:
    """The value up to which is counted; of an own target so many per cent."""
    cap = digits(condition.cap or condition.target)
    return say(N_("%(cap)s %% of it"), language, cap=cap) if condition.own_target else cap

"""The conditions of a competition in words with their numbers filled in, worded as on paper (DOMAIN §3.4)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from coopdesk.domain.competitions import ON_TIME, Condition, Gate
from coopdesk.domain.scoring import condition_name, subject_name
from coopdesk.gui.words import _, language


def short(number: Decimal) -> str:
    """A number of the conditions without needless zeros."""
    return format(number.normalize(), "f")


def formula(condition: Condition) -> str:
    """How an indicator earns points: ``30 points at 98; −3 for each point worse; at most 32``."""
    points, target = short(condition.points), short(condition.target)
    if condition.shape == "proportional":
        cap = short(condition.cap or condition.target)
        share = _(
            "%(points)s points at %(target)s, in proportion, counted up to %(cap)s",
            points=points, target=target, cap=cap,
        )  # fmt: skip
        return listed([share, _("at most %(most)s", most=short(condition.maximum))])
    parts = [_("%(points)s points at %(target)s", points=points, target=target)]
    if condition.loss:
        parts.append(_("−%(loss)s for each point worse", loss=short(condition.loss)))
    if condition.gain:
        parts.append(_("+%(gain)s for each point better", gain=short(condition.gain)))
    if condition.least is not None:
        parts.append(_("at least %(least)s", least=short(condition.least)))
    return listed([*parts, _("at most %(most)s", most=short(condition.maximum))])


def limit(gate: Gate) -> str:
    """What a gate asks: ``Attendance ≥ 95``."""
    if gate.subject == ON_TIME:
        return _("the return is on time")
    parts = [subject_name(gate.subject, language())]
    if gate.least is not None:
        parts.append(f"≥ {short(gate.least)}")
    if gate.most is not None:
        parts.append(f"≤ {short(gate.most)}")
    return " ".join(parts)


def tie_rule(conditions: Sequence[Condition]) -> str:
    """What parts equal totals, in its turns."""
    turns = sorted((one for one in conditions if one.tie is not None), key=lambda one: one.tie or 0)
    names = [condition_name(one, language()) for one in turns]
    if not names:
        return _("they share the place")
    return _("parted by %(names)s; still equal, they share the place", names=" → ".join(names))


def listed(parts: Iterable[str]) -> str:
    """Parts one after the other, with the separator of the language."""
    return ("；" if language() == "zh" else "; ").join(parts)

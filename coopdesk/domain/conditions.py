"""The conditions of a competition: how indicators earn points, which limits make eligible, and usual ones (DOMAIN §3).

Conditions are rows, so that weights, caps, targets and limits are announced data and never code.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.figures import FIGURES
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.numbers import rounded
from coopdesk.errors import N_, Problem

SHAPES: Final = {
    "proportional": N_("Share of the target"),
    "stepped": N_("So many points per point off the target"),
    "ranked": N_("By place among the entrants"),
}
SHAPES_OF: Final = {
    "capped-points": ("proportional", "stepped"), "add-deduct": ("stepped",), "rank-points": ("ranked",),
}  # fmt: skip
"""The rules that a method allows."""
DIRECTIONS: Final = {"more": N_("More is better"), "less": N_("Less is better")}
AIMS: Final = {
    "fixed": N_("the same for all"),
    "plan": N_("the plan"),
    "best": N_("the entrant's best month so far"),
    "pledge": N_("what the entrant has pledged"),
}
MEASURED: Final = {
    "planned_unit_cost": N_("Planned unit cost"),
    "unit_cost": N_("Unit cost"),
    "standard_hours": N_("Standard hours of accepted work"),
    "worked_hours": N_("Hours worked"),
}
"""What is keyed for each entrant because no return carries it."""
ON_TIME: Final = "on_time"
"""The gate that asks for a return by the due day: 1 on time, 0 late."""


@dataclass(frozen=True)
class Condition:
    """How one indicator earns points; the indicator is the registry's, or made of keyed values.

    ``measured`` and ``per`` name keyed values: the indicator is then 100 × measured ÷ per, or the keyed value
    itself where ``per`` is empty. *Proportional*: points × min(value, cap) ÷ target. *Stepped*: points less
    ``loss`` for each point worse than the target, plus ``gain`` for each better, within ``least`` and ``most``.
    *Ranked*: points are the weight of one place; the best of n gets n of them, equal values share the mean.
    ``aim`` says where the target comes from; ``best`` and ``pledge`` are each entrant's own and ``target`` is not used.
    ``tie`` is its turn in the rule for equal totals.
    """

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    indicator: Annotated[str, Field(N_("Indicator"), key=True, length=48)]
    edition: Annotated[int, Field(N_("Edition"), key=True, least=1, most=999)] = 1
    position: Annotated[int, Field(N_("Place"), least=0, most=9999)] = 0
    title_en: Annotated[str, Field(N_("Title, English"))] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"))] = ""
    measured: Annotated[
        str,
        Field(N_("Keyed value"), length=48,
              help=N_("What is keyed for each entrant, in words: Unit cost, or Suggestions made.")),
    ] = ""  # fmt: skip
    per: Annotated[
        str,
        Field(N_("Divided by"), length=48,
              help=N_("The value it is divided by, keyed as well: Planned unit cost. The indicator is then 100 × the "
                      "one ÷ the other. Empty: the keyed value itself counts.")),
    ] = ""  # fmt: skip
    better: Annotated[str, Field(N_("Direction"), choices=DIRECTIONS)] = "more"
    shape: Annotated[str, Field(N_("Rule"), choices=SHAPES)] = "stepped"
    points: Annotated[Decimal, Field(N_("Points at the target"), places=1, least=0, most=1000)] = Decimal(0)
    target: Annotated[Decimal, Field(N_("Target value"), places=1, least=0)] = Decimal(100)
    cap: Annotated[Decimal | None, Field(N_("Cap"), places=1, least=0)] = None
    loss: Annotated[Decimal, Field(N_("Points lost per point worse"), places=2, least=0, most=1000)] = Decimal(0)
    gain: Annotated[Decimal, Field(N_("Points won per point better"), places=2, least=0, most=1000)] = Decimal(0)
    least: Annotated[Decimal | None, Field(N_("Least points"), places=1)] = None
    most: Annotated[Decimal | None, Field(N_("Most points"), places=1, least=0, most=1000)] = None
    tie: Annotated[int | None, Field(N_("Order among equal totals"), least=1, most=99)] = None
    aim: Annotated[str, Field(N_("The target is"), choices=AIMS)] = "fixed"
    evidence: Annotated[
        str, Field(N_("Evidence"), help=N_("What proves a keyed value: the record book it is from."))
    ] = ""

    def problems(self) -> Iterator[Problem]:
        """The indicator is known and its points have a maximum."""
        if not self.measured and self.indicator not in INDICATORS and self.indicator not in FIGURES:
            yield Problem("indicator", N_("is not an indicator of the list"))
        if self.shape == "ranked":
            if not self.points:
                yield Problem("points", N_("is needed: the weight of a place"))
            return
        if self.aim == "plan" and self.target != 100:
            yield Problem("target", N_("is 100 where the plan is the target"))
        yield from self._bounds()

    def _bounds(self) -> Iterator[Problem]:
        """What keeps the points within limits."""
        if self.shape == "proportional" and self.cap is None:
            yield Problem("cap", N_("is needed, so that the points have a maximum"))
        if self.shape == "proportional" and self.target == 0:
            yield Problem("target", N_("cannot be 0"))
        if self.shape == "proportional" and self.better == "less":
            yield Problem("better", N_("must be “more” where points follow the share of the target"))
        if self.shape == "stepped" and self.gain and self.most is None:
            yield Problem("most", N_("is needed, so that the points have a maximum"))
        if self.most is not None and self.most < self.points:
            yield Problem("most", N_("is less than the points at the target"))
        if self.least is not None and self.least > self.points:
            yield Problem("least", N_("is more than the points at the target"))

    @property
    def own_target(self) -> bool:
        """Whether every entrant has a target of its own."""
        return self.aim in ("best", "pledge") and self.shape != "ranked"

    def most_among(self, entrants: int) -> Decimal:
        """The most points it can earn where so many are placed together."""
        if self.shape == "ranked":
            return self.points * entrants
        if self.shape == "proportional":
            target = Decimal(100) if self.own_target else self.target
            return rounded(self.points * (self.cap or target) / target, 1) if target else Decimal(0)
        return self.points if self.most is None else self.most


@dataclass(frozen=True)
class Gate:
    """A limit that an entrant keeps or is not eligible: an indicator, a figure, or the return on time."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    subject: Annotated[str, Field(N_("Limit of"), key=True, length=48)]
    edition: Annotated[int, Field(N_("Edition"), key=True, least=1, most=999)] = 1
    position: Annotated[int, Field(N_("Place"), least=0, most=9999)] = 0
    least: Annotated[Decimal | None, Field(N_("At least"), places=1)] = None
    most: Annotated[Decimal | None, Field(N_("At most"), places=1)] = None
    title_en: Annotated[str, Field(N_("Title, English"))] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"))] = ""

    @property
    def keyed(self) -> bool:
        """Whether its value is keyed for each entrant: 1 or 0 for yes or no, or a number."""
        return self.subject not in INDICATORS and self.subject not in FIGURES and self.subject != ON_TIME

    @property
    def wanted(self) -> bool | None:
        """The answer that keeps a keyed limit of yes or no; None where a number is keyed."""
        if self.keyed and self.least == 1 and self.most in (None, 1):
            return True
        return False if self.keyed and self.least in (None, 0) and self.most == 0 else None

    def problems(self) -> Iterator[Problem]:
        """It limits something that is known or has a title of its own, on one side at least."""
        if self.keyed and not (self.title_en or self.title_zh):
            yield Problem("subject", N_("is not an indicator of the list"))
        if self.least is None and self.most is None:
            yield Problem("least", N_("a limit is needed"))
        if self.least is not None and self.most is not None and self.least > self.most:
            yield Problem("most", N_("is less than “at least”: nobody could keep both"))


CAPPED_POINTS: Final = (
    Condition("", "plan_fulfilment", 1, 1, aim="plan", shape="proportional", points=Decimal(40),
              cap=Decimal(120), tie=2),
    Condition("", "pass_rate", 1, 2, points=Decimal(30), target=Decimal(98), loss=Decimal(3), gain=Decimal(1),
              most=Decimal(32), tie=1),
    Condition("", "attendance", 1, 3, points=Decimal(15), target=Decimal(97), loss=Decimal("1.5"),
              least=Decimal(0), tie=3),
    Condition("", "unit_cost_index", 1, 4, "Unit cost index", "单位成本指数", "unit_cost", "planned_unit_cost", "less",
              points=Decimal(15), loss=Decimal(1), gain=Decimal(1), least=Decimal(0), most=Decimal(18)),
)  # fmt: skip
"""The conditions of the mobile banner of June 1954 (DOMAIN §3.4, M1), to be copied into a competition."""
GATES: Final = (
    Gate("", "lost_time_accidents", 1, 1, most=Decimal(0)),
    Gate("", "attendance", 1, 2, least=Decimal(95)),
    Gate("", ON_TIME, 1, 3, least=Decimal(1)),
)
"""Its gates: no lost-time accident, attendance of 95.0 at least, the return on time."""

ADD_DEDUCT: Final = (
    Condition("", "plan_fulfilment", 1, 1, aim="plan", points=Decimal(50), loss=Decimal(1), gain=Decimal("0.5"),
              most=Decimal(60), tie=2),
    Condition("", "pass_rate", 1, 2, points=Decimal(30), target=Decimal(98), loss=Decimal(2), gain=Decimal(1),
              most=Decimal(33), tie=1),
    Condition("", "attendance", 1, 3, points=Decimal(20), target=Decimal(97), loss=Decimal(1), tie=3),
)  # fmt: skip
"""Points added and deducted (DOMAIN §3.4, M2)."""
RANK_POINTS: Final = tuple(
    dataclasses.replace(one, shape="ranked", points=Decimal(weight), target=Decimal(100), cap=None, loss=Decimal(0),
                        gain=Decimal(0), least=None, most=None, aim="fixed")
    for one, weight in zip(CAPPED_POINTS, (4, 3, 2, 1), strict=True)
)  # fmt: skip
"""Places weighted 4, 3, 2, 1 (DOMAIN §3.4, M3)."""
QUOTA: Final = (
    Condition("", "quota_fulfilment", 1, 1, "Quota fulfilment", "定额完成率", "standard_hours", "worked_hours",
              shape="proportional", points=Decimal(100), cap=Decimal(130), aim="plan", tie=1),
)  # fmt: skip
"""Persons by the hours that their accepted work is worth, per hour worked (DOMAIN §3.4, individual example)."""
TEMPLATES: Final[Mapping[str, tuple[tuple[Condition, ...], tuple[Gate, ...]]]] = {
    "capped-points": (CAPPED_POINTS, GATES), "add-deduct": (ADD_DEDUCT, GATES), "rank-points": (RANK_POINTS, GATES),
}  # fmt: skip
"""Usual conditions and gates of each method."""


def conditions_of(
    competition: str, method: str = "capped-points", edition: int = 1
) -> tuple[tuple[Condition, ...], tuple[Gate, ...]]:
    """The usual conditions and gates of a method, for an edition of a competition."""
    conditions, gates = TEMPLATES[method]
    return (
        tuple(dataclasses.replace(one, competition=competition, edition=edition) for one in conditions),
        tuple(dataclasses.replace(one, competition=competition, edition=edition) for one in gates),
    )

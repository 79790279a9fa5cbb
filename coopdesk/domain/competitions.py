"""Labour competitions: the records that the file keeps of them (DOMAIN §3.3).

Conditions are rows, so that weights, caps, targets and limits are announced data and never code.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import LARGEST_PRICE, Field
from coopdesk.domain.figures import FIGURES
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.numbers import rounded
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Quantity
from coopdesk.errors import N_, Problem

LEVELS: Final = {"team": N_("Teams")}
METHODS: Final = {"capped-points": N_("Capped points")}
SHAPES: Final = {"proportional": N_("Share of the target"), "stepped": N_("So many points per point off the target")}
DIRECTIONS: Final = {"more": N_("More is better"), "less": N_("Less is better")}
MEASURED: Final = {"planned_unit_cost": N_("Planned unit cost"), "unit_cost": N_("Unit cost")}
"""What is keyed for each entrant because no return carries it."""
ON_TIME: Final = "on_time"
"""The gate that asks for a return by the due day: 1 on time, 0 late."""


@dataclass(frozen=True)
class Competition:
    """A competition of one co-operative's teams in one month, scored by one method."""

    code: Annotated[str, Field(N_("Code"), key=True, code=True, length=32)]
    cooperative: Annotated[str, Field(N_("Co-operative"), code=True, length=16)]
    period: Annotated[Month, Field(N_("Month"))]
    title_en: Annotated[str, Field(N_("Title, English"), length=96)] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"), length=96)] = ""
    level: Annotated[str, Field(N_("Entrants"), choices=LEVELS)] = "team"
    method: Annotated[str, Field(N_("Method"), choices=METHODS)] = "capped-points"

    def problems(self) -> Iterator[Problem]:
        """A title in one language at least."""
        if not (self.title_en or self.title_zh):
            yield Problem("title_zh", N_("needs a title in one language at least"))


@dataclass(frozen=True)
class Condition:
    """How one indicator earns points; the indicator is the registry's, or made of keyed values.

    ``measured`` and ``per`` name keyed values: the indicator is then 100 × measured ÷ per, or the keyed value
    itself where ``per`` is empty. *Proportional*: points × min(value, cap) ÷ target. *Stepped*: points less
    ``loss`` for each point worse than the target, plus ``gain`` for each better, within ``least`` and ``most``.
    ``tie`` is its turn in the rule for equal totals.
    """

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    indicator: Annotated[str, Field(N_("Indicator"), key=True, length=48)]
    position: Annotated[int, Field(N_("Place"), least=0, most=9999)] = 0
    title_en: Annotated[str, Field(N_("Title, English"))] = ""
    title_zh: Annotated[str, Field(N_("Title, Chinese"))] = ""
    measured: Annotated[str, Field(N_("Keyed value"), length=48)] = ""
    per: Annotated[str, Field(N_("Divided by"), length=48)] = ""
    better: Annotated[str, Field(N_("Direction"), choices=DIRECTIONS)] = "more"
    shape: Annotated[str, Field(N_("Rule"), choices=SHAPES)] = "stepped"
    points: Annotated[Decimal, Field(N_("Points at the target"), places=1, least=0, most=1000)] = Decimal(0)
    target: Annotated[Decimal, Field(N_("Target"), places=1, least=0)] = Decimal(100)
    cap: Annotated[Decimal | None, Field(N_("Cap"), places=1, least=0)] = None
    loss: Annotated[Decimal, Field(N_("Points lost per point worse"), places=2, least=0, most=1000)] = Decimal(0)
    gain: Annotated[Decimal, Field(N_("Points won per point better"), places=2, least=0, most=1000)] = Decimal(0)
    least: Annotated[Decimal | None, Field(N_("Least points"), places=1)] = None
    most: Annotated[Decimal | None, Field(N_("Most points"), places=1, least=0, most=1000)] = None
    tie: Annotated[int | None, Field(N_("Turn among equal totals"), least=1, most=99)] = None

    def problems(self) -> Iterator[Problem]:
        """The indicator is known and its points have a maximum."""
        if not self.measured and self.indicator not in INDICATORS:
            yield Problem("indicator", N_("is not an indicator of the list"))
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
    def maximum(self) -> Decimal:
        """The most points it can earn."""
        if self.shape == "proportional":
            return rounded(self.points * (self.cap or self.target) / self.target, 1) if self.target else Decimal(0)
        return self.points if self.most is None else self.most


@dataclass(frozen=True)
class Gate:
    """A limit that an entrant keeps or is not eligible: an indicator, a figure, or the return on time."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    subject: Annotated[str, Field(N_("Limit of"), key=True, length=48)]
    position: Annotated[int, Field(N_("Place"), least=0, most=9999)] = 0
    least: Annotated[Decimal | None, Field(N_("At least"), places=1)] = None
    most: Annotated[Decimal | None, Field(N_("At most"), places=1)] = None

    def problems(self) -> Iterator[Problem]:
        """It limits something that is known, on one side at least."""
        if self.subject not in INDICATORS and self.subject not in FIGURES and self.subject != ON_TIME:
            yield Problem("subject", N_("is not an indicator of the list"))
        if self.least is None and self.most is None:
            yield Problem("least", N_("a limit is needed"))


@dataclass(frozen=True)
class MeasuredValue:
    """A value keyed for one entrant; costs in whole units of the currency. Blank is not filled in, never zero."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    entrant: Annotated[str, Field(N_("Entrant"), key=True, code=True, length=16)]
    what: Annotated[str, Field(N_("Keyed value"), key=True, length=48)]
    value: Annotated[Quantity, Field(N_("Value"), places=4, least=0, most=LARGEST_PRICE)] = None


CAPPED_POINTS: Final = (
    Condition("", "plan_fulfilment", 1, shape="proportional", points=Decimal(40), cap=Decimal(120), tie=2),
    Condition("", "pass_rate", 2, points=Decimal(30), target=Decimal(98), loss=Decimal(3), gain=Decimal(1),
              most=Decimal(32), tie=1),
    Condition("", "attendance", 3, points=Decimal(15), target=Decimal(97), loss=Decimal("1.5"),
              least=Decimal(0), tie=3),
    Condition("", "unit_cost_index", 4, "Unit cost index", "单位成本指数", "unit_cost", "planned_unit_cost", "less",
              points=Decimal(15), loss=Decimal(1), gain=Decimal(1), least=Decimal(0), most=Decimal(18)),
)  # fmt: skip
"""The conditions of the mobile banner of June 1954 (DOMAIN §3.4, M1), to be copied into a competition."""
GATES: Final = (
    Gate("", "lost_time_accidents", 1, most=Decimal(0)),
    Gate("", "attendance", 2, least=Decimal(95)),
    Gate("", ON_TIME, 3, least=Decimal(1)),
)
"""Its gates: no lost-time accident, attendance of 95.0 at least, the return on time."""


def conditions_of(competition: str) -> tuple[tuple[Condition, ...], tuple[Gate, ...]]:
    """The usual conditions and gates, for a competition of this code."""
    return (
        tuple(dataclasses.replace(condition, competition=competition) for condition in CAPPED_POINTS),
        tuple(dataclasses.replace(gate, competition=competition) for gate in GATES),
    )

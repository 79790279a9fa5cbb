"""Labour competitions: the records that the file keeps of them (DOMAIN §3.3).

Conditions are rows, so that weights, caps, targets and limits are announced data and never code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from coopdesk.domain.field import Field
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


@dataclass(frozen=True)
class Gate:
    """A limit that an entrant keeps or is not eligible: an indicator, a figure, or the return on time."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    subject: Annotated[str, Field(N_("Limit of"), key=True, length=48)]
    position: Annotated[int, Field(N_("Place"), least=0, most=9999)] = 0
    least: Annotated[Decimal | None, Field(N_("At least"), places=1)] = None
    most: Annotated[Decimal | None, Field(N_("At most"), places=1)] = None


@dataclass(frozen=True)
class MeasuredValue:
    """A value keyed for one entrant: blank is not filled in, which is not zero; costs in whole units of the currency."""

    competition: Annotated[str, Field(N_("Competition"), key=True, code=True, length=32)]
    entrant: Annotated[str, Field(N_("Entrant"), key=True, code=True, length=16)]
    what: Annotated[str, Field(N_("Keyed value"), key=True, length=48)]
    value: Annotated[Quantity, Field(N_("Value"), places=4, least=0)] = None

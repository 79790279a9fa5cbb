"""Summaries handed upwards, each frozen under a number (已上报, DESIGN §7)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.domain.period import Period
from coopdesk.domain.summaries import SCOPES
from coopdesk.errors import N_


@dataclass(frozen=True)
class Known:
    """How much was on record at some moment: facts about packets, and changes of entered data, up to these numbers.

    It is what *as known then* means; no clock has a say in it.
    """

    fact: int
    change: int


@dataclass(frozen=True)
class Submission:
    """A summary as it was handed upwards: what it said (its JSON document), and what was on record at that moment.

    ``period`` is written as `Period.parse` reads it.
    """

    number: Annotated[str, Field(N_("Number of the summary"), key=True, length=32)]
    period: Annotated[str, Field(N_("Period"), length=32)]
    scope: Annotated[str, Field(N_("Scope"), choices=SCOPES)]
    fact: Annotated[int, Field(N_("Facts on record"), least=0)]
    change: Annotated[int, Field(N_("Changes on record"), least=0)]
    at: Annotated[str, Field(N_("Handed up at"), length=32)]
    recipient: Annotated[str, Field(N_("Handed to"), length=96)]
    document: Annotated[str, Field(N_("What it said"), length=100_000_000)]

    @property
    def known(self) -> Known:
        """What was on record when it was made."""
        return Known(self.fact, self.change)

    @property
    def as_of(self) -> date | None:
        """The day whose affiliation counted, None where all on the register were counted."""
        day = json.loads(self.document).get("as_of")
        return date.fromisoformat(day) if day else None


CORRECTED: Final = ("output_value_constant", "output_value_current", "members_newly_developed", "wages")
"""The figures of which corrections of earlier months are printed."""


@dataclass(frozen=True)
class Corrections:
    """How much periods that were handed up before have moved since they were last told upwards (以前月份订正数).

    ``sums`` has only figures that moved, money in the smallest unit.
    """

    periods: tuple[Period, ...]
    sums: Mapping[str, int]
    currency: str
    exponent: int

"""Figures before the start (期初录入): what was reported before the first month of this desk (SCREENS, habits).

They are the lines of a statement of their own (purpose ``opening``), so they are closed and corrected like a month.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from coopdesk.domain.field import Field, NotApplicable
from coopdesk.domain.period import Month
from coopdesk.errors import N_


@dataclass(frozen=True)
class OpeningLine:
    """One figure of a span of months before the start; money in the smallest unit, averages with one decimal.

    ``figure`` is the name of an attribute of `Figures`, or ``average_members``.
    """

    figure: Annotated[str, Field(N_("Figure"), key=True, code=True, length=40)]
    first: Annotated[Month, Field(N_("From month"), key=True)]
    last: Annotated[Month, Field(N_("To month"), key=True)]
    value: Annotated[Decimal | NotApplicable | None, Field(N_("Value"), places=1)] = None


@dataclass(frozen=True)
class OpeningProduct:
    """Accepted goods of one product from January to the month before the start, in the product's unit of measure."""

    product: Annotated[str, Field(N_("Product"), key=True, code=True, length=16)]
    qualified: Annotated[
        Decimal | NotApplicable | None,
        Field(N_("Accepted"), places=3, least=0, help=N_("Accepted goods from January to the month before the start.")),
    ] = None

"""The second keying of a month: how it was compared with the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from coopdesk.domain.field import Field
from coopdesk.domain.numbers import rounded
from coopdesk.errors import N_


@dataclass(frozen=True)
class Verification:
    """One comparison of the second keying of a month with the first: cells compared, cells that differed."""

    counter: Annotated[int, Field(N_("Number"), key=True, least=1)]
    at: Annotated[str, Field(N_("Compared at"), length=32)]
    operator: Annotated[str, Field(N_("Compared by"))]
    cells: Annotated[int, Field(N_("Cells compared"), least=0)]
    different: Annotated[int, Field(N_("Cells that differed"), least=0)]

    @property
    def error_rate(self) -> Decimal | None:
        """Cells that differed in per cent of those compared, one decimal; None where none was compared."""
        return rounded(Decimal(self.different) / self.cells * 100, 1) if self.cells else None


def telling(found: Sequence[Verification]) -> Verification | None:
    """The comparison that tells how well a month was keyed: the first of those that compared most cells.

    Later ones compare what was corrected already; earlier ones of fewer cells were made half-way.
    """
    return max(found, key=lambda one: (one.cells, -one.counter), default=None)

"""The second keying of a month: how it was compared with the first."""

from dataclasses import dataclass
from typing import Annotated

from coopdesk.domain.field import Field
from coopdesk.errors import N_


@dataclass(frozen=True)
class Verification:
    """One comparison of the second keying of a month with the first: cells compared, cells that differed."""

    counter: Annotated[int, Field(N_("Number"), key=True, least=1)]
    at: Annotated[str, Field(N_("Compared at"), length=32)]
    operator: Annotated[str, Field(N_("Compared by"))]
    cells: Annotated[int, Field(N_("Cells compared"), least=0)]
    different: Annotated[int, Field(N_("Cells that differed"), least=0)]

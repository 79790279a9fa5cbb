"""What a check code says of a paper: same, differs or not here, and where to look."""

from dataclasses import dataclass, field
from typing import Final, Literal

from coopdesk.domain.period import Month, Period
from coopdesk.errors import N_, Values

Kind = Literal["same", "differs", "absent"]
TITLES: Final[dict[Kind, str]] = {"same": N_("Same"), "differs": N_("Differs"), "absent": N_("Not here")}
SLIP: Final = 2
"""Digits that may be wrong in a code that is taken for a known one; two codes are never that close by chance."""


@dataclass(frozen=True)
class Twin:
    """What a check code says of a paper, in a marked sentence; and where to look.

    ``month`` is for Form 1, ``period`` for the annual return and that of another period. ``version`` is the statement
    to be shown where it is not the one that Form 1 of the month shows.
    """

    kind: Kind
    message: str
    values: Values = field(default_factory=dict)
    cooperative: str = ""
    month: Month | None = None
    version: int | None = None
    period: Period | None = None

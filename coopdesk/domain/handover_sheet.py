"""What is handed over with a desk (移交清单), before anything is drawn: what both sign for."""

from dataclasses import dataclass
from datetime import date

from coopdesk.domain.competitions import Competition
from coopdesk.domain.operators import Operator
from coopdesk.domain.period import Month, Period
from coopdesk.domain.questions import Place
from coopdesk.domain.registration_sheet import RegistrationSheet


@dataclass(frozen=True)
class KeptMonth:
    """A month of a co-operative: ``state`` is a key of `MONTH_STATES`, the file is the one that was written last."""

    month: Month
    state: str
    since: date | None = None
    file: str = ""
    sequence: int | None = None


@dataclass(frozen=True)
class GatheredMonth:
    """A month at the federation: how many co-operatives owe it and how they stand, the summaries handed up of it."""

    month: Month
    due: int
    reported: int
    missing: int
    disputed: int
    ahead: int
    summaries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """A question that is open: about which return, and which place of it."""

    number: int
    cooperative: str
    month: Month | None
    place: Place
    text: str


@dataclass(frozen=True)
class Running:
    """A competition in which something is still to be done: the marked words for what is next, and of which months."""

    competition: Competition
    act: str
    due: Period | None


@dataclass(frozen=True)
class HandoverSheet:
    """Everything on the sheet of a desk, with its computer's seal.

    A co-operative has ``months``, a federation ``gathered``. ``receipts`` counts those that are held here, or the
    co-operatives that one was written for; ``receipt`` is the newest one that was taken in, with its file. ``counts``
    are marked words with a number. ``folder`` holds the ``backups``, the newest first; empty for a file in memory.
    """

    seal: RegistrationSheet
    day: date
    file: str
    months: tuple[KeptMonth, ...]
    gathered: tuple[GatheredMonth, ...]
    receipts: int
    receipt: tuple[int, str] | None
    questions: tuple[Asked, ...]
    running: tuple[Running, ...]
    people: tuple[Operator, ...]
    counts: tuple[tuple[str, int], ...]
    folder: str
    backups: tuple[str, ...]

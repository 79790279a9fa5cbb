"""A receipt on paper (回执), before anything is drawn: what its file says, with what is known here of each file."""

from dataclasses import dataclass
from datetime import date

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month
from coopdesk.domain.receipts import QuestionLine, ReceiptLine
from coopdesk.domain.told_places import ToldPlaces


@dataclass(frozen=True)
class ToldFile:
    """A file that the receipt lists; when its return was submitted and whether it is late or nil, if it is here."""

    line: ReceiptLine
    submitted_on: date | None = None
    late: bool = False
    nil: bool = False


@dataclass(frozen=True)
class ReceiptSheet:
    """A receipt by its number; ``file`` is the number of its own file, ``seals`` says how far each computer was heard.

    ``questions`` stand with the month of the return that they are about.
    """

    desk: Desk
    cooperative: Cooperative
    number: int
    written_on: date
    file: str
    files: tuple[ToldFile, ...]
    questions: tuple[tuple[Month, QuestionLine], ...]
    places: tuple[ToldPlaces, ...]
    seals: tuple[tuple[str, int], ...]

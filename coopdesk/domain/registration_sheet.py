"""The computer registration sheet, before anything is drawn."""

from dataclasses import dataclass

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk


@dataclass(frozen=True)
class RegistrationSheet:
    """Whose computer it is and its seal: in full, its short number, and the check number that people compare.

    ``cooperative`` is None for a computer of the federation itself.
    """

    desk: Desk
    cooperative: Cooperative | None
    seal: str
    number: str
    check_number: str

"""Days and months as people write them."""

import re
import unicodedata
from datetime import date, datetime

from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError

_WHOLE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?|(\d{4})(\d{2})", re.ASCII)
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_SHORT = re.compile(r"(\d{1,2})(\d{2})", re.ASCII)
_DAY = re.compile(r"(\d{1,2})\s*[日号]?", re.ASCII)


def parse_date(text: str, month: Month | None = None) -> date:
    """The day that a person wrote (``1954-4-3``, ``1954年4月3日``); raises DeskError.

    With a month, ``3`` is its 3rd and ``403`` or ``4.3`` lie in its year (SCREENS, keyboard).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _WHOLE.fullmatch(plain) or _PACKED.fullmatch(plain):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif month and (found := _DAY.fullmatch(plain)):
        parts = month.year, month.number, int(found[1])
    elif month and (found := _MONTH_DAY.fullmatch(plain) or _SHORT.fullmatch(plain)):
        parts = month.year, int(found[1]), int(found[2])
    else:
        raise DeskError(N_("“%(text)s” is not a date; write it as 1954-04-03."), text=text.strip())
    try:
        return date(*parts)
    except ValueError:
        raise DeskError(N_("There is no such day as %(text)s."), text=text.strip()) from None


def parse_month(text: str) -> Month:
    """The month that a person wrote (``1954-5``, ``1954.5``, ``195405``, ``1954年5月``); raises DeskError.

    Files are stricter: `Month.parse`.
    """
    found = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    year, number = (int(found[1] or found[3]), int(found[2] or found[4])) if found else (0, 0)
    if not year or not 1 <= number <= 12:
        raise DeskError(N_("“%(text)s” is not a month; write it like 1954-05."), text=text.strip())
    return Month(year, number)


def today() -> date:
    """The calendar day where the desk stands."""
    return datetime.now().astimezone().date()

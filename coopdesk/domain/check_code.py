"""The check code by which paper and file are matched (DOMAIN §5.1)."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from coopdesk.domain.field import field_of, fields_of
from coopdesk.domain.opening import Opening
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import N_, DeskError

_OF_THE_CONTENT: Final = (
    "cooperative",
    "period",
    "currency",
    "exponent",
    "nil",
    "submitted_on",
    "preparer",
    "signatory",
)


OF_MONTH: Final = 16
"""Hexadecimal digits that say which return it is."""
OF_COLUMNS: Final = 8
"""Hexadecimal digits after those, which bind what the cumulative columns are made of."""
OF_PERIOD: Final = 20
"""Hexadecimal digits that bind all returns of a year or another period; their number tells them from a month's."""
_SLIPS: Final = str.maketrans("OQIL", "0011")
"""Letters that no check code has, taken for a digit by who types it."""
_TYPED: Final = re.compile(
    r"(?:(?P<code>\S+)\s+(?:(?P<month>\d{4}-\d\d)\s+R\d+|(?P<period>[\dQ.\-]+)\s+M\d+)\s+)?"
    r"(?P<digits>[0-9A-Z\s\-]+)"
)


@dataclass(frozen=True)
class TypedCode:
    """A check code as it was typed or scanned; the QR code also says of which co-operative and month or period it is.

    ``columns`` is empty on papers that were printed before the cumulative columns were bound, or that have none, and
    on those of a year or another period.
    """

    digits: str
    columns: str = ""
    cooperative: str = ""
    month: Month | None = None
    period: Period | None = None

    @property
    def of_period(self) -> bool:
        """Whether it is of the paper of a year or another period."""
        return len(self.digits) == OF_PERIOD


def typed_code(text: str) -> TypedCode:
    """What somebody types from paper, or a scanner from the QR code; raises DeskError."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    found = _TYPED.fullmatch(plain)
    digits = re.sub(r"[\s-]", "", found["digits"]).translate(_SLIPS) if found else ""
    if not found or not re.fullmatch(r"[0-9A-F]+", digits):
        raise DeskError(N_("This is no check code: it has the digits 0 to 9 and the letters A to F only.")).advised(
            _WHERE
        )
    cooperative = found["code"] or ""
    if len(digits) == OF_PERIOD and not found["month"]:
        return TypedCode(digits, "", cooperative, period=Period.parse(found["period"]) if found["period"] else None)
    if len(digits) not in (OF_MONTH, OF_MONTH + OF_COLUMNS) or found["period"]:
        message = N_(
            "A check code of a month has %(short)s digits, or %(long)s, that of a year or another period %(period)s; "
            "here are %(count)s."
        )
        values = {"short": OF_MONTH, "long": OF_MONTH + OF_COLUMNS, "period": OF_PERIOD, "count": len(digits)}
        raise DeskError(message, **values).advised(_WHERE)
    month = Month.parse(found["month"]) if found["month"] else None
    return TypedCode(digits[:OF_MONTH], digits[OF_MONTH:], cooperative, month)


_WHERE: Final = N_("It stands at the foot of the form, in groups of four. Type all of them, or scan the QR code.")


def check_code(whole: MonthlyReturn, used: Iterable[str] = ()) -> str:
    """Hexadecimal digits in groups of four: sixteen of the packet, else of the content; empty for a draft.

    Eight more bind ``used``, the marks of all else that the cumulative columns are made of, where there is any.
    """
    return grouped_digits(month_digits(whole) + columns_digits(used)) if whole.final else ""


def month_digits(whole: MonthlyReturn) -> str:
    """The digits that say which return it is."""
    return mark_of(whole)[:OF_MONTH].upper()


def columns_digits(used: Iterable[str]) -> str:
    """The digits that bind other returns and the figures before the start, in any order; empty for none."""
    marks = sorted(used)
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:OF_COLUMNS].upper() if marks else ""


def period_digits(period: Period, marks: Iterable[str]) -> str:
    """The digits of a paper over a period: they bind which period it is and all that is in its sums, in any order."""
    return hashlib.sha256("\n".join([str(period), *sorted(marks)]).encode()).hexdigest()[:OF_PERIOD].upper()


def grouped_digits(digits: str) -> str:
    """Digits in groups of four."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def mark_of(whole: MonthlyReturn) -> str:
    """What a return is known by: its packet, else its content."""
    return whole.statement.packet or content_digest(whole)


def opening_mark(opening: Opening) -> str:
    """What figures before the start are known by: their content."""
    parts = [_plain(opening.lines), _plain(opening.products)]
    text = json.dumps([str(opening.start), *parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def digits_apart(one: str, other: str) -> int:
    """In how many places two codes of the same length have another digit."""
    return sum(left != right for left, right in zip(one, other, strict=True))


def content_digest(whole: MonthlyReturn) -> str:
    """SHA-256 of what a return says, the same for equal content wherever and whenever it is kept."""
    statement = {name: field_of(Statement, name).plain_text(getattr(whole.statement, name)) for name in _OF_THE_CONTENT}
    parts = {name: _plain(getattr(whole, name)) for name in ("output", "labour", "movement", "notes")}
    if whole.accounts is not None:
        cost = whole.accounts.production_cost
        parts["accounts"] = [row[:2] if cost is None else row for row in _plain([whole.accounts])]
    text = json.dumps({"statement": statement, **parts}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(records: Iterable[Any]) -> list[list[str]]:
    return sorted(
        [described.plain_text(getattr(record, described.name)) for described in fields_of(type(record))]
        for record in records
    )

"""The check code by which paper and file are matched (DOMAIN §5.1)."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, Final

from coopdesk.domain.field import field_of, fields_of
from coopdesk.domain.statements import MonthlyReturn, Statement

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


def check_code(whole: MonthlyReturn) -> str:
    """Sixteen hexadecimal digits in groups of four: of the packet, else of the content; empty for a draft."""
    if not whole.final:
        return ""
    digits = (whole.statement.packet or content_digest(whole))[:16].upper()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def content_digest(whole: MonthlyReturn) -> str:
    """SHA-256 of what a return says, the same for equal content wherever and whenever it is kept."""
    statement = {name: field_of(Statement, name).plain_text(getattr(whole.statement, name)) for name in _OF_THE_CONTENT}
    parts = {name: _plain(getattr(whole, name)) for name in ("output", "labour", "movement", "notes")}
    if whole.accounts is not None:
        parts["accounts"] = _plain([whole.accounts])
    text = json.dumps({"statement": statement, **parts}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(records: Iterable[Any]) -> list[list[str]]:
    return sorted(
        [described.plain_text(getattr(record, described.name)) for described in fields_of(type(record))]
        for record in records
    )

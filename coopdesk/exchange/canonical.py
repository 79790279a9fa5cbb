"""Canonical JSON: one text for one value, read strictly (EXCHANGE, reading, rule 4)."""

import json
import re
from typing import Any, Final

from coopdesk.errors import N_, PacketError

DAMAGED: Final = N_("The description inside the file is damaged.")
_NUMBER: Final = re.compile(r"-?\d{1,19}", re.ASCII)

_LONG: Final = re.compile(rb"(?:\A|[:,[])-?\d{20}")


def written(value: Any) -> bytes:
    """The value with sorted keys and no spaces, in UTF-8; floats and NaN are refused (TypeError, a defect)."""
    if _has_float(value):
        raise TypeError("a packet carries no floats")
    return _bytes(value)


def read(data: bytes) -> Any:
    """The value of canonical bytes.

    Raises PacketError for anything else: duplicate or unsorted keys, spaces, floats, NaN, numbers over 19 digits.
    """
    try:
        # most descriptions have no run of 20 digits, and the plain reader is three times as quick
        integer = _integer if _LONG.search(data) else None
        value = json.loads(data.decode("utf-8"), parse_float=_refused, parse_constant=_refused, parse_int=integer)
        same = _bytes(value) == data
    except (ValueError, RecursionError):
        raise PacketError(DAMAGED) from None
    if not same:
        raise PacketError(DAMAGED)
    return value


def _bytes(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def _integer(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _refused(text: str) -> Any:
    raise ValueError(text)


def _has_float(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_float, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_float, value))
    return isinstance(value, float)

"""The envelope: what a descriptor says of its packet besides the tables, written and checked value by value."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

from coopdesk.domain.field import field_of
from coopdesk.domain.packets import FORMAT, Envelope
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError, PacketError
from coopdesk.exchange.canonical import DAMAGED
from coopdesk.exchange.kinds import TABLES
from coopdesk.exchange.signature import PublicKey

LATER: Final = N_("The file is from a later version of coopdesk. Bring this desk up to date to read it.")
_ID: Final = re.compile(r"[0-9a-f]{64}")
_CODE: Final = re.compile(r"[\w.-]{1,16}")
_MOST: Final = 10**12
_TEXT: Final = field_of(Statement, "reason")
_KNOWN: Final = frozenset(entry.name for entry in fields(Envelope))


def said_of(envelope: Envelope) -> dict[str, Any]:
    """An envelope as the descriptor carries it."""
    said = {entry.name: getattr(envelope, entry.name) for entry in fields(Envelope)}
    said |= {"period": str(envelope.period) if envelope.period else None, "supersedes": list(envelope.supersedes)}
    said["submitted_on"] = envelope.submitted_on.isoformat() if envelope.submitted_on else None
    return said


def envelope_of(described: Any) -> Envelope:
    """What a descriptor says, checked value by value; raises PacketError, of a later format in its own words."""
    said = described.get("coopdesk") if isinstance(described, dict) else None
    if not isinstance(said, dict) or type(said.get("format")) is not int:
        raise PacketError(DAMAGED)
    if said["format"] > FORMAT or said.keys() - _KNOWN or str(said.get("kind")) not in TABLES:
        raise PacketError(LATER)
    try:
        return _checked(said)
    except (KeyError, TypeError, ValueError, DeskError):
        raise PacketError(DAMAGED) from None


def _checked(said: Mapping[str, Any]) -> Envelope:
    """The envelope of raw values; raises KeyError, TypeError, ValueError or DeskError for anything out of form."""
    texts = ("reason", "source", "catalogue", "change_head", "program", "written_at", "public_key", "key_id")
    numbers = {"format": (1, FORMAT), "reads": (1, 9999), "revision": (1, 9999), "sequence": (1, _MOST),
               "exponent": (0, 4)}  # fmt: skip
    for name in ("federation", "cooperative", "currency"):
        _sure(isinstance(said[name], str) and bool(_CODE.fullmatch(said[name])))
    for name in texts:
        _sure(isinstance(said[name], str) and _plain(said[name]))
    for name, (least, most) in numbers.items():
        _sure(type(said[name]) is int and least <= said[name] <= most)
    public = PublicKey.parse(said["public_key"])
    _sure((str(public), public.key_id) == (said["public_key"], said["key_id"]))
    month = said["period"]
    _sure((said["kind"] == "return") == (month is not None))
    replaced, previous, day = said["supersedes"], said["previous"], said["submitted_on"]
    _sure(isinstance(replaced, list) and all(isinstance(one, str) and _ID.fullmatch(one) for one in replaced))
    _sure(replaced == sorted(set(replaced)) and (said["revision"] > 1 or not replaced))
    _sure(previous is None or (isinstance(previous, str) and bool(_ID.fullmatch(previous))))
    _sure(month is not None or (not replaced and day is None and said["nil"] is False))
    _sure(isinstance(said["nil"], bool) and (day is None or str(date.fromisoformat(day)) == day))
    return Envelope(
        **{
            **said,
            "period": None if month is None else Month.parse(month),
            "supersedes": tuple(replaced),
            "submitted_on": None if day is None else date.fromisoformat(day),
        }
    )


def _plain(text: str) -> bool:
    """Whether a text is as a box of the desk would have kept it."""
    return (text.isascii() and text.isprintable() and len(text) <= 64) or _TEXT.parse(text) == text


def _sure(holds: bool) -> None:
    if not holds:
        raise ValueError

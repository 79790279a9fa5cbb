"""Moments and corrections as people read them."""

from datetime import datetime

from coopdesk.gui.words import _


def moment(at: str) -> str:
    """A moment of the data file (UTC, ISO) in the time of this desk: ``1954-05-02 20:14``; empty for none."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M") if at else ""


def correction(number: int | None) -> str:
    """*Original*, *Correction 1*, …: the number 1 is the original; empty for none."""
    if number is None:
        return ""
    return _("Original") if number <= 1 else _("Correction %(number)s", number=number - 1)

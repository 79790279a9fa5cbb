"""What to write or say to the sender of a file that was not accepted: a plain text for the clipboard."""

import re
from typing import Final

from PySide6.QtGui import QGuiApplication

from coopdesk.domain.packets import Decision, Verdict
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError
from coopdesk.gui.words import _, explain, worded

_OF_NAME: Final = re.compile(r"_(\d{4})-(0[1-9]|1[0-2])_r\d")
"""The month in the name of a return file; all that is known of one that cannot be read."""


def refusal_text(verdict: Verdict, decision: Decision | None = None) -> str:
    """What to tell the sender of a refused file: what is wrong, and what to press to write it again.

    ``decision`` is the last about it, where a person refused it.
    """
    if decision is not None and decision.kind == "refuse" and verdict.period is not None:
        return decided_text(verdict.file, verdict.period, decision.reason)
    reason = verdict.reason
    inner = reason.values.get("reason") if reason is not None else None
    why = explain(inner if isinstance(inner, DeskError) else reason) if reason is not None else ""
    told = [_("The federation could not accept your file %(file)s.", file=verdict.file), why]
    if verdict.packet is None:
        month = _month_of(verdict.file)
        told.append(
            _("Please open “Send and receive”, choose %(month)s, press “Write %(month)s again” and send the new file.",
              month=worded(month))
            if month else _("Please write the file again under “Send and receive” and send the new one.")
        )  # fmt: skip
    return "\n".join(filter(None, told))


def decided_text(file: str, month: Month | None, reason: str) -> str:
    """What to tell the sender of a file that a person here refused: why, and how to correct it."""
    if month is None:
        return "\n".join([
            _("The federation does not accept your registration file %(file)s.", file=file),
            _("Reason: %(reason)s", reason=reason),
            _("Please telephone the federation; then write the registration again under “Send and receive”."),
        ])  # fmt: skip
    return "\n".join([
        _("The federation does not accept your file %(file)s for %(month)s.", file=file, month=worded(month)),
        _("Reason: %(reason)s", reason=reason),
        _("Please correct the month, make it final again and send the new file."),
    ])  # fmt: skip


def put_on_clipboard(text: str) -> None:
    """Copy a plain text."""
    QGuiApplication.clipboard().setText(text)


def _month_of(file: str) -> Month | None:
    found = _OF_NAME.search(file)
    return Month(int(found[1]), int(found[2])) if found else None

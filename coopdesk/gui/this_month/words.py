"""The sentences of a month: what waits before it, what its steps say."""

from coopdesk.domain.language import month_alone
from coopdesk.domain.month_states import MONTH_STATES, MonthStands
from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.gui.words import _, language
from coopdesk.services.overview import Filled, Overview

_SHORT = {"received": N_("Received"), "question": N_("Asked back"), "other": N_("Another file")}


def tile_words(stands: MonthStands) -> str:
    """How a month stands, in the room of a tile."""
    return "—" if stands.state == "none" else _(_SHORT.get(stands.state, MONTH_STATES[stands.state]))


def banner_words(oldest: Month | None, month: Month, newest: Month, why: str = "none") -> str:
    """That an older month is not sent yet, beside the month in hand; empty where nothing older waits.

    ``newest`` is the latest month that is due or was begun, ``why`` what keeps the oldest (`overview.waiting`).
    """
    if oldest is None or (oldest == month and (newest <= month or why in _WAITS)) or oldest > month:
        return ""
    whole = oldest.year != month.year
    older, now = (oldest, month) if whole else (month_alone(oldest, language()), month_alone(month, language()))
    words = _WAITS.get(why, N_("%(older)s is not reported yet. You are filling in %(month)s."))
    return _(words, older=older, month=now)


_WAITS = {
    "final": N_("%(older)s is final and not sent yet. You are filling in %(month)s."),
    "correcting": N_("The correction of %(older)s is not final yet. You are filling in %(month)s."),
    "corrected": N_("The correction of %(older)s is not sent yet. You are filling in %(month)s."),
}


def filled_words(filled: Filled) -> str:
    """How far a table is filled."""
    if not filled.lines:
        return _("nothing entered yet")
    if filled.blanks:
        return _("%(lines)s lines, %(blanks)s boxes not filled in", lines=filled.lines, blanks=filled.blanks)
    return _("%(lines)s lines, all filled in", lines=filled.lines)


def check_words(seen: Overview) -> str:
    """What stands in the way of finalising."""
    if seen.state in ("final", "sent"):
        return _("final")
    if seen.state == "none":
        return _("comes when something is entered")
    if not seen.errors and not seen.queries:
        blanks = seen.output.blanks + seen.labour.blanks
        if blanks:
            return _("%(blanks)s boxes not filled in", blanks=blanks)
        return _("nothing stands in the way; it can be made final")
    return _("%(errors)s errors, %(queries)s queries without a reason", errors=seen.errors, queries=seen.queries)


def before_words(stage: str) -> str:
    """What is to be said of the figures before the start, empty where nothing is to be done about them."""
    return {
        "missing": _("Figures before the start: not entered yet…"),
        "draft": _("Figures before the start: entered, not final yet…"),
    }.get(stage, "")

"""Months that were revised in one go, in words: which are final again, which are left open and why, what they count."""

from collections.abc import Sequence

from coopdesk.domain.field import field_of
from coopdesk.domain.members import EVENTS, MovementLine
from coopdesk.domain.numbers import grouped
from coopdesk.domain.statements import Statement
from coopdesk.gui.form import told
from coopdesk.gui.words import _, worded
from coopdesk.services.amend_through import Revised


def result_words(found: Sequence[Revised]) -> str:
    """What was revised, and which months are left as drafts, why."""
    final = [one for one in found if one.final]
    words = [_("Corrected and final again: %(months)s.", months=_listed(final))] if final else []
    return " ".join([*words, *left_open(found)])


def left_open(found: Sequence[Revised]) -> list[str]:
    """Which months do not become final, and why."""
    words = []
    for one in found:
        if one.problems:
            why = told(one.problems[0], Statement)
            words.append(_("%(month)s is left open for correction: %(why)s", month=one.month, why=why))
        elif not one.final:
            words.append(_("%(month)s was open for correction and stays so, with the new movement.", month=one.month))
    return words


def _listed(found: list[Revised]) -> str:
    return _(", ").join(worded(one.month) for one in found)


def counted_words(one: Revised) -> str:
    """``Newly developed, Male 3 → 2; Closing, Male 46 → 45``: what a month counts otherwise.

    The opening is the closing of the month before; member-days are named where nothing else differs.
    """
    was, becomes = ({(line.event, line.sex): line.persons for line in lines} for lines in (one.was, one.becomes))
    keys = sorted(was.keys() | becomes.keys(), key=lambda key: (list(EVENTS).index(key[0]), key[1]))
    kept = [key for key in keys if key[0] not in ("opening", "member_days")] or keys
    sexes = field_of(MovementLine, "sex").choices or {}
    return _("; ").join(
        _(
            "%(event)s, %(sex)s %(before)s → %(after)s",
            event=_(EVENTS[event]),
            sex=_(sexes[sex]),
            before=grouped(was.get((event, sex), 0)),
            after=grouped(becomes.get((event, sex), 0)),
        )
        for event, sex in kept
    )

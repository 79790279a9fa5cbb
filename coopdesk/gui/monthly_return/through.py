"""Amend through in the banner of a final month: which months follow, shown before it is done, and told afterwards."""

from typing import Final

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from coopdesk.gui.form import text_label
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.revised import left_open
from coopdesk.gui.theme import LARGE, TINY
from coopdesk.gui.words import _
from coopdesk.services.amend_through import Moved, Through, preview

_NAMED: Final = 4
"""Persons and months that are named one by one; of more only how many."""


class ThroughChoice(QWidget):
    """A mark that all months up to the last final one are corrected, with what that does; hidden where nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = QCheckBox("")
        self.mark.setAccessibleDescription(
            _("Books what was found late into the months it happened in; each month of the row is revised and final.")
        )
        self.words = text_label("", "muted")
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, 0, 0, TINY)
        layout.setSpacing(TINY)
        layout.addWidget(self.mark)
        layout.addWidget(self.words)
        self.hide()

    def offer(self, hand: MonthInHand) -> None:
        """Show what amending through from the month in hand would do."""
        found = preview(hand.store, hand.cooperative, hand.month)
        self.mark.setChecked(False)
        self.setVisible(bool(found.months))
        if found.months:
            last = found.months[-1].month
            self.mark.setText(
                _(
                    "Correct the members through %(last)s, each joining and leaving in its own month",
                    last=last,
                )
            )
            self.words.setText(
                "\n".join([*_some(list(map(_moved, found.moved))), _ends(found), *left_open(found.months)])
            )

    @property
    def wanted(self) -> bool:
        """Whether all months are to be corrected."""
        return self.mark.isChecked() and not self.isHidden()


def _moved(one: Moved) -> str:
    facts = {"number": one.number, "name": one.name, "day": one.happened_on, "before": one.before, "after": one.after}
    if one.left:
        return _("%(number)s %(name)s, left %(day)s: from %(before)s to %(after)s", **facts)
    return _("%(number)s %(name)s, joined %(day)s: from %(before)s to %(after)s", **facts)


def _some(lines: list[str]) -> list[str]:
    more = len(lines) - _NAMED
    return [*lines[:_NAMED], _("and %(count)s more", count=more)] if more > 0 else lines


def _ends(found: Through) -> str:
    """``Members at the end: April 1954 66 → 67, May 1954 66 → 67``."""
    parts = [
        _("%(month)s %(before)s → %(after)s", month=one.month, before=one.before, after=one.after)
        for one in found.months
    ]
    return _("Members at the end of the month: %(months)s", months=_(", ").join(_some(parts)))

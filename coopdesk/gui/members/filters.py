"""The filters over the list of members: how people stand, team, sex; by keys of their own or with Tab."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.roll import NO_TEAM, STANDINGS, Wanted
from coopdesk.errors import EntryError
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import label_of, text_label
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _

NAMES = ("standing", "team", "sex")


class Filters(QWidget):
    """Three boxes; ``chosen`` comes with each change that can be read, ``left`` with Enter in the last box."""

    chosen = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, ChoiceBox] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        for name, width in zip(NAMES, (158, 120, 96), strict=True):
            field = field_of(Wanted, name)
            box = self.boxes[name] = ChoiceBox(field)
            box.setAccessibleName(label_of(field))
            box.setAccessibleDescription(_(field.help))
            box.setMinimumWidth(width * 3 // 5)
            box.setMaximumWidth(width)
            label = text_label(label_of(field), "muted")
            label.setBuddy(box)
            layout.addWidget(label)
            layout.addWidget(box, 4)
            box.edited.connect(self.chosen)
            box.entered.connect(self.left)
        layout.addStretch(1)
        self.boxes["standing"].show_value("all")

    def show_teams(self, teams: Sequence[Choice]) -> None:
        """Offer these teams; what is chosen stays."""
        box = self.boxes["team"]
        stands = box.code
        box.show_choices([*teams, Choice(NO_TEAM, _("without a team"))])
        blocked = box.blockSignals(True)
        box.show_text(stands or "")
        box.blockSignals(blocked)

    def applied(self, wanted: Wanted) -> Wanted:
        """What is wanted with these filters; a box with words that mean nothing filters nothing."""
        standing = self._value("standing") or "all"
        return dataclasses.replace(wanted, standing=standing, team=self._value("team"), sex=self._value("sex"))

    def _value(self, name: str) -> str | None:
        box = self.boxes[name]
        try:
            value: str | None = box.read()
        except EntryError:
            box.set_wrong(True)
            return None
        box.set_wrong(False)
        return value

    def turn(self) -> None:
        """From one standing to the next, round and round."""
        standings = list(STANDINGS)
        stands = self._value("standing") or "all"
        self.boxes["standing"].show_value(standings[(standings.index(stands) + 1) % len(standings)])

    def words(self) -> str:
        """What is filtered, in the words of the boxes; empty where nothing is."""
        wanted = self.applied(Wanted())
        shown = [self.boxes[name].currentText() for name in NAMES if getattr(wanted, name) != getattr(Wanted(), name)]
        return " · ".join(shown)

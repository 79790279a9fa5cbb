"""The boxes of the keyed values: a number, yes or no for a limit of one's own, and where it is written."""

import dataclasses
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from coopdesk.domain.competitions import MeasuredValue
from coopdesk.domain.conditions import Condition, Gate
from coopdesk.domain.entries import subject_name
from coopdesk.domain.field import Field, field_of
from coopdesk.domain.language import joined
from coopdesk.domain.methods import STATES
from coopdesk.domain.scoring import Standing
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.words import _, language

_BLANK: Final = STATES["incomplete"]
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def field_for(title: str, gate: Gate | None) -> Field:
    """The field of a keyed value; a limit that is kept with 1 and not with 0 (or the other way) is yes or no."""
    field = dataclasses.replace(field_of(MeasuredValue, "value"), label=title)
    if gate is not None and gate.wanted is not None:
        return dataclasses.replace(field, kind=bool, optional=True, places=0, least=None, most=None)
    return field


class CostBox(TextBox):
    """A number of the grid; ↑ and ↓ go to the entrant above and below."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, field: Field, name: str) -> None:
        super().__init__(field)
        self.kept: object = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Blank is not filled in: the data are incomplete. It is never zero."))
        self.editingFinished.connect(self.left)

    def value(self) -> object:
        """What is typed; raises EntryError."""
        return self.read()

    def show_kept(self, value: object) -> None:
        """Show what is kept, unless something else is being typed over it."""
        if value != self.kept or not self.text():
            self.kept = value
            self.show_value(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the column."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class EvidenceBox(CostBox):
    """Where the values of a row are written: book and page."""

    def __init__(self, name: str) -> None:
        super().__init__(field_of(MeasuredValue, "evidence"), name)
        self.kept = ""
        self.setMinimumWidth(150)
        self.setAccessibleDescription(_("Where it is written: book and page."))

    def show_kept(self, value: object) -> None:
        """Show what is kept."""
        super().show_kept(value or "")


class YesNoBox(ChoiceBox):
    """Yes or no; ``value`` is 1 or 0."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, field: Field, name: str) -> None:
        super().__init__(field)
        self.kept: object = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Yes or no; blank is not filled in: the data are incomplete."))

    def text(self) -> str:
        """What stands in the box."""
        return self.currentText()

    def value(self) -> object:
        """1 for yes, 0 for no, None for blank; raises EntryError."""
        answer = self.read()
        return None if answer is None else Decimal(int(answer))

    def show_kept(self, value: object) -> None:
        """Show what is kept."""
        if value != self.kept or not self.text():
            self.kept = value
            self.show_value(None if value is None else bool(value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is meant and let it be kept."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the column; the list opens with F2."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def result_words(
    standing: Standing, conditions: Sequence[Condition], divisors: Mapping[str, object] = MappingProxyType({})
) -> str:
    """``97.5: 17.5 points``, or that the data are incomplete; that nothing is divided by 0 where 0 is keyed."""
    parts = []
    for condition, score in zip(conditions, standing.scores, strict=True):
        if condition.measured and score.points is not None:
            parts.append(_("%(value)s: %(points)s points", value=score.value or Decimal(0), points=score.points))
        elif condition.measured and condition.per and divisors.get(condition.per) == 0:
            name = subject_name(condition.per, language())
            parts.append(_("%(what)s is 0: nothing can be divided by it", what=name))
        elif condition.measured:
            parts.append(_(_BLANK))
    return joined(parts, language())

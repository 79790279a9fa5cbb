"""Boxes for a movement of members as paper has it: its lines by women, men and not recorded; arrow keys walk."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coopdesk.domain.field import field_of
from coopdesk.domain.keyed import COLUMNS, SIGNS, MovementBoxes, average_of, days_of
from coopdesk.domain.members import EVENTS
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import ENTER, TextBox
from coopdesk.gui.federation.keyed_hand import AVERAGE, DAYS, box_of
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import SMALL, TINY
from coopdesk.gui.words import _

ROWS: Final = (*EVENTS, AVERAGE)
Place = tuple[str, str]
"""Sex and line of a box."""
ORDER: Final[list[Place]] = [(sex, event) for event in ROWS for sex in COLUMNS]
"""The boxes along the lines, as Enter goes."""


class MovementBox(TextBox):
    """A box of the table; ``walked`` carries the lines and columns that an arrow key goes."""

    walked = Signal(int, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, those to the sides where the whole text is marked or there is none."""
        rows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        columns = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        held = bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if not held and (rows or (columns and self.selectedText() == self.text())):
            self.walked.emit(rows, columns)
        elif shifted and event.key() in ENTER:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)


class MovementTable(QWidget):
    """``edited`` comes with every key, ``visited`` when a box is entered, ``ended`` with Enter in the last box."""

    edited = Signal()
    visited = Signal()
    ended = Signal()

    def __init__(self, month: Month) -> None:
        super().__init__()
        self.month = month
        self.boxes: dict[Place, MovementBox] = {}
        self.sums: dict[str, Any] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(TINY)
        for column, words in enumerate([_("Movement"), *map(_, COLUMNS.values()), _("Total")]):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(text_label(words, "subheading"), 0, column, side)
        for row, event in enumerate(ROWS, start=1):
            role = "strong" if event in ("opening", "closing") else ""
            grid.addWidget(text_label(line_words(event), role), row, 0)
            for column, sex in enumerate(COLUMNS, start=1):
                grid.addWidget(self._box(sex, event), row, column)
            self.sums[event] = text_label("", role)
            self.sums[event].setMinimumWidth(84)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self.sums[event].setAlignment(side)
            grid.addWidget(self.sums[event], row, len(COLUMNS) + 1)

    def _box(self, sex: str, event: str) -> MovementBox:
        field = field_of(MovementBoxes, box_of(event))
        box = MovementBox(field)
        box.setFixedWidth(104)
        box.setAccessibleName(_(", ").join([line_words(event), _(COLUMNS[sex])]))
        box.setAccessibleDescription(_(field.help))
        box.entered.connect(lambda: self._next(sex, event))
        box.walked.connect(lambda rows, columns: self._walk(sex, event, rows, columns))
        box.visited.connect(self.visited)
        box.edited.connect(lambda: self._edited(sex, event))
        self.boxes[sex, event] = box
        return box

    def begin(self) -> None:
        """Go into the first blank box of the columns in use, of all where there is nothing."""
        used = {sex for (sex, _event), box in self.boxes.items() if box.text()} or set(COLUMNS)
        blank = (place for place in ORDER if place[0] in used and not self.boxes[place].text())
        self.go(next(blank, ORDER[0]))

    def go(self, place: Place) -> None:
        """Go into a box."""
        self.boxes[place].setFocus(Qt.FocusReason.TabFocusReason)

    def show_persons(self, persons: Mapping[Place, int]) -> None:
        """Show a movement as it was kept."""
        for place, box in self.boxes.items():
            box.show_value(persons.get(place))
            box.set_wrong(False)
        for sex in COLUMNS:
            self._fit(sex, DAYS)

    def lock(self, locked: bool) -> None:
        """Let nothing be typed, or let it."""
        for box in self.boxes.values():
            box.setReadOnly(locked)

    def typed(self) -> tuple[dict[Place, int], dict[Place, Problem]]:
        """Persons and days in the boxes, and what is against those that cannot be read."""
        values: dict[Place, int] = {}
        wrong: dict[Place, Problem] = {}
        for place, box in self.boxes.items():
            try:
                value = box.read()
            except EntryError as refusal:
                wrong[place] = refusal.problems[0]
            else:
                if value is not None and place[1] != AVERAGE:
                    values[place] = value
        return values, wrong

    def show_sums(self, values: Mapping[Place, int]) -> None:
        """Each line added over women, men and not recorded."""
        for event in EVENTS:
            found = [persons for (_sex, other), persons in values.items() if other == event]
            self.sums[event].setText(grouped(sum(found)) if found else "")
        days = sum(persons for (_sex, event), persons in values.items() if event == DAYS)
        self.sums[AVERAGE].setText(grouped(average_of(days, self.month)) if days else "")

    def _edited(self, sex: str, event: str) -> None:
        self.boxes[sex, event].set_wrong(False)
        if event in (DAYS, AVERAGE):
            self._fit(sex, event)
        self.edited.emit()

    def _fit(self, sex: str, event: str) -> None:
        """Member-days follow the average and the average them, as they are typed."""
        days, average = self.boxes[sex, DAYS], self.boxes[sex, AVERAGE]
        box, other = (days, average) if event == DAYS else (average, days)
        try:
            value = box.read()
        except EntryError:
            return
        if value is None:
            other.show_value(None)
        elif isinstance(value, Decimal):
            other.show_value(days_of(value, self.month))
        else:
            other.show_value(average_of(value, self.month))

    def _next(self, sex: str, event: str) -> None:
        """Along the line, then the next one; an average that follows from member-days is passed over."""
        for following in ORDER[ORDER.index((sex, event)) + 1 :]:
            if following[1] != AVERAGE or not self.boxes[following].text():
                self.go(following)
                return
        self.ended.emit()

    def _walk(self, sex: str, event: str, rows: int, columns: int) -> None:
        sexes = list(COLUMNS)
        row, column = ROWS.index(event) + rows, sexes.index(sex) + columns
        if 0 <= row < len(ROWS) and 0 <= column < len(sexes):
            self.go((sexes[column], ROWS[row]))


def line_words(event: str) -> str:
    """What a line is called."""
    return _(EVENTS[event] if event in EVENTS else field_of(MovementBoxes, event).label)


def balance_words(values: Mapping[Place, int]) -> str:
    """Whether opening, joined and left make the closing; empty before both ends are typed."""
    if not {"opening", "closing"} <= {event for _sex, event in values}:
        return ""
    by = sum(SIGNS.get(event, 0) * persons for (_sex, event), persons in values.items())
    if by:
        return _("Opening + joined − left is not closing; the difference is %(by)s.", by=grouped(by))
    return _("Opening + joined − left makes the closing.")

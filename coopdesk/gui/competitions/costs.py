"""Unit costs, keyed for each team because no return carries them; saved as they are typed."""

import dataclasses
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coopdesk.domain.competitions import MeasuredValue
from coopdesk.domain.conditions import Condition
from coopdesk.domain.entries import condition_name, subject_name
from coopdesk.domain.field import Field, field_of
from coopdesk.domain.language import joined
from coopdesk.domain.scoring import STATES, Standing, Standings
from coopdesk.domain.statements import Quantity
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY
from coopdesk.gui.words import _, explain, language, name_of
from coopdesk.services import competitions, members

Key = tuple[str, str]
_BLANK: Final = STATES["incomplete"]


class CostBox(TextBox):
    """A box of the grid; ↑ and ↓ go to the team above and below."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, field: Field, name: str) -> None:
        super().__init__(field)
        self.kept: Quantity = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Blank is not filled in: the team's data are incomplete. It is never zero."))
        self.editingFinished.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the column."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class Costs(QScrollArea):
    """A row for each team: its keyed values, what comes of them, and its points.

    ``changed`` comes after something was kept, ``done`` with Enter in the last box.
    """

    changed = Signal()
    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.boxes: dict[Key, CostBox] = {}
        self._code = ""
        self._results: dict[str, QLabel] = {}
        self._troubles: dict[str, QLabel] = {}
        self.setWidgetResizable(True)

    def show_board(self, board: Standings) -> None:
        """Show the keyed values of a competition; the boxes stay where the teams are the same."""
        store, code = self.session.store, board.competition.code
        names = competitions.keyed_names(store, code)
        order = [team.code for team in members.teams(store, board.competition.cooperative)]
        places = {code: place for place, code in enumerate(order)}
        listed = sorted(board.standings, key=lambda one: (places.get(one.code, len(places)), one.code))
        teams = {standing.code: standing for standing in listed}
        if code != self._code or list(self.boxes) != [(team, name) for team in teams for name in names]:
            self._code = code
            self._build(listed, names, board.conditions)
        self._fill(competitions.values(store, code))
        for team, standing in teams.items():
            self._results[team].setText(_result(standing, board.conditions))

    def _build(self, teams: Sequence[Standing], names: Sequence[str], conditions: Sequence[Condition]) -> None:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TINY)
        self.boxes, self._results, self._troubles = {}, {}, {}
        indexes = [condition_name(one, language()) for one in conditions if one.measured]
        heads = [_("Team"), *(subject_name(name, language()) for name in names), joined(indexes, language())]
        for column, head in enumerate(heads):
            right = Qt.AlignmentFlag.AlignRight if 0 < column <= len(names) else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(text_label(head, "subheading"), 0, column, right)
        for row, team in enumerate(teams, start=1):
            self._add_team(grid, row * 2, team, names)
        grid.setColumnStretch(len(heads) - 1, 1)
        page = QWidget()
        page.setObjectName("plain")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(sheet)
        layout.addWidget(text_label(_("Saved as typed  •  Enter next box  •  ↑ ↓ other team  •  F1 help"), "muted"))
        layout.addStretch(1)
        self.setWidget(page)

    def _add_team(self, grid: QGridLayout, line: int, team: Standing, names: Sequence[str]) -> None:
        grid.addWidget(text_label(name_of(team)), line, 0)
        for column, name in enumerate(names, start=1):
            field = dataclasses.replace(field_of(MeasuredValue, "value"), label=subject_name(name, language()))
            words = _("%(label)s: %(value)s", label=name_of(team), value=field.label)
            box = self.boxes[team.code, name] = CostBox(field, words)
            box.setFixedWidth(130)
            key = (team.code, name)
            box.entered.connect(lambda key=key: self._next(key))
            box.left.connect(lambda key=key: self.keep(key))
            box.stepped.connect(lambda rows, key=key: self._step(key, rows))
            grid.addWidget(box, line, column)
        self._results[team.code] = text_label("", "muted")
        grid.addWidget(self._results[team.code], line, len(names) + 1)
        self._troubles[team.code] = text_label("", "trouble")
        self._troubles[team.code].hide()
        grid.addWidget(self._troubles[team.code], line + 1, 1, 1, len(names) + 1)

    def _fill(self, values: Mapping[Key, Quantity]) -> None:
        for key, box in self.boxes.items():
            kept = values.get(key)
            if kept != box.kept or not box.text():
                box.kept = kept
                box.show_value(kept)

    def keep(self, key: Key) -> bool:
        """Keep what stands in a box, or say under it what is wrong; whether it could be kept."""
        box, (team, what) = self.boxes[key], key
        try:
            value = box.read()
            if value != box.kept:
                competitions.set_value(self.session.store, self._code, team, what, value, self.session.operator)
        except EntryError as refusal:
            box.set_wrong(True)
            self._troubles[team].setText(explain(refusal.problems[0]))
            self._troubles[team].show()
            return False
        box.set_wrong(False)
        self._troubles[team].hide()
        if value != box.kept:
            box.kept = value
            self.changed.emit()
        return True

    def commit(self) -> None:
        """Keep what is typed in any box."""
        for key in self.boxes:
            self.keep(key)

    def _next(self, key: Key) -> None:
        if not self.keep(key):
            return
        keys = list(self.boxes)
        place = keys.index(key) + 1
        if place < len(keys):
            self._go(keys[place])
        else:
            self.done.emit()

    def _step(self, key: Key, rows: int) -> None:
        column = [one for one in self.boxes if one[1] == key[1]]
        place = column.index(key) + rows
        if 0 <= place < len(column):
            self._go(column[place])

    def _go(self, key: Key) -> None:
        self.boxes[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self.boxes[key])

    def begin(self, team: str = "") -> None:
        """Put the cursor into the first box, of a team if one is named, that is not filled in."""
        own = [key for key in self.boxes if team in ("", key[0])]
        blank = [key for key in own if not self.boxes[key].text()]
        if own:
            self._go((blank or own)[0])


def _result(standing: Standing, conditions: Sequence[Condition]) -> str:
    """``97.5: 17.5 points``, or that the data are incomplete."""
    parts = []
    for condition, score in zip(conditions, standing.scores, strict=True):
        if condition.measured and score.points is not None:
            parts.append(_("%(value)s: %(points)s points", value=score.value or Decimal(0), points=score.points))
        elif condition.measured:
            parts.append(_(_BLANK))
    return joined(parts, language())

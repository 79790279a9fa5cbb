"""What is keyed for each entrant and month because no return carries it; saved as it is typed, with its evidence."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coopdesk.domain.competitions import MeasuredValue
from coopdesk.domain.conditions import Gate
from coopdesk.domain.entries import condition_name, gate_name, subject_name
from coopdesk.domain.field import field_of
from coopdesk.domain.language import joined
from coopdesk.domain.period import Month, Period
from coopdesk.domain.scoring import Standing, Standings
from coopdesk.errors import EntryError
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.competitions.cost_box import CostBox, EvidenceBox, YesNoBox, field_for, result_words
from coopdesk.gui.competitions.standings_model import ENTRANT
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY
from coopdesk.gui.words import _, explain, language, name_of, worded
from coopdesk.services import competitions, keyed_values
from coopdesk.services.entrants import codes
from coopdesk.services.keyed_values import EVIDENCE

Key = tuple[str, str]
AnyBox = CostBox | YesNoBox | EvidenceBox
_PERIOD: Final = field_of(MeasuredValue, "period")


class Costs(QWidget):
    """A row for each entrant: its keyed values of a month, where they are written, what comes of them, its points.

    ``changed`` comes after something was kept. Enter in the last box stays there.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.boxes: dict[Key, AnyBox] = {}
        self._code = ""
        self._built: tuple[object, ...] = ()
        self._of: Month | None = None
        self._results: dict[str, QLabel] = {}
        self._troubles: dict[str, QLabel] = {}
        self.month = ChoiceBox(_PERIOD, [])
        self.month.setAccessibleName(_("Month of the keyed values"))
        self.month.currentIndexChanged.connect(lambda _index: self._turn())
        self.month.entered.connect(self.begin)
        self._choosing = QWidget()
        row = QHBoxLayout(self._choosing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text_label(_("Month"), "muted"))
        row.addWidget(self.month)
        row.addWidget(text_label(_("Alt+PgUp Alt+PgDn other month"), "muted"))
        row.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self._choosing)
        layout.addWidget(self.area, 1)

    @property
    def of(self) -> Month:
        """The month whose values are keyed."""
        return self._of or self.session.month

    def show_board(self, board: Standings) -> None:
        """Show the keyed values of a competition; the boxes stay where the entrants are the same."""
        store, competition = self.session.store, board.competition
        if competition.code != self._code or self._of is None or self._of not in list(competition.span):
            self._offer_months(competition.span, board.span)
        names = competitions.keyed_names(store, competition.code)
        order = {code: place for place, code in enumerate(codes(store, competition, competition.span))}
        listed = sorted(board.standings, key=lambda one: (order.get(one.code, len(order)), one.code))
        gates = tuple(gate for gate in board.gates if gate.keyed)
        built = (competition.code, self._of, tuple(names), tuple(one.code for one in listed), board.conditions, gates)
        if built != self._built:
            self._code, self._built = competition.code, built
            self._build(listed, names, board)
        self._fill()
        for one in listed if names else ():
            typed = {name: box.kept for (code, name), box in self.boxes.items() if code == one.code}
            self._results[one.code].setText(result_words(one, board.conditions, typed))

    def _offer_months(self, whole: Period, board: Period) -> None:
        self._of = board.last if len(board) == 1 else whole.first
        blocked = self.month.blockSignals(True)
        self.month.show_choices([Choice(str(month), worded(month)) for month in whole])
        self.month.show_value(str(self._of))
        self.month.blockSignals(blocked)
        self._choosing.setVisible(len(whole) > 1)

    def _turn(self) -> None:
        """Another month is chosen: what is typed is kept for the one before."""
        chosen = self.month.currentData()
        if chosen and chosen != str(self._of):
            self.commit()
            self._of = Month.parse(chosen)
            self.changed.emit()

    def step_month(self, months: int) -> None:
        """So many months of the competition on or back."""
        place = self.month.currentIndex() + months
        if 0 <= place < self.month.count():
            self.month.setCurrentIndex(place)
            self.begin()

    def _build(self, listed: Sequence[Standing], names: Sequence[str], board: Standings) -> None:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        grid = QGridLayout(sheet)
        grid.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TINY)
        self.boxes, self._results, self._troubles = {}, {}, {}
        gates = {gate.subject: gate for gate in board.gates if gate.keyed}
        titles = [
            gate_name(gates[name], language()) if name in gates else subject_name(name, language()) for name in names
        ]
        indexes = [condition_name(one, language()) for one in board.conditions if one.measured]
        heads = [_(ENTRANT[board.competition.level]), *titles]
        heads += [_("Evidence"), joined(indexes, language())] if names else []
        for column, head in enumerate(heads):
            right = Qt.AlignmentFlag.AlignRight if 0 < column <= len(names) else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(text_label(head, "subheading"), 0, column, right)
        for row, one in enumerate(listed if names else (), start=1):
            self._add_row(grid, row * 2, one, names, titles, gates)
        grid.setColumnStretch(len(heads) - 1, 1)
        page = QWidget()
        page.setObjectName("plain")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(sheet)
        sheet.setHidden(not names)
        keys = _("Saved as typed  •  Enter next box  •  ↑ ↓ other entrant  •  F1 help")
        layout.addWidget(
            text_label(keys if names else _("Nothing is keyed: all values come from the returns."), "muted")
        )
        layout.addStretch(1)
        self.area.setWidget(page)

    def _add_row(
        self, grid: QGridLayout, line: int, one: Standing, names: Sequence[str], titles: Sequence[str],
        gates: dict[str, Gate],
    ) -> None:  # fmt: skip
        grid.addWidget(text_label(name_of(one)), line, 0)
        for column, (name, title) in enumerate(zip(names, titles, strict=True), start=1):
            words = _("%(label)s: %(value)s", label=name_of(one), value=title)
            field = field_for(title, gates.get(name))
            box = YesNoBox(field, words) if field.kind is bool else CostBox(field, words)
            box.setFixedWidth(130)
            self._connect(grid, line, column, (one.code, name), box)
        if names:
            evidence = EvidenceBox(_("%(label)s: %(value)s", label=name_of(one), value=_("Evidence")))
            self._connect(grid, line, len(names) + 1, (one.code, EVIDENCE), evidence)
        self._results[one.code] = text_label("", "muted")
        grid.addWidget(self._results[one.code], line, len(names) + 2)
        self._troubles[one.code] = text_label("", "trouble")
        self._troubles[one.code].hide()
        grid.addWidget(self._troubles[one.code], line + 1, 1, 1, len(names) + 2)

    def _connect(self, grid: QGridLayout, line: int, column: int, key: Key, box: AnyBox) -> None:
        self.boxes[key] = box
        box.entered.connect(lambda: self._next(key))
        box.left.connect(lambda: self.keep(key))
        box.stepped.connect(lambda rows: self._step(key, rows))
        side = Qt.AlignmentFlag(0) if key[1] == EVIDENCE else Qt.AlignmentFlag.AlignRight
        grid.addWidget(box, line, column, side)

    def _fill(self) -> None:
        kept = keyed_values.keyed(self.session.store, self._code, self.of)
        for (entrant, name), box in self.boxes.items():
            box.show_kept(kept.get((entrant, name)))

    def keep(self, key: Key) -> bool:
        """Keep what stands in a box, or say under it what is wrong; whether it could be kept."""
        box, (entrant, what) = self.boxes[key], key
        try:
            changed = box.value() != box.kept
            if changed and self.session.refuses():
                return False
            if changed:
                keyed_values.keep(
                    self.session.store, self._code, entrant, what, box.value(), self.of, self.session.operator
                )
        except EntryError as refusal:
            box.set_wrong(True)
            self._troubles[entrant].setText(explain(refusal.problems[0]))
            self._troubles[entrant].show()
            return False
        box.set_wrong(False)
        self._troubles[entrant].hide()
        if changed:
            box.kept = box.value()
            self.changed.emit()
        return True

    def commit(self) -> None:
        """Keep what is typed in any box."""
        for key in list(self.boxes):
            self.keep(key)

    def _next(self, key: Key) -> None:
        if not self.keep(key):
            return
        keys = [one for one in self.boxes if one[1] != EVIDENCE or key[1] == EVIDENCE]
        place = keys.index(key) + 1
        self._go(keys[min(place, len(keys) - 1)])

    def _step(self, key: Key, rows: int) -> None:
        column = [one for one in self.boxes if one[1] == key[1]]
        place = column.index(key) + rows
        if 0 <= place < len(column):
            self._go(column[place])

    def _go(self, key: Key) -> None:
        self.boxes[key].setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(self.boxes[key])

    def begin(self, entrant: str = "") -> None:
        """Put the cursor into the first box, of an entrant if one is named, that is not filled in."""
        own = [key for key in self.boxes if entrant in ("", key[0]) and key[1] != EVIDENCE]
        blank = [key for key in own if not self.boxes[key].text()]
        if own:
            self._go((blank or own)[0])
        else:
            self.setFocus(Qt.FocusReason.TabFocusReason)

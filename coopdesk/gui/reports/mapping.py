"""F4: which figure goes into which cell of a table of others, chosen on the table itself and kept as a mapping."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.domain.field import Field
from coopdesk.domain.filling import FIGURE_LABELS, MOST_DECIMALS, WHENS, Outline, Wanted, place_of, row_and_column
from coopdesk.domain.listing import Value, plain
from coopdesk.domain.numbers import grouped, shortest
from coopdesk.domain.period import Period
from coopdesk.domain.summaries import GROUPINGS, Grouping, group_name
from coopdesk.errors import N_, DeskError, EntryError, Problem, TableError
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import Form, hint_label, text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import framed
from coopdesk.gui.members.table_dialog import TableDialog
from coopdesk.gui.reports.mapping_cells import CellTable
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton, main_button
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, language, worded
from coopdesk.services.filling import groups_of, save_mapping, tried

_PANEL: Final = 330
_CLOSED: Final = N_("%(cell)s holds a formula or is joined to another cell; no figure can go there.")


@dataclass(frozen=True)
class Chosen:
    """What is chosen for a cell."""

    figure: Annotated[str, Field(N_("Figure"), key=True, choices=FIGURE_LABELS)]
    by: Annotated[str | None, Field(N_("Of one group"), choices=GROUPINGS, help=N_("Empty: of all together."))]
    key: Annotated[str | None, Field(N_("Which one"))]
    when: Annotated[str, Field(N_("Of when"), key=True, choices=WHENS)]
    unit: Annotated[
        Decimal | None,
        Field(N_("Divided by"), places=4, least=0, help=N_("10000 where the table has ten thousands; empty: 1.")),
    ]
    decimals: Annotated[
        int | None, Field(N_("Decimals"), least=0, most=MOST_DECIMALS, help=N_("Empty: as the papers have them."))
    ]


class MappingDialog(TableDialog):
    """The table at the left, what goes into the cell in hand at the right; ``saved`` carries where it was kept."""

    saved = Signal(object)

    def __init__(
        self, session: Session, parent: QWidget, sheets: tuple[Outline, ...], cells: tuple[Wanted, ...],
        target: Path, of: tuple[Period, dict[str, Any]],
    ) -> None:  # fmt: skip
        title = _("Which figure of %(period)s goes into which cell", period=worded(of[0]))
        super().__init__(session, parent, title)
        self._sheets, self._target = sheets, target
        self._period, self._options = of
        self._at = 0
        self._wanted = {(one.sheet or sheets[0].name, *row_and_column(one.cell)): one for one in cells}
        self._kept = dict(self._wanted)
        self._asked = self._typed = False
        self._last = Chosen("output_value_constant", None, None, "month", None, None)
        self.table = CellTable()
        self.form = Form(Chosen, choices={"key": ()})
        self.form.keeps = False
        self.sheet = text_label("", "muted")
        self.cell = text_label("", "subheading")
        self.told = text_label("", "")
        self.told.setWordWrap(True)
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self._take)
        self.form.installEventFilter(self)
        self.table.chosen.connect(self._choose)
        self.table.emptied.connect(self._empty)
        self.table.looked.connect(self._look)
        for keys, act in (
            ("Ctrl+S", self.save),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
        ):
            bind(self, keys, act)
        self._turn(0)
        self.table.setFocus()

    def _lay_out(self) -> None:
        panel = QWidget()
        panel.setFixedWidth(_PANEL)
        right = QVBoxLayout(panel)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SMALL)
        for box in self.form.boxes.values():
            box.box.setMinimumWidth(160)
        for widget in (self.cell, self.form, self.told):
            right.addWidget(widget)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(framed(self.table), 1)
        middle.addWidget(panel)
        self.body.addWidget(self.sheet)
        self.body.addLayout(middle, 1)
        self.body.addWidget(
            hint_label(_("Enter on a cell chooses its figure, Delete takes it away, Esc goes back to the table."))
        )
        self.cancel = EnterButton(_("Close (Esc)"))
        self.cancel.clicked.connect(self.reject)
        self.keep = main_button(_("Save the mapping (Ctrl+S)"))
        self.keep.clicked.connect(self.save)
        for button in (self.cancel, self.keep):
            button.setAutoDefault(False)
            self.foot.addWidget(button)

    def _topic(self) -> tuple[str, str]:
        """The help on tables of others."""
        return "reports", ""

    @property
    def _outline(self) -> Outline:
        return self._sheets[self._at]

    def _here(self) -> dict[tuple[int, int], Wanted]:
        """The cells of the sheet in hand."""
        return {(row, column): one for (name, row, column), one in self._wanted.items() if name == self._outline.name}

    def _turn(self, step: int) -> None:
        """Go to the next sheet, or the one before."""
        self._at = (self._at + step) % len(self._sheets)
        self.table.show_sheet(self._outline, self._here())
        self.sheet.setText(
            _("Sheet %(number)s of %(count)s: %(name)s", number=self._at + 1, count=len(self._sheets),
              name=self._outline.name)
        )  # fmt: skip
        self.table.take(0, 0)
        self._try()

    def _try(self) -> None:
        """Show what the cells would hold in the period that is chosen on the screen."""
        here, wrong = self._here(), None
        found: dict[str, Value] = {}
        try:
            found = self._values(list(here.values()))
        except DeskError:  # one of them may be of a group that there is not; the others are shown
            for one in here.values():
                try:
                    found |= self._values([one])
                except DeskError as error:
                    wrong = error
        self.complain(wrong)
        self.table.cells.show_texts({place: _shown(found.get(one.place)) for place, one in here.items()})
        self._look()

    def _values(self, cells: list[Wanted]) -> dict[str, Value]:
        return tried(self.session.store, cells, self._period, language(), **self._options)

    def _look(self) -> None:
        """Show what is chosen for the cell in hand."""
        row, column = self.table.place
        one = self._here().get((row, column))
        self.cell.setText(place_of(row, column))
        chosen = _chosen(one) if one else self._last
        self._show_groups(chosen.by or "")
        self.form.show_record(chosen)
        self._typed = False
        shown = self.table.cells.texts.get((row, column), "")
        self.told.setText(_("It would hold: %(value)s", value=shown) if one else "")

    def _show_groups(self, by: str) -> None:
        found = groups_of(self.session.store, cast(Grouping, by), self._period) if by else ()
        self.form.show_choices("key", [Choice(line.key, group_name(line, language()), line.key) for line in found])
        self.form.boxes["key"].box.setEnabled(bool(by))

    def _edited(self, name: str) -> None:
        self._typed = True
        box = self.form.boxes["by"].box
        if name == "by" and isinstance(box, ChoiceBox):
            self._show_groups(box.code if box.code in GROUPINGS else "")

    def _choose(self) -> None:
        """Go to the boxes, where a figure can go into the cell in hand."""
        if self.table.cells.closed(self.table.place):
            self.complain(TableError(_CLOSED, cell=place_of(*self.table.place)).advised(""))
            return
        self.complain(None)
        self.form.begin()

    def _take(self) -> None:
        """Keep what is chosen, and go to the cell below."""
        row, column = self.table.place
        try:
            values = self.form.values()
        except EntryError as refusal:
            self.form.mark(refusal.problems)
            return
        if values["by"] and not values["key"]:
            self.form.mark([Problem("key", N_("is needed"))])
            return
        cell, sheet = place_of(row, column), self._outline.name if self._at else ""
        place = f"{sheet}!{cell}" if sheet else cell
        self._wanted[self._outline.name, row, column] = Wanted(
            place, sheet, cell, values["figure"], values["by"] or "", (values["key"] or "") if values["by"] else "",
            values["when"], values["unit"] or Decimal(1), values["decimals"],
        )  # fmt: skip
        self._last = _chosen(self._wanted[self._outline.name, row, column])
        self.table.cells.show(self._outline, self._here())
        self._try()
        self.table.take(min(row + 1, self.table.cells.rowCount() - 1), column)
        self.table.setFocus()

    def _empty(self) -> None:
        """Take the figure of the cell in hand away."""
        row, column = self.table.place
        self._wanted.pop((self._outline.name, row, column), None)
        self.table.cells.show(self._outline, self._here())
        self.table.take(row, column)
        self._try()

    def save(self) -> None:
        """Keep the mapping beside the table, with what is in the boxes, or say what stands in the way."""
        if self._typed:
            self._take()
        if self._typed:  # what is in the boxes cannot be taken, and says why
            return
        if not self._wanted:
            self.complain(TableError(N_("No cell has a figure yet.")).advised(""))
            return
        try:
            save_mapping(self._target, list(self._wanted.values()))
        except DeskError as error:
            self.complain(error)
            return
        self._kept = dict(self._wanted)
        self.accept()
        self.saved.emit(self._target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the boxes goes back to the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.back()
            return True
        return super().eventFilter(watched, event)

    def back(self) -> bool:
        """From the boxes to the table; from the table away, which is asked once more where something is not saved."""
        if not self.table.hasFocus():
            typed = self._typed
            self.table.setFocus()
            self._look()
            if typed:
                self.told.setText(_("Not taken over. Enter in the last box takes it over, Ctrl+S takes and saves."))
            return True
        if self._wanted != self._kept and not self._asked:
            self._asked = True
            message = N_("The mapping is not saved. Ctrl+S saves it; Esc once more leaves it as it was.")
            self.complain(TableError(message).advised(""))
            return True
        return False


def _shown(value: Value) -> str:
    return grouped(shortest(value)) if isinstance(value, (int, Decimal)) else plain(value) or "—"


def _chosen(one: Wanted) -> Chosen:
    unit = None if one.unit == 1 else one.unit
    return Chosen(one.figure, one.by or None, one.key or None, one.when, unit, one.decimals)

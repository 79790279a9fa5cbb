"""The pages of the import of members up to the dry run: file, sheet and heads, columns."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coopdesk.domain.field import Field
from coopdesk.errors import N_, EntryError
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import scrolled, text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.members.table_paths import source_row
from coopdesk.gui.start.parts import EnterButton
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY
from coopdesk.gui.words import _
from coopdesk.services.member_columns import Reading, Sheet, attributes, preview

_LINES: Final = 100
_SHOWN: Final = 10
"""Columns of a sheet that the preview shows."""

_HOLDS: Final = Field(
    N_("Holds"),
    name="holds",
    optional=True,
    help=N_("What the column holds. Type its name, or press F2 for the list; empty passes the column over."),
)


class Page(QWidget):
    """One page. ``done`` asks for the next; ``begin`` puts the cursor where its work begins."""

    done = Signal()
    title = ""
    action = N_("Next")

    def begin(self) -> None:
        """Put the cursor into the first box."""
        self.focusNextChild()


class FilePage(Page):
    """Which file."""

    title = N_("1  File")
    template = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.path = source_row()
        self.path.entered.connect(self.done)
        self.empty = EnterButton(_("Save an empty table to fill in…"))
        self.empty.setAutoDefault(False)
        self.empty.clicked.connect(self.template)
        self.said = text_label("", "strong")
        self.said.setWordWrap(True)
        about = _(
            "One person in each row, with heads above the columns. Leading zeros of numbers stay where the column is "
            "text. Nothing is kept before you have seen what would change."
        )
        words = text_label(about, "muted")
        words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(words)
        layout.addWidget(self.path)
        layout.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.said)
        layout.addStretch(1)

    def say(self, words: str) -> None:
        """Say a translated sentence below."""
        self.said.setText(words)

    def begin(self) -> None:
        """In the path."""
        self.path.box.setFocus(Qt.FocusReason.TabFocusReason)


class SheetPage(Page):
    """Which sheet, and which row of it has the heads; ``chosen`` comes with another sheet."""

    title = N_("2  Sheet and heads")
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("Sheet"))
        self.sheets.activated.connect(self.chosen)
        self.label = text_label(_("Sheet"))
        self.label.setBuddy(self.sheets)
        self.words = text_label(_("↑ and ↓ to the row that has the heads, then Enter."), "muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SMALL)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.label)
        line.addWidget(self.sheets)
        line.addSpacing(LARGE)
        line.addWidget(self.words, 1)
        self._layout.addLayout(line)
        self.rows: Ledger | None = None
        self._frame: QWidget | None = None

    def show_sheets(self, names: Sequence[str], place: int) -> None:
        """Offer these sheets; nothing to choose where there is only one."""
        self.sheets.clear()
        self.sheets.addItems(list(names))
        self.sheets.setCurrentIndex(place)
        for widget in (self.sheets, self.label):
            widget.setVisible(len(names) > 1)

    def show_rows(self, sheet: Sheet, header: int) -> None:
        """Show the first rows of a sheet with the one that looks like heads in hand."""
        shown = preview(sheet, 0, _LINES)
        columns = [Column(_("Row"), lambda row: str(row[0]), 52, number=True)]
        wide = min(sheet.width, _SHOWN)
        columns += [_column(place, 0 if place == wide - 1 else 118) for place in range(wide)]
        if self._frame is not None:
            self._layout.removeWidget(self._frame)
            self._frame.deleteLater()
        self.rows = Ledger(_("Rows of the sheet"), columns, lambda row: row[0])
        self.rows.setAccessibleDescription(_("Take the row in hand that has the heads, then press Enter."))
        self.rows.show_rows([[row.number, *cells] for row, cells in zip(sheet.rows, shown, strict=False)])
        self.rows.take(header)
        self.rows.chosen.connect(lambda _row: self.done.emit())
        self._frame = framed(self.rows)
        self._layout.addWidget(self._frame, 1)

    @property
    def header(self) -> int:
        """The place of the row in hand."""
        return max(self.rows.currentIndex().row(), 0) if self.rows is not None else 0

    def begin(self) -> None:
        """In the rows."""
        if self.rows is not None:
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)


def _column(place: int, width: int) -> Column:
    """A column of the preview under the letter that spreadsheets show over it."""
    return Column(chr(ord("A") + place), lambda row: str(row[place + 1]), width)


class ColumnsPage(Page):
    """What each column holds; ``asked`` (column, attribute) asks for `show_readings`."""

    title = N_("3  Columns")
    action = N_("Try it (nothing is kept yet)")
    asked = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[ChoiceBox] = []
        self._readings: list[QLabel] = []
        self._area: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SMALL)
        words = text_label(
            _("Enter goes on; type what a column holds, F2 opens the list, Delete passes it over."), "muted"
        )
        self._layout.addWidget(words)

    def show_columns(self, heads: Sequence[str], columns: Sequence[str]) -> None:
        """Show the heads and what they are taken to hold."""
        if self._area is not None:
            self._layout.removeWidget(self._area)
            self._area.deleteLater()
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(TINY)
        for place, words in enumerate((_("Column"), _("Holds"), _("How it is read"))):
            grid.addWidget(text_label(words, "subheading"), 0, place)
        choices = [Choice(field.name, _(field.label)) for field in attributes()]
        self.boxes, self._readings = [], []
        for place, (head, name) in enumerate(zip(heads, columns, strict=True)):
            self._add(grid, place, head or _("Column %(number)s", number=place + 1), name, choices)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(heads) + 1, 1)
        self._area = scrolled(inner)
        self._layout.addWidget(self._area, 1)

    def _add(self, grid: QGridLayout, place: int, head: str, name: str, choices: Sequence[Choice]) -> None:
        box = ChoiceBox(_HOLDS, choices)
        box.show_value(name or None)
        box.setMinimumWidth(200)
        box.setAccessibleName(head)
        box.setAccessibleDescription(_(_HOLDS.help))
        if (line := box.lineEdit()) is not None:
            line.setPlaceholderText(_("passed over"))
        label = text_label(_cut(head, 28), "strong")
        label.setToolTip("")
        readings = text_label("", "muted")
        grid.addWidget(label, place + 1, 0)
        grid.addWidget(box, place + 1, 1)
        grid.addWidget(readings, place + 1, 2)
        self.boxes.append(box)
        self._readings.append(readings)
        box.entered.connect(lambda: self._next(place))
        box.edited.connect(lambda: self._ask(place))
        self.asked.emit(place, name)

    def _ask(self, place: int) -> None:
        code = self.boxes[place].code or ""
        known = {field.name for field in attributes()}
        self.boxes[place].set_wrong(bool(code) and code not in known)
        self.asked.emit(place, code if code in known else "")

    def _next(self, place: int) -> None:
        if place + 1 < len(self.boxes):
            self.boxes[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()

    def show_readings(self, place: int, found: Sequence[Reading]) -> None:
        """Show how cells of a column are read."""
        label, wrong = self._readings[place], any(one.meaning is None for one in found)
        told = (
            one.text if one.meaning == one.text else f"{one.text} → {'?' if one.meaning is None else one.meaning}"
            for one in found
        )
        label.setObjectName("trouble" if wrong else "muted")
        label.style().unpolish(label)
        label.style().polish(label)
        label.setText(_cut("   •   ".join(told), 84))

    def read(self) -> list[str]:
        """What each column holds; raises EntryError where what is typed is not on the list."""
        columns = []
        for box in self.boxes:
            try:
                columns.append(box.read() or "")
            except EntryError:
                box.setFocus(Qt.FocusReason.OtherFocusReason)
                if (line := box.lineEdit()) is not None:
                    line.selectAll()
                raise
        return columns

    def begin(self) -> None:
        """In the first column that nobody knows, else in the last, from where Enter goes on."""
        unknown = next((box for box in self.boxes if not box.code), self.boxes[-1])
        unknown.setFocus(Qt.FocusReason.TabFocusReason)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"

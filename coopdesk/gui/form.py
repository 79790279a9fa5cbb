"""Rows generated from the fields of a record: label, box, unit, help, and the trouble under the box."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from coopdesk.domain.asking import takes
from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.period import Month
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import Box, TextBox, wear
from coopdesk.gui.choice_box import ChoiceBox, box_for
from coopdesk.gui.choosing import Choice
from coopdesk.gui.theme import MIDDLE, SMALL, TINY
from coopdesk.gui.words import _, explain, language


def text_label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows its text literally; ``role`` is a name of the style sheet (muted, heading, trouble, …)."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if role:
        label.setObjectName(role)
    if role == "banner":
        label.setMargin(SMALL)  # padding of the style sheet is forgotten where lines wrap
    return label


def hint_label(text: str) -> QLabel:
    """Words about keys, which take a second line where the window is narrow."""
    label = text_label(text, "muted")
    label.setWordWrap(True)
    return label


class Elided(QLabel):
    """Words in one line that end in … where there is no room; all of them are in the tool tip then."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(role)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(self.sizeHint().width(), 40), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if shown == self.text() else f"<qt>{escape(self.text())}</qt>")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment() | Qt.TextFlag.TextSingleLine, shown)
        painter.end()


def scrolled(inner: QWidget) -> QScrollArea:
    """A widget in as much room as there is, moved up and down by what has the focus in it."""
    inner.setObjectName("plain")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    return area


class FormRow:
    """One field on a form. ``box`` is typed into, ``trouble`` stands under it, ``label`` before it."""

    def __init__(self, field: Field, box: TextBox | ChoiceBox) -> None:
        self.field = field
        self.box = box
        self.wrong = False
        self.label = text_label(label_of(field))
        self.label.setBuddy(box)
        self.unit = text_label(_(field.unit) if field.unit else "", "muted")
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.needed = text_label("*" if field.required and isinstance(box, TextBox) else "", "trouble")
        self.needed.setToolTip(_("needed"))
        box.setAccessibleName(label_of(field))
        self.describe()

    def describe(self, why: str = "") -> None:
        """Let F1 tell ``why`` nothing can be typed, else the field's help and below it what the box takes."""
        choices = [choice.words for choice in self.box.choices] if isinstance(self.box, ChoiceBox) else None
        helps = [_(self.field.help)] if self.field.help else []
        self.box.setAccessibleDescription(why or "\n".join([*helps, takes(self.field, language(), choices)]))

    def show(self, shown: bool) -> None:
        """Show the row without what may be wrong with it, or hide it."""
        for widget in (self.label, self.box, self.unit, self.needed):
            widget.setVisible(shown)
        self.mark(None)

    def mark(self, problem: Problem | None) -> None:
        """Show a sentence under the box, or none."""
        query = problem is not None and problem.level == "query"
        wear(self.trouble, "objectName", "query" if query else "trouble")
        self.trouble.setText(explain(problem) if problem is not None else "")
        self.trouble.setVisible(problem is not None)
        self.wrong = problem is not None and problem.level == "error"
        box: Box = self.box
        box.set_wrong(self.wrong)


def label_of(field: Field) -> str:
    """``2 Accepted``: the box number as on paper, then the translated label."""
    return f"{field.box} {_(field.label)}" if field.box else _(field.label)


def told(problem: Problem, *records: type) -> str:
    """The sentence of a problem that has no box in sight, after the name of the box it speaks of."""
    fields = (field for record in records for field in fields_of(record) if field.name == problem.box)
    label = next((_(field.label) for field in fields), "")
    return _("%(label)s: %(value)s", label=label, value=explain(problem)) if label else explain(problem)


class Form(QWidget):
    """Boxes for a record (or some of its fields), one under the other or in several columns.

    ``entered`` comes with Enter in the last box, ``edited`` with the name of a box whose text changes,
    ``visited`` with the name of the box in hand. ``choices`` gives lists for boxes whose codes are data,
    ``headings`` the translated words over the first box of a section (in one column).
    Money is typed in whole units of a currency of ``exponent`` decimals.
    ``keeps`` is False for a form whose values are only wishes and never go into the data file.
    """

    entered = Signal()
    edited = Signal(str)
    visited = Signal(str)
    keeps = True

    def __init__(
        self,
        record: type,
        names: Sequence[str] | None = None,
        *,
        month: Month | None = None,
        choices: Mapping[str, Iterable[Choice]] | None = None,
        columns: int = 1,
        headings: Mapping[str, str] | None = None,
        exponent: int = 0,
    ) -> None:
        super().__init__()
        self.record = record
        self.month = month
        by_name = {field.name: field.in_currency(exponent) for field in fields_of(record)}
        self.boxes: dict[str, FormRow] = {}
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(SMALL)
        self._layout.setVerticalSpacing(TINY)
        self._headings = headings or {}
        for place, name in enumerate(names or by_name):
            self._add(by_name[name], place, columns, (choices or {}).get(name))
        self._layout.setColumnStretch(columns * 4, 1)

    def _add(self, field: Field, place: int, columns: int, choices: Iterable[Choice] | None) -> None:
        box = box_for(field, self.month, choices)
        row = self.boxes[field.name] = FormRow(field, box)
        box.setMinimumWidth(120 if field.number or field.code else 200)
        line, column = place // columns * 3 + 1, place % columns * 4
        if field.name in self._headings:
            heading = text_label(self._headings[field.name], "subheading")
            heading.setContentsMargins(0, SMALL if place else 0, 0, TINY)
            self._layout.addWidget(heading, line - 1, column, 1, 3)
        self._layout.addWidget(row.label, line, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(box, line, column + 1)
        self._layout.addWidget(row.unit, line, column + 2)
        self._layout.addWidget(row.needed, line, column + (3 if field.unit else 2))
        self._layout.addWidget(row.trouble, line + 1, column + 1, 1, 2)
        self._layout.setColumnMinimumWidth(column + 3, MIDDLE)
        box.edited.connect(lambda name=field.name: self._touched(name))
        box.entered.connect(lambda name=field.name: self._next(name))
        box.visited.connect(lambda name=field.name: self.visited.emit(name))
        box.left.connect(lambda name=field.name: self._leave(name))
        if isinstance(box, ChoiceBox):
            box.judged.connect(row.mark)

    def _touched(self, name: str) -> None:
        self.boxes[name].mark(None)
        self.edited.emit(name)

    def _leave(self, name: str) -> None:
        """Say under a box that is left what is wrong with what stands in it; an empty one may be filled later."""
        row = self.boxes[name]
        box: Box = row.box
        if row.wrong or not self.texts()[name]:
            return
        try:
            box.read()
        except EntryError as error:
            row.mark(error.problems[0])

    def _next(self, name: str) -> None:
        names = list(self.boxes)
        for following in names[names.index(name) + 1 :]:
            box = self.boxes[following].box
            if box.isVisibleTo(self) and box.isEnabled():
                box.setFocus(Qt.FocusReason.TabFocusReason)
                return
        if isinstance(box := self.boxes[name].box, TextBox):
            box.tidy()
        self.entered.emit()

    def values(self) -> dict[str, Any]:
        """What is typed, by name; raises EntryError with every box that cannot be read."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for name, row in self.boxes.items():
            box: Box = row.box
            try:
                values[name] = box.read()
            except EntryError as error:
                problems.extend(error.problems)
        if problems:
            raise EntryError(problems)
        return values

    def texts(self) -> dict[str, str]:
        """What stands in the boxes, as text; for drafts and comparisons."""
        return {
            name: row.box.text() if isinstance(row.box, TextBox) else row.box.code or ""
            for name, row in self.boxes.items()
        }

    def show_choices(self, name: str, choices: Iterable[Choice]) -> None:
        """Put another list into a box; what stands in it stays."""
        row = self.boxes[name]
        if isinstance(row.box, ChoiceBox):
            stands = row.box.code
            row.box.show_choices(choices)
            row.box.show_text(stands or "")
            row.describe()

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put back what `texts` gave."""
        for name, text in texts.items():
            box = self.boxes[name].box
            if isinstance(box, TextBox):
                box.setText(text)
            else:
                box.show_text(text)

    def show_record(self, record: Any) -> None:
        """Show a record, or a mapping of some values; what was marked is not any more."""
        for name, row in self.boxes.items():
            value = record.get(name) if isinstance(record, Mapping) else getattr(record, name)
            box: Box = row.box
            row.box.blockSignals(True)
            box.show_value(value)
            row.box.blockSignals(False)
            row.mark(None)

    def mark(self, problems: Iterable[Problem]) -> list[Problem]:
        """Show each problem under its box, unmark the others, go to the first; returns those that have no box here."""
        waiting = list(problems)
        first = None
        for name, row in self.boxes.items():
            found = next((problem for problem in waiting if problem.box == name), None)
            row.mark(found)
            if found is not None and first is None:
                first = row.box
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return [problem for problem in waiting if problem.box not in self.boxes]

    def set_locked(self, locked: bool, why: str = "") -> None:
        """Let nothing be typed; ``why`` (translated) stands in the boxes' descriptions."""
        for row in self.boxes.values():
            if isinstance(row.box, TextBox):
                row.box.setReadOnly(locked)
            else:
                row.box.setEnabled(not locked)
            row.describe(why if locked else "")

    def begin(self) -> None:
        """Put the cursor into the first box."""
        next(iter(self.boxes.values())).box.setFocus(Qt.FocusReason.TabFocusReason)

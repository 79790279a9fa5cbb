"""What the sheets of the first start are made of: large choices, paths, cards of rows that line up."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.field import Field
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.boxes import ENTER, TextBox, wear
from coopdesk.gui.form import Form, FormRow, text_label
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY
from coopdesk.gui.words import _
from coopdesk.services.drives import typed_path
from coopdesk.services.setup import SUFFIX

Sort = Literal["open", "save", "table", "folder", "sheet", "save sheet", "return", "mapping"]


class BigChoice(QPushButton):
    """A large button with a title and a line about it; Enter takes it, ↑ and ↓ walk to the next one."""

    def __init__(self, title: str, about: str = "", number: int | None = None) -> None:
        super().__init__()
        self.setProperty("big", True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.number = number
        layout = QHBoxLayout(self)
        layout.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        layout.setSpacing(LARGE)
        if number is not None:
            layout.addWidget(text_label(str(number), "muted"))
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(text_label(title, "subheading"))
        self.about = text_label(about, "muted")
        if about:
            words.addWidget(self.about)
        layout.addLayout(words, 1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the choice; arrows walk."""
        if event.key() in ENTER:
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class PathRow(QWidget):
    """A path to type, or to pick with the button; the trouble stands under it. Enter emits ``entered``."""

    entered = Signal()
    edited = Signal()

    def __init__(self, field: Field, sort: Sort) -> None:
        super().__init__()
        self.sort = sort
        self.row = FormRow(field, TextBox(field))
        self.box = self.row.box
        assert isinstance(self.box, TextBox)
        self.pick = EnterButton(_("Choose …"))
        self.pick.setAccessibleName(_("Choose the path of “%(box)s”", box=_(field.label)))
        self.pick.clicked.connect(self._choose)
        self.pick.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self.row.label)
        line.addWidget(self.box, 1)
        line.addWidget(self.pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TINY)
        layout.addLayout(line)
        layout.addWidget(self.row.trouble)
        self.row.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.row.trouble.setContentsMargins(0, 0, 0, 0)
        self.box.entered.connect(self.entered)
        self.box.edited.connect(self._touched)

    def _touched(self) -> None:
        self.row.mark(None)
        self.edited.emit()

    @property
    def text(self) -> str:
        """What is typed."""
        assert isinstance(self.box, TextBox)
        return self.box.text().strip()

    def show_path(self, path: Path | str) -> None:
        """Show a path."""
        assert isinstance(self.box, TextBox)
        self.box.setText(str(path))

    def path(self) -> Path | None:
        """The path, None where nothing is typed."""
        return typed_path(self.text) if self.text.strip("\"'“”") else None

    def mark(self, problem: Problem | None) -> None:
        """Show a sentence under the box, and go to it, or none."""
        self.row.mark(problem)
        if problem is not None:
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        title, start = self.row.label.text(), self.text
        sheets = _("Data files of coopdesk (*%(suffix)s)", suffix=SUFFIX)
        if self.sort == "folder":
            chosen = QFileDialog.getExistingDirectory(self, title, start)
        elif self.sort == "save":
            chosen, _filter = QFileDialog.getSaveFileName(self, title, start, sheets)
        elif self.sort == "table":
            chosen, _filter = QFileDialog.getOpenFileName(self, title, start, _("Tables (*.csv)"))
        elif self.sort == "return":
            chosen, _filter = QFileDialog.getOpenFileName(self, title, start, _("Files of the federation (*.coop)"))
        elif self.sort == "mapping":
            chosen, _filter = QFileDialog.getOpenFileName(self, title, start, _("Mappings (*.json)"))
        elif self.sort == "sheet":
            tables = _("Tables (*.xlsx *.xls *.ods *.csv)")
            chosen, _filter = QFileDialog.getOpenFileName(self, title, start, tables)
        elif self.sort == "save sheet":
            chosen, _filter = QFileDialog.getSaveFileName(self, title, start, _("Tables (*.xlsx *.csv)"))
        else:
            chosen, _filter = QFileDialog.getOpenFileName(self, title, start, sheets)
        if chosen:
            self.show_path(chosen)
            self._touched()
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)


class EnterButton(QPushButton):
    """A button that Enter presses too, as people expect."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


def main_button(text: str) -> EnterButton:
    """The one action that matters."""
    button = EnterButton(text)
    wear(button, "main", True)
    return button


def card(title: str, *parts: QWidget) -> QFrame:
    """A frame with a title over some rows."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
    layout.setSpacing(TINY)
    layout.addWidget(text_label(title, "subheading"))
    layout.addSpacing(TINY)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return frame


def line_up(parts: Sequence[Form | PathRow], box_width: int = 0) -> None:
    """Give the labels of several forms one width, and their boxes another, so that they stand in one column."""
    rows = [row for part in parts for row in (part.boxes.values() if isinstance(part, Form) else [part.row])]
    width = max(row.label.sizeHint().width() for row in rows)
    for row in rows:
        row.label.setMinimumWidth(width)
        row.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.box.setMinimumWidth(max(box_width, row.box.minimumWidth()))


def read_all(forms: Sequence[Form]) -> dict[str, object]:
    """What is typed in several forms, by name; raises EntryError with the problems of all of them."""
    values: dict[str, object] = {}
    problems: list[Problem] = []
    for form in forms:
        try:
            values |= form.values()
        except EntryError as error:
            problems += error.problems
    if problems:
        raise EntryError(problems)
    return values


def mark_all(parts: Sequence[Form | PathRow], problems: Sequence[Problem]) -> list[Problem]:
    """Show each problem under its box and go to the first; returns those that have no box here."""
    waiting = list(problems)
    first: QWidget | None = None
    for part in parts:
        rows = part.boxes if isinstance(part, Form) else {part.row.field.name: part.row}
        for name, row in rows.items():
            found = next((problem for problem in waiting if problem.box == name), None)
            row.mark(found)
            if found is not None:
                first = first or row.box
                waiting.remove(found)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    return waiting


def chain(parts: Sequence[Form | PathRow]) -> None:
    """Let Enter in the last box of a part go to the first box of the next one that is shown."""
    for place, part in enumerate(parts[:-1]):
        part.entered.connect(lambda rest=parts[place + 1 :]: _begin(rest))


def _begin(parts: Sequence[Form | PathRow]) -> None:
    for part in parts:
        box = part.box if isinstance(part, PathRow) else next(iter(part.boxes.values())).box
        if part.isVisible() and box.isEnabled():
            box.setFocus(Qt.FocusReason.TabFocusReason)
            return

"""Search in the lines of a page: the cursor goes to the next line that has what is typed (F3)."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.form import text_label
from coopdesk.gui.grid.view import Grid
from coopdesk.gui.keys import bind
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _
from coopdesk.services.pinyin import sounds


class FindRow(QWidget):
    """Shown while something is searched. Typing goes to the first line found, Enter and F3 to the next, Esc clears
    and goes back into the lines.
    """

    def __init__(self, page: QWidget, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self.box = QLineEdit()
        self.box.setPlaceholderText(_("Team, product, code, pinyin or figure"))
        self.box.setAccessibleName(_("Search in the lines"))
        self.box.setAccessibleDescription(_("Enter or F3: the next line found. Esc: back into the lines."))
        self.box.setMaximumWidth(320)
        self.box.textEdited.connect(lambda _text: self._go(0))
        self.found = text_label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(text_label(_("Search"), "muted"))
        row.addWidget(self.box, 1)
        row.addWidget(self.found)
        row.addStretch(1)
        for keys in ("F3", "Ctrl+F"):
            bind(page, keys, self._come)
        self.hide()

    def _come(self) -> None:
        if self.box.hasFocus():
            self._go(1)
            return
        self._grid.commit()
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def places(self, text: str) -> list[int]:
        """The rows that have a text in a cell, or in the pinyin of their words."""
        wanted, names = _plain(text), self._names()
        return [row for row in range(len(self._grid.lines.rows)) if wanted and self._has(row, wanted, names)]

    def _has(self, row: int, wanted: str, names: Mapping[tuple[str, Any], str]) -> bool:
        lines = self._grid.lines
        cells = [lines.text(row, column) for column in lines.columns if column.typed]
        words = [names.get((name, value), "") for name, value in lines.at(row).items()]
        if any(wanted in _plain(cell) for cell in (*cells, *words)):
            return True
        return wanted.isascii() and wanted.isalpha() and any(wanted in sounds(word) for word in words if word)

    def _names(self) -> dict[tuple[str, Any], str]:
        """What the choices of a column are called, in both languages."""
        columns = [column for column in self._grid.lines.columns if column.choices is not None]
        return {
            (column.name, choice.code): f"{choice.code} {choice.words} {choice.more}"
            for column in columns
            for choice in (column.choices() if column.choices is not None else ())
        }

    def _go(self, step: int) -> None:
        found = self.places(self.box.text())
        self.found.setText("" if found or not self.box.text().strip() else _("Nothing found"))
        if found:
            here = self._grid.row
            after = [row for row in found if row >= here + step]
            row = after[0] if after else found[0]
            self._grid.step_to(row, self._grid.table.currentIndex().column())
            self.found.setText(_("%(place)s of %(count)s", place=found.index(row) + 1, count=len(found)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that the box itself does not take."""
        if event.key() in ENTER:
            self._go(1)
        elif event.key() == Qt.Key.Key_Escape:
            self.box.clear()
            self.found.clear()
            self.hide()
            self._grid.box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(",", "").strip().casefold()

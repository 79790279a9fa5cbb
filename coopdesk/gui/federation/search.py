"""A line to search by, over a ledger: the list shrinks with every character."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coopdesk.gui.boxes import ENTER
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Ledger
from coopdesk.gui.words import _


class Search(QLineEdit):
    """Typing narrows the ledger, Enter and ↓ go into it, Esc clears; F3 and Ctrl+F come here from the page."""

    def __init__(self, page: QWidget, ledger: Ledger, fits: Callable[[Any, str], bool], hint: str) -> None:
        super().__init__()
        self._ledger = ledger
        self._fits = fits
        self._all: Sequence[Any] = ()
        self._empty = ledger.empty
        self.setPlaceholderText(hint)
        self.setAccessibleName(_("Search"))
        self.setAccessibleDescription(hint)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(lambda _text: self._narrow())
        ledger.typed.connect(self._take)
        for keys in ("F3", "Ctrl+F"):
            bind(page, keys, self._come)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Search in these from now on."""
        self._all = rows
        self._narrow()

    def _narrow(self) -> None:
        text = self.text()
        self._ledger.empty = _("Nothing is found. Esc shows all again.") if text.strip() else self._empty
        self._ledger.show_rows([row for row in self._all if self._fits(row, text)] if text.strip() else self._all)

    def _take(self, sign: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.insert(sign)

    def _come(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and ↓ go into the list; Esc clears and goes there too."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (*ENTER, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self._ledger.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

"""Receipts: who gets one, what it says, and writing one file for each, or for the one in hand."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.errors import N_, EntryError
from coopdesk.gui.folder_box import FolderBox
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.settings import keep_settings, read_settings
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, name_of
from coopdesk.services.receipts import Told, told_to, write_receipts

_HINT: Final = N_("Enter writes the receipt of one co-operative  •  Ctrl+P prints its last one  •  Ctrl+C copies rows")


class ReceiptsPage(QWidget):
    """Enter on a co-operative writes its receipt; Enter in the folder, or the button, those of all."""

    written = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.busy = False
        empty = _("Nothing came in yet; there is nothing to confirm.")
        self.list = Ledger(_("Receipts"), _columns(), lambda row: row.cooperative.code, empty)
        self.list.chosen.connect(lambda row: self.write([row.cooperative.code]))
        self.list.turned.connect(lambda _row: self._show_buttons())
        self.folder = FolderBox(_("Write receipts to"))
        self.folder.entered.connect(self.write_all)
        self.one = QPushButton()
        self.one.clicked.connect(self.write_one)
        self.all = QPushButton()
        self.all.setProperty("main", True)
        self.all.clicked.connect(self.write_all)
        self.result = text_label("", "strong")
        self.result.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.folder, 1)
        for button in (self.one, self.all):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(framed(self.list), 1)
        layout.addLayout(row)
        layout.addWidget(self.result)
        layout.addWidget(text_label(_(_HINT), "muted"))

    def refresh(self) -> None:
        """Read again who sent something and what there is to be told."""
        self.list.show_rows(told_to(self._session.store))
        self.folder.offer(read_settings().sent_to)
        self._say("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.list.row
        self.one.setEnabled(row is not None)
        self.one.setText(_("Write that of %(code)s", code=row.cooperative.code) if row else _("Write one"))
        self.all.setEnabled(row is not None)
        self.all.setText(_("Write all (%(count)s)", count=self.list.rows.rowCount()))

    @Slot()
    def write_one(self) -> None:
        """Write the receipt of the co-operative in hand."""
        if self.list.row is not None:
            self.write([self.list.row.cooperative.code])

    @Slot()
    def write_all(self) -> None:
        """Write the receipts of everyone on the list."""
        self.write([row.cooperative.code for row in self.list.rows.rows])

    def write(self, codes: list[str]) -> None:
        """Write the receipts of these, or say under the folder what stands in the way."""
        if self.busy or not codes or self._session.refuses():
            return
        try:
            folder = self.folder.read()
        except EntryError as refusal:
            self.folder.mark(refusal.problems[0])
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.folder.mark(None)
        self._say("")
        self.busy = True
        keep_settings(replace(read_settings(), sent_to=str(folder)))
        store, operator = self._session.store, self._session.operator

        def work(progress: Any) -> list[Path]:
            return write_receipts(store, folder, codes, operator=operator, progress=progress)

        started = self._session.run_here(_("Writing receipts…"), work, lambda paths: self._done(paths, folder))
        started.ended.connect(self._end)

    def _done(self, paths: list[Path], folder: Path) -> None:
        self.list.show_rows(told_to(self._session.store))
        words = _("Receipts written to %(folder)s, read back and compared: %(count)s. Safe to remove.",
                  count=len(paths), folder=folder)  # fmt: skip
        self._say(words)
        self._session.tell(words)
        self.written.emit()

    def _end(self) -> None:
        self.busy = False

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setVisible(bool(words))


def _columns() -> list[Column]:
    def count(name: str) -> Any:
        return lambda row: str(row.states[name]) if row.states[name] else ""

    def last(row: Told) -> str:
        return str(row.last) if row.last else _("none yet")

    return [
        Column(_("Code"), lambda row: row.cooperative.code, 84),
        Column(_("Co-operative"), lambda row: name_of(row.cooperative), 0),
        Column(_("Months received"), count("standing"), 110, number=True),
        Column(_("Waiting"), count("pending"), 90, number=True, tone=lambda row: "query"),
        Column(_("In dispute"), count("fork"), 90, number=True, tone=lambda row: "query"),
        Column(_("Not accepted"), count("refused"), 100, number=True, tone=lambda row: "error"),
        Column(_("Open questions"), lambda row: str(row.questions or ""), 110, number=True, tone=lambda row: "query"),
        Column(_("Last receipt no."), last, 110, number=True),
    ]

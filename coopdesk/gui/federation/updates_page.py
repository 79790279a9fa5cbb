"""Federation updates: one file for each co-operative, or for the one in hand; the first one begins its desk."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.folder_box import FolderBox
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.settings import keep_settings, read_settings
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, name_of
from coopdesk.services.directives import editions, write_directives


class UpdatesPage(QWidget):
    """Enter on a co-operative writes its update, the button those of all; Enter in the folder those that asked for it.

    Where nothing was asked for yet, Enter in the folder writes those of all.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.busy = False
        self._waiting: list[str] = []
        empty = _("There is no co-operative on the register yet.")
        self.list = Ledger(_("Federation updates"), _columns(), lambda row: row[0].code, empty)
        self.list.chosen.connect(lambda row: self.write([row[0].code]))
        self.list.turned.connect(lambda _row: self._show_buttons())
        self.folder = FolderBox(_("Write updates to"))
        self.folder.entered.connect(self._go_on)
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
        layout.addWidget(text_label(_("Enter writes the update of one co-operative  •  Ctrl+C copies rows"), "muted"))

    def refresh(self) -> None:
        """Read the register and the last editions again."""
        self.list.show_rows(editions(self._session.store))
        self.folder.offer(read_settings().sent_to)
        self._say("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.list.row
        self.one.setEnabled(row is not None)
        self.one.setText(_("Write that of %(code)s", code=row[0].code) if row else _("Write one"))
        self.all.setEnabled(row is not None)
        self.all.setText(_("Write all (%(count)s)", count=self.list.rows.rowCount()))

    @Slot()
    def _go_on(self) -> None:
        """Write what waited for the folder."""
        self.write(self._waiting) if self._waiting else self.write_all()

    @Slot()
    def write_one(self) -> None:
        """Write the update of the co-operative in hand."""
        if self.list.row is not None:
            self.write([self.list.row[0].code])

    @Slot()
    def write_all(self) -> None:
        """Write the updates of everyone on the list."""
        self.write([row[0].code for row in self.list.rows.rows])

    def write(self, codes: list[str]) -> None:
        """Write the updates of these, or say under the folder what stands in the way."""
        if self.busy or not codes or self._session.refuses():
            return
        try:
            folder = self.folder.read()
        except EntryError as refusal:
            self.folder.mark(refusal.problems[0])
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
            self._waiting = codes
            return
        self.folder.mark(None)
        self._say("")
        self._waiting = []
        self.busy = True
        keep_settings(replace(read_settings(), sent_to=str(folder)))
        store, operator = self._session.store, self._session.operator

        def work(progress: Any) -> list[Path] | DeskError:
            try:
                return write_directives(store, folder, codes, operator=operator, progress=progress)
            except DeskError as refusal:
                return refusal

        started = self._session.run_here(_("Writing updates…"), work, lambda found: self._done(found, folder))
        started.ended.connect(self._end)

    def _done(self, found: list[Path] | DeskError, folder: Path) -> None:
        if isinstance(found, DeskError):
            self._say(explain(found))
            return
        self.list.show_rows(editions(self._session.store))
        words = _("Updates written to %(folder)s, read back and compared: %(count)s. Safe to remove.",
                  count=len(found), folder=folder)  # fmt: skip
        self._say(words)
        self._session.tell(words)

    def _end(self) -> None:
        self.busy = False

    def _say(self, words: str) -> None:
        self.result.setText(words)
        self.result.setVisible(bool(words))


def _columns() -> list[Column]:
    return [
        Column(_("Code"), lambda row: row[0].code, 84),
        Column(_("Co-operative"), lambda row: name_of(row[0]), 0),
        Column(_("Last update no."), lambda row: str(row[1]) if row[1] else _("none yet"), 130, number=True),
    ]

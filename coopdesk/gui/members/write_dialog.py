"""Writing a list of members to a spreadsheet or a text table: where to, and whether all or only those found."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from coopdesk.domain.numbers import grouped
from coopdesk.errors import DeskError, Problem
from coopdesk.gui.form import text_label
from coopdesk.gui.members.table_dialog import TableDialog
from coopdesk.gui.members.table_paths import TargetRow
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton, main_button
from coopdesk.gui.words import _
from coopdesk.gui.work import Progress
from coopdesk.services.paper_files import papers_folder


class WriteDialog(TableDialog):
    """``found`` is how many the list shows now, where it is ``narrowed``; `write_table` is the other one's part."""

    def __init__(self, session: Session, parent: QWidget, title: str, name: str, found: int, narrowed: bool) -> None:
        super().__init__(session, parent, title)
        self.path = TargetRow((".xlsx", ".csv"))
        self.path.offer(papers_folder(session.store) / f"{name}.xlsx")
        self.path.entered.connect(self.write)
        self.only = QCheckBox(_("Only the %(count)s on the list as it is filtered now", count=grouped(found)))
        self.only.setChecked(narrowed)
        self.only.setVisible(narrowed)
        about = _("xlsx for a spreadsheet (numbers of members as text, days as days), csv for other programs.")
        self.about = text_label(about, "muted")
        self.about.setWordWrap(True)
        for widget in (self.path, self.only, self.about):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel = EnterButton(_("Close (Esc)"))
        self.cancel.clicked.connect(self.reject)
        self.go_on = main_button(_("Export"))
        self.go_on.clicked.connect(self.write)
        for button in (self.cancel, self.go_on):
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self.fit(720, 240)
        self.path.box.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Let nothing be pressed while work is under way."""
        super().set_busy(busy)
        for widget in (self.path, self.only, self.cancel, self.go_on):
            widget.setEnabled(not busy)

    def write(self) -> None:
        """Write the table, or say under the path what stands in the way."""
        path = None if self.busy else self.path.asked()
        if path is None:
            return
        only = self.only.isChecked()
        self.run(
            _("Writing the table…"),
            lambda progress: self.write_table(path, only, progress),
            lambda count: self._written(count, path),
            self._refuse,
        )

    def write_table(self, path: Path, only: bool, progress: Progress) -> int:
        """Write all, or only those found, and return how many; raises TableError."""
        raise NotImplementedError

    def _written(self, count: int, path: Path) -> None:
        self.session.tell(_("%(count)s members are in %(file)s.", count=grouped(count), file=path))
        self.accept()

    def _refuse(self, error: DeskError) -> None:
        self.path.mark(Problem("target", error.message, error.values))

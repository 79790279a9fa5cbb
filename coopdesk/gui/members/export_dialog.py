"""The export of the register to a spreadsheet or a text table."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from coopdesk.domain.numbers import grouped
from coopdesk.domain.roll import Wanted
from coopdesk.errors import DeskError, Problem
from coopdesk.gui.form import text_label
from coopdesk.gui.members.table_dialog import TableDialog
from coopdesk.gui.members.table_paths import TargetRow
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton, main_button
from coopdesk.gui.start.sheets import documents
from coopdesk.gui.words import _, language
from coopdesk.gui.work import Progress
from coopdesk.services.members_export import export_members
from coopdesk.services.roll import find


class ExportDialog(TableDialog):
    """Where to, and whether all or only those found."""

    def __init__(self, session: Session, cooperative: str, wanted: Wanted, order: str, parent: QWidget) -> None:
        super().__init__(session, parent, _("Export members"))
        self._cooperative, self._wanted, self._order = cooperative, wanted, order
        self.path = TargetRow((".xlsx", ".csv"))
        self.path.offer(documents() / (_("Members") + f" {cooperative} {session.month}.xlsx"))
        self.path.entered.connect(self.write)
        found = len(find(session.store, cooperative, wanted))
        self.only = QCheckBox(_("Only the %(count)s on the list as it is filtered now", count=grouped(found)))
        self.only.setChecked(wanted.narrowed)
        self.only.setVisible(wanted.narrowed)
        about = _("xlsx for a spreadsheet (numbers of members as text, days as days), csv for other programs.")
        words = text_label(about, "muted")
        words.setWordWrap(True)
        for widget in (self.path, self.only, words):
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
        wanted = self._wanted if self.only.isChecked() else Wanted()
        self.run(
            _("Writing the table…"),
            lambda progress: self._write(path, wanted, progress),
            lambda count: self._written(count, path),
            self._refuse,
        )

    def _write(self, path: Path, wanted: Wanted, progress: Progress) -> int:
        return export_members(self.session.store, self._cooperative, path, language(), wanted, self._order, progress)

    def _written(self, count: int, path: Path) -> None:
        self.session.tell(_("%(count)s members are in %(file)s.", count=grouped(count), file=path))
        self.accept()

    def _refuse(self, error: DeskError) -> None:
        self.path.mark(Problem("target", error.message, error.values))

"""The export of the register to a spreadsheet or a text table."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from coopdesk.domain.roll import Wanted
from coopdesk.gui.members.write_dialog import WriteDialog
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, language
from coopdesk.gui.work import Progress
from coopdesk.services.members_export import export_members
from coopdesk.services.roll import find


class ExportDialog(WriteDialog):
    """Everybody on the register, or those whom its list shows."""

    def __init__(self, session: Session, cooperative: str, wanted: Wanted, order: str, parent: QWidget) -> None:
        name = _("Members") + f" {cooperative} {session.month}"
        found = len(find(session.store, cooperative, wanted))
        super().__init__(session, parent, _("Export members"), name, found, wanted.narrowed)
        self._cooperative, self._wanted, self._order = cooperative, wanted, order

    def write_table(self, path: Path, only: bool, progress: Progress) -> int:
        """Write the register in the order of its list."""
        wanted = self._wanted if only else Wanted()
        return export_members(self.session.store, self._cooperative, path, language(), wanted, self._order, progress)

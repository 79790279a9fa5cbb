"""The buttons and keys that lead from the register to tables and back: Ctrl+I import, Ctrl+E export."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coopdesk.gui.keys import bind
from coopdesk.gui.members.export_dialog import ExportDialog
from coopdesk.gui.members.import_dialog import ImportDialog
from coopdesk.gui.members.model import Register
from coopdesk.gui.screen import Screen
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _

TABLE_KEYS: Final = ("Ctrl+I", "Ctrl+E")


class TableButtons(QWidget):
    """Import and export; ``register`` gives the list as it is shown, ``into_list`` puts the cursor there after an
    import. One left half way is kept.
    """

    def __init__(
        self, screen: Screen, cooperative: str, register: Callable[[], Register], into_list: Callable[[], None]
    ) -> None:
        super().__init__()
        self._screen, self._cooperative, self._register = screen, cooperative, register
        self._into_list = into_list
        self.importing: ImportDialog | None = None
        self.exporting: ExportDialog | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        buttons = ((_("Import…"), self.take_in), (_("Export…"), self.write_out))
        for keys, (words, act) in zip(TABLE_KEYS, buttons, strict=True):
            button = QPushButton(words)
            button.setToolTip(keys)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            layout.addWidget(button)
            bind(screen, keys, act)

    def take_in(self) -> None:
        """Open the import where it was left, or begin one."""
        if self._screen.session.refuses():
            return
        self._screen.leave()
        if self.importing is None:
            self.importing = ImportDialog(self._screen.session, self._cooperative, self._screen)
            self.importing.accepted.connect(self._ended)
        self.importing.open()

    def _ended(self) -> None:
        if self.importing is not None:
            self.importing.deleteLater()
            self.importing = None
        self._into_list()  # where Ctrl+Z takes the import back

    def write_out(self) -> None:
        """Ask where the register goes."""
        self._screen.leave()
        if self.exporting is not None:
            self.exporting.deleteLater()
        shown = self._register()
        self.exporting = ExportDialog(self._screen.session, self._cooperative, shown.wanted, shown.order, self._screen)
        self.exporting.open()

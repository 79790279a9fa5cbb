"""The switch 横填／竖填: whether Enter goes along the row or down the column; remembered on this computer."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from coopdesk.gui.grid.view import Grid
from coopdesk.gui.settings import keep_settings, read_settings
from coopdesk.gui.words import _

KEYS = "Ctrl+Shift+H"
DOWN = "down"


class FillingSwitch(QPushButton):
    """Shows how a grid is filled now; pressing it changes that, here and wherever a grid is shown next."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self.setObjectName("flat")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(_("Enter goes along the row or down the column (%(keys)s).", keys=KEYS))
        self.setAccessibleDescription(self.toolTip())
        self.clicked.connect(self._switch)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Take what was chosen on another page meanwhile."""
        self._grid.walk.by_column = read_settings().filling == DOWN
        self._show()
        super().showEvent(event)

    def _switch(self) -> None:
        walk = self._grid.walk
        walk.by_column = not walk.by_column
        keep_settings(replace(read_settings(), filling=DOWN if walk.by_column else ""))
        self._show()
        self._grid.told.emit(
            _("Enter goes down the column now.") if walk.by_column else _("Enter goes along the row now.")
        )

    def _show(self) -> None:
        self.setText(_("Down the column ↓") if self._grid.walk.by_column else _("Along the row →"))

"""The box of the day as known on which the summary is shown (截至某日所知)."""

from datetime import date

from PySide6.QtCore import Signal

from coopdesk.domain.field import field_of
from coopdesk.gui.boxes import DateBox
from coopdesk.gui.reports.wish import Boxes
from coopdesk.gui.words import _


class KnownBox(DateBox):
    """Empty for now. ``changed`` comes when something else was typed and Enter struck, or the box was left."""

    changed = Signal()

    def __init__(self) -> None:
        field = field_of(Boxes, "known_on")
        super().__init__(field)
        self.setAccessibleName(_(field.label))
        self.setAccessibleDescription(_(field.help))
        self.setFixedWidth(96)
        self._settled = ""
        self.entered.connect(self.settle)
        self.editingFinished.connect(self.settle)

    @property
    def day(self) -> date | None:
        """The day, None for now; raises EntryError."""
        found: date | None = self.read()
        return found

    def settle(self) -> None:
        """Say that another day counts from now on, where one was typed."""
        if self.text() != self._settled:
            self._settled = self.text()
            self.changed.emit()

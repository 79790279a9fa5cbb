"""The months of a year in one row, each with its state; Enter takes a month in hand."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from coopdesk.domain.language import month_alone
from coopdesk.domain.month_states import MONTH_STATES, MonthStands
from coopdesk.domain.period import Month
from coopdesk.gui.boxes import ENTER, wear
from coopdesk.gui.form import Elided, text_label
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY
from coopdesk.gui.this_month.words import tile_words
from coopdesk.gui.when import moment
from coopdesk.gui.words import _, language

_TONES = dict.fromkeys(("draft", "skipped", "question", "fork", "other"), "query") | {"refused": "trouble"}


class MonthTile(QPushButton):
    """One month and its state."""

    def __init__(self) -> None:
        super().__init__()
        self.month: Month | None = None
        self.setObjectName("month")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(TINY, TINY, TINY, TINY)
        layout.setSpacing(0)
        self.name, self.words = Elided(), Elided("muted")
        for label in (self.name, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def show_month(self, month: Month, stands: MonthStands, before: bool) -> None:
        """Show a month; one before the desk's first is grey. Since when it stands so is told with its full words."""
        self.month = month
        self.name.setText(month_alone(month, language()))
        self.words.setText(tile_words(stands))
        told = _(MONTH_STATES[stands.state])
        if stands.since:
            told = f"{told}, {_('since %(moment)s', moment=moment(stands.since))}"
        self.setAccessibleName(f"{self.name.text()}: {told}")
        self.setToolTip(told)
        wear(self.name, "objectName", "muted" if before else "")
        wear(self.words, "objectName", _TONES.get(stands.state, "muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the month in hand, ← and → walk."""
        if event.key() in ENTER:
            self.click()
        elif event.key() == Qt.Key.Key_Right:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Left:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)


class YearRow(QFrame):
    """Twelve months; ``chosen`` carries the month."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = text_label("", "subheading")
        self.tiles = [MonthTile() for _number in range(12)]
        self._row = QHBoxLayout()
        self._row.setSpacing(TINY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        layout.setSpacing(SMALL)
        layout.addWidget(self.title)
        layout.addLayout(self._row)
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, tile=tile: self.chosen.emit(tile.month))
            self._row.addWidget(tile, 1)

    def show_year(self, month: Month, start: Month | None, stands: Mapping[Month, MonthStands]) -> None:
        """Show the year of a month; months before the desk's first one are grey."""
        self.title.setText(_("Months of %(year)s", year=month.year))
        for number, tile in enumerate(self.tiles, start=1):
            one = Month(month.year, number)
            tile.show_month(one, stands.get(one, MonthStands("none")), start is not None and one < start)
            wear(tile, "current", one == month)

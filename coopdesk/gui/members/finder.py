"""The left half of the members' screen: search, filters and the list they narrow."""

import dataclasses
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.roll import Wanted
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import hint_label
from coopdesk.gui.members.filters import Filters
from coopdesk.gui.members.model import Register
from coopdesk.gui.members.table import MemberTable, SearchBox
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _
from coopdesk.services import roll
from coopdesk.store import Store

_AT_ONCE: Final = 500
"""So many names are sounded between two looks of the window at its keys."""


class Finder(QWidget):
    """Who is on the list; ``found`` tells that the search or a filter changed it."""

    found = Signal()

    def __init__(self, store: Store, cooperative: str) -> None:
        super().__init__()
        self._store, self._cooperative = store, cooperative
        self.register = Register(store, cooperative)
        self.table = MemberTable(self.register)
        self.search = SearchBox()
        self.filters = Filters()
        self.new = QPushButton(_("New member (F5)"))
        self.new.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more = False
        self._sounding = QTimer(self)
        self._sounding.setInterval(0)
        self._sounding.timeout.connect(self._sound_some)
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.search.left.connect(self.into_list)
        self.filters.chosen.connect(self._narrow)
        self.filters.left.connect(self.into_list)
        self.table.typed.connect(self._type)

    def _lay_out(self) -> None:
        self.above = QHBoxLayout()
        self.above.setSpacing(SMALL)
        self.above.addWidget(self.search, 1)
        self.above.addWidget(self.new)
        words = _(
            "Enter opens • Alt+↑ ↓ sorts by the column • F4 present, left, applicants • Ctrl+Delete takes out • "
            "Ctrl+P prints"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(self.above)
        layout.addWidget(self.filters)
        layout.addWidget(self.table, 1)
        layout.addWidget(hint_label(words))

    def read(self, teams: dict[str, str], choices: Sequence[Choice]) -> None:
        """Read the list again."""
        self.filters.show_teams(choices)
        self.register.wanted = self.filters.applied(self.register.wanted)
        self.register.read(teams)

    def sound(self) -> None:
        """Work out how names sound that came in without it: some at once, of many the others in between."""
        self._more = roll.fill_sounds(self._store, self._cooperative, _AT_ONCE) == _AT_ONCE
        if self._more and self.isVisible():
            self._sounding.start()

    def _sound_some(self) -> None:
        self._more = roll.fill_sounds(self._store, self._cooperative, _AT_ONCE) == _AT_ONCE
        if not self._more:
            self._sounding.stop()
            if self.register.wanted.sound:
                self.register.again()
                self.found.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the names where more than a few are left."""
        super().showEvent(event)
        if self._more:
            self._sounding.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Not any more: the file may be closed next."""
        super().hideEvent(event)
        self._sounding.stop()

    def _narrow(self) -> None:
        self.register.find(dataclasses.replace(self.filters.applied(Wanted()), search=self.search.text()))
        self.found.emit()

    def _type(self, text: str) -> None:
        """What is struck on the list goes into the search."""
        self.to_search()
        self.search.insert(text)

    def to_search(self) -> None:
        """Into the search, all of it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def into_list(self) -> None:
        """Into the list, if anybody is on it."""
        if self.register.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

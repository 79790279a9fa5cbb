"""Keying in (代录): the clerk's own screen of a month, for any co-operative of the register, at the federation."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coopdesk.domain.period import Month
from coopdesk.gui.drafts import CELL
from coopdesk.gui.federation.keyed_hand import KEYING, KeyedHand
from coopdesk.gui.federation.keyed_movement import KeyedMovementPage
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind, free
from coopdesk.gui.monthly_return.screen import MonthlyReturnScreen
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, name_of

KEYS = "Ctrl+K"
"""Keys a month in, and leads back."""


class KeyingScreen(MonthlyReturnScreen):
    """It goes to (code, month); the month that was in hand before is in hand again when it is left."""

    after_labour = "movement"
    hand: KeyedHand

    def __init__(self, session: Session) -> None:
        super().__init__(session, KeyedHand(session))
        bind(self, KEYS, self.leave_it)

    def _lay_out(self) -> None:
        super()._lay_out()
        self.banner = text_label("", "banner")
        self.banner.setWordWrap(True)
        self.back = QPushButton(_("Back to Reporting (%(keys)s)", keys=KEYS))
        self.back.setAccessibleDescription(_("Everything is saved as it is typed; the month can be taken up again."))
        self.back.clicked.connect(self.leave_it)
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(self.banner, 1)
        row.addWidget(self.back)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # made above
        layout.insertWidget(0, frame)

    def _movement(self) -> QWidget:
        page = KeyedMovementPage(self.hand)
        page.kept.connect(self._saved)
        page.ended.connect(lambda: self._open("accounts"))
        return page

    def _turned(self, name: str) -> None:
        if name == "labour":
            self._commit()
            self.hand.reread()
            self._in_front.refresh()  # teams that the output names since are offered
        super()._turned(name)

    def _commit(self) -> None:
        super()._commit()
        page = self.pages.made.get("movement") if self.pages is not None else None
        if isinstance(page, KeyedMovementPage):
            page.commit()

    def _show(self) -> None:
        super()._show()
        self.banner.setText(self._banner_words())
        free(self, KEYS)

    def _banner_words(self) -> str:
        hand = self.hand
        if not hand.cooperative:
            return _("Choose a month on “Reporting” and press %(keys)s.", keys=KEYS)
        facts = {"whose": f"{hand.cooperative} {name_of(hand.unit)}".strip(), "month": hand.month}
        if hand.barred:
            return _("%(label)s: %(value)s", label=facts["whose"], value=hand.barred)
        waits = _("A file of this month waits in the inbox; settle that first.") if hand.waits else ""
        words = _(
            "%(month)s of %(whose)s, entered here from paper or by telephone. "
            "It counts until their own return file comes.",
            **facts,
        )
        return f"{words} {waits}".strip()

    def go_to(self, where: Any) -> None:
        """Take a month of a co-operative in hand, (code, month); else as at the co-operative's own desk."""
        if not (isinstance(where, tuple) and isinstance(where[1], Month)):
            super().go_to(where)
            return
        code, month = where
        _code, back = self.session.looked_at.get(KEYING, (code, self.session.month))
        if self.session.month != self.hand.month:
            back = self.session.month  # it was turned to meanwhile, on another screen
        self.session.looked_at[KEYING] = (code, back)
        self.hand.take(code)
        self.session.turn_to(month)
        self.refresh()
        self._open("versions" if self.hand.barred else "output", begin=False)
        self.arrive()

    def arrive(self) -> None:
        """Where keying goes on; beside a return file nothing is keyed."""
        if self.hand.barred:
            self._in_front.begin()
        else:
            super().arrive()

    def leave_it(self) -> None:
        """Back to who has not reported, and to the month that was in hand there."""
        self.leave()
        _code, back = self.session.looked_at.pop(KEYING, ("", self.session.month))
        self.session.turn_to(back)
        self.session.open("reporting")

    def unfinished(self) -> str:
        """Which months of which co-operatives have something in hand that cannot be kept."""
        found = []
        for place in sorted(self.session.in_hand):
            if place.startswith(f"{KEYING} ") and not place.endswith(CELL):
                code = place.removeprefix(f"{KEYING} ")
                found += [f"{code}: {words}"] if (words := self.hand.unfinished_at(place)) else []
        return " ".join(found)

    def print_out(self) -> None:
        """The form of this month, on the screen of reports."""
        self._commit()
        where = {"report": "monthly-return", "period": self.hand.month, "cooperative": self.hand.cooperative}
        version = self.hand.version
        self.session.open("reports", where | ({"version": version.id} if version else {}))

    def pill(self) -> str:
        """``Draft • Original``; that a return file counts."""
        return _("Return file counts") if self.hand.barred and self.hand.statement else super().pill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back from where nothing is typed; in a box it only takes back what was typed there."""
        typing = isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit))
        if event.key() == Qt.Key.Key_Escape and not typing:
            self.leave_it()
        else:
            super().keyPressEvent(event)

"""Page 复录: the month keyed once more from the paper, and both keyings side by side where they differ."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.monthly_return.compare_page import ComparePage
from coopdesk.gui.monthly_return.labour_page import LabourPage
from coopdesk.gui.monthly_return.lines_page import LinesPage
from coopdesk.gui.monthly_return.output_page import OutputPage
from coopdesk.gui.monthly_return.second_hand import SecondHand
from coopdesk.gui.screen import Pages
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _


class SecondPage(QWidget):
    """``kept`` comes after the second keying was written, ``settled`` after the first was corrected from it."""

    kept = Signal()
    settled = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.hand = SecondHand(session)
        self.words = text_label("", "muted")
        self.words.setWordWrap(True)
        self.give_up = QPushButton(_("Give the second keying up…"))
        self.give_up.setAccessibleDescription(_("Takes it away; the first keying stays as it is. Undo brings it back."))
        self.really, self.keep = QPushButton(_("Give it up")), QPushButton(_("Keep it"))
        self.give_up.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.really.clicked.connect(self._give_up)
        self.pages = Pages()
        self.pages.bar.setAccessibleName(_("Second keying"))
        self.pages.add("output", _("Output, second keying"), lambda: self._lines(OutputPage(self.hand), "labour"))
        self.pages.add("labour", _("Labour, second keying"), lambda: self._lines(LabourPage(self.hand), "compare"))
        self.pages.add("compare", _("Compare both keyings (F9)"), self._compare)
        self.pages.turned.connect(self._turned)
        bind(self, "F9", lambda: self.open("compare"))
        bind(self, "F8", self._other)
        self._lay_out()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SMALL)
        above.addWidget(self.words, 1)
        for button in (self.give_up, self.really, self.keep):
            above.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(above)
        layout.addWidget(self.pages, 1)

    def _lines(self, page: LinesPage, following: str) -> QWidget:
        page.kept.connect(self._kept)
        page.ended.connect(lambda: self.open(following))
        page.taken_over.connect(self._taken_back)
        page.refresh()
        return page

    def _compare(self) -> QWidget:
        page = ComparePage(self.hand)
        page.settled.connect(self.settled)
        return page

    @property
    def _in_front(self) -> Any:
        return self.pages.page(self.pages.current)

    def begin(self) -> None:
        """Go where keying goes on."""
        if self.pages.isVisibleTo(self):
            self._in_front.begin()
        else:
            self.setFocus()

    def open(self, name: str) -> None:
        """Bring output, labour or the comparison to the front."""
        self.commit()
        self.pages.open(name)
        self._in_front.begin()

    def _other(self) -> None:
        """To and fro between output and labour."""
        self.open("labour" if self.pages.current == "output" else "output")

    def _turned(self, name: str) -> None:
        self.commit()
        if name == "compare":
            self._in_front.refresh()

    def refresh(self) -> None:
        """Read the month in hand; what is being typed is kept first."""
        self.commit()
        self.hand.read()
        for page in self.pages.made.values():
            if isinstance(page, LinesPage) or page is self._in_front:
                page.refresh()
        self._tell()

    def _tell(self) -> None:
        hand = self.hand
        begun = hand.statement is not None
        self.pages.setVisible(hand.first is not None)
        self._ask(False)
        if hand.first is None:
            self.words.setText(_("%(month)s is not keyed yet; the second keying follows the first.", month=hand.month))
        elif begun:
            self.words.setText(_("Keyed a second time from the paper; the first keying is not shown and not changed."))
        else:
            self.words.setText(
                _("Key %(month)s once more from the paper; then both keyings are compared.", month=hand.month)
            )

    def _ask(self, asking: bool) -> None:
        self.give_up.setVisible(not asking and self.hand.statement is not None and not self.hand.fixed)
        self.really.setVisible(asking)
        self.keep.setVisible(asking)
        if asking:
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Take what is being typed."""
        for page in self.pages.made.values():
            if isinstance(page, LinesPage):
                page.commit()

    def _kept(self) -> None:
        self._tell()
        self.kept.emit()

    def _taken_back(self) -> None:
        """Something was taken back from the history."""
        self.refresh()
        self.kept.emit()

    def _give_up(self) -> None:
        self.hand.give_up()
        self.refresh()
        self.pages.open("output")
        self.kept.emit()
        self.begin()

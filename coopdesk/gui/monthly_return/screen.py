"""The monthly return, page by page from output to check; the month's state and how a final one is corrected."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.dates import today
from coopdesk.domain.statements import Statement
from coopdesk.errors import Problem
from coopdesk.gui.form import hint_label
from coopdesk.gui.monthly_return.accounts_page import AccountsPage
from coopdesk.gui.monthly_return.again import taken_up, type_again, typed_on
from coopdesk.gui.monthly_return.check_page import CheckPage
from coopdesk.gui.monthly_return.correcting import Correcting
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.labour_page import LabourPage
from coopdesk.gui.monthly_return.lines_page import LinesPage
from coopdesk.gui.monthly_return.lock import Lock
from coopdesk.gui.monthly_return.movement_page import MovementPage
from coopdesk.gui.monthly_return.notes_page import NotesPage
from coopdesk.gui.monthly_return.output_page import OutputPage
from coopdesk.gui.monthly_return.page_keys import page_keys
from coopdesk.gui.monthly_return.second_hand import SecondHand
from coopdesk.gui.monthly_return.second_page import SecondPage
from coopdesk.gui.monthly_return.state import due_words, since_words, state_words
from coopdesk.gui.monthly_return.table_keys import table_keys
from coopdesk.gui.monthly_return.versions_page import VersionsPage
from coopdesk.gui.monthly_return.wrong_month import WrongMonth
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.sending.answer_words import ASKED
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _
from coopdesk.services.calendar import calendar_of


class MonthlyReturnScreen(Screen):
    """Keyed from paper; everything is saved as it is typed."""

    monthly = True
    after_labour = "check"
    """The page that the last cell of labour leads to."""

    def __init__(self, session: Session, hand: MonthInHand | None = None) -> None:
        super().__init__(session)
        self.hand = hand or MonthInHand(session)
        self.pages: Pages = Pages()
        for name, label, make in (
            ("output", _("Output"), self._output),
            ("labour", _("Labour"), self._labour),
            ("movement", _("Movement"), self._movement),
            ("accounts", _("Other amounts"), self._accounts),
            ("notes", _("Notes"), self._notes),
            ("check", _("Check"), self._check),
            ("second", _("Second keying"), self._second),
            ("versions", _("Versions"), self._versions),
        ):
            if self.hand.own or name != "second":
                self.pages.add(name, label, make)
        self.lock = Lock()
        self.lock.onward.clicked.connect(self.print_out)
        self.lock.back.clicked.connect(lambda: self._show_version(None))
        self.correcting = Correcting(self.hand, self.lock, self)
        self.correcting.opened.connect(self._opened)
        self.correcting.done.connect(self._corrected)
        self.wrong = WrongMonth(self.hand, self)
        self.wrong.start.clicked.connect(self._commit)
        self.wrong.moved.connect(self._saved)
        self.wrong.left.connect(self.arrive)
        self.hint = hint_label("")
        self.preview = QPushButton(_("Preview form"))
        self.preview.clicked.connect(self.print_out)
        self.finish = QPushButton(_("Check and finalise…"))
        self.finish.setProperty("main", True)
        self.finish.clicked.connect(lambda: self._open("check"))
        self._lay_out()
        if self.hand.own:
            table_keys(self, self._commit)
        self.pages.turned.connect(self._turned)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.wrong.start)
        foot.addWidget(self.preview)
        foot.addWidget(self.finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.lock)
        layout.addWidget(self.wrong)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)

    def _output(self) -> QWidget:
        return self._lines_page(OutputPage(self.hand), "labour")

    def _labour(self) -> QWidget:
        return self._lines_page(LabourPage(self.hand), self.after_labour)

    def _movement(self) -> QWidget:
        return MovementPage(self.hand)

    def _lines_page(self, page: LinesPage, following: str) -> QWidget:
        page.kept.connect(self._saved)
        page.ended.connect(lambda: self._open(following))
        page.taken_over.connect(self._taken_over)
        page.refresh()
        return page

    def _accounts(self) -> QWidget:
        page = AccountsPage(self.hand)
        page.kept.connect(self._saved)
        page.ended.connect(lambda: self._open("check"))
        return page

    def _notes(self) -> QWidget:
        page = NotesPage(self.hand)
        page.kept.connect(self._saved)
        return page

    def _check(self) -> QWidget:
        page = CheckPage(self.hand)
        page.kept.connect(self._saved)
        page.chosen.connect(self.go_to)
        page.finalised.connect(self._finalised)
        return page

    def _second(self) -> QWidget:
        page = SecondPage(self.session)
        page.kept.connect(self._saved)
        page.settled.connect(self._saved)
        page.settled.connect(self.refresh)
        return page

    def _versions(self) -> QWidget:
        page = VersionsPage(self.hand)
        page.wanted.connect(self._show_version)
        return page

    @property
    def _in_front(self) -> Any:
        return self.pages.page(self.pages.current)

    def refresh(self) -> None:
        """Read the month in hand and show it on every page."""
        self.hand.read()
        self._show()

    def _show(self) -> None:
        self.lock.show_state(self.hand)
        self.wrong.show_state()
        for name in self.hand.held():
            self.pages.page(name)  # what is in hand on it stands in the way, too
        self._fit_page()
        for page in [self._in_front, *self.pages.made.values()]:
            page.refresh()
        self.heading_changed.emit()

    def _fit_page(self) -> None:
        """The foot of the page in front: its keys, and the way to the check."""
        page = self._in_front
        self.finish.setVisible(not self.hand.fixed and not isinstance(page, CheckPage))
        self.hint.setText("" if self.hand.fixed and not isinstance(page, VersionsPage) else page_keys(page))

    def arrive(self) -> None:
        """Go where keying goes on, after a final month to the paper."""
        if self._type_again():
            return
        if self.hand.final:
            self.lock.onward.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._in_front.begin()

    def leave(self) -> None:
        """Take the cell and the remark in hand; what is not finished stays in hand, and the foot says so."""
        self._commit()
        if words := self.hand.unfinished(self.hand.month):
            self.session.tell(words, "query")

    def record_in_hand(self) -> tuple[Any, int] | None:
        """The line in hand, where it is kept."""
        page, statement = self._in_front, self.hand.statement
        return page.kept_line(statement.id) if isinstance(page, LinesPage) and statement is not None else None

    def in_hand(self) -> dict[str, Any]:
        """The text being typed; what else is in hand is held as the lines change."""
        return typed_on(self.pages.made, self.hand)

    def _type_again(self) -> bool:
        """Offer again what was half typed in a cell of this month when the program ended; whether there was any."""
        found = None if self.hand.fixed else taken_up(self.hand)
        if found is not None:
            self._open(found[0])
            type_again(self._in_front, found[1])
        return found is not None

    def unfinished(self) -> str:
        """Which months have lines that are not finished, of either keying."""
        return f"{self.hand.unfinished()} {SecondHand(self.session).unfinished()}".strip()

    def _commit(self) -> None:
        for page in self.pages.made.values():
            if isinstance(page, (LinesPage, NotesPage, AccountsPage, SecondPage)):
                page.commit()

    def go_to(self, where: Any) -> None:
        """Open a page by its name, or the cell of a problem."""
        if isinstance(where, Problem):
            if where.code == ASKED:
                self.session.tell(_("The federation asks: %(text)s", text=where.message), "query")
            other = str(where.values.get("part", "movement" if where.box == "movement" else "output"))
            self._open(self.hand.grid_of(where)[0] or other, begin=False)
            page = self._in_front
            if not (isinstance(page, (LinesPage, AccountsPage)) and page.jump(where)):
                page.begin()
        elif isinstance(where, str) and not self._type_again():
            self._open(where)

    def _open(self, name: str, begin: bool = True) -> None:
        self._commit()
        self.pages.open(name)
        if begin:
            self._in_front.begin()

    def _turned(self, _name: str) -> None:
        self._commit()
        self.hand.reread()
        page = self._in_front
        self._fit_page()
        if not isinstance(page, LinesPage):
            page.refresh()
        if not self.pages_have_focus():
            page.begin()

    def pages_have_focus(self) -> bool:
        """Whether the row of pages itself is being walked with the arrow keys."""
        return self.pages is not None and self.pages.bar.hasFocus()

    def turn(self, pages: int) -> None:
        """Another page, and go into it."""
        super().turn(pages)
        self._in_front.begin()

    def _saved(self) -> None:
        self.session.saved(self)
        self.wrong.show_state()
        self.heading_changed.emit()

    def _taken_over(self) -> None:
        self._saved()
        self._show()

    def _finalised(self) -> None:
        self.session.tell(_("%(month)s is final.", month=self.hand.month))
        self.session.saved(self)
        self._show()
        self.arrive()

    def _opened(self) -> None:
        """The month can be keyed again."""
        self.refresh()
        self._saved()
        self._open("output")

    def _corrected(self, words: str, level: str) -> None:
        """The month is final as it was, or was corrected with others; say what was done."""
        self.refresh()
        self._saved()
        self.arrive()
        self.session.tell(words, level)

    def _show_version(self, version: Statement | None) -> None:
        """Show a version of the month on all pages; None for the one at work or in force."""
        self._commit()
        self.hand.show_version(version)
        self._show()
        self._open("output" if self.hand.version else "versions")

    def print_out(self) -> None:
        """The form of this month, on the screen of reports."""
        self._commit()
        where: dict[str, Any] = {"report": "monthly-return", "period": self.hand.month}
        version = self.hand.version
        self.session.open("reports", where | {"version": version.id} if version else tuple(where.values()))

    def pill(self) -> str:
        """``Draft • Original``."""
        return state_words(self.hand.store, self.hand.statement)

    def line(self) -> str:
        """``due 3 May, in 2 days``."""
        due = due_words(calendar_of(self.session.store).due(self.hand.month), today(), self.hand.final)
        return since_words(self.hand.store, self.hand.statement, due)

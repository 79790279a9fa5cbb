"""The inbox: taking files in, what waits, what came in, who has not reported."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from coopdesk.gui.federation.arrivals_page import ArrivalsPage
from coopdesk.gui.federation.encryption_page import EncryptionPage
from coopdesk.gui.federation.questions_page import QuestionsPage
from coopdesk.gui.federation.receipts_page import ReceiptsPage
from coopdesk.gui.federation.take_in import TakeIn
from coopdesk.gui.federation.twins import show_twins, twins_label
from coopdesk.gui.federation.waiting_page import WaitingPage
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted, no_list, of_month, print_list
from coopdesk.gui.words import _
from coopdesk.services.register import register

_PAGES = ("take", "waiting", "arrivals", "questions", "receipts", "encryption")


class InboxScreen(Screen):
    """Pages; files dropped anywhere on them are taken in."""

    monthly = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.take = TakeIn(session)
        self.take.ended.connect(self._taken)
        self.take.forked.connect(self._choose)
        self.waiting = WaitingPage(session)
        self.waiting.trusted.connect(self._changed)
        self.arrivals = ArrivalsPage(session)
        self.arrivals.decided.connect(self._changed)
        self.encryption = EncryptionPage(session)
        self.encryption.made.connect(lambda: session.saved(self))
        self.questions = QuestionsPage(session)
        self.questions.changed.connect(lambda: session.saved(self))
        self.receipts = ReceiptsPage(session)
        self.receipts.written.connect(lambda: session.saved(self))
        self.twins = twins_label()
        self._missing = 0
        self.pages: Pages = Pages()
        for name, label, page in (
            ("take", _("Take in"), self.take),
            ("waiting", _("Waiting"), self.waiting),
            ("arrivals", _("Arrivals"), self.arrivals),
            ("questions", _("Questions"), self.questions),
            ("receipts", _("Receipts"), self.receipts),
            ("encryption", _("Encryption"), self.encryption),
        ):
            self.pages.add(name, label, page)
        self.pages.open("take")
        self.pages.turned.connect(lambda _name: self._turned())
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.twins)
        layout.addWidget(self.pages)
        self.pages.beside(TableButton(session, self, self._as_table))

    def print_out(self) -> None:
        """What came in, what was asked back, or the receipt of the co-operative in hand, on paper."""
        row = self.receipts.list.row
        if self.pages.current == "receipts" and row is not None:
            self.session.open("reports", {"report": "receipt", "cooperative": row.cooperative.code})
        else:
            print_list(self.session, self._as_table(), self._covers())

    def _covers(self) -> str:
        """The list shows what came in last, of whichever month; the paper is of the month in hand."""
        if self.pages.current != "arrivals":
            return ""
        return _("The paper has what came in of %(month)s; another period can be chosen.", month=self.session.month)

    def _as_table(self) -> Wanted | str:
        name = self.pages.current
        return (name, of_month(self.session.month), {}) if name in ("arrivals", "questions") else no_list()

    def refresh(self) -> None:
        """Read again what waits, what came in, who is missing."""
        show_twins(self.twins, self.session)
        self.take.refresh()
        self.waiting.refresh()
        self.arrivals.refresh()
        self.encryption.refresh()
        self._missing = sum(row.silent for row in register(self.session.store, self.session.month))
        self._read_in_front()
        self._count("waiting", _("Waiting"), self.waiting.list.rows.rowCount())
        self._count("arrivals", _("Arrivals"), self.arrivals.forks())
        self.heading_changed.emit()

    def _turned(self) -> None:
        self._read_in_front()
        self.arrive()

    def _read_in_front(self) -> None:
        """Questions and receipts are read when they are in front only: they need all that came in."""
        page = self.pages.page(self.pages.current)
        if isinstance(page, (QuestionsPage, ReceiptsPage)):
            page.refresh()

    def _count(self, name: str, label: str, count: int) -> None:
        words = _("%(title)s (%(count)s)", title=label, count=count) if count else label
        self.pages.bar.setTabText(_PAGES.index(name), words)
        self.pages.bar.updateGeometry()

    def _taken(self) -> None:
        """Something was saved unless nothing came or every file was refused."""
        if any(row.verdict != "refused" for row in self.take.verdicts.rows.rows):
            self._changed()
        else:
            self.refresh()

    def _choose(self, packet: str) -> None:
        self.pages.open("arrivals")
        self.arrivals.choose_of(packet)

    def _changed(self) -> None:
        self.refresh()
        self.session.saved(self)

    def arrive(self) -> None:
        """The line for the folder, or the list of the page in front."""
        lists = {"waiting": self.waiting.list,
                 "questions": self.questions.list, "receipts": self.receipts.list}  # fmt: skip
        folders = {"take": self.take.folder.box, "encryption": self.encryption.folder.box}
        name = self.pages.current
        if name == "arrivals":
            self.arrivals.begin()
            return
        (folders.get(name) or lists[name]).setFocus()

    def go_to(self, where: object) -> None:
        """Show a page by its name."""
        self.pages.open(str(where))
        self.arrive()

    def line(self) -> str:
        """How many have not reported for the month."""
        if not self._missing:
            return ""
        return _("not reported for this month: %(count)s", count=self._missing)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped files in."""
        event.acceptProposedAction()
        self.drop([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def drop(self, paths: list[Path]) -> None:
        """Take these files and folders in, in view."""
        self.pages.open("take")
        self.take.take(paths)

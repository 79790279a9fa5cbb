"""What is asked before a paper goes to the printing system: which printer, how many, which pages; all by keys."""

from dataclasses import dataclass
from typing import Annotated

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from coopdesk.domain.field import Field
from coopdesk.errors import N_, DeskError, EntryError
from coopdesk.gui.choosing import Choice
from coopdesk.gui.form import Form
from coopdesk.gui.reports.preview import Preview
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, explain
from coopdesk.gui.work import Cancelled, Progress
from coopdesk.services.printers import Order, hand_over, read_pages


@dataclass(frozen=True)
class _Boxes:
    """What is typed."""

    printer: Annotated[str, Field(N_("Printer"), key=True)]
    copies: Annotated[int, Field(N_("Copies"), least=1, most=99)]
    pages: Annotated[
        str,
        Field(N_("Pages to print"), length=64, help=N_("Such as 1-3, 5. Empty: all pages. Always at their own size.")),
    ]


class PrintBar(QFrame):
    """Enter in the last box prints, Esc does not; ``closed`` comes either way."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._data, self._title, self._paper, self._count = b"", "", "", 0
        self.setObjectName("card")
        self.form = Form(_Boxes, choices={"printer": ()})
        self.form.keeps = False
        self.form.boxes["printer"].box.setMinimumWidth(150)
        for name in ("copies", "pages"):
            self.form.boxes[name].box.setMinimumWidth(100)
            self.form.boxes[name].box.setMaximumWidth(140)
        self.button = QPushButton(_("Print (Enter)"))
        self.button.clicked.connect(self._order)
        self.form.entered.connect(self._order)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MIDDLE, SMALL, MIDDLE, SMALL)
        layout.addWidget(self.form, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.hide()

    def ask(self, printers: list[str], data: bytes, title: str, preview: Preview) -> None:
        """Ask how a PDF is to be printed; the last printer or the usual one is offered, of all pages one copy."""
        last = self.form.texts()["printer"]
        self._data, self._title, self._paper, self._count = data, title, preview.paper(), preview.pages
        self.form.show_choices("printer", [Choice(name, name) for name in printers])
        self.form.show_record(_Boxes(last if last in printers else printers[0], 1, ""))
        self.show()
        self.form.boxes["copies"].box.setFocus(Qt.FocusReason.TabFocusReason)

    def _order(self) -> None:
        try:
            values = self.form.values()
            pages = read_pages(values["pages"], self._count)
        except EntryError as refusal:
            self.form.mark(refusal.problems)
            return
        self.close_bar()
        data, order = self._data, Order(values["printer"], values["copies"], pages, self._paper, self._title)
        self._session.run_here(_("Printing"), lambda progress: _handed(data, order, progress), self._tell)

    def _tell(self, said: str | DeskError) -> None:
        if isinstance(said, DeskError):
            self._session.tell(f"{explain(said)} {_(said.advice)}", "query")
        else:
            self._session.tell(said)

    def close_bar(self) -> None:
        """Ask no more."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it unprinted."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


def _handed(data: bytes, order: Order, progress: Progress) -> str | DeskError:
    """What is to be said when the printing system has the pages, or why it refuses them."""
    try:
        job = hand_over(data, order, progress)
    except Cancelled:
        raise
    except DeskError as refusal:
        return refusal
    if job:
        return _("Handed to the printer %(printer)s as job %(job)s.", printer=order.printer, job=job)
    return _("Handed to the printer %(printer)s.", printer=order.printer)

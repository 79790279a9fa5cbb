"""A paper on the screen: what is said over it, its page, the list of its pages, search in its text; all by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.gui.form import hint_label, text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.reports.find_bar import FindBar
from coopdesk.gui.reports.page_list import PageList
from coopdesk.gui.reports.preview import Preview
from coopdesk.gui.reports.trouble import Trouble
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _


class PaperView(QWidget):
    """Its keys act anywhere on ``screen``."""

    def __init__(self, session: Session, screen: QWidget) -> None:
        super().__init__()
        self._session = session
        self.trouble = Trouble()
        self.preview = Preview()
        self.list = PageList()
        self.bar = FindBar(session, self.preview)
        self.place = text_label("", "muted")
        self.list.hide()
        self._lay_out()
        self._bind_keys(screen)
        self.preview.turned.connect(self._turned)
        self.list.chosen.connect(self._go)
        self.bar.closed.connect(lambda: self.preview.setFocus(Qt.FocusReason.OtherFocusReason))

    def _lay_out(self) -> None:
        keys = _("PgUp PgDn pages  •  Ctrl+T list of pages  •  F3 search  •  Ctrl+C copies the text  •  Alt ← → period")
        above, pages = QHBoxLayout(), QHBoxLayout()
        hint = hint_label(keys)
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        above.addWidget(self.place)
        above.addWidget(hint, 1)
        pages.setSpacing(SMALL)
        pages.addWidget(self.list)
        pages.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.trouble)
        layout.addLayout(above)
        layout.addWidget(self.bar)
        layout.addLayout(pages, 1)

    def _bind_keys(self, screen: QWidget) -> None:
        preview = self.preview
        for keys, act in (
            ("PgUp", lambda: preview.turn(-1)),
            ("PgDown", lambda: preview.turn(1)),
            ("Ctrl++", lambda: preview.zoom(1)),
            ("Ctrl+=", lambda: preview.zoom(1)),
            ("Ctrl+-", lambda: preview.zoom(-1)),
            ("Ctrl+0", lambda: preview.zoom(0)),
            ("Ctrl+T", self.switch_list),
            ("Ctrl+F", self.bar.ask),
            ("F3", lambda: self.bar.seek(1)),
            ("Shift+F3", lambda: self.bar.seek(-1)),
            ("Ctrl+C", self.copy_text),
        ):
            bind(screen, keys, act)

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF at its first page."""
        self.clear()
        self.preview.show_pdf(data)
        self.list.show_pdf(self.preview.pdf)
        self._turned()

    def clear(self) -> None:
        """Show nothing."""
        self.list.show_pdf(None)
        self.bar.said.setText("")
        self.preview.clear()

    def switch_list(self) -> None:
        """Show the list of pages with the cursor in it, or put it away."""
        self.list.setVisible(self.list.isHidden())
        (self.preview if self.list.isHidden() else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy_text(self) -> None:
        """Put the text of the page on the clipboard, its cells parted by tabs; where there is none, why."""
        if self.preview.pages:
            QGuiApplication.clipboard().setText(self.preview.text())
            self._session.tell(_("The text of page %(page)s is copied.", page=self.preview.page + 1))
        elif self.trouble.copy():
            self._session.tell(_("What is said here is copied."))

    def _go(self, page: int) -> None:
        if 0 <= page < self.preview.pages and page != self.preview.page:
            self.preview.go(page)

    def _turned(self) -> None:
        preview = self.preview
        words = _("Page %(page)s of %(pages)s", page=preview.page + 1, pages=preview.pages)
        self.place.setText(f"{words}  •  {preview.percent} %" if preview.pages else "")
        if preview.pages:
            self.list.show_page(preview.page)

"""Check code of a paper, typed, or scanned as if typed: it leads to its month or period and says same or differs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coopdesk.errors import DeskError
from coopdesk.gui.boxes import ENTER, wear
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.shell.help import Panel
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain
from coopdesk.gui.work import Progress

if TYPE_CHECKING:
    from coopdesk.domain.printed_twin import Twin

_WIDTH = 380
_LOOKS = {"same": "subheading", "differs": "trouble", "absent": "query"}


class CodeBox(QLineEdit):
    """Takes what a scanner types, with the Enter that it ends with; no input method comes between."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(_("Check code"))
        self.setAccessibleDescription(
            _("Type the check code from the foot of a form, or scan its QR code. Enter looks for it, Esc closes.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is for the panel; Enter stays here."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in ENTER:
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class CodeSheet(QWidget):
    """The box, and under it what was said of the last code; the next one can be scanned at once."""

    def __init__(self, session: Session, panel: Panel) -> None:
        super().__init__()
        self.session, self.panel = session, panel
        self.setObjectName("plain")
        self.box = CodeBox()
        self.title = text_label("", "subheading")
        self.words = text_label(_("Type it from the foot of a form, or scan the QR code. Esc closes."), "muted")
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(SMALL)
        for widget in (text_label(_("Check code of a paper"), "subheading"), self.box, self.title, self.words):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.title.hide()
        self.box.returnPressed.connect(self._look)

    def show_sheet(self) -> None:
        """Put the sheet over the work, the cursor in its box."""
        self.panel.show_sheet(self, _WIDTH)
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look(self) -> None:
        text = self.box.text()
        if text.strip():
            title = _("Looking for the check code")
            self.session.run_here(title, lambda progress: self._found(text, progress), self._show)

    def _found(self, text: str, progress: Progress) -> "Twin | DeskError":
        from coopdesk.services.check_codes import twin

        try:
            return twin(self.session.store, text, progress)
        except DeskError as error:
            return error

    def _show(self, found: "Twin | DeskError") -> None:
        """Say it, with its month or period behind; the sheet is made anew, since it goes when another screen comes."""
        if not isinstance(found, DeskError) and (found.month or found.period):
            self._open(found)
        sheet = CodeSheet(self.session, self.panel)
        sheet.box.setText(self.box.text())
        sheet.say(found)
        sheet.show_sheet()
        sheet.box.selectAll()

    def _open(self, found: "Twin") -> None:
        where: dict[str, object] = {"report": "monthly-return", "period": found.month, "cooperative": found.cooperative}
        if found.period:
            where |= {"report": "annual-return", "period": found.period}
        if found.version is not None:
            where["version"] = found.version
        self.session.open("reports", where)

    def say(self, found: "Twin | DeskError") -> None:
        """Show a verdict, or what is wrong with the code."""
        self.title.setVisible(not isinstance(found, DeskError))
        if not isinstance(found, DeskError):
            from coopdesk.domain.printed_twin import TITLES

            self.title.setText(_(TITLES[found.kind]))
            wear(self.title, "objectName", _LOOKS[found.kind])
            self.words.setText(_(found.message, **found.values))
        else:
            self.words.setText(" ".join(filter(None, (explain(found), _(found.advice) if found.advice else ""))))
        wear(self.words, "objectName", "")


def ask_code(session: Session, panel: Panel) -> None:
    """Ask for the check code of a paper, over the work and without stopping it."""
    CodeSheet(session, panel).show_sheet()

"""An update of the federation that came in: what it would change here, and taking it over."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout

from coopdesk.errors import DeskError
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, explain, language
from coopdesk.services.renewals import apply, renewals
from coopdesk.services.replies import update_waiting


class UpdateCard(QFrame):
    """Shown while an update waits; Enter on its button takes it over. ``taken`` carries how many records changed."""

    taken = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        self.title = text_label("", "subheading")
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName(_("What the update changes here"))
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.button = QPushButton(_("Take it over"))
        self.button.setProperty("main", True)
        for keys in ("Return", "Enter"):
            bind(self.button, keys, self.button.click, alone=True)
        self.button.clicked.connect(self.take_over)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MIDDLE, MIDDLE, MIDDLE, MIDDLE)
        layout.setSpacing(SMALL)
        for widget in (self.title, self.changes, self.trouble, self.button):
            layout.addWidget(widget)
        self.hide()

    def refresh(self) -> None:
        """Show the update that waits and what it would change, or nothing."""
        waits = update_waiting(self._session.store)
        self.setVisible(waits is not None)
        self.trouble.hide()
        if waits is None:
            return
        self.title.setText(_("Federation update no. %(number)s waits", number=waits.envelope.revision))
        try:
            exponent = self._session.store.desk.exponent
            found = [one.text(language(), exponent) for one in renewals(self._session.store, waits)]
            self.button.setEnabled(True)
        except DeskError as error:
            found = []
            self._say(explain(error))
            self.button.setEnabled(False)
        lines = [f"{what}\n    {before} → {after}" for what, before, after in found]
        self.changes.setPlainText("\n".join(lines) or _("Nothing changes: this desk has all of it already."))

    @Slot()
    def take_over(self) -> None:
        """Take over what is shown, as one operation of the history."""
        waits = update_waiting(self._session.store)
        if waits is None or self._session.refuses():
            return
        try:
            found = apply(self._session.store, waits, self._session.operator)
        except DeskError as refusal:
            self._say(explain(refusal))
            return
        self.taken.emit(len(found))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()

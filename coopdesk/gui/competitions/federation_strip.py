"""Above a co-operative's own competitions: that the federation holds some, and what is to be keyed for them."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coopdesk.gui.competitions.federation_screen import KEYS
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _
from coopdesk.services.federation_competitions import lacking
from coopdesk.services.returned_values import of_federation


class FederationStrip(QWidget):
    """Shown where the federation has announced a competition here; its button leads there."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.words = text_label("", "muted")
        self.button = QPushButton(_("Competitions of the federation (%(keys)s)", keys=KEYS))
        self.button.clicked.connect(self.open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        self.hide()

    def refresh(self) -> None:
        """Show what is to be keyed for the month in hand, or nothing where the federation holds none."""
        store, month = self._session.store, self._session.month
        held = of_federation(store) if store.desk.role == "cooperative" else []
        self.setVisible(bool(held))
        if held:
            left = len(lacking(store, month))
            words = _("Values to be keyed for %(month)s: %(count)s", month=month, count=left) if left else ""
            self.words.setText(words)

    def open(self) -> None:
        """Go there."""
        if not self.isHidden():
            self._session.open("federation_competitions")

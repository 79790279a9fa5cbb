"""The register as a list: every co-operative with how the month in hand stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.cooperatives import KINDS
from coopdesk.gui.federation.search import Search
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, name_of
from coopdesk.services.register import MARKS, Registered, register


def marks_words(row: Registered) -> str:
    """How the month stands, in words: *Late*, *Not reported*, …"""
    return " • ".join(_(MARKS[mark]) for mark in row.marks)


def marks_tone(row: Registered) -> str:
    """The role of colour of these words."""
    if row.silent:
        return "error"
    return "query" if "late" in row.marks else "muted" if "undue" in row.marks else "ink"


class RegisterPage(QWidget):
    """The list with its search; ``chosen`` carries the code of a co-operative, empty for a new one."""

    chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.all: list[Registered] = []
        empty = _(
            "No co-operative is on the register yet. F5 enters the first one. Then write each its file (page Updates), "
            "and take in what they send (Inbox)."
        )
        self.list = Ledger(_("Co-operatives"), _columns(), lambda row: row.cooperative.code, empty)
        self.list.chosen.connect(lambda row: self.chosen.emit(row.cooperative.code))
        hint = _("Search by code, name, kind, trade, district, person, telephone or state (F3)")
        self.search = Search(self, self.list, Registered.found_by, hint)
        self.search.setFixedWidth(440)
        self.count = text_label("", "muted")
        self.search.textChanged.connect(lambda _text: self._show_count())
        self.new = QPushButton(_("New co-operative (F5)"))
        self.new.clicked.connect(self._new)
        for keys in ("F5", "Insert"):
            bind(self, keys, self._new)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for widget in (self.search, self.count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addWidget(framed(self.list), 1)
        layout.addWidget(text_label(_("Enter opens a co-operative  •  F5 new  •  Ctrl+C copies rows"), "muted"))

    def _new(self) -> None:
        if not self._session.refuses():
            self.chosen.emit("")

    def refresh(self) -> None:
        """Read the register again."""
        self.all = register(self._session.store, self._session.month)
        self.search.show_rows(self.all)
        self._show_count()

    def _show_count(self) -> None:
        self.count.setText(_("%(shown)s of %(all)s", shown=self.list.rows.rowCount(), all=len(self.all)))


def _columns() -> list[Column]:
    def since(row: Registered) -> str:
        return row.affiliated_since.isoformat() if row.affiliated_since else "—"

    return [
        Column(_("Code"), lambda row: row.cooperative.code, 62),
        Column(_("Co-operative"), lambda row: name_of(row.cooperative), 0),
        Column(_("Kind"), lambda row: _(KINDS[row.kind]) if row.kind in KINDS else "", 154),
        Column(_("Trade"), lambda row: name_of(row.cooperative, "trade"), 100),
        Column(_("District"), lambda row: name_of(row.cooperative, "district"), 82),
        Column(_("Affiliated since"), since, 82),
        Column(_("Responsible person"), lambda row: row.cooperative.responsible, 96),
        Column(_("Clerk"), lambda row: row.cooperative.clerk, 80),
        Column(_("Telephone"), lambda row: row.cooperative.telephone, 82),
        Column(_("State of the month"), marks_words, 104, tone=marks_tone),
    ]

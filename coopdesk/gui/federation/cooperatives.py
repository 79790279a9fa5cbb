"""The co-operatives of the register: the list, and one of them."""

from PySide6.QtWidgets import QVBoxLayout

from coopdesk.gui.federation.cooperative_page import CooperativePage
from coopdesk.gui.federation.register_page import RegisterPage
from coopdesk.gui.federation.seal_page import SealPage
from coopdesk.gui.federation.updates_page import UpdatesPage
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted, of_month
from coopdesk.gui.words import _


class CooperativesScreen(Screen):
    """Enter on the list opens a co-operative, Ctrl+PgUp goes back to the list."""

    monthly = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = RegisterPage(session)
        self.one = CooperativePage(session)
        self.list.chosen.connect(self.open)
        self.one.kept.connect(lambda _code: self._changed())
        self.one.seals.trusted.connect(self._changed)
        self.updates = UpdatesPage(session)
        self.seal = SealPage(session)
        self.seal.changed.connect(self._changed)
        self.pages: Pages = Pages()
        self.pages.add("register", _("Register"), self.list)
        self.pages.add("cooperative", _("Co-operative"), self.one)
        self.pages.add("updates", _("Updates"), self.updates)
        self.pages.add("seal", _("Own seal"), self.seal)
        self.pages.open("register")
        self.pages.turned.connect(self._turned)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.pages.beside(TableButton(session, self, self._as_table))

    def _as_table(self) -> Wanted | None:
        return ("cooperatives", of_month(self.session.month), {}) if self.pages.current == "register" else None

    def refresh(self) -> None:
        """Read the register again; a form in which something is typed stays as it is."""
        self.list.refresh()
        if kept := self.session.in_hand.pop("cooperatives", None):
            self.one.restore(*kept)
        if self.one.code and not self.one.changed:
            self.one.show_cooperative(self.one.code)
        self.heading_changed.emit()

    def _changed(self) -> None:
        self.list.refresh()
        self.heading_changed.emit()
        self.session.saved(self)

    def arrive(self) -> None:
        """The list is in hand."""
        if self.pages.current == "register":
            self.list.list.setFocus()
        elif self.pages.current == "updates":
            self.updates.refresh()
            self.updates.list.setFocus()
        elif self.pages.current == "seal":
            self.seal.refresh()
            self.seal.open_button.setFocus()
        else:
            self.one.begin()

    def leave(self) -> None:
        """Keep what is typed; what cannot be kept stays in hand, also where the window is built anew."""
        self.one.leave()
        self.session.in_hand["cooperatives"] = self.one.in_hand()

    def unfinished(self) -> str:
        """What is in hand on the form."""
        if not self.one.changed:
            return ""
        name = self.one.title.text()
        return _("What was typed for %(name)s cannot be saved as it is; it stays here in hand.", name=name)

    def go_to(self, where: object) -> None:
        """Show a co-operative by its code; one that is not on the register yet is begun with it."""
        self.open(str(where))

    def open(self, code: str) -> None:
        """Show a co-operative, or begin a new one; what is typed and cannot be kept stays in view instead."""
        self.one.leave()
        if self.pages is not None:
            self.pages.open("cooperative")
        if not self.one.changed:
            self.one.show_cooperative(code)
            self.one.begin()

    def _turned(self, page: str) -> None:
        row = self.list.list.row
        if page == "cooperative" and not self.one.changed and row is not None:
            self.one.show_cooperative(row.cooperative.code)
        elif page != "cooperative":
            self.one.leave()
        self.arrive()

    def line(self) -> str:
        """How many of those due have reported."""
        due = sum(row.coverage.due for row in self.list.all)
        reported = sum(row.coverage.reported for row in self.list.all)
        return _("reported %(reported)s of %(due)s", reported=reported, due=due)

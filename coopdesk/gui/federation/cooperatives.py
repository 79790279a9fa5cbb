"""The co-operatives of the register: the list, one of them, and what the federation sets for all of them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from coopdesk.domain.period import Period
from coopdesk.errors import N_
from coopdesk.gui.cooperative.forms_page import FormsPage
from coopdesk.gui.cooperative.products_page import ProductsPage
from coopdesk.gui.federation.cooperative_page import CooperativePage
from coopdesk.gui.federation.plans_page import PlansPage
from coopdesk.gui.federation.register_page import RegisterPage
from coopdesk.gui.federation.seal_page import SealPage
from coopdesk.gui.federation.settings_page import SettingsPage
from coopdesk.gui.federation.shares_page import SharesPage
from coopdesk.gui.federation.updates_page import UpdatesPage
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted, no_list, of_month, print_list
from coopdesk.gui.words import _

_CARRIED = N_("The co-operatives get it with their next update.")
_IN_HAND = "carried"
Set = ProductsPage | PlansPage | SharesPage | SettingsPage | FormsPage
"""A page of what updates carry."""


class CooperativesScreen(Screen):
    """Enter on the list opens a co-operative, Ctrl+PgUp goes back to the list.

    ``sets`` are the pages of what updates carry, made when they are first turned to; a page keeps what is typed
    when it is left.
    """

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
        self.sets: dict[str, Set] = {}
        self._front = "register"
        self._add("catalogue", _("Catalogue"), ProductsPage)
        self._add("plans", _("Plans"), PlansPage)
        self._add("shares", _("Shares of the months"), SharesPage)
        self._add("settings", _("Settings"), SettingsPage)
        self._add("forms", _("Forms"), FormsPage)
        self.pages.open("register")
        self.pages.turned.connect(self._turned)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.pages.beside(TableButton(session, self, self._as_table))

    def print_out(self) -> None:
        """The list in front on paper."""
        print_list(self.session, self._as_table())

    def _as_table(self) -> Wanted | str:
        """The list in front as its search has it; a sentence where there is none."""
        name, month = self.pages.current, of_month(self.session.month)
        page = self.sets.get(name)
        if name == "register":
            return "cooperatives", month, {"search": self.list.search.text().strip()}
        if isinstance(page, ProductsPage):
            return "catalogue", month, {"search": page.search.text().strip()}
        if isinstance(page, PlansPage):
            year = Period.parse(str(page.year.year))
            return "plans", year, {"search": page.search.text().strip()}
        if name in ("cooperative", "updates"):
            return _("There is no paper or table of this page; the page Register has the list of all co-operatives.")
        return no_list()

    def _add(self, name: str, label: str, make: Callable[[Session], Set]) -> None:
        """A page of what updates carry."""

        def made() -> Set:
            page = self.sets[name] = make(self.session)
            if isinstance(page, ProductsPage):
                page.after = _(_CARRIED)
                page.refresh()
            page.kept.connect(self._carried)
            return page

        assert self.pages is not None
        self.pages.add(name, label, made)

    def _carried(self) -> None:
        self.session.saved(self)
        self.session.tell(_(_CARRIED))

    def refresh(self) -> None:
        """Read the register again; a form in which something is typed stays as it is."""
        for page in self.sets.values():
            page.refresh()
        for name, kept in self.session.in_hand.pop(_IN_HAND, {}).items():
            if self.pages is not None and self.pages.page(name) is self.sets[name]:
                self.sets[name].restore(kept)
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
        elif self.pages.current in self.sets:
            self.sets[self.pages.current].arrive()
        else:
            self.one.begin()

    def leave(self) -> None:
        """Keep what is typed; what cannot be kept stays in hand, also where the window is built anew."""
        self.one.leave()
        self.session.in_hand["cooperatives"] = self.one.in_hand()
        if held := {name: page.in_hand() for name, page in self.sets.items() if not page.commit()}:
            self.session.in_hand[_IN_HAND] = held
            self.session.tell(self.unfinished(), "query")
        else:
            self.session.in_hand.pop(_IN_HAND, None)

    def in_hand(self) -> dict[str, Any]:
        """What is typed on the pages of what updates carry."""
        return {_IN_HAND: {name: page.in_hand() for name, page in self.sets.items() if page.changed}}

    def unfinished(self) -> str:
        """What is in hand on the form, or on the pages of what updates carry."""
        if any(page.changed for page in self.sets.values()):
            return _("What was typed for the federation updates cannot be kept as it is; it stays here in hand.")
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
        before, self._front = self._front, page
        if before in self.sets and before != page:
            self.sets[before].commit()
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

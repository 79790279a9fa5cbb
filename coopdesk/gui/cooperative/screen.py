"""This co-operative: its particulars, teams, catalogue of products, persons at the desk, marks of the forms."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from coopdesk.gui.cooperative.entries import Entries
from coopdesk.gui.cooperative.forms_page import FormsPage
from coopdesk.gui.cooperative.particulars_page import ParticularsPage
from coopdesk.gui.cooperative.people_page import PeoplePage
from coopdesk.gui.cooperative.products_page import ProductsPage
from coopdesk.gui.cooperative.teams_page import TeamsPage
from coopdesk.gui.opening.page import OpeningPage
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted, no_list, of_month, print_list
from coopdesk.gui.words import _
from coopdesk.services.desk import own_cooperative


class CooperativeScreen(Screen):
    """Its pages; each keeps what is typed as it is typed, and what cannot be kept stays in hand."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.particulars = ParticularsPage(session)
        self.teams = TeamsPage(session, own_cooperative(session.store).code)
        self.products = ProductsPage(session)
        self.opening = OpeningPage(session)
        self.people = PeoplePage(session)
        self._pages: dict[str, ParticularsPage | Entries | OpeningPage]
        self._pages = {
            "particulars": self.particulars,
            "teams": self.teams,
            "products": self.products,
            "opening": self.opening,
            "people": self.people,
            "forms": FormsPage(session),
        }
        self.pages: Pages = Pages()
        titles = (_("Particulars"), _("Teams"), _("Products"), _("Figures before the start"))
        labels = (*titles, _("Persons at the desk"), _("Forms"))
        for (name, page), label in zip(self._pages.items(), labels, strict=True):
            self.pages.add(name, label, page)
            page.kept.connect(lambda: self.session.saved(self))
        self.pages.open("particulars")
        self._front = "particulars"
        self.pages.turned.connect(self._turned)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.pages.beside(TableButton(session, self, self._as_table))

    def print_out(self) -> None:
        """The catalogue on paper, where it is in front."""
        print_list(self.session, self._as_table())

    def _as_table(self) -> Wanted | str:
        if self._front != "products":
            return no_list()
        return "catalogue", of_month(self.session.month), {"search": self.products.search.text().strip()}

    def refresh(self) -> None:
        """Read again; what is in hand stays."""
        for page in self._pages.values():
            page.refresh()
        for name, kept in self.session.in_hand.pop("cooperative", {}).items():
            self._pages[name].restore(kept)

    def _turned(self, name: str) -> None:
        before, self._front = self._pages[self._front], name
        before.commit()
        self.arrive()

    def turn(self, pages: int) -> None:
        """Another page; the figures before the start have pages of their own, which come first."""
        if self._front != "opening" or not self.opening.turn(pages):
            super().turn(pages)

    def arrive(self) -> None:
        """Where work begins on the page in front."""
        self._pages[self._front].arrive()

    def leave(self) -> None:
        """Keep what is typed; what cannot be kept stays in hand, and the foot says so."""
        held = {}
        for name, page in self._pages.items():
            if not page.commit():
                held[name] = page.in_hand()
        if held:
            self.session.in_hand["cooperative"] = held
            self.session.tell(self.unfinished(), "query")
        else:
            self.session.in_hand.pop("cooperative", None)

    def in_hand(self) -> dict[str, Any]:
        """What is typed on the pages at this moment."""
        return {"cooperative": {name: page.in_hand() for name, page in self._pages.items() if page.changed}}

    def unfinished(self) -> str:
        """What is in hand on any of the pages."""
        if any(page.changed for page in self._pages.values()):
            return _("What was typed on “This co-operative” cannot be kept as it is; it stays here in hand.")
        return ""

    def go_to(self, where: Any) -> None:
        """Show a page by its name; ``new team`` and ``new product`` begin one."""
        words = str(where).split()
        name = {"team": "teams", "product": "products"}.get(words[-1], words[-1])
        self.pages.open(name)
        page = self._pages[name]
        if words[0] == "new" and isinstance(page, Entries):
            page.begin_new()
        else:
            self.arrive()

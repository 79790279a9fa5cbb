"""Who has not reported: the months of the year, the calls about what is missing, due days and holidays."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopdesk.domain.period import Period
from coopdesk.domain.reporting import Reported, Unit
from coopdesk.gui.cooperative.entries import Entries
from coopdesk.gui.federation.calls_page import CallsPage
from coopdesk.gui.federation.due_pages import DueDaysPage, HolidaysPage
from coopdesk.gui.federation.months_page import MonthsPage
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted, print_list
from coopdesk.gui.words import _, explain
from coopdesk.services.keying import refusal
from coopdesk.services.months import current
from coopdesk.services.reporting import year_up_to


class ReportingScreen(Screen):
    """Enter on a month opens the calls about it, Ctrl+PgUp goes back; what is typed is kept when a page is left."""

    monthly = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.months = MonthsPage(session)
        self.months.chosen.connect(self.open)
        self.months.keyed.connect(self.key_in)
        self.calls = CallsPage(session)
        self.due_days = DueDaysPage(session)
        self.holidays = HolidaysPage(session)
        self._entries: dict[str, Entries] = {
            "calls": self.calls,
            "due_days": self.due_days,
            "holidays": self.holidays,
        }
        self.pages: Pages = Pages()
        pages: tuple[tuple[str, str, QWidget], ...] = (
            ("months", _("Months"), self.months),
            ("calls", _("Calls"), self.calls),
            ("due_days", _("Due days"), self.due_days),
            ("holidays", _("Holidays"), self.holidays),
        )
        for name, label, page in pages:
            self.pages.add(name, label, page)
        self.pages.open("months")
        self._front = "months"
        self.pages.turned.connect(self._turned)
        for entries in self._entries.values():
            entries.kept.connect(self._changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.pages.beside(TableButton(session, self, self._as_table))

    def _as_table(self) -> Wanted | str:
        """The months of the year, the calls about them, the due days of the year, the holidays."""
        names = {"months": "missing", "calls": "calls", "due_days": "due-days", "holidays": "holidays"}
        if self._front == "due_days":
            return names[self._front], Period.parse(str(self.session.month.year)), {}
        chosen = self.months.narrowed() if self._front == "months" else {}
        return names[self._front], year_up_to(self.session.month), chosen

    def refresh(self) -> None:
        """Read again; what is in hand stays."""
        self.months.refresh()
        self._show_calls()
        self.due_days.refresh()
        self.holidays.refresh()
        for name, kept in self.session.in_hand.pop("reporting", {}).items():
            if name != "calls" or self._take_place(*self.calls.place_of(kept)):
                self._entries[name].restore(kept)
        self.heading_changed.emit()

    def _take_place(self, code: str, month: str) -> bool:
        """Show the calls of what was in hand; whether it is in the year that is shown."""
        for unit in self.months.all:
            for one in unit.months:
                if (unit.cooperative.code, str(one.month)) == (code, month):
                    self.calls.show_month(unit, one)
                    return True
        return False

    def _show_calls(self) -> None:
        """Read the month whose calls are in hand again, or take the one in hand on the table."""
        if self.calls.changed:
            return
        unit, month = self.months.list.row, self.months.list.month
        if unit is not None and month is not None:
            self.calls.show_month(unit, month)

    def _changed(self) -> None:
        self.months.refresh()
        self._show_calls()
        self.heading_changed.emit()
        self.session.saved(self)

    def open(self, unit: Unit, month: Reported) -> None:
        """The calls about a month; what is typed about another one and cannot be kept stays in view instead."""
        if self.calls.commit():
            self.calls.show_month(unit, month)
        if self.pages is not None:
            self.pages.open("calls")

    def key_in(self, unit: Unit, month: Reported) -> None:
        """The clerk's screen for a month; of one whose return file came that file beside what was keyed here."""
        store, code = self.session.store, unit.cooperative.code
        why = refusal(store, code, month.month)
        if why is not None and current(store, code, month.month) is None:
            self.session.tell(explain(why), "query")
        else:
            self.session.open("keying", (code, month.month))

    def _turned(self, name: str) -> None:
        before, self._front = self._front, name
        if before != name and before in self._entries:
            self._entries[before].commit()
        if name == "calls":
            self._show_calls()
        self.arrive()

    def arrive(self) -> None:
        """The table, or where work begins on the page in front."""
        if self._front == "months":
            self.months.list.setFocus()
        else:
            self._entries[self._front].arrive()

    def go_to(self, where: Any) -> None:
        """Show a page by its name, or the calls about a month of a co-operative, (code, month)."""
        page = str(where)
        if isinstance(where, tuple):
            code, month = where
            page = "calls" if self.months.take_unit(code, month) else "months"
        if self.pages is not None:
            self.pages.open(page)
        self.arrive()

    def leave(self) -> None:
        """Keep what is typed; what cannot be kept stays in hand, and the foot says so."""
        held = {name: page.in_hand() for name, page in self._entries.items() if not page.commit()}
        if held:
            self.session.in_hand["reporting"] = held
            self.session.tell(self.unfinished(), "query")
        else:
            self.session.in_hand.pop("reporting", None)

    def _typed(self, page: Entries) -> bool:
        """Whether something is typed on a page that is not kept."""
        return page.changed or (page is self.due_days and self.due_days.usual_changed)

    def in_hand(self) -> dict[str, Any]:
        """What is typed on the pages at this moment."""
        return {"reporting": {name: page.in_hand() for name, page in self._entries.items() if self._typed(page)}}

    def unfinished(self) -> str:
        """What is in hand on any of the pages."""
        if any(map(self._typed, self._entries.values())):
            return _("What was typed on “Reporting” cannot be kept as it is; it stays here in hand.")
        return ""

    def print_out(self) -> None:
        """The list of who is to be called, or that of the page in front, on the reports screen."""
        wanted, year = self._as_table(), year_up_to(self.session.month)
        covers = {
            "months": _("The paper has all that is missing of %(period)s, whatever the search shows.", period=year),
            "calls": _("The paper has all calls about the months of %(period)s.", period=year),
        }
        print_list(self.session, wanted, covers.get(self._front, ""))

    def line(self) -> str:
        """How many months are missing."""
        return self.months.missing_words()

"""History: what was done at this desk, by whom and when, to be taken back; and the bin."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from coopdesk.domain.history import Change, Operation
from coopdesk.domain.history_text import name_of
from coopdesk.gui.form import text_label
from coopdesk.gui.history.entries import Entry, of_changes, of_operations
from coopdesk.gui.history.page import PIECE, LogPage
from coopdesk.gui.keys import bind
from coopdesk.gui.screen import Pages, Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted, no_list, of_month, print_list
from coopdesk.gui.theme import SMALL
from coopdesk.gui.words import _, explain, language
from coopdesk.services import history


class OperationsPage(LogPage):
    """Operations, or the changes of one record."""

    def __init__(self, session: Session) -> None:
        hint = _("Enter shows before and after • Ctrl+Z takes the operation back • F3 searches")
        super().__init__(session, _("History"), _("Nothing was done yet."), hint, _("Take back (Ctrl+Z)"))
        self._of: tuple[Any, int | None] | None = None
        self._doomed = ""
        self.only = text_label("", "banner")
        self.all = QPushButton(_("Show everything (Esc)"))
        self.all.clicked.connect(self.show_all)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.only, 1)
        row.addWidget(self.all)
        bind(self.list, "Esc", self.show_all)
        self._above = row
        self._show_only()

    def above(self) -> QHBoxLayout:
        """The row that says of which record the list speaks."""
        return self._above

    def show_record(self, record: Any, statement: int | None) -> None:
        """Show the changes of one record."""
        self._of = record, statement
        self._show_only()
        self.search.clear()
        self.read()

    def show_all(self) -> None:
        """Show all operations again."""
        if self._of is None:
            return
        self._of = None
        self._show_only()
        self.read()
        self.arrive()

    def _show_only(self) -> None:
        found = history.history_of(self.session.store, *self._of) if self._of is not None else None
        if found:
            name = name_of(found[0], history.months(self.session.store, found[:1]), language())
            self.only.setText(_("History of %(what)s", what=name))
        elif found is not None:
            self.only.setText(_("Nothing of this was kept yet."))
        for widget in (self.only, self.all):
            widget.setVisible(found is not None)
        self.search.setEnabled(found is None)

    def found(self, text: str, before: int | None) -> Sequence[Entry]:
        """Operations that the search finds, or the changes of the record."""
        store = self.session.store
        if self._of is not None:
            return of_changes(store, history.history_of(store, *self._of)) if before is None else []
        return of_operations(store, history.operations(store, before, text, PIECE))

    def act(self) -> None:
        """Say what taking back will do; asked once more, do it."""
        entry = self.list.row
        if entry is None:
            return
        store, source = self.session.store, entry.source
        done = history.operation_with(store, source.counter) if isinstance(source, Change) else source
        [whole] = of_operations(self.session.store, [done])
        if refusal := history.refusal(store, done, self.session.operator):
            self._doomed = ""
            self.session.tell(explain(refusal), "query")
        elif self._doomed != done.id:
            self._doomed = done.id
            self.session.tell(_("Ctrl+Z once more takes back: %(what)s", what=whole.what), "query")
        else:
            self._doomed = ""
            self.done(lambda: self._take_back(done, whole.what))

    def _take_back(self, done: Operation, what: str) -> str:
        history.undo_operation(self.session.store, done.id, self.session.operator)
        return _("Taken back: %(what)s", what=what)


class BinPage(LogPage):
    """What was taken out and is not there now."""

    def __init__(self, session: Session) -> None:
        hint = _("Enter shows what it was • Ctrl+Z brings it back • F3 searches")
        super().__init__(session, _("Bin"), _("The bin is empty."), hint, _("Bring back (Ctrl+Z)"))

    def found(self, text: str, before: int | None) -> Sequence[Entry]:
        """What is in the bin and has every word of the search in it."""
        if before is not None:
            return []
        entries = of_changes(self.session.store, history.removed(self.session.store))
        words = text.casefold().split()
        return [one for one in entries if all(word in f"{one.when} {one.who} {one.what}".casefold() for word in words)]

    def act(self) -> None:
        """Bring the record in hand back."""
        entry = self.list.row
        if entry is not None and isinstance(entry.source, Change):
            self.done(lambda: self._bring_back(entry.source))

    def _bring_back(self, change: Change) -> str:
        store = self.session.store
        history.bring_back(store, change, self.session.operator)
        return _("%(what)s is back.", what=name_of(change, history.months(store, [change]), language()))


class HistoryScreen(Screen):
    """Two pages: what was done, and what was taken out."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.operations = OperationsPage(session)
        self.bin = BinPage(session)
        self.pages: Pages = Pages()
        self.pages.add("operations", _("What was done"), self.operations)
        self.pages.add("bin", _("Bin"), self.bin)
        for page in (self.operations, self.bin):
            page.acted.connect(self._acted)
        self.pages.open("operations")
        self.pages.turned.connect(lambda _name: self.arrive())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(self.operations.above())
        layout.addWidget(self.pages, 1)
        self.pages.beside(TableButton(session, self, self._as_table))

    def print_out(self) -> None:
        """What was done, on paper."""
        print_list(self.session, self._as_table())

    def _as_table(self) -> Wanted | str:
        return ("history", of_month(self.session.month), {}) if self.pages.current == "operations" else no_list()

    @property
    def _front(self) -> LogPage:
        return self.operations if self.pages.current == "operations" else self.bin

    def refresh(self) -> None:
        """Read both lists again."""
        self.operations.read()
        self.bin.read()

    def _acted(self) -> None:
        self.session.saved(self)
        self.refresh()

    def arrive(self) -> None:
        """In the list of the page in front."""
        self._front.arrive()

    def go_to(self, where: Any) -> None:
        """The changes of a record: (record, statement or None)."""
        record, statement = where
        self.pages.open("operations")
        self.operations.show_record(record, statement)
        self.arrive()

"""Ctrl+E on a list: the list, or the summary, as a table for a spreadsheet; Ctrl+P: the same on paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Month, Period
from coopdesk.gui.keys import bind, free
from coopdesk.gui.members.write_dialog import WriteDialog
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, language, sentences
from coopdesk.gui.work import Progress
from coopdesk.services.listing_parts import NOT_ENCRYPTED

KEYS: Final = "Ctrl+E"
Wanted = tuple[str, Period, dict[str, Any]]
"""The name of a list, of when, and what else it takes."""


class TableButton(QPushButton):
    """Opens the dialog for the list that ``wanted`` names; a sentence instead says why there is none.

    The key holds on ``page`` and in the text boxes that are there when the button is made.
    """

    def __init__(self, session: Session, page: QWidget, wanted: Callable[[], Wanted | str]) -> None:
        super().__init__(_("Table… (Ctrl+E)"))
        self._session, self._page, self._wanted = session, page, wanted
        self.dialog: TableOut | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self.write_out)
        bind(page, KEYS, self.write_out)
        free(page, KEYS)

    def write_out(self) -> None:
        """Ask where the table goes, or say in the foot that there is none."""
        wanted = self._wanted()
        if isinstance(wanted, str):
            self._session.tell(wanted, "query")
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = TableOut(self._session, wanted, self._page.window())
        self.dialog.open()


def print_list(session: Session, wanted: Wanted | str, covers: str = "") -> None:
    """Show the list in front on paper, on the screen of reports; or say in the foot that there is none.

    ``covers`` is said in the foot where the paper is of more or of less than the screen shows.
    """
    from coopdesk.services.reports import REPORTS

    if isinstance(wanted, str) or wanted[0] not in REPORTS:
        said = wanted if isinstance(wanted, str) and wanted != no_list() else ""
        session.tell(said or _("There is no list here that can be printed."), "query")
        return
    name, period, options = wanted
    session.open("reports", {"report": name, "period": period, **options})
    if covers:
        session.tell(covers)


class TableOut(WriteDialog):
    """Where to, and as xlsx or CSV by the end of the name."""

    def __init__(self, session: Session, wanted: Wanted, parent: QWidget) -> None:
        # all lists, competitions too: not before one is asked for
        from coopdesk.services.listings import LISTINGS, title_of

        self._name, self._period, self._options = wanted
        kept = LISTINGS[self._name]
        title = _(title_of(self._name, self._options))
        words = f"{title} {self._period}" if kept.dated else title
        super().__init__(session, parent, _("%(list)s as a table", list=title), words, 0, False)
        about = _(
            "xlsx for a spreadsheet, ready to be printed, with a sheet that says what it is; csv for other programs."
        )
        self.about.setText(sentences(about, _(NOT_ENCRYPTED)) if kept.persons else about)

    def _topic(self) -> tuple[str, str]:
        """Help of what a table holds."""
        return "reports", ""

    def write_table(self, path: Path, only: bool, progress: Progress) -> int:
        """Write all of it."""
        from coopdesk.services.listings import save_listing

        progress(0)
        return save_listing(self.session.store, self._name, self._period, language(), path, **self._options)

    def _written(self, count: int, path: Path) -> None:
        self.session.tell(_("%(count)s rows are in %(file)s.", count=grouped(count), file=path))
        self.accept()


def no_list() -> str:
    """What is said where there is none."""
    return _("There is no list here that can be written as a table.")


def of_month(month: Month) -> Period:
    """A month as a period."""
    return Period(month, month)

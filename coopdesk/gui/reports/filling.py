"""Ctrl+Shift+E: a table of others filled with the figures of the chosen period, by its saved mapping."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from coopdesk.domain.field import Field, field_of
from coopdesk.domain.period import Period
from coopdesk.errors import N_, DeskError, Problem
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind, free
from coopdesk.gui.members.table_dialog import TableDialog
from coopdesk.gui.members.table_paths import TargetRow
from coopdesk.gui.reports.mapping import MappingDialog
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton, PathRow, main_button
from coopdesk.gui.words import _, language, worded
from coopdesk.gui.work import Progress
from coopdesk.services.drives import lies
from coopdesk.services.filling import Filled, fill_table, filled_words, look_at, mapping_of

KEYS: Final = "Ctrl+Shift+E"
Chosen = tuple[Period, dict[str, Any]]
"""Of which period the figures are, and their scope and day."""


@dataclass(frozen=True)
class Paths:
    """The table to fill and its mapping."""

    table: Annotated[
        str,
        Field(N_("Table to fill"), length=1000, help=N_("The xlsx table of the city or ministry. It stays as it is.")),
    ] = ""
    mapping: Annotated[
        str,
        Field(
            N_("Mapping"),
            length=1000,
            help=N_("The file (json) that says which figure goes into which cell; F4 makes or changes it."),
        ),
    ] = ""


class FillButton(QPushButton):
    """Opens the dialog for what is chosen on a page; None where no period is."""

    def __init__(self, session: Session, page: QWidget, chosen: Callable[[], Chosen | None]) -> None:
        super().__init__(_("Fill a table… (Ctrl+Shift+E)"))
        self._session, self._page, self._chosen = session, page, chosen
        self.dialog: FillDialog | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self.fill)
        bind(page, KEYS, self.fill)
        free(page, KEYS)

    def fill(self) -> None:
        """Ask which table, or say in the foot that the period is wanting."""
        chosen = self._chosen()
        if chosen is None:
            self._session.tell(_("Type the period first."), "query")
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = FillDialog(self._session, chosen, self._page.window())
        self.dialog.open()


class FillDialog(TableDialog):
    """The table, its mapping (beside it under its name where there is one), and where the filled one goes."""

    def __init__(self, session: Session, chosen: Chosen, parent: QWidget) -> None:
        self._period, self._options = chosen
        title = _("Fill a table with the figures of %(period)s", period=worded(self._period))
        super().__init__(session, parent, title)
        self.table = PathRow(field_of(Paths, "table"), "sheet")
        self.mapping = PathRow(field_of(Paths, "mapping"), "mapping")
        self.path = TargetRow((".xlsx",))
        rows = (self.table, self.mapping, self.path)
        width = max(row.row.label.sizeHint().width() for row in rows)
        for row in rows:
            row.row.label.setMinimumWidth(width)
        self.told = text_label("", "")
        self.told.setWordWrap(True)
        self.table.edited.connect(self._offer)
        self.table.entered.connect(self.mapping.box.setFocus)
        self.mapping.entered.connect(self.path.box.setFocus)
        self.path.entered.connect(self.fill)
        about = text_label(
            _("Formulas, formats and everything that the mapping does not name stay as they are."), "muted"
        )
        about.setWordWrap(True)
        for widget in (self.table, self.mapping, self.path, about, self.told):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel = EnterButton(_("Close (Esc)"))
        self.cancel.clicked.connect(self.reject)
        self.go_on = main_button(_("Fill"))
        self.go_on.clicked.connect(self.fill)
        self.choose = EnterButton(_("Choose the cells… (F4)"))
        self.choose.clicked.connect(self.choose_cells)
        bind(self, "F4", self.choose_cells)
        self.chooser: MappingDialog | None = None
        for button in (self.cancel, self.choose, self.go_on):
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self.fit(760, 380)
        self.table.box.setFocus()

    def _topic(self) -> tuple[str, str]:
        """Help shows a mapping."""
        return "reports", ""

    def _offer(self) -> None:
        """The mapping beside the table under its name, and a name for the filled one."""
        table = self.table.path()
        if table is None or table.suffix.lower() != ".xlsx":
            return
        if not self.mapping.text and lies(table.with_suffix(".json")) == "file":
            self.mapping.show_path(table.with_suffix(".json"))
        if not self.path.text:
            self.path.offer(table.with_name(f"{table.stem} {self._period}.xlsx"))

    def choose_cells(self) -> None:
        """Show the table with the cells of its mapping, to choose others; without a mapping yet, to make one."""
        table = self.table.path()
        if self.busy:
            return
        if table is None:
            self.table.mark(Problem("table", N_("is needed")))
            return
        mapping = self.mapping.path() or table.with_suffix(".json")
        try:
            sheets = look_at(table)
            cells = mapping_of(mapping) if lies(mapping) == "file" else ()
        except DeskError as error:
            self.complain(error)
            return
        self.complain(None)
        self.chooser = MappingDialog(self.session, self, sheets, cells, mapping, (self._period, self._options))
        self.chooser.saved.connect(self._chose)
        self.chooser.open()

    def _chose(self, mapping: Path) -> None:
        """Go on with the mapping that was kept."""
        self.mapping.show_path(mapping)
        self.activateWindow()
        self.path.box.setFocus(Qt.FocusReason.TabFocusReason)

    def fill(self) -> None:
        """Fill it, or say what stands in the way."""
        if self.busy:
            return
        for row, name in ((self.table, "table"), (self.mapping, "mapping")):
            if row.path() is None:
                row.mark(Problem(name, N_("is needed")))
                return
        table, mapping, out = self.table.path(), self.mapping.path(), self.path.asked()
        if table is None or mapping is None or out is None:
            return
        self.run(_("Filling the table…"), lambda progress: self._fill(table, mapping, out, progress), self._filled)

    def _fill(self, table: Path, mapping: Path, out: Path, progress: Progress) -> Filled:
        progress(0)
        done = fill_table(self.session.store, table, mapping, self._period, out, language(), **self._options)
        self.session.tell(" ".join(filled_words(done, out.name, language())))
        return done

    def _filled(self, done: Filled) -> None:
        """What must be known stays in front; where there is nothing, the dialog is over."""
        words = filled_words(done, self.path.text, language())
        if len(words) == 1:
            self.accept()
            return
        self.told.setText("\n".join(words))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, error: DeskError | None) -> None:
        """What was said of the last time goes."""
        self.told.setText("")
        super().complain(error)

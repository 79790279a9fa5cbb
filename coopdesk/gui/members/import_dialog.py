"""The import of members: file, sheet and heads, columns, dry run, done; Esc goes back a page and loses nothing."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.gui.form import text_label
from coopdesk.gui.members.import_outcome import DonePage, TrialPage
from coopdesk.gui.members.import_pages import ColumnsPage, FilePage, Page, SheetPage
from coopdesk.gui.members.table_dialog import TableDialog
from coopdesk.gui.members.table_paths import free
from coopdesk.gui.session import Session
from coopdesk.gui.start.parts import EnterButton, main_button
from coopdesk.gui.start.sheets import documents
from coopdesk.gui.words import _, language
from coopdesk.gui.work import Progress
from coopdesk.services import backups
from coopdesk.services.drives import typed_path
from coopdesk.services.member_columns import Sheet, Workbook, columns_of, header_of, heads, open_table, readings
from coopdesk.services.members_export import export_problems, export_template
from coopdesk.services.members_import import Trial, take_in, try_rows


class ImportDialog(TableDialog):
    """One import, from the file to its end."""

    def __init__(self, session: Session, cooperative: str, parent: QWidget) -> None:
        super().__init__(session, parent, _("Import members"))
        self._cooperative = cooperative
        self._book: Workbook | None = None
        self._source: Path | None = None
        self._sheet = self._header = 0
        self.trial: Trial | None = None
        self.file, self.sheets, self.columns = FilePage(), SheetPage(), ColumnsPage()
        self.rows, self.end = TrialPage(), DonePage()
        self.pages: tuple[Page, ...] = (self.file, self.sheets, self.columns, self.rows, self.end)
        self.steps = text_label("", "muted")
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(page)
            page.done.connect(self.next)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.stack, 1)
        self.before = EnterButton(_("Back (Esc)"))
        self.before.clicked.connect(self.reject)
        self.go_on = main_button("")
        self.go_on.clicked.connect(self.next)
        for button in (self.before, self.go_on):
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        self.file.template.connect(self._save_template)
        self.sheets.chosen.connect(self._turn_sheet)
        self.columns.asked.connect(self._show_readings)
        self.end.wanted.connect(self._save_problems)
        self._show(self.file)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.pages[self.stack.currentIndex()]

    def _show(self, page: Page) -> None:
        self.complain(None)
        self.stack.setCurrentWidget(page)
        self.steps.setText("   ›   ".join(_(one.title) for one in self.pages[: self.stack.currentIndex() + 1]))
        self.go_on.setText(self._action())
        self.before.setVisible(page is not self.end)
        self.before.setText(_("Close (Esc)") if page is self.file else _("Back (Esc)"))
        page.begin()

    def _action(self) -> str:
        if self.page is not self.rows or self.trial is None:
            return _(self.page.action)
        good = len(self.trial.verdicts) - len(self.trial.wrong) - self.trial.counts["same"]
        if good:
            return _("Take in %(count)s", count=good)
        return _("Go on to the rows with problems") if self.trial.wrong else _("Nothing to take in: close")

    def set_busy(self, busy: bool) -> None:
        """Let nothing be pressed while work is under way."""
        super().set_busy(busy)
        for widget in (self.stack, self.before, self.go_on):
            widget.setEnabled(not busy)

    def back(self) -> bool:
        """A page back; from the last one, and from the first, away."""
        if self.page in (self.file, self.end):
            return False
        self._show(self.pages[self.stack.currentIndex() - 1])
        return True

    def next(self) -> None:
        """Do what the page in front is for."""
        if not self.busy:
            acts = {self.file: self._open, self.sheets: self._take_head, self.columns: self._try, self.rows: self._keep}
            acts.get(self.page, self.accept)()

    def _open(self) -> None:
        path = self.file.path.path()
        if path is None:
            self.file.path.mark(Problem("source", N_("is needed")))
            return
        if path == self._source and self._book is not None:
            self._show(self.sheets)
            return

        def opened(book: Workbook) -> None:
            self._source, self._book = path, book
            self._turn_sheet(0)
            self.sheets.show_sheets([sheet.name for sheet in book.sheets], 0)
            self._show(self.sheets)

        self.run(_("Reading the table…"), lambda _progress: open_table(path), opened, self._refuse_file)

    def _refuse_file(self, error: DeskError) -> None:
        self.file.path.mark(Problem("source", error.message, error.values))

    @property
    def _table(self) -> Sheet:
        assert self._book is not None
        return self._book.sheets[self._sheet]

    def _turn_sheet(self, place: int) -> None:
        self._sheet = place
        self._header = -1
        self.sheets.show_rows(self._table, header_of(self.session.store, self._table))

    def _take_head(self) -> None:
        """The columns as guessed; those that were chosen stay while the heads are the same."""
        if self._header != self.sheets.header:
            self._header = self.sheets.header
            guessed = columns_of(self.session.store, self._table, self._header)
            self.columns.show_columns(heads(self._table, self._header), guessed)
        self._show(self.columns)

    def _show_readings(self, column: int, name: str) -> None:
        found = readings(self.session.store, self._cooperative, self._table, self._header, column, name, language())
        self.columns.show_readings(column, found)

    def _try(self) -> None:
        try:
            columns = self.columns.read()
        except EntryError as refusal:
            self.complain(refusal)
            return

        def work(progress: Progress) -> Trial:
            return try_rows(self.session.store, self._cooperative, self._table, self._header, columns, progress)

        def tried(trial: Trial) -> None:
            self.trial = trial
            self.rows.show_trial(trial)
            self._show(self.rows)

        self.run(_("Trying the rows…"), work, tried)

    def _keep(self) -> None:
        trial = self.trial
        assert trial is not None
        assert self._source is not None
        changes = any(verdict.member is not None for verdict in trial.verdicts)
        if not changes and not trial.wrong:
            self.accept()
        elif not changes:
            self._finish((0, None))
        else:
            moment = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}"
            batch = f"import {moment} {self._source.name}"
            self.run(_("Importing…"), partial(self._take, trial, batch), self._kept)

    def _take(self, trial: Trial, batch: str, progress: Progress) -> tuple[int, Path | None]:
        copy = backups.before(self.session.store, "import")
        return take_in(self.session.store, trial, batch, self.session.operator, progress), copy

    def _kept(self, result: tuple[int, Path | None]) -> None:
        self.session.saved()
        self._finish(result)

    def _finish(self, result: tuple[int, Path | None]) -> None:
        assert self.trial is not None
        assert self._source is not None
        offered = self._source.with_name(_("%(name)s problems", name=self._source.stem) + ".xlsx")
        self.end.show_end(*result, len(self.trial.wrong), offered)
        self._show(self.end)

    def _save_problems(self) -> None:
        trial, path = self.trial, self.end.path.asked()
        if path is None or trial is None:
            return

        def written(count: int) -> None:
            self.end.written.setText(_("%(count)s rows are in %(file)s.", count=count, file=path))
            self.go_on.setFocus()

        def refused(error: DeskError) -> None:
            self.end.mark(Problem("target", error.message, error.values))

        self.run(_("Writing the table…"), lambda _progress: export_problems(trial, path, language()), written, refused)

    def _save_template(self) -> None:
        """Save the empty list where it can be found, and say where."""
        path = free(documents() / (_("Members, empty") + ".xlsx"))

        def write(_progress: Progress) -> None:
            export_template(self.session.store, self._cooperative, path, language())

        def written(_nothing: None) -> None:
            self.file.say(_("The empty table is %(file)s. Fill it in, save it, and import it here.", file=path))
            self.file.path.show_path(typed_path(str(path)))
            self.file.begin()

        self.run(_("Writing the table…"), write, written)

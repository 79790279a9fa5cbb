"""The sheet of the first start that makes a co-operative's file from the federation's (建社文件)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from coopdesk.domain.desk import Desk
from coopdesk.domain.field import field_of
from coopdesk.errors import N_, DeskError, EntryError, Problem
from coopdesk.gui.form import Form, text_label
from coopdesk.gui.start.parts import PathRow, card, line_up
from coopdesk.gui.start.records import Places
from coopdesk.gui.start.sheets import Sheet, Step, documents
from coopdesk.gui.theme import MIDDLE
from coopdesk.gui.words import _, name_of
from coopdesk.services.check_numbers import check_number
from coopdesk.services.directives import Directive, read_directive
from coopdesk.services.drives import lies
from coopdesk.services.setup import SUFFIX, set_up_from


class FromFederationSheet(Sheet):
    """Pick the file; whose it is and the check number stand below it at once; then the first month and the place."""

    title = N_("Open the federation's file")
    action = N_("Set it up")

    def __init__(self) -> None:
        super().__init__()
        self.directive = PathRow(field_of(Places, "directive"), "return")
        self.desk = Form(Desk, ["start"])
        self.file = PathRow(field_of(Places, "file"), "save")
        self.whose = text_label("", "subheading")
        self.whose.setWordWrap(True)
        self.number = text_label("", "heading")
        self.number.setAccessibleName(_("Check number of the federation's seal"))
        self.compare = text_label("", "muted")
        self.compare.setWordWrap(True)
        self._offered = ""
        self.directive.edited.connect(self._look)
        self.directive.entered.connect(self._tell_wrong)
        line_up([self.directive, self.desk, self.file])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(card(_("The file from the federation"), self.directive, self.whose, self.number, self.compare))
        layout.addWidget(card(_("Where it is kept"), self.desk, self.file))
        layout.addStretch(1)
        self.finish([self.directive, self.desk, self.file])
        self._show(None)

    def show_texts(self, texts: Sequence[dict[str, str]]) -> None:
        """Put back what was typed, and what the file says."""
        super().show_texts(texts)
        self._look()

    def _read(self) -> Directive:
        path = self._path(self.directive)
        if lies(path) != "file":
            raise EntryError([Problem("directive", N_("There is no file %(file)s."), {"file": path.name})])
        try:
            return read_directive(path)
        except DeskError as error:
            raise EntryError([Problem("directive", error.message, error.values)]) from error

    def _look(self) -> None:
        """Show what the file says as soon as there is one; what is half typed is no trouble yet."""
        try:
            self._show(self._read())
        except EntryError:
            self._show(None)

    def _tell_wrong(self) -> None:
        try:
            self._read()
        except EntryError as refusal:
            self.directive.mark(refusal.problems[0])

    def _show(self, found: Directive | None) -> None:
        for label in (self.whose, self.number, self.compare):
            label.setVisible(found is not None)
        self.desk.setVisible(found is None or found.tables["settings"][0].start is None)
        if found is None:
            return
        desk, own = found.tables["settings"][0], found.tables["own"][0]
        names = {"federation": name_of(desk, "federation") or desk.federation, "name": name_of(own), "code": own.code}
        self.whose.setText(_("%(federation)s  →  %(name)s (%(code)s)", **names))
        self.number.setText(check_number(found.envelope.public_key))
        telephone = desk.telephone or _("(no telephone in the file)")
        words = N_("Call the federation (%(telephone)s) and compare the six groups. Go on only if all of them agree.")
        self.compare.setText(_(words, telephone=telephone))
        if self.file.text == self._offered:
            self._offered = str(documents() / f"{own.code}{SUFFIX}")
            self.file.show_path(self._offered)

    def work(self) -> Step:
        """Make the file with all that the federation sets."""
        found = self._read()
        start = found.tables["settings"][0].start or self.desk.values()["start"]
        if start is None:
            raise EntryError([Problem("start", N_("is needed"))])
        path: Path = self._path(self.file)
        return lambda _progress: set_up_from(path, found, start)

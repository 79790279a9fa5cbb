"""A trial on paper: its pages in a window over the work, printed or left; nothing of it is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.errors import DeskError
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.reports import printing
from coopdesk.gui.reports.preview import Preview
from coopdesk.gui.session import Session
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, explain
from coopdesk.services.competition_source import save_trial


class TrialPaper(QDialog):
    """Shows a PDF; Ctrl+P prints it, Ctrl+S saves it, PgUp and PgDn turn, Esc closes."""

    def __init__(self, session: Session, code: str, data: bytes, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.code, self.data = session, code, data
        self.setWindowTitle(_("Trial on paper"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview = Preview()
        self.preview.show_pdf(data)
        said = text_label(words, "banner")
        said.setWordWrap(True)
        self.told = text_label(_("PgUp PgDn pages  •  Ctrl++ Ctrl+- Ctrl+0 size  •  Esc closes"), "muted")
        below = QHBoxLayout()
        below.addWidget(self.told)
        below.addStretch(1)
        for label, act in ((_("Save PDF (Ctrl+S)"), self.save), (_("Printer (Ctrl+P)"), self.print_out)):
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MIDDLE, MIDDLE, MIDDLE, MIDDLE)
        layout.setSpacing(SMALL)
        layout.addWidget(said)
        layout.addWidget(self.preview, 1)
        layout.addLayout(below)
        self.resize(960, 660)
        turn, zoom = self.preview.turn, self.preview.zoom
        for keys, act in (
            ("Ctrl+P", self.print_out), ("Ctrl+S", self.save), ("PgUp", lambda: turn(-1)), ("PgDown", lambda: turn(1)),
            ("Ctrl++", lambda: zoom(1)), ("Ctrl+=", lambda: zoom(1)), ("Ctrl+-", lambda: zoom(-1)),
            ("Ctrl+0", lambda: zoom(0)),
        ):  # fmt: skip
            bind(self, keys, act)
        self.preview.setFocus()

    def save(self) -> None:
        """Write the PDF where the papers of this file lie."""
        try:
            path = save_trial(self.session.store, self.code, self.data)
        except DeskError as refusal:
            self.told.setText(explain(refusal))
        else:
            self.told.setText(_("Saved %(file)s in %(folder)s", file=path.name, folder=path.parent))

    def print_out(self) -> None:
        """Print on the system's printer, where there is one."""
        if not printing.there_is_a_printer():
            self.told.setText(_("There is no printer on this computer. Save the PDF and print it elsewhere."))
            return
        printer = printing.chosen_printer(self)
        if printer is not None:
            self.session.run_here(
                _("Printing"),
                lambda progress: printing.print_pages(self.data, printer, progress),
                lambda pages: self.session.tell(_("Pages printed: %(pages)s", pages=pages)),
            )

"""The reports screen: choose, see the pages, save them, open them in another program, print them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.reports import printing
from coopdesk.gui.reports.all_forms import THERE, AllForms, how
from coopdesk.gui.reports.file_box import FileBox
from coopdesk.gui.reports.filling import Chosen, FillButton
from coopdesk.gui.reports.paper_view import PaperView
from coopdesk.gui.reports.print_bar import PrintBar
from coopdesk.gui.reports.tables import as_table
from coopdesk.gui.reports.trouble import said_of
from coopdesk.gui.reports.viewer import open_outside
from coopdesk.gui.reports.wish import Wish
from coopdesk.gui.reports.wishes import Wishes
from coopdesk.gui.screen import Screen
from coopdesk.gui.session import Session
from coopdesk.gui.table_out import TableButton, Wanted
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, explain
from coopdesk.gui.work import Progress
from coopdesk.services import printers
from coopdesk.services.drives import lies
from coopdesk.services.remarks import remarks
from coopdesk.services.reports import REPORTS, report, save_report

PAUSE = 120
"""Milliseconds after the last key before the pages are drawn, so that no key waits for them."""


class ReportsScreen(Screen):
    """Pages live in memory only; a file is written when the person saves."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.wishes = Wishes(session)
        self.paper = PaperView(session, self)
        self.preview, self.place = self.paper.preview, self.paper.place
        self.printer = PrintBar(session)
        self.printer.closed.connect(lambda: self.preview.setFocus(Qt.FocusReason.OtherFocusReason))
        self.data = b""
        self._drawn: Wish | None = None
        self.path = FileBox(session)
        self.all = AllForms(session, self.path, self._saved_all)
        self._every = False
        self._by_hand: Wish | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._draw)
        self.trouble = self.paper.trouble
        self.trouble.with_boxes.connect(self._write_by_hand)
        self.path.returnPressed.connect(self.save)
        self._lay_out()
        self._bind_keys()
        self.wishes.changed.connect(self._wished)
        self.wishes.entered.connect(lambda: self.path.setFocus(Qt.FocusReason.TabFocusReason))

    def _lay_out(self) -> None:
        below, saved = QHBoxLayout(), QHBoxLayout()
        label = text_label(_("File"), "muted")
        label.setBuddy(self.path)
        saved.setSpacing(SMALL)
        saved.addWidget(label)
        saved.addWidget(self.path, 1)
        below.setSpacing(SMALL)
        below.addStretch(1)
        for words, act, main in (
            (_("Save PDF (Ctrl+S)"), self.save, True),
            (_("Open (Ctrl+Shift+O)"), self.open_file, False),
            (_("Printer (Ctrl+P)"), self.print_out, False),
        ):
            button = QPushButton(words)
            button.setProperty("main", main)
            button.clicked.connect(act)
            (saved if main else below).addWidget(button)  # beside its path, so that all have room at 150 %
        right = QVBoxLayout()
        right.setSpacing(SMALL)
        right.addWidget(self.printer)
        right.addWidget(self.paper, 1)
        right.addLayout(saved)
        right.addLayout(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addWidget(self.wishes, 1)
        layout.addLayout(right, 2)
        below.insertWidget(0, TableButton(self.session, self, self._as_table))
        below.insertWidget(1, FillButton(self.session, self, self._to_fill))

    def _as_table(self) -> Wanted | str:
        """What the chosen paper tells, as a table, or a sentence that says why there is none."""
        try:
            return as_table(self.wishes.read())
        except EntryError as refusal:
            return said_of(refusal)

    def _to_fill(self) -> Chosen | None:
        """The period and the scope of the boxes, for a table of others."""
        try:
            wish = self.wishes.read()
        except EntryError:
            return None
        return wish.period, {"scope": wish.scope, "known_on": wish.known_on}

    def _bind_keys(self) -> None:
        bind(self, "Ctrl+Shift+O", self.open_file)
        bind(self, "Alt+B", self.trouble.accept)
        bind(self, "Alt+Left", lambda: self.wishes.step(-1))
        bind(self, "Alt+Right", lambda: self.wishes.step(1))

    def event(self, event: QEvent) -> bool:
        """Ctrl+S is this screen's own here: it saves the paper, where others only say that all is saved."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _saves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S saves."""
        if _saves(event):
            self.save()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Draw again what others have changed."""
        self.wishes.refresh()
        self._wished()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw nothing that no one looks at; who comes back asks anew."""
        self._pause.stop()
        super().hideEvent(event)

    def arrive(self) -> None:
        """Follow the month in hand and put the cursor into the list."""
        self.refresh()
        self.wishes.list.setFocus(Qt.FocusReason.TabFocusReason)

    def go_to(self, where: Any) -> None:
        """Show a report: its name, (name, period), or a mapping ``report``, ``period``, ``by``, … of its boxes.

        The cursor stands on the file, so that Enter saves.
        """
        if isinstance(where, str):
            where = {"report": where}
        elif isinstance(where, tuple):
            where = dict(zip(("report", "period"), where, strict=True))
        self.wishes.refresh()
        self.wishes.choose(where["report"], where)
        self._wished()
        self.path.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _wished(self) -> None:
        self.path.forget()
        self._pause.start()

    def _draw(self, at_once: bool = False) -> None:
        """Draw what is wanted now; one of many co-operatives shows its progress in the foot, or is due at once."""
        try:
            wish = self.wishes.read()
        except EntryError as refusal:
            self._every = False
            self.path.withdraw()
            self._show(refusal)
            return
        self._by_hand = wish if wish == self._by_hand else None
        wish = replace(wish, boxes=self._by_hand is not None)
        self._every = bool(wish.every)
        self.path.offer(wish.file)
        self._drawn = wish
        if wish.every:
            self._show(how(self.session.store, wish))
        elif at_once or REPORTS[wish.name].one_month:
            self._show(self._paper(wish))
        else:
            title = _("Drawing the report")
            self.session.run_here(title, lambda progress: self._paper(wish, progress), self._show)

    def _paper(self, wish: Wish, progress: Progress | None = None) -> bytes | DeskError:
        """The PDF, or why there is none: that is said in the place of the pages, not in a box over them."""
        if progress is not None:
            progress(0)
        try:
            drawn = report(self.session.store, wish.name, wish.period, wish.language, **wish.options)
            found = remarks(self.session.store, wish.name, wish.period, wish.language, **wish.options)
            self.trouble.say(" ".join(map(explain, found)), by_hand=wish.boxes)
            return drawn
        except DeskError as error:
            return error

    def _show(self, drawn: bytes | DeskError) -> None:
        if isinstance(drawn, DeskError):
            self.data = b""
            self.trouble.explain(drawn)
            self.printer.hide()
            self.paper.clear()
        elif drawn != self.data or not self.preview.pages:
            self.data = drawn
            self.printer.hide()
            self.paper.show_pdf(drawn)

    def _write_by_hand(self) -> None:
        """Draw what is wanted with boxes; any other paper is asked about anew."""
        self._by_hand = self._drawn
        self.path.forget()
        self._draw()

    def _no_pages(self, words: str) -> None:
        """Say that there are none, or the way to them; ``words`` are translated."""
        boxes = _("Characters are lacking: Alt+B first makes the pages with boxes to be filled in by hand.")
        self.path.ask(boxes if self.trouble.offers_boxes else words)

    def _due(self) -> bool:
        """Draw at once what still waits for a pause of the keys; whether there are pages."""
        if self._pause.isActive():
            self._pause.stop()
            self._draw(at_once=True)
        return bool(self.data)

    def save(self) -> Path | None:
        """Write the PDF to the typed place; another file there is replaced when it is asked for twice."""
        if not (self._due() or self._every) or self._drawn is None:
            self._no_pages(_("There are no pages to save."))
            return None
        if self._drawn.every:
            return self.all.save(self._drawn)
        path = self.path.pdf()
        if not self.path.may_take(path, THERE[0]):
            return None
        wish = self._drawn
        kept = self.session.store
        save_report(kept, wish.name, wish.period, wish.language, path, **wish.options, make_folder=True)
        self.path.written(path)
        self.session.tell(_("Saved %(file)s in %(folder)s", file=path.name, folder=path.parent))
        return path

    def _saved_all(self, wish: Wish, path: Path, left_out: str, lacking: bool) -> None:
        """Say who is not among all; the pages of one PDF are shown, to be printed."""
        if wish == self._drawn:
            if lies(path) == "file":
                self._show(path.read_bytes())
            self.trouble.say(left_out, lacking=lacking)

    def open_file(self) -> None:
        """Open the paper in the system's own viewer; nothing is saved by that."""
        if not self._due() or self._drawn is None:
            self._no_pages(_("There are no pages to open."))
            return
        name = self._drawn.file
        try:
            open_outside(self.data, name)
        except DeskError as refusal:
            self.session.tell(" ".join(filter(None, (explain(refusal), _(refusal.advice)))), "query")
        else:
            self.session.tell(_("%(file)s opens in another program; it is not saved.", file=name))

    def print_out(self) -> None:
        """Print on the system's printer, where there is one; nothing is saved and nothing changes here."""
        if not self._due():
            return
        names = printers.printers() if printers.there_is_lp() else []
        if names:
            self.printer.ask(names, self.data, self._drawn.file if self._drawn else "", self.preview)
        elif not printing.there_is_a_printer():
            self.session.tell(_("There is no printer on this computer. Save the PDF and print it elsewhere."), "query")
        elif (chosen := printing.chosen_printer(self)) is not None:
            self.session.run_here(
                _("Printing"),
                lambda progress: printing.print_pages(self.data, chosen, progress),
                lambda pages: self.session.tell(_("Pages printed: %(pages)s", pages=pages)),
            )


def _saves(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.ControlModifier

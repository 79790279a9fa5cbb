"""Send and receive: the months that are final, their files, the folder they go to, this computer's seal."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from coopdesk.domain.numbers import grouped
from coopdesk.errors import EntryError
from coopdesk.gui.boxes import wear
from coopdesk.gui.folder_box import FolderBox
from coopdesk.gui.form import text_label
from coopdesk.gui.keys import bind
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.screen import Screen
from coopdesk.gui.sending.answer_words import answer_words, asked_place
from coopdesk.gui.sending.going_words import going_words
from coopdesk.gui.sending.own_seal import OwnSeal
from coopdesk.gui.sending.receiving import Receiving
from coopdesk.gui.session import Session
from coopdesk.gui.settings import keep_settings, read_settings
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.when import correction, moment
from coopdesk.gui.words import _, worded
from coopdesk.services.enrolment import write_registrations
from coopdesk.services.outbox import STANDS, Outgoing, outbox, write_files
from coopdesk.services.own_seals import replace_seal

_TONES = {
    "final": "query",
    "question": "query",
    "fork": "query",
    "refused": "error",
    "replaced": "muted",
    "other": "query",
}


class SendingScreen(Screen):
    """Enter on a row writes the files of all months that have none yet, and that row's again."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        empty = _("No month is final yet. Check and finalise a month; then its file is written here.")
        self.months = Ledger(_("Months that are final"), _columns(), lambda row: row.statement.id, empty)
        self.months.chosen.connect(self._chosen)
        self.months.turned.connect(lambda _row: self._show_button())
        self.folder = FolderBox(_("Write to (F2)"))
        self.folder.entered.connect(self.write)
        self.button = QPushButton()
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.write)
        self.reason = text_label("", "query")
        self.reason.setWordWrap(True)
        self.answer = text_label("", "query")
        self.answer.setWordWrap(True)
        self.receiving = Receiving(session)
        self.receiving.received.connect(self._received)
        self.receiving.begun.connect(lambda: self._show_result([], None))
        self.result = text_label("", "strong")
        self.result.setWordWrap(True)
        self.written = text_label("", "muted")
        self.written.setWordWrap(True)
        self.written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.readers = text_label("", "muted")
        self.readers.setWordWrap(True)
        self.seal = OwnSeal(session)
        self.seal.sheet_button.clicked.connect(self.show_sheet)
        self.seal.register_button.clicked.connect(self.register_computer)
        self.seal.replacing.connect(self.replace_seal)
        bind(self, "F2", self.folder.begin)
        bind(self, "F4", self.receiving.folder.begin)
        bind(self, "Ctrl+Shift+P", self.show_sheet)
        bind(self, "Ctrl+Shift+W", self.register_computer)
        bind(self, "Ctrl+Shift+N", self.seal.unfold)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.folder, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.setSpacing(SMALL)
        left.addWidget(framed(self.months), 1)
        left.addWidget(self.reason)
        left.addWidget(self.answer)
        left.addLayout(row)
        for label in (self.result, self.written, self.readers, self.receiving):
            left.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SMALL, 0, 0)
        layout.setSpacing(MIDDLE)
        layout.addLayout(left, 1)
        right = QVBoxLayout()
        right.setSpacing(SMALL)
        self.receiving.card.setFixedWidth(330)
        right.addWidget(self.seal, 1)
        self.receiving.update_card.setFixedWidth(330)
        right.addWidget(self.receiving.card, 1)
        right.addWidget(self.receiving.update_card, 1)
        layout.addLayout(right)
        self._show_result([], None)

    def refresh(self) -> None:
        """Read the months again."""
        self.months.show_rows(outbox(self.session.store))
        self.seal.refresh()
        self.folder.offer(read_settings().sent_to)
        self.receiving.refresh()
        cards = (self.receiving.card, self.receiving.update_card)
        self.seal.setVisible(all(card.isHidden() for card in cards))  # one thing at a time is compared
        self._show_button()
        self.heading_changed.emit()

    def arrive(self) -> None:
        """The month is in hand; where no folder is known yet, the folder."""
        (self.months if self.folder.text() and self.months.row else self.folder).setFocus()

    def show_sheet(self) -> None:
        """Go to the sheet that is signed for the federation, to see, save or print it."""
        self.session.open("reports", "registration-sheet")

    def print_out(self) -> None:
        """The newest receipt of the federation, on the screen of reports."""
        self.session.open("reports", "receipt")

    def leave(self) -> None:
        """What was written, and what stood in the way, is told once; a seal that was to be replaced stays."""
        self.seal.fold()
        self._show_result([], None)
        self.folder.mark(None)
        self.receiving.say("", [])
        self.receiving.folder.mark(None)

    def line(self) -> str:
        """How many files are to be written."""
        waiting = self._waiting()
        return _("final months without a file: %(count)s", count=waiting) if waiting else ""

    def _waiting(self) -> int:
        return sum(not one.file for one in self.months.rows.rows)

    def _show_button(self) -> None:
        row, waiting = self.months.row, self._waiting()
        reason = row.statement.reason if row is not None else ""
        self.reason.setText(_("Reason for the correction: %(reason)s", reason=reason))
        self.reason.setVisible(bool(reason))
        words = answer_words(row.answer) if row is not None and not row.replaced else ""
        self.answer.setText(words)
        wear(self.answer, "objectName", "muted" if row is not None and row.stands == "received" else "query")
        self.answer.setVisible(bool(words))
        self.readers.setText(going_words(self.session.store, row.statement if row is not None else None))
        self.button.setEnabled(row is not None)
        if waiting:
            self.button.setText(_("Write the files (%(count)s)", count=waiting + bool(row and row.file)))
        elif row is not None:
            self.button.setText(_("Write %(month)s again", month=worded(row.statement.period)))
        else:
            self.button.setText(_("Write the files"))

    def _received(self) -> None:
        self.refresh()
        self.session.saved(self)

    def _chosen(self, row: Outgoing) -> None:
        """Enter on a month: the line that the federation asks about, else its file."""
        if row.answer is None or row.stands != "question":
            self.write()
            return
        self.session.turn_to(row.statement.period)
        self.session.open("monthly_return", asked_place(row.answer.questions[0]))

    @Slot()
    def write(self) -> None:
        """Write the files, or say under the folder what stands in the way."""
        chosen = self.months.row
        if chosen is None or self.session.refuses():
            return
        folder = self._typed_folder()
        if folder is None:
            return
        kept = self._waiting() > 0
        try:
            paths = write_files(self.session.store, folder, [chosen], self.session.operator)
        finally:
            self.refresh()  # some months may be on record although another one was refused
        keep_settings(replace(read_settings(), sent_to=str(folder)))
        self._show_result(paths, folder)
        if kept:
            self.session.saved(self)

    @Slot()
    def register_computer(self) -> None:
        """Write the registration of this computer into the folder, or say under it what stands in the way."""
        folder = None if self.session.refuses() else self._typed_folder()
        if folder is None:
            return
        self._register(folder)

    @Slot()
    def replace_seal(self) -> None:
        """A new seal in the place of this computer's, and its registration in the folder, which is asked for first."""
        folder = None if self.session.refuses() else self._typed_folder()
        if folder is None:
            return
        replace_seal(self.session.store, operator=self.session.operator)
        self.seal.fold()
        self._register(folder)
        self.session.tell(
            _("From now on files are sealed with the new seal. Give the federation its registration file.")
        )

    def _register(self, folder: Path) -> None:
        paths = write_registrations(self.session.store, folder, operator=self.session.operator)
        keep_settings(replace(read_settings(), sent_to=str(folder)))
        self.seal.refresh()
        self._show_result(paths, folder)
        self.session.saved(self)

    def _typed_folder(self) -> Path | None:
        """The folder to write to; None where it cannot be used, which is said under it."""
        self.receiving.say("", [])
        self._show_result([], None)
        try:
            folder = self.folder.read()
        except EntryError as refusal:
            self.folder.mark(refusal.problems[0])
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        self.folder.mark(None)
        return folder

    def _show_result(self, paths: list[Path], folder: Path | None) -> None:
        self.result.setVisible(bool(paths))
        self.written.setVisible(bool(paths))
        if paths:
            words = _("Files written to %(folder)s, read back and compared: %(count)s. Safe to remove.",
                      count=len(paths), folder=folder)  # fmt: skip
            self.result.setText(words)
            sizes = [_("%(file)s  (%(size)s bytes)", file=p.name, size=grouped(p.stat().st_size)) for p in paths]
            self.written.setText("\n".join(sizes[-4:]))
            self.session.tell(words)


def _columns() -> list[Column]:
    def state(row: Outgoing) -> str:
        words = _(STANDS[row.stands])
        return _("%(state)s; being corrected", state=words) if row.correcting else words

    return [
        Column(_("Month"), lambda row: worded(row.statement.period), 102),
        Column(_("Correction"), lambda row: correction(row.number), 90),
        Column(_("State"), state, 184, tone=lambda row: _TONES.get(row.stands, "ink")),
        Column(_("Since when"), lambda row: moment(row.since), 116),
        Column(_("Reason"), lambda row: row.statement.reason, 0),
        Column(_("File"), lambda row: row.file, 208),
    ]

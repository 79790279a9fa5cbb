"""Taking files in: a folder or files, a verdict for each as it comes, and how many of each."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.packets import VERDICTS, Verdict
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError, EntryError
from coopdesk.gui.federation.sender_text import put_on_clipboard, refusal_text
from coopdesk.gui.folder_box import FolderBox
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.session import Session
from coopdesk.gui.settings import keep_settings, read_settings
from coopdesk.gui.theme import SMALL
from coopdesk.gui.when import correction
from coopdesk.gui.words import _, explain, name_of, worded
from coopdesk.services.decisions import last_decision
from coopdesk.services.drives import lies
from coopdesk.services.exchange import OWN_FILE, receive

_AT_ONCE = 10
"""Files taken in by one commit: the window breathes after each."""
TONES = {"refused": "error", "fork": "query", "pending": "query", "known": "muted", "superseded": "muted",
         "unchosen": "muted", "withdrawn": "muted"}  # fmt: skip


def reason_of(verdict: Verdict) -> str:
    """Why, in one sentence, without the file's name, which stands beside it."""
    reason = verdict.reason
    inner = reason.values.get("reason") if reason is not None else None
    return explain(inner if isinstance(inner, DeskError) else reason) if reason is not None else ""


class TakeIn(QWidget):
    """The line for the folder, the verdicts, the counts. ``ended`` comes when a batch is done or was stopped.

    ``forked`` carries the packet of a row taken in hand of which one of several is to be chosen.
    """

    ended = Signal()
    forked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._names: dict[str, Cooperative] = {}
        self.busy = False
        self.folder = FolderBox(_("Take in from"), files=True)
        self.folder.entered.connect(self.take_typed)
        self.folder.picked.connect(self.take)
        self.button = QPushButton(_("Take in"))
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.take_typed)
        empty = _("Choose the folder or stick with the return files, or drop files here. Each gets its verdict.")
        self.verdicts = Ledger(_("Verdicts"), self._columns(), lambda row: (row.file, row.packet), empty)
        self.verdicts.turned.connect(self._explain)
        self.verdicts.chosen.connect(self._choose)
        self.counts = text_label("", "strong")
        self.counts.setAccessibleName(_("Counts"))
        self.reason = text_label("", "muted")
        self.reason.setWordWrap(True)
        self.copy = QPushButton(_("Copy text to the sender"))
        self.copy.setAccessibleDescription(_("Says what is wrong with the file and what to press to write it again."))
        self.copy.clicked.connect(self.copy_text)
        self.copy.hide()
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(self.folder, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addLayout(row)
        layout.addWidget(framed(self.verdicts), 1)
        layout.addWidget(self.counts)
        below = QHBoxLayout()
        below.addWidget(self.reason, 1)
        below.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(below)

    def _verdict(self, row: Verdict) -> str:
        """The words of a verdict; of a code that is not on the register that it waits for that."""
        if row.verdict == "pending" and row.cooperative not in self._names:
            return _("waiting: its co-operative is not on the register")
        return _(VERDICTS[row.verdict])

    def _columns(self) -> list[Column]:
        def whose(row: Verdict) -> str:
            known = self._names.get(row.cooperative or "")
            return f"{row.cooperative} {name_of(known)}" if known else row.cooperative or ""

        return [
            Column(_("File"), lambda row: row.file, 230),
            Column(_("Co-operative"), whose, 240),
            Column(_("Month"), lambda row: worded(row.period) if row.period else "", 92),
            Column(_("Correction"), lambda row: correction(row.revision) if row.period else "", 88),
            Column(_("Verdict"), self._verdict, 306, tone=lambda row: TONES.get(row.verdict, "ink")),
            Column(_("Reason"), reason_of, 0),
        ]

    def refresh(self) -> None:
        """Offer the drives that are there now."""
        self.folder.offer(read_settings().taken_from)

    @Slot()
    def take_typed(self) -> None:
        """Take in what the typed folder holds, or say under it what stands in the way."""
        if self._session.refuses():
            return
        try:
            path = self.folder.read()
        except EntryError as refusal:
            self.folder.mark(refusal.problems[0])
            return
        self.take([path])

    def take(self, paths: list[Path]) -> None:
        """Take these in; verdicts come with every commit, and what is in stays in when the work is cancelled."""
        if self.busy or not paths or self._session.refuses():
            return
        self.busy = True
        self.button.setEnabled(False)
        self.folder.mark(None)
        self._names = {one.code: one for one in self._session.store.find(Cooperative)}
        self.verdicts.show_rows([])
        self._show_counts()
        folder = paths[0] if lies(paths[0]) == "folder" else paths[0].parent
        keep_settings(replace(read_settings(), taken_from=str(folder)))
        store, operator = self._session.store, self._session.operator

        def work(progress: Any) -> list[Verdict]:
            return receive(store, paths, progress, operator, self._hear, _AT_ONCE)

        started = self._session.run_here(_("Taking in…"), work, self._done)
        started.ended.connect(self._end)

    def _hear(self, verdicts: list[Verdict]) -> None:
        self.verdicts.rows.add(verdicts)
        self.verdicts.scrollToBottom()
        self._show_counts()

    def _done(self, verdicts: list[Verdict]) -> None:
        if verdicts:
            self._session.tell(_("Files looked at: %(count)s.", count=len(verdicts)))
            self._turn({row.period for row in verdicts if row.verdict == "accepted" and row.period is not None})
        else:
            self._session.tell(_("There are no return files in that folder."), "query")

    def _turn(self, months: set[Month]) -> None:
        """Take the latest month that came in in hand, where none came of the month in hand."""
        if months and self._session.month not in months:
            self._session.turn_to(max(months))

    def _end(self) -> None:
        self.busy = False
        self.button.setEnabled(True)
        worth = [
            place for place, row in enumerate(self.verdicts.rows.rows) if row.verdict in ("refused", "pending", "fork")
        ]
        self.verdicts.take(worth[0] if worth else 0)
        if self.verdicts.row is not None:
            self.verdicts.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()

    def _show_counts(self) -> None:
        found = Counter(row.verdict for row in self.verdicts.rows.rows)
        self.counts.setText(
            "   •   ".join(f"{_(words)} {found[verdict]}" for verdict, words in VERDICTS.items() if found[verdict])
        )

    @Slot()
    def copy_text(self) -> None:
        """Put a text for the sender of the refused file in hand on the clipboard."""
        row = self.verdicts.row
        if row is not None and row.verdict == "refused":
            decision = last_decision(self._session.store, "", row.packet) if row.packet else None
            put_on_clipboard(refusal_text(row, decision))
            self._session.tell(_("The text to the sender is copied."))

    def _choose(self, row: Verdict) -> None:
        if row.verdict == "fork" and row.packet is not None and not self.busy:
            self.forked.emit(row.packet)

    def _explain(self, row: Verdict | None) -> None:
        refused = row is not None and row.verdict == "refused"
        reason = row.reason if row is not None else None
        self.copy.setVisible(refused and (reason is None or reason.advice != OWN_FILE))
        advice = _(reason.advice) if reason is not None and reason.advice and refused else ""
        if row is not None and row.verdict == "fork":
            advice = _("Enter shows the corrections side by side to choose from.")
        self.reason.setText(" ".join(part for part in (explain(reason) if reason else "", advice) if part))

"""The foot of the window: what was said last, sums of a selection, what is saved and when; longer work."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStatusBar, QWidget

from coopdesk.gui.boxes import wear
from coopdesk.gui.form import text_label
from coopdesk.gui.theme import SMALL, tabular
from coopdesk.gui.words import _
from coopdesk.gui.work import Work

STAYS = 10_000
"""Milliseconds for which a plain message stays; a question or a refusal stays until the next or another screen."""


class Foot(QStatusBar):
    """Left: the last sentence. Right: sums of a selection, then what is saved, by whom."""

    def __init__(self) -> None:
        super().__init__()
        self._operator = ""
        self.said = text_label("")
        self.counted = text_label("", "muted")
        self.kept = text_label("")
        self.counted.setFont(tabular(self.counted.font()))
        self.said.setAccessibleName(_("Message"))
        self.addWidget(self.said, 1)
        self.addPermanentWidget(self.counted)
        self.addPermanentWidget(self.kept)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(6, 0, 16, 0)
        self._new = False
        self.fades = QTimer(self, singleShot=True, interval=STAYS)
        self.fades.timeout.connect(lambda: self.say(""))
        self._moment = ""
        self._show_kept()

    def show_operator(self, operator: str) -> None:
        """Show in words who sits at the desk from now on."""
        self._operator = operator
        self._show_kept()

    def say(self, sentence: str, level: str = "info") -> None:
        """Show a translated sentence; an ``info`` until the next one or for some seconds, others until the next one."""
        wear(self.said, "objectName", {"error": "trouble", "query": "query"}.get(level, ""))
        self.said.setText(sentence)
        self.said.setToolTip("")
        self._new = bool(sentence)
        QTimer.singleShot(0, self, self._grow_old)
        self.fades.stop()
        if sentence and level == "info":
            self.fades.start()

    def count(self, sums: str) -> None:
        """Show the sums of a selection; empty for none."""
        self.counted.setText(sums)

    def keep(self, moment: str) -> None:
        """Show when something was saved last; what was said before that is over."""
        self._moment = moment
        self._show_kept()
        if not self._new:
            self.say("")

    def _grow_old(self) -> None:
        self._new = False

    def _show_kept(self) -> None:
        parts = [_("Saved %(moment)s", moment=self._moment)] if self._moment else []
        if self._operator:
            parts.append(self._operator)
        self.kept.setText("  •  ".join(parts))

    def accompany(self, work: Work) -> None:
        """Show a piece of longer work with its progress and a button to cancel it, until it ends."""
        self.insertPermanentWidget(1, WorkStrip(work))


class WorkStrip(QWidget):
    """Title, bar and Cancel of one piece of work."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(180)
        self.bar.setAccessibleName(work.title)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.clicked.connect(work.cancel)
        if work.keys:
            QShortcut(QKeySequence(work.keys), self).activated.connect(work.cancel)  # before any box takes them
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(text_label(work.title))
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        work.advanced.connect(self._advance, Qt.ConnectionType.AutoConnection)
        work.ended.connect(self.deleteLater)  # nothing is left to do where the foot itself is gone by then

    def _advance(self, done: int, total: int) -> None:
        """Per mille of the whole, since bars count in 32 bits."""
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(done * 1000 // total if total else 0)

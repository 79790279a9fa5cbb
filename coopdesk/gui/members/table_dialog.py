"""A window over the register for its tables: Esc goes back, F1 tells of the box in hand, longer work has its bar."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from coopdesk.errors import DeskError
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Session
from coopdesk.gui.shell.foot import WorkStrip
from coopdesk.gui.shell.helping import Helping
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL
from coopdesk.gui.words import _, explain
from coopdesk.gui.work import Cancelled, Progress

T = TypeVar("T")
_SIZE: Final = (1000, 620)


class TableDialog(QDialog):
    """Nothing else can be typed while it is open, so that work in one transaction stays alone."""

    def __init__(self, session: Session, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.session = session
        self.busy = False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.heading = text_label(title, "heading")
        self.body = QVBoxLayout()
        self.trouble = text_label("", "trouble")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.foot = QHBoxLayout()
        self.foot.setSpacing(SMALL)
        self.work = QHBoxLayout()
        self.foot.addLayout(self.work)
        self.foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LARGE, MIDDLE, LARGE, MIDDLE)
        layout.setSpacing(MIDDLE)
        layout.addWidget(self.heading)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(self.foot)
        self.help = Helping(self, session.store.desk.role, self._topic)
        self.help.bind_keys(self, lambda: self.help)
        self.fit(*_SIZE)

    def fit(self, width: int, height: int) -> None:
        """Take this size, or what the display has room for."""
        room = self.screen().availableGeometry()
        self.resize(min(width, room.width() - 2 * LARGE), min(height, room.height() - 3 * LARGE))

    def _topic(self) -> tuple[str, str]:
        """The help page of the tables of members; the federation's are of what arrived."""
        return ("members", "tables") if self.session.store.desk.role == "cooperative" else ("inbox", "arrivals")

    def complain(self, error: DeskError | None) -> None:
        """Show what stands in the way with its advice, or nothing."""
        parts = [explain(error), _(error.advice) if error.advice else ""] if error is not None else []
        self.trouble.setText(" ".join(part for part in parts if part))
        self.trouble.setVisible(error is not None)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        """Do longer work; a refusal is shown here, and nothing else can be pressed but Cancel."""
        before = QApplication.focusWidget()
        self.complain(None)
        self.set_busy(True)

        def guarded(progress: Progress) -> tuple[T | None, DeskError | None]:
            try:
                return work(progress), None
            except DeskError as error:
                return None, error

        def end(result: tuple[T | None, DeskError | None]) -> None:
            self.set_busy(False)
            value, error = result
            if error is None:
                done(value)  # type: ignore[arg-type]  # without an error there is a value, which may be None
                return
            if before is not None:
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            if failed is not None and not isinstance(error, Cancelled):
                failed(error)
            else:
                self.complain(error)

        started = self.session.run_here(title, guarded, end)
        strip = WorkStrip(started)
        self.work.addWidget(strip)
        strip.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        started.ended.connect(lambda: self.set_busy(False))

    def set_busy(self, busy: bool) -> None:
        """Let nothing be pressed while work is under way."""
        self.busy = busy

    def back(self) -> bool:
        """Go back a page; False where this is the first."""
        return False

    def reject(self) -> None:
        """Esc and the window's own button: a page back, from the first one away; never in the middle of work."""
        if not self.busy and not self.back():
            super().reject()

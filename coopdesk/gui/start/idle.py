"""What is done once a window stands: second starts, how far the file was used, where it lies, the day's backup."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from coopdesk.errors import StorageError
from coopdesk.gui.looking import risk_of
from coopdesk.gui.shell.window import Window
from coopdesk.gui.words import _, explain
from coopdesk.gui.work import Progress
from coopdesk.services.backups import daily
from coopdesk.services.highwater import keep
from coopdesk.services.places import lies_on

SOON: Final = 400
"""Milliseconds after which the first window is drawn and takes keys."""


class Idle(QObject):
    """``answer`` is called with the file's path. What stands in the way of a backup is said once."""

    def __init__(self, window: Window, answer: Callable[[Path | None], None]) -> None:
        super().__init__(window)
        self._window, self._answer = window, answer
        self._timer = QTimer(self, interval=SOON, singleShot=True)
        self._timer.timeout.connect(self.begin)
        self._timer.start()

    def end(self) -> None:
        """The window is closed before its time came."""
        self._timer.stop()

    def begin(self) -> None:
        """Do all of it."""
        session = self._window.session
        path = session.store.path
        if path is None:
            return
        if not session.store.look_only:
            self._answer(path)
            keep(session.store)
        words = risk_of(path, lies_on(path))
        if words and not self._window.foot.said.text():
            session.tell(words, "query")
        if not session.store.look_only:
            session.run_here(_("Today's backup"), self._back_up, self._told)

    def _back_up(self, progress: Progress) -> StorageError | None:
        try:
            daily(self._window.session.store, progress=progress)
        except StorageError as error:
            return error
        return None

    def _told(self, refusal: StorageError | None) -> None:
        if refusal is not None:
            words = _("There is no backup of today: %(why)s", why=explain(refusal))
            self._window.session.tell(words, "query")

"""Work that takes longer than 200 ms: beside the window, or in its thread with the window kept alive."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from coopdesk.errors import N_, DeskError

Progress = Callable[..., None]
"""Called with (done) or (done, total); raises `Cancelled` when the person has had enough."""


class Cancelled(DeskError):
    """The person cancelled a piece of work; nothing more of it is done."""

    def __init__(self) -> None:
        super().__init__(N_("Cancelled."))


class _Job(QRunnable):
    def __init__(self, work: "Work") -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work.perform()


def _pool() -> QThreadPool:
    """One worker only: what touches files is done one after the other."""
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(1)
    return pool


class Work(QObject):
    """One piece of work; ``advanced`` (done, total; 0 when unknown) and ``ended`` arrive in the window's thread.

    ``keys`` stop it wherever the cursor is in the window, ``cancelled`` tells whether that was asked for.
    """

    advanced = Signal(object, object)
    ended = Signal()
    _finished = Signal(object, object)

    def __init__(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        parent: QObject | None = None,
        beside: bool = True,
        keys: str = "",
    ) -> None:
        super().__init__(parent)
        self.title, self.keys = title, keys
        self._work, self._done, self._beside = work, done, beside
        self.cancelled = False
        self._finished.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, beside the window or in the next turn of its own thread."""
        if self._beside:
            _pool().start(_Job(self))
        else:
            QTimer.singleShot(0, self.perform)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.cancelled = True

    def progress(self, done: int, total: int = 0) -> None:
        """What the work calls at each step; raises `Cancelled` when asked to stop."""
        self.advanced.emit(done, total)
        if not self._beside:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if self.cancelled:
            raise Cancelled

    def perform(self) -> None:
        """Run to the end; whatever is raised is carried to the window's thread."""
        try:
            result, failure = self._work(self.progress), None
        except BaseException as error:  # noqa: BLE001 - raised again in the window's thread
            result, failure = None, error
        self._finished.emit(result, failure)

    def _end(self, result: Any, failure: BaseException | None) -> None:
        self.ended.emit()
        self.deleteLater()
        if failure is not None:
            raise failure
        self._done(result)

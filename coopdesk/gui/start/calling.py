"""A second start on the same file: the window that has it open is called to the front."""

import getpass
import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT: Final = 1500
"""Milliseconds in which a window that lives has answered."""
_CALL, _ANSWER = b"raise\n", b"raised\n"


def name_of(path: Path | None) -> str:
    """The name under which the window on a file answers to this user, whatever the file is called; of none, the
    first start's. Empty where there is no such file.
    """
    what = "first start"
    if path is not None:
        try:
            status = path.stat()
        except OSError:
            return ""
        what = f"{status.st_dev}:{status.st_ino}"
    who = ""
    with suppress(OSError, KeyError, ImportError):  # a user without a name
        who = getpass.getuser()
    return f"coopdesk-{hashlib.sha256(f'{who}/{what}'.encode()).hexdigest()[:24]}"


def call(path: Path | None) -> bool:
    """Call the window that has a file open to the front; whether one of this user on this computer answered."""
    name = name_of(path)
    if not name:
        return False
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # else Windows lets it blink only
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(_CALL)
    answered = socket.waitForBytesWritten(_WAIT) and socket.waitForReadyRead(_WAIT)
    return bool(answered) and socket.readAll().data() == _ANSWER


class Answering(QObject):
    """Answers calls for a file as long as it lives; ``called`` comes with each. Where it cannot, it is silent.

    What a killed process left under the name is taken away: who has the file open is alone with it.
    """

    called = Signal()

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if name := name_of(path):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def listens(self) -> bool:
        """Whether calls can come."""
        return self._server.isListening()

    def end(self) -> None:
        """Answer no more."""
        self._server.close()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._answer(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _answer(self, socket: QLocalSocket) -> None:
        if socket.readAll().data() == _CALL:
            self.called.emit()
            socket.write(_ANSWER)
            socket.flush()

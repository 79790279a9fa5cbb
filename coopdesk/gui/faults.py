"""What happens to an error that no one caught: a DeskError is explained, a defect is confessed.

A confession is a small text file that can be carried to the federation. It holds where the program
failed and on what system, never a value that was typed.
"""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from coopdesk import __version__
from coopdesk.errors import DeskError
from coopdesk.gui.words import _, explain
from coopdesk.gui.work import Cancelled


def report_folder() -> Path:
    """Where the log and problem reports lie."""
    from platformdirs import user_log_path

    return user_log_path("coopdesk", appauthor=False)


def write_report(error: BaseException, folder: Path) -> Path:
    """Write a problem report and return its path: kind of error, places in the source, versions; no values."""
    lines = [f"coopdesk {__version__}, PySide6 {pyside_version}", f"Python {platform.python_version()}"]
    lines.append(platform.platform())
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"\n{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            place = Path(frame.filename)
            lines.append(f"  {'/'.join(place.parts[-3:])}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"problem-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


class Hook(QObject):
    """Takes the place of ``sys.excepthook`` while the window is open; works from any thread."""

    _caught = Signal(object)

    def __init__(self, window: QWidget, folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self.box: QMessageBox | None = None
        self._caught.connect(self._tell)
        self._before = sys.excepthook
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Put the former hook back."""
        sys.excepthook = self._before

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, DeskError):
            traceback.print_exception(kind, error, trace)
        self._caught.emit(error)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, DeskError):
            self._show(explain(error), _(error.advice) if error.advice else "", QMessageBox.Icon.Warning)
            return
        try:
            path = write_report(error, self._folder or report_folder())
            advice = _(
                "What was saved is safe. Go on, or start again. The report has no personal data in it:\n%(path)s",
                path=path,
            )
        except OSError:  # a full disk must not make the fault a second one, and that a third
            advice = _("What was saved is safe. Go on, or start again. There was no room to write a report of it.")
        self._show(_("The program has made a mistake."), advice, QMessageBox.Icon.Critical)

    def _show(self, text: str, advice: str, icon: QMessageBox.Icon) -> None:
        """A box that does not block; held, because a parentless one would vanish (DESIGN §11)."""
        box = QMessageBox(icon, "coopdesk", text, QMessageBox.StandardButton.Ok, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(advice)
        box.setModal(False)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.box = box
        box.show()

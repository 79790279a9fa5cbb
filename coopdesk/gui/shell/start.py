"""What the command line asks of the window: open it, or try whether this computer can show one."""

from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QGuiApplication

from coopdesk.gui.application import application
from coopdesk.gui.form import text_label


def open_window(path: Path | None) -> int:
    """Show the window on a file, else on the last one, else the first start; the exit status. Raises DeskError."""
    application()
    from coopdesk.gui.start.opening import run_windows

    return run_windows(path)


def probe() -> str:
    """Draw a word with the program's own typeface; names the toolkit and the platform it draws on."""
    application()
    label = text_label("生产月报")
    drawn = label.grab()
    return f"PySide6 {pyside_version}, {QGuiApplication.platformName()}, {drawn.width()} × {drawn.height()}"

"""The application, its language and look; and a try whether this computer can show it."""

import os
import re
import socket
import sys
from pathlib import Path
from typing import cast

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from coopdesk.domain.language import Language
from coopdesk.errors import N_, DeskError
from coopdesk.gui.form import text_label
from coopdesk.gui.settings import read_settings
from coopdesk.gui.theme import LOOKS, dress, light_or_dark
from coopdesk.gui.words import speak, system_language


def application() -> QApplication:
    """The one application of this process, dressed and speaking as the person chose or the computer does.

    Raises DeskError where there is no display: Qt itself would end the process.
    """
    if not _display():
        raise DeskError(N_("There is no display here on which a window could be opened.")).advised(
            N_("The commands need none: coopdesk --help lists them.")
        )
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"  # the wheel has no fcitx plug-in; fcitx speaks ibus too (DESIGN §11)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("coopdesk")
    app.setDesktopFileName("coopdesk")
    kept = read_settings()
    speak(cast(Language, kept.language) if kept.language in ("en", "zh") else system_language())
    dress(app, kept.look if kept.look in LOOKS else light_or_dark(app))
    return app


def _display() -> bool:
    """Whether Qt will find what it draws on; elsewhere than on Linux it always does."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or (platform and not platform.startswith(("xcb", "wayland"))):
        return True
    folder, wayland = (os.environ.get(name, "") for name in ("XDG_RUNTIME_DIR", "WAYLAND_DISPLAY"))
    if wayland and _answers(str(Path(folder, wayland))):
        return True
    screen = os.environ.get("DISPLAY", "")
    local = re.match(r"(?:unix)?:(\d+)", screen)
    if local is None:
        return bool(screen)
    place = f"/tmp/.X11-unix/X{local[1]}"
    return _answers(place) or _answers(f"\0{place}")


def _answers(place: str) -> bool:
    """Whether something listens at a socket of this computer."""
    with socket.socket(socket.AF_UNIX) as tried:
        try:
            tried.connect(place)
        except OSError:
            return False
    return True


def probe() -> str:
    """Draw a word with the program's own typeface; names the toolkit and the platform it draws on."""
    application()
    drawn = text_label("生产月报").grab()
    return f"PySide6 {pyside_version}, {QGuiApplication.platformName()}, {drawn.width()} × {drawn.height()}"

"""The application, its language and look; and a try whether this computer can show it."""

import os
import sys
from typing import cast

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from coopdesk.domain.language import Language
from coopdesk.gui.form import text_label
from coopdesk.gui.settings import read_settings
from coopdesk.gui.theme import LOOKS, dress, light_or_dark
from coopdesk.gui.words import speak, system_language


def application() -> QApplication:
    """The one application of this process, dressed and speaking as the person chose or the computer does."""
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


def probe() -> str:
    """Draw a word with the program's own typeface; names the toolkit and the platform it draws on."""
    application()
    drawn = text_label("生产月报").grab()
    return f"PySide6 {pyside_version}, {QGuiApplication.platformName()}, {drawn.width()} × {drawn.height()}"

"""The application, its language and look, and the window on an open file."""

import os
import sys
from typing import cast

from PySide6.QtWidgets import QApplication

from coopdesk.domain.language import Language
from coopdesk.domain.period import Month
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.settings import Settings, read_settings
from coopdesk.gui.shell.window import Window
from coopdesk.gui.theme import LOOKS, dress, light_or_dark
from coopdesk.gui.words import name_of, speak, system_language
from coopdesk.services.desk import own_cooperative
from coopdesk.store import Store


def application(settings: Settings | None = None) -> QApplication:
    """The one application of this process, dressed and speaking as the person chose or the computer does."""
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"  # the wheel has no fcitx plug-in; fcitx speaks ibus too (DESIGN §11)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("coopdesk")
    app.setDesktopFileName("coopdesk")
    kept = settings or read_settings()
    speak(cast(Language, kept.language) if kept.language in ("en", "zh") else system_language())
    dress(app, kept.look if kept.look in LOOKS else light_or_dark(app))
    return app


def window_on(store: Store, month: Month, operator: str = "", start: str = "") -> Window:
    """The window on an open file, not yet shown; ``start`` names its first screen."""
    desk = store.desk

    def owner() -> str:
        if desk.role == "federation":
            return f"{name_of(desk, 'federation')}  •  {desk.federation}".strip(" •")
        return f"{name_of(own_cooperative(store))}  •  {desk.cooperative}"

    return Window(Session(store, month, operator), places(desk.role), owner, start)

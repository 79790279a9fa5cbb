"""A person at a real display: real key strokes through X, looking at the window before the next one.

Journeys run in a process of their own, because the test process has no display.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from coopdesk.gui.application import application
from coopdesk.gui.start.opening import Opener


class Walker:
    """The application and the keyboard; ``pictures`` is a folder for what was seen, empty for none."""

    def __init__(self, path: Path | None = None) -> None:
        self.app = application()
        self.opener = Opener()
        self.opener.begin(path)
        self.pictures = os.environ.get("COOPDESK_PICTURES", "")
        self.attend()

    @property
    def window(self) -> QWidget:
        """The window in front."""
        found = self.opener.start or self.opener.window
        assert found is not None
        return found

    def attend(self) -> None:
        """Give the window in front the keyboard, as a window manager would."""
        self.until(self.window.isVisible, "a window")
        subprocess.run(["xdotool", "windowfocus", "--sync", str(int(self.window.winId()))], check=True)
        self.until(self.window.isActiveWindow, "the keyboard in the window")

    def rest(self, seconds: float = 0.03) -> None:
        """Let the window work."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.002)

    def until(self, seen: Callable[[], object], what: str, seconds: float = 20) -> None:
        """Look until something is to be seen; fails with its words after some seconds."""
        end = time.monotonic() + seconds
        while not seen():
            if time.monotonic() > end:
                self.picture("stuck")
                focus = QApplication.focusWidget()
                raise AssertionError(f"never saw {what}; the cursor is in {focus} {focus and focus.accessibleName()!r}")
            self.rest()

    def keys(self, *names: str) -> None:
        """Strike keys by their X names: ``Return``, ``ctrl+3``."""
        for name in names:
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)
            self.rest()

    def type(self, *texts: str) -> None:
        """Type texts, each followed by Enter."""
        for text in texts:
            if text:
                subprocess.run(["xdotool", "type", "--delay", "8", "--", text], check=True)
            self.keys("Return")

    def screen(self, keys: str, name: str) -> QWidget:
        """Go to a screen by its keys and return it."""
        self.keys(keys)
        window = self.opener.window
        assert window is not None
        self.until(lambda: window.current == name, f"the screen {name}")
        self.rest(0.2)
        return window.front

    def picture(self, name: str) -> None:
        """Keep what is to be seen now, where a folder for it was named."""
        if self.pictures:
            self.rest(0.2)
            self.window.grab().save(str(Path(self.pictures) / f"{name}.png"))

    def leave(self) -> None:
        """Close everything and end the process well."""
        self.opener.end()
        sys.stdout.flush()

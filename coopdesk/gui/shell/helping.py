"""What F1 does in a window: first the box in hand, once more (or where no box is explained) the page of the screen."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coopdesk.gui.keys import bind
from coopdesk.gui.shell.help import Panel, box_sheet, help_of, key_sheet, usual_help
from coopdesk.gui.words import _

if TYPE_CHECKING:
    from coopdesk.gui.shell.help_reader import HelpReader

_WIDTH = 340


class Helping:
    """``panel`` has the help of a box and the list of keys, ``reader`` the pages; both lie over the work.

    ``role`` is whose desk it is; ``topic`` names the help page of what is in front, and the page of that screen.
    """

    def __init__(self, over: QWidget, role: str, topic: Callable[[], tuple[str, str]]) -> None:
        self.panel = Panel(over)
        self._over, self._role, self._topic = over, role, topic
        self._told = ("", "")
        self._of_box = False

    def bind_keys(self, window: QWidget, helping: Callable[[], "Helping"]) -> None:
        """Let F1, Shift+F1 and Ctrl+/ act in a window, also after it was built anew."""
        bind(window, "F1", lambda: helping().ask())
        bind(window, "Shift+F1", lambda: helping().read())
        bind(window, "Ctrl+/", lambda: helping().show_keys())

    @cached_property
    def reader(self) -> "HelpReader":
        """The pages; they are loaded when help is first asked for, so that no start waits for them."""
        from coopdesk.domain.help_pages import help_pages
        from coopdesk.gui.shell.help_reader import HelpReader

        return HelpReader(self._over, help_pages(self._role))

    @property
    def reading(self) -> bool:
        """Whether a page is in view."""
        return "reader" in self.__dict__ and self.reader.isVisible()

    def tell(self, title: str, text: str) -> None:
        """Remember what the cell in hand says of itself."""
        self._told = title, text

    def forget(self) -> None:
        """Another screen comes: what was told is of no use any more, and what lies over the work goes."""
        self._told = ("", "")
        self.panel.hide()
        if self.reading:
            self.reader.hide()

    def now(self) -> tuple[str, str]:
        """Title and text of the box in hand; empty where it says nothing of itself."""
        focus = self.panel.window().focusWidget()
        title, text = help_of(focus)
        if not text:
            title, text = self._told
        return (title or _("Help"), text) if text else ("", "")

    def ask(self) -> None:
        """F1: the box in hand; after that, and where it says nothing, the page; on the page back to work."""
        if self.reading:
            self.reader.close_reader()
            return
        asked_before = self.panel.isVisible() and self._of_box
        title, text = ("", "") if asked_before else self.now()
        has_page = self.reader.has(self._topic()[0])
        if has_page and not text:
            self.read()
            return
        if asked_before:
            self.panel.close_sheet()
            return
        if not text:
            title, text = usual_help(self.panel.window().focusWidget())
        onward = _("F1 once more: help for this screen") if has_page else ""
        self.panel.show_sheet(box_sheet(title, text, onward), _WIDTH)
        self._of_box = True

    def read(self) -> None:
        """Shift+F1: the page of the screen at once; without one of its own, the first."""
        if self.reading:
            self.reader.close_reader()
            return
        if self.panel.isVisible():
            self.panel.close_sheet()
        self.reader.read(*self._topic())

    def show_keys(self) -> None:
        """The list of keys."""
        if self.reading:
            self.reader.close_reader()
        self._of_box = False
        self.panel.show_sheet(key_sheet())

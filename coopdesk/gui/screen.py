"""The base of every screen, and the row of pages that some screens have."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from coopdesk.gui.session import Session
from coopdesk.gui.theme import SMALL


class Screen(QWidget):
    """A widget that asks services and shows. It is made the first time it is shown.

    ``monthly`` screens stand under the month stepper, others under their title. ``heading_changed`` asks the
    header to read `pill` and `line` again.
    """

    monthly = False
    heading_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.pages: Pages | None = None

    def refresh(self) -> None:
        """Read the data again; called when shown first, when the month turns, and when others changed data."""

    def arrive(self) -> None:
        """Put the cursor where work begins; called each time the screen is shown."""
        self.focusNextChild()

    def leave(self) -> None:
        """Save what is typed and not yet saved; called before another screen or month is shown and before closing."""

    def go_to(self, where: Any) -> None:
        """Show a place of the screen: a problem, a record, whatever the screen understands."""

    def turn(self, pages: int) -> None:
        """So many pages on (Ctrl+PgDn) or back (Ctrl+PgUp)."""
        if self.pages is not None:
            self.pages.turn(pages)

    def print_out(self) -> None:
        """What Ctrl+P means here."""

    def pill(self) -> str:
        """The words in the pill of the header, translated; empty for none."""
        return ""

    def line(self) -> str:
        """The sentence beside the pill, translated."""
        return ""

    def record_in_hand(self) -> tuple[Any, int | None] | None:
        """The record whose history Ctrl+H shows, with the statement that owns it; None where none is in hand."""
        return None

    def in_hand(self) -> Mapping[str, Any]:
        """What is typed and not saved at this moment, by place, as `Session.in_hand` has it when the screen is left.

        Asked again and again while the window is open, so that it survives a power cut.
        """
        return {}

    def unfinished(self) -> str:
        """What is in hand and cannot be saved yet, in words; empty for nothing. Asked before the window closes."""
        return ""


class Pages(QWidget):
    """Named pages in a row."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setObjectName("pages")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._stack = QStackedWidget()
        self._names: list[str] = []
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self.made: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        self._row = QHBoxLayout()
        self._row.addWidget(self.bar, 1)
        layout.addLayout(self._row)
        layout.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._show)

    def add(self, name: str, label: str, page: QWidget | Callable[[], QWidget]) -> None:
        """Add a page under a translated label: a widget, or what makes it the first time it is shown."""
        self._names.append(name)
        if isinstance(page, QWidget):
            self.made[name] = page
            self._stack.addWidget(page)
        else:
            self._makers[name] = page
        self.bar.addTab(label.replace("&", "&&"))

    def beside(self, widget: QWidget) -> None:
        """Put something beside the row of names, at its end."""
        self._row.addWidget(widget)

    @property
    def current(self) -> str:
        """The name of the page in front."""
        return self._names[self.bar.currentIndex()]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all pages, in their order."""
        return tuple(self._names)

    def page(self, name: str) -> QWidget:
        """The widget of a page, made now if it is not there yet."""
        if name not in self.made:
            self.made[name] = widget = self._makers[name]()
            self._stack.addWidget(widget)
        return self.made[name]

    def open(self, name: str) -> None:
        """Bring a page to the front."""
        self.bar.setCurrentIndex(self._names.index(name))
        self._show(self.bar.currentIndex())

    def turn(self, pages: int) -> None:
        """So many pages on or back, not beyond the ends."""
        self.bar.setCurrentIndex(min(max(self.bar.currentIndex() + pages, 0), len(self._names) - 1))

    def _show(self, index: int) -> None:
        name = self._names[index]
        page = self.page(name)
        self._stack.setCurrentWidget(page)
        self.turned.emit(name)

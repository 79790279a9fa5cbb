"""The window: rail, header, one screen at a time, foot; the keys that work everywhere."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coopdesk.domain.language import Language
from coopdesk.errors import DeskError
from coopdesk.gui.boxes import ENTER
from coopdesk.gui.keys import bind
from coopdesk.gui.screen import Screen
from coopdesk.gui.seat import seat_sheet, sit, who_words
from coopdesk.gui.session import Session
from coopdesk.gui.shell.checking import ask_code
from coopdesk.gui.shell.foot import Foot
from coopdesk.gui.shell.header import Header
from coopdesk.gui.shell.helping import Helping
from coopdesk.gui.shell.notice import Notices
from coopdesk.gui.shell.rail import Rail, Side, other_language
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY, base_font
from coopdesk.gui.words import _, speak
from coopdesk.services import operators


@dataclass(frozen=True)
class Place:
    """A screen on the rail: its name in the code, its label (marked), and what makes it when it is first shown.

    One that another screen leads to stands ``under`` that, not on the rail; those come last.
    """

    name: str
    label: str
    make: Callable[[Session], Screen]
    under: str = ""


class Window(QMainWindow):
    """Holds the screens of one open file. ``owner`` gives the translated name of whose desk it is."""

    def __init__(
        self, session: Session, places: Sequence[Place], owner: Callable[[], str] = lambda: "", start: str = ""
    ) -> None:
        super().__init__()
        self.session = session
        self.places = tuple(places)
        self._owner = owner
        self._stale: set[str] = set()
        self.screens: dict[str, Screen] = {}
        self._connect()
        self.setMinimumSize(960, 600)
        self.resize(1366, 728)
        self._build(start or self.places[0].name)
        self._bind_keys()

    def _connect(self) -> None:
        session = self.session
        session.month_changed.connect(self._month_changed)
        session.data_changed.connect(self._data_changed)
        session.helped.connect(self._tell_help)
        session.opened.connect(self.open)
        session.seated.connect(self._show_owner)

    def _build(self, start: str) -> None:
        """Make everything that carries words; again after the language changed."""
        self.screens = {}
        self.rail = Rail([_(place.label) for place in self.places if not place.under])
        self.header = Header(self._owner())
        self.foot = Foot()
        self._join_foot()
        self._stack = QStackedWidget()
        self.rail.chosen.connect(lambda row: self._show(self.places[row].name))
        self.rail.done.connect(self._arrive)
        self.header.stepped.connect(self._step)
        work = QWidget()
        inner = QVBoxLayout(work)
        inner.setContentsMargins(LARGE, MIDDLE, LARGE, SMALL)
        inner.setSpacing(TINY)
        inner.addWidget(self.header)
        inner.addWidget(Notices(self.session.notices))
        inner.addWidget(self._stack, 1)
        whole = QWidget()
        outer = QHBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.side = Side(self.rail)
        self.side.switched.connect(self.switch_language)
        self.side.asked.connect(self._read_help)
        outer.addWidget(self.side)
        outer.addWidget(work, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.foot)
        self.help = Helping(whole, self.session.store.desk.role, self._topic)
        self.panel = self.help.panel
        self._show_owner()
        self.current = ""
        self.open(start)
        for place in self.places:
            if (
                any(of.split()[0] == place.name for of, value in self.session.in_hand.items() if value)
                and place.name not in self.screens
            ):
                self._make(place.name)  # it is asked about what it has in hand before the window closes

    def _join_foot(self) -> None:
        self.session.kept.connect(self.foot.keep)
        self.session.told.connect(self.foot.say)
        self.session.counted.connect(self.foot.count)
        self.session.working.connect(self.foot.accompany)

    def _show_owner(self) -> None:
        owner = self._owner()
        self.header.owner.setText(owner)
        self.foot.show_operator(who_words(self.session))
        self.setWindowTitle(" — ".join(part for part in (owner, "coopdesk") if part))

    def _bind_keys(self) -> None:
        for number in range(1, 10):
            bind(self, f"Ctrl+{number}", partial(self._open_place, number - 1))
        bind(self, "Ctrl+PgUp", lambda: self.front.turn(-1))
        bind(self, "Ctrl+PgDown", lambda: self.front.turn(1))
        bind(self, "Ctrl+P", self._print)
        self.help.bind_keys(self, lambda: self.help)
        bind(self, "Ctrl+L", self.switch_language)
        bind(self, "Ctrl+H", self._open_history)
        bind(self, "F12", self.ask_seat)
        bind(self, "Ctrl+B", lambda: ask_code(self.session, self.panel))
        bind(self, "Ctrl+Q", self.close)
        bind(self, "Ctrl+S", self.say_saved)
        bind(self, "F6", self.say_saved)

    def in_hand(self) -> dict[str, Any]:
        """What is typed and not saved on any screen at this moment, by place."""
        found = dict(self.session.in_hand)
        for screen in self.screens.values():
            found |= screen.in_hand()
        return found

    @property
    def front(self) -> Screen:
        """The screen in front."""
        return self.screens[self.current]

    def open(self, name: str, where: object = None) -> None:
        """Show a screen by its name and put the cursor where its work begins, or at the place asked for."""
        self._show(name)
        if where is not None:
            self.front.go_to(where)
        else:
            QTimer.singleShot(0, self, self._arrive)

    def _arrive(self) -> None:
        self.front.arrive()

    def _print(self) -> None:
        self.front.print_out()

    def ask_seat(self) -> None:
        """Ask who sits here, over the work and without stopping it; whoever it was keeps what is typed."""
        people = operators.people(self.session.store, active=True)
        if not people:
            self.foot.say(_("Nobody is on the list of persons; it is kept on the screen “This co-operative”."), "query")
            return
        sheet, names = seat_sheet(people, self.session.operator)
        names.chosen.connect(self._take_seat)
        self.panel.show_sheet(sheet, 300)
        names.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take_seat(self, name: str) -> None:
        if self.current:
            self.front.leave()
        sit(self.session, name)
        self.panel.close_sheet()
        self.foot.say(_("From now on: %(who)s.", who=who_words(self.session)))

    def _open_history(self) -> None:
        if any(place.name == "history" for place in self.places):
            self.front.leave()
            self.open("history", self.front.record_in_hand())

    def _open_place(self, place: int) -> None:
        if place < self.rail.count():
            self.open(self.places[place].name)

    def _show(self, name: str) -> None:
        if self.current and self.current != name:
            self.foot.say("")
            self.help.forget()
            self.front.leave()
        if name not in self.screens:
            self._make(name)
        elif name in self._stale:
            self.screens[name].refresh()
        self._stale.discard(name)
        self.current = name
        self._stack.setCurrentWidget(self.front)
        names = [place.name for place in self.places]
        self.rail.show_chosen(names.index(self.places[names.index(name)].under or name))
        self.session.counted.emit("")
        self._show_heading()

    def _make(self, name: str) -> None:
        place = next(place for place in self.places if place.name == name)
        self.screens[name] = screen = place.make(self.session)
        screen.setAccessibleName(_(place.label))
        screen.heading_changed.connect(self._show_heading)
        self._stack.addWidget(screen)
        screen.refresh()

    def _show_heading(self) -> None:
        if not self.current:
            return
        if self.front.monthly:
            self.header.show_month(self.session.month)
        else:
            self.header.show_title(next(_(place.label) for place in self.places if place.name == self.current))
        self.header.show_state(self.front.pill(), self.front.line())

    def _step(self, months: int) -> None:
        self.foot.say("")
        self.front.leave()
        self.session.turn_to(self.session.month + months)

    def _month_changed(self) -> None:
        self._stale = {name for name, screen in self.screens.items() if screen.monthly and name != self.current}
        if self.front.monthly:
            self.front.refresh()
        self._show_heading()

    def _data_changed(self, source: object) -> None:
        self._show_owner()
        for name, screen in self.screens.items():
            if screen is source:
                continue
            if name == self.current:
                screen.refresh()
            else:
                self._stale.add(name)

    def _tell_help(self, title: str, text: str) -> None:
        self.help.tell(title, text)

    def _read_help(self) -> None:
        self.help.read()

    def _topic(self) -> tuple[str, str]:
        """The screen in front and its page, for help."""
        return self.current, self.front.pages.current if self.front.pages is not None else ""

    def say_saved(self) -> None:
        """Everything is saved as it is typed: commit the cell in hand and say so."""
        self.front.leave()
        if unfinished := self.front.unfinished():
            self.foot.say(unfinished, "query")
            return
        self.foot.say(self.foot.kept.text().split("  •  ")[0] or _("Everything is saved as it is typed."))

    def switch_language(self) -> None:
        """Speak the other language."""
        self.change_language(other_language())

    def change_language(self, language: Language) -> None:
        """Speak another language: everything with words is made anew, at the same screen and month."""
        if self.current:
            self.front.leave()
        speak(language)
        QApplication.setFont(base_font())
        self._stale.clear()
        self._build(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        focus = QApplication.focusWidget()
        if event.key() in ENTER and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the cell in hand before closing; what the disk refuses was told when closing was asked for."""
        if self.current:
            with suppress(DeskError):
                self.front.leave()
        super().closeEvent(event)

"""Which window is open: the first start, or that of one data file; and going from one to the other."""

import gc
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.errors import BusyError, DeskError, ReadOnlyError
from coopdesk.gui.application import application
from coopdesk.gui.drafts import Drafts, offered_again
from coopdesk.gui.faults import Hook
from coopdesk.gui.keys import bind
from coopdesk.gui.looking import Locking, notices_of
from coopdesk.gui.screens import places
from coopdesk.gui.seat import seated
from coopdesk.gui.session import Notice, Session
from coopdesk.gui.settings import keep_settings, read_settings
from coopdesk.gui.shell.window import Window
from coopdesk.gui.start.copied import CopyFound, found_as, leave, moved_notices
from coopdesk.gui.start.idle import Idle
from coopdesk.gui.words import _, explain, language, name_of
from coopdesk.services.desk import own_cooperative
from coopdesk.services.highwater import keep
from coopdesk.services.overview import month_in_hand
from coopdesk.store import Store

if TYPE_CHECKING:
    from coopdesk.gui.start.calling import Answering
    from coopdesk.gui.start.window import StartWindow


class Opener(QObject):
    """Holds the one window on a file and, over it or alone, the window of the first start."""

    def __init__(self) -> None:
        super().__init__()
        self.window: Window | None = None
        self.start: StartWindow | None = None
        self._hook: Hook | None = None
        self._drafts: Drafts | None = None
        self._answering: Answering | None = None
        self._idle: Idle | None = None
        self.called = ""
        self._only_looks = False
        self._spoken = language()
        self._warned = ""

    def begin(self, path: Path | None, look_only: bool = False) -> None:
        """Open a file, or the last one; the first start where there is none, or to say why it cannot be opened.

        ``called`` says afterwards which window was called to the front instead of opening another.
        """
        kept = read_settings()
        last = Path(kept.last_file) if kept.last_file else None
        wanted = path or (last if last is not None and last.is_file() else None)
        if wanted is None:
            if not self._call(None):
                self.show_start("choice" if kept.language else "language")
                self._answer(None)
            return
        try:
            self.open_file(wanted, look_only)
        except DeskError as error:
            busy = isinstance(error, BusyError)
            if busy and self._call(wanted):
                return
            if path is not None and sys.stderr is not None:
                print(explain(error), file=sys.stderr)
            self.show_start("choice", explain(error), wanted if busy else None)

    def _call(self, path: Path | None) -> bool:
        """Call the window that is open on a file already; whether it answered."""
        from coopdesk.gui.start.calling import call

        if not call(path):
            return False
        name = path.name if path is not None else "coopdesk"
        self.called = _("%(file)s is open already; its window was called to the front.", file=name)
        return True

    def _answer(self, path: Path | None) -> None:
        """Let a second start on this file find the window."""
        from coopdesk.gui.start.calling import Answering

        if self._answering is not None:
            self._answering.end()
        self._answering = Answering(path, self)
        self._answering.called.connect(self._come_to_the_front)

    def _come_to_the_front(self) -> None:
        window = self.start or self.window
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def show_start(
        self, page: str = "choice", said: str = "", look: Path | None = None, copy: CopyFound | None = None
    ) -> None:
        """Show the first start, over the open file if there is one; who opens a file does without its sheets."""
        from coopdesk.gui.start.window import StartWindow

        if self.start is not None:
            if not self.start.close():
                return
            self.start.deleteLater()
        kept = read_settings().last_file
        last = Path(kept) if kept and Path(kept).is_file() and self.window is None else None
        if self.window is not None and self.window.session.store.look_only:
            last = self.window.session.store.path  # to be asked about again
        self.start = StartWindow(page, last, said, over_file=self.window is not None, look=look, copy=copy)
        self.start.opened.connect(self._open_chosen)
        self.start.looked.connect(lambda path: self._open_chosen(path, look_only=True))
        self.start.moved.connect(lambda path: self._open_chosen(path, for_good=True))
        self.start.installEventFilter(self)
        self._spoken = language()
        self._guard(self.start)
        self.start.show()

    def _open_chosen(self, path: Path, look_only: bool = False, for_good: bool = False) -> None:
        window = self.window
        if window is not None and (title := window.session.under_way):  # its file would be closed under the work
            self._leave_start()
            window.foot.say(_("Wait until “%(title)s” is done, or cancel it.", title=title), "query")
        elif window is not None and (_open_already(window, path, look_only) or self._stays(window)):
            self._leave_start()
        else:
            try:
                self.open_file(path, look_only, for_good)
            except BusyError as error:
                self._call(path)
                self.show_start("choice", self.called or explain(error), path)

    def open_file(self, path: Path, look_only: bool = False, for_good: bool = False) -> None:
        """Open a file in a new window and close the one before; raises StorageError, the open one then stays.

        One that cannot be written is looked at only. A copy of which it is not clear that it is the one to go on with
        is asked about first, unless it was said to go on here ``for_good``.
        """
        if self.window is not None:
            keep(self.window.session.store)  # the other file may be a copy of this one
        try:
            store = Store.open(path.resolve(), look_only)
        except ReadOnlyError:
            store = Store.open(path.resolve(), look_only=True)
        copy = found_as(store, for_good)
        if copy.asks and not for_good:
            role = store.desk.role
            store.close()
            self.show_start("copy", copy=CopyFound(path, copy, role))
            return
        before, self.window = self.window, _window_on(store, moved_notices(store, copy))
        self._only_looks = look_only
        typed, self._drafts = self._drafts, None if store.look_only else Drafts(self.window)
        if self._idle is not None:
            self._idle.end()
        self._idle = Idle(self.window, self._answer)
        for keys, page in (("Ctrl+O", "open"), ("Ctrl+N", "choice")):
            bind(self.window, keys, partial(self.show_start, page))
        self.window.installEventFilter(self)
        self._guard(self.window)
        self.window.show()
        self._remember()
        self._leave_start()
        if before is not None:
            before.removeEventFilter(self)
            before.close()
            if typed is not None:
                typed.end()
            leave(before.session.store)
            before.deleteLater()

    def _leave_start(self) -> None:
        if self.start is not None:
            self.start.close()
            self.start.deleteLater()
            self.start = None

    def _guard(self, window: "Window | StartWindow") -> None:
        """Let what no one caught be explained over this window."""
        if self._hook is not None:
            self._hook.remove()
        self._hook = Hook(window)

    def _remember(self) -> None:
        """Keep the language and the file for the next start; one that was to be looked at only is no work to go on."""
        path = self.window.session.store.path if self.window is not None and not self._only_looks else None
        kept = read_settings()
        keep_settings(replace(kept, language=language(), last_file=str(path) if path else kept.last_file))

    def end(self) -> None:
        """Remember language and file, close the file, put the former hook back."""
        self._remember()
        if self._hook is not None:
            self._hook.remove()
        if self._drafts is not None:
            self._drafts.end()
        if self._idle is not None:
            self._idle.end()
        if self._answering is not None:
            self._answering.end()
        if self.window is not None:
            leave(self.window.session.store)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window closes at once unless a screen has something unfinished in hand: then it says so first."""
        if event.type() == QEvent.Type.Close and self.window is not None:
            if watched is self.window:
                stays = self._stays(self.window)
                event.setAccepted(not stays)
                return stays
            self._guard(self.window)
            if language() != self._spoken:
                self._spoken = language()
                self.window.change_language(self._spoken)
        return super().eventFilter(watched, event)

    def _stays(self, window: Window) -> bool:
        """Whether something unfinished keeps the window open; asked again with the same in hand, it does not."""
        for name, screen in window.screens.items():
            try:
                screen.leave()
                words = screen.unfinished()
            except DeskError as error:  # the disk is full, or the stick is gone
                words = explain(error)
            if words and words != self._warned:
                self._warned = words
                window.open(name)
                window.foot.say(_("%(unfinished)s Close again to give it up.", unfinished=words), "query")
                return True
        return False


def _first_screen(store: Store) -> str:
    return "summary" if store.find(Cooperative) else "cooperatives"


def _window_on(store: Store, moved: list[Notice]) -> Window:
    """The window on an open file, not yet shown: a co-operative's at this month, a federation's at its summary,
    or at its register as long as nobody is on it."""
    desk = store.desk

    def owner() -> str:
        if desk.role == "federation":
            return f"{name_of(desk, 'federation')}  •  {desk.federation}".strip(" •")
        return f"{name_of(own_cooperative(store))}  •  {desk.cooperative}"

    operator, screen = ("", _first_screen(store)) if desk.role == "federation" else (own_cooperative(store).clerk, "")
    session = Session(store, month_in_hand(store), operator)
    typed = set() if store.look_only else offered_again(session)
    session.notices += notices_of(store) + moved
    window = Window(session, places(desk.role), owner, screen)
    if store.look_only:
        Locking(window, store.path)
    if typed:
        labels = [_(place.label) for place in window.places if place.name in typed]
        words = _(
            "What was half typed when the program ended is offered again: %(places)s.", places=_(", ").join(labels)
        )
        window.foot.say(words, "query")
    if not seated(session):
        QTimer.singleShot(0, window, window.ask_seat)
    return window


def _open_already(window: "Window", path: Path, look_only: bool) -> bool:
    """Whether a window has a file as it is wanted: one that is only looked at can be opened again to work in it."""
    store = window.session.store
    return store.path == path.resolve() and (look_only or not store.look_only)


def run_windows(path: Path | None, look_only: bool = False) -> int:
    """Show the window on a file, else on the last one, else the first start, until the last window is closed.

    ``look_only`` lets nothing be changed. Returns the exit status; raises DeskError where there is no display.
    """
    application()
    opener = Opener()
    opener.begin(path, look_only)
    if opener.called:
        if sys.stderr is not None:
            print(opener.called, file=sys.stderr)
        return 0
    gc.freeze()  # what stands now stays; each later search for garbage passes it by
    gc.enable()
    status = QApplication.exec()
    opener.end()
    return status

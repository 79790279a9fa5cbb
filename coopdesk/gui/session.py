"""What all screens share: the open file, the month in hand, and the ways to tell the window something."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.gui.words import _
from coopdesk.gui.work import Progress, Work
from coopdesk.store import Store

T = TypeVar("T")
LOOK_ONLY = N_("%(file)s is open for looking only: nothing can be changed. Copy it to a folder where you may write.")
LOOKED_AT = N_("%(file)s is open for looking only: nothing can be changed. To work in it, open it again (Ctrl+O).")


@dataclass(frozen=True, eq=False)
class Notice:
    """A marked sentence that stands over the work, always or until it was read."""

    message: str
    values: Mapping[str, object]
    stays: bool = False


def looking(path: Path | None) -> str:
    """Why nothing of a file that is looked at can be changed, marked: it cannot be written, or that was chosen."""
    written = path is None or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    return LOOKED_AT if written else LOOK_ONLY


class Session(QObject):
    """One per window. Screens read ``store`` and ``month`` here and never know the window itself.

    ``operator`` is the name of who sits at the desk. ``opened`` is asked for by (screen name, where in it).
    ``notices`` stand over the work.
    ``in_hand`` is what screens have unfinished, by screen, so that it outlives the building of the window anew;
    ``looked_at`` is what a screen of several things has in front, by screen, as long as the window is open.
    """

    month_changed = Signal()
    data_changed = Signal(object)
    kept = Signal(str)
    told = Signal(str, str)
    counted = Signal(str)
    helped = Signal(str, str)
    opened = Signal(str, object)
    working = Signal(object)
    seated = Signal()

    def __init__(self, store: Store, month: Month, operator: str = "") -> None:
        super().__init__()
        self.store = store
        self.operator = operator
        self.in_hand: dict[str, Any] = {}
        self.looked_at: dict[str, Any] = {}
        self.notices: list[Notice] = []
        self._month = month
        self._works: list[Work] = []

    @property
    def month(self) -> Month:
        """The month that the header shows and the screens of a month work on."""
        return self._month

    def turn_to(self, month: Month) -> None:
        """Take another month in hand; the shown screen refreshes."""
        if month != self._month:
            self._month = month
            self.month_changed.emit()

    def take_seat(self, name: str) -> None:
        """Another person sits here from now on; what is saved is recorded under that name."""
        self.operator = name
        self.seated.emit()

    def saved(self, source: object = None) -> None:
        """Something was committed: the foot says when, and other screens than ``source`` read again when shown."""
        self.kept.emit(datetime.now().astimezone().strftime("%H:%M:%S"))
        self.data_changed.emit(source)

    def tell(self, message: str, level: str = "info") -> None:
        """Say a translated sentence in the foot; level ``info``, ``query`` or ``error`` (those stay until the next)."""
        self.told.emit(message, level)

    def refuses(self) -> bool:
        """Whether nothing can be changed here, since the file is open for looking only; the foot says so then."""
        if self.store.look_only:
            path = self.store.path
            self.tell(_(looking(path), file=path.name if path else ""), "query")
        return self.store.look_only

    def help(self, title: str, text: str) -> None:
        """What F1 shows for the box in hand, both translated; called when a box is entered."""
        self.helped.emit(title, text)

    def open(self, screen: str, where: Any = None) -> None:
        """Show another screen by its name and let it `Screen.go_to` a place."""
        self.opened.emit(screen, where)

    @property
    def under_way(self) -> str:
        """The title of longer work that is not done yet, empty where there is none."""
        return self._works[0].title if self._works else ""

    def run_here(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None], keys: str = "") -> Work:
        """Do longer work with the open store in the window's thread; each call of progress lets the window breathe.

        ``work`` gets a progress callable (done, total) that raises when the person cancels; ``done`` gets the result.
        ``keys`` stop it, wherever the cursor is in the window.
        """
        started = Work(title, work, done, self, beside=False, keys=keys)
        self._works.append(started)
        started.ended.connect(lambda: self._works.remove(started))
        self.working.emit(started)
        started.start()
        return started

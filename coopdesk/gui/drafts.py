"""Drafts: what is in hand on the screens goes into the data file while it is typed, and comes back from there."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.period import Month
from coopdesk.errors import StorageError
from coopdesk.gui.grid.columns import Held
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.gui.words import _, explain
from coopdesk.services import drafts

EVERY: Final = 800
"""Milliseconds after which what is being typed is in the file at the latest."""


CELL: Final = " cell"
"""How the place ends of a text that stands in the one cell being typed."""


def as_text(value: Any) -> str:
    """What a screen has in hand, of plain values, records of the grid, tuples, lists and mappings, as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if value is NOT_APPLICABLE:
        return {"na": 0}
    if isinstance(value, Held):
        return {"held": [_plain(part) for part in (value.place, value.key, dict(value.values), dict(value.typed))]}
    if isinstance(value, Mapping):
        return {"map": [[_plain(key), _plain(part)] for key, part in value.items()]}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, tuple):
        return {"tuple": [_plain(part) for part in value]}
    for name, (kind, _read) in _KINDS.items():
        if isinstance(value, kind):
            return {name: str(value)}
    raise TypeError(f"{type(value).__name__} cannot be kept as a draft")


def from_text(text: str) -> Any:
    """What `as_text` was given; raises ValueError for what is none."""
    return _made(json.loads(text))


def _made(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_made(part) for part in plain]
    if not isinstance(plain, dict):
        return plain
    [(name, part)] = plain.items()
    if name in _KINDS:
        return _KINDS[name][1](part)
    return _MAKERS[name](part)


_KINDS: Final[dict[str, tuple[type, Callable[[str], Any]]]] = {
    "decimal": (Decimal, Decimal), "date": (date, date.fromisoformat), "month": (Month, Month.parse),
}  # fmt: skip
_MAKERS: Final[dict[str, Callable[[Any], Any]]] = {
    "na": lambda _part: NOT_APPLICABLE,
    "map": lambda part: {_made(key): _made(value) for key, value in part},
    "tuple": lambda part: tuple(_made(one) for one in part),
    "held": lambda part: Held(*map(_made, part)),
}


class Drafts(QObject):
    """Looks at what a window has in hand every moment, and keeps it where it is another than before.

    A file that cannot be written says so once.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._session = window.session
        self._in_hand = window.in_hand
        self._kept: dict[str, str] | None = None
        self._told = False
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Keep what is in hand now; nothing is written where nothing changed."""
        if self._session.under_way or self._session.store.look_only:
            return
        found = {place: as_text(value) for place, value in self._in_hand().items() if value}
        if found == self._kept:
            return
        try:
            drafts.keep(self._session.store, found)
        except StorageError as error:
            if not self._told:
                self._told = True
                words = _("What is being typed is not safe from a power cut now: %(why)s", why=explain(error))
                self._session.tell(words, "error")
            return
        self._kept, self._told = found, False

    def end(self) -> None:
        """The window closes: what is unfinished was given up; a half typed cell that no one looked at yet stays."""
        self._timer.stop()
        if self._session.store.look_only:
            return
        unseen = {place: value for place, value in self._session.in_hand.items() if place.endswith(CELL)}
        try:
            drafts.keep(self._session.store, {place: as_text(value) for place, value in unseen.items()})
        except StorageError:
            return


def offered_again(session: Session) -> set[str]:
    """Put what was half typed when the program ended back in hand; returns the names of the screens it belongs to.

    What another version of the program kept, and this one cannot read, is passed over.
    """
    for place, text in drafts.unfinished(session.store).items():
        try:
            session.in_hand[place] = from_text(text)
        except (ValueError, TypeError, KeyError):
            continue
    return {place.split()[0] for place in session.in_hand}

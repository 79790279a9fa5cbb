"""A window that only looks at its file: forms take nothing, and a sentence over the work says why."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coopdesk.errors import N_
from coopdesk.gui.boxes import TextBox
from coopdesk.gui.choice_box import ChoiceBox
from coopdesk.gui.form import Form
from coopdesk.gui.session import Notice, looking
from coopdesk.gui.words import _
from coopdesk.services.places import Lying
from coopdesk.store import Store

_RISKS: dict[Lying, str] = {
    "stick": N_("%(file)s lies on a stick: pull it out only after closing, and keep a backup on the computer."),
    "network": N_("%(file)s lies on another computer: keep to one person at a time, and work on a copy if you can."),
    "cloud": N_("%(file)s lies in a folder that is synchronised over the network, which can bring an older state back. "
                "Move it to another folder."),
}  # fmt: skip


def why_locked(path: Path | None) -> str:
    """Why nothing can be typed into a form, translated."""
    return _(looking(path), file=path.name if path else "")


def notices_of(store: Store) -> list[Notice]:
    """What is to be said over the work of a file as it was opened."""
    found = []
    if store.path is not None and store.look_only:
        found.append(Notice(looking(store.path), {"file": store.path.name}, stays=True))
    if store.path is not None and store.aside is not None:
        message = N_("%(file)s is of an earlier version and was brought up. As it was before, it lies in %(copy)s.")
        found.append(Notice(message, {"file": store.path.name, "copy": str(store.aside)}))
    return found


def risk_of(path: Path, lies: Lying | None) -> str:
    """What can happen to a file where it lies, translated; empty for nothing."""
    return _(_RISKS[lies], file=path.name) if lies else ""


class Locking(QObject):
    """Locks every form of a window whenever it is shown, and again each box that its page would open.

    A form that asks what to print is none of data.
    """

    def __init__(self, window: QObject, path: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A form is shown; a box tells when it can be typed into or not."""
        kind = event.type()
        if kind == QEvent.Type.Show and isinstance(watched, Form) and self._of_data(watched):
            watched.set_locked(True, why_locked(self._path))
        elif kind == QEvent.Type.ReadOnlyChange and isinstance(watched, TextBox) and not watched.isReadOnly():
            watched.setReadOnly(self._of_data(watched.parentWidget()))
        elif kind == QEvent.Type.EnabledChange and isinstance(watched, ChoiceBox) and watched.isEnabled():
            watched.setEnabled(not self._of_data(watched.parentWidget()))
        return False

    def _of_data(self, form: QWidget | None) -> bool:
        return isinstance(form, Form) and form.keeps and form.window() is self._window

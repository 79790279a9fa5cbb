"""Keys that hold only where they are meant."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget


def bind(widget: QWidget, keys: str, act: Callable[[], object], alone: bool = False) -> None:
    """Let keys act while the cursor is in a widget or a part of it; in a window wherever it is.

    ``alone``: in the widget itself only, not in its parts.

    The context is set afterwards: where PySide is given something to call, it forgets the context it was made with.
    """
    context = Qt.ShortcutContext.WidgetWithChildrenShortcut
    if isinstance(widget, QMainWindow):
        context = Qt.ShortcutContext.WindowShortcut
    elif alone:
        context = Qt.ShortcutContext.WidgetShortcut
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(context)
    shortcut.activated.connect(act)

"""Keys that hold only where they are meant."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(widget: QWidget, keys: str, act: Callable[[], object], alone: bool = False) -> None:
    """Let keys act while the cursor is in a widget or a part of it; ``alone``: in the widget itself only.

    The context is set afterwards: where PySide is given something to call, it forgets the context it was made with.
    """
    context = Qt.ShortcutContext.WidgetShortcut if alone else Qt.ShortcutContext.WidgetWithChildrenShortcut
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(context)
    shortcut.activated.connect(act)

"""Keys that hold only where they are meant."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QMainWindow, QScrollBar, QWidget

SCROLLS: Final[dict[int, QScrollBar.SliderAction]] = {
    Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Space: QScrollBar.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
}
"""What moves a sheet that has the focus, and how."""


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


def free(widget: QWidget, *keys: str) -> None:
    """Let keys that are bound act in the text boxes of a widget, too; those keep some: Ctrl+E, to the end, on Linux.

    Undo stays with a box as long as something typed there can be taken back.
    """
    free_keys = _Free(widget, keys)
    for box in [*widget.findChildren(QLineEdit), *widget.findChildren(QComboBox)]:
        box.installEventFilter(free_keys)


class _Free(QObject):
    """Lets no box take these keys before they are looked up."""

    def __init__(self, parent: QObject, keys: tuple[str, ...]) -> None:
        super().__init__(parent)
        self._keys = [QKeySequence(one) for one in keys]

    def eventFilter(self, box: QObject, event: QEvent) -> bool:
        """Refuse the question whether a key belongs to the box."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if QKeySequence(event.keyCombination()) not in self._keys:
            return False
        line = box.lineEdit() if isinstance(box, QComboBox) else box
        if event.matches(QKeySequence.StandardKey.Undo) and isinstance(line, QLineEdit) and line.isUndoAvailable():
            return False
        event.ignore()
        return True

"""The one box that stands on the current cell. It always has the focus, so the first character is never lost."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from coopdesk.gui.boxes import decimal_key, wear
from coopdesk.gui.grid.columns import Column

Key = Qt.Key
_Held = Qt.KeyboardModifier
_NONE, _CTRL, _SHIFT, _ALT = _Held.NoModifier, _Held.ControlModifier, _Held.ShiftModifier, _Held.AltModifier
KEYS: Final[dict[tuple[Qt.KeyboardModifier, Qt.Key], str]] = {
    (_NONE, Key.Key_Return): "next", (_NONE, Key.Key_Enter): "next", (_NONE, Key.Key_Tab): "next",
    (_SHIFT, Key.Key_Return): "back", (_SHIFT, Key.Key_Enter): "back", (_SHIFT, Key.Key_Backtab): "back",
    (_SHIFT, Key.Key_Tab): "back", (_NONE, Key.Key_Backtab): "back",
    (_NONE, Key.Key_Up): "up", (_NONE, Key.Key_Down): "down",
    (_SHIFT, Key.Key_Up): "extend up", (_SHIFT, Key.Key_Down): "extend down",
    (_NONE, Key.Key_PageUp): "page up", (_NONE, Key.Key_PageDown): "page down",
    (_CTRL, Key.Key_Home): "first", (_CTRL, Key.Key_End): "last",
    (_NONE, Key.Key_F2): "list", (_SHIFT, Key.Key_F2): "reason",
    (_NONE, Key.Key_F5): "new", (_NONE, Key.Key_Insert): "insert",
    (_ALT, Key.Key_Up): "move up", (_ALT, Key.Key_Down): "move down",
    (_CTRL, Key.Key_D): "fill down", (_CTRL | _SHIFT, Key.Key_D): "duplicate", (_CTRL, Key.Key_Delete): "delete line",
}  # fmt: skip
"""What these keys do whether something is being typed or not."""
READY_KEYS: Final[dict[tuple[Qt.KeyboardModifier, Qt.Key], str]] = {
    (_SHIFT, Key.Key_Left): "extend left", (_SHIFT, Key.Key_Right): "extend right",
    (_NONE, Key.Key_Home): "row start", (_NONE, Key.Key_End): "row end", (_NONE, Key.Key_Delete): "blank",
    (_CTRL, Key.Key_Z): "undo", (_CTRL, Key.Key_Y): "redo", (_CTRL | _SHIFT, Key.Key_Z): "redo",
    (_CTRL, Key.Key_C): "copy", (_CTRL, Key.Key_Insert): "copy", (_CTRL, Key.Key_V): "paste",
    (_SHIFT, Key.Key_Insert): "paste", (_CTRL, Key.Key_A): "all",
}  # fmt: skip
"""What these do while nothing is being typed; in a text being typed they belong to the text."""


class CellBox(QLineEdit):
    """Ready: shows the cell, all of it selected, keys walk. Typing: the first character replaces, Esc takes back.

    ``acted`` carries what a key asks of the grid; the typed text is in `text` then. ``typed`` comes with each change.
    """

    acted = Signal(str)
    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cell")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.typing = False
        self.walks = True
        self._ready_text = ""
        self._edit_text: Callable[[], str] = lambda: ""
        self._column: Column | None = None
        self.textEdited.connect(self._begin)
        self.hide()

    def stand_on(self, column: Column, text: str, edit_text: Callable[[], str], open_: bool, level: str) -> None:
        """Stand on a cell, ready; ``open_`` is whether it can be typed into, ``level`` of what stands against it."""
        self.typing = False
        self._column = column
        self._ready_text, self._edit_text = text, edit_text
        words = column.field is not None and column.field.kind is str and not column.field.code
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, words and open_)
        side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.setReadOnly(not open_)
        self.setText(text)
        self.selectAll()
        wear(self, "state", level if open_ else "closed")

    def edit(self) -> None:
        """Edit what stands in the cell instead of replacing it."""
        if not self.isReadOnly() and not self.typing:
            self.setText(self._edit_text())
            self.end(False)
            self._begin(self.text())
            self.walks = False

    def type_again(self, text: str) -> None:
        """Stand as if this had just been typed."""
        if not self.isReadOnly():
            self.setText(text)
            self._begin(text)

    def take_back(self) -> None:
        """Show again what stood in the cell."""
        self.typing = False
        self.setText(self._ready_text)
        self.selectAll()

    def _begin(self, text: str) -> None:
        if not self.typing:
            self.walks = True
            wear(self, "state", "typing")
        self.typing = True
        self.typed.emit(text)

    def event(self, event: QEvent) -> bool:
        """Tab is a key of the grid; keys of the grid are not shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if event.type() == QEvent.Type.ShortcutOverride and self._act_of(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Key.Key_Tab, Key.Key_Backtab):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def _act_of(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pair = (held, Key(event.key()))
        if not self.typing and pair in READY_KEYS:
            return READY_KEYS[pair]
        if pair in ((_NONE, Key.Key_Left), (_NONE, Key.Key_Right)) and (not self.typing or self._walks_now()):
            return "left" if event.key() == Key.Key_Left else "right"
        return KEYS.get(pair, "")

    def _walks_now(self) -> bool:
        """As in Excel: arrows leave a cell that was typed over, and walk in one that is edited."""
        return self.walks and self._column is not None and self._column.figures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the grid act; everything else is text."""
        act = self._act_of(event)
        if act:
            self.acted.emit(act)
        elif event.key() == Key.Key_Escape:
            self.acted.emit("revert")
        elif decimal_key(event) and self._column is not None and self._column.figures and not self.isReadOnly():
            self.insert(".")
            self._begin(self.text())
        elif self.isReadOnly() and event.text().strip() and not event.modifiers() & _CTRL:
            self.acted.emit("closed")
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A composition that begins replaces the cell; its keys belong to it until it is committed."""
        if event.preeditString() and not self.typing:
            self._begin("")
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into the current cell edits it."""
        self.edit()
        super().mousePressEvent(event)

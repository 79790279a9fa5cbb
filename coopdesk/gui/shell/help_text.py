"""The text of a help page: headings, paragraphs, steps and explained words, scrolled by keys, copied with Ctrl+C."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.gui.theme import LARGE, MIDDLE, SMALL, TINY, colour
from coopdesk.gui.words import _

_TITLE, _HEADING = 1.35, 1.1
"""How much larger than the text a title and a heading are."""
_LINE: Final = 130
"""Height of a line of reading, in percent."""


class HelpText(QTextEdit):
    """Plain characters only: nothing of a page is read as markup."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Help"))
        self._starts: dict[str, int] = {}

    def show_page(self, page: HelpPage, part: str = "") -> None:
        """Show a page from its beginning, or from the part that speaks of a page of the screen."""
        self.clear()
        self._starts = {}
        cursor = self.textCursor()
        self._write(cursor, _(page.title), self._form(_TITLE, bold=True), 0)
        for one in page.parts:
            self._write_part(cursor, one)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        if part in self._starts:
            self._scroll_to(self._starts[part])

    def _write_part(self, cursor: QTextCursor, part: HelpPart) -> None:
        """The heading first; where it is remembered for the pages that the part speaks of."""
        self._write(cursor, _(part.heading), self._form(_HEADING, bold=True, role="accent"), LARGE)
        self._starts |= dict.fromkeys(part.pages, cursor.block().position())
        for text in part.texts:
            self._write(cursor, _(text), self._form(), SMALL)
        for number, text in enumerate(part.steps, start=1):
            self._write(cursor, _("%(number)s. %(text)s", number=number, text=_(text)), self._form(), SMALL, MIDDLE)
        for term, text in part.terms:
            self._write(cursor, _(term), self._form(bold=True), SMALL, MIDDLE)
            self._write(cursor, _(text), self._form(), TINY, MIDDLE)

    def _form(self, larger: float = 1.0, bold: bool = False, role: str = "ink") -> QTextCharFormat:
        form = QTextCharFormat()
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * larger)
        else:
            font.setPixelSize(round(font.pixelSize() * larger))
        font.setBold(bold)
        form.setFont(font)
        form.setForeground(colour(role))
        return form

    def _write(self, cursor: QTextCursor, text: str, form: QTextCharFormat, above: int, indent: int = 0) -> None:
        """One paragraph at the end."""
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setLeftMargin(indent)
        block.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        cursor.insertText(text, form)

    def _scroll_to(self, place: int) -> None:
        """Bring a place to the upper edge."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - SMALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space scrolls as PgDn does; what is for the window around it goes there."""
        if event.key() == Qt.Key.Key_Space:
            self.verticalScrollBar().triggerAction(self.verticalScrollBar().SliderAction.SliderPageStepAdd)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

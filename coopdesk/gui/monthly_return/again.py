"""The one text that is being typed on a page of the month: taken for the draft, and offered again from there."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from coopdesk.gui.drafts import CELL
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.monthly_return.lines_page import LinesPage
from coopdesk.gui.monthly_return.notes_page import NotesPage


def typed_on(pages: Mapping[str, QWidget], hand: MonthInHand) -> dict[str, Any]:
    """The text in the cell or the box being typed, by its place; what else is in hand is held as the lines change."""
    for name, page in pages.items():
        typed: Any = page.typing() if isinstance(page, (LinesPage, NotesPage)) else None
        if typed is None:
            typed = _in_box(page)
        if typed is not None:
            return {hand.place + CELL: (hand.month, name, typed)}
    return {}


def taken_up(hand: MonthInHand) -> tuple[str, Any] | None:
    """The page and the text that waits to be typed on in a month, which is then in the hands of the page."""
    place = hand.place + CELL
    of, name, typed = hand.session.in_hand.get(place, (None, "", None))
    if of != hand.month:
        return None
    del hand.session.in_hand[place]
    return name, typed


def type_again(page: QWidget, typed: Any) -> None:
    """Let what was being typed on a page stand there again, the cursor behind it."""
    if isinstance(typed, dict):
        _box_again(page, typed["box"], typed["text"])
    elif isinstance(page, (LinesPage, NotesPage)):
        page.type_again(typed)


def _in_box(page: QWidget) -> dict[str, str] | None:
    """The name of the box of a page that is being typed into, and its text."""
    box = QApplication.focusWidget()
    if not isinstance(box, QLineEdit) or not box.isModified() or not page.isAncestorOf(box):
        return None
    return {"box": box.accessibleName(), "text": box.text()}


def _box_again(page: QWidget, name: str, text: str) -> None:
    found = [box for box in page.findChildren(QLineEdit) if box.accessibleName() == name and not box.isReadOnly()]
    for box in found[:1]:
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        box.setText(text)
        box.setModified(True)

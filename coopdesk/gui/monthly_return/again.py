"""The one text that is being typed on a page of the month: taken for the draft, and offered again from there."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from coopdesk.domain.period import Month
from coopdesk.gui.drafts import CELL
from coopdesk.gui.monthly_return.hand import IN_HAND
from coopdesk.gui.monthly_return.lines_page import LinesPage
from coopdesk.gui.monthly_return.notes_page import NotesPage
from coopdesk.gui.session import Session

_PLACE: Final = IN_HAND + CELL


def typed_on(pages: Mapping[str, QWidget], month: Month) -> dict[str, Any]:
    """The text in the cell or the box being typed, by its place; what else is in hand is held as the lines change."""
    for name, page in pages.items():
        typed: Any = page.typing() if isinstance(page, (LinesPage, NotesPage)) else None
        if typed is None:
            typed = _in_box(page)
        if typed is not None:
            return {_PLACE: (month, name, typed)}
    return {}


def taken_up(session: Session, month: Month) -> tuple[str, Any] | None:
    """The page and the text that waits to be typed on in a month, which is then in the hands of the page."""
    of, name, typed = session.in_hand.get(_PLACE, (None, "", None))
    if of != month:
        return None
    del session.in_hand[_PLACE]
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

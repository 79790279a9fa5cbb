"""A final month in the window: whatever is tried is refused with the reason and the way out."""

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.statements import LabourLine, Note, OutputLine
from coopdesk.services import months

from .conftest import MARCH

WORDS = "March 1954 is final. “Correct this month” opens it again."


@pytest.fixture
def march(after_march, window, screen):
    """March in hand, final."""
    window.header.earlier.click()
    return screen


def stands(store):
    statement = months.current(store, "BJ-001", MARCH)
    return [store.lines(kind, statement.id) for kind in (OutputLine, LabourLine, Note)]


@pytest.mark.parametrize("page", ["output", "labour"])
@pytest.mark.parametrize(
    "keys", ["9", "Delete", "Ctrl+V", "Ctrl+Z", "Ctrl+Y", "Ctrl+D", "F5", "Ctrl+Delete", "Ctrl+Shift+D"]
)
def test_typing_paste_undo_and_lines_are_refused_in_words(march, window, press, store, page, keys):
    before = stands(store)
    QApplication.clipboard().setText("1\t2\n3\t4")
    march.go_to(page)
    march.pages.page(page).grid.box.setFocus()
    window.session.tell("")
    press(keys)
    assert window.foot.said.text() == WORDS
    assert stands(store) == before


@pytest.mark.parametrize("keys", ["x", "Ctrl+V"])
def test_the_remark_says_why_it_takes_nothing(march, window, press, store, keys):
    QApplication.clipboard().setText("late")
    march.go_to("notes")
    march.pages.page("notes").begin()
    press(keys)
    assert window.foot.said.text() == WORDS
    assert (march.pages.page("notes").box.toPlainText(), stands(store)[2]) == ("", [])

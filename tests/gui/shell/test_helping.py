"""F1: the box in hand, then the page of the screen; all of it read, searched and closed by keys."""

import re

import pytest

from coopdesk.domain.help_pages import help_pages
from coopdesk.domain.language import say
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.help import KEYS
from coopdesk.gui.shell.window import Window
from coopdesk.services.desk import new_federation

from ..conftest import APRIL

KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z]\w*|[←→↑↓/;]|F?\d+)|\bF\d+\b")


@pytest.mark.parametrize("role", ["cooperative", "federation"])
def test_every_screen_has_a_help_page_under_the_same_title(role):
    titles = {page.name: page.title for page in help_pages(role)}
    assert {place.name: place.label for place in places(role)}.items() <= titles.items()


@pytest.fixture
def window(session, shown):
    """The desk of a co-operative, as it opens."""
    return shown(Window(session, places("cooperative")))


@pytest.mark.parametrize("role", ["cooperative", "federation"])
def test_every_page_of_every_screen_has_its_part_of_the_help(store, shown, role):
    with new_federation(None) as federation:
        made = shown(Window(Session(store if role == "cooperative" else federation, APRIL, "Chen"), places(role)))
        for page in help_pages(role):
            if any(place.name == page.name for place in made.places):
                made.open(page.name)
                names = made.front.pages.names if made.front.pages is not None else ()
                assert set(names) <= {name for part in page.parts for name in part.pages}, page.name


def test_every_key_that_help_names_in_either_language_is_on_the_list_of_keys():
    listed = {key for keys, _words in KEYS for key in KEY.findall(keys)}
    for page in (*help_pages("cooperative"), *help_pages("federation"), *help_pages("start")):
        for text in (text for part in page.parts for text in part.marked()):
            named = set(KEY.findall(text))
            assert named <= listed, text
            assert named == set(KEY.findall(say(text, "zh"))), text


def test_shift_f1_reads_the_page_of_the_screen_and_esc_gives_the_focus_back(window, press):
    before = window.focusWidget()
    press("Shift+F1")
    assert window.help.reader.text.toPlainText().startswith("This month")
    press("Esc")
    assert not window.help.reading
    assert window.focusWidget() is before


def test_f1_explains_the_box_and_once_more_the_screen_and_once_more_goes_back(window, press):
    window.open("sending")
    window.front.folder.setFocus()
    press("F1")
    assert window.panel.isVisible()
    press("F1")
    assert (window.panel.isVisible(), window.help.reading) == (False, True)
    assert "Safe to remove" in window.help.reader.text.toPlainText()
    press("F1")
    assert not window.help.reading


def test_the_rail_shows_that_there_is_help_and_a_click_reads_it(window):
    assert window.side.help.text() == "Help  (F1)"
    window.side.help.click()
    assert window.help.reading


def test_topics_are_turned_with_arrows_and_searched_with_f3(window, press):
    press("Shift+F1", "Right")
    reader = window.help.reader
    assert reader.text.toPlainText().startswith("Members")
    press("F3", "escrow", "Enter")
    assert reader.text.toPlainText().startswith("Encryption")
    assert reader.text.hasFocus()
    press("Esc", "Esc")
    assert not window.help.reading


def test_a_page_scrolls_by_keys_and_goes_when_another_screen_comes(window, press):
    press("Shift+F1", "Right", "Right")
    bar = window.help.reader.text.verticalScrollBar()
    press("PgDn")
    assert bar.value() > 0
    window.open("members")
    assert not window.help.reading


def test_help_begins_with_the_part_of_the_page_in_front(window, press):
    window.open("monthly_return")
    window.front.pages.open("second")
    press("Shift+F1")
    assert window.help.reader.text.verticalScrollBar().value() > 0


def test_help_speaks_the_other_language_after_ctrl_l(window, press):
    press("Ctrl+L", "Shift+F1")
    assert window.help.reader.text.toPlainText().startswith("本月工作")

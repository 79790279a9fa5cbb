"""The window around the screens."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QVBoxLayout

from coopdesk.domain.period import Month
from coopdesk.errors import N_
from coopdesk.gui import words
from coopdesk.gui.screen import Screen
from coopdesk.gui.shell.window import Place, Window


class Sheet(Screen):
    """A screen with one box that counts how often it read the data."""

    monthly = True
    made: list[str] = []  # noqa: RUF012 - emptied by each test

    def __init__(self, session):
        super().__init__(session)
        self.made.append("made")
        self.reads = 0
        self.box = QLineEdit()
        self.box.setAccessibleName("Box")
        QVBoxLayout(self).addWidget(self.box)

    def refresh(self):
        self.reads += 1

    def arrive(self):
        self.box.setFocus()

    def pill(self):
        return "Draft"


@pytest.fixture
def window(shown, session):
    Sheet.made.clear()
    places = [Place("first", N_("Members"), Sheet), Place("second", N_("Monthly return"), Sheet)]
    return shown(Window(session, places))


def test_a_screen_is_made_when_it_is_first_shown(window):
    assert Sheet.made == ["made"]
    window.open("second")
    window.open("first")
    assert Sheet.made == ["made", "made"]


def test_ctrl_2_opens_the_second_screen_and_the_rail_follows(window, press):
    press("Ctrl+2")
    assert (window.current, window.rail.currentRow()) == ("second", 1)


def test_the_rail_is_walked_with_arrows_and_enter_goes_into_the_screen(window, press):
    window.rail.setFocus()
    press("Down")
    assert window.current == "second"
    press("Enter")
    assert window.front.box.hasFocus()


def test_the_next_month_is_shown_and_read(window, press):
    before = window.front.reads
    window.header.later.click()
    assert window.session.month == Month(1954, 5)
    assert (window.header.heading.text(), window.front.reads) == ("May 1954", before + 1)


def test_a_screen_reads_again_what_another_changed_when_it_is_shown(window):
    window.open("second")
    window.session.saved(window.front)
    assert window.screens["first"].reads == 1
    window.open("first")
    assert window.front.reads == 2


def test_saving_is_answered_with_the_moment(window, press):
    window.session.saved()
    press("Ctrl+S")
    assert window.foot.said.text().startswith("Saved ")


def test_f1_shows_the_help_of_the_box_and_esc_gives_the_focus_back(window, press):
    window.front.box.setAccessibleDescription("What goes in here.")
    press("F1")
    assert window.panel.isVisible()
    press("Esc")
    assert not window.panel.isVisible()
    assert window.front.box.hasFocus()


def test_the_list_of_keys_is_one_key_away(window, press):
    press("Ctrl+/")
    assert window.panel.isVisible()
    said = {label.text() for label in window.panel.findChildren(QLabel)}
    assert {"Ctrl+L", "Ctrl+Q", "Ctrl+O, Ctrl+N"} <= said


def test_the_list_of_keys_is_not_clipped_and_scrolls_by_keys(window, press):
    window.resize(960, 600)
    press("Ctrl+/")
    area = window.panel.findChild(QScrollArea)
    bar = area.verticalScrollBar()
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert bar.maximum() > 0
    press("PgDn")
    assert bar.value() > 0
    press("End")
    assert bar.value() == bar.maximum()
    press("Home")
    assert bar.value() == 0


def test_f1_says_something_of_every_widget_even_without_a_help_of_its_own(window, press):
    for focus, said in ((window.front.box, "Enter takes it"), (window.rail, "Ctrl+1"), (window.header.later, "Enter")):
        focus.setFocus()
        press("F1")
        assert any(said in label.text() for label in window.panel.findChildren(QLabel))
        press("Esc")


def test_f1_forgets_what_another_screen_said(window, press):
    window.session.help("Accepted", "Goods that passed.")
    window.open("second")
    assert "Goods" not in window.help.now()[1]


def test_ctrl_l_switches_the_language_back_and_forth_and_the_rail_says_so(window, press):
    assert window.side.language.text() == "简体中文  (Ctrl+L)"
    press("Ctrl+L")
    assert (words.language(), window.side.language.text()) == ("zh", "English  (Ctrl+L)")
    window.front.box.setFocus()
    press("Ctrl+L")
    assert words.language() == "en"


def test_ctrl_q_closes(window, press):
    press("Ctrl+Q")
    assert not window.isVisible()


def test_a_message_does_not_follow_to_another_screen_or_month(window, press):
    for go in (lambda: press("Ctrl+2"), window.header.later.click):
        window.session.tell("There is no printer.", "query")
        go()
        assert window.foot.said.text() == ""


def test_a_plain_message_fades_and_a_refusal_stays(window, qtbot):
    window.foot.fades.setInterval(10)
    window.session.tell("Saved.")
    qtbot.waitUntil(lambda: window.foot.said.text() == "")
    window.session.tell("There is no printer.", "query")
    qtbot.wait(30)
    assert window.foot.said.text() == "There is no printer."


def test_another_language_rebuilds_the_window_at_the_same_screen(window):
    window.open("second")
    window.change_language("zh")
    assert words.language() == "zh"
    assert window.current == "second"
    assert "4月" in window.header.heading.text()


def test_the_window_fits_a_small_screen(window):
    window.resize(1366, 728)
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 728

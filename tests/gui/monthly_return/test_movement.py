"""The persons behind each number of the movement, one key away."""

from datetime import date

import pytest

from coopdesk.domain.members import Member
from coopdesk.gui import words
from coopdesk.gui.monthly_return.screen import MonthlyReturnScreen
from coopdesk.gui.screen import Screen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import members


class Register(Screen):
    """Stands for the screen of members: remembers whom it was asked to show."""

    asked = None

    def go_to(self, where):
        self.asked = where


@pytest.fixture
def window(shown, session, after_march):
    for number, sex, day in (("0003", "M", date(1954, 4, 2)), ("0004", "F", date(1954, 2, 3))):
        members.save_member(after_march, Member("BJ-001", number, "李" + number, sex, joined_on=day))
    gone = members.get(after_march, "BJ-001", "0001")
    kept = Member(**{**vars(gone), "left_on": date(1954, 4, 9), "exit_reason": "died"})
    members.save_member(after_march, kept)
    places = [Place("monthly_return", "Monthly return", MonthlyReturnScreen), Place("members", "Members", Register)]
    return shown(Window(session, places))


@pytest.fixture
def page(window):
    window.front.go_to("movement")
    return window.front.pages.page("movement")


def listed(page):
    return [person.number for person in page.persons.rows.rows]


def test_all_who_came_and_went_are_listed_at_first(page):
    assert listed(page) == ["0003", "0004", "0001"]


def test_enter_on_a_figure_lists_just_its_persons_and_esc_all_again(page, press):
    press("Down", "Right", "Enter")
    assert (listed(page), page.whose.text()) == (["0004"], "Persons: Newly developed · Female")
    press("Esc")
    assert page.table.hasFocus()
    assert listed(page) == ["0003", "0004", "0001"]


def test_the_persons_of_opening_and_closing_come_from_the_register(page, press):
    press("Enter")
    assert (listed(page), page.whose.text()) == (["0001", "0002"], "Persons: Opening")
    press("Esc", "Down", "Down", "Down", "Enter")
    assert listed(page) == ["0002", "0003", "0004"]


def test_enter_on_a_person_opens_the_sheet(page, window, press):
    press("Down", "Down", "Enter", "Enter")
    assert (window.current, window.front.asked) == ("members", "0001")


def test_a_joining_found_late_says_in_which_month_it_happened(page):
    days = [page.persons.rows.index(row, 4).data() for row in range(3)]
    assert days == ["2 April 1954", "1954-02-03, found late (February)", "9 April 1954"]
    words.speak("zh")
    assert page.persons.rows.index(1, 4).data() == "1954-02-03 补报（发生于2月）"

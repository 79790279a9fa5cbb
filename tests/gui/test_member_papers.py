"""Papers of members by keys: Ctrl+P in the list and on the sheet, and their boxes on the reports screen."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from coopdesk.domain.members import Member
from coopdesk.errors import N_
from coopdesk.gui.members.screen import MembersScreen
from coopdesk.gui.reports.screen import ReportsScreen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import members

PLACES = [Place("members", N_("Members"), MembersScreen), Place("reports", N_("Reports"), ReportsScreen)]


@pytest.fixture
def window(shown, session, store):
    for number, name, day in (("0001", "周春兰", date(1953, 5, 1)), ("0002", "𬭎桂英", date(1954, 4, 9))):
        members.save_member(store, Member("BJ-001", number, name, "F", joined_on=day, entry="new"))
    return shown(Window(session, PLACES))


def text_of(window) -> str:
    if not window.front.data:
        return ""
    pdf = pypdfium2.PdfDocument(window.front.data)
    words = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return words


def test_ctrl_p_in_the_list_shows_the_list_of_the_month(window, press, qtbot):
    press("Ctrl+P")
    qtbot.waitUntil(lambda: "Member list" in text_of(window))
    assert "𬭎桂英" in text_of(window)
    assert Path(window.front.path.text()).name == "BJ-001_1954-04_members-list_en.pdf"


def test_ctrl_p_on_the_sheet_shows_the_card_of_that_member(window, press, qtbot):
    press("Down", "Enter", "Ctrl+P")
    qtbot.waitUntil(lambda: "Member card" in text_of(window))
    assert "0002" in text_of(window)
    assert Path(window.front.path.text()).name == "BJ-001_member-card_0002_en.pdf"


def test_a_day_and_an_order_are_chosen_with_keys_and_name_the_file(window, press, qtbot):
    window.open("reports", {"report": "members-list", "period": window.session.month})
    window.front.wishes.form.boxes["day"].box.setFocus()
    press("8", "Enter", "2", "Enter")
    qtbot.waitUntil(lambda: "on 8 April 1954" in text_of(window))
    assert "𬭎桂英" not in text_of(window)
    assert Path(window.front.path.text()).name == "BJ-001_1954-04_members-list_team_1954-04-08_en.pdf"


def test_a_card_without_a_number_asks_for_one_and_a_name_finds_the_member(window, press, qtbot):
    window.open("reports", "member-card")
    qtbot.waitUntil(lambda: "whose card" in window.front.trouble.text())
    window.front.wishes.form.boxes["member"].box.setFocus()
    press("周春兰", "Enter")
    qtbot.waitUntil(lambda: "0001" in text_of(window))


def test_the_annual_return_is_chosen_by_month_with_keys(window, press, qtbot):
    window.open("reports", {"report": "annual-return", "period": "1954"})
    window.front.wishes.form.boxes["columns"].box.setFocus()
    press("2", "Enter")
    qtbot.waitUntil(lambda: "December" in text_of(window))
    assert "0 of " in text_of(window)
    assert Path(window.front.path.text()).name == "BJ-001_1954_annual-return_month_en.pdf"

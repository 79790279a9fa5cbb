"""Who sits at the desk: kept on a list, remembered, changed by a key, refused in words."""

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.operators import Operator
from coopdesk.gui.screens import places
from coopdesk.gui.seat import seated
from coopdesk.gui.session import Session
from coopdesk.gui.settings import Settings, keep_settings, read_settings
from coopdesk.gui.shell.window import Window
from coopdesk.services import operators
from tests.gui.conftest import APRIL


@pytest.fixture(autouse=True)
def nobody_yet():
    keep_settings(Settings())


@pytest.fixture
def window(shown, session):
    return shown(Window(session, places("cooperative"), start="cooperative"))


@pytest.fixture
def listed(store):
    for name, role in (("赵文", "administrator"), ("Sun", "check"), ("Li", "entry")):
        operators.keep_person(store, Operator(name, role), new=True)


def test_persons_are_entered_by_keys_and_the_first_one_sits_here(window, press, store):
    window.front.go_to("people")
    press("赵文", "Enter", "Enter", "Enter", "Li", "Enter", "Enter", "Enter")
    assert operators.people(store) == [Operator("Li", "entry"), Operator("赵文", "administrator")]
    assert (window.session.operator, read_settings().operator) == ("赵文", "赵文")
    assert "Administrator 赵文" in window.foot.kept.text()
    assert store.query("SELECT operator FROM change WHERE record = 'operator' ORDER BY 1") == [
        ("Wang Guiying",),
        ("赵文",),
    ]


def test_asked_twice_who_sits_here_the_cursor_still_goes_back_to_the_work(window, press, listed):
    before = window.focusWidget()
    press("F12", "F12", "Esc")
    assert window.panel.isHidden()
    assert window.focusWidget() is before


def test_f12_lists_who_works_here_and_enter_takes_the_seat(window, press, listed, session):
    press("F12", "Down", "Enter")
    assert session.operator == "Sun"
    assert window.foot.said.text() == "From now on: Check and sign Sun."
    assert not window.panel.isVisible()
    press("F12", "Esc")
    assert (session.operator, window.panel.isVisible()) == ("Sun", False)


def test_without_a_list_ctrl_u_says_where_it_is_kept(window, press):
    press("F12")
    assert window.foot.said.text().startswith("Nobody is on the list of persons")


def test_who_sat_here_last_sits_here_again_else_it_is_asked(store, listed):
    again = Session(store, APRIL, "the clerk")
    assert (seated(again), again.operator) == (False, "the clerk")
    keep_settings(Settings(operator="Sun"))
    assert (seated(again), again.operator) == (True, "Sun")
    store.save(Operator("Sun", "check", active=False))
    keep_settings(Settings(operator="Sun"))
    assert not seated(Session(store, APRIL, "the clerk"))


def test_nothing_is_asked_where_nobody_is_listed(session):
    assert seated(session)
    assert session.operator == "Wang Guiying"


def test_who_only_enters_hears_beside_the_button_who_finalises(window, press, listed, session):
    session.take_seat("Li")
    window.open("monthly_return", "check")
    page = window.front.pages.page("check")
    page.form.show_texts({"preparer": "Li", "signatory": "Sun", "submitted_on": "1954-05-02"})
    page.finalise()
    assert page.form.texts()["submitted_on"] == "1954-05-02"
    assert page.trouble.text().startswith("Li enters; making a month final and correcting it is done by Sun, 赵文.")


def test_what_an_entry_clerk_types_into_the_particulars_stays_in_hand(window, press, listed, session):
    session.take_seat("Li")
    box = window.front.particulars.unit.boxes["telephone"].box
    box.setFocus()
    press("5-1234", "Enter")
    window.front.leave()
    assert window.front.particulars.changed
    assert "cannot be kept as it is" in window.foot.said.text()


def test_one_who_left_stays_on_the_list(window, press, listed, session, store):
    session.take_seat("赵文")
    window.session.saved()
    window.front.go_to("people")
    window.front.people.list.take(0)
    press("Enter")
    assert QApplication.focusWidget() is window.front.people.form.boxes["role"].box
    press("Enter", "no", "Enter")
    assert store.get(Operator, "Li") == Operator("Li", "entry", active=False)

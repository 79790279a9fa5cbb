"""The amounts beside the products, by keys."""

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.statements import Accounts
from coopdesk.gui.monthly_return.hand import AMOUNTS
from coopdesk.services import months
from coopdesk.services.amounts import save_accounts
from tests.gui.monthly_return.conftest import APRIL


@pytest.fixture
def page(after_march, screen, press):
    screen.go_to("accounts")
    return screen.pages.page("accounts")


@pytest.fixture
def kept_accounts(kept):
    return lambda: next(iter(kept(Accounts)), None)


def test_amounts_are_reckoned_and_kept_as_they_are_left(page, press, kept_accounts, screen):
    press("1,200+50", "Enter")
    assert kept_accounts() == Accounts(1_250)
    press("-300", "Enter")
    assert kept_accounts() == Accounts(1_250, -300)
    press("900", "Enter")
    assert kept_accounts() == Accounts(1_250, -300, 900)
    assert screen.pages.current == "check"


def test_blank_nought_and_not_applicable_are_three_things(page, press, kept_accounts):
    press("-", "Enter", "0", "Enter")
    assert kept_accounts() == Accounts(NOT_APPLICABLE, 0)
    page.begin()
    press("Delete", "Enter", "Delete", "Enter")
    assert kept_accounts() is None


def test_undo_and_redo_go_from_change_to_change(page, press, kept_accounts):
    press("12", "Down", "7", "Up", "Ctrl+Z")
    assert kept_accounts() == Accounts(12)
    press("Ctrl+Z")
    assert kept_accounts() is None
    press("Ctrl+Y", "Ctrl+Y")
    assert kept_accounts() == Accounts(12, 7)


def test_what_cannot_be_read_stays_and_stands_in_the_way(page, press, screen, kept_accounts):
    press("5o", "Enter")
    assert page.form.boxes["services"].trouble.isVisible()
    screen.go_to("check")
    assert kept_accounts() is None
    assert "8 Services of an industrial kind" in screen.pages.page("check").errors.cards[0].words.text()
    press("Enter")
    assert QApplication.focusWidget() is page.form.boxes["services"].box
    assert QApplication.focusWidget().text() == "5o"


def test_what_cannot_be_read_is_there_again_when_the_month_is(page, press, window, screen, kept_accounts):
    press("5o")
    window.header.earlier.click()
    assert page.form.texts() == {"services": "", "work_in_progress": "", "production_cost": ""}
    window.header.later.click()
    assert page.form.texts() == {"services": "5o", "work_in_progress": "", "production_cost": ""}
    screen.go_to("accounts")
    press("Delete", "50", "Enter")
    assert kept_accounts() == Accounts(50)
    assert screen.unfinished() == ""


def test_one_amount_without_the_other_asks_for_a_reason_at_the_check(page, press, screen):
    press("12", "Enter")
    assert page.queries.cards == []
    screen.go_to("check")
    card = next(card for card in screen.pages.page("check").queries.cards if card.problem.box in AMOUNTS)
    card.setFocus()
    press("F2", "not counted", "Enter")
    assert list(screen.hand.reasons) == [("blank-work_in_progress", "")]


def test_a_great_change_of_services_is_settled_beside_the_box(page, press, screen, window):
    press("100", "Enter", "0", "Enter")
    window.header.later.click()
    screen.go_to("accounts")
    press("400", "Enter")
    assert "Last month: Services of an industrial kind  100" in page.last.text()
    assert "+300.0" in page.queries.cards[0].words.text()
    page.queries.cards[0].setFocus()
    press("F2", "a large order", "Enter")
    assert page.queries.cards == []


def test_amounts_that_are_there_stay_when_the_page_is_opened_first(after_march, screen, press, store, kept_accounts):
    save_accounts(store, months.draft(store, "BJ-001", APRIL), Accounts(12, -3))
    screen.refresh()
    screen.go_to("accounts")
    press("Enter", "Enter")
    assert kept_accounts() == Accounts(12, -3)


def test_a_final_month_shows_its_amounts_and_takes_none(page, press, screen, store, window):
    window.header.earlier.click()
    assert screen.hand.final
    box = page.form.boxes["services"].box
    assert box.isReadOnly()
    assert "final" in box.accessibleDescription()
    assert months.whole(store, months.current(store, "BJ-001", APRIL + -1)).accounts is None

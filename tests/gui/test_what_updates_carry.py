"""What the federation sets for its co-operatives: catalogue, plans, shares, settings; typed by keys, carried along."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan, MonthlyShare
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.setup import example_catalogue
from coopdesk.store import Store

CARRIED = "The co-operatives get it with their next update."
FEN = {"currency": "CNY", "exponent": 2}


@pytest.fixture
def window(shown):
    with Store.create(None, Desk("federation", federation_zh="总社", **FEN)) as office:
        office.save(Cooperative("BJ-001", "One"), Cooperative("BJ-002", "Two"), Cooperative("BJ-003", "Three"))
        office.save(KindSpan("BJ-001", date(1953, 1, 1), "PC"))
        office.save(AnnualPlan("BJ-001", 1954, "gross_output_value", 1, 100, 200))
        yield shown(Window(Session(office, Month(1954, 4), "Zhao"), places("federation"), start="cooperatives"))


@pytest.fixture
def on(window, press):
    """Turn to a page by keys; the page and the store of the window."""

    def turn(name):
        pages = window.front.pages
        press(*["Ctrl+PgDn"] * (pages.names.index(name) - pages.names.index(pages.current)))
        return window.front.sets[name], window.session.store

    return turn


def test_a_product_and_its_price_are_typed_and_a_table_is_taken_in(window, on, press, qtbot):
    page, store = on("catalogue")
    press(
        "F5", "0801", "Enter", "carpet", "Enter", "Enter", "piece", "Enter", "Enter", "12.5", "Enter", "Enter", "Enter"
    )
    assert store.get(Product, "0801").constant_price == Decimal("12.5")
    assert window.foot.said.text() == CARRIED
    press("Ctrl+Delete")
    page.table.box.setFocus()
    press(str(example_catalogue()), "Enter")
    assert "never changes" in page.table.row.trouble.text()
    store.remove(store.get(Product, "0801"))
    press("Enter")
    qtbot.waitUntil(lambda: len(store.find(Product)) > 20)
    assert window.foot.said.text().endswith(CARRIED)


def test_missing_plans_come_first_and_are_typed_one_after_the_other_in_yuan(window, on, press):
    page, store = on("plans")
    assert [row.code for row in page.list.rows.rows] == ["BJ-002", "BJ-003", "BJ-001"]
    assert page.count.text() == "2 without a plan"
    press("Enter", "1,000.50", "Enter", "2000", "Enter", "30", "Enter")
    assert store.find(AnnualPlan, cooperative="BJ-002") == [
        AnnualPlan("BJ-002", 1954, "gross_output_value", 1, 100_050, 200_000),
        AnnualPlan("BJ-002", 1954, "new_members", 1, None, 30),
    ]
    assert (page.list.row.code, window.foot.said.text()) == ("BJ-003", CARRIED)
    press("Enter", "Enter", "300", "Enter", "Enter")
    assert store.find(AnnualPlan, cooperative="BJ-003")[0].target == 30_000
    assert page.count.text() == ""


def test_a_change_is_a_new_edition_and_walking_by_is_none(on, press):
    page, store = on("plans")
    press("Down", "Down", "Enter", "Enter", "5.00", "Enter", "Enter")
    editions = store.find(AnnualPlan, cooperative="BJ-001")
    assert [(one.edition, one.base, one.target) for one in editions] == [(1, 100, 200), (2, 100, 500)]
    assert "Edition 1: 2.00\nEdition 2: 5.00" in page.locked.text()
    press("Enter", "Enter", "Enter", "Enter", "Up", "Down")
    assert len(store.find(AnnualPlan, cooperative="BJ-001")) == 2


def test_another_year_is_turned_to_and_what_is_typed_stays_with_its_own(on, press):
    page, store = on("plans")
    press("Enter", "7", "Enter", "9")
    page.year.box.setFocus()
    page.year.box.selectAll()
    press("1955", "Enter")
    assert [one.year for one in store.find(AnnualPlan, cooperative="BJ-002")] == [1954]
    assert all(row.plan is None for row in page.list.rows.rows)
    press("Enter", "1", "Enter", "2", "Enter", "Enter")
    assert store.get(AnnualPlan, "BJ-001", 1955, "gross_output_value", 1).target == 200


def test_the_shares_of_a_year_are_kept_once_they_make_100(window, on, press):
    page, store = on("shares")
    press(*["8", "Enter"] * 11, "13", "Enter")
    assert page.form.boxes["december"].trouble.text() == "makes 101 with the other months, not 100"
    assert not store.find(MonthlyShare)
    press("12", "Enter")
    assert [share.percent for share in store.find(MonthlyShare, year=1954)] == [*[8] * 11, 12]
    assert (page.sum.text(), window.foot.said.text()) == ("Together: 100 of 100 %", CARRIED)


def test_limits_and_marks_are_kept_and_the_currency_stays(window, on, press):
    page, store = on("settings")
    page.marks.begin()
    press("No. 7", "Enter", "1955-12", "Enter", "70", "Ctrl+Enter")
    assert (store.desk.approval, store.desk.valid_until, store.desk.least_fulfilment) == ("No. 7", "1955-12", 70)
    assert window.foot.said.text() == CARRIED
    assert page.money.boxes["currency"].box.isReadOnly()
    assert not page.money.boxes["price_year"].box.isReadOnly()
    page.marks.begin()
    press("No. 8", "Ctrl+PgUp")
    assert store.desk.approval == "No. 8"


def test_what_cannot_be_kept_stays_in_hand(window, on, press):
    page, store = on("settings")
    page.limits.begin()
    QApplication.focusWidget().selectAll()
    press("-5", "Ctrl+2", "Ctrl+1")
    assert page.limits.texts()["least_fulfilment"] == "-5"
    assert store.desk.least_fulfilment == 60
    assert "federation updates" in window.front.unfinished()


def test_what_is_half_typed_is_there_again_in_the_other_language(window, on, press):
    on("plans")
    press("Enter", "7")
    on("shares")
    press("8", "Enter", "9", "Ctrl+L")
    sets = window.front.sets
    assert sets["plans"].form.texts() == {"base": "7.00", "target": "", "members": ""}
    assert sets["plans"].title.text() == "BJ-002  Two"
    assert (sets["shares"].form.texts()["january"], sets["shares"].form.texts()["february"]) == ("8", "9")
    assert not window.session.store.find(MonthlyShare)

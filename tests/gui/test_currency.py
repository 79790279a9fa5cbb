"""A currency of two decimals at the desk: money is typed and read in yuan everywhere, and kept in fen."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.differences import Difference
from coopdesk.domain.directives import Renewal
from coopdesk.domain.members import Member, Team
from coopdesk.domain.membership import ShareEntry
from coopdesk.domain.opening import FIGURE_ROWS, OpeningLine
from coopdesk.domain.paper_totals import paper_problems
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.statements import Accounts, LabourLine, PaperTotal
from coopdesk.errors import N_
from coopdesk.gui import words
from coopdesk.gui.clipboard import copy_table
from coopdesk.gui.cooperative.screen import CooperativeScreen
from coopdesk.gui.history.entries import boxes
from coopdesk.gui.members.screen import MembersScreen
from coopdesk.gui.monthly_return.difference_words import side_words
from coopdesk.gui.monthly_return.screen import MonthlyReturnScreen
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import history, members, months, opening
from coopdesk.services.desk import new_cooperative, new_federation
from tests.gui.monthly_return.test_paper_card import seen, totals
from tests.gui.monthly_return.test_screen import facts

APRIL = Month(1954, 4)
CNY = {"currency": "CNY", "exponent": 2}


@pytest.fixture
def store():
    """A co-operative that counts in new yuan."""
    with new_cooperative(
        None, Cooperative("BJ-001", "Carpets", "地毯社"), "PC", APRIL, Desk("cooperative", **CNY)
    ) as made:
        made.save(Team("BJ-001", "T1", "Team 1", "一组", 1), Team("BJ-001", "T2", "Team 2", "二组", 2))
        made.save(Product("0801", "carpets", "地毯", "carpet", "地毯", "piece", "块", Decimal("11.5")))
        yield made


@pytest.fixture
def window(shown, session):
    found = [("monthly_return", MonthlyReturnScreen), ("members", MembersScreen), ("cooperative", CooperativeScreen)]
    return shown(Window(session, [Place(name, N_("Monthly return"), screen) for name, screen in found]))


@pytest.fixture
def labour(window):
    window.front.go_to("labour")
    return window.front.pages.page("labour")


@pytest.fixture
def kept(store):
    return lambda kind: store.lines(kind, months.current(store, "BJ-001", APRIL).id)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_wages_are_typed_in_yuan_and_the_grid_the_foot_and_the_history_say_so(
    store, labour, window, press, kept, language
):
    words.speak(language)
    press(
        "520", "Enter", "507", "Enter", "6400", "Enter", "0", "Enter", "520", "Enter", "507", "Enter", "6400.5", "Enter"
    )
    assert [line.wages for line in kept(LabourLine)] == [640_000, 640_050]
    wages = next(column for column in labour.lines.columns if column.name == "wages")
    assert [labour.lines.text(row, wages) for row in (0, 1)] == ["6,400.00", "6,400.50"]
    assert wages.total(labour.lines.counted()) == "12,800.50"
    assert facts(window.front)[5].startswith("12,800.50")
    found = [row.after for one in history.operations(store, None, "", 50) for row in boxes(store, one)]
    assert {"6,400.00", "6,400.50"} <= set(found)


def test_a_third_decimal_is_refused_in_words_and_is_not_kept(labour, press, kept):
    press("520", "Enter", "507", "Enter", "6400.505", "Enter")
    assert words.explain(labour.lines.rows[0].wrong["wages"]) == "has more than 2 decimals"
    assert kept(LabourLine)[0].wages is None


def test_amounts_are_copied_and_pasted_in_yuan_and_a_selection_adds_them(labour, press, kept):
    labour.grid.go(0, "wages")
    copy_table([["6400"], ["0.5"]])
    press("Ctrl+V")
    assert [line.wages for line in kept(LabourLine)] == [640_000, 50]
    labour.grid.go(0, "wages")
    press("Shift+Down", "Ctrl+C")
    assert QApplication.clipboard().text().split() == ["6,400.00", "0.50"]


def test_a_total_of_wages_on_paper_is_typed_in_yuan(store, labour, press):
    press("520", "Enter", "507", "Enter", "6400", "Enter", "0", "Enter")
    labour.paper.begin("wages")
    press("6401.5")
    assert seen(labour)[1:] == ("6,400.00", "6401.5", "1.50")
    press("Enter")
    assert totals(store, APRIL) == {"wages": 640_150}
    (problem,) = paper_problems(months.whole(store, months.current(store, "BJ-001", APRIL)))
    assert "the lines make 6,400.00, the paper says 6,401.50" in words.explain(problem)


def test_amounts_beside_the_products_are_typed_in_yuan(window, press, kept):
    window.front.go_to("accounts")
    press("1,200+50", "Enter", "-300.05", "Enter", "700.5", "Enter")
    assert kept(Accounts) == [Accounts(125_000, -30_005, 70_050)]
    texts = window.front.pages.page("accounts").form.texts()
    assert texts == {"services": "1,250.00", "work_in_progress": "-300.05", "production_cost": "700.50"}


def test_shares_of_members_are_typed_in_yuan(store, window, press):
    member = Member("BJ-001", "0001", "周春兰", "F", 1920, "T1", date(1953, 5, 1), "founder", share_subscribed=5_000)
    members.save_member(store, member)
    window.open("members")
    press("Enter")
    assert window.front.sheet.form.texts()["share_subscribed"] == "50.00"
    window.front.sheet.form.boxes["share_paid"].box.setFocus()
    press("20.5", "Enter")
    assert store.find(Member)[0].share_paid == 2_050
    page = window.front.sheet.lists["shares"]
    page.show_member(store.find(Member)[0])
    page.form.show_texts({"day": "403", "kind": "paid", "amount": "30"})
    assert not page.commit()
    assert page.form.boxes["amount"].trouble.text() == "is more than is still to be paid of the share: 29.50"
    page.form.show_texts({"amount": "29.5"})
    assert page.commit()
    assert store.find(ShareEntry)[0].amount == 2_950
    assert page.sums.text().splitlines()[1] == "Paid 50.00, of these 20.50 before"


def test_figures_before_the_start_are_typed_in_yuan_and_heads_are_not(store, window, press):
    window.open("cooperative")
    window.front.go_to("opening")
    grid = window.front.opening._grids["figures"]
    grid.go(FIGURE_ROWS.index("wages"), "1954-01.1954-03")
    press("6400.5", "Enter")
    grid.go(FIGURE_ROWS.index("members_opening"), "1954-01.1954-03")
    press("22", "Enter")
    assert {line.figure: line.value for line in kept_opening(store)} == {"wages": 640_050, "members_opening": 22}
    column = next(one for one in grid.lines.columns if one.name == "1954-01.1954-03")
    texts = [grid.lines.text(FIGURE_ROWS.index(name), column) for name in ("wages", "members_opening")]
    assert texts == ["6,400.50", "22"]


def kept_opening(store):
    return store.lines(OpeningLine, opening.current(store, "BJ-001").id)


def test_the_plan_of_the_register_is_shown_in_yuan(shown):
    with new_federation(None, Desk("federation", **CNY)) as store:
        store.save(Cooperative("BJ-001", "Carpets", "地毯社"))
        store.save(AnnualPlan("BJ-001", 1954, "gross_output_value", 1, None, 500_000))
        store.save(AnnualPlan("BJ-001", 1954, "new_members", 1, None, 12))
        window = shown(Window(Session(store, APRIL, "Chen"), places("federation"), start="cooperatives"))
        window.front.open("BJ-001")
        lines = window.front.one.plan.text().splitlines()
    assert lines == ["1954  Output value, constant prices: 5,000.00", "1954  Newly developed members: 12"]


@pytest.mark.parametrize(
    ("record", "line", "box", "value", "told"),
    [
        (LabourLine, "T1", "wages", 640_050, "6,400.50"),
        (LabourLine, "T1", "scheduled", 520, "520"),
        (PaperTotal, "wages", "total", 640_050, "6,400.50"),
        (PaperTotal, "scheduled", "total", 1_040, "1,040"),
        (Accounts, "", "services", 5, "0.05"),
    ],
)
def test_differences_are_told_in_yuan(record, line, box, value, told):
    assert side_words(Difference(record, line, box, value, None), value, 2) == told


def test_an_update_tells_a_plan_in_yuan():
    plan = AnnualPlan("BJ-001", 1954, "gross_output_value", 1, None, 500_000)
    _what, _before, after = Renewal(None, plan).text("en", 2)
    assert after == "Year before: —; Target: 5,000.00"

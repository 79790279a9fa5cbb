"""This co-operative: particulars, teams and products, by keys."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.members import Team
from coopdesk.domain.period import Month
from coopdesk.gui import words
from coopdesk.gui.screens import places
from coopdesk.gui.shell.window import Window
from coopdesk.services import members, months
from coopdesk.services.desk import own_cooperative
from coopdesk.services.setup import example_catalogue

MORE = "0103,iron,铁业,pick,镐,piece,把,15000"


@pytest.fixture
def window(shown, session):
    return shown(Window(session, places("cooperative"), lambda: own_cooperative(session.store).name_en, "cooperative"))


def on(window, press, qtbot, page):
    pages = list(window.front._pages)
    press(*["Ctrl+PgDn"] * (pages.index(page) - pages.index(window.front.pages.current)))
    qtbot.waitUntil(window.front._pages[page].isVisible)
    return window.front._pages[page]


def test_the_screen_is_on_the_rail_before_the_history(window):
    assert window.rail.item(window.rail.count() - 2).text() == "This co-operative"


def test_a_name_is_kept_when_the_next_box_is_entered_and_the_window_shows_it(window, store, press):
    press("Dongsi Carpets", "Enter")
    assert store.find(Cooperative)[0].name_en == "Dongsi Carpets"
    assert window.header.owner.text() == "Dongsi Carpets"


def test_the_kind_changes_from_a_day_on_and_what_was_stays_on_record(window, store, press):
    window.front.particulars.kind.boxes["kind"].box.setFocus()
    press("supply-marketing-production g", "Enter", "1954-6-1", "Enter")
    assert [(span.since, span.kind) for span in store.find(KindSpan)] == [
        (date(1952, 5, 1), "PC"), (date(1954, 6, 1), "SG"),
    ]  # fmt: skip


def test_due_day_and_clerk_are_kept_and_the_foot_names_the_clerk(window, store, press):
    page = window.front.particulars
    page.desk.boxes["due_day"].box.setFocus()
    press("5", "Enter")
    page.unit.boxes["clerk"].box.setFocus()
    press("Zhao Min", "Enter")
    assert (store.desk.due_day, window.session.operator) == (5, "Zhao Min")
    assert "Zhao Min" in window.foot.kept.text()


def test_the_first_month_is_free_until_a_month_is_final(window, store, press):
    page = window.front.particulars
    start = page.desk.boxes["start"].box
    start.setFocus()
    press("1954.3", "Enter")
    assert store.desk.start == Month(1954, 3)
    nil = months.mark_nil(store, months.draft(store, "BJ-001", Month(1954, 3)), True)
    months.close_month(store, nil, "Wang", "Li", date(1954, 4, 3))
    window.session.saved()
    assert start.isReadOnly()
    assert "final" in start.accessibleDescription()


def test_what_cannot_be_kept_is_marked_and_stays_in_hand_in_the_other_language_too(window, store, press):
    page = window.front.particulars
    page.desk.boxes["due_day"].box.setFocus()
    press("40", "Ctrl+1")
    assert page.desk.boxes["due_day"].trouble.text() == "is more than 28"
    assert "stays here in hand" in window.foot.said.text()
    window.open("cooperative")
    press("Ctrl+L")
    assert words.language() == "zh"
    assert window.front.particulars.desk.texts()["due_day"] == "40"
    assert store.desk.due_day == 3


def test_teams_are_added_one_after_the_other(window, store, press, qtbot):
    on(window, press, qtbot, "teams")
    press("F5", "Enter", "Dyers", "Enter", "染色组", "Enter", "Enter")
    press("Enter", "Packers", "Enter", "Enter", "Enter")
    assert [(team.code, team.name_en, team.position) for team in members.teams(store, "BJ-001")[3:]] == [
        ("T4", "Dyers", 4), ("T5", "Packers", 5),
    ]  # fmt: skip


def test_a_team_is_renamed_and_its_code_stays(window, store, press, qtbot):
    page = on(window, press, qtbot, "teams")
    press("Enter", "Weavers", "Enter")
    assert members.teams(store, "BJ-001")[0].name_en == "Weavers"
    assert page.form.boxes["code"].box.isReadOnly()


def test_a_mistyped_team_is_taken_off_when_asked_twice_and_one_in_use_stays(window, store, press, qtbot):
    store.save(Team("BJ-001", "5o", position=9))
    window.session.saved()
    on(window, press, qtbot, "teams")
    press("Down", "Down", "Down", "Ctrl+Delete")
    assert "once more" in window.foot.said.text()
    press("Ctrl+Delete")
    assert [team.code for team in members.teams(store, "BJ-001")] == ["T1", "T2", "T3"]


def test_a_code_that_is_a_team_already_is_refused_under_its_box(window, store, press, qtbot):
    page = on(window, press, qtbot, "teams")
    press("F5", "t1", "Enter", "X", "Enter", "Enter", "Enter")
    assert page.form.boxes["code"].trouble.text() == "is a team already"


def test_the_members_form_knows_a_team_that_was_just_entered(window, store, press, qtbot):
    window.open("members")
    window.open("cooperative")
    on(window, press, qtbot, "teams")
    press("F5", "Enter", "Dyers", "Enter", "Enter", "Enter", "Ctrl+2")
    assert "T4" in [choice.code for choice in window.front.sheet.form.boxes["team"].box.choices]


def test_the_catalogue_is_searched_and_a_price_corrected(window, store, press, qtbot):
    page = on(window, press, qtbot, "products")
    press("F3", "chutou", "Enter")
    assert [row.code for row in page.list.rows.rows] == ["0101"]
    press("F3", "hoe", "Enter", "Enter")
    page.form.boxes["constant_price"].box.setFocus()
    press("12500", "Enter")
    assert store.get(Product, "0101").constant_price == Decimal(12500)
    assert page.form.boxes["unit_en"].box.isReadOnly()


def test_a_product_is_added_by_hand(window, store, press, qtbot):
    on(window, press, qtbot, "products")
    press("F5", "0102", "Enter", "sickle", "Enter", "镰刀", "Enter", "piece", "Enter", "把", "Enter", "9000", "Enter")
    press("Enter", "Enter")
    found = store.get(Product, "0102")
    assert (found.name_zh, found.unit_en, found.constant_price) == ("镰刀", "piece", Decimal(9000))


def test_a_table_is_taken_in_by_its_typed_path_and_trouble_stands_under_it(window, store, press, qtbot, tmp_path):
    page = on(window, press, qtbot, "products")
    page.table.box.setFocus()
    press(str(tmp_path / "no.csv"), "Enter")
    assert "no.csv" in page.table.row.trouble.text()
    head = example_catalogue().read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "more.csv").write_text(f"{head}\n{MORE}\n", encoding="utf-8")
    page.table.box.selectAll()
    press(str(tmp_path / "more.csv"), "Enter")
    assert store.get(Product, "0103").name_zh == "镐"
    assert page.list.rows.rowCount() == 4
    assert window.foot.said.text() == "Products taken in from more.csv: 1"


def test_a_table_that_would_change_a_unit_is_refused_with_the_product(window, store, press, qtbot):
    page = on(window, press, qtbot, "products")
    page.table.box.setFocus()
    press(str(example_catalogue()), "Enter")
    assert page.table.row.trouble.text().startswith("Product 0801: never changes")
    assert len(store.find(Product)) == 3


def test_every_box_and_list_has_a_name_and_a_help(window, press, qtbot):
    for page in ("particulars", "teams", "products"):
        on(window, press, qtbot, page)
        for widget in window.front._pages[page].findChildren(type(QApplication.focusWidget())):
            if widget.isVisible() and widget.focusPolicy():
                assert widget.accessibleName() or widget.parent().accessibleName()

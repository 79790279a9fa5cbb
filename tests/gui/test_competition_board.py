"""The board of a competition by keys: groups, full screen, where a point comes from, trials, what came later."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from coopdesk.domain.statements import OutputLine
from coopdesk.errors import N_
from coopdesk.gui.competitions.full_board import FITS, FullBoard, paged
from coopdesk.gui.competitions.screen import CompetitionsScreen
from coopdesk.gui.competitions.standings_model import STANDING, grouped
from coopdesk.gui.monthly_return.screen import MonthlyReturnScreen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import competitions, evaluations, months

from .conftest import APRIL
from .test_competitions import CODE, banner, month  # noqa: F401


@pytest.fixture
def window(shown, session):
    places = [
        Place("competitions", N_("Competitions"), CompetitionsScreen),
        Place("monthly_return", N_("Monthly return"), MonthlyReturnScreen),
    ]
    return shown(Window(session, places))


@pytest.fixture
def evaluated(store, banner):  # noqa: F811
    """April closed, announced and evaluated."""
    evaluations.announce(store, CODE, date(1954, 4, 1))
    months.close_month(store, months.draft(store, "BJ-001", APRIL), "王", "李", date(1954, 5, 2))
    return evaluations.evaluate(store, CODE)


def totals(window):
    table = window.front.table.standings
    return {one.code: str(one.total) for one in table.standings}


def amend(store, good):
    months.amend(store, "BJ-001", APRIL, "a slip")
    statement = months.draft(store, "BJ-001", APRIL)
    before = store.lines(OutputLine, statement.id)[0]
    months.save_line(store, statement, dataclasses.replace(before, qualified=Decimal(good)), before)
    months.close_month(store, statement, "王", "李", date(1954, 5, 9))


def test_enter_on_a_point_goes_to_the_line_of_the_return_it_comes_from(banner, window, press):  # noqa: F811
    press("Down", "Down", "Enter")
    grid = window.front.pages.page("output").grid
    assert window.current == "monthly_return"
    assert grid.lines.rows[grid.row].values["team"] == "T2"


def test_enter_on_attendance_goes_to_the_labour_of_the_team(banner, window, press):  # noqa: F811
    press("Right", "Right", "Enter")
    grid = window.front.pages.page("labour").grid
    assert window.front.pages.current == "labour"
    assert grid.lines.rows[grid.row].values["team"] == "T1"


def test_enter_on_a_keyed_index_goes_to_where_it_is_keyed(banner, window, press):  # noqa: F811
    press("Right", "Right", "Right", "Enter")
    assert window.focusWidget() is window.front.costs.boxes["T1", "planned_unit_cost"]


def test_a_number_on_a_point_tries_another_value_and_keeps_nothing(banner, window, store, press):  # noqa: F811
    press("1", "00", "Enter")
    page = window.front.fronts.board
    assert totals(window)["T1"] == "104.5"
    assert "Plan fulfilment 100.0 instead of 115.0" in page.banner.text()
    press("Esc")
    assert (totals(window)["T1"], page.banner.isVisible()) == ("110.5", False)
    assert competitions.board(store, CODE).standings[0].total == Decimal("110.5")


def test_a_trial_of_a_missing_value_places_the_team(banner, window, press):  # noqa: F811
    press("Down", "Down", "Right", "Right", "Right", "F8", "97.5", "Enter")
    two = next(one for one in window.front.table.standings.standings if one.code == "T2")
    assert (two.state, str(two.total)) == ("placed", "104.5")


def test_a_trial_that_is_no_number_says_so(banner, window, press):  # noqa: F811
    press("F8", "abc", "Enter")
    assert "not a number" in window.front.fronts.board.strip.trouble.text()


def test_a_trial_is_printed_as_one(qtbot, banner, window, store, press, tmp_path):  # noqa: F811
    press("1", "00", "Enter", "Ctrl+P")
    paper = window.front.fronts.board.paper
    store.path = tmp_path / "a.coopdesk"
    paper.save()
    assert (tmp_path / "reports" / f"trial-{CODE}.pdf").read_bytes() == paper.data
    qtbot.waitUntil(paper.isActiveWindow)
    qtbot.keyClick(paper, Qt.Key.Key_Escape)
    assert not paper.isVisible()


def test_the_board_fills_the_screen_and_escape_comes_back(qtbot, banner, window, press):  # noqa: F811
    press("F11")
    full = window.front.fronts.board.full
    assert full.isFullScreen()
    assert full.mark == "Provisional"
    qtbot.waitUntil(full.isActiveWindow)
    qtbot.keyClick(full, Qt.Key.Key_Escape)
    assert window.front.fronts.board.full is None


def test_many_entrants_are_turned_page_by_page(qtbot, banner, store):  # noqa: F811
    found = competitions.board(store, CODE)
    many = dataclasses.replace(found, standings=tuple(found.standings) * 9)
    full = FullBoard(many)
    qtbot.addWidget(full)
    assert full.pages == 3
    for key, page in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_Space, 2), (Qt.Key.Key_Down, 2), (Qt.Key.Key_PageUp, 1)):
        qtbot.keyClick(full, key)
        assert full.page == page
    full.resize(1280, 720)
    assert not full.grab().isNull()


def test_every_group_stands_under_its_name_and_is_stepped_over(banner, window, press):  # noqa: F811
    page = window.front.fronts.board
    groups = [dataclasses.replace(one, group_en=name, group_zh=name)
              for one, name in zip(page.board.standings, "AAB", strict=True)]  # fmt: skip
    page.show_board(dataclasses.replace(page.board, standings=tuple(groups)))
    assert [row if isinstance(row, str) else row.code for row in grouped(groups)] == ["A", "T1", "T3", "B", "T2"]
    press("Down", "Down")
    assert page.table.currentIndex().data(STANDING).code == "T2"


def test_the_board_of_an_evaluation_is_frozen_and_marked_restated(evaluated, window, store, press):
    assert window.header.pill.text() == "Evaluation 1"
    amend(store, 190)
    window.front.refresh()
    assert totals(window)["T1"] == "110.5"
    assert window.header.pill.text() == "Restated"
    assert "BJ-001 1954-04" in window.front.fronts.board.banner.text()
    window.front.fronts.open("since")
    page = window.front.fronts.page("since")
    assert [old.code for old, _new in page.list.rows.rows] == ["T1"]
    assert "Evaluation 1 stays as it was" in page.words.text()


def test_another_board_is_chosen_with_f7(evaluated, window, press):
    press("F7", "Down", "Enter")
    assert window.front.board.evaluation is None
    assert window.header.pill.text() == "From the final return"


def test_long_names_of_co_operatives_have_two_lines_on_the_full_screen(qtbot, banner, store):  # noqa: F811
    found = competitions.board(store, CODE)
    held = dataclasses.replace(found.competition, level="cooperative")
    full = FullBoard(dataclasses.replace(found, competition=held), "Restated")
    qtbot.addWidget(full)
    full.resize(1280, 720)
    assert not full.grab().isNull()
    assert "Team 1" in full.accessibleDescription()


def test_a_group_that_goes_on_over_the_page_is_named_again(banner, store):  # noqa: F811
    one = competitions.board(store, CODE).standings[0]
    first, second, third = paged(["A", *[one] * FITS, *[one] * (FITS - 4), "B", one, "C", one])
    assert (first[0], second[0], len(first)) == ("A", "A", FITS)
    assert second[-2:] == ["B", one]
    assert third == ["C", one]


def test_what_came_since_names_the_indicators(evaluated, window, store):
    amend(store, 190)
    window.front.refresh()
    window.front.fronts.open("since")
    page = window.front.fronts.page("since")
    told = [page._because(pair) for pair in page.list.rows.rows]
    assert told[0].startswith("Plan fulfilment 115.0 → ")


def test_the_same_again_begins_on_every_page_and_names_what_it_is_like(evaluated, window, press):
    window.front.fronts.open("banner")
    press("Ctrl+Shift+D")
    assert window.front._stack.currentWidget() is window.front.set_up
    title = window.front.state.competition.title_en
    assert title in window.front.set_up.head.text()

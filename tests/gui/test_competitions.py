"""The competitions screen, by keys."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QRect, Qt

from coopdesk.domain.competitions import Competition
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import N_
from coopdesk.gui import words
from coopdesk.gui.competitions.screen import CompetitionsScreen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.gui.theme import SMALL, TINY
from coopdesk.services import competitions, months

from .conftest import APRIL

CODE = "1954-04"


@pytest.fixture
def month(store):
    """Plan 200 of each team; made 230, 200 and 230; the third had an accident."""
    statement = months.draft(store, "BJ-001", APRIL)
    for team, made, accidents in (("T1", 230, 0), ("T2", 200, 0), ("T3", 230, 1)):
        planned, price = Decimal(200), Decimal(115000)
        goods = OutputLine(
            team, "0801", planned=planned, qualified=Decimal(made), scrap=Decimal(0), current_price=price
        )
        months.save_line(store, statement, goods)
        months.save_line(store, statement, LabourLine(team, 20, 520, 510, 5_000_000, accidents))
    return statement


@pytest.fixture
def banner(store, month):
    """A competition of April; the costs of team 2 are not keyed."""
    competitions.new_competition(store, Competition(CODE, "BJ-001", APRIL, "Red banner", "流动红旗"))
    for team in ("T1", "T3"):
        competitions.set_value(store, CODE, team, "planned_unit_cost", Decimal(8400))
        competitions.set_value(store, CODE, team, "unit_cost", Decimal(8190))


@pytest.fixture
def window(shown, session):
    return shown(Window(session, [Place("competitions", N_("Competitions"), CompetitionsScreen)]))


def cells(screen):
    """What the standings show, row by row."""
    model = screen.table.standings
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(3)]


def test_a_competition_is_set_up_where_there_is_none(store, window, press):
    press("Ctrl+Enter")
    assert [one.code for one in competitions.competitions(store)] == [CODE]


def test_the_standings_name_places_points_and_why_a_team_has_none(banner, window):
    first, accident, blank = cells(window.front)
    assert first == ["1", "Team 1", "46.0", "32.0", "15.0", "17.5", "110.5", ""]
    assert accident[:2] == ["—", "Team 3"]
    assert accident[-1].startswith("not eligible: Accidents")
    assert (blank[5], blank[6], blank[7]) == (
        "no value",
        "",
        "data incomplete: Planned unit cost: no value; Unit cost: no value",
    )


def test_a_competition_is_called_provisional_or_from_the_final_return(banner, window):
    assert window.header.pill.text() == "Provisional"
    window.front.board = replace(window.front.board, provisional=False)
    window.front.heading_changed.emit()
    assert window.header.pill.text() == "From the final return"


def test_a_reason_is_whole_in_its_row(banner, window):
    table = window.front.table
    last = table.standings.columnCount() - 1
    for row in range(3):
        words = table.standings.index(row, last).data()
        room = QRect(0, 0, table.columnWidth(last) - 2 * SMALL, 0)
        wrapped = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, words)
        assert not words or wrapped.height() + 12 + 2 * TINY + 2 <= table.rowHeight(row)


def test_the_cell_in_hand_is_reckoned_beside_the_standings(qtbot, banner, window, press):
    card = window.front.reckoning
    qtbot.waitUntil(lambda: "40 × min(115.0 %, 120 %) = 46.0" in card.words)
    press("Right", "Right", "Right")
    qtbot.waitUntil(lambda: "100 × 8,190 ÷ 8,400 = 97.5" in card.words)
    press("Right")
    qtbot.waitUntil(lambda: card.words[-2:] == ["Total", "110.5"])
    press("Home")
    qtbot.waitUntil(lambda: "Place 1" in card.words and "Attendance ≥ 95" in card.words)


def test_costs_are_keyed_with_enter_and_the_points_follow(banner, store, window, press):
    window.front.pages.open("costs")
    press("12,000", "Enter", "12120", "Enter")
    assert competitions.values(store, CODE)["T2", "unit_cost"] == 12120
    assert cells(window.front)[1][:7] == ["2", "Team 2", "40.0", "32.0", "15.0", "14.0", "101.0"]


def test_a_cost_blanked_again_makes_the_data_incomplete(banner, store, window, press):
    window.front.pages.open("costs")
    press("Up", "Delete", "Enter")
    assert competitions.values(store, CODE)["T1", "planned_unit_cost"] is None
    assert cells(window.front)[0][-1].startswith("not eligible")


def test_a_cost_that_is_no_number_is_marked_and_not_kept(banner, store, window, press):
    window.front.pages.open("costs")
    press("abc", "Enter")
    box = window.front.costs.boxes["T2", "planned_unit_cost"]
    assert box.property("wrong")
    assert ("T2", "planned_unit_cost") not in competitions.values(store, CODE)


def test_what_is_typed_is_kept_before_another_screen_is_shown(banner, store, window, press):
    window.front.pages.open("costs")
    press("12000", "Ctrl+S")
    assert competitions.values(store, CODE)["T2", "planned_unit_cost"] == 12000


def test_enter_on_what_is_missing_goes_to_where_it_is_keyed(banner, window, press):
    press("Down", "Down", "End", "Enter")
    assert window.focusWidget() is window.front.costs.boxes["T2", "planned_unit_cost"]


def test_equal_totals_share_the_place(banner, store, window):
    for what, value in (("planned_unit_cost", 8400), ("unit_cost", 8190)):
        competitions.set_value(store, CODE, "T2", what, Decimal(value))
    line = OutputLine("T2", "0801", planned=Decimal(200), qualified=Decimal(230), scrap=Decimal(0),
                      current_price=Decimal(115000))  # fmt: skip
    statement = months.current(store, "BJ-001", APRIL)
    months.save_line(store, statement, line, before=store.lines(OutputLine, statement.id)[1])
    window.front.refresh()
    assert [row[0] for row in cells(window.front)] == ["1", "1", "—"]
    window.front.table.setCurrentIndex(window.front.table.standings.index(0, 0))
    assert "shared with Team 2" in " ".join(window.front.reckoning.words)


def test_the_screen_speaks_chinese(banner, window):
    window.change_language("zh")
    assert words.language() == "zh"
    assert cells(window.front)[0][1] == "一组"
    assert "资料不全" in cells(window.front)[2][-1]

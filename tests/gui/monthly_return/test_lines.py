"""The grids of a month, by keys: teams, what is in hand, what is refused, what is offered."""

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.members import Team
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, Note
from coopdesk.services import months
from tests.gui.monthly_return.test_screen import facts, key_labour, key_output, output, shown


def labour(screen):
    return screen.pages.page("labour")


def sentences(problems):
    return [card.words.text() for card in problems.cards]


def test_a_team_that_is_not_on_the_list_is_refused_and_none_is_made(screen, press, store):
    press("50", "Enter", "0801", "Enter")
    sentence = "There is no team “50”; F2 lists them."
    assert sentences(output(screen).side.refused) == [f"Line 1, Team: {sentence}"]
    press("Ctrl+PgDn", "F5", "5o", "Enter")
    assert sentences(labour(screen).side.refused) == ["Line 4, Team: There is no team “5o”; F2 lists them."]
    assert [team.code for team in store.find(Team)] == ["T1", "T2", "T3"]


@pytest.mark.parametrize("typed", ["T2", "t2", "team 2", "2", "erz"])
def test_a_team_is_chosen_by_code_name_number_or_pinyin(screen, press, kept, typed):
    press(typed, "Enter", "0801", "Enter")
    assert [line.team for line in kept()] == ["T2"]


def test_what_is_unfinished_survives_turning_the_month_and_the_language(window, screen, press, kept):
    press("T1", "Enter", "0801", "Enter", "239", "Enter", "24x", "Enter")
    press("F5", "T2", "Enter", "nothing such", "Enter", "240", "Enter")
    window.header.later.click()
    words = "April 1954: 2 lines are not finished; what is missing or refused in them is not saved."
    assert window.foot.said.text() == words
    window.header.earlier.click()
    assert [shown(screen, row)[1:6] for row in (0, 1)] == [
        ["0801 hand-knotted carpet", "sq chi", "", "239", "24x"],
        ["nothing such", "", "", "240", ""],
    ]
    window.change_language("zh")
    assert shown(window.front, 1)[1] == "nothing such"
    assert window.front.unfinished() != ""
    output(window.front).grid.go(1, "product")
    output(window.front).grid.box.setFocus()
    press("0101", "Enter")
    assert [line.product for line in kept()] == ["0801", "0101"]


def test_what_is_unfinished_survives_what_another_screen_saves(window, screen, press):
    press("T1", "Enter", "nothing such", "Enter", "7", "Enter")
    window.open("reports")
    window.session.saved()
    window.open("monthly_return")
    assert shown(screen, 0)[1] == "nothing such"
    assert "not finished" in screen.unfinished()


def test_what_is_unfinished_is_asked_about_after_the_language_was_changed_elsewhere(window, screen, press):
    press("T1", "Enter", "nothing such", "Enter", "7", "Enter")
    window.open("reports")
    window.change_language("zh")
    assert "未填完" in window.screens["monthly_return"].unfinished()


def test_another_month_begins_with_its_first_cell(window, screen, press):
    key_output(press)
    window.header.later.click()
    assert (output(screen).grid.row, output(screen).grid.column.name) == (0, "team")


def test_a_share_beyond_all_measure_fits_its_column(screen, press):
    press("T1", "Enter", "0801", "Enter", "1", "Enter", "85000", "Enter")
    assert shown(screen, 0)[-1] == "> 9,999"


def test_a_team_that_is_added_meanwhile_is_taken(window, screen, press, store, kept):
    press("T9", "Enter", "0801", "Enter", "7", "Enter")
    store.save(Team("BJ-001", "T9", "Team 9", "九组", 9))
    window.session.saved()
    assert [(line.team, line.planned) for line in kept()] == [("T9", 7)]
    assert screen.unfinished() == ""


def test_a_refusal_is_said_at_once_beside_the_grid_and_in_the_foot(window, screen, press, qtbot):
    press("T1", "Enter", "0801", "Enter", "239", "Enter", "24x", "Enter")
    (told,) = sentences(output(screen).side.refused)
    assert told.startswith("Line 1, 2 Accepted: “24x” is not a number")
    assert window.foot.said.text() == told
    assert output(screen).grid.column.name == "scrap"
    output(screen).side.refused.cards[0].setFocus()
    press("Enter")
    assert output(screen).grid.column.name == "qualified"
    assert output(screen).side.trouble.text().startswith("“24x” is not a number")
    qtbot.wait(5)
    press("245", "Enter")
    assert (output(screen).side.refused.cards, window.foot.said.text()) == ([], "")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("last", "This is last month's figure; nothing is typed here."),
        ("value_current", "This box is computed by the program; nothing is typed here."),
        ("constant_price", "The constant price comes from the catalogue; nothing is typed here."),
    ],
)
def test_typing_into_a_box_that_is_not_typed_says_why(window, screen, press, name, words):
    press("T1", "Enter", "0801", "Enter")
    output(screen).grid.go(0, name)
    press("7")
    assert window.foot.said.text() == words


def test_the_labour_of_all_teams_is_offered_and_kept_line_by_line(screen, press, kept, store):
    press("Ctrl+PgDn", "520", "Enter")
    team = labour(screen).lines.columns[0]
    assert [labour(screen).lines.text(row, team) for row in range(3)] == ["Team 1", "Team 2", "Team 3"]
    assert [(line.team, line.scheduled) for line in kept(LabourLine)] == [("T1", 520)]
    assert facts(screen)[-1] == "3 cells"
    key_labour(press)
    assert {line.team for line in kept(LabourLine)} == {"T1", "T2", "T3"}


def test_last_months_lines_come_with_f4_for_output_and_labour(after_march, screen, press, kept):
    screen.go_to("labour")
    screen.go_to("output")
    press("F4")
    assert (len(kept()), len(kept(LabourLine))) == (3, 3)
    assert [line.planned for line in kept()] == [235, 235, 235]
    assert facts(screen)[-1] == "9 cells"
    press("Ctrl+PgDn")
    assert facts(screen)[-1] == "12 cells"


def test_last_months_lines_come_after_labour_was_begun(after_march, screen, press, kept):
    screen.go_to("labour")
    press("520", "Enter")
    screen.go_to("output")
    press("F4")
    assert [(line.team, line.scheduled) for line in kept(LabourLine)] == [("T1", 520), ("T2", None), ("T3", None)]


def test_a_reason_is_given_from_the_grid_and_the_point_is_settled(screen, press, store, qtbot):
    press("T3", "Enter", "0801", "Enter", "239", "Enter", "118", "Enter")
    assert "Shift+F2: give the reason" in output(screen).side.problems.cards[0].hint.text()
    press("Shift+F2", "The loom was broken.", "Enter")
    statement = months.current(store, "BJ-001", screen.session.month)
    assert store.lines(Note, statement.id) == [Note("fulfilment", "T3/0801/own", "The loom was broken.")]
    assert output(screen).side.problems.cards == []
    qtbot.waitUntil(output(screen).grid.box.hasFocus)


def test_totals_leave_out_lines_without_a_product(screen, press):
    key_output(press)
    press("T1", "Enter", "nothing such", "Enter", "10", "Enter", "1000", "Enter", "0", "Enter", "5", "Enter")
    assert output(screen).grid.sums.texts()["value_current"] == "86,791,000"
    assert facts(screen)[0] == "3 lines filled, % of plan"


def test_attendance_is_of_the_lines_that_have_both(screen, press):
    press("Ctrl+PgDn", "520", "Enter", "507", "Enter")
    labour(screen).grid.go(1, "scheduled")
    press("520", "Enter", "5x", "Enter")
    assert labour(screen).grid.sums.texts()["attendance"] == "97.5"


def test_help_says_what_belongs_into_the_box_and_how_it_is_typed(window, screen, press):
    press("T1", "Enter", "0801", "Enter")
    told = QApplication.focusWidget().accessibleDescription()
    assert told.startswith("The plan of this month")
    assert "120+132 is reckoned" in told


def test_undo_is_told_in_the_foot(window, screen, press):
    press("T1", "Enter", "0801", "Enter", "239", "Enter", "Ctrl+Z")
    assert window.foot.said.text() == "Undone: line 1, 1 Planned: 239 → (blank)."


def test_a_change_of_price_names_its_box(after_march, screen, press):
    press("F4")
    press("239", "Enter", "2", "Enter", "11450", "Enter")
    (card,) = output(screen).side.problems.cards
    assert card.words.text().startswith("Team 1: Price: −90.0 % against last month.")


def test_an_unfinished_line_of_another_month_is_told_before_closing(window, screen, press):
    press("T1", "Enter", "nothing such", "Enter", "7", "Enter")
    window.session.turn_to(Month(1954, 5))
    assert screen.unfinished().startswith("April 1954: one line is not finished")


def test_enter_on_an_empty_table_asks_for_the_team_and_digits_never_become_a_total(window, screen, press, store):
    press("Enter")
    assert window.foot.said.text() == "No line is entered yet: type the team first (F2 lists them). F7: total on paper."
    assert QApplication.focusWidget() is output(screen).grid.box
    press("Tab", "Enter", "Enter")
    assert QApplication.focusWidget() is output(screen).grid.box
    assert months.current(store, "BJ-001", screen.session.month) is None
    press("T1", "Enter", "0801", "Enter", "Ctrl+Delete")
    press("F7")
    assert QApplication.focusWidget() is output(screen).paper.box


def test_without_teams_the_whole_co_operative_is_the_only_choice_and_enter_takes_it(window, screen, press, store, kept):
    for team in store.find(Team):
        store.remove(team)
    screen.refresh()
    press("Enter")
    assert "type - (the whole co-operative)" in window.foot.said.text()
    press("Enter", "0801", "Enter")
    assert [line.team for line in kept()] == ["-"]

"""A month keyed, checked, made final and corrected, by keys."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.members import MovementLine
from coopdesk.domain.statements import LabourLine, Note
from coopdesk.errors import StorageError
from coopdesk.gui.monthly_return.state import due_words
from coopdesk.gui.words import explain
from coopdesk.services import months


def facts(screen):
    page = screen.pages.page(screen.pages.current)
    texts = [page.facts.itemAt(place).widget() for place in range(page.facts.count())]
    return [label.text() for label in texts if label is not None]


def output(screen):
    return screen.pages.page("output")


def shown(screen, row):
    page = output(screen)
    return [page.grid.model.text(row, column) for column in page.lines.columns]


def key_output(press):
    for team, quantity in (("T1", "252"), ("T2", "261"), ("T3", "245")):
        press(team, "Enter", "0801", "Enter", "239", "Enter", quantity, "Enter", "4", "Enter", "114500", "Enter")


def key_labour(press):
    for _team in ("T1", "T2", "T3"):
        press("520", "Enter", "507", "Enter", "5200000", "Enter", "0", "Enter")


def test_the_columns_stand_in_the_order_of_the_paper(screen):
    titles = [column.title for column in output(screen).lines.columns]
    assert titles == [
        "Team", "Product", "Unit", "Last month", "1 Planned", "2 Accepted", "3 Scrap", "4 Price",
        "5 Value, current", "6 Price 1952", "7 Value, 1952 prices", "% of plan",
    ]  # fmt: skip


def test_a_first_month_is_keyed_from_nothing(screen, press, kept):
    key_output(press)
    assert [(line.team, line.product, line.qualified, line.scrap) for line in kept()] == [
        ("T1", "0801", 252, 4), ("T2", "0801", 261, 4), ("T3", "0801", 245, 4),
    ]  # fmt: skip
    assert shown(screen, 0) == [
        "Team 1", "0801 hand-knotted carpet", "sq chi", "", "239", "252", "4", "114,500",
        "28,854,000", "115,000", "28,980,000", "105.4",
    ]  # fmt: skip
    assert facts(screen) == [
        "3 lines filled, % of plan", "105.7 %", "Value, 1952 prices", "87,170,000", "Not filled in", "0 cells",
    ]  # fmt: skip


def test_a_month_begins_with_last_months_lines_and_its_price_is_accepted_with_enter(after_march, screen, press, kept):
    assert output(screen).take_over.isVisible()
    press("Shift+Tab", "Enter")
    press("252", "Enter", "4", "Enter", "Enter")
    line = kept()[0]
    assert (line.planned, line.qualified, line.current_price) == (235, 252, 114500)
    assert shown(screen, 0)[3] == "231"
    assert (output(screen).grid.row, output(screen).grid.column.name) == (1, "qualified")


def test_saved_is_said_only_after_something_was_saved(window, screen, press):
    press("T1", "Enter")
    assert "Saved" not in window.foot.kept.text()
    press("0801", "Enter")
    assert "Saved" in window.foot.kept.text()


def test_a_first_line_that_cannot_be_written_is_written_when_it_can_be(screen, press, qtbot, store, kept):
    press("T3", "Enter", "0801")
    with store.reading() as connection:
        connection.execute("PRAGMA query_only=ON")
    with qtbot.captureExceptions() as raised:
        press("Enter")
    assert [issubclass(kind, StorageError) for kind, *_ in raised] == [True]
    with store.reading() as connection:
        connection.execute("PRAGMA query_only=OFF")
    press("Enter", "5", "Enter")
    assert [(line.team, line.product, line.planned) for line in kept()] == [("T3", "0801", 5)]


def test_the_sums_are_of_one_unit_only(screen, press):
    key_output(press)
    assert output(screen).grid.sums.texts()["qualified"] == "758"
    press("T1", "Enter", "0101", "Enter", "10", "Enter", "9", "Enter", "0", "Enter", "12000", "Enter")
    texts = output(screen).grid.sums.texts()
    assert (texts["qualified"], texts["value_constant"]) == ("", "87,278,000")


def test_low_fulfilment_is_to_be_settled_with_a_reason_below_it(screen, press, store):
    press("T3", "Enter", "0801", "Enter", "239", "Enter", "118", "Enter", "1", "Enter", "114500", "Enter")
    (card,) = output(screen).side.problems.cards
    assert card.words.text().startswith("Team 3: 49.4 % of plan")
    card.setFocus()
    press("F2", "The loom was broken.", "Tab")
    statement = months.current(store, "BJ-001", screen.session.month)
    assert store.lines(Note, statement.id) == [Note("fulfilment", "T3/0801/own", "The loom was broken.")]


@pytest.mark.usefixtures("labour_kept")
def test_reasons_are_given_one_after_the_other_and_then_the_names(screen, press, qtbot):
    key_output(press)
    output(screen).grid.go(0, "qualified")
    press("118", "Enter", "100", "Enter")
    screen.finish.click()
    check = screen.pages.page("check")
    assert len(check.queries.cards) == 2
    for count in (1, 0):
        press("F2", "The loom was broken.", "Enter")
        qtbot.waitUntil(lambda count=count: len(check.queries.cards) == count)
        qtbot.wait(5)
    assert check.form.boxes["preparer"].box.hasFocus()
    assert check.state.text() == "Nothing stands in the way of making April 1954 final."


@pytest.mark.usefixtures("labour_kept")
def test_a_blank_only_counts_until_the_check(screen, press):
    press("T1", "Enter", "0801", "Enter", "239", "Enter", "252", "Enter")
    assert output(screen).side.problems.cards == []
    assert facts(screen)[-1] == "2 cells"
    press(*["Ctrl+PgDn"] * 5)
    (card,) = screen.pages.page("check").queries.cards
    assert card.words.text().startswith("Team 1: 2 boxes are not filled in (3 Scrap, 4 Price): enter a figure, 0 or -")


@pytest.mark.usefixtures("labour_kept")
def test_a_problem_of_the_check_jumps_to_its_cell(screen, press):
    press("T1", "Enter", "0801", "Enter", "239", "Enter", "252", "Enter")
    screen.finish.click()
    press("Enter")
    assert screen.pages.current == "output"
    assert output(screen).grid.column.name == "scrap"
    assert output(screen).grid.box.hasFocus()


def test_labour_is_keyed_and_more_days_than_scheduled_are_marked_and_not_saved(screen, press, kept):
    press("Ctrl+PgDn")
    key_labour(press)
    assert [line.wages for line in kept(LabourLine)] == [5_200_000] * 3
    press("Enter", "Enter", "Enter")
    assert screen.pages.current == "check"
    screen.go_to("labour")
    assert facts(screen)[2:4] == ["Attendance", "97.5 %"]
    grid = screen.pages.page("labour").grid
    grid.go(0, "attended")
    press("521", "Enter")
    assert kept(LabourLine)[0].attended == 507
    grid.go(0, "attended")
    assert explain(grid.problem) == "is more than the scheduled days"


def test_a_month_is_made_final_by_keys_and_says_so(screen, press, store, kept):
    key_output(press)
    press("Ctrl+PgDn")
    key_labour(press)
    screen.finish.click()
    press("Wang Guiying", "Enter", "Li Changshun", "Enter", "503", "Enter")
    statement = months.current(store, "BJ-001", screen.session.month)
    assert (statement.state, statement.preparer, statement.submitted_on) == ("closed", "Wang Guiying", date(1954, 5, 3))
    assert screen.pill() == "Final  •  Original"
    assert "signed by Li Changshun" in screen.lock.words.text()
    assert output(screen).lines.locked


def test_what_cannot_be_read_stops_the_month_from_becoming_final(screen, press, store):
    key_output(press)
    output(screen).grid.go(0, "qualified")
    press("24x", "Enter")
    screen.finish.click()
    check = screen.pages.page("check")
    check.form.show_record({"preparer": "Wang", "signatory": "Li", "submitted_on": date(1954, 5, 3)})
    check.finalise()
    assert months.current(store, "BJ-001", screen.session.month).state == "draft"
    assert any("24x" in card.words.text() for card in check.errors.cards)


def test_a_name_that_is_missing_is_marked_under_its_box(screen, press):
    key_output(press)
    screen.finish.click()
    check = screen.pages.page("check")
    check.form.show_record({"preparer": "", "signatory": "Li", "submitted_on": date(1954, 5, 3)})
    check.button.click()
    assert check.form.boxes["preparer"].trouble.text() == "is needed"


def test_a_final_month_is_read_only_and_says_how_to_correct_it(after_march, window, screen, press, kept):
    window.header.earlier.click()
    output(screen).grid.box.setFocus()
    press("9")
    assert window.foot.said.text() == "March 1954 is final. “Correct this month” opens it again."
    assert [line.qualified for line in kept(month=screen.session.month)] == [231, 240, 236]


def test_a_final_month_is_corrected_with_a_reason(after_march, window, screen, press, store):
    window.header.earlier.click()
    press("Ctrl+R")
    press("Enter")
    assert screen.lock.trouble.text() == "Reason for the correction: is needed"
    press("Team 2 was counted twice.", "Enter")
    statement = months.current(store, "BJ-001", screen.session.month)
    assert (statement.state, statement.reason) == ("draft", "Team 2 was counted twice.")
    assert output(screen).grid.box.hasFocus()
    assert not output(screen).lines.locked


def test_the_movement_is_that_of_the_register(after_march, screen):
    screen.go_to("movement")
    table = screen.pages.page("movement").table
    assert [line.event for line in table.rows.rows] == ["opening", "closing"]
    assert table.rows.index(0, 1).data() == "2"


def test_the_movement_of_a_final_month_is_the_frozen_one(after_march, window, screen, store):
    window.header.earlier.click()
    screen.go_to("movement")
    statement = months.current(store, "BJ-001", screen.session.month)
    frozen = sum(line.persons for line in store.lines(MovementLine, statement.id) if line.event == "closing")
    assert screen.pages.page("movement").table.rows.rows[-1].counts[-1] == frozen


def test_a_remark_is_kept_when_it_is_left(screen, press, store):
    screen.go_to("notes")
    press("Two looms stood still.", "Tab")
    statement = months.current(store, "BJ-001", screen.session.month)
    assert store.lines(Note, statement.id) == [Note("note", "", "Two looms stood still.")]


def test_work_that_stopped_is_a_nil_return(screen, press, store):
    screen.finish.click()
    check = screen.pages.page("check")
    check.nil.click()
    check.form.show_record({"preparer": "Wang", "signatory": "Li", "submitted_on": date(1954, 5, 3)})
    check.button.click()
    statement = months.current(store, "BJ-001", screen.session.month)
    assert (statement.state, statement.nil) == ("closed", True)


def test_a_dash_is_not_applicable_and_zero_is_zero(screen, press, kept):
    press("T1", "Enter", "0801", "Enter", "60", "Enter", "0", "Enter", "0", "Enter", "-", "Enter")
    line = kept()[0]
    assert (line.qualified, line.current_price) == (Decimal(0), NOT_APPLICABLE)
    assert shown(screen, 0)[7:] == ["—", "0", "115,000", "0", "0.0"]


def test_the_form_is_shown_on_the_screen_of_reports(window, screen, press):
    press("Ctrl+P")
    assert window.current == "reports"
    assert window.front.shown == ("monthly-return", screen.session.month)


def test_a_large_value_echoes_in_chinese(window, screen, press):
    key_output(press)
    window.change_language("zh")
    assert any("8,717 万" in text for text in facts(window.front))


def test_every_box_that_can_be_typed_into_has_a_name(screen, press):
    for name in ("output", "labour", "notes", "check"):
        screen.go_to(name)
        assert QApplication.focusWidget().accessibleName()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(1954, 5, 1), "due 3 May 1954, in 2 days"),
        (date(1954, 5, 3), "due today, 3 May 1954"),
        (date(1954, 5, 10), "was due 3 May 1954, 7 days ago"),
        (date(2026, 1, 1), "due 3 May 1954"),
    ],
)
def test_the_due_day_is_told_in_words(day, words):
    assert due_words(date(1954, 5, 3), day, False) == words

"""The entry grid, by keys."""

from contextlib import contextmanager, nullcontext
from dataclasses import asdict, replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.statements import OutputLine
from coopdesk.errors import N_, Problem, StorageError
from coopdesk.gui.choosing import Choice
from coopdesk.gui.grid.chooser import matching, resolve
from coopdesk.gui.words import explain
from tests.gui.grid.conftest import PRODUCTS


def where(grid):
    return grid.row, grid.column.name


def test_a_month_is_keyed_with_digits_and_enter_only(grid, press, file):
    assert where(grid) == (0, "qualified")
    for row in range(3):
        press(str(245 + row), "Enter", "4", "Enter", "Enter")
    assert file.figures() == [245, 246, 247]
    assert file.figures("current_price") == [114500, 114500, 114500]


def test_enter_after_the_last_line_leaves_the_grid(grid, press, qtbot):
    grid.go(2, "current_price")
    with qtbot.waitSignal(grid.ended):
        press("Enter")


def trouble(grid):
    return explain(grid.problem) if grid.problem else ""


def test_shift_enter_goes_back_through_every_cell_that_is_typed(grid, press):
    grid.go(1, "qualified")
    seen = []
    for stroke in ("Shift+Enter", "Shift+Tab", "Shift+Enter", "Shift+Enter"):
        press(stroke)
        seen.append(where(grid))
    assert seen == [(1, "planned"), (1, "product"), (1, "team"), (0, "current_price")]


def test_enter_stops_at_a_carried_cell_whose_text_was_refused(grid, press):
    grid.go(0, "planned")
    press("9o", "Enter")
    grid.go(0, "product")
    press("0101", "Enter")
    assert where(grid) == (0, "planned")


def test_typing_replaces_what_stands_there_and_f2_edits_it(grid, press, file):
    grid.go(0, "planned")
    press("5", "Enter")
    grid.go(0, "planned")
    press("F2", "0", "Enter")
    assert file.figures("planned")[0] == 50


def test_escape_takes_back_the_cell_and_a_second_one_stays_on_the_page(grid, press, file):
    press("9", "9", "Esc")
    assert grid.box.text() == ""
    press("Esc")
    assert grid.box.hasFocus()
    assert where(grid) == (0, "qualified")
    assert file.figures()[0] is None


def test_arithmetic_full_width_digits_a_dash_and_blank_are_four_things(grid, press, file):
    press("120+132", "Enter", "-", "Enter", "１１４，５００", "Enter", "0", "Enter")
    grid.go(0, "planned")
    press("Delete")
    line = file.kept["T1", "0801"]
    assert (line.planned, line.qualified, line.scrap, line.current_price) == (None, 252, NOT_APPLICABLE, 114500)
    assert file.figures()[1] == 0


def test_what_cannot_be_read_stays_in_its_cell_and_is_named(grid, press, file):
    press("24x", "Enter")
    assert where(grid) == (0, "scrap")
    press("Left")
    assert grid.box.text() == "24x"
    assert trouble(grid).startswith("“24x” is not a number")
    assert grid.sums.texts()["qualified"] == "0"


def test_a_line_that_is_not_kept_says_why_and_loses_nothing(grid, press, file):
    press("7", "Enter", "99", "Enter")
    grid.go(0, "scrap")
    assert (grid.box.text(), trouble(grid)) == ("99", "is less than 100")
    press("98", "Enter")
    assert file.figures("scrap")[0] == 98
    assert grid.lines.standing() == []


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_the_disk_refuses_stays_in_its_cell_and_is_kept_with_the_next_enter(grid, press, qtbot, file, when):
    @contextmanager
    def full():
        before = dict(file.kept)
        if when == "after":
            yield
        file.kept = before
        raise StorageError(N_("%(file)s could not be read or written. Check that the disk or stick is still there."))
        yield

    for keys, now in (("245", (0, "qualified")), ("T4", (3, "team"))):
        grid.go(*now)
        grid.lines._file._keeper = replace(grid.lines._file._keeper, together=full)
        before = grid.lines.rows
        with qtbot.captureExceptions() as raised:
            press(keys, "Enter")
        assert [kind for kind, *_ in raised] == [StorageError]
        assert (grid.lines.rows, where(grid), grid.box.text()) == (before, now, keys)
        grid.lines._file._keeper = replace(grid.lines._file._keeper, together=nullcontext)
        press("Enter")
    press("0801", "Enter")
    assert file.figures() == [245, None, None, None]


@pytest.mark.parametrize("act", ["Ctrl+Delete", "Ctrl+Z"])
def test_lines_that_the_disk_would_not_let_go_are_still_there(grid, press, qtbot, file, act):
    @contextmanager
    def full():
        before = dict(file.kept)
        yield
        file.kept = before
        raise StorageError(N_("%(file)s could not be read or written. Check that the disk or stick is still there."))

    press("7", "Enter")
    kept = dict(file.kept)
    grid.lines._file._keeper = replace(grid.lines._file._keeper, together=full)
    with qtbot.captureExceptions() as raised:
        press(act)
    assert [kind for kind, *_ in raised] == [StorageError]
    assert (len(grid.lines.rows), file.kept) == (3, kept)
    grid.lines._file._keeper = replace(grid.lines._file._keeper, together=nullcontext)
    press(act)
    assert len(grid.lines.rows) == len(file.kept) == (2 if act == "Ctrl+Delete" else 3)
    assert 7 not in file.figures()


def test_the_keypads_decimal_key_is_the_decimal_sign(grid, press, qtbot, file):
    press("1")
    qtbot.keyClick(grid.box, Qt.Key.Key_Comma, Qt.KeyboardModifier.KeypadModifier)
    press("5", "Enter")
    assert file.figures()[0] == Decimal("1.5")


def test_a_new_line_is_chosen_by_number_name_and_pinyin(grid, press, file):
    press("F5")
    for team, product in (("T4", "1"), ("T5", "chut"), ("T6", "va")):
        press(team, "Enter", product, "Enter", "F5")
    assert list(file.kept)[3:] == [("T4", "0801"), ("T5", "0101"), ("T6", "0901")]


def test_f2_opens_the_list_and_arrows_walk_in_it(grid, press, file):
    press("F5", "T4", "Enter", "F2", "Down", "Enter")
    assert ("T4", "0101") in file.kept
    assert not grid._chooser.isVisible()


def test_what_is_not_on_the_list_stays_marked(grid, press, file):
    press("F5", "T4", "Enter", "9999", "Enter")
    assert [problem.message for _row, _name, problem in grid.lines.standing()] == [
        "“%(text)s” is not on the list; F2 opens it."
    ]
    assert len(file.kept) == 3


def test_undo_and_redo_go_through_everything(grid, press, file):
    press("245", "Enter", "F5", "T4", "Enter", "0101", "Enter", "Ctrl+Delete", "Ctrl+Z", "Ctrl+Z")
    assert list(file.kept) == [("T1", "0801"), ("T2", "0801"), ("T3", "0801")]
    press("Ctrl+Z", "Ctrl+Z")
    assert file.figures()[0] is None
    press("Ctrl+Y")
    assert file.figures()[0] == 245


def test_a_deleted_line_comes_back_with_undo(grid, press, file):
    press("Ctrl+Delete")
    assert ("T1", "0801") not in file.kept
    press("Ctrl+Z")
    assert file.kept["T1", "0801"].planned == 201


def test_undo_says_what_it_undid_and_goes_there(grid, press, qtbot):
    press("245", "Enter")
    grid.go(2, "scrap")
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+Z")
    assert (told.args, where(grid)) == (["Undone: line 1, 2 qualified: 245 → (blank)."], (0, "qualified"))
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+Y")
    assert told.args == ["Done again: line 1, 2 qualified: (blank) → 245."]


def test_undo_of_a_deleted_line_goes_to_the_line(grid, press, qtbot):
    grid.go(1, "current_price")
    press("Ctrl+Delete")
    assert where(grid) == (1, "qualified")
    grid.go(0, "team")
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+Z")
    assert (told.args, where(grid)) == (["Undone: line 2 is back."], (1, "qualified"))


def test_what_stands_in_no_file_can_be_shown_again(grid, press, file):
    press("24x", "Enter")
    press("F5", "T4", "Enter", "9999", "Enter", "7", "Enter")
    held, lines = grid.lines.in_hand(), list(file.kept.values())
    grid.lines.load(asdict(line) for line in lines)
    assert grid.lines.standing() == []
    grid.lines.restore(held)
    assert [name for _row, name, _problem in grid.lines.standing()] == ["qualified", "product"]
    grid.go(3, "product")
    press("0101", "Enter")
    assert file.kept["T4", "0101"].planned == 7


def test_lines_that_are_offered_are_kept_once_something_is_typed(grid, press, file):
    grid.lines.offer([asdict(OutputLine("T4", "0801")), asdict(OutputLine("T5", "0801"))])
    grid.go(4, "qualified")
    press("5", "Enter")
    assert [team for team, _product in file.kept] == ["T1", "T2", "T3", "T5"]
    assert (grid.lines.in_hand(), grid.lines.unkept(3)) == ((), False)
    press("Ctrl+Z")
    assert len(file.kept) == 3


def test_totals_leave_out_what_was_refused(grid, press):
    press("7", "Enter", "99", "Enter")
    press("F5", "T4", "Enter", "9999", "Enter", "1", "Enter", "2", "Enter")
    texts = grid.sums.texts()
    assert (texts["planned"], texts["qualified"], texts["scrap"]) == ("606", "7", "0")


def test_a_list_of_one_group_has_no_heading(grid, press):
    press("F5", "T4", "Enter", "F2")
    assert grid._chooser.list.item(0).text() == "Made here"
    grid._chooser.open(PRODUCTS[1:], "", grid.rect())
    assert grid._chooser.list.item(0).text().split() == ["1", "0101", "hoe"]


def test_fill_down_takes_the_cell_above_or_the_top_of_the_selection(grid, press, file):
    press("5", "Enter")
    grid.go(1, "qualified")
    press("Ctrl+D")
    assert file.figures() == [5, 5, None]
    grid.go(0, "planned")
    press("Shift+Down", "Shift+Down", "Ctrl+D")
    assert file.figures("planned") == [201, 201, 201]


def test_a_duplicate_is_the_whole_line_and_waits_for_another_team_or_product(grid, press, file):
    press("245", "Enter", "4", "Enter", "Enter")
    grid.go(0, "qualified")
    press("Ctrl+Shift+D")
    assert (where(grid), len(file.kept)) == ((1, "team"), 3)
    assert trouble(grid) == "There is already a line for this."
    press("T9", "Enter")
    line = file.kept["T9", "0801"]
    assert (line.planned, line.qualified, line.scrap, line.current_price) == (201, 245, 4, 114500)


def test_a_table_is_pasted_in_one_step_and_copied_as_it_was_typed(grid, press, file):
    QGuiApplication.clipboard().setText("1\t2\t3\r\n4\t-\t６\r\n")
    press("Ctrl+V")
    assert (file.figures(), file.figures("scrap")) == ([1, 4, None], [2, NOT_APPLICABLE, None])
    press("Shift+Down", "Shift+Right", "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "1\t2\n4\t-"
    press("Ctrl+Z")
    assert file.figures() == [None, None, None]


def test_a_selection_is_summed(grid, press, qtbot):
    grid.go(0, "planned")
    with qtbot.waitSignal(grid.counted) as told:
        press("Shift+Down")
    assert told.args == ["Sum 403, 2 figures"]


def test_two_dots_copy_the_words_above(grid, press, file):
    press("F5", "..", "Enter", "0101", "Enter")
    assert ("T3", "0101") in file.kept


def test_what_an_input_method_commits_is_not_lost(grid, press, file):
    grid.go(0, "product")
    press("F2")
    for part, sure in (("di", ""), ("", "地毯")):
        composed = QInputMethodEvent(part, [])
        composed.setCommitString(sure)
        QApplication.sendEvent(grid.box, composed)
    assert grid.box.text() == "地毯"
    assert grid._chooser.chosen() == "0801"


def test_the_input_method_is_off_in_cells_of_figures_and_codes(grid):
    for name in ("team", "planned"):
        grid.go(0, name)
        assert not grid.box.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_locked_grid_takes_nothing_and_says_so(grid, press, qtbot, file):
    grid.lines.locked = True
    grid.model.sync()
    with qtbot.waitSignal(grid.closed):
        press("5")
    press("Ctrl+Delete", "Delete", "Ctrl+D")
    assert (file.figures(), len(file.kept)) == ([None, None, None], 3)


def test_the_sums_follow_what_is_typed(grid, press):
    press("5", "Enter")
    assert grid.sums.texts()["qualified"] == "5"
    assert "qualified: 5" in grid.sums.accessibleDescription()


def test_marks_tint_their_cells_and_jump(grid):
    problem = Problem("scrap", N_("is needed"), line="T2/0801/own", level="query", code="blank-scrap")
    grid.lines.mark([problem])
    assert grid.go_to_problem(problem)
    assert where(grid) == (1, "scrap")
    assert trouble(grid) == "is needed"


def test_a_very_large_figure_is_kept_exactly(grid, press, file):
    press("260000000000", "Enter")
    assert file.figures()[0] == 260_000_000_000


def test_a_number_keeps_its_meaning_and_digits_are_never_found_in_a_price():
    first = Choice("0101", "hoe   piece   12,000", group="All other products")
    second = Choice("0102", "sickle   piece   6,000", group="All other products")
    assert resolve([first, second], "2") == "0102"
    made = [first._replace(group="Made here"), second]
    assert resolve(made, "2") == "0102"
    assert [choice.code for choice in matching(made, "2", str)] == ["0102"]
    assert matching(made, "000", str) == []

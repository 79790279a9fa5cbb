"""Lines inserted, moved, pasted and taken back, by keys."""

from dataclasses import replace
from decimal import Decimal
from time import process_time

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.statements import OutputLine
from coopdesk.gui.choosing import Choice
from coopdesk.gui.clipboard import from_text, own_columns
from coopdesk.gui.grid.chooser import resolve
from coopdesk.gui.grid.columns import Keeper
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.pasting import laid
from tests.gui.grid.test_view import where


@pytest.fixture
def clipboard():
    """Put a table on the clipboard: as HTML, or as text where it has no tags."""

    def put(text):
        data = QMimeData()
        if text.startswith("<"):
            data.setHtml(text)
        data.setText("only as text" if text.startswith("<") else text)
        QGuiApplication.clipboard().setMimeData(data)

    return put


def html(*rows):
    return "<table>" + "".join(f"<tr><td>{'<td>'.join(row)}" for row in rows) + "</table>"


def on_page(file):
    """The teams in the order of their place on the page."""
    return [line.team for line in sorted(file.kept.values(), key=lambda line: (line.position, line.team))]


def test_insert_makes_a_line_at_the_cursor_and_f5_at_the_end(grid, press, file):
    grid.go(1, "qualified")
    press("Insert")
    assert where(grid) == (1, "team")
    press("T9", "Enter", "0801", "Enter")
    assert on_page(file) == ["T1", "T9", "T2", "T3"]
    press("F5")
    assert where(grid) == (4, "team")


def test_a_line_moves_with_the_cursor_and_moves_back(grid, press, file):
    grid.go(2, "scrap")
    press("Alt+Up", "Alt+Up", "Alt+Up")
    assert (where(grid), on_page(file)) == ((0, "scrap"), ["T3", "T1", "T2"])
    press("Alt+Down")
    assert (where(grid), on_page(file)) == ((1, "scrap"), ["T1", "T3", "T2"])
    press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert on_page(file) == ["T1", "T2", "T3"]
    press("Ctrl+Y")
    assert on_page(file) == ["T1", "T3", "T2"]


def test_a_move_is_told_in_words_when_it_is_undone(grid, press, qtbot):
    grid.go(0, "qualified")
    press("Alt+Down")
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+Z")
    assert told.args == ["Undone: line 2 is moved to 1."]


def test_several_lines_move_together(grid, press, file):
    grid.go(0, "qualified")
    press("Shift+Down", "Alt+Down")
    assert on_page(file) == ["T3", "T1", "T2"]
    press("Alt+Up")
    assert on_page(file) == ["T1", "T2", "T3"]


def test_everything_is_taken_back_one_by_one_and_done_again(grid, press, file):
    start = dict(file.kept)
    press("245", "Enter")
    grid.go(1, "qualified")
    press("Ctrl+D", "Alt+Down", "Ctrl+Shift+D")
    press("T7", "Enter")
    grid.go(0, "team")
    press("Insert", "T8", "Enter", "0801", "Enter")
    grid.go(3, "team")
    press("Ctrl+Delete")
    end = dict(file.kept)
    for _step in range(9):
        press("Ctrl+Z")
    assert file.kept == start
    for _step in range(9):
        press("Ctrl+Y")
    assert file.kept == end


def test_what_was_typed_is_kept_before_a_line_moves(grid, press, file):
    press("245", "Alt+Down")
    assert file.kept["T1", "0801"].qualified == 245
    assert on_page(file) == ["T2", "T1", "T3"]


def test_a_locked_grid_neither_inserts_nor_moves(grid, press, file):
    grid.lines.locked = True
    grid.model.sync()
    grid.go(0, "qualified")
    press("Alt+Down", "Insert")
    assert (on_page(file), len(grid.lines.rows)) == (["T1", "T2", "T3"], 3)


def test_down_the_column_goes_to_the_top_of_the_next_and_the_new_line_only_begins_with_its_key(grid, press, file):
    grid.walk.by_column = True
    grid.go(0, "qualified")
    press("1", "Enter", "2", "Enter", "3", "Enter")
    assert where(grid) == (0, "scrap")
    press("F5", "T4", "Enter", "Enter")
    assert where(grid) == (3, "product")
    press("0101", "Enter")
    assert (where(grid), ("T4", "0101") in file.kept) == ((3, "planned"), True)
    press("Enter")
    assert where(grid) == (0, "qualified")


def test_an_html_table_is_pasted_by_its_heading_onto_the_lines_of_its_keys(grid, press, file, clipboard, qtbot):
    clipboard(html(
        ("April", "", "", ""), ("Product", "Team", "Accepted", ""), ("0801", "T3", "１,２３６", "x"),
        ("hoe", "T1", "7", ""), ("0801", "T1", "—", ""), ("合计", "", "1,236", ""),
    ))  # fmt: skip
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+V")
    assert told.args == [
        "3 lines pasted; 3 rows of headings and totals passed over. "
        "Cells that fell on reckoned columns, or on none, and were left out: 1. Ctrl+Z takes the paste back."
    ]
    figures = {key: line.qualified for key, line in file.kept.items()}
    assert figures == {
        ("T1", "0801"): NOT_APPLICABLE, ("T2", "0801"): None, ("T3", "0801"): 1236, ("T1", "0101"): 7,
    }  # fmt: skip
    press("Ctrl+Z")
    assert [line.qualified for line in file.kept.values()] == [None] * 3


def test_a_team_in_a_merged_cell_is_that_of_every_line_beside_it(grid, press, file, clipboard):
    clipboard(
        "<table><tr><td>Team<td>Product<td>Accepted<tr><td rowspan=2>T1<td>0801<td>5<tr><td>hoe<td>6"
        "<tr><td>T2<td>0801<td>7</table>"
    )
    press("Ctrl+V")
    assert {key: line.qualified for key, line in file.kept.items()} == {
        ("T1", "0801"): 5, ("T1", "0101"): 6, ("T2", "0801"): 7, ("T3", "0801"): None,
    }  # fmt: skip


def test_a_head_may_be_a_part_of_a_name_and_one_that_is_none_is_told(grid, press, file, clipboard, qtbot):
    clipboard(html(("Team", "Product", "Price", "Remark"), ("T1", "0801", "114500", "good")))
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+V")
    assert told.args == ["1 lines pasted; no column is called Remark."]
    assert file.kept["T1", "0801"].current_price == 114500


def test_without_a_heading_the_cells_go_where_the_cursor_is_and_blanks_overwrite_nothing(grid, press, file, clipboard):
    grid.go(0, "planned")
    clipboard(html(("", "245", "4"), ("", "", ""), ("250", "", "3")))
    press("Ctrl+V")
    assert file.figures("planned") == [201, 202, 250]
    assert (file.figures(), file.figures("scrap")) == ([245, None, None], [4, None, 3])


def test_what_cannot_be_read_stays_as_it_was_pasted(grid, press, file, clipboard):
    clipboard("24x\t4\n250\t5")
    press("Ctrl+V")
    assert grid.lines.text(0, grid.column) == "24x"
    assert (file.figures(), file.figures("scrap")) == ([None, 250, None], [4, 5, None])


@pytest.fixture
def reckoned(grid):
    """The columns as on the output grid: two that are reckoned stand between the product and the plan."""
    columns = list(grid.lines.columns)
    value = columns.pop()
    shown = [replace(value, name=name, label=name) for name in ("unit", "last")]
    return Lines(OutputLine, [*columns[:2], *shown, *columns[2:], value], Keeper(dict, list), dict)


def test_what_comes_from_another_program_goes_along_the_columns_that_are_typed_into(reckoned):
    table = [["T1", "0101", "110", "112", "1", "12,500"], ["T2", "", "", "7", "", ""]]
    found = laid(reckoned, table, 0, 0)
    assert [name for _row, name in found.texts][:6] == [
        "team", "product", "planned", "qualified", "scrap", "current_price",
    ]  # fmt: skip
    assert (found.texts[1, "qualified"], found.homeless, found.lines) == ("7", 0, 2)


def test_what_was_copied_here_goes_back_place_by_place(reckoned):
    names = [column.name for column in reckoned.columns]
    row = ["T1", "0101", "piece", "99", "1", "2", "3", "4", "value 2"]
    found = laid(reckoned, [row], 0, 0, names)
    assert found.texts == {
        (0, name): text for name, text in zip(names, row, strict=True) if name not in ("unit", "last", "value")
    }
    assert found.homeless == 0
    assert laid(reckoned, [["1", "2"]], 0, 2, ["planned", "qualified"]).homeless == 2


def test_a_table_wider_than_what_is_typed_goes_place_by_place_and_the_rest_is_counted(reckoned):
    found = laid(reckoned, [["T1", "0101", "piece", "9", "1", "2", "3", "4", "8", "beyond"], [""]], 0, 0)
    assert (found.texts[0, "planned"], found.homeless) == ("1", 4)
    assert laid(reckoned, [["5", ""]], 0, 2).homeless == 1


def test_a_copied_cell_is_known_again_until_another_program_copies(grid, press, clipboard):
    grid.go(0, "planned")
    press("Shift+Right", "Ctrl+C")
    assert (own_columns(), from_text(QGuiApplication.clipboard().text())) == (["planned", "qualified"], [["201", ""]])
    clipboard("1\t2")
    assert own_columns() == []


def test_copied_numbers_that_are_those_of_boxes_are_no_heading(grid, press, file):
    press("2", "Enter")
    grid.go(0, "qualified")
    press("Ctrl+C", "Down", "Ctrl+V")
    assert file.figures() == [2, 2, None]


def test_what_could_not_be_read_or_had_no_place_is_said(grid, press, clipboard, qtbot):
    grid.go(0, "scrap")
    clipboard("x\t114500\t7\n3\ty\t")
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+V")
    assert told.args == [
        "2 lines pasted. Cells that fell on reckoned columns, or on none, and were left out: 1. "
        "Cells that could not be read, marked: 2. Ctrl+Z takes the paste back."
    ]
    grid.go(0, "value")
    clipboard("7")
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+V")
    assert told.args == ["Cells that fell on reckoned columns, or on none, and were left out: 1."]


def test_a_clipboard_without_a_table_says_so(grid, press, clipboard, qtbot):
    clipboard("")
    with qtbot.waitSignal(grid.told) as told:
        press("Ctrl+V")
    assert told.args == ["There is no table on the clipboard that could be pasted here."]


def test_ten_thousand_pasted_rows_are_soon_there(grid, press, file, clipboard):
    clipboard("\n".join(f"N{n}\t0801\t1,0{n % 10}0\t{n}\t2\t１１４，５００" for n in range(10_000)))
    press("F5")
    begun = process_time()
    press("Ctrl+V")
    assert process_time() - begun < 10
    assert len(file.kept) == 10_003
    assert file.kept["N9999", "0801"].current_price == Decimal(114500)


@pytest.mark.parametrize("text", ["锄头", "HOE", "0101 锄头", "0101 hoe", "101", "２"])
def test_a_choice_is_meant_as_spreadsheets_write_it(text):
    choices = [Choice("0801", "carpet   sq chi"), Choice("0101", "hoe   piece", names=("hoe", "锄头"))]
    assert resolve(choices, text) == "0101"


def test_a_name_that_two_share_means_neither():
    choices = [Choice("1", "a", names=("same",)), Choice("2", "b", names=("same",))]
    assert resolve(choices, "same") is None


def test_pasted_lines_stand_in_the_order_of_the_table(grid, press, file, clipboard):
    clipboard("T9\t0801\nT5\t0801\nT7\t0801")
    press("F5", "Ctrl+V")
    assert on_page(file) == ["T1", "T2", "T3", "T9", "T5", "T7"]

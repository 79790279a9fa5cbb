"""Lists to read and choose from."""

from operator import itemgetter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coopdesk.gui.clipboard import from_text
from coopdesk.gui.ledger import Column, Ledger


@pytest.fixture
def ledger(qtbot):
    columns = [Column("Number", itemgetter(0), 80, number=True), Column("Name,\nChinese", itemgetter(1), 0)]
    made = Ledger("Members", columns, key=itemgetter(0))
    qtbot.addWidget(made)
    made.show_rows([("1", "Wang <b>"), ("2", "Li")])
    return made


def test_rows_are_shown_literally_and_figures_stand_right(ledger):
    rows = ledger.rows
    assert rows.data(rows.index(0, 1)) == "Wang <b>"
    assert rows.data(rows.index(0, 1), Qt.ItemDataRole.ToolTipRole) == "<qt>Wang &lt;b&gt;</qt>"
    assert rows.data(rows.index(0, 0), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_enter_chooses_the_row_in_hand(qtbot, ledger):
    ledger.take(1)
    with qtbot.waitSignal(ledger.chosen) as chosen:
        qtbot.keyClick(ledger, Qt.Key.Key_Return)
    assert chosen.args == [("2", "Li")]


def test_the_row_in_hand_stays_in_hand_wherever_it_goes(ledger):
    ledger.take(1)
    ledger.show_rows([("0", "Zhao"), ("1", "Wang"), ("2", "Li Hua")])
    assert ledger.row == ("2", "Li Hua")
    ledger.show_rows([("1", "Wang")])
    assert ledger.row == ("1", "Wang")


def test_a_head_of_two_lines_is_copied_as_one_cell(qtbot, ledger):
    qtbot.keyClick(ledger, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert from_text(QApplication.clipboard().text()) == [["Number", "Name,\nChinese"], ["1", "Wang <b>"]]


def test_a_column_without_a_width_takes_what_is_left_and_stays_readable_where_nothing_is(shown):
    ledger = shown(Ledger("Months", [Column("Month", str, 200), Column("Reason", str, 0)]))
    for wide, reason in ((700, 500), (210, 96)):
        ledger.resize(wide, 200)
        QApplication.processEvents()
        assert ledger.columnWidth(1) == pytest.approx(reason, abs=2)
    ledger.resize(700, 200)
    ledger.setColumnWidth(0, 300)
    assert ledger.columnWidth(1) == pytest.approx(400, abs=2)

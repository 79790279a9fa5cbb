"""Read-only tables."""

from PySide6.QtCore import Qt

from coopdesk.gui.text_table import TextColumn, TextTable


def table(qtbot):
    made = TextTable([TextColumn("Number", 80, right=True), TextColumn("Name", 120)], "Members")
    qtbot.addWidget(made)
    made.show_rows([["1", "Wang <b>"], ["2", "Li"]])
    return made


def test_rows_are_shown_literally_and_figures_stand_right(qtbot):
    texts = table(qtbot).texts
    assert texts.data(texts.index(0, 1)) == "Wang <b>"
    assert texts.data(texts.index(0, 0), Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_enter_opens_the_row_in_hand(qtbot):
    made = table(qtbot)
    made.setCurrentIndex(made.texts.index(1, 0))
    with qtbot.waitSignal(made.opened) as opened:
        qtbot.keyClick(made, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_the_place_stays_when_rows_are_read_again(qtbot):
    made = table(qtbot)
    made.setCurrentIndex(made.texts.index(1, 0))
    made.show_rows([["1", "Wang"], ["2", "Li"], ["3", "Zhao"]])
    assert made.currentIndex().row() == 1
    made.show_rows([["1", "Wang"]])
    assert made.currentIndex().row() == 0

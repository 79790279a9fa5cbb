"""Members in and out of spreadsheets at the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from coopdesk.domain.members import Member
from coopdesk.errors import N_
from coopdesk.gui.members.import_outcome import told
from coopdesk.gui.members.screen import MembersScreen
from coopdesk.gui.members.table_buttons import TableButtons
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import members
from coopdesk.tables.spreadsheets import read_workbook
from coopdesk.tables.writing import write_xlsx

HEADS = ("社员号", "姓名", "性别", "入社日期", "本子")
ROWS = [("0001", "周春兰", "女", "1954.4.3", "A"), ("0002", "=王<b>", "男", 19817, "B"), ("0003", None, "?", None, "C")]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(shown, session):
    return shown(Window(session, [Place("members", N_("Members"), MembersScreen)]))


@pytest.fixture
def buttons(window):
    return window.front.findChild(TableButtons)


@pytest.fixture
def table(tmp_path):
    write_xlsx(tmp_path / "list.xlsx", "m", HEADS, ROWS)
    return tmp_path / "list.xlsx"


@pytest.fixture
def begin(qtbot, window, buttons):
    """Ctrl+I, and the path typed."""

    def start(path):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_I, CTRL)
        qtbot.waitUntil(lambda: buttons.importing is not None and buttons.importing.isActiveWindow())
        qtbot.keyClicks(QApplication.focusWidget(), str(path))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not buttons.importing.busy)
        return buttons.importing

    return start


@pytest.fixture
def through(qtbot, begin, press, table):
    """With Enter alone to the end of the dry run."""

    def go():
        dialog = begin(table)
        press("Enter", "Enter")
        qtbot.waitUntil(lambda: not dialog.busy and dialog.trial is not None)
        return dialog

    return go


def test_a_table_is_taken_in_with_enter_alone_and_its_problems_come_out(qtbot, window, store, through, press, table):
    dialog = through()
    problem = dialog.rows.what.text()
    assert dialog.rows.counts.text().startswith("New members 2")
    assert problem == "Name: is needed; Sex: “?” is neither male nor female"
    assert store.find(Member) == []
    press("Enter")
    qtbot.waitUntil(lambda: dialog.page is dialog.end and not dialog.busy)
    assert [member.name for member in store.find(Member)] == ["周春兰", "=王<b>"]
    assert window.front.finder.register.rowCount() == 2
    press("Enter")
    qtbot.waitUntil(lambda: bool(dialog.end.written.text()))
    (sheet,) = read_workbook(table.with_name("list problems.xlsx")).sheets
    assert sheet.rows[1].cells == ("0003", None, "?", None, "C", problem)
    press("Enter")
    assert not dialog.isVisible()


def test_esc_goes_back_a_page_and_loses_nothing(qtbot, store, through, press, buttons):
    dialog = through()
    press("Esc")
    assert dialog.page is dialog.columns
    dialog.columns.boxes[4].setFocus()
    press("Skill")
    press("Esc")
    assert (dialog.page, dialog.columns.boxes[4].code) == (dialog.columns, None)
    press("Skill", "Enter")
    qtbot.waitUntil(lambda: dialog.page is dialog.rows and not dialog.busy)
    press("Esc", "Esc", "Esc")
    assert (dialog.page, dialog.file.path.text[-9:]) == (dialog.file, "list.xlsx")
    press("Esc")
    assert not dialog.isVisible()
    buttons.take_in()
    qtbot.waitUntil(dialog.isActiveWindow)
    press("Enter", "Enter")
    assert (dialog.page, dialog.columns.boxes[4].code) == (dialog.columns, "skill")
    assert store.find(Member) == []


def test_what_stands_in_the_way_is_said_under_the_path(qtbot, begin, tmp_path, press):
    (tmp_path / "bad.xlsx").write_bytes(b"no")
    dialog = begin(tmp_path / "bad.xlsx")
    assert dialog.file.path.row.trouble.text().startswith("bad.xlsx is damaged or not a spreadsheet")
    assert QApplication.focusWidget() is dialog.file.path.box


def test_a_column_that_is_on_no_list_and_a_missing_number_are_said_below(qtbot, begin, table, press):
    dialog = begin(table)
    press("Enter", "Rubbish", "Enter")
    assert dialog.trouble.text().startswith("“Rubbish” is not on the list")
    press("Delete")
    dialog.columns.boxes[0].show_value(None)
    dialog.next()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert dialog.trouble.text().startswith("No column holds the number")
    assert dialog.page is dialog.columns


def test_taking_in_can_be_cancelled_and_nothing_is_kept(qtbot, store, through, press):
    dialog = through()
    dialog.next()
    strip = dialog.work.itemAt(dialog.work.count() - 1).widget()
    strip.cancel.click()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert (dialog.page, dialog.trouble.text()) == (dialog.rows, "Cancelled.")
    assert store.find(Member) == []


def test_the_register_goes_out_as_searched_and_a_file_is_replaced_only_when_asked_twice(
    qtbot, window, store, buttons, press, tmp_path, through
):
    for number, name in (("0001", "周春兰"), ("0002", "王桂英")):
        members.save_member(store, Member("BJ-001", number, name, applied_on=window.session.month.first))
    window.front.finder.search.setText("王")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(lambda: buttons.exporting is not None and buttons.exporting.isActiveWindow())
    (tmp_path / "out.csv").write_text("old", encoding="utf-8")
    press(str(tmp_path / "out.csv"), "Enter")
    assert buttons.exporting.path.row.trouble.text().startswith("There is a file out.csv already")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"
    press("Enter")
    qtbot.waitUntil(lambda: not buttons.exporting.isVisible())
    (sheet,) = read_workbook(tmp_path / "out.csv").sheets
    assert [row.cells[1] for row in sheet.rows] == ["Name", "王桂英"]
    assert window.foot.said.text().startswith("1 members are in")


@pytest.mark.parametrize("box", ["search", "name", "team", "applied_on"])
@pytest.mark.parametrize("keys", ["Ctrl+X", "Ctrl+A"])
def test_no_text_box_keeps_the_keys_of_tables_for_itself(monkeypatch, shown, session, box, keys):
    """As Ctrl+E on Linux, to the end of the line; here with one that belongs to text boxes everywhere."""
    monkeypatch.setattr("coopdesk.gui.members.screen.TABLE_KEYS", ("Ctrl+A",))
    screen = shown(Window(session, [Place("members", N_("Members"), MembersScreen)])).front
    widget = screen.search if box == "search" else screen.sheet.form.boxes[box].box
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key(ord(keys[-1])), CTRL)
    asked.ignore()
    QApplication.sendEvent(widget, asked)
    assert asked.isAccepted() is (keys == "Ctrl+X")


def test_an_empty_table_is_saved_under_a_name_that_is_free(qtbot, begin, tmp_path, monkeypatch, buttons, table):
    monkeypatch.setattr("coopdesk.gui.members.import_dialog.documents", lambda: tmp_path)
    (tmp_path / "Members, empty.xlsx").write_bytes(b"filled in by now")
    buttons.take_in()
    qtbot.keyClick(buttons.importing.file.empty, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not buttons.importing.busy and bool(buttons.importing.file.said.text()))
    assert read_workbook(tmp_path / "Members, empty 2.xlsx").sheets[0].rows[0].cells[0] == "Number"
    assert buttons.importing.file.path.text.endswith("Members, empty 2.xlsx")


def test_what_is_worth_knowing_stands_above_the_rows(qtbot, store, begin, press, tmp_path):
    members.save_member(store, Member("BJ-001", "0001", "周春兰", sex="F", joined_on=date(1954, 4, 1)))
    rows = [("1", "周春兰", "男", None, "2组"), ("2", "周春兰", None, "1954.4.2", "第三组")]
    write_xlsx(tmp_path / "a.xlsx", "m", ("编号", "姓名", "性别", "入社日期", "班组"), rows)
    dialog = begin(tmp_path / "a.xlsx")
    press("Enter", "Enter")
    qtbot.waitUntil(lambda: not dialog.busy and dialog.trial is not None)
    assert [line.split(":")[0] for line in dialog.rows.hints.text().splitlines()] == [
        "No column says how members came",
        "Perhaps on the register already, under another number",
    ]
    teams = {"T2": "Team 2", "T3": "Team 3"}
    assert [told(row, teams, 0) for row in dialog.rows.rows.rows.rows] == [
        "Sex Female → Male; Team empty → Team 2",
        "perhaps the same person as 0001; Team: Team 3",
    ]
    assert dialog.rows.what.text() == "Sex Female → Male; Team empty → Team 2"
    assert dialog.go_on.text() == "Take in 2"


def test_a_table_in_which_nothing_is_new_only_closes(qtbot, store, begin, press, table, tmp_path):
    members.save_member(store, Member("BJ-001", "0001", "周春兰", sex="F", joined_on=date(1954, 4, 3)))
    write_xlsx(tmp_path / "a.xlsx", "m", HEADS, ROWS[:1])
    dialog = begin(tmp_path / "a.xlsx")
    press("Enter", "Enter")
    qtbot.waitUntil(lambda: not dialog.busy and dialog.trial is not None)
    assert dialog.go_on.text() == "Nothing to take in: close"
    press("Enter")
    assert not dialog.isVisible()

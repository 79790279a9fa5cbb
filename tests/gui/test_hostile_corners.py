"""Hostile text where no page of a screen leads by itself: dialogs, the first start, every cell of every grid."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Member, Team
from coopdesk.domain.operators import Operator
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import EntryError, Problem
from coopdesk.gui.grid.view import Grid
from coopdesk.gui.members.table_buttons import TableButtons
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.gui.start.window import CHOICES, StartWindow
from coopdesk.services import members, months
from coopdesk.services.desk import new_cooperative
from coopdesk.store import Store
from coopdesk.tables.writing import write_xlsx
from tests.gui.conftest import APRIL
from tests.gui.hostile import HOSTILE, KEPT_AS, boxes, faults, fill, settle, stands_clean, try_words

EACH = pytest.mark.parametrize("hostile", HOSTILE)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A co-operative whose every name is hostile already, with a month begun."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    monkeypatch.setattr("PySide6.QtWidgets.QDialog.exec", lambda *_: pytest.fail("a modal dialog"))
    bold, picture = HOSTILE["markup"], HOSTILE["picture"]
    made = new_cooperative(
        tmp_path / "f.coopdesk", Cooperative("BJ-001", bold, picture), "PC", APRIL, Desk("cooperative")
    )
    made.save(Team("BJ-001", "T1", bold, picture, 1), Team("BJ-001", "T2", HOSTILE["percent"], HOSTILE["formula"], 2))
    made.save(Product("0801", bold, picture, bold, picture, "<i>chi", "<i>尺", Decimal(115000)))
    members.save_member(made, Member("BJ-001", "0001", picture, "F", 1920, "T1", date(1952, 5, 1), "founder"))
    april = months.draft(made, "BJ-001", APRIL)
    months.save_line(made, april, OutputLine("T1", "0801"))
    months.save_line(made, april, LabourLine("T1", 1))
    yield made
    made.close()


@pytest.fixture
def window(qtbot, shown, store):
    window = shown(Window(Session(store, APRIL, HOSTILE["markup"]), places("cooperative")))
    yield window
    settle(qtbot, window)


@pytest.fixture
def members_screen(window):
    window.open("members")
    return window.front


@EACH
def test_every_page_of_a_members_sheet(members_screen, store, hostile):
    sheet, tried = members_screen.sheet, 0
    for place in range(sheet.pages.bar.count()):
        sheet.pages.bar.setCurrentIndex(place)
        QApplication.processEvents()
        for name in ("since", "day"):
            page = sheet.lists.get(sheet.pages.current)
            if page and name in page.form.boxes:
                fill(page.form.boxes[name].box, "1954-4-3")
        tried += try_words(sheet, HOSTILE[hostile])
        members_screen.leave()
        assert faults(members_screen.window()) == [], sheet.pages.current
    assert tried > 12
    assert (KEPT_AS[hostile] in stands_clean(store)) == (hostile != "long")


def grids(window):
    return [grid for grid in window.findChildren(Grid) if grid.isVisible()]


def type_everywhere(window, text):
    """Type a text into every open cell of every grid in sight, and walk on; how many took it or refused it."""
    typed = 0
    for grid in grids(window):
        for column, kind in enumerate(grid.lines.columns):
            for row in range(min(grid.model.rowCount(), 2)):
                grid.step_to(row, column)
                if kind.typed and not grid.box.isReadOnly():
                    fill(grid.box, text)
                    typed += 1
                    assert faults(window) == [], kind.name
    return typed


@EACH
def test_every_cell_of_every_grid_of_the_month(window, store, hostile):
    window.open("monthly_return")
    typed = 0
    for name in ("output", "labour", "movement", "second"):
        window.front.go_to(name)
        QApplication.processEvents()
        typed += type_everywhere(window, HOSTILE[hostile])
        if name == "second":
            window.front.pages.page("second").open("labour")
            typed += type_everywhere(window, HOSTILE[hostile])
            window.front.pages.page("second").open("compare")
        assert faults(window) == [], name
    assert typed > 20
    stands_clean(store)
    assert not any(line.team not in ("T1", "T2") for line in store.find(OutputLine))


@EACH
def test_figures_before_the_start(window, store, hostile):
    window.open("cooperative")
    window.front.go_to("opening")
    typed = 0
    for name in ("figures", "goods", "check"):
        window.front.opening.open(name)
        QApplication.processEvents()
        typed += type_everywhere(window, HOSTILE[hostile]) + try_words(window.front.opening, HOSTILE[hostile])
    assert typed > 20
    assert faults(window) == []
    stands_clean(store)


@EACH
def test_persons_at_the_desk_and_who_sits_there(window, store, press, hostile):
    window.open("cooperative")
    window.front.go_to("people")
    fill(window.front.people.form.boxes["name"].box, HOSTILE[hostile])
    press("Enter", "Enter", "Enter")
    names = [one.name for one in store.find(Operator)]
    assert names == ([] if hostile == "long" else [KEPT_AS[hostile]])
    press("F12")
    assert faults(window) == []
    assert window.session.operator == (names[0] if names else HOSTILE["markup"])
    stands_clean(store)


@EACH
def test_the_search_of_the_history_and_what_it_lists(window, store, hostile):
    members.save_member(store, Member("BJ-001", "0002", KEPT_AS[hostile][:64], "M", 1920, "T1", APRIL.first, "new"))
    window.open("history")
    page = window.front.operations
    [search] = [box for box in boxes(window.front) if "Search" in type(box).__name__]
    fill(search, HOSTILE[hostile])
    assert faults(window) == []
    fill(search, KEPT_AS[hostile][:64])
    assert page.list.rows.rowCount() > 0
    window.open("members")
    fill(window.front.search, HOSTILE[hostile])
    assert faults(window) == []


@EACH
def test_the_import_of_a_table_that_is_hostile_all_through(qtbot, members_screen, store, tmp_path, hostile, press):
    text = HOSTILE[hostile].replace("\0", "")
    heads = ("社员号", "姓名", "性别", "入社日期", text)
    rows = [("0007", text, "女", "1954.4.3", text), (text, text, text, text, text)]
    write_xlsx(tmp_path / "list.xlsx", "m", heads, rows)
    buttons = members_screen.findChild(TableButtons)
    buttons.take_in()
    dialog = buttons.importing
    qtbot.waitUntil(dialog.isActiveWindow)
    fill(dialog.file.path.box, HOSTILE[hostile])
    qtbot.waitUntil(lambda: not dialog.busy)
    assert (dialog.page, faults(dialog)) == (dialog.file, [])
    assert dialog.file.path.row.trouble.text()
    fill(dialog.file.path.box, str(tmp_path / "list.xlsx"))
    qtbot.waitUntil(lambda: dialog.page is dialog.sheets)
    assert faults(dialog) == []
    dialog.next()
    fill(dialog.columns.boxes[4].lineEdit(), HOSTILE[hostile])
    dialog.next()
    assert (dialog.page, faults(dialog)) == (dialog.columns, [])
    assert "is not on the list" in dialog.trouble.text()
    dialog.columns.boxes[4].show_value("skill")
    dialog.next()
    qtbot.waitUntil(lambda: dialog.page is dialog.rows and not dialog.busy)
    assert faults(dialog) == []
    dialog.next()
    qtbot.waitUntil(lambda: dialog.page is dialog.end and not dialog.busy)
    fill(dialog.end.path.box, HOSTILE[hostile])
    qtbot.waitUntil(lambda: not dialog.busy)
    assert faults(dialog) == []
    assert dialog.end.written.text() or dialog.end.path.row.trouble.text()
    assert (KEPT_AS[hostile].replace("\0", "") in stands_clean(store)) == (hostile != "long")


@EACH
def test_the_path_of_an_export(qtbot, members_screen, tmp_path, hostile):
    buttons = members_screen.findChild(TableButtons)
    buttons.write_out()
    dialog = buttons.exporting
    qtbot.waitUntil(dialog.isActiveWindow)
    fill(dialog.path.box, HOSTILE[hostile])
    qtbot.waitUntil(lambda: not dialog.busy)
    assert faults(dialog) == []
    assert dialog.path.row.trouble.text() or not dialog.isVisible()
    assert faults(members_screen.window()) == []


def _no_room(folder, _tell):
    """The example as it is where its folder cannot be made."""
    raise EntryError([Problem("example", "There is no room in %(folder)s.", {"folder": folder})])


@pytest.mark.parametrize("hostile", ["picture", "nul", "long"])
@pytest.mark.parametrize("page", CHOICES)
def test_every_sheet_of_the_first_start(qtbot, shown, tmp_path, monkeypatch, page, hostile):
    monkeypatch.setattr("coopdesk.services.demo.make_demo", _no_room)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    window = StartWindow(page)
    opened = []
    window.opened.connect(opened.append)
    shown(window)
    assert try_words(window, HOSTILE[hostile]) > 0
    qtbot.waitUntil(lambda: window._work is None)
    assert faults(window) == []
    window.change_language("zh")
    QApplication.processEvents()
    assert faults(window) == []
    for path in opened:
        with Store.open(path) as store:
            stands_clean(store)

"""From no file at all to an open one, by keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.dates import today
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import Team
from coopdesk.domain.packets import Station
from coopdesk.domain.period import Month
from coopdesk.gui import words
from coopdesk.gui.settings import Settings, keep_settings, read_settings
from coopdesk.gui.start.opening import Opener
from coopdesk.gui.start.window import StartWindow
from coopdesk.gui.work import Cancelled
from coopdesk.services.check_numbers import check_number
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.directives import write_directives
from coopdesk.store import Store


@pytest.fixture
def opened():
    return []


@pytest.fixture
def window(qtbot, opened, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    window = StartWindow()
    window.opened.connect(opened.append)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.first.setFocus()
    return window


def focus(window, name):
    rows = {}
    for part in window.sheet.parts:
        rows |= part.boxes if hasattr(part, "boxes") else {part.row.field.name: part.row}
    rows[name].box.setFocus()
    return rows[name]


def open_page(qtbot, window, press, number):
    press("Enter")
    qtbot.waitUntil(lambda: "open" in window.choices and window.first.hasFocus())
    press(number)
    qtbot.waitUntil(lambda: window.sheet is not None and window.sheet.isAncestorOf(QApplication.focusWidget()))


@pytest.mark.parametrize("leave", ["Esc", "Alt+Left"])
def test_a_set_up_page_is_left_by_keys_and_what_was_typed_is_there_again(qtbot, window, press, leave):
    open_page(qtbot, window, press, "3")
    press("BJ-777", "Enter", "第七地毯社", "Enter", leave)
    qtbot.waitUntil(lambda: window.sheet is None and window.first.hasFocus())
    press("3")
    qtbot.waitUntil(lambda: window.sheet is not None)
    texts = window.sheet.unit.texts()
    assert (texts["code"], texts["name_en"]) == ("BJ-777", "第七地毯社")
    assert "BJ-777" in window.sheet.file.text


def test_esc_in_a_box_first_takes_back_what_was_typed_there(qtbot, window, press):
    open_page(qtbot, window, press, "3")
    press("BJ-777", "Esc")
    assert (window.sheet is not None, window.sheet.unit.texts()["code"]) == (True, "")


def test_ctrl_l_speaks_the_other_language_on_the_same_page_with_what_is_typed(qtbot, window, press):
    open_page(qtbot, window, press, "3")
    press("BJ-777", "Ctrl+L")
    assert words.language() == "zh"
    assert window.sheet.unit.texts()["code"] == "BJ-777"


def test_f1_explains_the_currency_on_the_set_up_page(qtbot, window, press):
    open_page(qtbot, window, press, "3")
    focus(window, "currency")
    press("F1")
    said = " ".join(label.text() for label in window.panel.findChildren(QLabel))
    assert "CNO is the old yuan" in said
    assert "It is needed." in said
    press("Esc")
    assert window.sheet is not None


def test_f1_tells_the_columns_of_the_tables_where_a_folder_of_them_is_asked_for(window, press):
    window.show_page("federation")
    window.sheet.registers.box.setFocus()
    press("F1")
    said = " ".join(label.text() for label in window.panel.findChildren(QLabel))
    assert "shares.csv – Shares of the months: year*, month*, percent*" in said


def test_the_first_month_is_read_as_people_write_it(qtbot, window, press):
    open_page(qtbot, window, press, "3")
    start = focus(window, "start")
    press("1954年4月", "Enter")
    assert start.box.text() == "1954-04"


def test_ctrl_q_closes_the_first_start(window, press):
    press("Ctrl+Q")
    assert not window.isVisible()


def test_the_language_is_chosen_first_and_switches_at_once(window, press):
    press("Up", "Enter")
    assert words.language() == "zh"
    assert window.choices["cooperative"].accessibleName() == "新建生产合作社"


def test_a_co_operative_is_set_up_by_keys_alone(window, qtbot, press, opened, tmp_path):
    open_page(qtbot, window, press, "3")
    press("BJ-201", "Enter", "Xuanwu hoe makers", "Enter", "宣武锄头生产合作社", "Enter", "Enter")
    press("iron", *["Enter"] * 4, "1954-3-5", "Enter", "Zhou", "Enter", "Wang", "Enter", "5-1234", "Enter")
    press("BJ", "Enter", "Enter", "总社", "Enter", "1954-04", "Enter", "Enter", "Enter", "5", "Enter")
    press("3", "Enter", "Enter", str(tmp_path / "desk" / "own.coopdesk"), "Enter")
    qtbot.waitUntil(lambda: opened != [])
    with Store.open(opened[0]) as store:
        (own,) = store.find(Cooperative)
        desk = store.desk
        assert (own.code, own.name_zh, own.founded_on) == ("BJ-201", "宣武锄头生产合作社", date(1954, 3, 5))
        assert (desk.start, desk.due_day, desk.federation_zh) == (Month(1954, 4), 5, "总社")
        assert [span.kind for span in store.find(KindSpan)] == ["PC"]
        assert [team.name_zh for team in store.find(Team)] == ["一组", "二组", "三组"]
        assert len(store.find(Product)) == 43


def test_problems_stand_under_their_boxes_and_no_file_is_made(window, qtbot, press, opened, tmp_path):
    open_page(qtbot, window, press, "3")
    press("BJ 201", "Enter")
    focus(window, "file")
    press(str(tmp_path / "own.coopdesk"), "Enter")
    assert "is not a code" in focus(window, "code").trouble.text()
    press("BJ-201")
    focus(window, "file")
    press("Enter")
    assert focus(window, "name_zh").trouble.text() == "needs a name in one language at least"
    assert list(tmp_path.iterdir()) == []


def test_a_catalogue_comes_from_a_table_and_what_is_wrong_in_it_is_named(window, qtbot, press, opened, tmp_path):
    head = "code,trade_en,trade_zh,name_en,name_zh,unit_en,unit_zh,constant_price_1952\n"
    table = tmp_path / "目录.csv"
    table.write_text(head + "0101,,,,锄头,,把,-5\n", encoding="gb18030")
    open_page(qtbot, window, press, "3")
    press("BJ-201", "Enter", "Hoes")
    focus(window, "catalogue")
    press("F")
    focus(window, "table")
    press(str(table), "Enter", str(tmp_path / "own.coopdesk"), "Enter")
    qtbot.waitUntil(lambda: not focus(window, "table").trouble.isHidden())
    assert "line 2, constant_price_1952: cannot be negative" in focus(window, "table").trouble.text()
    assert not (tmp_path / "own.coopdesk").exists()
    table.write_text(head + "0101,,,,锄头,,把,12000\n", encoding="gb18030")
    focus(window, "file")
    press("Enter")
    qtbot.waitUntil(lambda: opened != [])


def test_a_desk_begins_with_the_federations_file_by_keys_alone(window, qtbot, press, opened, tmp_path):
    with Store.create(None, Desk("federation", federation_en="Beijing", telephone="5-1234")) as office:
        office.save(Cooperative("BJ-001", "Carpets"))
        (path,) = write_directives(office, tmp_path, ["BJ-001"], tmp_path / "keys")
        number = check_number(office.find(Station)[0].public_key)
    open_page(qtbot, window, press, "2")
    press(str(path))
    assert (window.sheet.number.text(), window.sheet.whose.text()) == (number, "Beijing  →  Carpets (BJ-001)")
    press("Enter", "1954-04", "Enter", "Ctrl+A", str(tmp_path / "own.coopdesk"), "Enter")
    qtbot.waitUntil(lambda: opened != [])
    with Store.open(opened[0]) as store:
        assert (store.desk.cooperative, store.desk.start, store.desk.telephone) == ("BJ-001", Month(1954, 4), "5-1234")


def test_another_file_than_the_federations_is_named_under_its_box(window, qtbot, press, tmp_path):
    (tmp_path / "x.coop").write_bytes(b"no")
    open_page(qtbot, window, press, "2")
    press(str(tmp_path / "x.coop"), "Enter")
    assert "x.coop: This is not a return file" in window.sheet.directive.row.trouble.text()


def test_a_federation_is_set_up_with_its_registers(window, qtbot, press, opened, tmp_path):
    folder = tmp_path / "tables"
    folder.mkdir()
    head = "code,name_en,name_zh,kind,trade_en,trade_zh,district_en,district_zh,founded_on,admitted_on\n"
    (folder / "units.csv").write_text(head + "BJ-001,Carpets,,PC,,,,,1952-05-01,\n", encoding="utf-8")
    open_page(qtbot, window, press, "4")
    press("BJ", "Enter", "Beijing", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter")
    press(str(folder), "Enter", str(tmp_path / "fed.coopdesk"), "Enter")
    qtbot.waitUntil(lambda: opened != [])
    with Store.open(opened[0]) as store:
        assert store.desk.federation_en == "Beijing"
        assert [one.code for one in store.find(Cooperative)] == ["BJ-001"]


def test_a_file_that_is_not_there_or_there_already_is_named_under_its_box(window, qtbot, press, opened, tmp_path):
    open_page(qtbot, window, press, "1")
    press(str(tmp_path / "none.coopdesk"), "Enter")
    assert focus(window, "file").trouble.text() == "There is no file none.coopdesk."
    new_federation(tmp_path / "fed.coopdesk", Desk("federation")).close()
    window.show_page("federation")
    press_path = focus(window, "file")
    press_path.box.setText(str(tmp_path / "fed.coopdesk"))
    window.sheet.desk.show_record(Desk("federation", federation_en="Beijing"))
    press("Enter")
    qtbot.waitUntil(lambda: "already a file" in press_path.trouble.text())


@pytest.mark.parametrize("typed", ["x" * 900, "~nobody at home/x", "<b>%s %(file)s"])
def test_a_path_that_can_be_none_is_refused_under_its_box(window, qtbot, press, typed):
    open_page(qtbot, window, press, "1")
    press(typed, "Enter")
    assert focus(window, "file").trouble.text() == f"There is no file {typed.rsplit('/', 1)[-1]}."


def test_closing_while_something_is_made_cancels_it_first(window, qtbot):
    steps = []

    def make(progress):
        steps.append("begun")
        while True:
            progress(0)

    window.show_page("example")
    window._start("Making", make)
    qtbot.waitUntil(lambda: steps == ["begun"])
    with qtbot.captureExceptions() as raised:
        assert not window.close()
        qtbot.waitUntil(lambda: window._work is None and bool(raised))
    assert [kind for kind, *_ in raised] == [Cancelled]
    assert window.close()


def test_alt_left_goes_back_and_nothing_was_made(window, qtbot, press):
    open_page(qtbot, window, press, "5")
    press("Alt+Left")
    assert window.sheet is None
    press("Alt+Left")
    assert set(window.choices) == {"en", "zh"}


def new_file(path: Path, code: str) -> Path:
    own = Cooperative(code, f"Co-operative {code}", clerk="Wang")
    new_cooperative(path, own, "PC", Month(1954, 4), Desk("cooperative")).close()
    return path


def test_the_last_file_is_opened_again_and_ctrl_o_goes_to_another(qtbot, press, tmp_path):
    one, two = (new_file(tmp_path / f"{code}.coopdesk", code) for code in ("BJ-001", "BJ-002"))
    first, again = Opener(), Opener()
    first.begin(one)
    first.window.close()
    first.end()
    assert read_settings().last_file == str(one)
    again.begin(None)
    qtbot.waitExposed(again.window)
    again.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press("Ctrl+O")
    again.start.back()
    assert again.start.isHidden()
    again.show_start("open")
    again.start.opened.emit(two)
    assert (again.start, again.window.windowTitle()) == (None, "Co-operative BJ-002  •  BJ-002 — coopdesk")
    assert (again.window.session.month, again.window.session.operator) == (Month(1954, 4), "Wang")
    Store.open(one).close()
    again.window.close()
    again.end()


def test_the_window_closes_only_when_asked_twice_while_a_member_is_unfinished(qtbot, press, tmp_path):
    opener = Opener()
    opener.begin(new_file(tmp_path / "BJ-001.coopdesk", "BJ-001"))
    qtbot.waitExposed(opener.window)
    opener.window.open("members")
    opener.window.front.sheet.form.boxes["name"].box.setText("周春兰")
    assert not opener.window.close()
    assert "Close again to give it up." in opener.window.foot.said.text()
    assert opener.window.close()
    opener.end()


def test_the_window_closes_only_when_asked_twice_while_the_disk_refuses_what_is_typed(qtbot, press, tmp_path):
    opener = Opener()
    opener.begin(new_file(tmp_path / "BJ-001.coopdesk", "BJ-001"))
    qtbot.waitExposed(opener.window)
    opener.window.activateWindow()
    opener.window.open("monthly_return")
    grid = opener.window.front.pages.page("output").grid
    qtbot.waitUntil(grid.box.hasFocus)
    press("T1", "Enter", "P1")
    with opener.window.session.store.reading() as connection:
        connection.execute("PRAGMA query_only=ON")
    assert not opener.window.close()
    assert "Close again to give it up." in opener.window.foot.said.text()
    assert grid.box.text() == "P1"
    assert opener.window.close()
    opener.end()


def test_no_other_file_is_opened_while_longer_work_is_under_way(qtbot, tmp_path):
    one, two = (new_file(tmp_path / f"{code}.coopdesk", code) for code in ("BJ-001", "BJ-002"))
    opener = Opener()
    opener.begin(one)
    window, read = opener.window, []

    def work(_progress):
        opener._open_chosen(two)
        read.append(window.session.store.desk.cooperative)

    window.session.run_here("Taking in", work, lambda _result: None)
    qtbot.waitUntil(lambda: read == ["BJ-001"])
    assert opener.window is window
    assert window.foot.said.text() == "Wait until “Taking in” is done, or cancel it."
    qtbot.waitUntil(lambda: not window.session.under_way)
    opener._open_chosen(two)
    assert opener.window.session.store.path == two
    opener.window.close()
    opener.end()


def test_a_federation_opens_at_its_summary_of_the_latest_month(tmp_path):
    with new_federation(tmp_path / "fed.coopdesk", Desk("federation", federation_en="Beijing")) as made:
        made.save(Cooperative("BJ-001", "One"))
    opener = Opener()
    opener.begin(tmp_path / "fed.coopdesk")
    assert opener.window.current == "summary"
    assert opener.window.session.month == Month.of(today()) + -1
    opener.window.close()
    opener.end()


def test_a_federation_without_co_operatives_opens_at_its_register_which_says_what_comes_first(tmp_path):
    new_federation(tmp_path / "fed.coopdesk", Desk("federation", federation_en="Beijing")).close()
    opener = Opener()
    opener.begin(tmp_path / "fed.coopdesk")
    assert opener.window.current == "cooperatives"
    assert opener.window.front.pages.page("register").list.empty.endswith("and take in what they send (Inbox).")
    opener.window.close()
    opener.end()


def test_a_last_file_that_is_damaged_leads_to_the_first_start_which_says_so(tmp_path):
    broken = tmp_path / "broken.coopdesk"
    broken.write_bytes(b"no data file" * 100)
    keep_settings(Settings(language="en", last_file=str(broken)))
    opener = Opener()
    opener.begin(None)
    assert opener.window is None
    assert "broken.coopdesk" in opener.start.foot.said.text()
    opener.start.close()
    opener.end()


def test_a_named_file_that_cannot_be_opened_is_said_in_the_first_start_and_on_the_terminal(capsys, tmp_path):
    kept, letter = new_file(tmp_path / "BJ-001.coopdesk", "BJ-001"), tmp_path / "letter.coopdesk"
    letter.write_bytes(b"Dear federation," * 100)
    with Store.open(kept):
        for path, said in (
            (letter, "letter.coopdesk is not a data file of coopdesk."),
            (kept, "BJ-001.coopdesk is open in another window or by another program. Close that one first."),
            (tmp_path / "no.coopdesk", "no.coopdesk cannot be opened: there is no such file"),
        ):
            opener = Opener()
            opener.begin(path)
            assert opener.window is None
            assert said in opener.start.foot.said.text()
            assert said in capsys.readouterr().err
            opener.start.close()
            opener.end()


def test_help_over_a_box_leaves_the_cursor_where_typing_stopped(window, qtbot, press):
    open_page(qtbot, window, press, "3")
    box = focus(window, "trade_en").box
    press("iron")
    press("F1", "Esc")
    assert box.hasFocus()
    press("s")
    assert box.text() == "irons"

"""The forms of all co-operatives from the reports screen, by keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.dates import today
from coopdesk.domain.figures import Figures
from coopdesk.domain.form_marks import FormMarks
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.desk import new_federation

APRIL = Month(1954, 4)


@pytest.fixture
def window(shown, tmp_path):
    """A federation of thirty co-operatives, of which BJ-030 did not report."""
    (tmp_path / "desk").mkdir()
    with new_federation(tmp_path / "desk" / "f.coopdesk") as made:
        for number in range(1, 31):
            code = f"BJ-{number:03}"
            made.save(Cooperative(code, f"Unit {number}", founded_on=date(1954, 1, 1)))
            made.save(KindSpan(code, date(1954, 1, 1), "PC"))
            if number < 30:
                statement = Statement(made.next_id(Statement), code, APRIL, "closed", "clerk")
                made.add_closed(statement, Figures(wages=number))
        yield shown(Window(Session(made, APRIL), places("federation"), start="reports"))


@pytest.fixture
def asked(window, qtbot):
    """The Reports screen with a form of all co-operatives chosen, the cursor on the file."""

    def ask(report="form-3", of="*"):
        window.front.go_to({"report": report, "cooperative": of})
        qtbot.waitUntil(lambda: "The forms of all" in window.front.trouble.text())
        return window.front

    return ask


def test_all_of_them_stand_first_and_what_fits_several_is_no_co_operative(window, press, qtbot):
    window.front.go_to("form-3")
    row = window.front.wishes.form.boxes["cooperative"]
    row.box.setFocus(Qt.FocusReason.TabFocusReason)
    press("Up", "Up")
    assert row.box.code == "*"
    press("unit", "Enter")
    assert row.trouble.text() == "“unit” fits 30 of the list; type more of it, or the code"
    qtbot.waitUntil(lambda: window.front.trouble.text().startswith("Co-operative: “unit” fits 30"))
    assert window.front.path.text() == ""


def test_all_are_printed_into_one_pdf_that_is_then_shown(asked, window, press, qtbot):
    reports = asked()
    assert reports.path.text().endswith("1954-04_form-3_all_en.pdf")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: "Co-operatives printed: 29" in window.foot.said.text(), timeout=20000)
    assert reports.preview.pages == 30
    assert reports.trouble.text() == "Not reported, April 1954: BJ-030 Unit 30."


def test_another_name_is_a_folder_and_esc_stops_with_whole_files(asked, window, press, qtbot, tmp_path):
    reports = asked("monthly-return", "*1-3")
    assert reports.path.text().endswith("1954-04_forms-1-3_all_en.pdf")
    reports.path.setText(str(tmp_path / "april"))
    with qtbot.captureExceptions():
        press("Ctrl+S")
        QTimer.singleShot(800, lambda: press("Esc"))
        qtbot.waitUntil(lambda: "Stopped." in window.foot.said.text(), timeout=20000)
        qtbot.waitUntil(lambda: not window.session.under_way)
    files = list((tmp_path / "april").iterdir())
    assert 0 < len(files) < 87
    assert len(files) % 3 == 0
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in files)
    said = f"Stopped. PDFs in the folder april: {len(files)}, each of them whole."
    assert window.foot.said.text() == said


def test_the_first_esc_stops_wherever_the_cursor_is_and_changes_nothing_else(asked, window, press, qtbot, tmp_path):
    reports = asked("monthly-return")
    box = reports.wishes.form.boxes["cooperative"].box
    box.setFocus(Qt.FocusReason.TabFocusReason)
    press("BJ-002", "Enter", "Shift+Tab", "*", "Ctrl+S")
    with qtbot.captureExceptions():
        QTimer.singleShot(300, lambda: press("Esc"))
        qtbot.waitUntil(lambda: "Stopped." in window.foot.said.text(), timeout=20000)
        qtbot.waitUntil(lambda: not window.session.under_way)
    assert box.code == "*"
    assert window.foot.said.text() == "Stopped. Nothing was written into 1954-04_monthly-return_all_en.pdf."
    assert not (tmp_path / "desk" / "reports" / "1954-04_monthly-return_all_en.pdf").exists()


def test_a_file_that_is_no_pdf_is_refused_at_once(asked, window, press, qtbot, tmp_path):
    reports = asked()
    (tmp_path / "plan.pdf").write_text("not a PDF")
    reports.path.setText(str(tmp_path / "plan.pdf"))
    with qtbot.captureExceptions() as caught:
        press("Enter")
    assert "plan.pdf is there already and is not a PDF; it was not replaced." in str(caught[0][1])
    assert not window.session.under_way


def test_a_file_that_is_there_is_replaced_when_asked_for_twice(asked, window, press, qtbot, tmp_path):
    reports = asked()
    (tmp_path / "april").mkdir()
    reports.path.setText(str(tmp_path / "april"))
    press("Ctrl+S")
    assert "save again to put a PDF for each" in window.foot.said.text()
    press("Ctrl+S")
    qtbot.waitUntil(lambda: "Co-operatives printed: 29" in window.foot.said.text(), timeout=20000)
    assert len(list((tmp_path / "april").iterdir())) == 29


def test_blank_forms_of_all_that_are_due_are_printed(window, press, qtbot):
    reports = window.front
    reports.go_to({"report": "form-3", "cooperative": "*", "filling": "blank"})
    qtbot.waitUntil(lambda: "A blank form for every co-operative" in reports.trouble.text())
    assert reports.path.text().endswith("1954-04_form-3_all_blank_en.pdf")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: "Co-operatives printed: 30" in window.foot.said.text(), timeout=20000)
    assert reports.preview.pages == 30


def test_all_are_printed_as_known_on_a_day(window, press, qtbot):
    reports = window.front
    reports.go_to({"report": "form-3", "cooperative": "*", "known_on": today()})
    qtbot.waitUntil(lambda: "whose return counted by the end of" in reports.trouble.text())
    assert reports.path.text().endswith(f"1954-04_form-3_all_known-{today()}_en.pdf")
    press("Ctrl+S")
    qtbot.waitUntil(lambda: "Co-operatives printed: 29" in window.foot.said.text(), timeout=20000)


def test_all_are_not_printed_without_names_nor_over_another_report(asked, window, qtbot):
    reports = asked()
    window.front.go_to({"report": "form-3", "cooperative": "*", "filling": "open"})
    qtbot.waitUntil(lambda: "To be printed: the forms of all carry the names" in reports.trouble.text())
    window.front.go_to({"report": "annual-return"})
    assert reports.wishes.form.texts()["cooperative"] == "BJ-001"


def test_a_form_whose_approval_ended_is_told_of_before_all_are_printed(asked, window, qtbot):
    window.session.store.save(FormMarks("form-2", valid_until=date(1954, 3, 31)))
    assert "approved until" not in asked().trouble.text()
    said = asked(of="*1-3").trouble
    qtbot.waitUntil(lambda: said.text().startswith("The form is approved until 31 March 1954 only; "))
    assert "The forms of all whose return counts" in said.text()

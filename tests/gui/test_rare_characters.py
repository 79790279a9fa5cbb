"""Characters that no typeface of the computer has: said before anything is printed, and left to be written by hand."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.statements import Statement
from coopdesk.gui.screens import places
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Window
from coopdesk.services.desk import new_cooperative, new_federation

from .conftest import APRIL

LACKING = "\U0003134a"


@pytest.fixture
def window(shown, tmp_path):
    """A co-operative with a name that cannot be printed, its monthly return wanted."""
    (tmp_path / "desk").mkdir()
    unit = Cooperative("BJ-001", f"Carpets {LACKING}", f"地毯{LACKING}社", founded_on=date(1952, 5, 1))
    with new_cooperative(tmp_path / "desk" / "BJ-001.coopdesk", unit, "PC", APRIL, Desk("cooperative")) as store:
        yield shown(Window(Session(store, APRIL), places("cooperative"), start="reports"))


def asked_for_blank(window, qtbot):
    window.front.go_to({"report": "monthly-return", "filling": "blank"})
    qtbot.waitUntil(lambda: "U+3134A" in window.front.trouble.text())
    return window.front


def test_what_is_lacking_is_said_before_there_are_pages_and_can_be_copied(window, press, qtbot):
    reports = asked_for_blank(window, qtbot)
    assert f"(page: text): 1: Reporting unit: Carpets {LACKING}" in reports.trouble.text()
    assert not reports.data
    press("Ctrl+S")
    assert window.foot.said.text().startswith("Characters are lacking: Alt+B first makes the pages with boxes")
    reports.wishes.list.setFocus()
    press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == reports.trouble.text()


def test_alt_b_prints_with_boxes_and_goes_on_saying_what_is_to_be_written_in(window, press, qtbot, tmp_path):
    reports = asked_for_blank(window, qtbot)
    press("Ctrl+S", "Alt+B")
    assert reports.preview.pages == 1
    assert window.foot.said.text() == ""  # what was said of the pages that could not be saved
    assert LACKING in reports.trouble.text()
    assert not reports.trouble.button.isVisible()
    press("Ctrl+S")
    (saved,) = (tmp_path / "desk" / "reports").glob("*_boxes_en.pdf")
    pdf = pypdfium2.PdfDocument(saved)
    assert "To be written in by hand: Reporting unit: Carpets □ (U+3134A)" in pdf[0].get_textpage().get_text_range()
    pdf.close()


def test_another_paper_is_asked_about_anew(window, press, qtbot):
    reports = asked_for_blank(window, qtbot)
    press("Alt+B")
    window.front.go_to({"report": "form-2", "filling": "blank"})
    qtbot.waitUntil(lambda: not reports.data)
    assert reports.trouble.button.isVisible()


def test_the_forms_of_all_leave_one_out_and_alt_b_prints_it_too(shown, press, qtbot, tmp_path):
    with new_federation(tmp_path / "f.coopdesk") as made:
        for number, name in enumerate(("Lamps", f"Ropes {LACKING}"), start=1):
            made.save(Cooperative(f"BJ-00{number}", name, founded_on=date(1954, 1, 1)))
            made.save(KindSpan(f"BJ-00{number}", date(1954, 1, 1), "PC"))
            statement = Statement(made.next_id(Statement), f"BJ-00{number}", APRIL, "closed", "clerk")
            made.add_closed(statement, Figures(wages=number))
        window = shown(Window(Session(made, APRIL), places("federation"), start="reports"))
        window.front.go_to({"report": "form-3", "cooperative": "*"})
        qtbot.waitUntil(lambda: "The forms of all" in window.front.trouble.text())
        press("Ctrl+S")
        qtbot.waitUntil(lambda: "BJ-002" in window.front.trouble.text(), timeout=20000)
        press("Alt+B", "Ctrl+S")
        qtbot.waitUntil(lambda: "Co-operatives printed: 2" in window.foot.said.text(), timeout=20000)

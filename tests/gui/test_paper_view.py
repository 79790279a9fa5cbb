"""The pages of a paper by keys: list, search, text, another program; few pages are ever drawn."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from coopdesk.gui.reports.paper_view import PaperView
from coopdesk.gui.screen import Screen
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services.desk import new_federation

from .conftest import APRIL
from .test_reports import desk, window  # noqa: F401 - fixtures


def pdf_of(pages):
    """So many pages, each with its number in a line of two cells; *carpet* is on the third of them."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(300, 400))
    for page in range(1, pages + 1):
        canvas.drawString(30, 350, f"Page no. {page}")
        canvas.drawString(200, 350, "Total")
        if page == 3:
            canvas.drawString(30, 300, "Carpets, red carpets")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


class Shows(Screen):
    def __init__(self, session):
        super().__init__(session)
        self.paper = PaperView(session, self)
        self.paper.setParent(self)
        self.paper.resize(900, 600)


@pytest.fixture
def paper(shown):
    """Five pages in a window, the cursor on the page."""
    with new_federation(None) as store:
        window = shown(Window(Session(store, APRIL), [Place("shows", "Reports", Shows)]))
        window.front.paper.show_pdf(pdf_of(5))
        window.front.paper.preview.setFocus()
        yield window.front.paper


def pages_of(paper):
    return paper.preview.page, paper.list.currentIndex().row()


def test_the_list_of_pages_comes_and_goes_by_a_key_and_arrows_and_numbers_go_to_a_page(paper, press):
    assert paper.list.isHidden()
    press("Ctrl+T", "Down", "Down")
    assert pages_of(paper) == (2, 2)
    press("5")
    assert pages_of(paper) == (4, 4)
    press("Ctrl+T", "Home")
    assert (paper.list.isHidden(), pages_of(paper)) == (True, (0, 0))
    assert QApplication.focusWidget() is paper.preview


def test_f3_searches_in_all_pages_and_marks_the_place(paper, press):
    press("F3", "CARPET", "Enter")
    preview = paper.preview
    assert (preview.page, preview.hit, len(preview.hits)) == (2, 0, 2)
    assert paper.bar.said.text() == "1 of 2 on this page"
    left, top, right, _bottom = preview.hits[0][0]
    assert (left, top) == pytest.approx((30, 90), abs=3)
    image, scale = preview.sheet.pixmap().toImage(), preview.sheet.pixmap().width() / 300
    inside = image.pixelColor(round((right - 0.5) * scale), round((top + 0.5) * scale))
    assert inside.blue() < 150 < inside.red()
    press("F3", "F3")
    assert paper.bar.said.text() == "1 of 2 on this page  •  from the beginning again"
    press("Shift+F3")
    assert (preview.hit, paper.bar.said.text()) == (1, "2 of 2 on this page  •  from the end again")


def test_esc_ends_the_search_and_words_that_are_nowhere_are_said_to_be(paper, press):
    press("Ctrl+F", "hoe", "Enter")
    assert paper.bar.said.text() == "These words are on no page."
    press("Esc")
    assert (paper.bar.isHidden(), paper.preview.hits) == (True, [])
    assert QApplication.focusWidget() is paper.preview


def test_ctrl_c_copies_the_text_of_the_page_line_by_line(paper, press):
    press("End", "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Page no. 5\tTotal"
    assert paper.window().foot.said.text() == "The text of page 5 is copied."


def test_of_a_thousand_pages_few_are_drawn_and_their_search_can_be_cancelled(paper, press, qtbot):
    paper.show_pdf(pdf_of(1000))
    press("Ctrl+T", "End")
    assert pages_of(paper) == (999, 999)
    assert paper.list.drawn <= 60
    press("F3", "carpets", "Enter")
    qtbot.waitUntil(lambda: paper.preview.page == 2, timeout=20_000)
    press("F3", "Enter", "Enter")
    press("Esc")
    paper.show_pdf(pdf_of(2))
    qtbot.waitUntil(lambda: not paper._session.under_way)
    assert paper.preview.pages == 2


def test_another_program_gets_a_file_for_a_while_and_nothing_is_saved(window, press, desk, monkeypatch):  # noqa: F811
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    press("Ctrl+Shift+O")
    assert opened[0].read_bytes() == window.front.data
    assert opened[0].name == "BJ-001_1954-04_monthly-return_en.pdf"
    assert sys.platform == "win32" or opened[0].parent.stat().st_mode & 0o77 == 0
    assert not (desk.path.parent / "reports").exists()
    assert window.foot.said.text().endswith("opens in another program; it is not saved.")


def test_where_no_program_opens_it_it_is_said_what_to_do(window, press, monkeypatch):  # noqa: F811
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    press("Ctrl+Shift+O")
    assert window.foot.said.text().endswith("Save it (Ctrl+S) and open it on another computer.")

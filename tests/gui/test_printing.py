"""Printing by keys: through the printing system the pages themselves; nothing changes in the data file."""

import sys

import pypdfium2
import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from coopdesk.gui.reports.printing import print_pages
from coopdesk.gui.work import Cancelled
from tests.services.test_printers import system  # noqa: F401 - a fixture

from .test_paper_view import pdf_of
from .test_reports import desk, window  # noqa: F401 - fixtures

linux = pytest.mark.skipif(sys.platform == "win32", reason="the printing system of Linux and macOS")


def head_of(desk):  # noqa: F811
    return desk.query("SELECT count(*) FROM change")


@linux
def test_ctrl_p_asks_and_enter_gives_the_pages_to_the_printer(window, press, qtbot, system, tmp_path, desk):  # noqa: F811
    before = head_of(desk)
    press("Ctrl+P")
    assert QApplication.focusWidget() is window.front.printer.form.boxes["copies"].box
    press("2", "Enter", "1", "Enter")
    qtbot.waitUntil(lambda: window.foot.said.text() == "Handed to the printer Office as job Office-12.")
    assert (tmp_path / "given").read_bytes() == window.front.data
    words = (tmp_path / "words").read_text().split()
    assert words[:7] == ["-d", "Office", "-n", "2", "-t", "BJ-001_1954-04_monthly-return_en.pdf", "-P"]
    assert "media=A4" in words
    assert window.front.printer.isHidden()
    assert head_of(desk) == before


@linux
def test_esc_prints_nothing_and_wrong_pages_are_said_under_their_box(window, press, system, tmp_path):  # noqa: F811
    press("Ctrl+P", "Enter", "9", "Enter")
    assert "not within the pages 1 to 1" in window.front.printer.form.boxes["pages"].trouble.text()
    press("Esc", "Esc")
    assert window.front.printer.isHidden()
    assert not (tmp_path / "words").exists()
    assert QApplication.focusWidget() is window.front.preview


@linux
def test_a_printer_that_refuses_is_told_in_the_foot(window, press, qtbot, system):  # noqa: F811
    system("lp", 'echo "lp: Error - Destination is not accepting jobs." >&2; exit 1')
    press("Ctrl+P", "Enter", "Enter")
    said = window.foot.said
    qtbot.waitUntil(lambda: said.text().startswith("The printer Office refuses: Destination is not accepting jobs."))


def into_file(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_where_there_is_no_lp_the_chosen_pages_are_drawn_for_the_printer(qapp, tmp_path):
    printer = into_file(tmp_path / "out.pdf")
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    assert print_pages(pdf_of(6), printer, lambda *_done: None) == 3
    assert len(pypdfium2.PdfDocument(tmp_path / "out.pdf")) == 3


def test_a_print_that_is_cancelled_stops(qapp, tmp_path):
    steps = []

    def tired(done, _pages):
        steps.append(done)
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pages(pdf_of(6), into_file(tmp_path / "out.pdf"), tired)
    assert steps == [1, 2]

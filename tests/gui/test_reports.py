"""The reports screen, by keys; pages are seen, nothing is left behind."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from coopdesk.domain.competitions import Competition
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.dates import today
from coopdesk.domain.desk import Desk
from coopdesk.domain.language import day_name
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.errors import N_
from coopdesk.gui.competitions.screen import CompetitionsScreen
from coopdesk.gui.reports.preview import pictures
from coopdesk.gui.reports.printing import print_pages
from coopdesk.gui.reports.screen import PAUSE, ReportsScreen
from coopdesk.gui.session import Session
from coopdesk.gui.shell.window import Place, Window
from coopdesk.reports import competition, competition_board
from coopdesk.services import competitions, months
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.outbox import write_files
from tests.reports import test_competition_papers as papers

from .conftest import APRIL

PLACES = [Place("reports", N_("Reports"), ReportsScreen), Place("competitions", N_("Competitions"), CompetitionsScreen)]


def text_of(data: bytes | Path) -> str:
    """The words on the first page of a PDF."""
    pdf = pypdfium2.PdfDocument(data)
    words = pdf[0].get_textpage().get_text_range()
    pdf.close()
    return words


@pytest.fixture
def desk(tmp_path):
    """A co-operative's file in a folder of its own, with a line in April and a competition."""
    path = tmp_path / "desk" / "BJ-001.coopdesk"
    path.parent.mkdir()
    unit = Cooperative("BJ-001", "Carpet Co-operative", "地毯生产合作社", founded_on=date(1952, 5, 1))
    store = new_cooperative(path, unit, "PC", APRIL, Desk("cooperative"))
    line = OutputLine("T1", "0801", name_en="carpet", name_zh="地毯", constant_price=Decimal(9), planned=Decimal(1))
    months.save_line(store, months.draft(store, "BJ-001", APRIL), line)
    competitions.new_competition(store, Competition("1954-04", "BJ-001", APRIL, "Red banner", "流动红旗"))
    yield store
    store.close()


def shown(qtbot, store, start="reports"):
    """A window on a file, once its pages are drawn."""
    window = Window(Session(store, APRIL), PLACES, start=start)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    if start == "reports":
        qtbot.waitUntil(lambda: bool(window.front.data))
        qtbot.waitUntil(lambda: window.focusWidget() is window.front.wishes.list)
    return window


@pytest.fixture
def window(qtbot, desk):
    return shown(qtbot, desk)


def test_nothing_is_drawn_for_a_screen_that_was_left(window, qtbot):
    reports, drawn = window.front, []
    reports.paper.show_pdf = drawn.append
    reports.data = b""
    reports.refresh()
    window.open("competitions")
    qtbot.wait(PAUSE + 50)
    assert drawn == []


def test_the_pages_of_the_month_are_seen_and_no_file_is_written(window, desk):
    assert "BJ-001" in text_of(window.front.data)
    assert window.front.preview.sheet.pixmap().width() > 600
    assert window.front.place.text().startswith("Page 1 of 1")
    assert [path.name for path in desk.path.parent.iterdir() if path.is_dir() or path.suffix == ".pdf"] == []


def test_the_paper_speaks_another_language_than_the_window(qtbot, window, press):
    press("Enter", "Enter", "Down")
    qtbot.waitUntil(lambda: "地毯生产合作社" in text_of(window.front.data))
    assert window.front.wishes.list.item(0).text() == "Monthly return"


def test_ctrl_s_saves_the_pages_that_are_seen(window, press, desk):
    press("Ctrl+S")
    saved = desk.path.parent / "reports" / "BJ-001_1954-04_monthly-return_en.pdf"
    assert saved.read_bytes() == window.front.data
    assert saved.name in window.foot.said.text()


def test_a_correction_is_offered_a_name_of_its_own(qtbot, window, desk):
    desk.save_lines(1, LabourLine("T1", 1, 25, 25, 1000, 0))
    for month in (APRIL + 1, APRIL + 2):
        nil = months.mark_nil(desk, months.draft(desk, "BJ-001", month), True)
        months.close_month(desk, nil, "Wang", "Li", date(1954, 7, 3))
    write_files(desk, desk.path.parent / "stick")
    months.amend(desk, "BJ-001", APRIL + 1, "a figure was wrong")
    for month, name in ((APRIL + 1, "BJ-001_1954-05_r2_"), (APRIL + 2, "BJ-001_1954-06_monthly")):
        window.open("reports", ("monthly-return", month))
        qtbot.waitUntil(lambda name=name: Path(window.front.path.text()).name.startswith(name))


def test_a_typed_name_is_saved_with_enter_and_a_foreign_file_is_replaced_only_when_asked_twice(window, press, tmp_path):
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.4 mine")
    window.front.path.setFocus()
    window.front.path.selectAll()
    press(str(tmp_path / "other"), "Enter")
    assert other.read_bytes() == b"%PDF-1.4 mine"
    assert "already" in window.foot.said.text()
    press("Enter")
    assert other.read_bytes() == window.front.data


def test_a_file_that_is_no_pdf_is_refused_at_once_and_kept(qtbot, window, press, tmp_path):
    (tmp_path / "plan.pdf").write_text("not a PDF")
    window.front.path.setFocus()
    window.front.path.selectAll()
    with qtbot.captureExceptions() as caught:
        press(str(tmp_path / "plan"), "Enter")
    assert "plan.pdf is there already and is not a PDF; it was not replaced." in str(caught[0][1])
    assert (tmp_path / "plan.pdf").read_text() == "not a PDF"


def test_the_annual_return_is_offered_the_year_unless_a_period_is_chosen_for_it(qtbot, window, press):
    reports, box = window.front, window.front.wishes.form.boxes["period"].box
    reports.go_to("annual-return")
    assert box.text() == "1954"
    reports.go_to("monthly-return")
    assert box.text() == "1954-04"
    reports.go_to("annual-return")
    box.setFocus()
    press("Alt+Left")
    qtbot.waitUntil(lambda: reports.path.text().endswith("BJ-001_1953_annual-return_en.pdf"))
    reports.go_to("form-3")
    assert box.text() == "1954-04"
    reports.go_to("annual-return")
    assert box.text() == "1953"


def test_an_empty_period_is_asked_for_in_a_sentence(qtbot, window, press):
    press("Enter", "Delete")
    qtbot.waitUntil(lambda: window.front.trouble.text().startswith("Period: type a month such as 1954-04"))
    assert not window.front.wishes.form.boxes["period"].wrong


def test_the_size_and_the_page_change_by_keys(window, press):
    preview = window.front.preview
    wide = preview.sheet.width()
    press("Ctrl+=")
    assert preview.sheet.width() == pytest.approx(wide * 1.25, abs=2)
    press("PgDn")
    assert preview.verticalScrollBar().value() > 0
    press("Ctrl+-", "Ctrl+-")
    assert preview.sheet.width() == pytest.approx(wide / 1.25, abs=2)
    press("Ctrl+0")
    assert preview.sheet.width() == wide


def test_a_wrong_period_is_said_under_its_box_and_in_the_place_of_the_pages(qtbot, window, press):
    press("Enter", "1954-13")
    qtbot.waitUntil(window.front.trouble.isVisible)
    assert window.front.wishes.form.boxes["period"].trouble.text().startswith("“1954-13” is not a period")
    press("Ctrl+S")
    assert window.foot.said.text() == "There are no pages to save."
    assert window.front.path.text() == ""
    press("Backspace", "2")
    qtbot.waitUntil(lambda: window.front.path.text().endswith("BJ-001_1954-12_monthly-return_en.pdf"))
    assert window.foot.said.text() == ""


def test_a_month_without_a_return_says_so_and_alt_left_comes_back(qtbot, window, press):
    press("Alt+Right")
    qtbot.waitUntil(lambda: window.front.trouble.text().startswith("Nothing was entered for May 1954 yet."))
    press("Alt+Left")
    qtbot.waitUntil(lambda: window.front.preview.pages == 1)
    assert not window.front.trouble.isVisible()


def test_ctrl_p_in_a_competition_leads_to_its_sheet_and_enter_saves_it(qtbot, desk, press):
    window = shown(qtbot, desk, "competitions")
    qtbot.waitUntil(lambda: window.focusWidget() is window.front.table)
    press("Ctrl+P", "Enter")
    assert window.current == "reports"
    saved = desk.path.parent / "reports" / "BJ-001_competition_1954-04_en.pdf"
    assert "Red banner" in text_of(saved)


def test_without_a_printer_it_is_said_in_words(window, press, monkeypatch):
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", lambda: [])
    monkeypatch.setenv("PATH", "")
    press("Ctrl+P")
    assert window.foot.said.text().startswith("There is no printer on this computer.")


def test_what_is_printed_is_the_page_in_greys_at_its_own_size(window, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    steps = []
    assert print_pages(window.front.data, printer, lambda done, total: steps.append((done, total))) == 1
    seen, printed = pypdfium2.PdfDocument(window.front.data), pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert printed[0].get_size() == pytest.approx(seen[0].get_size(), abs=3)
    ink = [sum(255 - dot for dot in pdf[0].render(scale=2, grayscale=True).buffer) for pdf in (seen, printed)]
    assert ink[1] == pytest.approx(ink[0], rel=0.05)
    assert steps == [(1, 1)]


def test_the_federation_sees_its_summary_over_a_quarter(qtbot, press):
    with new_federation(None) as store:
        store.save(Cooperative("BJ-001", "Carpet Co-operative", founded_on=date(1952, 5, 1)))
        window = shown_summary(qtbot, store)
        press("Enter", "1954-Q2")
        qtbot.waitUntil(lambda: "April 1954 to June 1954" in text_of(window.front.data))


def test_a_summary_without_returns_says_so_above_the_pages_and_names_the_day_of_the_affiliation(qtbot):
    with new_federation(None) as store:
        store.save(Cooperative("BJ-001", "Carpet Co-operative", founded_on=date(1952, 5, 1)))
        window = shown_summary(qtbot, store)
        screen = window.front
        assert (screen.trouble.text(), screen.wishes.day.text()) == ("No return counts for this period.", "")
        window.open("reports", {"report": "summary", "scope": "affiliated"})
        qtbot.waitUntil(lambda: "Affiliated as of" in text_of(screen.data))
        assert screen.wishes.day.text() == f"Affiliated as of {day_name(today(), 'en')}"
        months.save_line(store, months.draft(store, "BJ-001", APRIL), LabourLine("T1", 1, 25, 25, 1000, 0))
        window.open("reports", {"report": "monthly-return"})
        qtbot.waitUntil(lambda: "Carpet Co-operative" in text_of(screen.data))
        assert not screen.trouble.isVisible()
        assert screen.wishes.day.text() == ""


def test_each_grouping_and_scope_offers_another_name_for_its_file(qtbot):
    with new_federation(None) as store:
        store.save(Cooperative("BJ-001", "Carpet Co-operative", founded_on=date(1952, 5, 1)))
        window = shown_summary(qtbot, store)
        offered = [Path(window.front.path.text()).name]
        for scope, words in [("known", "All on the register"), ("affiliated", "Affiliated as of")]:
            window.open("reports", {"report": "summary", "by": "district", "scope": scope})
            qtbot.waitUntil(lambda said=words: all(one in text_of(window.front.data) for one in (said, "By district")))
            offered.append(Path(window.front.path.text()).name)
    assert offered == [
        "1954-04_summary_cooperative_en.pdf",
        "1954-04_summary_district_en.pdf",
        "1954-04_summary_district_affiliated_en.pdf",
    ]


def shown_summary(qtbot, store):
    window = Window(Session(store, APRIL), PLACES[:1])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.open("reports", {"report": "summary", "by": "cooperative", "scope": "known"})
    qtbot.waitUntil(lambda: bool(window.front.data))
    assert "By co-operative" in text_of(window.front.data)
    window.front.wishes.list.setFocus()
    return window


def test_the_federation_chooses_whose_return_is_printed(qtbot, press):
    with new_federation(None) as store:
        store.save(*[Cooperative(f"BJ-00{n}", f"Co-operative {n}", founded_on=date(1952, 5, 1)) for n in (1, 2)])
        line = OutputLine("T1", "0801", name_en="carpet", constant_price=Decimal(9), planned=Decimal(1))
        months.save_line(store, months.draft(store, "BJ-002", APRIL), line)
        window = shown(qtbot, store)
        press("Home", "Enter", "Enter", "BJ-002")
        qtbot.waitUntil(lambda: "Co-operative 2" in text_of(window.front.data))


def test_a_blank_form_in_both_languages_is_chosen_by_keys_and_saved(qtbot, window, press, desk):
    press("Down", "Enter", "Enter", "Down", "Down", "Enter", "Down")
    qtbot.waitUntil(lambda: "Month ______ Year" in text_of(window.front.data))
    assert "手工业合作社产品月报" in text_of(window.front.data)
    press("Ctrl+S")
    assert (desk.path.parent / "reports" / "BJ-001_form-2_blank_both.pdf").exists()
    press("Down")
    qtbot.waitUntil(lambda: Path(window.front.path.text()).name == "form-2_blank_both.pdf")
    assert "地毯生产合作社" not in text_of(window.front.data)


def test_a_paper_that_is_no_form_is_in_both_languages_too_and_an_application_is_blank(qtbot, window):
    window.open("reports", {"report": "registration-sheet", "language": "both"})
    qtbot.waitUntil(lambda: "电脑登记表 Computer registration sheet" in text_of(window.front.data))
    window.open("reports", {"report": "member-card", "language": "en", "filling": "blank"})
    qtbot.waitUntil(lambda: "Application for membership" in text_of(window.front.data))
    assert window.front.path.text().endswith("BJ-001_member-card_blank_en.pdf")
    window.open("reports", {"report": "competition-pledges", "language": "en", "filling": "open"})
    qtbot.waitUntil(lambda: "Letter of pledge" in text_of(window.front.data))


def test_the_board_for_the_wall_is_on_a4_where_that_is_chosen_by_keys(qtbot, window, press, desk):
    window.open("reports", {"report": "competition-board", "language": "en"})
    qtbot.waitUntil(lambda: "Board of honour" in text_of(window.front.data))
    window.front.wishes.form.boxes["paper"].box.setFocus()
    press("Down")
    qtbot.waitUntil(lambda: Path(window.front.path.text()).name == "BJ-001_competition-board_1954-04_a4_en.pdf")
    qtbot.waitUntil(lambda: window.front.preview.paper() == "A4")
    press("Ctrl+S")
    assert (desk.path.parent / "reports" / "BJ-001_competition-board_1954-04_a4_en.pdf").exists()


def test_what_hangs_on_the_wall_is_printed_in_colours_and_a_form_in_greys():
    sheet = papers.shown()
    for data, grey in ((competition_board.draw(sheet, "zh"), False), (competition.draw(sheet, "zh"), True)):
        assert [one.isGrayscale() for one in pictures(data, 72)] == [grey]


def test_in_the_smallest_window_the_list_leaves_the_boxes_their_room(qtbot):
    with new_federation(None) as found:
        window = shown_summary(qtbot, found)
        window.resize(960, 600)
        wishes = window.front.wishes
        last = wishes.list.count() - 1
        wishes.list.setCurrentRow(last)
        wishes.list.setCurrentRow(1)
        qtbot.wait(1)
        assert wishes.list.geometry().bottom() < wishes.form.geometry().top()
        wishes.list.setCurrentRow(last)
        qtbot.wait(1)
        assert wishes.list.geometry().bottom() < wishes.form.geometry().top()
        assert wishes.list.viewport().rect().contains(wishes.list.visualItemRect(wishes.list.item(last)))

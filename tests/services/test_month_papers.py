"""The forms of a month of all co-operatives, in one PDF or in a folder."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pypdfium2
import pytest
import time_machine

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import OutputLine, Statement
from coopdesk.errors import DeskError, StorageError
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.month_papers import print_all, told
from coopdesk.services.reports import FORMS, report

APRIL = Month(1954, 4)


@pytest.fixture
def store():
    """Of four co-operatives BJ-003 did not report, and the name of BJ-004 cannot be printed."""
    with new_federation(None) as made:
        for number, name in enumerate(("Lamps", "Carpets", "Boots", "Ropes \U0001f9f6"), start=1):
            code = f"BJ-00{number}"
            made.save(Cooperative(code, name, name, founded_on=date(1954, 1, 1)))
            made.save(KindSpan(code, date(1954, 1, 1), "PC"))
            if number != 3:
                statement = Statement(made.next_id(Statement), code, APRIL, "closed", "clerk")
                made.add_closed(statement, Figures(wages=number))
        yield made


def outline(path):
    pdf = pypdfium2.PdfDocument(path)
    found = [(entry.get_title(), entry.get_dest().get_index()) for entry in pdf.get_toc()]
    last = pdf[len(pdf) - 1].get_textpage().get_text_range()
    pages = len(pdf)
    pdf.close()
    return found, last, pages


def test_one_pdf_has_an_entry_for_each_co_operative_and_ends_with_those_it_lacks(store, tmp_path):
    out = tmp_path / "all.pdf"
    printed = print_all(store, FORMS, APRIL, "en", out)
    entries, last, pages = outline(out)
    assert entries == [("BJ-001 Lamps", 0), ("BJ-002 Carpets", 3)]
    assert (pages, printed.cooperatives, printed.files) == (7, 2, 1)
    assert "Not reported, April 1954: BJ-003 Boots." in last
    assert "BJ-004 Ropes □ was not printed: No typeface of this computer has □ (U+1F9F6)." in last
    said = told(printed, out, "en")
    assert said[0] == "Co-operatives printed: 2, into all.pdf."
    assert [sentence[:6] for sentence in said[1:]] == ["BJ-004", "Not re"]


def test_with_boxes_a_rare_name_holds_nobody_up(store, tmp_path):
    out = tmp_path / "all.pdf"
    printed = print_all(store, FORMS, APRIL, "en", out, boxes=True)
    assert (printed.cooperatives, printed.refused) == (3, ())
    pdf = pypdfium2.PdfDocument(out)
    page = pdf[6].get_textpage().get_text_range()
    assert [entry.get_title() for entry in pdf.get_toc()][2] == "BJ-004 Ropes \U0001f9f6"
    pdf.close()
    assert "Ropes □" in page
    assert "To be written in by hand: Reporting unit: Ropes □ (U+1F9F6)" in page
    in_folder = print_all(store, ["form-2"], APRIL, "en", tmp_path / "all", boxes=True)
    assert in_folder.files == 3


@pytest.mark.parametrize("language", ["zh", "both"])
def test_equal_records_make_an_equal_pdf(store, tmp_path, language):
    for name in ("one.pdf", "two.pdf"):
        print_all(store, ["form-3"], APRIL, language, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_folder_takes_the_papers_that_are_printed_one_by_one(store, tmp_path):
    out = tmp_path / "april"
    print_all(store, ["monthly-return", "form-2"], APRIL, "en", out)
    names = [f"BJ-00{number}_1954-04_{name}_en.pdf" for number in (1, 2) for name in ("form-2", "monthly-return")]
    assert sorted(path.name for path in out.iterdir()) == names
    april = Period(APRIL, APRIL)
    assert (out / names[1]).read_bytes() == report(store, "monthly-return", april, "en", cooperative="BJ-001")


def test_all_are_printed_as_they_stood_by_the_end_of_a_day(store, tmp_path):
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with time_machine.travel(yesterday, tick=False), new_federation(None) as made:
        made.save(*[Cooperative(code, code, founded_on=date(1954, 1, 1)) for code in "AB"])
        made.add_closed(Statement(1, "A", APRIL, "closed", "clerk"), Figures(wages=1))
        with time_machine.travel(yesterday + timedelta(days=1)):
            made.add_closed(Statement(2, "B", APRIL, "closed", "clerk"), Figures(wages=2))
            known = yesterday.date()
            printed = print_all(made, ["monthly-return"], APRIL, "en", tmp_path / "then", known_on=known)
            once = report(made, "monthly-return", Period(APRIL, APRIL), "en", cooperative="A", known_on=known)
            assert print_all(made, ["form-3"], APRIL, "en", tmp_path / "now.pdf").cooperatives == 2
    assert [(state, unit.code) for state, unit in printed.without] == [("missing", "B")]
    (path,) = (tmp_path / "then").iterdir()
    assert path.name == f"A_1954-04_monthly-return_known-{known}_en.pdf"
    assert path.read_bytes() == once


def test_blank_forms_are_of_all_that_are_due_with_name_and_code(store, tmp_path):
    store.save(Cooperative("BJ-005", "Hats", founded_on=date(1954, 5, 1)))
    printed = print_all(store, FORMS, APRIL, "en", tmp_path / "all.pdf", boxes=True, blank=True)
    assert (printed.cooperatives, printed.without, printed.with_form_2) == (4, (), ())
    entries, _last, _pages = outline(tmp_path / "all.pdf")
    assert [title[:6] for title, _page in entries] == ["BJ-001", "BJ-002", "BJ-003", "BJ-004"]
    print_all(store, ["form-2"], APRIL, "en", tmp_path / "may", blank=True)
    names = [f"BJ-00{number}_form-2_blank_en.pdf" for number in (1, 2, 3)]
    assert sorted(path.name for path in (tmp_path / "may").iterdir()) == names
    april = Period(APRIL, APRIL)
    once = report(store, "form-2", april, "en", cooperative="BJ-003", blank=True)
    assert (tmp_path / "may" / names[2]).read_bytes() == once
    with pytest.raises(DeskError, match="has a return due for 1953-12"):
        print_all(store, FORMS, Month(1953, 12), "en", tmp_path / "x.pdf", blank=True)


def test_who_needs_form_2_with_form_1_is_named(store, tmp_path):
    quantities = (Decimal(60), Decimal(59), Decimal(1), Decimal(115), Decimal(115))
    names = [(f"carpet {number}", "地毯", "piece", "条") for number in range(60)]
    lines = [OutputLine("", f"08{row:02}", "own", row, *words, *quantities) for row, words in enumerate(names)]
    store.add_closed(Statement(9, "BJ-003", APRIL, "closed", "clerk"), Figures(), *lines)
    out = tmp_path / "all.pdf"
    printed = print_all(store, ["monthly-return"], APRIL, "en", out)
    assert [unit.code for unit in printed.with_form_2] == ["BJ-003"]
    said = "Form 1 has no room for all products of these; print form 2 with it: BJ-003 Boots."
    assert said in told(printed, out, "en")
    assert said in outline(out)[1]
    assert print_all(store, FORMS, APRIL, "en", out).with_form_2 == ()


@pytest.mark.parametrize(("name", "left"), [("april", ["BJ-001_1954-04_monthly-return_en.pdf"]), ("april.pdf", [])])
def test_who_stops_keeps_whole_files_only(store, tmp_path, name, left):
    def stop(done, _total):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        print_all(store, ["monthly-return"], APRIL, "en", tmp_path / name, stop)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == left


def test_what_cannot_be_printed_or_written_is_refused_in_words(store, tmp_path):
    (tmp_path / "letter").write_text("Dear federation,", "utf-8")
    with pytest.raises(DeskError, match="No return counts"):
        print_all(store, FORMS, APRIL + 1, "en", tmp_path / "x.pdf")
    with pytest.raises(StorageError, match="not a PDF"):
        print_all(store, FORMS, APRIL, "en", tmp_path / "letter")
    with pytest.raises(StorageError, match="There is no folder"):
        print_all(store, FORMS, APRIL, "en", tmp_path / "no" / "such" / "x.pdf")
    unit = Cooperative("BJ-001", "Lamps", "灯", founded_on=date(1953, 1, 1))
    with (
        new_cooperative(None, unit, "PC", APRIL, Desk("cooperative")) as own,
        pytest.raises(DeskError, match="Only a federation"),
    ):
        print_all(own, FORMS, APRIL, "en", tmp_path / "x.pdf")

"""Reports by name, from a data file to a PDF."""

import dataclasses
import subprocess
import sys
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from coopdesk.domain.competitions import Competition
from coopdesk.domain.cooperatives import Affiliation, Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import Member, Team
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.statements import LabourLine, OutputLine, Statement
from coopdesk.errors import DeskError, StorageError
from coopdesk.services import competitions, months
from coopdesk.services.desk import new_cooperative, new_federation
from coopdesk.services.remarks import remarks
from coopdesk.services.reports import FORMS, REPORTS, monthly, report, save_report, when

MARCH, APRIL = Month(1954, 3), Month(1954, 4)
UNIT = Cooperative("BJ-001", "Dongsi no. 1", "东四一社", founded_on=date(1953, 1, 1))


def entered(store, month: Month, made: int):
    statement = months.draft(store, "BJ-001", month)
    names = ("carpet", "地毯", "sq chi", "平方尺")
    quantities = (Decimal(600), Decimal(made), Decimal(8), Decimal(114500), Decimal(115000))
    store.save_lines(statement.id, OutputLine("T1", "0801", "own", 0, *names, *quantities))
    store.save_lines(statement.id, LabourLine("T1", 0, 520, 507, 7_000_000, 0))
    return statement


@pytest.fixture
def store():
    desk = Desk("cooperative", "BJ-001", federation_en="Beijing Federation", federation_zh="北京市联合总社")
    with new_cooperative(None, UNIT, "PC", MARCH, desk) as found:
        found.save(Member("BJ-001", "0001", "王桂英", "F", joined_on=date(1953, 1, 1), entry="founder"))
        names = ("carpets", "地毯", "carpet", "地毯", "sq chi", "平方尺")
        found.save(Product("0801", *names, Decimal(115000)), Team("BJ-001", "T1", "Team 1", "一组"))
        found.save(AnnualPlan("BJ-001", 1954, "new_members", 1, 6, 12))
        yield found


def text_of(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return text


def test_the_form_sums_the_final_months_of_the_year_and_the_draft_at_work(store):
    months.close_month(store, entered(store, MARCH, 590), "王桂英", "赵", date(1954, 4, 2))
    entered(store, APRIL, 612)
    found = monthly(store, "BJ-001", APRIL)
    cells = {row.code: row.cells for row in found.rows}
    assert found.draft
    assert (found.months_counted, found.months_due) == (2, 4)
    assert cells["01"][1] == 70_380_000
    assert cells["01"][4] == 70_380_000 + 67_850_000
    assert cells["12"][0] == 1
    assert cells["12"][3] == 4
    assert found.products[0].accepted_to_date == 1202


def test_the_form_is_printed_in_both_languages(store):
    entered(store, APRIL, 612)
    english, chinese = (
        text_of(report(store, "monthly-return", Period(APRIL, APRIL), language)) for language in ("en", "zh")
    )
    assert "70,380,000" in english
    assert "70,380,000" in chinese
    assert "Dongsi no. 1" in english
    assert "东四一社" in chinese


def test_a_competition_is_printed_by_its_month(store):
    entered(store, APRIL, 612)
    competitions.new_competition(store, Competition("K", "BJ-001", APRIL, "Red banner", "流动红旗"))
    text = text_of(report(store, "competition", Period(APRIL, APRIL), "en"))
    assert "Red banner" in text
    assert "data incomplete" in text


def test_a_summary_needs_no_returns():
    with new_federation(None) as store:
        store.save(UNIT)
        assert "Due 1, reported 0" in text_of(report(store, "summary", Period(APRIL, APRIL), "en"))


@pytest.mark.parametrize(
    ("name", "period", "words"),
    [
        ("yearly", "1954-04", "There is no report"),
        ("monthly-return", "1954-Q2", "is of one month"),
        ("monthly-return", "1954-05", "Nothing was entered"),
        ("competition", "1954-04", "There is no competition"),
    ],
)
def test_what_cannot_be_printed_is_said_in_words(store, name, period, words):
    with pytest.raises(DeskError, match=words):
        report(store, name, Period.parse(period), "en")


def test_a_federation_says_whose_return_it_wants():
    with new_federation(None) as store:
        with pytest.raises(DeskError, match="which co-operative") as refusal:
            report(store, "monthly-return", Period(APRIL, APRIL), "en")
        assert "--cooperative" in refusal.value.advice
        with pytest.raises(DeskError, match="no co-operative"):
            report(store, "monthly-return", Period(APRIL, APRIL), "en", cooperative="X")


def test_a_saved_report_replaces_the_old_file_and_leaves_nothing_beside_it(store, tmp_path):
    entered(store, APRIL, 612)
    path = tmp_path / "reports" / "form.pdf"
    for _ in range(2):
        save_report(store, "monthly-return", Period(APRIL, APRIL), "zh", path, make_folder=True)
    assert path.read_bytes() == report(store, "monthly-return", Period(APRIL, APRIL), "zh")
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_to_is_said(store, tmp_path):
    entered(store, APRIL, 612)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be written: there is something of that name already"):
        save_report(
            store, "monthly-return", Period(APRIL, APRIL), "en", tmp_path / "file" / "form.pdf", make_folder=True
        )


@pytest.mark.parametrize("make_folder", [False, True])
def test_no_more_than_the_last_folder_is_made_and_only_when_asked_for(store, tmp_path, make_folder):
    missing = tmp_path / "there" / "is" if make_folder else tmp_path / "there"
    with pytest.raises(StorageError, match="There is no folder"):
        save_report(store, "monthly-return", Period(APRIL, APRIL), "en", missing / "form.pdf", make_folder=make_folder)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Dear federation,", b"", b"SQLite format 3\0"])
def test_what_is_no_pdf_is_never_printed_over(store, tmp_path, content):
    entered(store, APRIL, 612)
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(content)
    with pytest.raises(StorageError, match=r"letter\.pdf is there already and is not a PDF"):
        save_report(store, "monthly-return", Period(APRIL, APRIL), "en", letter)
    assert letter.read_bytes() == content


def test_nothing_is_printed_over_the_data_file_itself(tmp_path):
    path = tmp_path / "f.coopdesk"
    with new_federation(path) as store:
        before = path.read_bytes()
        with pytest.raises(StorageError, match="is not a PDF"):
            save_report(store, "summary", Period(APRIL, APRIL), "en", path)
        assert path.read_bytes() == before


def test_every_report_has_a_title_and_a_role():
    assert list(REPORTS) == [
        "monthly-return", "form-2", "form-3", "summary", "missing", "restatement", "registration-sheet", "receipt",
        "handover", "members-of-return", "annual-return", "plan-progress",
        "members-list", "member-card", "movement-list", "competition", "competition-conditions", "competition-pledges",
        "competition-board", "competition-certificates", "competition-banner", "competition-restated",
        "labour", "movement", "members", "standings", "arrivals", "calls", "questions", "cooperatives",
        "catalogue", "plans", "due-days", "holidays", "history",
    ]  # fmt: skip
    assert all(found.title and found.roles for found in REPORTS.values())


def test_drawing_is_loaded_only_when_something_is_printed():
    code = "import sys, coopdesk.services.reports; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_summary_of_the_affiliated_is_of_the_day_asked_for_and_says_when_nothing_counts():
    with new_federation(None) as store:
        store.save(UNIT, Affiliation("BJ-001", date(1954, 6, 5)))
        options = {"by": None, "scope": "affiliated"}
        for day, due in [(4, 0), (5, 1)]:
            asked = report(store, "summary", Period(APRIL, APRIL), "en", **options, as_of=date(1954, 6, day))
            assert f"Affiliated as of {day} June 1954" in text_of(asked)
            assert f"Due {due}, reported 0" in text_of(asked)
        assert [one.message for one in remarks(store, "summary", Period(APRIL, APRIL), "en", **options)] == [
            "No return counts for this period."
        ]
        store.add_closed(Statement(1, "BJ-001", APRIL, "closed", "keyed"), Figures(wages=1))
        assert remarks(store, "summary", Period(APRIL, APRIL), "en", **options) == []
        assert remarks(store, "missing", Period(APRIL, APRIL), "en") == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_form_1_with_more_products_than_a_page_holds_asks_for_form_2_beside_it(store, language):
    statement, period = entered(store, APRIL, 612), Period(APRIL, APRIL)
    assert remarks(store, "monthly-return", period, language) == []
    (line,) = store.lines(OutputLine, statement.id)
    goods = [dataclasses.replace(line, product=f"{n:04}", name_en=f"no. {n}", position=n) for n in range(40)]
    store.save_lines(statement.id, *goods)
    [told] = remarks(store, "monthly-return", period, language)
    assert "print form 2 with it" in told.message
    assert remarks(store, "monthly-return", period, language, blank=True) == []
    assert remarks(store, "form-2", period, language) == []
    assert "0039" in text_of(report(store, "form-2", period, language))


def test_a_registration_sheet_needs_no_period_and_every_other_report_does():
    assert len(when("registration-sheet", None)) == 1
    with new_cooperative(None, UNIT, "PC", APRIL, Desk("cooperative")) as store:
        assert report(store, "registration-sheet", when("registration-sheet", None), "zh").startswith(b"%PDF")
    with pytest.raises(DeskError, match="--period"):
        when("summary", None)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_printed_blank_without_a_return_and_with_or_without_a_name(store, name):
    months_open = Period(APRIL, APRIL)
    assert "东四一社" in text_of(report(store, name, months_open, "zh", blank=True))
    assert "东四一社" not in text_of(report(store, name, months_open, "zh", blank=True, cooperative=""))
    assert when(name, None, blank=True)
    with new_federation(None, Desk("federation", federation_zh="北京市联合总社")) as office:
        text = text_of(report(office, name, months_open, "both", blank=True))
    assert "北京市联合总社" in text
    assert "1954" not in text


def test_what_is_no_form_is_not_printed_blank(store):
    with pytest.raises(DeskError, match="Only a form"):
        report(store, "missing", Period(APRIL, APRIL), "zh", blank=True)

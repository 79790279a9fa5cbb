"""The summary on paper."""

import re
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures, total
from coopdesk.domain.period import Month, Period
from coopdesk.domain.summaries import Coverage, Summary, SummaryLine
from coopdesk.domain.summary_notes import notes
from coopdesk.domain.summary_sheet import blank_summary, summary_sheet
from coopdesk.reports import summary as paper

APRIL = Month(1954, 4)
PERIOD = Period(APRIL, APRIL)
DESK = Desk("federation", federation_en="Beijing Federation", federation_zh="北京市联合总社")


def line(key: str, names=None, made=330_000_000) -> SummaryLine:
    output = (300_000_000, made, made + 7, 290_000_000, made + 4_000_000, 4_000_000)
    figures = Figures(*output, 520, 507, 9_000_000, 1, 630, 20, 3, 2, 1, 22)
    coverage = Coverage(due=3, reported=2, keyed=1, late=1, nil=0, missing=1)
    return SummaryLine(key, names or {}, coverage, total(PERIOD, [(key, APRIL, figures)]), 1_060_000_000)


def printed_summary(language, groups, by="kind") -> bytes:
    return paper.draw(summary_sheet(DESK, Summary(PERIOD, "known", by, "CNO", 0, groups, line(""))), language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_groups_total_full_plan_and_coverage_are_read_by_two_programs(printed, stays_in_its_place, language):
    data = printed_summary(language, (line("PC"), line("SC"), line("SG")))
    for text in (printed(data).by_pdfium(), printed(data).by_poppler()):
        for figure in ("33,000.0", "30,000.0", "110.0", "106,000.0", "31.1", "97.5", "21.0", "428,571"):
            assert figure in text
        assert {"en": "Due 3, reported 2", "zh": "应报 3，实报 2"}[language] in text
    assert printed(data).pages == 1
    stays_in_its_place(data)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_two_hundred_co_operatives_repeat_the_head_and_lose_nobody(printed, stays_in_its_place, language):
    names = {"en": "Dongsi carpets <b> production co-operative no. 1", "zh": "北京市东四区第一地毯生产合作社"}
    data = printed_summary(language, tuple(line(f"BJ-{n:03d}", names) for n in range(200)), "cooperative")
    said = printed(data).by_pdfium()
    assert all(said.count(f"BJ-{n:03d}") == 2 for n in range(200))
    assert all({"en": "Due 3", "zh": "应报 3"}[language] in page for page in printed(data).by_page())
    assert printed(data).by_page()[0].count({"en": "April 1954", "zh": "1954年4月"}[language]) == 1
    stays_in_its_place(data)


@pytest.mark.parametrize("made", [10**15, 2 * 10**17])
def test_huge_sums_stay_in_their_places(stays_in_its_place, made):
    stays_in_its_place(printed_summary("en", (line("PC", made=made),)))


def test_nothing_reported_is_blank_and_not_zero(printed, stays_in_its_place):
    empty = SummaryLine("", {}, Coverage(due=3, missing=3), total(PERIOD, []), None)
    data = paper.draw(summary_sheet(DESK, Summary(PERIOD, "affiliated", None, "CNO", 0, (), empty)), "en")
    assert "0.0" not in printed(data).by_pdfium()
    assert printed(data).by_pdfium().count("No return counts for this period.") == 1
    assert "No return counts" not in printed(printed_summary("en", (line("PC"),))).by_pdfium()
    stays_in_its_place(data)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Affiliated as of 5 June 1954"), ("zh", "已加入总社（截至1954年6月5日）")],
)
def test_the_affiliated_are_those_of_a_day_that_is_printed(printed, stays_in_its_place, language, said):
    summary = Summary(PERIOD, "affiliated", None, "CNO", 0, (), line(""), date(1954, 6, 5))
    data = paper.draw(summary_sheet(DESK, summary), language)
    assert said in printed(data).by_pdfium()
    stays_in_its_place(data)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_could_be_misread_is_explained_and_counts_are_grouped(printed, stays_in_its_place, language):
    quarter = Period(APRIL, APRIL + 2)
    sums = total(quarter, [("A", APRIL, Figures(members_opening=20, members_closing=22))])
    whole = SummaryLine("", {}, Coverage(due=2400, reported=2397, missing=3), sums, 1_000, unplanned=7)
    summary = Summary(quarter, "known", None, "CNO", 0, (), whole)
    data = paper.draw(summary_sheet(DESK, summary), language)
    said = printed(data).said()
    assert all("".join(note.split()) in said for note in notes(summary, language))
    assert {"en": "Due2,400,reported2,397", "zh": "应报2,400，实报2,397"}[language] in said
    stays_in_its_place(data)


def test_equal_input_gives_equal_bytes():
    assert printed_summary("zh", (line("PC"),)) == printed_summary("zh", (line("PC"),))


@pytest.mark.parametrize("language", ["en", "zh", "both"])
@pytest.mark.parametrize("by", ["kind", "district", None])
def test_a_blank_summary_has_no_figure_no_period_and_its_crosses(printed, stays_in_its_place, language, by):
    data = paper.draw(blank_summary(DESK, by, APRIL), language)
    stays_in_its_place(data)
    text = printed(data).by_pdfium()
    assert "April" not in text
    assert "4月" not in text
    assert not re.search(r"\d{3},\d{3}", text)
    assert text.count("×") == 7 + (2 if language == "both" else 1)
    assert printed(data).pages == 1 or by == "district" or language == "both"


def test_a_summary_carries_exact_sums_of_ten_thousands_and_no_ratio(printed):
    """Each co-operative's 400 yuan print as 0.0; their sum is of what they are."""
    figures = Figures(400, 400, 400, 400, 400, 0, 520, 507, 400, 1, 630, 20, 3, 2, 1, 22)
    groups = tuple(
        SummaryLine(
            f"BJ-{n:03d}", {"zh": f"第{n}社"}, Coverage(due=1, reported=1), total(PERIOD, [("", APRIL, figures)]), 400
        )
        for n in range(1, 61)
    )
    paper = printed(printed_summary("zh", groups, "cooperative"))
    carried = paper.carried()
    first = sum(f"BJ-{n:03d}" in paper.by_page()[0] for n in range(1, 61))
    sums = f"{Decimal(400 * first).scaleb(-4):.1f}"
    assert carried[0] == ("过次页", [str(first), str(first), "0", sums, sums, "×", sums, *["×"] * 3])
    assert [words for words, _ in carried] == ["过次页", "承前页"] * (len(carried) // 2)
    assert all(one[1] == other[1] for one, other in zip(carried[::2], carried[1::2], strict=True))


def test_a_total_and_the_full_plan_are_not_in_the_sums():
    rows = [row for part in summary_sheet(DESK, Summary(PERIOD, "known", "kind", "CNO", 0, (line("PC"),), line("")))
            .sections for row in part.rows]  # fmt: skip
    assert [row.label for row in rows if row.summed] == ["Production co-operative"] * 2
    assert len(rows) == 5

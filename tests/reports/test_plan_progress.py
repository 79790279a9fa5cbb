"""Plan progress on paper: figures by two programs, notes in words, places, torture."""

from decimal import Decimal

import pytest

from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plan_progress import Advance, Growth, MonthOfPlan, PlanProgress, advanced, sorted_lines
from coopdesk.domain.summaries import Coverage
from coopdesk.reports import plan_progress

DESK = Desk("federation", federation_zh="北京市联合总社", federation_en="Beijing Federation", approval="手字第 7 号")


def progress(count=3, name="东四地毯社", amount=123_456_789, growth=True, by="cooperative", desk=DESK):
    lines = [
        Advance(
            f"BJ-{number:03}", {"zh": name, "en": name}, Coverage(due=4, reported=3, missing=1), amount * 4, amount,
            amount + number * amount // 100, amount // 4,
            Growth(110 + number, 100) if growth else Growth(), Growth(120, 100) if growth else Growth(),
            (int(growth), 1),
        )
        for number in range(count)
    ]  # fmt: skip
    figures = Figures(output_value_constant=amount, members_joined=12, members_left=3)
    months = tuple(
        MonthOfPlan(Month(1954, number), amount, figures if number < 5 else None, Coverage(due=3, reported=2))
        for number in range(1, 13)
    )
    return PlanProgress(DESK if desk is None else desk, Period.parse("1954-01..1954-04"), "known", by,
                        sorted_lines(lines), advanced(lines), months, 0)  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("count", [0, 1, 3, 90])
def test_equal_figures_make_equal_bytes_and_all_stays_in_its_place(language, count, stays_in_its_place):
    data = plan_progress.draw(progress(count), language)
    assert data == plan_progress.draw(progress(count), language)
    stays_in_its_place(data)


def test_both_programs_read_the_figures_the_growth_and_the_coverage(printed):
    paper = printed(plan_progress.draw(progress(), "zh"))
    for said in (paper.said(), "".join(paper.by_poppler().split())):
        for words in (
            "年度生产计划完成进度", "12,345.6812,592.59102.025.53,086.4212.020.03/4", "BJ-002东四地毯社",
            "37,407.41101.0", "9/12", "中的3个", "100%",
        ):  # fmt: skip
            assert words in said, words
    assert "上年数字不明" not in paper.said()


def test_without_last_year_growth_is_blank_and_it_is_said(printed):
    paper = printed(plan_progress.draw(progress(growth=False), "en"))
    said = " ".join(paper.by_pdfium().split())
    assert "Last year is not known, so there is no growth." in said
    assert "percentages of the plan are too low" in said
    assert "102.0 25.5 3,086.42 3/4" in said


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_long_names_and_large_amounts_stay(language, stays_in_its_place):
    stays_in_its_place(plan_progress.draw(progress(30, "毯" * 64, 10**15 + 1), language))


def test_a_co_operative_counts_in_whole_units_of_money(printed):
    desk = Desk("cooperative", "BJ-001", federation_zh="北京市联合总社")
    said = printed(plan_progress.draw(progress(1, desk=desk), "zh")).said()
    assert "493,827,156123,456,789" in said
    assert Decimal(123_456_789) == progress(1, desk=desk).money(123_456_789)


def test_amounts_are_carried_from_page_to_page_and_percentages_are_not(printed):
    amount = 123_450_000
    carried = printed(plan_progress.draw(progress(90, amount=amount), "zh")).carried()
    assert [words for words, _ in carried] == ["过次页", "承前页"] * (len(carried) // 2)
    for (_, forward), (_, brought) in zip(carried[::2], carried[1::2], strict=True):
        count = Decimal(forward[1].replace(",", "")) / Decimal("12345.00")
        assert forward == brought
        assert len(forward) == 4
        assert Decimal(forward[0].replace(",", "")) == count * 4 * 12345

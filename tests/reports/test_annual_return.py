"""The annual return on paper: text by two programs, places, marks, codes, coverage in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from coopdesk.domain.annual_sheet import AnnualPlans, Reported, annual_sheet, blank_annual
from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.members import MovementLine
from coopdesk.domain.period import Period
from coopdesk.domain.statements import LabourLine, MonthlyReturn, OutputLine, Statement
from coopdesk.reports import annual_return
from coopdesk.reports.page import A4_WIDE, Paper
from coopdesk.reports.words import CODE_ROOM

DESK = Desk("federation", federation_zh="北京市联合总社", federation_en="Beijing Federation", approval="手字第 7 号")
UNIT = Cooperative("BJ-001", "Dongsi carpets", "东四地毯社")
YEAR = Period.parse("1954")


def returned(month, made=Decimal(10), goods=1, name="地毯", wages=100):
    lines = tuple(
        OutputLine("T1", f"{code:04}", "own", code, "carpet", name, "chi", "尺", made, made, Decimal(1), Decimal(8),
                   Decimal(7)) for code in range(goods)
    )  # fmt: skip
    moved = (("opening", 5), ("new", 1), ("closing", 6), ("member_days", 150))
    movement = tuple(MovementLine("F", event, "-", persons) for event, persons in moved)
    statement = Statement(1, "BJ-001", month, "closed", packet=f"{month.number:x}" * 64, revision=1)
    return MonthlyReturn(statement, lines, (LabourLine("T1", 0, 30, 29, wages, 0),), movement)


def sheet(there=12, period=YEAR, columns="quarter", unit=UNIT, **options):
    reported = [
        Reported(month, True, whole=returned(month, **options) if month.number <= there else None) for month in period
    ]
    return annual_sheet(DESK, unit, "PC", period, columns, reported=reported, before=[], plans=AnnualPlans(8400, 24))


def drawn(language="zh", **options):
    return annual_return.draw(sheet(**options), language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", ["month", "quarter"])
def test_equal_returns_make_equal_bytes_and_all_stays_in_its_place(language, columns, stays_in_its_place):
    data = drawn(language, columns=columns)
    assert data == drawn(language, columns=columns)
    stays_in_its_place(data)


def test_it_says_how_many_of_the_months_it_has_and_which_are_missing(printed):
    paper = printed(drawn(there=11))
    for said in (paper.said(), "".join(paper.by_poppler().split())):
        for words in (
            "12个月中报11个月", "未报：1954年12月。", "末月未报，期末数不明。", "资料不全", "手工业合作社生产年报",
            "手基年1表", "东四地毯社", "手字第7号", "北京市联合总社", "3/33/33/32/311/12",
        ):  # fmt: skip
            assert words in said
    assert "核对码：" not in paper.said()


def test_a_complete_year_has_its_sums_its_plans_and_its_codes(printed):
    paper = printed(drawn("en"))
    whole = sheet()
    for said in (" ".join(paper.by_pdfium().split()), " ".join(paper.by_poppler().split())):
        for words in (
            "12 of 12 months reported", "Members, opening persons 10 5 5 5 5 5", f"months: {whole.check_code}",
            "Wages yuan 30 300 300 300 300 1,200", "1111 1111 1111 1111", "8,400 10.0",
        ):  # fmt: skip
            assert words in said
    assert "Incomplete" not in paper.by_pdfium()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("columns", ["month", "quarter"])
def test_long_names_large_amounts_many_goods_and_rare_characters_stay(language, columns, printed, stays_in_its_place):
    unit = replace(UNIT, name_zh="𬭎" * 64, name_en="Long " * 12, trade_zh="毯" * 64, telephone="6" * 32)
    data = drawn(language, columns=columns, unit=unit, made=Decimal(10**13), goods=40, name="毯" * 64, wages=10**15)
    stays_in_its_place(data)
    if language == "zh":
        assert "𬭎" in printed(data).by_pdfium()
        assert "𬭎" in printed(data).by_poppler()


@pytest.mark.parametrize(
    ("period", "words"),
    [("1954-Q2", "Quarterly production"), ("1954-02..1954-07", "over several months"), ("1954-04", "April 1954")],
)
def test_any_period_is_printed_under_its_own_name(period, words, printed, stays_in_its_place):
    data = drawn("en", period=Period.parse(period))
    assert words in " ".join(printed(data).by_pdfium().split())
    stays_in_its_place(data)


def test_an_empty_period_is_printed_too(printed, stays_in_its_place):
    data = drawn(there=0)
    stays_in_its_place(data)
    assert "12个月中报0个月" in printed(data).said()


def test_parts_of_several_years_name_their_year(printed):
    words = " ".join(printed(drawn("en", period=Period.parse("1953-11..1954-06"))).by_pdfium().split())
    assert "Quarter 1 of 1954" in words
    assert "November 1953 to December 1953" in words


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("unit", [UNIT, Cooperative("")])
def test_a_blank_form_has_its_boxes_open_and_its_crosses(language, unit, printed, stays_in_its_place):
    data = annual_return.draw(blank_annual(DESK, unit, "PC" if unit.code else "", 1954, "quarter"), language)
    stays_in_its_place(data)
    text = printed(data).said()
    assert text.count("×") > 16 * 4
    assert "1954" not in text
    assert ("□" if language != "en" else "Year________") in text
    assert all(words not in text for words in ("Incomplete", "资料不全", "核对码"))


@pytest.mark.parametrize("columns", ["month", "quarter"])
def test_both_languages_stand_side_by_side(columns, printed, stays_in_its_place):
    data = drawn("both", columns=columns, there=11, goods=20)
    stays_in_its_place(data)
    text = printed(data).said()
    for words in ("手工业合作社生产年报", "Annualproduction", "12个月中报11个月", "11of12monthsreported", "资料不全"):
        assert words in text


def test_goods_on_several_pages_carry_their_value_to_the_total(printed):
    paper = printed(drawn(goods=56))
    (forward, cells), (brought, again) = paper.carried()
    count = sum(f"{code:04}" in paper.by_poppler().split("过次页")[0].split() for code in range(56))
    assert (forward, brought, cells) == ("过次页", "承前页", again)
    assert cells == [*["×"] * 5, f"{count * 12 * 10 * 7:,}"]
    assert f"{56 * 12 * 10 * 7:,}" in next(line for line in paper.by_poppler().splitlines() if "合计" in line[:9])


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_the_qr_code_lies_upon_nothing_wherever_the_page_ends(language, printed):
    for goods in range(1, 26, 3):
        data = drawn(language, goods=goods)
        (width, height), texts, rules = printed(data).places()[-1]
        left, top = width - A4_WIDE.left - CODE_ROOM, A4_WIDE.bottom + CODE_ROOM - 14
        assert (round(width), round(height)) == (round(A4_WIDE.width), round(A4_WIDE.height))
        assert not [one for one in texts if one[2] > left and one[1] < top]
        assert not [one for one in rules if one[0] > left and one[1] < top]


def test_only_a_complete_return_has_a_qr_code_and_on_its_last_page_alone(monkeypatch, printed):
    drawn_codes = []
    monkeypatch.setattr(Paper, "code", lambda _paper, _x, _y, _side, content: drawn_codes.append(content))
    assert len(printed(drawn(goods=40)).places()) > 1
    assert drawn_codes == [sheet(goods=40).code_content]
    drawn(there=11)
    annual_return.draw(blank_annual(DESK, UNIT, "PC", 1954, "quarter"), "zh")
    assert len(drawn_codes) == 1

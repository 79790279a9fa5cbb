"""Forms 1, 2 and 3 of a month: filled and blank, in one language and in both, with the longest names and amounts."""

import dataclasses
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures, Total, figures_of, total
from coopdesk.domain.help_forms import FORM_1, FORM_2, FORM_3
from coopdesk.domain.members import Team
from coopdesk.domain.period import Period
from coopdesk.domain.sheets import MonthlySheet, monthly_sheet
from coopdesk.domain.statements import LabourLine, MonthlyReturn, Note, OutputLine
from coopdesk.errors import PaperError
from coopdesk.reports import labour_form, monthly_return, products_form

DESK = Desk("federation", federation_en="Beijing Federation", federation_zh="北京市联合总社", approval="（示例）")
UNIT = Cooperative("BJ-001", "Dongsi carpets no. 1", "东四区第一地毯社", "carpets", "地毯", "Dongsi", "东四区")
TEAMS = (Team("BJ-001", "T1", "Team 1", "一组"), Team("BJ-001", "T2", "Team 2", "二组"))
LONG = Cooperative("W" * 16, "W" * 64, "第" * 64, "w" * 64, "业" * 64, "D" * 64, "区" * 64)
ALL = pytest.mark.parametrize("language", ["en", "zh", "both"])
FORMS = pytest.mark.parametrize("form", [monthly_return, products_form, labour_form])


@pytest.fixture
def normal(final) -> MonthlyReturn:
    names = ("carpet", "手工羊毛地毯", "sq chi", "平方尺")
    quantities = (Decimal(600), Decimal(588), Decimal(12), Decimal(114500), Decimal(115000))
    labour = (LabourLine("T1", 0, 520, 507, 7_000_000, 0), LabourLine("T2", 1, 480, 480, 6_000_000, 2))
    notes = (Note("note", "T1/0801/own", "毛线停供"), Note("note", "T2", "一人骨折"), Note("note", "", "全社"))
    return MonthlyReturn(final, (OutputLine("T1", "0801", "own", 0, *names, *quantities),), labour, (), notes)


def sheet(whole: MonthlyReturn, unit: Cooperative = UNIT, teams=TEAMS) -> MonthlySheet:
    month = whole.statement.period
    summed = total(Period(month, month), [("BJ-001", month, figures_of(whole))])
    return monthly_sheet(DESK, unit, "PC", whole, month=summed, year=summed, teams=teams)


def blank(final, unit: Cooperative = UNIT) -> MonthlySheet:
    nothing = Total(Period(final.period, final.period), Figures())
    head = dataclasses.replace(final, state="draft", preparer="", packet=None)
    empty = monthly_sheet(DESK, unit, "PC", MonthlyReturn(head), month=nothing, year=nothing)
    return dataclasses.replace(empty, blank=True)


def torture(whole: MonthlyReturn, lines: int) -> MonthlyReturn:
    line, labour = whole.output[0], whole.labour[0]
    amounts = {"planned": Decimal(10**15), "qualified": Decimal(10**15), "scrap": Decimal(10**15)}
    named = {"name_en": "w" * 64, "name_zh": "锄" * 64, "unit_en": "u" * 24, "constant_price": Decimal(1)}
    products = tuple(dataclasses.replace(line, product=f"{n:04d}", **amounts, **named) for n in range(lines))
    teams = tuple(
        dataclasses.replace(labour, team=f"T{n}", scheduled=10**15, attended=10**15, wages=10**15) for n in range(lines)
    )
    return dataclasses.replace(whole, output=products, labour=teams)


def test_form_2_says_what_is_made_accepted_and_worth(printed, normal):
    text = printed(products_form.draw(sheet(normal), "en")).by_poppler()
    (line,) = (one for one in text.splitlines() if "carpet " in one and "0801" in one)
    assert line.split()[-8:] == ["600", "588", "98.0", "12", "98.0", "115,000", "67,620,000", "588"]
    (total_line,) = (one for one in text.splitlines() if one.split()[:1] == ["Total"])
    assert "67,620,000" in total_line


def test_form_3_says_who_worked_and_what_was_paid(printed, normal):
    text = printed(labour_form.draw(sheet(normal), "zh")).by_poppler()
    rows = [one.split() for one in text.splitlines() if one.split()[:1] in (["一组"], ["二组"], ["合计"])]
    assert rows == [
        ["一组", "T1", "520", "507", "97.5", "7,000,000", "13,807", "0"],
        ["二组", "T2", "480", "480", "100.0", "6,000,000", "12,500", "2"],
        ["合计", "1,000", "987", "98.7", "13,000,000", "13,171", "2"],
    ]


@FORMS
@ALL
def test_each_form_has_its_marks_its_check_code_and_stays_in_its_place(
    printed, stays_in_its_place, normal, form, language
):
    data = form.draw(sheet(normal), language)
    stays_in_its_place(data)
    said = printed(data).said()
    assert "3FA29C1E7B60D2AA" in said
    assert "（示例）" in said
    for words in {"en": ["Issuedby:"], "zh": ["制表机关："], "both": ["制表机关Issuedby：", "手工业合作社"]}[language]:
        assert words in said
    assert data == form.draw(sheet(normal), language)


def test_a_form_prints_the_notes_that_are_about_its_lines(printed, normal):
    texts = [printed(form.draw(sheet(normal), "zh")).said() for form in (monthly_return, products_form, labour_form)]
    found = [[words in text for words in ("毛线停供", "一人骨折", "全社")] for text in texts]
    assert found == [[True] * 3, [True, False, False], [False, True, False]]


@FORMS
@ALL
@pytest.mark.parametrize("unit", [UNIT, Cooperative(""), LONG])
def test_a_blank_form_has_no_figure_no_month_and_no_check_code(
    printed, stays_in_its_place, final, form, language, unit
):
    data = form.draw(blank(final, unit), language)
    stays_in_its_place(data)
    said = printed(data).said()
    assert all(word not in said for word in ("Draft", "草稿", "Checkcode", "核对码", "1954年4月", "April"))
    assert unit.name_zh in said or language == "en"
    assert printed(data).pages == 1 or form is monthly_return or unit is LONG


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_blank_form_1_is_one_page_with_the_crosses_of_the_form(printed, final, language):
    paper = printed(monthly_return.draw(blank(final), language))
    assert paper.pages == 1
    # four boxes of each row but 01 and 12, and the sentence that says what the cross means
    assert paper.by_pdfium().count("×") == 15 * 4 + 1


@FORMS
@ALL
def test_an_empty_month_is_a_form_to_look_at(printed, stays_in_its_place, final, form, language):
    data = form.draw(sheet(MonthlyReturn(dataclasses.replace(final, state="draft"))), language)
    assert printed(data).pages <= 2
    stays_in_its_place(data)


@FORMS
@ALL
def test_long_names_many_lines_and_huge_amounts_stay_in_their_places(
    printed, stays_in_its_place, normal, form, language
):
    teams = [Team("BJ-001", f"T{n}", "w" * 64, "组" * 64) for n in range(40)]
    data = form.draw(sheet(torture(normal, 40), LONG, teams), language)
    stays_in_its_place(data)
    assert printed(data).said().count(f"{10**15:,}") >= 40 * 3
    assert printed(data).pages > 1


def test_both_languages_stand_side_by_side_each_name_once(printed, normal):
    said = printed(products_form.draw(sheet(normal), "both")).said()
    for words in (
        "手工羊毛地毯carpet",
        "填报单位Reportingunit：东四区第一地毯社Dongsicarpetsno.1",
        "1954年4月April1954",
    ):
        assert words in said
    assert said.count("BJ-001") == 2
    assert "原报Original" in said


def test_a_name_without_a_shape_is_refused_on_each_form(normal):
    for form in (products_form, labour_form):
        with pytest.raises(PaperError, match=r"😀"):
            form.draw(sheet(normal, dataclasses.replace(UNIT, name_en="Smile 😀")), "both")


@pytest.mark.parametrize(("page", "form"), [(FORM_1, monthly_return), (FORM_2, products_form), (FORM_3, labour_form)])
def test_help_explains_every_column_and_row_under_the_words_of_the_form(final, page, form):
    told = [term for part in page.parts for term, _text in part.terms]
    assert len(told) == len(set(told))
    found = blank(final)
    words = {row.label for row in found.rows} if form is monthly_return else set()
    columns, *_ = (listing[0] for listing in form._listings(found, "en", 1))
    stub = {"Indicator", "Unit", "Code"} if form is monthly_return else set()
    assert set(told) == words | {column.heading for column in columns} - stub


def several(whole: MonthlyReturn, lines: int) -> MonthlyReturn:
    """So many products of 1, 2, … pieces at 1,000, and as many teams; each third has not filled in what it made."""
    products = tuple(
        dataclasses.replace(
            whole.output[0],
            product=f"{n:04d}",
            name_zh=f"地毯{n}号",
            name_en=f"no. {n}",
            qualified=None if n % 3 == 0 else Decimal(n),
            constant_price=Decimal(1000),
        )
        for n in range(1, lines + 1)
    )
    teams = tuple(dataclasses.replace(whole.labour[0], team=f"T{n}", wages=n * 1000) for n in range(1, lines + 1))
    return dataclasses.replace(whole, output=products, labour=teams, notes=())


def test_form_2_carries_the_value_from_page_to_page_and_nothing_that_does_not_add(printed, normal):
    paper = printed(products_form.draw(sheet(several(normal, 80)), "zh"))
    (forward, cells), (brought, again), *_more = paper.carried()
    first = [n for n in range(1, 81) if f"地毯{n}号" in paper.by_page()[0]]
    value = f"{sum(n for n in first if n % 3) * 1000:,}"
    assert (forward, brought) == ("过次页", "承前页")
    assert cells == again == [*["×"] * 6, value, "×"]
    assert f"{sum(n for n in range(1, 81) if n % 3) * 1000:,}" in paper.by_page()[-1]


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "过次页"), ("en", "Carried forward"), ("both", "过次页Carried")]
)
def test_form_3_carries_days_wages_and_accidents_in_the_words_of_its_language(
    printed, stays_in_its_place, normal, language, words
):
    data = labour_form.draw(sheet(several(normal, 80)), language)
    stays_in_its_place(data)
    assert words.replace(" ", "") in printed(data).said()
    if language == "both":
        return
    for (_, forward), (_, brought) in zip(*[iter(printed(data).carried())] * 2, strict=True):
        count = int(forward[0].replace(",", "")) // 520
        assert forward == brought
        assert forward == [f"{count * 520:,}", f"{count * 507:,}", "×", f"{count * (count + 1) * 500:,}", "×", "0"]


@pytest.mark.parametrize("form", [products_form, labour_form])
def test_a_blank_form_has_nothing_to_carry(final, form):
    ((_columns, _rows, carry),) = form._listings(blank(final), "zh", 100)
    assert carry is None

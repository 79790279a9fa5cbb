"""Form 1 on paper: what it says, in both languages, and that it stays readable whatever is put into it."""

import dataclasses
import re
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import figures_of, total
from coopdesk.domain.members import MovementLine
from coopdesk.domain.period import Month, Period
from coopdesk.domain.sheets import PlanFigures, monthly_sheet
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, Note, OutputLine
from coopdesk.errors import PaperError
from coopdesk.reports import monthly_return

DESK = Desk("federation", federation_en="Beijing Federation", federation_zh="北京市联合总社", approval="（示例）")
UNIT = Cooperative("BJ-001", "Dongsi carpets no. 1", "东四区第一地毯社𬭎", "carpets", "地毯", "Dongsi", "东四区")
LONG_UNIT = Cooperative(
    "BJ-001",
    "A handicraft co-operative of a name " * 2,
    "第一地毯生产合作社" * 10,
    "w" * 64,
    "业" * 64,
    "D" * 64,
    "区" * 64,
)
BOTH = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture
def normal(final) -> MonthlyReturn:
    names = ("carpet", "手工羊毛地毯", "sq chi", "平方尺")
    quantities = (Decimal(600), Decimal(612), Decimal(8), Decimal(114500), Decimal(115000))
    moved = (("opening", 20), ("new", 2), ("resigned", 1), ("closing", 21), ("member_days", 630))
    return MonthlyReturn(
        final,
        (OutputLine("T1", "0801", "own", 0, *names, *quantities),),
        (LabourLine("T1", 0, 520, 507, 7_000_000, 0),),
        tuple(MovementLine("-", event, "-", persons) for event, persons in moved),
        (Note("note", "", "毛线停供 <b>六天</b> 王𪟝"),),
    )


def torture(whole: MonthlyReturn, products: int, quantity: int) -> MonthlyReturn:
    line = whole.output[0]
    amounts = {"planned": Decimal(quantity), "qualified": Decimal(quantity), "constant_price": Decimal("1.2345")}
    names = {"name_en": "<img src=x> " + "product " * 6, "name_zh": "锄" * 64, "unit_en": "u" * 24}
    lines = tuple(dataclasses.replace(line, product=f"{n:04d}", **amounts, **names) for n in range(products))
    notes = tuple(Note("q", f"T1/{n:04d}/own", "因原料供应中断，产量减少；" * 35) for n in range(12))
    head = dataclasses.replace(whole.statement, preparer="欧阳" * 32, revision=3, reason="漏报" * 200)
    return dataclasses.replace(whole, statement=head, output=lines, notes=notes)


def printed_form(whole, language, unit=UNIT, last_year=False) -> bytes:
    month = whole.statement.period
    summed = total(Period(month, month), [("BJ-001", month, figures_of(whole))])
    year = total(Period(Month(1954, 1), month), [("BJ-001", month, figures_of(whole))])
    last = summed if last_year else None
    plan = PlanFigures(2, 8, 70_000_000)
    sheet = monthly_sheet(DESK, unit, "PC", whole, month=summed, year=year, last_month=last, last_year=last, plan=plan)
    return monthly_return.draw(sheet, language)


@BOTH
def test_two_programs_read_the_same_figures(printed, normal, language):
    paper = printed(printed_form(normal, language))
    for text in (paper.by_pdfium(), paper.by_poppler()):
        for figure in ("69,000,000", "70,380,000", "102.0", "115,000", "3FA2 9C1E 7B60 D2AA"):
            assert figure in text
        assert "毛线停供 <b>六天</b> 王𪟝" in text
        assert "97.5" in text


@BOTH
def test_money_of_two_decimals_is_printed_in_whole_units(printed, normal, language):
    statement = dataclasses.replace(normal.statement, currency="CNY", exponent=2)
    labour = (LabourLine("T1", 0, 520, 507, 640_050, 0),)
    whole = dataclasses.replace(normal, statement=statement, labour=labour, accounts=Accounts(125_000, -30_005))
    text = printed(printed_form(whole, language)).by_pdfium()
    for figure in ("6,400.50", "1,250.00", "-300.05", "70,380,000.00", "115,000"):
        assert figure in text.replace("−", "-")
    assert "640,050" not in text


def test_names_are_in_the_language_asked_for(printed, normal):
    english, chinese = (printed(printed_form(normal, language)).by_pdfium() for language in ("en", "zh"))
    assert "Dongsi carpets no. 1" in english
    assert "1st correction" not in english
    assert "Original" in english
    assert "Page 1 of 1" in english
    for words in ("东四区第一地毯社𬭎", "手工业合作社生产月报", "手基月 1 表", "原报", "核对码：3FA2 9C1E 7B60 D2AA"):
        assert words in chinese


def test_a_correction_says_which(printed, normal):
    third = dataclasses.replace(normal, statement=dataclasses.replace(normal.statement, revision=3))
    assert "2nd correction" in printed(printed_form(third, "en")).by_pdfium()
    assert "第 2 次订正" in printed(printed_form(third, "zh")).by_pdfium()


@BOTH
def test_a_draft_says_so_and_has_no_check_code(printed, normal, language):
    draft = dataclasses.replace(normal, statement=dataclasses.replace(normal.statement, state="draft", packet=None))
    text = printed(printed_form(draft, language)).by_pdfium()
    assert {"en": "Draft", "zh": "不作报出用"}[language] in text
    assert {"en": "Check code", "zh": "核对码"}[language] not in text


@BOTH
def test_equal_input_gives_equal_bytes(normal, language):
    assert printed_form(normal, language) == printed_form(normal, language)


@BOTH
def test_a_common_month_fits_one_upright_page(printed, stays_in_its_place, normal, language):
    data = printed_form(normal, language, last_year=True)
    (size, _, _), *others = printed(data).places()
    assert not others
    assert size[0] < size[1]
    stays_in_its_place(data)


@BOTH
def test_a_nil_return_that_the_federation_entered_says_both(printed, stays_in_its_place, final, language):
    nil = MonthlyReturn(dataclasses.replace(final, nil=True, source="keyed"))
    data = printed_form(nil, language)
    said = printed(data).said()
    assert {"en": "Nilreturn(workstopped)", "zh": "零报（停工）"}[language] in said
    assert {"en": "Enteredbythefederation", "zh": "代录"}[language] in said
    stays_in_its_place(data)


@BOTH
def test_an_empty_month_is_a_form_to_look_at(printed, stays_in_its_place, final, language):
    data = printed_form(MonthlyReturn(dataclasses.replace(final, state="draft")), language)
    assert printed(data).pages == 1
    stays_in_its_place(data)


@BOTH
@pytest.mark.parametrize(("products", "quantity"), [(60, 10**8), (5, 10**14), (1, 10**15)])
def test_long_names_many_products_and_huge_amounts_stay_in_their_places(
    printed, stays_in_its_place, normal, language, products, quantity
):
    data = printed_form(torture(normal, products, quantity), language, LONG_UNIT, last_year=True)
    stays_in_its_place(data)
    text = printed(data).said()
    assert text.count(f"{quantity:,}") >= products
    assert text.count("断") == 12 * 35
    if language == "en":
        assert text.count("<imgsrc=x>") == products + min(12, products)


@BOTH
def test_a_name_of_the_length_of_markup_stands_on_one_line(printed, stays_in_its_place, normal, language):
    name = '<img src="/etc/hostname">'
    head = dataclasses.replace(normal.statement, preparer=name, signatory="王𬭎")
    data = printed_form(dataclasses.replace(normal, statement=head), language)
    assert name in printed(data).by_pdfium()
    stays_in_its_place(data)


@BOTH
@pytest.mark.parametrize(
    "name", ["W" * 64, "欧阳王桂英龘" * 10 + "欧阳桂英", "Ou-yang <b>Guiying</b> " * 2 + "of the carpet shop"]
)
def test_long_names_of_all_who_sign_are_whole_beside_whole_amounts(printed, stays_in_its_place, normal, language, name):
    head = dataclasses.replace(normal.statement, preparer=name, signatory=name)
    line = dataclasses.replace(normal.output[0], planned=Decimal(10**15), constant_price=Decimal(1))
    whole = dataclasses.replace(normal, statement=head, output=(line,))
    data = printed_form(whole, language, dataclasses.replace(UNIT, name_en=name, name_zh=name))
    assert printed(data).said().count("".join(name.split())) == printed(data).pages + 2
    assert f"{10**15:,}" in printed(data).by_pdfium()
    stays_in_its_place(data)


def test_the_head_of_the_products_is_repeated_on_every_page(printed, normal):
    paper = printed(printed_form(torture(normal, 60, 100), "en"))
    pages = [page for page in paper.by_page() if re.search(r"\b00\d\d\b", page)]
    assert len(pages) >= 2
    assert all("Accepted to date" in " ".join(page.split()) for page in pages)
    assert f"Page {paper.pages} of {paper.pages}" in paper.by_pdfium()


def test_a_name_without_a_shape_is_refused_with_the_character(normal):
    with pytest.raises(PaperError, match=r"😀 \(U\+1F600\)"):
        printed_form(normal, "en", dataclasses.replace(UNIT, name_en="Smile 😀"))


@BOTH
@pytest.mark.parametrize(
    ("accounts", "words"),
    [
        (None, {"en": "Box 02 is without services", "zh": "现价总产值不含工业性作业和在制品差额。"}),
        (
            Accounts(NOT_APPLICABLE, NOT_APPLICABLE),
            {"en": "Box 02 is without services", "zh": "现价总产值不含工业性作业"},
        ),
        (
            Accounts(1_250_000, -300_000),
            {"en": "kind 1,250,000, change", "zh": "含工业性作业 1,250,000、在制品差额 -300,000。"},
        ),
        (
            Accounts(10**15, -(10**15)),
            {"en": "progress -1,000,000,000,000,000.", "zh": "在制品差额 -1,000,000,000,000,000。"},
        ),
        (Accounts(5, None), {"en": "in progress not filled in.", "zh": "含工业性作业 5、在制品差额 未填。"}),
    ],
)
def test_the_form_says_what_is_in_the_value_at_current_prices(normal, language, accounts, words, printed):
    text = printed(printed_form(dataclasses.replace(normal, accounts=accounts), language)).said()
    assert "".join(words[language].split()) in text.replace("−", "-")


def several(whole: MonthlyReturn, products: int) -> MonthlyReturn:
    """So many products, of 1, 2, … pieces at 1,000."""
    line = dataclasses.replace(whole.output[0], constant_price=Decimal(1000), planned=None)
    lines = (
        dataclasses.replace(line, product=f"{n:04d}", name_zh=f"地毯{n}号", name_en=f"no. {n}", qualified=Decimal(n))
        for n in range(1, products + 1)
    )
    return dataclasses.replace(whole, output=tuple(lines))


@BOTH
@pytest.mark.parametrize("products", [10, 60, 300])
def test_products_without_room_stand_on_form_2_and_in_the_total(
    printed, stays_in_its_place, normal, language, products
):
    data = printed_form(several(normal, products), language)
    stays_in_its_place(data)
    paper = printed(data)
    shown = [n for n in range(1, products + 1) if re.search(rf"\b{n:04d}\b", paper.by_poppler())]
    others = range(len(shown) + 1, products + 1)
    assert paper.pages == 1
    assert shown == list(range(1, len(shown) + 1))
    assert shown
    words = {"zh": f"其余{len(others)}种产品见手基月2表", "en": f"Theother{len(others)}products"}[language]
    assert (words in paper.said()) == bool(others)
    assert f"{sum(others) * 1000:,}" in paper.by_pdfium()
    total_row = next(line for line in paper.by_poppler().splitlines() if line.split()[:1] in (["合计"], ["Total"]))
    assert total_row.split()[1:] == [*["×"] * 5, f"{products * (products + 1) // 2 * 1000:,}", "×"]
    assert "3FA2 9C1E 7B60 D2AA" in paper.by_pdfium()


def test_what_cannot_be_one_page_goes_on_with_all_products_and_their_sums(printed, normal):
    long = several(dataclasses.replace(normal, notes=tuple(Note("q", "", "因原料中断，" * 60) for _ in range(12))), 90)
    paper = printed(printed_form(long, "zh"))
    assert paper.pages > 1
    assert all(f"地毯{n}号" in paper.by_pdfium() for n in range(1, 91))
    forward, brought, *_more = paper.carried()
    last = max(n for n in range(1, 91) if f"{n:04d}" in paper.by_poppler().split("过次页")[0])
    assert forward == ("过次页", [*["×"] * 5, f"{last * (last + 1) // 2 * 1000:,}", "×"])
    assert brought == ("承前页", forward[1])


def test_one_product_needs_no_total(printed, normal):
    assert (
        "合计" not in printed(printed_form(normal, "zh")).said().partition("二、主要产品")[2].partition("补充说明")[0]
    )


@BOTH
def test_the_form_says_what_the_output_cost_where_that_is_told(normal, language, printed):
    value = figures_of(normal).output_value_current
    told = dataclasses.replace(normal, accounts=Accounts(production_cost=value * 3 // 4))
    words = {"en": "75.00per100yuan", "zh": "百元产值（现价）成本75.00。"}[language]
    assert words in printed(printed_form(told, language)).said()
    assert words[:4] not in printed(printed_form(normal, language)).said()

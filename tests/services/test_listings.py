"""Lists for spreadsheets say the same as the summary, each with its coverage, and sums of lines equal ours."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from coopdesk.domain.cooperatives import Cooperative, KindSpan
from coopdesk.domain.deadlines import Call
from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import LANGUAGES, say
from coopdesk.domain.period import Month, Period
from coopdesk.domain.plans import AnnualPlan
from coopdesk.domain.statements import LabourLine, MonthlyReturn, OutputLine, Statement
from coopdesk.domain.summaries import Coverage
from coopdesk.errors import DeskError, TableError
from coopdesk.services.calls import record_call
from coopdesk.services.desk import new_federation
from coopdesk.services.figures import summary
from coopdesk.services.listings import LISTINGS, listing, of_when, save_listing
from coopdesk.services.submissions import submit
from coopdesk.tables.listing import write_listing
from tests.tables.readback import read_back

OF_ONE = ("standings", "restatement", "annual-return", "members-of-return")
"""Lists that ask for more than a period, as do those of competitions."""
OF_THE_FEDERATION = [
    name
    for name, kept in LISTINGS.items()
    if "federation" in kept.roles and name not in OF_ONE and not name.startswith("competition")
]
APRIL = Month(1954, 4)
MONTH = Period(APRIL, APRIL)


@pytest.fixture
def store():
    """A and B have reported with lines, C has not; money of A goes to the edge of what a spreadsheet keeps."""
    with new_federation(None) as made:
        for code, kind in (("A", "SG"), ("B", "PC"), ("C", "PC")):
            made.save(Cooperative(code, f"=Unit {code}", f"第{code}社", founded_on=date(1953, 1, 1)))
            made.save(KindSpan(code, date(1953, 1, 1), kind))
        for code, amount in (("A", 9), ("B", 2)):
            number = made.next_id(Statement)
            statement = Statement(number, code, APRIL, "closed", "keyed", submitted_on=date(1954, 5, 2))
            goods = OutputLine("-", "0801", planned=Decimal(10), qualified=Decimal(amount), scrap=Decimal(1),
                               current_price=Decimal(7), constant_price=Decimal("6.5"))  # fmt: skip
            lines = (goods,), (LabourLine("-", 1, 25, 24, amount * 10**6, 0),)
            whole = MonthlyReturn(statement, *lines)
            made.add_closed(statement, *lines[0], *lines[1], figures_of(whole))
        record_call(made, Call("C", APRIL, 1, date(1954, 5, 6), "Li Fu", "=tomorrow", date(1954, 5, 7)))
        yield made


def columns(found):
    """The cells by the label of their head."""
    return {head.label: [row[place] for row in found.rows] for place, head in enumerate(found.heads)}


@pytest.mark.parametrize("by", ["kind", "district", "trade", "cooperative"])
def test_the_last_row_of_a_summary_is_ours_and_the_groups_add_up_to_it(store, by):
    found, ours = listing(store, "summary", MONTH, "en", by=by), summary(store, MONTH, by).whole
    cells = columns(found)
    wages = cells["Wages, yuan"]
    assert wages[-1] == ours.total.figures.wages == sum(filter(None, wages[:-1]))
    assert cells["Due"][-1] == 3
    places = {head.label: place for place, head in enumerate(found.heads)}
    percent = INDICATORS["plan_fulfilment"].value(ours.total)
    assert found.rows[-1][places["Plan fulfilment, %"]] == round(percent, 1)
    assert len(found.heads) == len(found.rows[0]) > len(fields(Figures)) + len(fields(Coverage))


def test_lines_of_output_and_labour_add_up_to_the_figures_in_the_file(store, tmp_path):
    ours = summary(store, MONTH).whole.total.figures
    for name, label, amount in (
        ("monthly-return", "Output value, constant prices, yuan", ours.output_value_constant),
        ("labour", "Wages, yuan", ours.wages),
    ):
        assert save_listing(store, name, MONTH, "en", tmp_path / "t.xlsx") == 2
        book = CalamineWorkbook.from_path(tmp_path / "t.xlsx")
        head, *rows = book.get_sheet_by_index(0).to_python()
        assert sum(row[head.index(label)] for row in rows) == amount


def test_who_has_not_reported_stands_with_the_last_call(store):
    found = listing(store, "missing", MONTH, "en")
    assert found.rows[2][:2] == ("C", "=Unit C")
    assert found.rows[2][6:] == (
        "1954-04", "Not reported", date(1954, 5, 3), None, date(1954, 5, 6), "Li Fu", "=tomorrow", date(1954, 5, 7),
    )  # fmt: skip
    assert ("Coverage", "reported 2 of 3") in found.about


def test_only_what_is_missing_is_listed_where_it_is_asked_for_and_the_list_says_so(store):
    found = listing(store, "missing", MONTH, "en", only="missing")
    assert [row[0] for row in found.rows] == ["C"]
    assert found.title == "Missing returns"
    assert ("Note", "Only what is missing") in found.about
    assert not listing(store, "missing", MONTH, "en", only="queried").rows


def test_a_list_of_months_has_only_the_co_operatives_that_the_search_finds(store):
    found = listing(store, "missing", MONTH, "en", search="unit b")
    assert [row[0] for row in found.rows] == ["B"]
    assert ("Note", "Only what is found by “unit b”: 1 of 3.") in found.about


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OF_THE_FEDERATION)
def test_every_list_can_be_written_in_both_languages_and_says_what_it_is(store, name, language, tmp_path):
    found = listing(store, name, MONTH, language)
    write_listing(tmp_path / "t.xlsx", found, language)
    read_back(tmp_path / "t.xlsx", found)
    book = CalamineWorkbook.from_path(tmp_path / "t.xlsx")
    assert book.sheet_names[1] == {"en": "About this table", "zh": "关于本表"}[language]
    (what, title), *_rest = book.get_sheet_by_index(1).to_python()
    assert (what, title) == ({"en": "List", "zh": "表名"}[language], say(LISTINGS[name].title, language))


def test_what_moved_stands_before_and_now_beside_each_other(store):
    submit(store, MONTH, "known", "12", "Ministry")
    number = store.next_id(Statement)
    late = Statement(number, "C", APRIL, "closed", "keyed", submitted_on=date(1954, 5, 9))
    store.add_closed(late, Figures(output_value_constant=5, planned_value_constant=5))
    found = listing(store, "restatement", MONTH, "en", since="12")
    cells = columns(found)
    assert cells["Code"] == [None, "PC", "A", "B", "C"]
    assert cells["Difference, yuan"] == [5, 5, 0, 0, 5]
    assert cells["% of plan, now"][-1] == 100


def test_what_this_file_does_not_have_is_refused_in_plain_words(store, tmp_path):
    with pytest.raises(DeskError, match="There is no list “x”; there are: summary"):
        listing(store, "x", MONTH, "en")
    with pytest.raises(TableError, match=r"ends in \.xlsx or \.csv"):
        save_listing(store, "summary", MONTH, "en", tmp_path / "t.ods")
    with pytest.raises(DeskError, match="as it was known on a day"):
        listing(store, "history", MONTH, "en", known_on=date(2026, 1, 1))
    with pytest.raises(DeskError, match="members are in the co-operative's own file"):
        save_listing(store, "members", MONTH, "en", tmp_path / "t.csv")
    with pytest.raises(DeskError, match="--period"):
        of_when("summary", None)
    assert len(of_when("history", None)) == 1


def test_the_return_of_a_year_has_its_parts_its_whole_and_how_many_months_were_reported(store):
    found = listing(store, "annual-return", Period.parse("1954"), "en", cooperative="A")
    cells = columns(found)
    row = cells["Indicator"].index("Wages")
    assert [cells[name][row] for name in ("April 1954 to June 1954", "Whole period")] == [9_000_000, 9_000_000]
    assert (cells["Whole period"][-2:], cells["Unit"][row]) == ([1, 12], "yuan")
    assert ("Note", "Incomplete") in found.about


def test_an_amount_that_a_spreadsheet_would_round_is_text_and_the_second_sheet_says_so(store, tmp_path):
    number = store.next_id(Statement)
    huge = Statement(number, "C", APRIL, "closed", "keyed", submitted_on=date(1954, 5, 9))
    store.add_closed(huge, Figures(wages=10**15 + 1, output_value_constant=999_999_999_999_999))
    save_listing(store, "summary", MONTH, "en", tmp_path / "t.xlsx", by="cooperative")
    book = CalamineWorkbook.from_path(tmp_path / "t.xlsx")
    head, *rows = book.get_sheet_by_index(0).to_python()
    wages, output = head.index("Wages, yuan"), head.index("Output value, constant prices, yuan")
    assert (rows[2][wages], rows[2][output]) == ("1000000000000001", 999_999_999_999_999)
    about = book.get_sheet_by_index(1).to_python()
    assert any("numbers have more than 15 digits and stand as text" in text for _label, text in about)


def test_plan_progress_has_a_row_for_each_group_and_what_growth_compares(store):
    store.save(AnnualPlan("A", 1954, "gross_output_value", 1, None, 1200))
    last = Statement(store.next_id(Statement), "A", Month(1953, 4), "closed", "keyed", submitted_on=date(1953, 5, 2))
    store.add_closed(last, Figures(output_value_constant=50))
    found = listing(store, "plan-progress", MONTH, "en", by="cooperative")
    cells = columns(found)
    assert cells["Code"] == ["A", "B", "C", None]
    assert cells["Output to date, yuan"] == [59, 13, None, 72]
    assert cells["Plan to date, yuan"] == [400, None, None, 400]
    assert cells["% of annual plan"][0] == Decimal("4.9")
    assert cells["Compared of the month, last year, yuan"] == [50, None, None, 50]
    assert cells["Growth of the month against last year, %"] == [Decimal("18.0"), None, None, Decimal("18.0")]
    assert cells["Reported"][-1] == 2
    assert any(text.startswith("Without an annual plan: 2.") for label, text in found.about if label == "Note")


@pytest.mark.parametrize("name", list(INDICATORS))
def test_the_summary_has_every_indicator_of_the_registry(store, name):
    label = say(INDICATORS[name].label, "en")
    assert sum(head.label.startswith(f"{label}, ") for head in listing(store, "summary", MONTH, "en").heads) == 1


def test_a_list_of_all_says_so_whichever_co_operative_is_asked_for(store):
    for name in ("arrivals", "calls", "cooperatives"):
        one, every = (listing(store, name, MONTH, "en", cooperative=code) for code in ("A", None))
        assert (one.rows, dict(one.about)["Whose"]) == (every.rows, dict(every.about)["Whose"])

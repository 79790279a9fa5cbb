"""Figures before the start: a life like a month's, and the paper that stands on them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import AVERAGE, figures_of, total
from coopdesk.domain.indicators import average_members
from coopdesk.domain.members import Member
from coopdesk.domain.opening import FIGURE_ROWS, OpeningLine, OpeningProduct, columns_of
from coopdesk.domain.operators import Operator
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, Note, OutputLine, Statement
from coopdesk.errors import DeskError, EntryError, LockedError
from coopdesk.exchange import packet
from coopdesk.services import desk, months, opening, sending
from coopdesk.services.amounts import save_accounts
from coopdesk.services.figures import summary
from coopdesk.services.integrity import check_file
from coopdesk.services.overview import states
from coopdesk.services.reports import monthly

JANUARY, MARCH, APRIL = Month(1954, 1), Month(1954, 3), Month(1954, 4)
YEAR, LAST, *_MONTHS = columns_of(APRIL)


def desk_of(start):
    made = desk.new_cooperative(None, Cooperative("A", name_zh="铁业社"), "PC", start, Desk("federation"))
    names = ("iron", "铁业", "hoe", "锄头", "piece", "把")
    made.save(Product("0101", *names, Decimal(12000)), Product("0102", *names, Decimal("0.5")))
    for number in range(1, 11):
        made.save(Member("A", str(number), "Li", "F", joined_on=date(1953, 1, 1), entry="founder"))
    return made


@pytest.fixture
def store():
    with desk_of(APRIL) as made:
        yield made


def entered(store, column=YEAR, **other):
    """A column as paper has it; members as on the register."""
    statement = opening.draft(store, "A")
    values = dict.fromkeys(FIGURE_ROWS, Decimal(100))
    values |= {f"members_{name}": Decimal(0) for name in ("joined", "newly_developed", "left")}
    values |= {"members_opening": Decimal(10), "members_closing": Decimal(10), AVERAGE: Decimal(10), **other}
    for name, value in values.items():
        opening.save_figure(store, statement, OpeningLine(name, column.first, column.last, value))
    return statement


def close(store, statement):
    return opening.close(store, statement, "李会计", "王主任")


def test_figures_are_kept_as_typed_and_blank_ones_are_no_lines(store):
    statement = entered(store)
    opening.save_figure(store, statement, OpeningLine("wages", YEAR.first, YEAR.last, NOT_APPLICABLE))
    opening.save_figure(store, statement, OpeningLine("wages", LAST.first, LAST.last, Decimal(5)))
    opening.save_figure(store, statement, OpeningLine("scheduled_days", YEAR.first, YEAR.last))
    found = opening.of_statement(store, statement)
    assert (found.values(YEAR)["wages"], found.values(LAST)["wages"]) == (NOT_APPLICABLE, 5)
    assert "scheduled_days" not in [line.figure for line in found.lines]


def test_goods_are_kept_under_one_product_each_and_take_their_reason_along(store):
    statement = opening.draft(store, "A")
    hoe, sickle = OpeningProduct("0101", Decimal(5)), OpeningProduct("0102")
    opening.save_product(store, statement, hoe)
    opening.save_product(store, statement, sickle)
    with pytest.raises(EntryError, match="already a line"):
        opening.save_product(store, statement, replace(sickle, product="0101"), sickle)
    months.save_note(store, statement, Note("blank-qualified", "0102", "lost"))
    opening.remove_product(store, statement, sickle)
    assert (store.lines(OpeningProduct, statement.id), store.lines(Note, statement.id)) == ([hoe], [])


def test_they_are_made_final_with_names_and_then_stay(store):
    statement = entered(store)
    with pytest.raises(EntryError) as refusal:
        opening.close(store, statement, " ", "王主任")
    assert [problem.box for problem in refusal.value.problems] == ["preparer"]
    final = close(store, statement)
    assert (final.state, final.preparer) == ("closed", "李会计")
    line = OpeningLine("wages", YEAR.first, YEAR.last, Decimal(1))
    for change in (
        lambda: opening.save_figure(store, final, line),
        lambda: opening.save_product(store, final, OpeningProduct("0101", Decimal(1))),
        lambda: months.save_note(store, final, Note("members", "members_closing", "x")),
        lambda: opening.draft(store, "A"),
        lambda: close(store, final),
    ):
        with pytest.raises(LockedError):
            change()
    assert check_file(store) == []


def test_who_only_enters_makes_nothing_final_and_opens_nothing_again(store):
    store.save(Operator("Li", "administrator"), Operator("Wang", "entry"))
    statement = entered(store)
    with pytest.raises(EntryError, match="Li"):
        opening.close(store, statement, "Wang", "Zhao", operator="Wang")
    opening.close(store, statement, "Wang", "Zhao", operator="Li")
    with pytest.raises(EntryError, match="Li"):
        opening.amend(store, "A", "slip", operator="Wang")


def test_a_difference_to_the_register_needs_its_reason(store):
    statement = entered(store, members_opening=Decimal(12), members_closing=Decimal(12))
    with pytest.raises(EntryError, match="12 members at the start, but the register has 10"):
        close(store, statement)
    months.save_note(store, statement, Note("members", "members_closing", "two cards are missing"))
    assert close(store, statement).state == "closed"


def test_a_correction_needs_a_reason_and_the_earlier_version_stays_in_force_till_then(store):
    with pytest.raises(DeskError, match="not final"):
        opening.amend(store, "A", "slip")
    first = close(store, entered(store))
    with pytest.raises(EntryError, match="is needed"):
        opening.amend(store, "A", " ")
    again = opening.amend(store, "A", "slip")
    opening.save_figure(store, again, OpeningLine("wages", YEAR.first, YEAR.last, Decimal(777)))
    assert opening.in_force(store, "A").values(YEAR)["wages"] == 100
    close(store, again)
    assert opening.in_force(store, "A").values(YEAR)["wages"] == 777
    assert opening.of_statement(store, first).values(YEAR)["wages"] == 100
    assert [version.amends for version in opening.versions(store, "A")] == [None, first.id]


def test_another_first_month_has_its_own_figures_and_the_others_come_back(store):
    entered(store)
    store.save(replace(store.desk, start=APRIL + 1))
    assert opening.current(store, "A") is None
    assert opening.begun_for(store, "A") == APRIL
    store.save(replace(store.desk, start=APRIL))
    assert len(opening.of_statement(store, opening.current(store, "A")).lines) == len(FIGURE_ROWS)


def test_they_are_missed_in_the_year_of_the_start_only(store):
    assert [opening.stage(store, "A", month) for month in (MARCH, APRIL, APRIL + 9)] == ["", "missing", ""]
    statement = entered(store)
    assert opening.stage(store, "A", APRIL) == "draft"
    close(store, statement)
    assert opening.stage(store, "A", APRIL) == "final"
    store.save(replace(store.desk, start=JANUARY))
    assert opening.stage(store, "A", APRIL) == ""


def test_nothing_counts_them_as_a_return(store):
    close(store, entered(store))
    assert states(store, "A") == {}
    assert months.open_month(store, "A", date(1954, 9, 9)) == APRIL
    assert months.last_month(store, "A", APRIL) is None
    found = summary(store, Period(MARCH, APRIL))
    assert (found.whole.total.counted, found.whole.coverage.reported) == (0, 0)


def keyed(store, month, made, paid, beside):
    """A month of two products and one team."""
    statement = months.draft(store, "A", month)
    for product, quantity in zip(store.find(Product), made, strict=True):
        names = (product.name_en, product.name_zh, product.unit_en, product.unit_zh)
        figures = (Decimal(100), Decimal(quantity), Decimal(1), Decimal(13000), product.constant_price)
        store.save_lines(statement.id, OutputLine("T1", product.code, "own", 0, *names, *figures))
    store.save_lines(statement.id, LabourLine("T1", 0, 26, 25, paid, 0))
    save_accounts(store, statement, Accounts(*beside))
    return statement


def final(store, statement):
    for problem in months.check(store, statement):
        if problem.level == "query":
            months.save_note(store, statement, Note(problem.code, problem.line, "so it is"))
    months.close_month(store, statement, "Li", "Wang", date(1954, 12, 3))


MADE = st.tuples(st.integers(0, 300), st.integers(0, 999))
BESIDE = st.tuples(st.integers(0, 10**6), st.integers(-(10**6), 10**6))
MONTHS = st.lists(st.tuples(MADE, st.integers(0, 10**9), BESIDE), min_size=5, max_size=5)


@settings(max_examples=8)
@given(MONTHS)
def test_a_start_in_april_prints_the_columns_of_one_that_keyed_every_month(given_months):
    with desk_of(JANUARY) as whole, desk_of(APRIL) as late:
        for number, month in enumerate(given_months, start=1):
            for store in (whole, late) if number > 3 else (whole,):
                final(store, keyed(store, Month(1954, number), *month))
        written_from(whole, late)
        for month in (APRIL, APRIL + 1):
            one, other = monthly(whole, "A", month), monthly(late, "A", month)
            assert [row.cells for row in one.rows] == [row.cells for row in other.rows]
            assert one.products == other.products
            assert (other.months_counted, other.months_due) == (month.number, month.number)


def written_from(whole, late):
    """What the clerk finds on the paper of January to March, typed as figures before the start."""
    returns = [months.whole(whole, months.current(whole, "A", month)) for month in YEAR]
    summed = total(YEAR, [("A", one.statement.period, figures_of(one)) for one in returns])
    values = {name: Decimal(getattr(summed.figures, name)) for name in FIGURE_ROWS if name != AVERAGE}
    statement = entered(late, **values, **{AVERAGE: average_members(summed)})
    for product in ("0101", "0102"):
        made = sum(line.qualified for one in returns for line in one.output if line.product == product)
        opening.save_product(late, statement, OpeningProduct(product, made))
    close(late, statement)


def test_last_year_stands_in_its_boxes_and_is_blank_where_months_are_missing(store):
    entered(store, LAST, wages=Decimal(300))
    statement = entered(store, _MONTHS[0], wages=Decimal(50))
    entered(store)
    entered(store, _MONTHS[2], wages=Decimal(70))
    close(store, statement)
    keyed(store, APRIL, (1, 1), 1, (0, 0))
    keyed(store, APRIL + 2, (1, 1), 1, (0, 0))
    april, june = ({row.code: row.cells for row in monthly(store, "A", month).rows} for month in (APRIL, APRIL + 2))
    assert april["30"][6:] == (50, 350)
    assert june["30"][6:] == (70, None)
    assert april["15"][6:] == (10, 10)


def test_next_years_form_finds_this_year_before_it(store):
    close(store, entered(store, wages=Decimal(300)))
    final(store, keyed(store, APRIL, (1, 1), 1, (0, 0)))
    keyed(store, Month(1955, 4), (1, 1), 1, (0, 0))
    cells = {row.code: row.cells for row in monthly(store, "A", Month(1955, 4)).rows}
    assert cells["30"][6:] == (1, 301)


def test_figures_that_are_not_final_are_not_printed(store):
    statement = entered(store)
    opening.save_product(store, statement, OpeningProduct("0102", Decimal(5)))
    keyed(store, APRIL, (1, 1), 1, (0, 0))
    assert monthly(store, "A", APRIL).months_counted == 1
    close(store, statement)
    found = monthly(store, "A", APRIL)
    assert found.months_counted == 4
    assert [(row.code, row.accepted_to_date) for row in found.products] == [("0101", 1), ("0102", 6)]


def test_goods_that_are_made_no_more_keep_their_sum_and_name(store):
    statement = entered(store)
    opening.save_product(store, statement, OpeningProduct("0102", Decimal(5)))
    close(store, statement)
    april = months.draft(store, "A", APRIL)
    months.save_line(store, april, OutputLine("T1", "0101", "customer", qualified=Decimal(1)))
    row = monthly(store, "A", APRIL).products[1]
    assert (row.code, row.name_zh, row.unit_en, row.accepted_to_date) == ("0102", "锄头", "piece", 5)


def test_goods_join_the_material_that_the_lines_have(store):
    statement = entered(store)
    opening.save_product(store, statement, OpeningProduct("0101", Decimal(5)))
    close(store, statement)
    april = months.draft(store, "A", APRIL)
    months.save_line(store, april, OutputLine("T1", "0101", "customer", qualified=Decimal(1)))
    assert [(row.basis, row.accepted_to_date) for row in monthly(store, "A", APRIL).products] == [("customer", 6)]


def test_a_statement_of_figures_is_of_the_month_before_the_first(store):
    entered(store)
    assert [(one.period, one.purpose) for one in store.find(Statement)] == [(MARCH, "opening")]


def test_they_travel_with_the_months_of_the_first_year_and_the_next(store, tmp_path):
    close(store, entered(store))
    kept = opening.in_force(store, "A")
    inside = {}
    for month in (APRIL, Month(1955, 12), Month(1956, 1)):
        statement = Statement(store.next_id(Statement), "A", month, "closed", submitted_on=date(1956, 2, 3))
        whole = MonthlyReturn(statement)
        store.add_closed(statement, figures_of(whole))
        read = packet.read_file(sending.export(store, month, tmp_path, tmp_path / "keys"))
        inside[month] = (read.tables["opening"], read.tables["opening_products"])
    assert list(inside.values()) == [(kept.lines, kept.products)] * 2 + [((), ())]

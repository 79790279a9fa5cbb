"""Figures before the start at the federation: kept with the return that carries them, and used on its paper."""

import dataclasses
import sqlite3
from datetime import date
from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.dates import today
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import AVERAGE
from coopdesk.domain.members import Member
from coopdesk.domain.opening import FIGURE_ROWS, OpeningLine, OpeningProduct, columns_of
from coopdesk.domain.packets import Decision
from coopdesk.domain.period import Month
from coopdesk.domain.statements import Accounts, LabourLine, Note, OutputLine
from coopdesk.services import desk, exchange, months, opening, sending
from coopdesk.services.amounts import save_accounts
from coopdesk.services.exchange import receive, trust
from coopdesk.services.integrity import check_file
from coopdesk.services.known import as_known_on
from coopdesk.services.reports import monthly
from coopdesk.store import Store, facts

APRIL, MAY, JUNE = (Month(1954, number) for number in (4, 5, 6))
NAMES = ("iron", "铁业", "hoe", "锄头", "piece", "把")
GOODS = (Product("0101", *NAMES, Decimal(12000)), Product("0102", *NAMES, Decimal("0.5")))


def clerk_of(path=None):
    store = desk.new_cooperative(path, Cooperative("A", name_zh="铁业社"), "PC", APRIL, Desk("federation"))
    store.save(*GOODS)
    for number in range(1, 11):
        store.save(Member("A", str(number), "Li", "F", joined_on=date(1953, 1, 1), entry="founder"))
    return store


def entered(store, wages, goods=5):
    """Every column before the start, with a sum of wages by which to tell one version from another."""
    statement = opening.draft(store, "A")
    for place, column in enumerate(columns_of(APRIL)):
        values = dict.fromkeys(FIGURE_ROWS, Decimal(100 + place))
        values |= {f"members_{name}": Decimal(0) for name in ("joined", "newly_developed", "left")}
        values |= {"members_opening": Decimal(10), "members_closing": Decimal(10), AVERAGE: Decimal("9.5")}
        for name, value in (values | {"wages": Decimal(wages + place)}).items():
            opening.save_figure(store, statement, OpeningLine(name, column.first, column.last, value))
    for product in store.lines(OpeningProduct, statement.id):
        opening.remove_product(store, statement, product)
    opening.save_product(store, statement, OpeningProduct("0101", Decimal(goods)))
    opening.close(store, statement, "李会计", "王主任")


def month_of(store, month, made=7, day=3):
    """A month of one product, made final."""
    statement = months.draft(store, "A", month)
    names, one = NAMES[2:], GOODS[0]
    figures = (Decimal(100), Decimal(made), Decimal(1), Decimal(13000), one.constant_price)
    store.save_lines(statement.id, OutputLine("T1", "0101", "customer", 0, names[0], names[1], *names[2:], *figures))
    store.save_lines(statement.id, LabourLine("T1", 0, 26, 25, 90_000 * made, 0))
    save_accounts(store, statement, Accounts(40, -3))
    for problem in months.check(store, statement):
        if problem.level == "query":
            months.save_note(store, statement, Note(problem.code, problem.line, "so it is"))
    months.close_month(store, statement, "Li", "Wang", date(1955, 12, day))


def corrected(store, wages, goods=5):
    """Other figures before the start, and with them a correction of April."""
    opening.amend(store, "A", "漏报")
    entered(store, wages, goods)
    april = months.amend(store, "A", APRIL, "漏报")
    store.save_lines(april.id, LabourLine("T1", 0, 26, 25, 1, 0))
    months.close_month(store, april, "Li", "Wang", date(1955, 12, 3))


def federation_of(path=None, seal=None):
    store = desk.new_federation(path)
    store.save(Cooperative("A", name_zh="铁业社"))
    if seal:
        trust(store, seal, "A")
    return store


def numbers(sheet):
    """Everything on Form 1 but what the two desks call themselves and who signed."""
    products = [dataclasses.replace(row, name_en="", name_zh="") for row in sheet.products]
    counts = (sheet.months_counted, sheet.months_due, sheet.planned, sheet.accounts, sheet.revision, sheet.check_code)
    return sheet.rows, products, counts


@pytest.fixture
def both(tmp_path):
    """A co-operative with figures before its start, and its federation, which trusts its seal."""
    with clerk_of() as clerk:
        seal = str(sending.station_of(clerk, tmp_path / "keys").public)
        with federation_of(seal=seal) as federation:
            yield clerk, federation


def sent(clerk, month, folder):
    return sending.export(clerk, month, folder / "stick", folder / "keys")


def test_form_1_of_the_federation_is_the_co_operatives_own(both, tmp_path):
    clerk, federation = both
    entered(clerk, 700)
    written = (APRIL, MAY, JUNE, *(Month(1955, number) for number in (1, 3, 4)))
    for month in written:
        month_of(clerk, month, made=month.number)
        receive(federation, [sent(clerk, month, tmp_path)])
    assert opening.in_force(federation, "A") == opening.in_force(clerk, "A")
    with as_known_on(federation, today(), lines_of="A") as then:
        assert opening.in_force(then, "A") == opening.in_force(clerk, "A")
    for month in written:
        assert numbers(monthly(federation, "A", month)) == numbers(monthly(clerk, "A", month))
    cells = {row.code: row.cells for row in monthly(federation, "A", APRIL).rows}
    assert (cells["30"][4], cells["30"][6:]) == (360_000 + 700, (702, 701 + 702))
    april = monthly(federation, "A", APRIL)
    assert [(row.name_zh, row.basis, row.accepted_to_date) for row in april.products] == [("锄头", "customer", 4 + 5)]
    assert april.months_counted == 4
    corrected(clerk, 800, goods=6)
    receive(federation, [sent(clerk, APRIL, tmp_path)])
    for month in written:
        assert numbers(monthly(federation, "A", month)) == numbers(monthly(clerk, "A", month))
    assert monthly(federation, "A", APRIL).products[0].accepted_to_date == 4 + 6
    assert check_file(federation) == []


def test_the_catalogue_of_the_federation_names_goods_that_are_made_no_more(both, tmp_path):
    clerk, federation = both
    entered(clerk, 700)
    opening.amend(clerk, "A", "漏报")
    opening.save_product(clerk, opening.draft(clerk, "A"), OpeningProduct("0102", Decimal(3)))
    opening.close(clerk, opening.draft(clerk, "A"), "李会计", "王主任")
    month_of(clerk, APRIL)
    receive(federation, [sent(clerk, APRIL, tmp_path)])
    rows = monthly(federation, "A", APRIL).products
    assert [(row.code, row.name_zh, row.accepted_to_date) for row in rows] == [("0101", "锄头", 12), ("0102", "", 3)]
    federation.save(*GOODS)
    assert numbers(monthly(federation, "A", APRIL)) == numbers(monthly(clerk, "A", APRIL))
    assert monthly(federation, "A", APRIL).products[1].name_zh == "锄头"


def test_a_month_keyed_at_the_federation_is_not_counted_twice(both, tmp_path):
    clerk, federation = both
    entered(clerk, 700)
    month_of(clerk, APRIL)
    receive(federation, [sent(clerk, APRIL, tmp_path)])
    federation.save(*GOODS)
    month_of(federation, Month(1954, 2), made=2)
    found = monthly(federation, "A", APRIL)
    assert (found.months_counted, found.products[0].accepted_to_date) == (2, 9)
    assert monthly(federation, "A", Month(1954, 2)).products[0].accepted_to_date == 2


def test_lines_that_another_program_changed_are_found(tmp_path):
    path = tmp_path / "f.coopdesk"
    with clerk_of() as clerk:
        entered(clerk, 700)
        month_of(clerk, APRIL)
        with federation_of(path, str(sending.station_of(clerk, tmp_path / "keys").public)) as federation:
            receive(federation, [sent(clerk, APRIL, tmp_path)])
    other = sqlite3.connect(path)
    other.execute("DROP TRIGGER opening_line_final_update")
    other.execute("UPDATE opening_line SET value = value + 10 WHERE figure = 'wages'")
    other.commit()
    other.close()
    with Store.open(path) as federation:
        assert any("is not what its return file says" in str(fault) for fault in check_file(federation))


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Months and a correction of the first with figures that were corrected twice; beside them June of a copy."""
    folder = tmp_path_factory.mktemp("opening")
    path, found = folder / "a.coopdesk", {}
    with clerk_of(path) as clerk:
        entered(clerk, 100)
        month_of(clerk, APRIL)
        found["april"] = sent(clerk, APRIL, folder)
        clerk.copy_to(folder / "copy.coopdesk")
        opening.amend(clerk, "A", "漏报")
        entered(clerk, 200, goods=6)
        month_of(clerk, MAY)
        found["may"] = sent(clerk, MAY, folder)
        month_of(clerk, JUNE)
        found["june"] = sent(clerk, JUNE, folder)
        corrected(clerk, 400, goods=8)
        found["april again"] = sent(clerk, APRIL, folder)
        seal = str(sending.station_of(clerk, folder / "keys").public)
    with Store.open(folder / "copy.coopdesk") as copy:
        opening.amend(copy, "A", "漏报")
        entered(copy, 300, goods=7)
        month_of(copy, MAY)
        month_of(copy, JUNE, made=9)
        found["june again"] = sent(copy, JUNE, folder)
    return found, seal


WAGES = {"april": 100, "may": 200, "june": 200, "june again": 300, "april again": 400}


def said(store):
    found = opening.in_force(store, "A")
    if found is None:
        return None
    assert found.start == APRIL
    return found.spans()[0].values["wages"], found.products[0].qualified


def expected(present):
    """What the last file says that counts: not a June of which there are two, nor what was corrected."""
    counting = present - ({"june", "june again"} if {"june", "june again"} <= present else set())
    order = ("april again", "june", "june again", "may", "april")
    return next((WAGES[name] for name in order if name in counting), None)


NAMED = st.sampled_from(list(WAGES))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAMED, min_size=1, max_size=7), st.sets(NAMED, max_size=2), st.booleans(), st.data())
def test_no_order_repetition_fork_or_withdrawn_batch_bends_them(files, came, withdrawn, late, data):
    paths, seal = files
    events = data.draw(st.permutations([*came, *(("away", name) for name in withdrawn)]))
    with federation_of(seal=None if late else seal) as store:
        for event in events:
            if isinstance(event, tuple):
                store.save(Decision(facts.next_fact(store), "withdraw", "[]", event[1], "", "x"))
                continue
            with patch.object(exchange, "_now", lambda *_, batch=event: batch):
                receive(store, [paths[event]])
        if late:
            assert said(store) is None
            trust(store, seal, "A")
        wages = expected(set(came) - withdrawn)
        assert said(store) == (wages and (wages, {100: 5, 200: 6, 300: 7, 400: 8}[wages]))

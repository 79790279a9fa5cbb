"""Plans and shares as the federation types them: editions, what is refused, and that an update carries them."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative, KindSpan, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.operators import Operator
from coopdesk.domain.period import Month
from coopdesk.domain.plans import AnnualPlan, MonthlyShare, TypedPlan, YearShares
from coopdesk.errors import EntryError
from coopdesk.services import renewals
from coopdesk.services.desk import enter_product
from coopdesk.services.directives import read_directive, write_directives
from coopdesk.services.particulars import save_settings
from coopdesk.services.plans import enter_plan, enter_shares, planned, shares_of
from coopdesk.services.setup import set_up_from
from coopdesk.store import Store

WHOLE = YearShares(*[Decimal(8)] * 11, Decimal(12))


@pytest.fixture
def office():
    with Store.create(None, Desk("federation", federation_zh="总社")) as store:
        store.save(
            Cooperative("BJ-001", "One", founded_on=date(1953, 2, 1)), KindSpan("BJ-001", date(1953, 2, 1), "PC")
        )
        store.save(Cooperative("BJ-002", "Two", dissolved_on=date(1953, 12, 31)), Cooperative("BJ-003", "Three"))
        yield store


def test_those_without_a_plan_come_first_and_who_is_dissolved_needs_none(office):
    enter_plan(office, "BJ-001", 1954, TypedPlan(None, 5))
    assert [one.code for one in planned(office, 1954)] == ["BJ-003", "BJ-001"]
    assert [one.code for one in planned(office, 1953)] == ["BJ-001", "BJ-002", "BJ-003"]


def test_each_change_is_an_edition_and_the_same_again_is_none(office):
    for target in (5, 5, 6, 5):
        enter_plan(office, "BJ-001", 1954, TypedPlan(1, target))
    assert [(one.edition, one.target) for one in office.find(AnnualPlan)] == [(1, 5), (2, 6), (3, 5)]


def test_a_plan_of_members_has_editions_of_its_own_and_is_not_taken_away(office):
    for members in (None, 30, 30, 40):
        enter_plan(office, "BJ-001", 1954, TypedPlan(1, 5, members))
    with pytest.raises(EntryError, match="not taken away"):
        enter_plan(office, "BJ-001", 1954, TypedPlan(1, 6))
    found = office.find(AnnualPlan)
    assert [(one.indicator, one.edition, one.target) for one in found] == [
        ("gross_output_value", 1, 5), ("new_members", 1, 30), ("new_members", 2, 40),
    ]  # fmt: skip
    assert [(one.target, one.members) for one in planned(office, 1954) if one.plan] == [(5, 40)]


@given(st.lists(st.decimals(0, 9, places=2), min_size=11, max_size=11))
def test_shares_that_make_100_are_whole(shares):
    assert not list(YearShares(*shares, 100 - sum(shares)).problems())


@pytest.mark.parametrize(
    ("shares", "box"),
    [
        (dataclasses.replace(WHOLE, december=Decimal(13)), "december"),
        (dataclasses.replace(WHOLE, may=None), "may"),
        (YearShares(), "january"),
    ],
)
def test_shares_are_all_twelve_and_make_100(office, shares, box):
    enter_shares(office, 1954, WHOLE)
    with pytest.raises(EntryError) as refused:
        enter_shares(office, 1954, shares)
    assert refused.value.problems[0].box == box
    assert shares_of(office, 1954) == WHOLE


def test_no_shares_at_all_is_nothing(office):
    enter_shares(office, 1954, YearShares())
    assert not office.find(MonthlyShare)


@pytest.mark.parametrize("changed", [{"federation": "SH"}, {"currency": "CNY"}, {"exponent": 2}, {"federation_zh": ""}])
def test_code_currency_and_a_name_stay(office, changed):
    with pytest.raises(EntryError) as refused:
        save_settings(office, dataclasses.replace(office.desk, **changed))
    assert refused.value.problems[0].box == next(iter(changed))


def test_who_only_enters_sets_nothing_for_others(office):
    office.save(Operator("Zhao", "administrator"), Operator("Qian", "entry"))
    for refused in (
        lambda: enter_plan(office, "BJ-001", 1954, TypedPlan(None, 5), "Qian"),
        lambda: enter_shares(office, 1954, WHOLE, "Qian"),
        lambda: save_settings(office, dataclasses.replace(office.desk, approval="No. 7"), "Qian"),
    ):
        with pytest.raises(EntryError, match="Zhao"):
            refused()


def test_what_is_typed_travels_in_an_update_and_arrives(office, tmp_path):
    first = read_directive(write_directives(office, tmp_path, ["BJ-001"], tmp_path / "keys")[0])
    with Store.open(set_up_from(tmp_path / "one.coopdesk", first, Month(1954, 4))) as desk:
        product = Product("0801", name_en="carpet", unit_en="piece", constant_price=Decimal("12.5"))
        enter_product(office, product, new=True)
        enter_plan(office, "BJ-001", 1954, TypedPlan(None, 700, 30))
        enter_shares(office, 1954, WHOLE)
        changed = {"least_fulfilment": Decimal(70), "approval": "No. 7", "telephone": "5-1234", "price_year": 1957}
        save_settings(office, dataclasses.replace(office.desk, **changed))
        renewals.apply(desk, read_directive(write_directives(office, tmp_path, ["BJ-001"], tmp_path / "keys")[0]))
        assert (desk.find(Product), desk.find(AnnualPlan)) == ([product], office.find(AnnualPlan))
        assert shares_of(desk, 1954) == WHOLE
        assert changed.items() <= dataclasses.asdict(desk.desk).items()

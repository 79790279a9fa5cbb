"""A new data file, and its catalogue."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.cooperatives import Cooperative, Product
from coopdesk.domain.desk import Desk
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError, EntryError
from coopdesk.services import desk

OWN = Cooperative("A", name_en="Iron", founded_on=date(1953, 5, 1))
HOE = Product("0101", name_zh="锄头", unit_zh="把", constant_price=Decimal(12000))


@pytest.fixture
def federation():
    with desk.new_federation(None) as store:
        yield store


def test_a_co_operatives_file_has_its_co_operative_kind_and_first_month():
    settings = Desk("federation", federation="SH", due_day=5)
    with desk.new_cooperative(None, OWN, "SG", Month(1954, 1), settings) as store:
        assert store.desk == replace(settings, role="cooperative", cooperative="A", start=Month(1954, 1))
        assert desk.own_cooperative(store) == OWN
        assert desk.kind_of(store, "A", date(1953, 5, 1)) == "SG"
        assert desk.kind_of(store, "A", date(1953, 4, 30)) is None


@pytest.mark.parametrize(
    ("own", "kind"),
    [(replace(OWN, code="A/1"), "PC"), (replace(OWN, name_en=""), "PC"), (OWN, "XX"), (replace(OWN, code=""), "PC")],
)
def test_no_file_is_made_for_a_co_operative_that_is_wrong(tmp_path, own, kind):
    with pytest.raises(EntryError):
        desk.new_cooperative(tmp_path / "x.coopdesk", own, kind, Month(1954, 1), Desk("federation"))
    assert list(tmp_path.iterdir()) == []


def test_a_federations_file_has_no_co_operative_of_its_own(federation):
    assert federation.find(Cooperative) == []
    with pytest.raises(DeskError, match="This is a federation's file"):
        desk.own_cooperative(federation)


def test_the_unit_of_measure_of_a_product_never_changes(federation):
    desk.save_products(federation, [HOE])
    for other in (replace(HOE, unit_zh="打"), replace(HOE, unit_zh="", unit_en="piece")):
        with pytest.raises(EntryError, match="never changes"):
            desk.save_products(federation, [Product("0102", name_zh="镰刀", unit_zh="把"), other])
    assert desk.catalogue(federation) == [HOE]


def test_names_units_in_the_other_language_and_prices_may_be_added(federation):
    desk.save_products(federation, [HOE])
    more = replace(HOE, name_en="hoe", unit_en="piece", constant_price=Decimal(13000))
    desk.save_products(federation, [more])
    assert desk.catalogue(federation) == [more]


def test_a_product_typed_by_hand_takes_no_code_that_is_there(federation):
    desk.enter_product(federation, HOE, new=True)
    with pytest.raises(EntryError, match="is in the catalogue already"):
        desk.enter_product(federation, replace(HOE, name_zh="镐"), new=True)
    desk.enter_product(federation, replace(HOE, constant_price=Decimal(12500)))
    assert desk.catalogue(federation)[0].constant_price == Decimal(12500)


def test_the_unit_that_would_change_is_named_by_its_own_box(federation):
    desk.save_products(federation, [replace(HOE, unit_en="piece")])
    with pytest.raises(EntryError) as refused:
        desk.enter_product(federation, replace(HOE, unit_en="dozen"))
    assert refused.value.problems[0].box == "unit_en"

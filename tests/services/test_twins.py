"""A cloned disk, as the federation notices it."""

import shutil

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.language import explain
from coopdesk.domain.packets import Decision, ids_text
from coopdesk.domain.verdict_text import reception_text
from coopdesk.services.exchange import receive, trust
from coopdesk.services.sending import export, station_of
from coopdesk.services.twins import doubled
from coopdesk.store import Store, facts
from tests.services.test_exchange import APRIL, CODE, month_of


@pytest.fixture
def both(tmp_path):
    """The files of April from a computer and from its clone, which keyed other wages; and their seal."""
    made, keys = tmp_path / "one.coopdesk", tmp_path / "keys of the computer"
    with Store.create(made, Desk("cooperative", cooperative=CODE)) as store:
        store.save(Cooperative(CODE, "One"))
        seal = str(station_of(store, keys).public)
    clone = shutil.copy(made, tmp_path / "clone.coopdesk")
    paths = []
    for wages, file in ((4000000, made), (5000000, clone)):
        with Store.open(file) as store:
            month_of(store, wages=wages)
            paths.append(export(store, APRIL, tmp_path / "stick", keys))
    return paths, seal


@pytest.fixture
def federation(both):
    with Store.create(None, Desk("federation")) as store:
        store.save(Cooperative(CODE, "One"))
        trust(store, both[1], CODE)
        yield store


def test_a_cloned_disk_is_told_with_the_second_file_in_either_order(both, federation):
    paths, _seal = both
    (first,) = receive(federation, [paths[1]])
    (second,) = receive(federation, [paths[0]])
    assert first.reason is None
    assert "data file exists twice" in explain(second.reason, "en")
    assert "数据文件存在两份" in explain(second.reason, "zh")
    assert len(doubled(federation)) == 1


def test_the_terminal_tells_it_too(both, federation):
    told = reception_text(receive(federation, both[0]), "en")
    assert sum("data file exists twice" in line for line in told) == 2


def test_the_same_file_again_is_no_twin(both, federation):
    receive(federation, [both[0][0]])
    (again,) = receive(federation, [both[0][0]])
    assert (again.verdict, again.reason, doubled(federation)) == ("known", None, [])


def test_twins_are_no_longer_told_once_one_is_refused_or_withdrawn(both, federation):
    receive(federation, both[0][:1])
    (second,) = receive(federation, both[0][1:])
    number = facts.next_fact(federation)
    federation.save(Decision(number, "refuse", ids_text([second.packet]), "", "cloned", "2026-01-01T00:00:00+00:00"))
    assert doubled(federation) == []

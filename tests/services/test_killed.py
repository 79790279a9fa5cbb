"""Killed at any moment of receiving or sending: the next start goes on, and nothing is half in."""

import multiprocessing
import os
import shutil
import sys
from itertools import count

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.period import Period
from coopdesk.exchange import packet
from coopdesk.services import months, renewals
from coopdesk.services.answers import answers
from coopdesk.services.directives import read_directive, write_directives
from coopdesk.services.exchange import receive, trust
from coopdesk.services.integrity import check_file
from coopdesk.services.receipts import write_receipts
from coopdesk.services.replies import trust_federation
from coopdesk.services.sending import export, export_period, station_of
from coopdesk.store import Store
from tests.services.test_exchange import APRIL, CODE, month_of, wages_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
WRITES = ("open", "os.rename", "os.mkdir", "os.remove")


def killed(work, path, moment):
    """Do some work on a data file in a process of its own that dies at a moment; whether it came so far."""

    def run():
        left = iter(range(moment))

        def step(*_):
            if next(left, None) is None:
                os._exit(9)

        with Store.open(path) as store:
            with store.reading() as connection:
                connection.set_trace_callback(step)
            sys.addaudithook(lambda event, _: event in WRITES and step())
            work(store)
        os._exit(0)

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()
    return process.exitcode == 9


def everywhere(work, original, tmp_path):
    """A fresh copy of the data file for each moment at which the work was killed, as it was left."""
    for moment in count(1):
        path = tmp_path / "killed" / original.name
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        shutil.copy(original, path)
        if not killed(work, path, moment):
            return
        with Store.open(path) as store:
            yield store


@pytest.fixture
def clerk(tmp_path):
    """A co-operative's data file with April final and corrected once, nothing sent yet."""
    path = tmp_path / "clerk.coopdesk"
    with Store.create(path, Desk("cooperative", cooperative=CODE)) as store:
        store.save(Cooperative(CODE, "One"))
        month_of(store)
    return path


def test_sending_killed_anywhere_goes_on_and_leaves_no_half_file(clerk, tmp_path):
    keys, stick = tmp_path / "keys", tmp_path / "stick"
    with Store.open(clerk) as store:
        station_of(store, keys)
    moments = 0
    for store in everywhere(lambda store: export(store, APRIL, stick, keys), clerk, tmp_path):
        moments += 1
        for file in stick.glob("*.coop") if stick.exists() else ():
            packet.read_file(file)
        [again] = list(export_period(store, Period(APRIL, APRIL), stick, keys))
        kept = store.find(StoredPacket)
        assert [again.read_bytes()] == [one.content for one in kept]
        assert months.current(store, CODE, APRIL).packet == kept[0].id
        shutil.rmtree(stick)
    assert moments > 20


def test_receiving_killed_anywhere_goes_on_and_loses_nothing(clerk, tmp_path):
    keys, stick, office = tmp_path / "keys", tmp_path / "stick", tmp_path / "office.coopdesk"
    with Store.open(clerk) as store:
        export(store, APRIL, stick, keys)
        last = months.current(store, CODE, APRIL)
        month_of(store, wages=7, amends=last.id)
        export(store, APRIL, stick, keys)
        seal = str(station_of(store, keys).public)
    with Store.create(office, Desk("federation")) as store:
        store.save(Cooperative(CODE, "One"))
        trust(store, seal, CODE)
    moments = 0
    for store in everywhere(lambda store: receive(store, [stick], at_once=1), office, tmp_path):
        moments += 1
        whole = len(store.find(StoredPacket))
        found = receive(store, [stick])
        assert len(store.find(StoredPacket)) == 2 == len(found)
        assert sum(one.verdict == "known" for one in found) == whole
        assert wages_of(store) == [7]
        if moments % 10 == 0:
            assert check_file(store) == []
    assert moments > 20


@pytest.fixture
def office(clerk, tmp_path):
    """A federation's data file with April of the co-operative in it, nothing answered yet."""
    path, keys = tmp_path / "office.coopdesk", tmp_path / "keys"
    with Store.open(clerk) as store:
        sent, seal = export(store, APRIL, tmp_path / "sent", keys), str(station_of(store, keys).public)
    with Store.create(path, Desk("federation", due_day=9)) as store:
        store.save(Cooperative(CODE, "One"))
        station_of(store, tmp_path / "office keys")
        trust(store, seal, CODE)
        receive(store, [sent])
    return path


@pytest.mark.parametrize(("write", "kind"), [(write_receipts, "receipt"), (write_directives, "directive")])
def test_answering_killed_anywhere_goes_on_with_one_whole_file(office, tmp_path, write, kind):
    keys, stick, moments = tmp_path / "office keys", tmp_path / "stick", 0
    for store in everywhere(lambda store: write(store, stick, [CODE], keys), office, tmp_path):
        moments += 1
        for file in stick.glob("*.coop") if stick.exists() else ():
            packet.read_file(file)
        [again] = write(store, stick, [CODE], keys)
        assert [again.read_bytes()] == [one.content for one in store.find(StoredPacket, kind=kind)]
        shutil.rmtree(stick)
    assert moments > 10


def test_hearing_killed_anywhere_goes_on_and_loses_no_answer(clerk, office, tmp_path):
    keys, stick = tmp_path / "office keys", tmp_path / "stick"
    with Store.open(office) as store:
        write_receipts(store, stick, [CODE], keys)
        write_directives(store, stick, [CODE], keys)
        seal = str(station_of(store, keys).public)
    with Store.open(clerk) as store:
        trust_federation(store, seal)
    moments = 0
    for store in everywhere(lambda store: receive(store, [stick], at_once=1), clerk, tmp_path):
        moments += 1
        whole = sum(one.kind in ("receipt", "directive") for one in store.find(StoredPacket))
        found = {one.verdict for one in receive(store, [stick])}
        assert found == {"pending", "accepted" if whole < 2 else "known"}
        assert [one.stands for one in answers(store).values()] == ["standing"]
        assert sum(one.kind in ("receipt", "directive") for one in store.find(StoredPacket)) == 2
    assert moments > 15


def test_taking_an_update_over_killed_anywhere_leaves_all_of_it_or_nothing(clerk, office, tmp_path):
    with Store.open(office) as store:
        [path] = write_directives(store, tmp_path / "stick", [CODE], tmp_path / "office keys")
    update, moments = read_directive(path), 0
    with Store.open(clerk) as store:
        trust_federation(store, update.envelope.public_key)
        before = store.desk
    for store in everywhere(lambda store: renewals.apply(store, update), clerk, tmp_path):
        moments += 1
        if renewals.applied(store) is None:
            assert store.desk == before
            renewals.apply(store, update)
        assert (store.desk.due_day, renewals.renewals(store, update)) == (9, [])
    assert moments > 10

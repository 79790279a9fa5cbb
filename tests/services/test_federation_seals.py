"""The federation's own seals: replaced and revoked, and what a co-operative's desk makes of it, whenever it comes."""

import shutil
from itertools import permutations

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import Revocation, StoredPacket
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError
from coopdesk.exchange import packet
from coopdesk.exchange.signature import key_in
from coopdesk.services.directives import read_directive, write_directives
from coopdesk.services.exchange import receive, trust
from coopdesk.services.federation_seals import speaking
from coopdesk.services.own_seals import replace_seal, take_back
from coopdesk.services.receipts import write_receipts
from coopdesk.services.renewals import apply, refuse, renewals
from coopdesk.services.replies import receipts_of, seals_waiting, trust_federation, update_waiting
from coopdesk.services.sending import station_of
from coopdesk.services.setup import set_up_from
from coopdesk.store import Store
from tests.services.test_exchange import APRIL, CODE, sent

MAY = Month(1954, 5)


@pytest.fixture
def keys(tmp_path):
    return tmp_path / "office"


@pytest.fixture
def office():
    with Store.create(None, Desk("federation", telephone="5-1234")) as store:
        store.save(Cooperative(CODE, "One"), Cooperative("BJ-002", "Two"))
        yield store


@pytest.fixture
def desk(office, keys, tmp_path):
    """A co-operative that began with the first update, and has sent April."""
    (first,) = write_directives(office, tmp_path, [CODE], keys)
    with Store.open(set_up_from(tmp_path / "one.coopdesk", read_directive(first), APRIL)) as store:
        path = sent(store, tmp_path / "own", tmp_path)
        trust(office, str(station_of(store, tmp_path / "own").public), CODE)
        receive(office, [path])
        yield store


def updates(office, keys, folder):
    return write_directives(office, folder, [CODE], keys)


def receipt(office, keys, folder):
    return write_receipts(office, folder, [CODE], keys)[0]


def words(error):
    inner = error.values.get("reason")
    return str(inner if inner is not None else error)


def test_one_update_by_the_old_seal_names_the_new_one_and_those_after_are_sealed_by_it(office, keys, tmp_path):
    first = read_directive(updates(office, keys, tmp_path)[0])
    new = str(replace_seal(office, keys).public)
    (naming,) = updates(office, keys, tmp_path)
    said = read_directive(naming)
    assert (said.envelope.public_key, said.envelope.revision) == (first.envelope.public_key, 2)
    assert new in {line.public_key for line in said.tables["seals"]}
    assert updates(office, keys, tmp_path) == [naming]
    office.save(Desk("federation", telephone="5-4321"))
    along, third = updates(office, keys, tmp_path)
    assert along == naming
    assert read_directive(third).envelope.public_key == new
    assert updates(office, keys, tmp_path) == [naming, third]


def test_the_desk_trusts_the_new_seal_when_the_update_is_taken_over(office, desk, keys, tmp_path):
    new = str(replace_seal(office, keys).public)
    answer, (naming,) = receipt(office, keys, tmp_path), updates(office, keys, tmp_path)
    assert [one.verdict for one in receive(desk, [answer])] == ["pending"]
    assert seals_waiting(desk) == [new]
    receive(desk, [naming])
    assert seals_waiting(desk) == []
    told = [one.text("en", 0) for one in renewals(desk, update_waiting(desk))]
    assert [what[:17] for what, _, _ in told] == ["Federation's seal"]
    assert "trusted, named" in told[0][2]
    apply(desk, update_waiting(desk))
    assert new in speaking(desk)
    assert [one.public_key for one in receipts_of(desk)] == [new]
    assert seals_waiting(desk) == []
    assert update_waiting(desk) is None


def test_a_co_operative_that_begins_after_the_change_knows_the_new_seal_alone(office, keys, tmp_path):
    updates(office, keys, tmp_path)
    new = str(replace_seal(office, keys).public)
    (path,) = write_directives(office, tmp_path, ["BJ-002"], keys)
    assert read_directive(path).envelope.public_key == new


def test_after_revoking_the_old_seal_only_the_newest_update_is_given_and_says_so(office, desk, keys, tmp_path):
    old, new = str(station_of(office, keys).public), str(replace_seal(office, keys).public)
    (naming,) = updates(office, keys, tmp_path)
    take_back(office, old, packet.read_file(naming).id, "换了电脑", keys=keys)
    (last,) = updates(office, keys, tmp_path)
    said = read_directive(last)
    assert said.envelope.public_key == new
    assert [line.public_key for line in said.tables["seals"]] == [new]
    assert [(fact.public_key, fact.last) for fact in said.tables["revocations"]] == [(old, packet.read_file(naming).id)]


@pytest.fixture
def happened(office, desk, keys, tmp_path):
    """What the federation wrote: by the old seal, its change, its revocation; and by a thief of the old seal."""
    old, answer = str(station_of(office, keys).public), receipt(office, keys, tmp_path)
    replace_seal(office, keys)
    (naming,) = updates(office, keys, tmp_path)
    thief = tmp_path / "thief"
    thief.mkdir()
    shutil.copy(next(keys.glob("station-*.key")), thief / "station.key")
    with Store.create(None, Desk("federation", telephone="9-9999")) as other:
        other.save(*office.find(StoredPacket), Cooperative(CODE, "One"))
        (false,) = write_directives(other, tmp_path / "thief", [CODE], thief)
    take_back(office, old, packet.read_file(naming).id, "偷了", keys=keys)
    (last,) = updates(office, keys, tmp_path)
    again = receipt(office, keys, tmp_path)
    return {"answer": answer, "naming": naming, "false": false, "last": last, "again": again}


def take(desk, path):
    """A stick comes in, and whatever waits is taken over."""
    receive(desk, [path])
    while (waits := update_waiting(desk)) is not None:
        apply(desk, waits)


@pytest.mark.parametrize("order", list(permutations(["answer", "naming", "false", "last", "again"]))[::5])
def test_changes_and_revocations_of_the_federation_s_seals_act_whenever_they_come(desk, happened, order):
    for name in order:
        take(desk, happened[name])
    new = packet.read_file(happened["last"]).envelope.public_key
    old = packet.read_file(happened["naming"]).envelope.public_key
    assert speaking(desk) == {old, new}
    assert [one.public_key for one in receipts_of(desk)] == [old, new]
    assert desk.desk.telephone == "5-1234"
    assert len(desk.find(Revocation)) == 1
    stands = {name: receive(desk, [path])[0].verdict for name, path in happened.items()}
    assert stands == {"answer": "older", "naming": "older", "false": "refused", "last": "older", "again": "known"}


def test_a_file_beyond_the_last_valid_one_is_refused_in_words(desk, happened):
    for name in ("naming", "last"):
        take(desk, happened[name])
    (verdict,) = receive(desk, [happened["false"]])
    assert "revoked this seal" in words(verdict.reason)
    assert verdict.verdict == "refused"


def test_a_file_that_never_came_in_is_refused_as_well_where_it_is_applied_by_command(desk, happened):
    for name in ("naming", "last"):
        take(desk, happened[name])
    with pytest.raises(DeskError, match="revoked this seal"):
        refuse(desk, read_directive(happened["false"]))


def test_where_the_change_was_missed_the_new_seal_is_compared_by_telephone(desk, happened):
    receive(desk, [happened["last"]])
    (seal,) = seals_waiting(desk)
    trust_federation(desk, seal)
    take(desk, happened["last"])
    assert receive(desk, [happened["false"]])[0].verdict == "refused"


def test_the_seal_with_which_this_computer_writes_is_replaced_before_it_is_revoked(office, keys):
    seal = str(station_of(office, keys).public)
    with pytest.raises(DeskError, match="Make a new seal first"):
        take_back(office, seal, None, "lost", keys=keys)
    replace_seal(office, keys)
    take_back(office, seal, None, "lost", keys=keys)
    assert [fact.public_key for fact in office.find(Revocation)] == [seal]


def test_a_co_operative_revokes_nothing(desk, tmp_path):
    with pytest.raises(DeskError, match="federation's file"):
        take_back(desk, str(key_in(tmp_path / "x").public), None, "lost")

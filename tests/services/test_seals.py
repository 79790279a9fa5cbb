"""A key changed, a computer stolen: what counts then, whenever the news arrives."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import Decision, Envelope, Revocation, StoredPacket, ids_text
from coopdesk.domain.period import Period
from coopdesk.domain.receipts import SealLine, registration
from coopdesk.errors import DeskError
from coopdesk.exchange import packet
from coopdesk.exchange.signature import Key, key_in
from coopdesk.services.exchange import receive, trust
from coopdesk.services.seals import files_of, revoke, revoked, seals_of, trusted
from coopdesk.services.sending import station_of
from coopdesk.services.standing import standing
from coopdesk.store import Store, facts
from tests.services.test_exchange import APRIL, CODE, clerk, desk_of, federation, keys, sent, verdicts, wages_of

__all__ = ["clerk", "federation", "keys"]


def named(old, new, folder, cooperative=CODE, sequence=2, previous=None):
    """The file in which an old seal names a new one."""
    said = Envelope("enrolment", "BJ", cooperative, None, 1, str(old.public), old.public.key_id, sequence, "CNO", 0,
                    previous=previous)  # fmt: skip
    line = SealLine(str(new.public), new.proof(registration("BJ", cooperative, str(old.public))))
    path = folder / f"{sequence}-{new.public.key_id}.coop"
    path.write_bytes(packet.write_packet(said, {"seal": [line]}, old))
    return path


@pytest.fixture
def changed(clerk, keys, tmp_path):
    """Files of a co-operative whose computer was replaced: April by the old seal, the new seal, April corrected."""
    first = sent(clerk, keys, tmp_path)
    old, new = key_in(keys), key_in(tmp_path / "new")
    before = packet.read_file(first).id
    naming = named(old, new, tmp_path, previous=before)
    with desk_of() as second:
        corrected = sent(second, tmp_path / "new", tmp_path / "second", wages=7)
    return first, naming, corrected


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_new_seal_named_by_the_old_one_is_trusted_in_any_order(federation, clerk, keys, changed, order):
    trust(federation, str(station_of(clerk, keys).public), CODE)
    receive(federation, [changed[place] for place in order])
    assert len(trusted(federation, frozenset())) == 2
    assert {one.verdict for one in receive(federation, changed)} == {"known"}


def test_files_of_a_seal_wait_until_it_is_named(federation, clerk, keys, changed):
    trust(federation, str(station_of(clerk, keys).public), CODE)
    assert verdicts(receive(federation, [changed[2]])) == ["pending"]
    assert verdicts(receive(federation, [changed[1]])) == ["accepted"]
    assert wages_of(federation) == [7]


def test_a_seal_that_nobody_trusts_names_nobody(federation, changed):
    assert verdicts(receive(federation, changed)) == ["pending"] * 3


@pytest.mark.parametrize("late", [False, True])
def test_a_stolen_computer_speaks_only_through_the_last_valid_file(federation, clerk, keys, changed, late):
    trust(federation, str(station_of(clerk, keys).public), CODE)
    first, naming, corrected = changed
    receive(federation, [first, naming, corrected] if late else [first])
    revoke(federation, str(key_in(keys).public), packet.read_file(first).id, "电脑被盗")
    again = receive(federation, [naming, corrected])
    assert wages_of(federation) == [packet.read_file(first).figures.wages]
    assert "accepted" not in verdicts(again)
    if not late:
        assert verdicts(again) == ["refused", "pending"]


def test_a_seal_is_revoked_whole_before_any_of_its_files(federation, clerk, keys, tmp_path):
    path, key = sent(clerk, keys, tmp_path), str(station_of(clerk, keys).public)
    trust(federation, key, CODE)
    revoke(federation, key, None, "章被借走")
    assert verdicts(receive(federation, [path])) == ["refused"]
    assert wages_of(federation) == []


def test_revoking_needs_a_reason_and_a_file_of_that_seal(federation, clerk, keys, tmp_path):
    path, other = sent(clerk, keys, tmp_path), str(Key.made().public)
    receive(federation, [path])
    number = federation.find(StoredPacket)[0].id
    with pytest.raises(DeskError, match="none that was written"):
        revoke(federation, other, number, "why")
    with pytest.raises(DeskError, match="Say why"):
        revoke(federation, other, None, " ")


def test_a_file_that_claims_the_seal_of_another_is_damaged(tmp_path, federation):
    old, new = Key.made(), Key.made()
    path = named(old, new, tmp_path)
    read = packet.read_file(path)
    false = [SealLine(str(Key.made().public), read.tables["seal"][0].proof)]
    path.write_bytes(packet.write_packet(read.envelope, {"seal": false}, old))
    assert verdicts(receive(federation, [path])) == ["refused"]
    assert federation.find(StoredPacket) == []


def test_the_seals_of_a_cooperative_say_how_they_came_and_where_they_end(federation, clerk, keys, changed):
    old = str(station_of(clerk, keys).public)
    trust(federation, old, CODE)
    receive(federation, changed)
    revoke(federation, old, packet.read_file(changed[1]).id, "换了电脑")
    first, second = seals_of(federation, CODE)
    assert (first.public_key, first.named_by, [end.sequence for end in first.ends]) == (old, "", [2])
    assert (second.named_by, second.ends) == (old, ())
    assert [(number, kind) for number, _, kind, _ in files_of(federation, old)] == [(2, "enrolment"), (1, "return")]


EVENTS = ["trust", "first", "naming", "corrected"]
LATER = st.lists(st.sampled_from([("revoke", "naming"), ("revoke", "first"), ("revoke", None), ("refuse", "naming")]),
                 max_size=2, unique=True)  # fmt: skip


def happen(store, events, files, key):
    """Let it happen: files come in, the sheet is compared, facts about them are recorded, even before they came."""
    ids = {name: packet.read_file(path).id for name, path in files.items()}
    for event in events:
        number = facts.next_fact(store)
        if event == "trust":
            trust(store, key, CODE)
        elif isinstance(event, str):
            receive(store, [files[event]])
        elif event[0] == "revoke":
            store.save(Revocation(number, key, 1 if event[1] else 0, ids.get(event[1]), "lost", "x"))
        else:
            store.save(Decision(number, "refuse", ids_text([ids[event[1]]]), "", "no", "x"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_in_which_seals_are_named_trusted_and_revoked_does_not_matter(clerk, keys, changed, data):
    files, key = dict(zip(EVENTS[1:], changed, strict=True)), str(station_of(clerk, keys).public)
    happened = EVENTS + data.draw(LATER)
    stands = []
    for _way in range(2):
        again = data.draw(st.lists(st.sampled_from(EVENTS), max_size=3))
        events = data.draw(st.permutations(happened + again))
        with Store.create(None, Desk("federation")) as store:
            store.save(Cooperative(CODE, "One"))
            happen(store, events, files, key)
            stand = standing(store, Period(APRIL, APRIL)).get((CODE, APRIL))
            heads = [head.mark for head in stand.heads] if stand else []
            stands.append((heads, stand and stand.state, wages_of(store), len(trusted(store, revoked(store)))))
    assert stands[0] == stands[1]

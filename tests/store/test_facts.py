"""What could count follows the latest decision about a batch or a packet, whatever the order of recording."""

import itertools

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import Arrival, Decision, StoredPacket, ids_text
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.store import Store, facts

APRIL = Month(1954, 4)
PERIOD = Period(APRIL, APRIL)
IDS = ["a" * 64, "b" * 64]


def filled():
    """Two originals of one month; the first came in with two batches, the second with one of them."""
    made = Store.create(None, Desk("federation"))
    made.save(Cooperative("BJ-001", "One"))
    for number, packet in enumerate(IDS, start=1):
        made.save(StoredPacket(packet, b"x", "return", "BJ-001", APRIL, 1, "[]", None, False, "RW", number))
        made.add_closed(Statement(number, "BJ-001", APRIL, "closed", source="packet", packet=packet, closed_at="x"))
    arrived = [("x", IDS[0]), ("y", IDS[0]), ("y", IDS[1])]
    made.save(*[Arrival(number, batch, one, "f", "x") for number, (batch, one) in enumerate(arrived, start=1)])
    return made


@pytest.fixture
def store():
    with filled() as made:
        yield made


def decision(counter, kind, batch="", packets=()):
    return Decision(counter, kind, ids_text(packets), batch, "", "x")


def present(store):
    found = [one.mark[0] for one in facts.candidates(store, PERIOD)]
    assert found == [one.mark[0] for one in facts.candidates(store, PERIOD, "BJ-001", facts.decided(store))]
    assert found == [one.mark[0] for one in facts.candidates(store, Period(Month(1954, 3), Month(1954, 5)), "BJ-001")]
    return "".join(found)


@pytest.mark.parametrize(
    ("made", "left"),
    [
        ([], "ab"),
        ([("withdraw", "x")], "ab"),
        ([("withdraw", "y")], "a"),
        ([("withdraw", "x"), ("withdraw", "y")], ""),
        ([("withdraw", "y"), ("restore", "y")], "ab"),
        ([("withdraw", "y"), ("restore", "y"), ("withdraw", "y")], "a"),
        ([("refuse", "", IDS[:1])], "b"),
        ([("refuse", "", IDS), ("admit", "", IDS[:1])], "a"),
        ([("refuse", "", IDS[:1]), ("withdraw", "y"), ("admit", "", IDS[:1])], "a"),
        ([("restore", "y"), ("admit", "", IDS)], "ab"),
    ],
)
def test_the_latest_decision_about_a_thing_speaks_in_whatever_order_it_was_recorded(made, left):
    recorded = [decision(number, *what) for number, what in enumerate(made, start=10)]
    for order in itertools.islice(itertools.permutations(recorded), 6):
        with filled() as store:
            store.save(*order)
            assert present(store) == left


def test_a_batch_is_told_by_its_files_and_co_operatives(store):
    assert facts.batch_size(store, "y") == (2, 1)
    assert facts.batch_size(store, "z") == (0, 0)


def test_the_last_decision_is_of_the_batch_or_of_the_packet(store):
    store.save(decision(10, "refuse", packets=IDS[:1]), decision(11, "withdraw", "x"), decision(12, "settle", "x"))
    assert facts.last_decision(store, "x", IDS[0]).counter == 11
    assert facts.last_decision(store, "", IDS[0]).counter == 10
    assert facts.last_decision(store, "y", IDS[1]) is None

"""Which seals speak for whom: compared by sheet, named by another, revoked through a packet."""

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.seals import Link, Vouching, reached, revoked, trusted

CHAIN = [Link("p1", "old", None), Link("p2", "old", "p1"), Link("p3", "old", "p2")]


def test_a_revoked_seal_speaks_through_its_last_valid_packet():
    assert revoked([("old", "p2")], CHAIN) == {"p3"}
    assert revoked([("old", None)], CHAIN) == {"p1", "p2", "p3"}
    assert revoked([("other", None)], CHAIN) == frozenset()


def test_two_revocations_of_one_seal_both_hold():
    assert revoked([("old", "p3"), ("old", "p1")], CHAIN) == {"p2", "p3"}


def test_what_the_last_valid_packet_does_not_reach_is_refused():
    lost = [CHAIN[0], CHAIN[2]]
    assert revoked([("old", "p3")], lost) == {"p1"}
    stolen = [*CHAIN, Link("q2", "old", "p1")]
    assert revoked([("old", "p3")], stolen) == {"q2"}


def test_a_chain_that_bites_its_tail_ends():
    assert reached("a", {"a": "b", "b": "a"}) == {"a", "b"}


def test_a_seal_is_trusted_along_those_who_named_it():
    named = [Vouching("v2", "b", "c", "BJ-001"), Vouching("v1", "a", "b", "BJ-001")]
    assert trusted([("a", "BJ-001")], named, frozenset()) == {(one, "BJ-001") for one in "abc"}
    assert trusted([("a", "BJ-001")], named, frozenset({"v1"})) == {("a", "BJ-001")}


def test_a_seal_names_others_only_for_its_own_cooperative():
    assert trusted([("a", "BJ-001")], [Vouching("v", "a", "b", "BJ-002")], frozenset()) == {("a", "BJ-001")}


names = st.sampled_from("abcdef")
vouchings = st.lists(st.builds(Vouching, st.uuids().map(str), names, names, st.sampled_from(["X", "Y"])), max_size=8)


@given(vouchings, st.data())
def test_the_order_and_repetition_of_registrations_do_not_matter(named, data):
    again = data.draw(st.permutations(named + named))
    sheets = [("a", "X"), ("b", "Y")]
    assert trusted(sheets, named, frozenset()) == trusted(sheets, again, frozenset())

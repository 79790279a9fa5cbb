"""Different packets under one number of one seal."""

from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.twins import Numbered, twins

SEALS = st.sampled_from(["RW1", "RW2"])
NUMBERED = st.builds(Numbered, st.sampled_from("abcd"), SEALS, st.integers(1, 3), st.just("BJ-001"), st.just("f"))


def numbered(packet, sequence=1, seal="RW1", file=""):
    return Numbered(packet, seal, sequence, "BJ-001", file or f"{packet}.coop")


def test_two_different_packets_of_one_number_are_twins():
    (found,) = twins([numbered("b"), numbered("a"), numbered("c", 2)])
    assert [one.packet for one in found.packets] == ["a", "b"]
    said = str(found.sentence())
    assert said.startswith("BJ-001: different files bear number 1 of one computer's seal (a.coop, b.coop).")


def test_one_packet_that_came_twice_and_one_number_of_two_seals_are_none():
    assert twins([numbered("a"), numbered("a", file="again.coop"), numbered("b", seal="RW2"), numbered("c", 2)]) == []


@given(st.lists(NUMBERED))
def test_neither_order_nor_repetition_changes_what_is_found(packets):
    assert twins(packets) == twins([*reversed(packets), *packets])

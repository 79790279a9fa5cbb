"""What stands for a month does not depend on the order in which things came, nor on repetitions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.period import Month
from coopdesk.domain.standings import Candidate, Choice, standings

APRIL = Month(1954, 4)
PLACE = ("BJ-001", APRIL)


def packet(mark, *replaces):
    return Candidate(1, "BJ-001", APRIL, "packet", mark, frozenset(replaces))


def keyed(mark, *replaces):
    return Candidate(2, "BJ-001", APRIL, "keyed", mark, frozenset(replaces))


def stand_of(*candidates, choices=()):
    found = standings(candidates, choices)[PLACE]
    return (found.counts.mark if found.counts else None), found.state


@st.composite
def histories(draw):
    """Statements of one month that replace earlier ones with all their ancestors, and decisions about them."""
    found = []
    for number in range(draw(st.integers(1, 7))):
        parents = draw(st.sets(st.sampled_from(found), max_size=2)) if found else set()
        replaces = frozenset().union(*({one.mark} | one.replaces for one in parents)) if parents else frozenset()
        found.append(Candidate(number, "BJ-001", APRIL, "packet", f"{number}", replaces))
    present = draw(st.lists(st.sampled_from(found), min_size=1, max_size=12))
    marks = st.sampled_from([one.mark for one in found])
    choices = [
        Choice(counter, chosen, frozenset({chosen, *seen}))
        for counter, (chosen, seen) in enumerate(draw(st.lists(st.tuples(marks, st.sets(marks)), max_size=3)))
    ]
    return present, choices


@settings(max_examples=1000)
@given(histories(), st.randoms())
def test_order_and_repetition_change_nothing(history, chance):
    present, choices = history
    shuffled, decided = [*present, *present[:3]], [*choices, *choices]
    chance.shuffle(shuffled)
    chance.shuffle(decided)
    assert standings(shuffled, decided) == standings(present, choices)


@given(histories())
def test_what_a_present_statement_replaces_counts_only_in_a_fork(history):
    present, choices = history
    found = standings(present, choices)[PLACE]
    replaced = frozenset().union(*(one.replaces for one in present))
    assert {head.mark for head in found.heads} == {one.mark for one in present} - replaced
    if found.counts and found.counts not in found.heads:
        assert found.state == "fork"
        assert all(found.counts.mark in head.replaces for head in found.heads)


@given(histories())
def test_a_correction_that_lists_all_heads_heals(history):
    present, choices = history
    heads = standings(present)[PLACE].heads
    healing = packet("healed", *(head.mark for head in heads), *frozenset().union(*(head.replaces for head in heads)))
    assert stand_of(*present, healing, choices=choices) == ("healed", "settled")


@pytest.mark.parametrize(
    ("present", "counts", "state"),
    [
        ([packet("a")], "a", "settled"),
        ([packet("a"), packet("b", "a")], "b", "settled"),
        ([packet("a"), packet("c", "a", "b")], "c", "settled"),
        ([packet("a"), packet("b", "a"), packet("c", "a")], "a", "fork"),
        ([packet("b", "a"), packet("c", "a")], None, "dispute"),
        ([packet("a"), packet("b")], None, "dispute"),
        ([packet("a"), packet("b", "a"), packet("d", "a", "b"), packet("e", "a", "b")], "b", "fork"),
        ([packet("a"), packet("d", "a", "b"), packet("e", "a", "b")], None, "dispute"),
        ([keyed("k")], "k", "settled"),
        ([keyed("k"), keyed("l", "k")], "l", "settled"),
        ([keyed("k"), packet("a")], "a", "settled"),
        ([keyed("k"), packet("a"), packet("b")], None, "dispute"),
    ],
    ids=[
        "one", "a correction", "a lost middle revision", "a fork with its ancestor", "a fork without",
        "two originals", "the nearest ancestor", "the nearest ancestor lost", "keyed", "keyed and corrected",
        "a packet outranks keyed", "keyed never settles a dispute",
    ],
)  # fmt: skip
def test_what_counts(present, counts, state):
    assert stand_of(*present) == (counts, state)


def test_a_decision_lapses_when_another_head_comes():
    decided = [Choice(1, "b", frozenset("bc"))]
    fork = [packet("a"), packet("b", "a"), packet("c", "a")]
    assert stand_of(*fork, choices=decided) == ("b", "chosen")
    assert stand_of(*fork, packet("d", "a"), choices=decided) == ("a", "fork")


def test_the_latest_decision_speaks():
    fork = [packet("b"), packet("c")]
    decided = [Choice(1, "b", frozenset("bc")), Choice(2, "c", frozenset("bc"))]
    assert stand_of(*fork, choices=decided) == ("c", "chosen")


def test_months_and_co_operatives_do_not_mix():
    other = Candidate(9, "BJ-002", APRIL + 1, "packet", "z", frozenset({"a"}))
    found = standings([other, packet("a")])
    assert list(found) == [PLACE, ("BJ-002", APRIL + 1)]
    assert {stand.state for stand in found.values()} == {"settled"}

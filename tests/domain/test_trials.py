"""A trial scores another value of one entrant and changes nothing else."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.conditions import conditions_of
from coopdesk.domain.entries import Entry
from coopdesk.domain.period import Month
from coopdesk.domain.scoring import Standings, standings
from coopdesk.domain.trials import Trial, in_words, tried

APRIL = Month(1954, 4)
RULES, GATES = conditions_of("banner")
NAMES = tuple(dict.fromkeys([*(one.indicator for one in RULES), *(gate.subject for gate in GATES)]))
GOOD = {"on_time": Decimal(1), "lost_time_accidents": Decimal(0)}


def entry(code, value="98.0"):
    values = {name: GOOD.get(name, Decimal(value)) for name in NAMES}
    return Entry(code, f"Team {code}", f"{code}组", values)


def board(*entries, provisional=False):
    placed = tuple(standings(RULES, GATES, entries))
    one = Competition("banner", "BJ-001", APRIL, "Red banner")
    return Standings(one, Edition("banner"), one.span, RULES, GATES, placed, provisional)


ENTRIES = [entry("A"), entry("B", "99.0"), entry("C", "100.0")]


def test_another_value_moves_points_and_places_and_the_board_stays():
    before = board(*ENTRIES)
    after = tried(before, ENTRIES, Trial("A", "Team A", "A组", "plan_fulfilment", Decimal("98.0"), Decimal("119.96")))
    assert {one.code: one.place for one in after.standings} == {"A": 1, "C": 2, "B": 3}
    assert next(one for one in after.standings if one.code == "A").scores[0].value == Decimal("120.0")
    assert {one.code: one.place for one in before.standings} == {"C": 1, "B": 2, "A": 3}


def test_a_value_taken_away_leaves_the_data_incomplete_and_one_given_completes_them():
    gone = tried(board(*ENTRIES), ENTRIES, Trial("A", "A", "", RULES[3].indicator, Decimal("98.0"), None))
    assert next(one for one in gone.standings if one.code == "A").state == "incomplete"
    values = {**ENTRIES[0].values, RULES[3].indicator: None}
    lacks = [dataclasses.replace(ENTRIES[0], values=values, lacks={RULES[3].indicator: ("unit_cost",)}), *ENTRIES[1:]]
    back = tried(board(*lacks), lacks, Trial("A", "A", "", RULES[3].indicator, None, Decimal(98)))
    assert back.standings == board(*ENTRIES).standings


@given(st.decimals(0, 300, places=1), st.sampled_from([one.indicator for one in RULES]))
def test_a_value_and_back_is_the_board_as_it_was(value, indicator):
    before = board(*ENTRIES)
    was = ENTRIES[0].values[indicator]
    again = tried(tried(before, ENTRIES, Trial("A", "", "", indicator, was, value)), ENTRIES,
                  Trial("A", "", "", indicator, value, was))  # fmt: skip
    assert again == before


@pytest.mark.parametrize(("language", "words"), [
    ("en", "Trial, nothing is kept: Team A, Plan fulfilment 120.0 instead of 98.0"),
    ("zh", "试算，不保存：A组，计划完成程度按 120.0 计（原为 98.0）"),
])  # fmt: skip
def test_what_was_tried_is_said_in_words(language, words):
    trial = Trial("A", "Team A", "A组", "plan_fulfilment", Decimal("98.0"), Decimal(120))
    assert in_words(board(*ENTRIES), trial, language) == words

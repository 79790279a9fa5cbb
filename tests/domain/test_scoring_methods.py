"""What must hold of places and points in all three methods, in groups, with own targets (DOMAIN §3.4)."""

import dataclasses
from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopdesk.domain.competitions import Competition, Edition
from coopdesk.domain.conditions import ON_TIME, TEMPLATES
from coopdesk.domain.entries import Entry, read, written
from coopdesk.domain.period import Month
from coopdesk.domain.scoring import Standings, score, standings

PLEDGED = dataclasses.replace(TEMPLATES["capped-points"][0][0], aim="pledge")
BEST = dataclasses.replace(TEMPLATES["capped-points"][0][1], aim="best", most=Decimal(32))
OWN = (PLEDGED, BEST)
TERMS = {**{name: terms for name, terms in TEMPLATES.items()}, "own targets": (OWN, TEMPLATES["capped-points"][1])}
NAMES = ("plan_fulfilment", "pass_rate", "attendance", "unit_cost_index")
GROUPS = st.sampled_from([("", ""), ("iron", "铁业"), ("wood", "木业")])


def tenths(least, most):
    return st.integers(least * 10, most * 10).map(lambda whole: Decimal(whole) / 10).map(lambda one: round(one, 1))


@st.composite
def entry(draw, code):
    values = {name: draw(tenths(90, 130) | tenths(0, 200)) if draw(st.integers(0, 9)) else None for name in NAMES}
    values["lost_time_accidents"] = draw(st.sampled_from([Decimal(0)] * 4 + [Decimal(1), None]))
    values[ON_TIME] = draw(st.sampled_from([Decimal(1)] * 4 + [Decimal(0), None]))
    own = {name: draw(tenths(0, 130)) for name in NAMES[:2] if draw(st.integers(0, 4))}
    english, chinese = draw(GROUPS)
    lacks = {"unit_cost_index": ("planned_unit_cost", "unit_cost")} if values["unit_cost_index"] is None else {}
    return Entry(code, code, code, values, own, lacks, english, chinese)


entries = st.integers(0, 7).flatmap(lambda count: st.tuples(*(entry(f"T{number}") for number in range(count))))
few = settings(max_examples=40)
every_method = pytest.mark.parametrize("method", TERMS)


def placed(method, found):
    return standings(*TERMS[method], found)


@every_method
@few
@given(st.data())
def test_the_order_of_entrants_never_changes_anything(method, data):
    found = data.draw(entries)
    assert placed(method, found) == placed(method, data.draw(st.permutations(found)))


@every_method
@few
@given(entries, GROUPS)
def test_one_who_is_not_eligible_never_moves_the_others(method, found, group):
    best = dict.fromkeys(NAMES, Decimal("150.0")) | {ON_TIME: Decimal(1), "lost_time_accidents": Decimal(1)}
    vetoed = Entry("X", "X", "X", best, dict.fromkeys(NAMES, Decimal(100)), {}, *group)
    others = [one for one in placed(method, [*found, vetoed]) if one.code != "X"]
    assert others == placed(method, found)


@every_method
@few
@given(entries)
def test_no_group_moves_another(method, found):
    together = placed(method, found)
    groups = defaultdict(list)
    for one in found:
        groups[one.group_en, one.group_zh].append(one)
    assert together == [one for group in sorted(groups) for one in placed(method, groups[group])]


@every_method
@few
@given(entries)
def test_points_never_exceed_the_announced_maximum(method, found):
    rules, gates = TERMS[method]
    competition = Competition("c", "BJ-001", Month(1954, 6))
    results = tuple(placed(method, found))
    board = Standings(competition, Edition("c"), competition.span, rules, gates, results, False)
    for one in results:
        for condition, reached in zip(rules, one.scores, strict=True):
            assert reached.points is None or reached.points <= board.most(condition)


@every_method
@few
@given(entries)
def test_equal_values_share_a_place_and_places_count_who_is_ahead(method, found):
    doubled = [*found, *(dataclasses.replace(one, code=one.code + "b") for one in found)]
    results = {one.code: one for one in placed(method, doubled)}
    for one in found:
        first, second = results[one.code], results[one.code + "b"]
        assert (first.place, first.total, first.state) == (second.place, second.total, second.state)
    for group in {(one.group_en, one.group_zh) for one in found}:
        places = sorted(one.place for one in results.values() if one.place and (one.group_en, one.group_zh) == group)
        assert all(place == places.index(place) + 1 for place in places)


@every_method
@few
@given(entries)
def test_the_total_is_the_sum_of_the_printed_points(method, found):
    for one in placed(method, found):
        points = [reached.points for reached in one.scores]
        assert one.total is None or one.total == sum(points)
        assert one.place is None or (one.state == "placed" and None not in points)


@given(entries)
def test_entries_are_read_as_they_were_written_in_any_order(found):
    assert read(written(found)) == sorted(found, key=lambda one: one.code)
    assert written(found) == written(reversed(found))


@given(tenths(1, 200), tenths(1, 200))
def test_who_reaches_its_own_target_earns_the_points_at_the_target(target, value):
    for condition in OWN:
        assert score(condition, target, target).points == condition.points
        more, less = max(target, value), min(target, value)
        assert score(condition, more, target).points >= score(condition, less, target).points
        assert score(condition, value, target).target == target


@given(tenths(0, 200))
def test_without_an_own_target_there_are_no_points(value):
    assert [score(condition, value).points for condition in OWN] == [None, None]
    assert [score(condition, value, Decimal(0)).points for condition in OWN] == [None, None]

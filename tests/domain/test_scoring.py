"""Scoring gives the announced answers of DOMAIN §3.4 to the decimal, and what must always hold of places."""

import csv
import dataclasses
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain import scoring
from coopdesk.domain.conditions import CAPPED_POINTS, GATES, Condition, Gate
from coopdesk.domain.entries import Entrant, Entry, condition_name, entered, subject_name
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.figures import Figures, total
from coopdesk.domain.indicators import INDICATORS, Indicator
from coopdesk.domain.language import say, shown
from coopdesk.domain.period import Month, Period
from coopdesk.domain.scoring import score

JUNE = Month(1954, 6)
DATA = Path(__file__).parent.parent / "services" / "data" / "competition-june-1954"
EXPECTED = json.loads((DATA / "expected.json").read_text("utf-8"))
SHORT = {"plan_fulfilment": "output", "pass_rate": "quality", "attendance": "attendance", "unit_cost_index": "cost"}


def standings(conditions, gates, entrants):
    return scoring.standings(conditions, gates, entered(conditions, gates, entrants))


def entrant(code, figures, *, on_time=True, **measured):
    return Entrant(code, code, code, total(Period(JUNE, JUNE), [(code, JUNE, figures)]), measured, on_time)


def of_row(row):
    good, inspected, output = int(row["qualified"]), int(row["inspected"]), int(row["output_value"])
    scrap = output * (inspected - good) // good
    figures = Figures(
        planned_value_constant=int(row["planned_value"]),
        output_value_constant=output,
        inspected_value_constant=output + scrap,
        scrap_value_constant=scrap,
        scheduled_days=int(row["scheduled_days"]),
        attended_days=int(row["attended_days"]),
        lost_time_accidents=int(row["lost_time_accidents"]),
    )
    costs = {name: Decimal(row[name]) for name in ("unit_cost", "planned_unit_cost")}
    return entrant(row["entrant"], figures, **costs)


@pytest.fixture(scope="module")
def teams():
    with (DATA / "entrants.csv").open(encoding="utf-8", newline="") as file:
        return [of_row(row) for row in csv.DictReader(file)]


def result(teams, code="A", conditions=CAPPED_POINTS, gates=GATES):
    return next(one for one in standings(conditions, gates, teams) if one.code == code)


def altered(teams, code, **figures):
    """The teams with some figures of one of them replaced."""
    kept = {one.code: one for one in teams}
    old = kept[code]
    kept[code] = dataclasses.replace(
        entrant(code, dataclasses.replace(old.total.figures, **figures)), measured=old.measured
    )
    return list(kept.values())


@pytest.mark.parametrize("code", "ABCD")
def test_the_example_is_scored_to_the_decimal(teams, code):
    standing, answer = result(teams, code), EXPECTED["entrants"][code]
    assert {SHORT[one.indicator]: str(one.value) for one in standing.scores} == answer["values"]
    points = {SHORT[one.indicator]: str(one.points) for one in standing.scores}
    assert {**points, "total": str(standing.total)} == answer["capped_points"]
    assert (standing.state == "not_eligible") == answer["gated"]
    assert standing.place == EXPECTED["places_before_tie_rule"]["capped_points"].get(code)


def test_the_banner_goes_to_a_and_the_vetoed_team_stands_last_with_its_points(teams):
    found = standings(CAPPED_POINTS, GATES, teams)
    assert [(one.code, one.place, str(one.total)) for one in found] == [
        ("A", 1, "108.5"), ("C", 2, "105.3"), ("B", 3, "102.5"), ("D", None, "107.8")
    ]  # fmt: skip
    reason = found[-1].reasons[0]
    assert say(reason.message, "en", **reason.values) == "Accidents with a day or more off work: 1, at most 0"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("A", ["40 × min(115.0 %, 120 %) = 46.0", "30 (target 98, reached 98.0) = 30.0",
               "15 (target 97, reached 97.5) = 15.0", "15 + 1 × (100 − 97.5) = 17.5"]),
        ("B", ["40 × min(128.0 %, 120 %) = 48.0", "30 − 3 × (98 − 96.5) = 25.5",
               "15 (target 97, reached 97.2) = 15.0", "15 − 1 × (101.0 − 100) = 14.0"]),
        ("C", ["40 × min(102.0 %, 120 %) = 40.8", "30 + 1 × (99.5 − 98) = 31.5",
               "15 (target 97, reached 99.0) = 15.0", "15 + 1 × (100 − 97.0) = 18.0"]),
    ],
)  # fmt: skip
def test_points_say_how_they_are_reckoned(teams, code, words):
    assert [say(one.message, "en", **one.values) for one in result(teams, code).scores] == words


@pytest.mark.parametrize(
    ("indicator", "value", "words"),
    [
        ("unit_cost_index", "90.0", "15 + 1 × (100 − 90.0), at most 18 = 18.0"),
        ("unit_cost_index", "120.0", "15 − 1 × (120.0 − 100), at least 0 = 0.0"),
        ("pass_rate", "100.0", "30 + 1 × (100.0 − 98) = 32.0"),
        ("pass_rate", "80.0", "30 − 3 × (98 − 80.0) = -24.0"),
        ("attendance", "95.0", "15 − 1.5 × (97 − 95.0) = 12.0"),
    ],
)
def test_limits_are_named_where_they_act(indicator, value, words):
    condition = next(one for one in CAPPED_POINTS if one.indicator == indicator)
    found = score(condition, Decimal(value))
    assert say(found.message, "en", **found.values) == words


def test_a_share_of_another_target_divides_by_it():
    condition = Condition(
        "", "productivity", shape="proportional", points=Decimal(20), target=Decimal(80), cap=Decimal(100)
    )
    found = score(condition, Decimal("90.0"))
    assert say(found.message, "en", **found.values) == "20 × min(90.0, 100) ÷ 80 = 22.5"


def test_money_is_scored_and_limited_in_whole_units_of_the_currency():
    condition = Condition("", "average_wage", shape="stepped", points=Decimal(20), target=Decimal(60), loss=Decimal(1))
    one = entrant("A", Figures(wages=640_050, member_days=30 * 100))
    (entry,) = entered([condition], [Gate("", "wages", least=Decimal(6000))], [dataclasses.replace(one, exponent=2)])
    assert entry.values == {"wages": Decimal("6400.50"), "average_wage": Decimal("64.0")}


@pytest.mark.parametrize("value", [None, NOT_APPLICABLE])
def test_a_missing_cost_makes_the_data_incomplete_and_never_zero(teams, value):
    teams = [
        dataclasses.replace(one, measured={**one.measured, "unit_cost": value}) if one.code == "A" else one
        for one in teams
    ]
    standing = result(teams, "A")
    assert (standing.state, standing.place, standing.total) == ("incomplete", None, None)
    assert [one.points for one in standing.scores] == [Decimal("46.0"), Decimal("30.0"), Decimal("15.0"), None]
    assert [shown(one.values["what"], "en") for one in standing.reasons] == ["Unit cost"]
    assert result(teams, "C").place == 1


def test_a_plan_of_zero_and_unrecorded_accidents_make_the_data_incomplete(teams):
    standing = result(altered(teams, "A", planned_value_constant=0, lost_time_accidents=None), "A")
    assert standing.state == "incomplete"
    assert [one.box for one in standing.reasons] == ["plan_fulfilment", "lost_time_accidents"]


def test_attendance_below_the_gate_and_a_late_return_are_not_eligible(teams):
    low = altered(teams, "A", scheduled_days=1000, attended_days=949)
    assert [say(one.message, "en", **one.values) for one in result(low).reasons] == ["Attendance: 94.9, at least 95"]
    late = [dataclasses.replace(one, on_time=False) for one in teams]
    assert result(late).reasons[0].message == "The return was not on time"
    assert result(altered(teams, "A", scheduled_days=10000, attended_days=9495)).state == "placed"  # printed 95.0


def test_not_known_whether_on_time_is_incomplete(teams):
    assert result([dataclasses.replace(one, on_time=None) for one in teams]).state == "incomplete"


def tied(code, quality, fulfilment, attended=970):
    """Entrants whose totals are equal by construction: only these conditions earn points, and they earn none."""
    good = 10_000_000
    scrap = round(good * (100 - quality) / quality)
    return entrant(code, Figures(
        planned_value_constant=round(good * 100 / fulfilment), output_value_constant=good,
        inspected_value_constant=good + scrap, scrap_value_constant=scrap, scheduled_days=1000, attended_days=attended,
    ))  # fmt: skip


EQUAL = (
    Condition("", "pass_rate", tie=1),
    Condition("", "plan_fulfilment", tie=2),
    Condition("", "attendance", tie=3),
)


def places(entrants):
    return {one.code: (one.place, one.decided_by) for one in standings(EQUAL, (), entrants)}


def test_equal_totals_go_to_quality_then_fulfilment_then_attendance():
    assert places([tied("A", 98, 110), tied("B", 99, 90)]) == {"B": (1, "pass_rate"), "A": (2, "pass_rate")}
    assert places([tied("A", 98, 150), tied("B", 98, 140)]) == {
        "A": (1, "plan_fulfilment"),
        "B": (2, "plan_fulfilment"),
    }
    assert places([tied("A", 98, 110, 960), tied("B", 98, 110)]) == {"B": (1, "attendance"), "A": (2, "attendance")}


def test_what_is_equal_throughout_shares_the_place_and_the_next_is_left_out():
    assert places([tied("A", 98, 110), tied("B", 97, 110), tied("C", 98, 110)]) == {
        "A": (1, "pass_rate"), "C": (1, "pass_rate"), "B": (3, "pass_rate"),
    }  # fmt: skip
    assert places([tied("A", 98, 110), tied("B", 98, 110)]) == {"A": (1, ""), "B": (1, "")}


def test_an_indicator_added_to_the_registry_can_be_named_in_conditions(monkeypatch, teams):
    wage_share = Indicator("wage_share", "Wage share", "%", "R", "less", lambda found: Decimal("41.25"))
    monkeypatch.setitem(INDICATORS, "wage_share", wage_share)
    condition = Condition("", "wage_share", points=Decimal(10), target=Decimal(40), loss=Decimal(2), better="less")
    standing = result(teams, "A", conditions=(condition,), gates=(Gate("", "wage_share", most=Decimal(50)),))
    assert (str(standing.scores[0].value), str(standing.total), standing.state) == ("41.3", "7.4", "placed")
    assert condition_name(condition, "en") == "Wage share"


def test_names_come_from_the_condition_or_from_the_registry():
    assert [condition_name(one, "en") for one in CAPPED_POINTS] == [
        "Plan fulfilment", "Pass rate", "Attendance", "Unit cost index",
    ]  # fmt: skip
    assert condition_name(CAPPED_POINTS[3], "zh") == "单位成本指数"
    assert subject_name("what the clerk named", "en") == "what the clerk named"


counts = st.integers(0, 30)
some_entrants = st.lists(
    st.builds(
        lambda plan, good, scrap, attended, accidents, cost: (
            Figures(
                planned_value_constant=plan, output_value_constant=good,
                inspected_value_constant=good + scrap, scrap_value_constant=scrap, scheduled_days=30,
                attended_days=attended, lost_time_accidents=accidents,
            ),
            cost,
        ),
        counts, counts, st.integers(0, 3), st.integers(27, 30), st.sampled_from([0, 0, 0, 1, None]),
        st.sampled_from([None, 9, 10, 11]),
    ),
    max_size=8,
)  # fmt: skip


def entrants_of(drawn):
    return [
        entrant(f"T{place}", figures, unit_cost=None if cost is None else Decimal(cost), planned_unit_cost=Decimal(10))
        for place, (figures, cost) in enumerate(drawn)
    ]


@given(some_entrants.flatmap(lambda drawn: st.tuples(st.just(entrants_of(drawn)), st.permutations(entrants_of(drawn)))))
def test_the_order_of_entrants_never_changes_anything(orders):
    assert standings(CAPPED_POINTS, GATES, orders[0]) == standings(CAPPED_POINTS, GATES, orders[1])


@given(some_entrants)
def test_points_never_exceed_the_announced_maximum(drawn):
    for standing in standings(CAPPED_POINTS, GATES, entrants_of(drawn)):
        for condition, one in zip(CAPPED_POINTS, standing.scores, strict=True):
            assert one.points is None or one.points <= condition.most_among(1)


@given(some_entrants)
def test_equal_values_share_a_place_and_places_count_who_is_ahead(drawn):
    doubled = entrants_of(drawn) + [dataclasses.replace(one, code=one.code + "b") for one in entrants_of(drawn)]
    found = {one.code: one for one in standings(CAPPED_POINTS, GATES, doubled)}
    assert all(one.place == found[code + "b"].place for code, one in found.items() if code + "b" in found)
    placed = sorted(one.place for one in found.values() if one.place)
    assert all(place == placed.index(place) + 1 for place in placed)


@given(some_entrants)
def test_a_vetoed_entrant_never_moves_the_others(drawn):
    vetoed = entrant("X", Figures(lost_time_accidents=1))
    without = standings(CAPPED_POINTS, GATES, entrants_of(drawn))
    assert [one for one in standings(CAPPED_POINTS, GATES, [*entrants_of(drawn), vetoed]) if one.code != "X"] == without


def test_an_entrant_without_any_value_has_not_reported_and_no_value_is_named_singly():
    blank = Entry("A", "A", "A", {condition.indicator: None for condition in CAPPED_POINTS})
    (one,) = scoring.standings(CAPPED_POINTS, (), [blank])
    assert (one.state, [reason.message for reason in one.reasons]) == ("incomplete", ["nothing reported"])


def test_a_limit_of_ones_own_is_named_in_the_language_of_the_reader():
    gate = Gate("", "clean", title_en="Workplace clean", title_zh="场地整洁", least=Decimal(1))
    entry = entrant("T1", Figures(), clean=Decimal(0))
    reason = standings(CAPPED_POINTS, [gate], [entry])[0].reasons[0]
    assert shown(reason.values["what"], "en") == "Workplace clean"
    assert shown(reason.values["what"], "zh") == "场地整洁"

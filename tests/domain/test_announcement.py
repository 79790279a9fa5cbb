"""Conditions in words."""

import dataclasses
from decimal import Decimal

from coopdesk.domain.announcement import formula, limit, tie_rule
from coopdesk.domain.conditions import CAPPED_POINTS, GATES, Gate


def test_the_conditions_are_said_in_words_with_their_numbers():
    assert formula(CAPPED_POINTS[0], "en") == "40 points at 100, in proportion, counted up to 120; at most 48"
    assert formula(CAPPED_POINTS[2], "en") == "15 points at 97; −1.5 for each point worse; at least 0; at most 15"
    assert formula(CAPPED_POINTS[2], "zh").count("；") == 3


def test_gates_are_said_by_their_limits():
    assert [limit(gate, "en") for gate in GATES] == [
        "no accidents with a day or more off work", "Attendance ≥ 95", "the return is on time",
    ]  # fmt: skip
    assert limit(GATES[0], "zh") == "无工伤事故（歇工一天以上）"
    assert limit(dataclasses.replace(GATES[0], most=Decimal(2)), "en").endswith("≤ 2")


def test_what_parts_equal_totals_is_said_in_its_turns():
    assert "Pass rate → Plan fulfilment → Attendance" in tie_rule(CAPPED_POINTS, "en")
    assert tie_rule((), "en") == "they share the place"


def test_a_limit_of_yes_or_no_is_told_in_words():
    gate = Gate("", "clean", title_en="Workplace clean", title_zh="场地整洁", least=Decimal(1))
    assert limit(gate, "en") == "Workplace clean: yes"
    assert limit(gate, "zh") == "场地整洁：是"
    assert limit(dataclasses.replace(gate, least=None, most=Decimal(0)), "en") == "Workplace clean: no"

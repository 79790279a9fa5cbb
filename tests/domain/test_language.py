"""Words in the language asked for; one process speaks both."""

import ast
import re
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.language import (
    Marked,
    day_name,
    explain,
    month_alone,
    month_name,
    named,
    period_name,
    say,
    sentences,
    shown,
)
from coopdesk.domain.period import Month, Period
from coopdesk.errors import DeskError, EntryError, LockedError, Problem
from tests.conftest import ROOT

APRIL = Month(1954, 4)
PLACE = re.compile(r"%(?:\((\w+)\)s|%)")


def messages():
    """Every message that is marked for translation, from the sources."""
    for path in sorted((ROOT / "coopdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                yield path.name, ast.literal_eval(node.args[0])


def test_a_per_cent_sign_is_doubled_in_messages_with_places_and_only_there():
    wrong = []
    for file, message in messages():
        if "%(" in message:
            rest = PLACE.sub("", message)
            wrong += [(file, message)] * ("%" in rest)
        else:
            wrong += [(file, message)] * ("%%" in message)
    assert wrong == []


def test_a_month_is_named_in_both_languages():
    assert (month_name(APRIL, "en"), month_name(APRIL, "zh")) == ("April 1954", "1954年4月")
    assert (month_alone(APRIL, "en"), month_alone(APRIL, "zh")) == ("April", "4月")


def test_a_day_is_named_in_both_languages():
    assert (day_name(date(1954, 5, 3), "en"), day_name(date(1954, 5, 3), "zh")) == ("3 May 1954", "1954年5月3日")


@pytest.mark.parametrize(
    ("text", "english"), [("1954-04", "April 1954"), ("1954", "Year 1954"), ("1954-Q1", "January 1954 to March 1954")]
)
def test_a_period_is_named(text, english):
    assert period_name(Period.parse(text), "en") == english
    assert period_name(Period.parse(text), "zh") != english


def test_values_inside_a_sentence_are_in_its_language():
    error = LockedError("%(month)s is final.", month=APRIL)
    assert explain(error, "en") == "April 1954 is final."
    assert explain(error, "zh").startswith("1954年4月")
    assert shown(date(1954, 5, 3), "en") == "3 May 1954"
    assert shown(Period.parse("1954"), "en") == "Year 1954"
    assert shown(12, "en") == "12"


def test_an_error_inside_an_error_is_translated_with_it():
    inner = DeskError("is needed")
    outer = DeskError("Line %(line)s: %(reason)s", line=3, reason=inner)
    assert explain(outer, "en") == "Line 3: is needed"
    assert "is needed" not in explain(outer, "zh")
    assert shown(Marked("is needed"), "zh") == say("is needed", "zh")


def test_a_sentence_with_a_per_cent_sign_and_values_is_said():
    problem = Problem("qualified", "%(percent)s %% of plan, below %(limit)s %%. Correct it or give the reason.",
                      {"percent": "12.0", "limit": "60"})  # fmt: skip
    assert explain(problem, "en") == "12.0 % of plan, below 60 %. Correct it or give the reason."
    assert str(EntryError([problem])) == explain(problem, "en")


def test_a_value_with_a_per_cent_sign_is_no_place():
    assert say("%(name)s is final.", "en", name="100 %(x)s %") == "100 %(x)s % is final."


def test_nothing_is_said_of_an_empty_message():
    assert say("", "zh") == ""


def test_a_thing_with_one_name_has_it_in_both_languages():
    both, one = Cooperative("A", "Iron", "铁业"), Cooperative("A", name_zh="铁业")
    assert (named(both, "en"), named(both, "zh"), named(one, "en")) == ("Iron", "铁业", "铁业")


def test_both_languages_are_one_text_chinese_first_and_each_value_is_taken_in_its_own():
    month = month_name(Month(1954, 4), "both")
    said = say("Nothing was entered for %(month)s yet.", "both", month=month)
    assert (month, month.zh, month.en) == ("1954年4月 April 1954", "1954年4月", "April 1954")
    assert (said.zh, said.en) == (
        say("Nothing was entered for %(month)s yet.", "zh", month=Month(1954, 4)),
        "Nothing was entered for April 1954 yet.",
    )
    assert named(Cooperative("BJ-001", "", "东四一社"), "both") == "东四一社"
    assert sentences([said, said], "both").en == f"{said.en} {said.en}"

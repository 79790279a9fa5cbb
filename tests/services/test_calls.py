"""Who was called about a month that is missing."""

from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.deadlines import Call
from coopdesk.domain.period import Month, Period
from coopdesk.domain.reporting import last_call
from coopdesk.errors import DeskError, EntryError
from coopdesk.services.calls import calls, calls_in, correct_call, record_call, remove_call
from coopdesk.services.desk import new_federation

APRIL = Month(1954, 4)
DAY = date(1954, 5, 6)


@pytest.fixture
def federation():
    with new_federation(None) as made:
        made.save(Cooperative("A", name_en="A"))
        yield made


def call(day=DAY, answer="tomorrow", promised=None, code="A"):
    return Call(code, APRIL, 1, day, "Li", answer, promised)


def test_calls_are_numbered_as_they_are_recorded_and_the_last_is_that_of_the_latest_day(federation):
    first = record_call(federation, call(date(1954, 5, 9)))
    second = record_call(federation, call(promised=date(1954, 5, 7)))
    assert [one.entry for one in calls(federation, "A", APRIL)] == [1, 2]
    found = calls_in(federation, Period(APRIL, APRIL))["A", APRIL]
    assert (last_call(found), last_call(())) == (first, None)
    assert calls_in(federation, Period(APRIL + 1, APRIL + 1)) == {}
    remove_call(federation, second)
    assert calls(federation, "A", APRIL) == [first]


def test_a_call_can_be_put_in_other_words(federation):
    kept = record_call(federation, call())
    correct_call(federation, call(answer="it is on its way"))
    assert [(one.entry, one.answer) for one in calls(federation, "A", APRIL)] == [(kept.entry, "it is on its way")]


def test_nothing_is_promised_for_a_day_that_was_over_and_someone_was_called(federation):
    with pytest.raises(EntryError) as early:
        record_call(federation, call(promised=date(1954, 5, 5)))
    assert early.value.problems[0].box == "promised"
    with pytest.raises(EntryError):
        record_call(federation, Call("A", APRIL, 1, DAY))
    with pytest.raises(DeskError):
        record_call(federation, call(code="B"))

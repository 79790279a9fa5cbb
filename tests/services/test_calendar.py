"""When months fall due, and what that makes late."""

from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.deadlines import Deadline, Holiday
from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.errors import EntryError
from coopdesk.services.calendar import calendar_of, remove_day, save_deadline, save_holiday, set_usual
from coopdesk.services.desk import new_federation
from coopdesk.services.figures import summary

APRIL = Month(1954, 4)
MAY_3 = date(1954, 5, 3)


@pytest.fixture
def federation():
    with new_federation(None) as made:
        made.save(Cooperative("A", name_en="A", founded_on=date(1952, 1, 1)))
        yield made


def late(store):
    return summary(store, Period(APRIL, APRIL)).whole.coverage.late


def test_without_settings_the_due_day_is_that_of_the_desk(federation):
    assert calendar_of(federation).due(APRIL) == MAY_3
    assert calendar_of(federation).due(Month(9999, 12)) == date.max


def test_a_holiday_a_rest_day_and_an_own_day_move_what_is_late(federation):
    statement = Statement(1, "A", APRIL, "closed", "keyed", submitted_on=date(1954, 5, 4))
    federation.add_closed(statement, Figures(wages=1))
    assert late(federation) == 1
    save_holiday(federation, Holiday(MAY_3, "May"), new=True)
    assert late(federation) == 0
    remove_day(federation, Holiday(MAY_3, "May"))
    save_deadline(federation, Deadline(APRIL, date(1954, 5, 4)), new=True)
    assert late(federation) == 0
    remove_day(federation, Deadline(APRIL, date(1954, 5, 4)))
    set_usual(federation, 2, "sunday")
    assert calendar_of(federation).due(APRIL) == MAY_3
    set_usual(federation, 2, "none")
    assert calendar_of(federation).due(APRIL) == date(1954, 5, 2)


def test_one_own_day_a_month_and_none_before_the_month_is_over(federation):
    save_deadline(federation, Deadline(APRIL, MAY_3), new=True)
    for wrong, new in ((Deadline(APRIL, MAY_3), True), (Deadline(APRIL, date(1954, 4, 30)), False)):
        with pytest.raises(EntryError):
            save_deadline(federation, wrong, new=new)
    with pytest.raises(EntryError):
        set_usual(federation, 31, "none")

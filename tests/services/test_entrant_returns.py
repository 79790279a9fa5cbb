"""The returns behind a board of co-operatives."""

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from coopdesk.services import competitions
from coopdesk.services.entrant_returns import entrant_returns
from coopdesk.services.questions import ask
from tests.services.offices import APRIL, CODE, Offices, packet_of
from tests.services.test_federation_competitions import THERE, announce, key, update

OVER = date(1954, 6, 1)


@pytest.fixture
def offices(tmp_path):
    made = Offices(tmp_path, None)
    made.federation.save(dataclasses.replace(made.federation.desk, federation="BJ"))
    announce(made)
    yield made
    made.close()


def found(offices):
    rows = entrant_returns(offices.federation, competitions.board(offices.federation, THERE), OVER)
    return [(one.standing.code, one.months[0].marks, one.came, one.here, one.lacking) for one in rows]


def test_who_has_not_reported_comes_first_and_values_say_where_they_are_from(offices):
    update(offices)
    key(offices, 100, 98)
    offices.receive(offices.send(5))
    competitions.set_value(offices.federation, THERE, "BJ-002", "unit_cost", Decimal(90))
    assert found(offices) == [("BJ-002", ("missing",), 0, 1, 1), (CODE, ("time",), 2, 0, 0)]


def test_what_is_asked_about_stands_there(offices):
    path = offices.send(5)
    offices.receive(path)
    ask(offices.federation, packet_of(path), text="Is the wage right?")
    assert found(offices)[1][1] == ("queried", "time")


def test_a_value_keyed_here_before_one_came_is_counted_once(offices):
    competitions.set_value(offices.federation, THERE, CODE, "unit_cost", Decimal(90), month=APRIL)
    update(offices)
    key(offices, 100, 98)
    offices.receive(offices.send(5))
    assert found(offices)[1][2:] == (2, 0, 0)

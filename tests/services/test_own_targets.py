"""Targets of one's own: what was pledged, and the best of the months before."""

import dataclasses
from datetime import date
from decimal import Decimal

from coopdesk.domain.conditions import Condition
from coopdesk.domain.evaluations import PledgedTarget
from coopdesk.domain.statements import OutputLine
from coopdesk.services import competitions, months
from tests.services.test_competitions import BANNER, JUNE, board, close, labour, output, rows, store  # noqa: F401

PLEDGED = Condition("", "plan_fulfilment", aim="pledge", shape="proportional", points=Decimal(40), cap=Decimal(120))
BEST = Condition(
    "", "plan_fulfilment", aim="best", points=Decimal(30), loss=Decimal(1), gain=Decimal(1), most=Decimal(35)
)


def month_of(store, month, made):  # noqa: F811
    """A final month in which all teams made so many per cent of their plan."""
    statement = months.draft(store, "BJ-900", month)
    for row in rows():
        line: OutputLine = output(row)
        good = line.planned * made / 100
        months.save_line(store, statement, dataclasses.replace(line, qualified=good, scrap=Decimal(0)))
        months.save_line(store, statement, labour(row))
    months.close_month(store, months.draft(store, "BJ-900", month), "王", "李", date(month.year, month.number + 1, 1))


def points(store, code):  # noqa: F811
    return {one: (str(found.scores[0].target), found.total, found.place) for one, found in board(store, code).items()}


def test_a_pledge_is_the_target_of_its_entrant_and_who_made_none_is_incomplete(store):  # noqa: F811
    close(store)
    competitions.new_competition(store, dataclasses.replace(BANNER, code="p"), [PLEDGED])
    for code, target in (("A", "115.0"), ("B", "100.0"), ("C", "120.0")):
        store.save(PledgedTarget("p", code, "plan_fulfilment", Decimal(target)))
    assert points(store, "p") == {
        "A": ("115.0", Decimal("40.0"), 2),
        "B": ("100.0", Decimal("48.0"), 1),
        "C": ("120.0", Decimal("34.0"), 3),
        "D": ("None", None, None),
    }
    assert [one.message for one in board(store, "p")["D"].reasons] == ["%(what)s: no pledge"]


def test_the_best_month_before_is_the_target_and_never_a_month_of_the_competition(store):  # noqa: F811
    close(store)
    competitions.new_competition(store, dataclasses.replace(BANNER, code="b", period=JUNE + 2), [BEST])
    month_of(store, JUNE + 1, Decimal(110))
    month_of(store, JUNE + 2, Decimal(120))
    assert points(store, "b") == {
        "A": ("115.0", Decimal("35.0"), 1),
        "B": ("128.0", Decimal("22.0"), 4),
        "C": ("110.0", Decimal("35.0"), 1),
        "D": ("112.0", Decimal("35.0"), 1),
    }


def test_before_the_first_month_there_is_no_best_one(store):  # noqa: F811
    close(store)
    competitions.new_competition(store, dataclasses.replace(BANNER, code="b"), [BEST])
    assert {(one.state, one.reasons[0].message) for one in board(store, "b").values()} == {
        ("incomplete", "%(what)s: no earlier month")
    }

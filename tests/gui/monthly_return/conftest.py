"""The monthly return in a window of its own, with a closed March behind it."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.members import Member
from coopdesk.domain.period import Month
from coopdesk.domain.statements import LabourLine, OutputLine
from coopdesk.gui.screen import Screen
from coopdesk.gui.shell.window import Place, Window
from coopdesk.services import members, months

MARCH, APRIL = Month(1954, 3), Month(1954, 4)


class Papers(Screen):
    """Stands for the screen of reports: remembers what it was asked to show."""

    shown = None

    def go_to(self, where):
        self.shown = where


@pytest.fixture
def after_march(store):
    """March is final: three teams made carpets."""
    for number, team in (("0001", "T1"), ("0002", "T2")):
        person = Member("BJ-001", number, f"王{number}", "F", 1920, team, date(1952, 5, 1), "founder")
        members.save_member(store, person)
    march = months.draft(store, "BJ-001", MARCH)
    for place, quantity in ((1, 231), (2, 240), (3, 236)):
        months.save_line(store, march, output(f"T{place}", 235, quantity, 2, 114500, place))
        months.save_line(store, march, LabourLine(f"T{place}", place, 520, 500, 5_200_000, 0))
    months.close_month(store, march, "Wang Guiying", "Li Changshun", date(1954, 4, 2))
    return store


def output(team, planned, qualified, scrap, price, place=1):
    figures = [None if one is None else Decimal(one) for one in (planned, qualified, scrap, price)]
    names = ("planned", "qualified", "scrap", "current_price")
    return OutputLine(team, "0801", position=place, **dict(zip(names, figures, strict=True)))


@pytest.fixture
def labour_kept(store):
    """The labour of April is in the file already, so that the check asks about output only."""
    statement = months.draft(store, "BJ-001", APRIL)
    for place in (1, 2, 3):
        months.save_line(store, statement, LabourLine(f"T{place}", place, 520, 500, 5_200_000, 0))


@pytest.fixture
def window(shown, session):
    from coopdesk.gui.monthly_return.screen import MonthlyReturnScreen

    places = [Place("monthly_return", "Monthly return", MonthlyReturnScreen), Place("reports", "Reports", Papers)]
    return shown(Window(session, places))


@pytest.fixture
def screen(window):
    return window.front


@pytest.fixture
def kept(store):
    """The lines of April as the file has them."""

    def lines(kind=OutputLine, month=APRIL):
        statement = months.current(store, "BJ-001", month)
        return store.lines(kind, statement.id) if statement else []

    return lines

"""What tests of the grid share: three lines of carpets, and a file that keeps them."""

from dataclasses import asdict
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget

from coopdesk.domain.field import checked, field_of
from coopdesk.domain.statements import OutputLine
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.gui.choosing import Choice
from coopdesk.gui.grid.columns import Column, Keeper
from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.view import Grid

PRODUCTS = [
    Choice("0801", "hand-knotted carpet", "手工羊毛地毯", "Made here"),
    Choice("0101", "hoe", "锄头", "Other products"),
    Choice("0901", "vase", "花瓶", "Other products"),
]
SOUNDS = {"锄": "chutou", "毯": "ditan", "瓶": "huaping"}


def sounds(words):
    return " ".join(sound for mark, sound in SOUNDS.items() if mark in words)


def number(name, **more):
    return Column(name, name, 80, field_of(OutputLine, name), total=lambda lines: total(lines, name), **more)


def total(lines, name):
    return str(sum(line[name] for line in lines if isinstance(line[name], Decimal)))


def shown(values):
    return "" if values["qualified"] is None else f"value {values['qualified']}"


class File:
    """Keeps lines as a store would, and remembers what it was asked."""

    def __init__(self):
        self.kept = {}

    def keep(self, before, now):
        if now["scrap"] == 99:
            raise EntryError([Problem("scrap", N_("is less than %(least)s"), {"least": 100})])
        line = checked(OutputLine(**now))
        if before is None and (line.team, line.product) in self.kept:
            raise EntryError([Problem("team", N_("There is already a line for this."))])
        if before is not None and (before["team"], before["product"]) != (line.team, line.product):
            self.drop(before)
        self.kept[line.team, line.product] = line
        return asdict(line)

    def drop(self, before):
        del self.kept[before["team"], before["product"]]

    def figures(self, name="qualified"):
        return [getattr(line, name) for line in self.kept.values()]


@pytest.fixture
def file():
    return File()


@pytest.fixture
def grid(qtbot, file):
    columns = [
        Column("team", "Team", 60, field_of(OutputLine, "team"), carried=True),
        Column(
            "product", "Product", 160, field_of(OutputLine, "product"), choices=lambda: PRODUCTS, carried=True,
            words=lambda values: f"{values['product']} named" if values["product"] else "",
        ),
        number("planned", carried=True), number("qualified", box="2"), number("scrap"),
        number("current_price", offered=lambda values: Decimal(114500) if values["team"] else None),
        Column("value", "Value", 90, shown=shown, right=True),
    ]  # fmt: skip
    lines = Lines(OutputLine, columns, Keeper(file.keep, file.drop), lambda: asdict(OutputLine("", "")))
    start = [OutputLine(f"T{n}", "0801", planned=Decimal(200 + n)) for n in (1, 2, 3)]
    file.kept = {(line.team, line.product): line for line in start}
    lines.load(asdict(line) for line in start)
    window = QWidget()
    grid = Grid(lines, sounds, (*(column.name for column in columns if column.typed), "basis"))
    grid.setParent(window)
    grid.resize(800, 400)
    window.resize(820, 420)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    grid.begin()
    qtbot.waitUntil(grid.box.hasFocus)
    yield grid
    window.close()

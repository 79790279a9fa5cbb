"""Differences of two versions or two keyings in words: where, which box, what stood there and what stands there."""

from typing import Any, Protocol

from coopdesk.domain.differences import Difference, keyed_boxes
from coopdesk.domain.field import NOT_APPLICABLE, field_of, fields_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.members import EVENTS, MovementLine, MovementPerson
from coopdesk.domain.statements import (
    BASES,
    PAPER_TOTALS,
    Accounts,
    LabourLine,
    Note,
    OutputLine,
    PaperTotal,
)
from coopdesk.errors import N_
from coopdesk.gui.form import label_of
from coopdesk.gui.monthly_return.numbers import money
from coopdesk.gui.words import _
from coopdesk.services.months import REMARK

SEXES = {"F": N_("Female"), "M": N_("Male"), "-": N_("Not recorded")}
_TELLS: dict[type, str] = {MovementLine: "persons", MovementPerson: "happened_on", PaperTotal: "total", Note: "text"}
"""Kinds of lines that hold one thing: a line that came or went is told by it."""


class Names(Protocol):
    """What teams and products are called."""

    def team_name(self, code: str) -> str:
        """The name of a team."""

    def product_name(self, code: str) -> str:
        """Code and name of a product."""


def place_words(names: Names, one: Difference) -> str:
    """``Team 3, 0801 hand-knotted carpet``; ``Closing, Female``; the whole month."""
    parts = one.line.split("/")
    if one.record is OutputLine:
        words = [names.team_name(parts[0]), names.product_name(parts[1])]
        return _(", ").join([*words, _(BASES[parts[2]])] if parts[2] != "own" else words)
    if one.record is LabourLine:
        return names.team_name(one.line)
    if one.record is MovementLine:
        return _(", ").join([_(EVENTS[parts[1]]), _(SEXES[parts[0]])])
    if one.record is MovementPerson:
        return _(", ").join([f"{parts[0]} {(one.new or one.old).name}", _(EVENTS[parts[1]])])
    if one.record is PaperTotal:
        return _(PAPER_TOTALS[one.line])
    if one.record is Note:
        code, _slash, subject = one.line.partition("/")
        of_line = _(", ").join(names.team_name(part) if not place else part for place, part in enumerate(parts[1:3]))
        return _("Remark to the whole month") if code == REMARK or not subject else of_line
    return _("Other amounts") if one.record is Accounts else _("The whole month")


def box_words(one: Difference) -> str:
    """``2 Accepted``; that a line came or went."""
    name = one.box or _TELLS.get(one.record, "")
    if name:
        return label_of(field_of(one.record, name))
    return _("Line removed") if one.new is None else _("Line added")


def side_words(one: Difference, value: Any, exponent: int) -> str:
    """What stands on one side of a difference; of a whole line its figures."""
    if one.box:
        return _value_words(one, one.box, value, exponent)
    if value is None:
        return "—"
    if name := _TELLS.get(one.record, ""):
        return _value_words(one, name, getattr(value, name), exponent)
    filled = [name for name in keyed_boxes(one.record) if getattr(value, name) is not None]
    figures = [
        f"{label_of(field_of(one.record, name))} {_value_words(one, name, getattr(value, name), exponent)}"
        for name in filled
    ]
    return _(", ").join(figures) or _("not filled in")


def _value_words(one: Difference, name: str, value: Any, exponent: int) -> str:
    """One box in words: amounts in whole units of the currency, blank and not applicable named."""
    if value is None or value == "":
        return _("not filled in")
    if value is NOT_APPLICABLE:
        return _("not applicable")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    of_paper = PaperTotal(one.line, 0) if one.record is PaperTotal else None
    described = field_of(one.record, name).in_currency(exponent, of_paper)
    return described.text(value) if described.number else str(value)


def figure_rows(figures: dict[str, tuple[int | None, int | None]], exponent: int) -> list[list[str]]:
    """The figures that move: label, old, new, and by how much."""
    rows = []
    for field in fields_of(Figures):
        if field.name not in figures:
            continue
        old, new = figures[field.name]
        words = [money(one, exponent if field.money else 0) or "—" for one in (old, new)]
        by = None if old is None or new is None else new - old
        sign = "+" if by and by > 0 else ""
        rows.append([_(field.label), *words, sign + money(by, exponent if field.money else 0)])
    return rows

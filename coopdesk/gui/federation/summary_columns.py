"""The columns of a summary: coverage first, then every figure and every indicator of the registries."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Final

from coopdesk.domain.field import Field, fields_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.indicators import INDICATORS, Indicator
from coopdesk.domain.numbers import grouped, ratio
from coopdesk.domain.summaries import COVERAGE, SummaryLine
from coopdesk.gui.words import _

_FIRST: Final = ("planned_value_constant", "output_value_constant")
_NEXT: Final = ("members_opening", "members_joined", "members_newly_developed", "members_left", "members_closing")
_COVERED: Final = ("late", "nil", "missing", "disputed", "keyed")
Number = Decimal | int | None


@dataclass(frozen=True)
class SummaryColumn:
    """One column: ``value`` of a line, None where there is none; ``places`` are its decimals.

    ``adds`` says whether cells of it may be summed, ``money`` whether they are amounts in whole units.
    ``text`` replaces the number where words are meant; ``plan`` is the value on the line of the full plan.
    """

    name: str
    title: str
    value: Callable[[SummaryLine], Number]
    width: int = 70
    places: int = 0
    adds: bool = True
    money: bool = False
    absent: str = "…"
    text: Callable[[SummaryLine], str] | None = None
    plan: Callable[[SummaryLine], Number] | None = None

    def words(self, line: SummaryLine) -> str:
        """What the cell shows."""
        return self.text(line) if self.text is not None else self.shown(self.value(line))

    def shown(self, value: Number) -> str:
        """A number of this column, grouped; the mark of absence for None."""
        return self.absent if value is None else grouped(value, self.places)


def summary_columns(exponent: int, unit: str) -> list[SummaryColumn]:
    """All columns; amounts are shown in whole units of a currency with so many decimals, ``unit`` is its name."""
    figures = {field.name: field for field in fields_of(Figures)}
    rest = [name for name in figures if name not in (*_FIRST, *_NEXT)]
    return [
        *_coverage(),
        *(_figure(figures[name], exponent) for name in _FIRST),
        *(_indicator(indicator, exponent, unit) for indicator in INDICATORS.values()),
        *(_figure(figures[name], exponent) for name in (*_NEXT, *rest)),
    ]


def _coverage() -> Iterator[SummaryColumn]:
    def reported(line: SummaryLine) -> str:
        return _("%(reported)s of %(due)s", reported=grouped(line.coverage.reported), due=grouped(line.coverage.due))

    yield SummaryColumn("reported", _("Reported"), lambda line: line.coverage.reported, 82, text=reported)
    for name in _COVERED:
        width = 76 if name == "keyed" else 60
        yield SummaryColumn(name, _(COVERAGE[name]), attrgetter(f"coverage.{name}"), width)


def _figure(field: Field, exponent: int) -> SummaryColumn:
    def value(line: SummaryLine) -> Number:
        amount = getattr(line.total.figures, field.name)
        return Decimal(amount).scaleb(-exponent) if field.money and amount is not None else amount

    def full_plan(line: SummaryLine) -> Number:
        return None if line.full_plan is None else Decimal(line.full_plan).scaleb(-exponent)

    return SummaryColumn(
        field.name,
        _(field.label),
        value,
        width=122 if field.money else 84,
        places=exponent if field.money else 0,
        money=field.money,
        plan={"planned_value_constant": full_plan, "output_value_constant": value}.get(field.name),
    )


def _indicator(indicator: Indicator, exponent: int, money_unit: str) -> SummaryColumn:
    money = indicator.unit == INDICATORS["average_wage"].unit

    def value(line: SummaryLine) -> Number:
        found = indicator.value(line.total)
        return found.scaleb(-exponent) if found is not None and money else found

    def of_full_plan(line: SummaryLine) -> Number:
        made = line.total.figures.output_value_constant
        part = None if made is None or line.full_plan is None else ratio(made, line.full_plan)
        return None if part is None else part * 100

    unit = _("%(money)s per person", money=money_unit) if money else _(indicator.unit)
    return SummaryColumn(
        indicator.code,
        _("%(what)s, %(unit)s", what=_(indicator.label), unit=unit) if unit else _(indicator.label),
        value,
        width=104 if money else 92,
        places=2,
        adds=False,
        absent="—",
        plan=of_full_plan if indicator.code == "plan_fulfilment" else None,
    )

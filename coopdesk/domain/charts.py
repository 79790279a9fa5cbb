"""Charts as plain values: what is compared, in which unit, month by month or line by line; drawn in reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from coopdesk.domain.boxes import Cell
from coopdesk.domain.language import Language, in_each, month_alone, say
from coopdesk.domain.plan_progress import MEASURE, TEN_THOUSAND, Advance, MonthOfPlan, PlanProgress
from coopdesk.domain.sheets import money_unit
from coopdesk.domain.summaries import group_name
from coopdesk.errors import N_

Fill = Literal["dark", "light"]
FULL: Final = Decimal(100)
_DARK: Final[Fill] = "dark"
_LIGHT: Final[Fill] = "light"


@dataclass(frozen=True)
class Series:
    """Values under one name, each beside the label of the same place; None is not known and has no bar."""

    name: str
    values: tuple[Decimal | None, ...]
    fill: Fill


@dataclass(frozen=True)
class Chart:
    """One chart in words of one language: upright *columns* by month or lying *bars*; ``mark`` is a line at a value."""

    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    shape: Literal["columns", "bars"] = "columns"
    places: int = 0
    mark: Decimal | None = None

    @property
    def most(self) -> Decimal:
        """The largest value; 0 where there is none."""
        return max((value for one in self.series for value in one.values if value is not None), default=Decimal(0))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be drawn."""
        return not any(value is not None for one in self.series for value in one.values)


def charts_of(found: PlanProgress, language: Language) -> tuple[Chart, ...]:
    """The charts of a plan's progress that have anything to show."""
    charts = (
        _output(found, language),
        _fulfilment(found, language),
        _members(found, language),
        _coverage(found, language),
    )
    return tuple(chart for chart in charts if not chart.empty)


def _labels(months: Sequence[MonthOfPlan], language: Language) -> tuple[str, ...]:
    return tuple(month_alone(one.month, language) for one in months)


def _output(found: PlanProgress, language: Language) -> Chart:
    made = [_money(found, _figure(one, MEASURE)) for one in found.months]
    planned = [_money(found, one.plan) for one in found.months]
    most = max((value for value in (*made, *planned) if value is not None), default=Decimal(0))
    further = 0
    while most.scaleb(-further) >= _LONG:
        further += TEN_THOUSAND
    unit = money_unit(found.desk.currency, language)
    marked = _UNITS[min(found.shift - found.exponent + further, max(_UNITS))]
    return Chart(
        say(N_("Output against plan, month by month"), language),
        say(marked, language, unit=unit) if marked else unit,
        _labels(found.months, language),
        (
            Series(say(N_("Plan"), language), _scaled(planned, further), "light"),
            Series(say(N_("Output value"), language), _scaled(made, further), "dark"),
        ),
        places=0 if most.scaleb(-further) >= FULL else 2,
    )


_LONG: Final = Decimal(10) ** 8
_UNITS: Final = {
    0: "", 4: N_("10,000 %(unit)s"), 8: N_("100 million %(unit)s"), 12: N_("million million %(unit)s"),
}  # fmt: skip


def _money(found: PlanProgress, amount: int | None) -> Decimal | None:
    return _number(found.money(amount))


def _scaled(values: Sequence[Decimal | None], by: int) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else value.scaleb(-by) for value in values)


def _fulfilment(found: PlanProgress, language: Language) -> Chart:
    """Sorted as the lines are, those without a percentage left out."""
    lines = [one for one in found.lines if isinstance(one.of_plan, Decimal)]
    labels = tuple(line_name(one, found, language) for one in lines)
    done = tuple(_number(one.of_plan) for one in lines)
    title = say(N_("Plan to date fulfilled"), language)
    series = (Series(say(N_("Fulfilled"), language), done, "dark"),)
    return Chart(title, "%", labels, series, "bars", 1, FULL)


def line_name(line: Advance, found: PlanProgress, language: Language) -> str:
    """Code and name of a co-operative, or the name of a group."""
    if language == "both":
        return in_each(language, lambda one: line_name(line, found, one))
    if found.by == "cooperative" and line.key:
        return f"{line.key} {line.names.get(language, '')}".strip()
    return group_name(line, language)


def _members(found: PlanProgress, language: Language) -> Chart:
    names = (("members_joined", N_("Members joined"), _DARK), ("members_left", N_("Members left"), _LIGHT))
    return Chart(
        say(N_("Members joined and left"), language), say(N_("persons"), language), _labels(found.months, language),
        tuple(
            Series(say(words, language), tuple(_count(_figure(one, name)) for one in found.months), fill)
            for name, words, fill in names
        ),
    )  # fmt: skip


def _coverage(found: PlanProgress, language: Language) -> Chart:
    names = (("due", N_("Due"), _LIGHT), ("reported", N_("Reported"), _DARK))
    past = [one.month <= found.period.last for one in found.months]
    return Chart(
        say(N_("Returns due and reported"), language), say(N_("returns"), language), _labels(found.months, language),
        tuple(
            Series(
                say(words, language),
                tuple(Decimal(getattr(one.coverage, name)) if over else None
                      for one, over in zip(found.months, past, strict=True)),
                fill,
            )
            for name, words, fill in names
        ),
    )  # fmt: skip


def _figure(one: MonthOfPlan, name: str) -> int | None:
    return getattr(one.figures, name) if one.figures else None


def _count(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _number(cell: Cell) -> Decimal | None:
    return cell if isinstance(cell, Decimal) else None

"""Charts as plain values: what is compared, in which unit, month by month or line by line; drawn in reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from coopdesk.domain.boxes import Cell
from coopdesk.domain.indicators import INDICATORS
from coopdesk.domain.language import Language, continued, in_each, month_alone, say
from coopdesk.domain.numbers import grouped
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
class Lack:
    """What some bars lack, which are light: a text beside each, empty where nothing is lacking, and its ``name``.

    ``note`` is the sentence about them under the title.
    """

    name: str
    texts: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Chart:
    """One chart in words of one language: upright *columns* by month or lying *bars*; ``mark`` is a line at a value.

    ``counts`` are whole numbers under the columns that have none of their own: of how many the values are.
    ``again`` is the title of a part that goes on.
    """

    title: str
    unit: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    shape: Literal["columns", "bars"] = "columns"
    places: int = 0
    mark: Decimal | None = None
    counts: tuple[Series, ...] = ()
    lack: Lack | None = None
    again: str = ""

    @property
    def most(self) -> Decimal:
        """The largest value; 0 where there is none."""
        return max((value for one in self.series for value in one.values if value is not None), default=Decimal(0))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be drawn."""
        return not any(value is not None for one in self.series for value in one.values)


def charts_of(found: PlanProgress, language: Language) -> tuple[Chart, ...]:
    """The charts of a plan's progress that have anything to show.

    One co-operative has no others to be sorted with, nor returns to be counted: one is due each month.
    """
    if found.desk.role == "cooperative":
        compared: tuple[Chart, ...] = (_fulfilment_by_month(found, language), _members(found, language))
        dearest: tuple[Chart, ...] = ()
    else:
        compared = (_fulfilment(found, language), _members(found, language), _coverage(found, language))
        dearest = (_cost(found, language),)
    charts = (_output(found, language), _to_date(found, language), *compared, _cost_by_month(found, language), *dearest)
    return tuple(chart for chart in charts if not chart.empty)


def _labels(months: Sequence[MonthOfPlan], language: Language) -> tuple[str, ...]:
    return tuple(month_alone(one.month, language) for one in months)


def _output(found: PlanProgress, language: Language) -> Chart:
    made = [_figure(one, MEASURE) for one in found.months]
    title = say(N_("Output against plan, month by month"), language)
    return _against_plan(found, title, [one.plan for one in found.months], made, language)


def _to_date(found: PlanProgress, language: Language) -> Chart:
    made = [one.output_to_date for one in found.months]
    for place in range(len(made) - 1, 0, -1):  # a month of which nothing is here yet repeats none before it
        if found.months[place].figures is not None or made[place] != made[place - 1]:
            break
        made[place] = None
    title = say(N_("Output to date against plan to date, from January"), language)
    return _against_plan(found, title, [one.plan_to_date for one in found.months], made, language)


def _against_plan(
    found: PlanProgress, title: str, plan: Sequence[int | None], output: Sequence[int | None], language: Language
) -> Chart:
    """Money in the unit that leaves the largest of it the fewest digits that tell it apart."""
    planned, made = ([_number(found.money(amount)) for amount in amounts] for amounts in (plan, output))
    most = max((value for value in (*made, *planned) if value is not None), default=Decimal(0))
    further = 0
    while most.scaleb(-further) >= _LONG:
        further += TEN_THOUSAND
    unit = money_unit(found.desk.currency, language)
    marked = _UNITS[min(found.shift - found.exponent + further, max(_UNITS))]
    return Chart(
        title,
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


def _scaled(values: Sequence[Decimal | None], by: int) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else value.scaleb(-by) for value in values)


def _fulfilment(found: PlanProgress, language: Language) -> Chart:
    """Who is behind comes first, those without a percentage are left out; who lacks returns is marked."""
    behind = [(done, one) for one in found.lines if (done := _number(one.of_plan)) is not None]
    behind.sort(key=lambda line: (line[0], line[1].key))
    lines = [one for _done, one in behind]
    labels = tuple(line_name(one, found, language) for one in lines)
    title = say(N_("Plan to date fulfilled, the lowest first"), language)
    series = (Series(say(N_("Fulfilled"), language), tuple(done for done, _one in behind), "dark"),)
    again = continued(title, language)
    return Chart(title, "%", labels, series, "bars", 1, FULL, lack=_lack(lines, language), again=again)


def _lack(lines: Sequence[Advance], language: Language) -> Lack | None:
    """The returns of the lines that lack some: those are low for want of paper, not of work."""
    covers = [one.coverage for one in lines]
    texts = [f"{grouped(one.reported)}/{grouped(one.due)}" if one.reported < one.due else "" for one in covers]
    if not any(texts):
        return None
    note = N_(
        "Light bars lack returns (reported/due beside them): a month that is missing or in dispute counts as no output."
    )
    return Lack(say(N_("Returns reported / due"), language), tuple(texts), say(note, language))


def _fulfilment_by_month(found: PlanProgress, language: Language) -> Chart:
    """A co-operative's own months in per cent of their plan; an output without a plan has no per cent."""
    done = tuple(_number(one.of_plan) for one in found.months)
    series = (Series(say(N_("Fulfilled"), language), done, "dark"),)
    title = say(N_("Annual plan's share fulfilled, month by month"), language)
    return Chart(title, "%", _labels(found.months, language), series, "columns", 1, FULL)


def _cost_by_month(found: PlanProgress, language: Language) -> Chart:
    """Of the returns that tell their cost, and at a federation of how many."""
    series = Series(say(N_("Cost"), language), tuple(one.cost_per_100 for one in found.months), "dark")
    telling = tuple(_count(one.telling or None) for one in found.months)
    counts = (Series(say(N_("With cost"), language), telling, "light"),)
    return Chart(
        say(N_("Cost per 100 yuan of output value, month by month"), language),
        say(INDICATORS["cost_per_100"].unit, language),
        _labels(found.months, language),
        (series,),
        places=1,
        counts=counts if found.desk.role == "federation" else (),
    )


def _cost(found: PlanProgress, language: Language) -> Chart:
    """The dearest first, those that do not tell their cost left out."""
    lines = [(cost, one) for one in found.lines if (cost := one.cost_per_100) is not None]
    lines.sort(key=lambda line: (-line[0], line[1].key))
    labels = tuple(line_name(one, found, language) for _cost, one in lines)
    series = (Series(say(N_("Cost"), language), tuple(cost for cost, _one in lines), "dark"),)
    title = say(N_("Cost per 100 yuan of output value to date"), language)
    unit = say(INDICATORS["cost_per_100"].unit, language)
    return Chart(title, unit, labels, series, "bars", 1, again=continued(title, language))


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

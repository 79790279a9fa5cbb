"""A summary as lines for a terminal: every figure of a few groups, or a few figures of every group."""

from dataclasses import fields
from decimal import Decimal
from typing import Final
from unicodedata import east_asian_width

from coopdesk.domain.field import field_of, fields_of
from coopdesk.domain.figures import Figures
from coopdesk.domain.indicators import INDICATORS, Indicator
from coopdesk.domain.language import Language, period_name, say
from coopdesk.domain.numbers import grouped, rounded
from coopdesk.domain.sheets import money_unit
from coopdesk.domain.summaries import COVERAGE, Coverage, Summary, SummaryLine, group_name
from coopdesk.domain.summary_notes import affiliated_as_of, notes
from coopdesk.errors import N_

MOST_COLUMNS: Final = 6
"""More groups than these get a row each."""
WIDTH: Final = 120
"""Terminal cells of a row where every group has one."""
ABSENT: Final = "…"
NONE: Final = "—"
_PER_PERSON: Final = N_("money per person")


def summary_text(summary: Summary, language: Language) -> str:
    """The summary as lines for a terminal, then what its marks mean and what could be misread."""
    rows = _by_figure(summary, language) if len(summary.groups) <= MOST_COLUMNS else _by_group(summary, language)
    widths = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    legend = [
        say(N_("… no return has it; — nothing to reckon it from."), language),
        affiliated_as_of(summary, language),
        *notes(summary, language),
    ]
    return "\n".join([*(_aligned(row, widths) for row in rows), "", *filter(None, legend)])


def _by_figure(summary: Summary, language: Language) -> list[list[str]]:
    """A row for each figure, a column for each group and one for all."""
    lines = [*summary.groups, summary.whole]
    rows = [[period_name(summary.period, language), *(group_name(line, language) for line in lines)]]
    for entry in fields(Coverage):
        label = say(COVERAGE[entry.name], language)
        rows.append([label, *(grouped(getattr(line.coverage, entry.name)) for line in lines)])
    for described in fields_of(Figures):
        unit = money_unit(summary.currency, language) if described.money else say(described.unit, language)
        label = _labelled(say(described.label, language), unit, language)
        rows.append([label, *(_figure(summary, line, described.name) for line in lines)])
    for indicator in INDICATORS.values():
        unit = _indicator_unit(summary, indicator, language)
        label = _labelled(say(indicator.label, language), unit, language)
        rows.append([label, *(_indicator(summary, line, indicator) for line in lines)])
    return rows


def _by_group(summary: Summary, language: Language) -> list[list[str]]:
    """A row for each group and one for all, with the columns that fit."""
    money = money_unit(summary.currency, language)
    heads = [
        say(N_("Reported/due"), language),
        _labelled(say(N_("Planned value"), language), money, language),
        _labelled(say(N_("Output value"), language), money, language),
        say(N_("% of plan"), language),
        say(N_("Members"), language),
        _labelled(say(N_("Wages"), language), money, language),
    ]
    rows = [[period_name(summary.period, language), *heads]]
    for line in (*summary.groups, summary.whole):
        rows.append(
            [
                _name(summary, line, language),
                f"{grouped(line.coverage.reported)}/{grouped(line.coverage.due)}",
                _figure(summary, line, "planned_value_constant"),
                _figure(summary, line, "output_value_constant"),
                _indicator(summary, line, INDICATORS["plan_fulfilment"]),
                _figure(summary, line, "members_closing"),
                _figure(summary, line, "wages"),
            ]
        )
    room = WIDTH - sum(2 + max(map(_cells, column)) for column in list(zip(*rows, strict=True))[1:])
    return [[_shortened(row[0], room), *row[1:]] for row in rows]


def _name(summary: Summary, line: SummaryLine, language: Language) -> str:
    name = group_name(line, language)
    return f"{line.key} {name}" if summary.by == "cooperative" and line.key and name != line.key else name


def _figure(summary: Summary, line: SummaryLine, name: str) -> str:
    value = getattr(line.total.figures, name)
    if value is None:
        return ABSENT
    return _money(value, summary) if field_of(Figures, name).money else grouped(value)


def _indicator(summary: Summary, line: SummaryLine, indicator: Indicator) -> str:
    value = indicator.value(line.total)
    if value is None:
        return NONE
    if indicator.unit == _PER_PERSON:
        return grouped(rounded(value.scaleb(-summary.exponent), 2))
    return grouped(value, 2)


def _money(amount: int, summary: Summary) -> str:
    return grouped(Decimal(amount).scaleb(-summary.exponent), summary.exponent)


def _indicator_unit(summary: Summary, indicator: Indicator, language: Language) -> str:
    if indicator.unit == _PER_PERSON:
        return say(N_("%(money)s per person"), language, money=money_unit(summary.currency, language))
    return indicator.unit if indicator.unit == "%" else say(indicator.unit, language)


def _labelled(label: str, unit: str, language: Language) -> str:
    return say(N_("%(label)s, %(unit)s"), language, label=label, unit=unit) if unit else label


def _aligned(row: list[str], widths: list[int]) -> str:
    """Words to the left, numbers to the right."""
    gaps = [" " * (width - _cells(text)) for text, width in zip(row, widths, strict=True)]
    return row[0] + gaps[0] + "".join(f"  {gap}{text}" for gap, text in zip(gaps[1:], row[1:], strict=True))


def _shortened(text: str, room: int) -> str:
    """A text that takes no more than so many cells."""
    if _cells(text) <= room:
        return text
    while text and _cells(text) >= room:
        text = text[:-1]
    return text + ABSENT


def _cells(text: str) -> int:
    """How many terminal cells a text takes: wide characters take two."""
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in text)

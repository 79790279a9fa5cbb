"""Cells of the summary in words: an amount with its unit, the sum of what is selected."""

from decimal import Decimal

from coopdesk.domain.numbers import grouped
from coopdesk.gui.federation.summary_table import SummaryTable
from coopdesk.gui.words import _


def with_unit(words: str, amount: Decimal | int, unit: str) -> str:
    """An amount with its unit; a large one in ten-thousands (万) with one decimal, too."""
    exact = Decimal(amount)
    if abs(exact) < 100_000:
        return _("%(amount)s %(unit)s", amount=words, unit=unit)
    tens = grouped(exact / 10_000, 1)
    return _("%(amount)s %(unit)s (%(tens)s ten-thousand %(unit)s)", amount=words, unit=unit, tens=tens)


def sums(table: SummaryTable) -> str:
    """The sum of selected cells of one kind, empty for one cell, for ratios and where money would meet heads."""
    cells = [(table.rows.columns[index.column()], index.row()) for index in table.selectedIndexes()]
    kinds = {(column.adds, column.money) for column, _row in cells}
    if len(cells) < 2 or len(kinds) != 1 or not all(column.adds for column, _row in cells):
        return ""
    values = [column.value(table.rows.lines[row]) for column, row in cells if not table.rows.is_plan(row)]
    known = [Decimal(value) for value in values if value is not None]
    places = max(column.places for column, _row in cells)
    return _("Sum %(sum)s (%(count)s cells)", sum=grouped(sum(known, Decimal(0)), places), count=len(known))

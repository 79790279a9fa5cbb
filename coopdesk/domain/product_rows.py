"""The products of a return, summed over teams, as the second block of form 1 prints them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from coopdesk.domain.boxes import Cell, fulfilment, money_cell
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.numbers import ratio
from coopdesk.domain.statements import MonthlyReturn, OutputLine, Quantity


@dataclass(frozen=True)
class ProductRow:
    """One product of one material, summed over teams; quantities in its unit, value in units of the currency."""

    code: str
    name_en: str
    name_zh: str
    unit_en: str
    unit_zh: str
    basis: str
    planned: Cell
    accepted: Cell
    fulfilment: Cell
    scrap: Cell
    price: Cell
    value: Cell
    accepted_to_date: Cell

    @property
    def pass_rate(self) -> Cell:
        """Accepted in per cent of what was inspected; by quantity it is that by value, as the price is the same."""
        if NOT_APPLICABLE in (self.accepted, self.scrap):
            return NOT_APPLICABLE
        if not isinstance(self.accepted, Decimal) or not isinstance(self.scrap, Decimal):
            return None
        quotient = ratio(self.accepted, self.accepted + self.scrap)
        return NOT_APPLICABLE if quotient is None else quotient * 100


def product_rows(whole: MonthlyReturn, earlier: Iterable[MonthlyReturn] = ()) -> tuple[ProductRow, ...]:
    """The products of the year so far, summed over teams, in the order of the month's lines.

    What was only made in earlier months does not apply to this one and keeps its sum to date.
    """
    month: dict[tuple[str, str], list[OutputLine]] = {}
    for line in whole.output:
        month.setdefault((line.product, line.basis), []).append(line)
    before: dict[tuple[str, str], list[OutputLine]] = {}
    for line in (line for past in earlier for line in past.output):
        before.setdefault((line.product, line.basis), []).append(line)
    keys = [*month, *sorted(key for key in before if key not in month)]
    return tuple(_product_row(month.get(key, []), before.get(key, []), whole.statement.exponent) for key in keys)


def value_of(rows: Iterable[ProductRow]) -> Decimal | None:
    """What products are worth together, in units of the currency; None where no value is known."""
    known = [row.value for row in rows if isinstance(row.value, Decimal)]
    return sum(known, Decimal(0)) if known else None


def _product_row(month: Sequence[OutputLine], before: Sequence[OutputLine], exponent: int) -> ProductRow:
    one = month[0] if month else before[-1]
    planned, accepted = _sum([line.planned for line in month]), _sum([line.qualified for line in month])
    prices = {line.constant_price for line in month}
    values = [line.value(line.qualified, line.constant_price, exponent) for line in month]
    known = [value for value in values if value is not None]
    return ProductRow(
        one.product,
        one.name_en,
        one.name_zh,
        one.unit_en,
        one.unit_zh,
        one.basis,
        planned,
        accepted,
        fulfilment(accepted, planned),
        _sum([line.scrap for line in month]),
        (prices.pop() if len(prices) == 1 else None) if month else NOT_APPLICABLE,
        (money_cell(sum(known), exponent) if known else None) if month else NOT_APPLICABLE,
        _sum([line.qualified for line in (*before, *month)]),
    )


def _sum(values: Sequence[Quantity]) -> Cell:
    """The sum of what is there; blank where a box is not filled in and none is; else not applicable."""
    known = [value for value in values if isinstance(value, Decimal)]
    if known:
        return sum(known, Decimal(0))
    return None if None in values else NOT_APPLICABLE

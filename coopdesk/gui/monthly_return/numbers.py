"""Numbers of the return as the screen writes them: money in whole units, per cent with one decimal, echoes."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from coopdesk.domain import numbers
from coopdesk.domain.field import NOT_APPLICABLE
from coopdesk.domain.numbers import grouped, rounded, shortest
from coopdesk.gui.words import _, language

TEN_THOUSAND, HUNDRED_MILLION = Decimal(10_000), Decimal(100_000_000)


def money(amount: int | None, exponent: int) -> str:
    """An amount of smallest units in whole units of the currency; empty where there is none."""
    return "" if amount is None else numbers.money(amount, exponent)


def echoed(amount: int | None, exponent: int) -> str:
    """A large amount once more as people say it in Chinese (7,256.5 万); empty in English and below 10,000."""
    value = Decimal(amount or 0).scaleb(-exponent)
    if language() != "zh" or abs(value) < TEN_THOUSAND:
        return ""
    if abs(value) >= HUNDRED_MILLION:
        return f"{figure(rounded(value / HUNDRED_MILLION, 4))} 亿"
    return f"{figure(rounded(value / TEN_THOUSAND, 1))} 万"


def counted_lines(count: int) -> str:
    """``4 lines filled``."""
    return _("1 line filled") if count == 1 else _("%(count)s lines filled", count=count)


def counted_cells(count: int) -> str:
    """``2 cells``."""
    return _("1 cell") if count == 1 else _("%(count)s cells", count=count)


def figure(value: Any) -> str:
    """A quantity or a price; — for not applicable, empty for blank."""
    if value is None:
        return ""
    if value is NOT_APPLICABLE:
        return "—"
    return grouped(shortest(value))


def percent(actual: Any, planned: Any) -> str:
    """Actual in per cent of the plan, one decimal; — where there is nothing to compare, words without a plan."""
    if actual is None or planned is None:
        return ""
    if actual is NOT_APPLICABLE or planned is NOT_APPLICABLE:
        return "—"
    if planned == 0:
        return _("no plan") if actual else "—"
    return grouped(Decimal(actual) / Decimal(planned) * 100, 1)


def added(values: Iterable[Any]) -> Any:
    """The sum of what is filled in, None where nothing is."""
    numbers = [value for value in values if value is not None and value is not NOT_APPLICABLE]
    return sum(numbers, type(numbers[0])(0)) if numbers else None

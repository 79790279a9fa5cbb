"""Whether a month equals the one before in every figure: then the same paper was likely keyed twice (SCREENS)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from coopdesk.domain.field import fields_of, line_key
from coopdesk.domain.statements import Accounts, LabourLine, MonthlyReturn, OutputLine
from coopdesk.errors import N_, Problem

_FIGURES: Final[dict[type, tuple[str, ...]]] = {
    record: tuple(described.name for described in fields_of(record) if described.may_not_apply or record is Accounts)
    for record in (OutputLine, LabourLine, Accounts)
}


def same_as_last(whole: MonthlyReturn, last: MonthlyReturn | None) -> Iterator[Problem]:
    """A month with output that has the very figures of the last needs a reason."""
    made = any(isinstance(line.qualified, Decimal) and line.qualified for line in whole.output)
    if made and last is not None and figures_in(whole) == figures_in(last):
        message = N_("Every figure equals last month's. Was the same paper keyed twice?")
        yield Problem("output", message, level="query", code="same-as-last")


def figures_in(whole: MonthlyReturn) -> dict[tuple[type, str], tuple[Any, ...]]:
    """What was keyed in a month, by kind of line and its key; places on the page and names do not matter."""
    accounts: list[Any] = [whole.accounts] if whole.accounts else []
    return {
        (type(line), line_key(line)): tuple(getattr(line, name) for name in _FIGURES[type(line)])
        for line in (*whole.output, *whole.labour, *accounts)
    }

"""Totals on paper: what stands under a column of the paper, held against the sum of the lines (SCREENS, habits)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from coopdesk.domain.language import Marked
from coopdesk.domain.numbers import money
from coopdesk.domain.statements import PAPER_TOTALS, LabourLine, MonthlyReturn, OutputLine
from coopdesk.errors import N_, Problem

PRICES: Final[Mapping[str, str]] = {"value_current": "current_price", "value_constant": "constant_price"}
"""The price that makes the value of a column of output; the other columns are those of labour."""


def sum_of_output(what: str, lines: Iterable[OutputLine], exponent: int) -> int:
    """The sum of a column of values, in the smallest unit; what is not filled in adds nothing."""
    values = (line.value(line.qualified, getattr(line, PRICES[what]), exponent) for line in lines)
    return sum(value for value in values if value is not None)


def sum_of_labour(what: str, lines: Iterable[LabourLine]) -> int:
    """The sum of a column of labour: days, or wages in the smallest unit."""
    values = (getattr(line, what) for line in lines)
    return sum(value for value in values if isinstance(value, int))


def sum_in(whole: MonthlyReturn, what: str) -> int:
    """The sum of the lines of a month in a column that may have a total on paper."""
    if what in PRICES:
        return sum_of_output(what, whole.output, whole.statement.exponent)
    return sum_of_labour(what, whole.labour)


def paper_problems(whole: MonthlyReturn) -> Iterator[Problem]:
    """A total on paper that is not the sum of the lines needs a reason; equal or not typed it asks nothing."""
    for total in whole.totals:
        reached = sum_in(whole, total.what)
        if reached == total.total:
            continue
        exponent = whole.statement.exponent if total.in_money else 0
        yield Problem(
            total.what,
            N_("%(what)s: the lines make %(sum)s, the paper says %(paper)s; the difference is %(by)s."),
            {
                "what": Marked(PAPER_TOTALS[total.what]),
                "sum": amount(reached, exponent),
                "paper": amount(total.total, exponent),
                "by": amount(total.total - reached, exponent),
            },
            level="query",
            code=f"total-{total.what}",
        )


def of_paper(problem: Problem) -> bool:
    """Whether a problem is a difference from a total on paper; a month that is being keyed only shows those."""
    return problem.code.startswith("total-")


def amount(smallest: int, exponent: int) -> str:
    """A sum in whole units, grouped, with a true minus."""
    return money(smallest, exponent).replace("-", "−")

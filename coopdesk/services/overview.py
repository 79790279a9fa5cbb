"""How far a month is: what is entered, what is missing, what stands in the way, and what came before it."""

from dataclasses import dataclass, field
from typing import Literal

from coopdesk.domain.checks import blank, problems_of_return, unsettled
from coopdesk.domain.dates import today
from coopdesk.domain.field import line_key
from coopdesk.domain.figures import Figures, Total, figures_of, total
from coopdesk.domain.members import found_late
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import MonthlyReturn, Statement
from coopdesk.errors import Problem
from coopdesk.services import months
from coopdesk.services.desk import own_cooperative
from coopdesk.store import Store, queries

MonthState = Literal["none", "skipped", "draft", "final", "sent"]
"""Nothing entered, the same while a later month is final, being entered, finalised, written to a return file."""


@dataclass(frozen=True)
class Filled:
    """Lines of one kind, and how many of their boxes are not filled in."""

    lines: int = 0
    blanks: int = 0


@dataclass(frozen=True)
class Overview:
    """One month of one co-operative: its state, what is filled, what is to be settled, its figures and last month's.

    A box of a line that is not filled in counts as blank, not as a query. ``late`` joinings and leavings happened
    before and are booked in this month.
    """

    month: Month
    state: MonthState
    statement: Statement | None
    output: Filled
    labour: Filled
    errors: int
    queries: int
    figures: Total = field(repr=False)
    last: Total | None = field(repr=False, default=None)
    late: int = 0


def overview(store: Store, cooperative: str, month: Month) -> Overview:
    """How far a month is; of one that is not begun only the movement of members is known."""
    statement = months.current(store, cooperative, month)
    last = months.last_month(store, cooperative, month)
    before = _total(cooperative, month + -1, figures_of(last)) if last else None
    if statement is None:
        figures = movement_of(store, cooperative, month)
        empty = _total(cooperative, month, figures)
        return Overview(
            month, "none", None, Filled(), Filled(), 0, 0, empty, before, queries.late_count(store, cooperative, month)
        )
    whole = months.whole(store, statement)
    standing = _unsettled(store, whole)
    blanks = [problem.line for problem in standing if blank(problem) and problem.line]  # others are asked about
    of_output = {line_key(line) for line in whole.output}
    output = [line for line in blanks if line in of_output]
    errors = sum(problem.level == "error" for problem in standing)
    return Overview(
        month,
        state_of(statement),
        statement,
        Filled(len(whole.output), len(output)),
        Filled(len(whole.labour), len(blanks) - len(output)),
        errors,
        len(standing) - errors - len(blanks),
        _total(cooperative, month, figures_of(whole)),
        before,
        found_late(whole.persons, month),
    )


def movement_of(store: Store, cooperative: str, month: Month) -> Figures:
    """Members at the opening, joined, newly developed, left and at the closing of a month, as the register has it.

    The other figures, member-days too, are absent; of a final month ask its statement.
    """
    return Figures(**queries.movement_counts(store, cooperative, month))


def movement_in(store: Store, cooperative: str, month: Month) -> Figures:
    """The movement of members in a month: of a final one as it was frozen, else as the register has it now."""
    statement = months.current(store, cooperative, month)
    if statement is None or (statement.state == "draft" and statement.amends is None):
        return movement_of(store, cooperative, month)
    return figures_of(months.whole(store, statement))


def _unsettled(store: Store, whole: MonthlyReturn) -> list[Problem]:
    if whole.final:
        return []
    return unsettled(problems_of_return(whole, months.known(store, whole.statement)), whole.notes)


def _total(cooperative: str, month: Month, figures: Figures) -> Total:
    return total(Period(month, month), [(cooperative, month, figures)])


def state_of(statement: Statement | None) -> MonthState:
    """The state of a month by its last statement; one with a packet was written to a return file."""
    if statement is None:
        return "none"
    if statement.state == "draft":
        return "draft"
    return "sent" if statement.packet else "final"


def states(store: Store, cooperative: str) -> dict[Month, MonthState]:
    """The state of every month that was begun, and of those passed over before the last final one."""
    known = {month: state_of(found[-1]) for month, found in months.months_of(store, cooperative).items()}
    last = months.last_closed(store, cooperative)
    if last is None:
        return known
    passed = Period(min(store.desk.start or last, last), last)
    skipped: dict[Month, MonthState] = {month: "skipped" for month in passed}
    return skipped | known


def oldest_unsent(store: Store, cooperative: str, through: Month) -> Month | None:
    """The oldest month up to this one, from the desk's first on, that is not sent yet; None where all are."""
    known = states(store, cooperative)
    start = store.desk.start or min(known, default=through)
    if start > through:
        return None
    return next((month for month in Period(start, through) if known.get(month) != "sent"), None)


def waiting(store: Store, cooperative: str, month: Month) -> str:
    """Why a month is not sent: its state, or ``correcting`` and ``corrected`` where an earlier version was final."""
    statement = months.current(store, cooperative, month)
    if statement is not None and statement.amends is not None:
        return "correcting" if statement.state == "draft" else "corrected"
    return state_of(statement)


def month_in_hand(store: Store) -> Month:
    """The month that a file opens on: a co-operative's oldest not yet sent (DESIGN §6), a federation's latest.

    Where there is none, the month to be keyed next, or the one just over.
    """
    if store.desk.role == "cooperative":
        code = own_cooperative(store).code
        month = months.open_month(store, code, today())
        return oldest_unsent(store, code, month) or month
    return queries.latest_month(store) or Month.of(today()) + -1

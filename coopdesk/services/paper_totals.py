"""The totals on paper of a month: typed to be compared with the sums of the lines, never sent."""

from coopdesk.domain.field import checked
from coopdesk.domain.statements import PaperTotal, Statement
from coopdesk.store import Store


def save_total(store: Store, statement: Statement, what: str, total: int | None, operator: str = "") -> None:
    """Keep the total on paper of a column (``PAPER_TOTALS``), in the smallest unit; None takes it away.

    Raises EntryError, or LockedError in a final month.
    """
    with store.transaction(operator):
        if total is None:
            store.remove_lines(statement.id, PaperTotal(what, 0))
        else:
            store.save_lines(statement.id, checked(PaperTotal(what, total)))

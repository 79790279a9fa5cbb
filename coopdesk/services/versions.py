"""The versions of a month: original and corrections, what differs between two, and a correction that is given up."""

from dataclasses import dataclass

from coopdesk.domain.differences import Difference, differences, moved_figures
from coopdesk.domain.figures import Figures
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError
from coopdesk.services import months
from coopdesk.store import Store, queries
from coopdesk.store.rows import LINES


@dataclass(frozen=True)
class Version:
    """One version of a month: its place in the row of versions, and which correction it is (1 the original).

    A version that was never sent has the number of the one before it. ``in_force`` is the last final one.
    """

    place: int
    statement: Statement
    correction: int
    in_force: bool


@dataclass(frozen=True)
class Compared:
    """Two versions side by side: every box that differs, and each figure that moves (old, new)."""

    differences: tuple[Difference, ...]
    figures: dict[str, tuple[int | None, int | None]]


def versions(store: Store, cooperative: str, month: Month) -> list[Version]:
    """Every version of a month that was made here, the oldest first; a draft is the last one."""
    found = [s for s in queries.statements_of(store, cooperative, Period(month, month)) if s.source != "packet"]
    final = max((statement.id for statement in found if statement.state == "closed"), default=0)
    return [
        Version(place, statement, months.correction_number(store, statement), statement.id == final)
        for place, statement in enumerate(found, start=1)
    ]


def compare(store: Store, old: Statement, new: Statement) -> Compared:
    """What one version has otherwise than another."""
    before, after = months.whole(store, old), months.whole(store, new)
    return Compared(differences(before, after), moved_figures(before, after))


def give_up(store: Store, statement: Statement, operator: str = "") -> None:
    """Take a correction that is not final, or a second keying, out of the file; the change log keeps what it was.

    The final version is in force again. Raises DeskError for anything else, and where the months around it were
    corrected meanwhile, so that its members would not follow on.
    """
    kept = store.get(Statement, statement.id) or statement
    if kept.state != "draft" or (kept.amends is None and kept.purpose != "verify"):
        raise DeskError(N_("Only a correction that is not final yet can be given up."))
    with store.transaction(operator):
        for record in LINES:
            store.remove_lines(kept.id, *store.lines(record, kept.id))
        store.remove(kept)
        if kept.purpose == "return":
            _follows_on(store, kept.cooperative, kept.period)


def _follows_on(store: Store, cooperative: str, month: Month) -> None:
    """Refuse a final month whose opening or closing members are not those of the final months beside it."""
    before, here, after = (_final_figures(store, cooperative, month + step) for step in (-1, 0, 1))
    for earlier, later in ((before, here), (here, after)):
        closing, opening = earlier and earlier.members_closing, later and later.members_opening
        if closing is not None and opening is not None and closing != opening:
            message = N_("The months around %(month)s were corrected meanwhile, and its members would not follow on.")
            raise DeskError(message, month=month).advised(N_("Make this correction final instead."))


def _final_figures(store: Store, cooperative: str, month: Month) -> Figures | None:
    """The figures of a month that is final and not open for correction."""
    statement = months.current(store, cooperative, month)
    if statement is None or statement.state != "closed":
        return None
    return next(iter(store.lines(Figures, statement.id)), None)

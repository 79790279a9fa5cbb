"""The check of a data file that an officer may ask for at any time."""

from coopdesk.domain.figures import Figures, figures_of
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError, StorageError
from coopdesk.services.months import whole
from coopdesk.store import Store
from coopdesk.store.integrity import faults


def check_file(store: Store) -> list[DeskError]:
    """Everything that is wrong with a data file, one sentence each, empty where it is whole."""
    found = list(faults(store))
    for statement in store.find(Statement, state="closed"):
        kept = store.lines(Figures, statement.id)
        if kept != [figures_of(whole(store, statement))]:
            message = N_("The figures of %(cooperative)s for %(month)s are not the sums of its lines.")
            found.append(StorageError(message, cooperative=statement.cooperative, month=statement.period))
    return found

"""The official marks of single forms: keeping them, and telling which form was approved for other months only."""

from datetime import date
from typing import Final

from coopdesk.domain.field import checked
from coopdesk.domain.form_marks import FORMS, FormMarks, bears_marks, official
from coopdesk.errors import N_, DeskError
from coopdesk.services.operators import require
from coopdesk.store import Store

_ENDED: Final = N_("The form is approved until %(day)s only; ask the federation for a new update.")
_ENDED_HERE: Final = N_(
    "The form is approved until %(day)s only; enter its new approval under Co-operatives, page Forms."
)


def marks_kept(store: Store) -> tuple[FormMarks, ...]:
    """What is set for single forms, by form."""
    return tuple(store.find(FormMarks))


def marks_of_forms(store: Store) -> list[FormMarks]:
    """A record for each form, in the order of `FORMS`; blank where nothing is set."""
    kept = {one.form: one for one in marks_kept(store)}
    return [kept.get(form, FormMarks(form)) for form in FORMS]


def save_marks(store: Store, marks: FormMarks, operator: str = "") -> None:
    """Keep what the federation sets for a form, or that it sets nothing; raises EntryError, DeskError."""
    require(store, operator, "administrator")
    if store.desk.role != "federation":
        raise DeskError(N_("The federation sets the marks of the forms; they come with its update."))
    with store.transaction(operator):
        if marks.blank:
            store.remove(marks)
        else:
            store.save(checked(marks))


def lapsed(store: Store, form: str, last: date) -> DeskError | None:
    """What is to be told of a form of a period that ends on a day after its approval did; None where all is well.

    The period decides and not today: what was approved for a month is so whenever it is printed again.
    """
    kept = marks_kept(store)
    ends_on = official(store.desk, kept, form).ends_on if bears_marks(kept, form) else None
    if ends_on is None or ends_on >= last:
        return None
    return DeskError(_ENDED_HERE if store.desk.role == "federation" else _ENDED, day=ends_on)

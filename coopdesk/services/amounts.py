"""The two amounts of a month beside its products: services of an industrial kind, change in work in progress."""

from coopdesk.domain.field import checked
from coopdesk.domain.statements import Accounts, Note, Statement, asked_amount
from coopdesk.store import Store


def save_accounts(store: Store, statement: Statement, accounts: Accounts, operator: str = "") -> Accounts | None:
    """Keep the amounts as typed; two blank boxes are no line at all, and what was asked of them is not asked any more.

    Returns what is kept; raises EntryError, LockedError in a closed month.
    """
    with store.transaction(operator):
        if checked(accounts) != Accounts():
            store.save_lines(statement.id, accounts)
            return accounts
        store.remove_lines(statement.id, accounts)
        reasons = [note for note in store.lines(Note, statement.id) if asked_amount(note.code) and not note.subject]
        store.remove_lines(statement.id, *reasons)
    return None

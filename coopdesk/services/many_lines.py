"""Many lines of a month at once, as a table is pasted or rows are moved: one by one each would ask for all others."""

from collections.abc import Sequence
from typing import Any

from coopdesk.domain.cooperatives import Product
from coopdesk.domain.field import checked, line_key
from coopdesk.domain.statements import LabourLine, OutputLine, Statement
from coopdesk.errors import EntryError
from coopdesk.services import months
from coopdesk.store import Store

Line = OutputLine | LabourLine


def save_lines(
    store: Store, statement: Statement, changes: Sequence[tuple[Line | None, Line]], operator: str = ""
) -> list[Line | EntryError]:
    """Keep lines as `months.save_line` keeps one, in turn: (the line it replaces or None, the line now).

    Returns each line as kept, or why it was refused; a refused one stops no other. Raises LockedError.
    """
    present = {line_key(line) for record in (OutputLine, LabourLine) for line in store.lines(record, statement.id)}
    products = {product.code: product for product in store.find(Product)}
    found: list[Line | EntryError] = []
    gone: list[Line] = []
    with store.transaction(operator):
        for before, line in changes:
            try:
                kept = _kept(line, before, products, present)
            except EntryError as refusal:
                found.append(refusal)
                continue
            if before is not None and line_key(before) != line_key(kept):
                gone.append(before)
                present.discard(line_key(before))
                months.reasons_follow(store, statement, line_key(before), line_key(kept))
            present.add(line_key(kept))
            found.append(kept)
        taken = {line_key(line) for line in found if not isinstance(line, EntryError)}
        store.remove_lines(statement.id, *(line for line in gone if line_key(line) not in taken))
        store.save_lines(statement.id, *(line for line in found if not isinstance(line, EntryError)))
    return found


def _kept(line: Line, before: Line | None, products: dict[str, Product], present: set[str]) -> Any:
    """The line as it can be kept beside those that are present; raises EntryError."""
    kept: Any = line
    if isinstance(line, OutputLine):
        kept = months.catalogued(line, before if isinstance(before, OutputLine) else None, products.get)
    kept = checked(kept)
    moved = before is None or line_key(before) != line_key(kept)
    if moved and line_key(kept) in present:
        raise EntryError([months.already_there(kept)])
    return kept

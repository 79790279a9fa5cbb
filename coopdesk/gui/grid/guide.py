"""What F1 says of a cell: what stands against it, what belongs into it, how it is typed."""

from coopdesk.errors import Problem
from coopdesk.gui.grid.columns import Column
from coopdesk.gui.words import _, asking


def guide(column: Column, problem: Problem | None, locked: bool) -> str:
    """The sentences of a cell, translated, in paragraphs."""
    parts = [asking(problem) if problem else "", column.help]
    if not column.typed:
        parts.append(why_fixed(column))
    elif not locked:
        parts.append(_typing(column))
    return "\n\n".join(dict.fromkeys(part for part in parts if part))


def why_fixed(column: Column) -> str:
    """Why nothing is typed into a column."""
    return column.fixed or _("This box is computed by the program; nothing is typed here.")


def _typing(column: Column) -> str:
    if column.choices is not None:
        return _("Type its number on the list, code, name or pinyin. F2 opens the list.")
    if not column.figures:
        return ""
    return _("0 is zero, - alone is not applicable, Delete makes it blank. 120+132 is reckoned.")

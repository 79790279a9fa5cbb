"""What the chosen paper tells, as a table: the list of its name, with what was chosen for it."""

from coopdesk.gui.reports.wish import Wish
from coopdesk.gui.table_out import Wanted
from coopdesk.gui.words import _


def as_table(wish: Wish) -> Wanted | str:
    """The list of a paper; a sentence where there is none. Forms of all are the lines of all."""
    from coopdesk.services.listings import NARROWED, OF_REPORT, OPTIONS

    if wish.name not in OF_REPORT:
        return _("This paper is for the pen and the seal; there is no table of it.")
    if wish.version:
        return _("An earlier version is on paper only; choose the one in force for a table.")
    if wish.blank:
        return _("A blank form has no lines; choose the form with its figures for a table.")
    chosen = {name: getattr(wish, name) for name in OPTIONS} | dict(NARROWED.get(wish.name, {}))
    return OF_REPORT[wish.name], wish.period, chosen

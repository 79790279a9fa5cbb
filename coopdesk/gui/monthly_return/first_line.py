"""While a table has no line at all: Enter past its empty line asks for a team instead of a total on paper."""

from coopdesk.gui.grid.view import Grid
from coopdesk.gui.monthly_return.hand import MonthInHand
from coopdesk.gui.words import _


def wants_a_line(hand: MonthInHand, grid: Grid) -> bool:
    """Whether the month takes lines and has none here; says what to type first, and stands on that cell.

    Digits keyed on would become a total on paper otherwise. Where there are no teams, the only choice is opened.
    """
    if grid.lines.rows or hand.fixed or hand.nil:
        return False
    grid.begin()
    if hand.teams:
        hand.session.tell(
            _("No line is entered yet: type the team first (F2 lists them). F7: total on paper."), "query"
        )
    else:
        words = _("There are no teams yet: type - (the whole co-operative), Enter takes it. F7: total on paper.")
        hand.session.tell(words, "query")
        grid.box.acted.emit("list")
    return True

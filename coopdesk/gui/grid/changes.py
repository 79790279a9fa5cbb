"""What a step of undo or redo changed, in words, and where."""

from collections.abc import Sequence

from coopdesk.gui.grid.columns import Column, Row
from coopdesk.gui.words import _


def changed_place(columns: Sequence[Column], was: Sequence[Row], now: Sequence[Row]) -> tuple[int, Column | None, str]:
    """Row and column of the first change and all of it in words; no column where lines came or went."""
    before, after = {row.id: row for row in was}, {row.id for row in now}
    came = [place for place, row in enumerate(now) if row.id not in before]
    gone = [place for place, row in enumerate(was) if row.id not in after]
    if came:
        words = _("line %(line)s is back", line=came[0] + 1)
        return came[0], None, _counted(came, words, _("%(count)s lines are back"))
    if gone:
        words = _("line %(line)s is taken away", line=gone[0] + 1)
        return min(gone[0], max(len(now) - 1, 0)), None, _counted(gone, words, _("%(count)s lines are taken away"))
    places = {row.id: place for place, row in enumerate(was)}
    shifted = [(places[row.id], place) for place, row in enumerate(now) if places[row.id] != place]
    if shifted:
        old_place, new_place = max(shifted, key=lambda both: abs(both[0] - both[1]))
        return new_place, None, _("line %(line)s is moved to %(place)s", line=old_place + 1, place=new_place + 1)
    cells = [
        (place, column, _text(before[row.id], column), _text(row, column))
        for place, row in enumerate(now)
        for column in columns
        if column.typed and _text(before[row.id], column) != _text(row, column)
    ]
    if not cells:
        return 0, None, ""
    place, column, old, new = cells[0]
    facts = {"line": place + 1, "box": column.title, "old": old or _("(blank)"), "new": new or _("(blank)")}
    words = _("line %(line)s, %(box)s: %(old)s → %(new)s", **facts)
    return place, column, _counted(cells, words, _("%(count)s cells"))


def _counted(found: Sequence[object], one: str, many: str) -> str:
    return one if len(found) == 1 else many % {"count": len(found)}


def _text(row: Row, column: Column) -> str:
    return row.typed.get(column.name, column.text(row.values))

"""What became of a pasted table, in words: lines, what was passed over, what had no place or could not be read."""

from coopdesk.gui.grid.lines import Lines
from coopdesk.gui.grid.pasting import Laid
from coopdesk.gui.words import _, sentences


def pasted_words(lines: Lines, found: Laid) -> str:
    """The sentences about a table once it was typed; empty where one line went in whole."""
    below = sum(place >= len(lines.rows) for place, _name in found.texts)
    unread = sum(place < len(lines.rows) and name in lines.rows[place].wrong for place, name in found.texts)
    homeless = found.homeless + below
    if not found.texts and not homeless:
        return _("There is no table on the clipboard that could be pasted here.")
    parts = [_lines(found)] if found.texts else []
    if homeless:
        parts.append(
            _("Cells that fell on reckoned columns, or on none, and were left out: %(cells)s.", cells=homeless)
        )
    if unread:
        parts.append(_("Cells that could not be read, marked: %(cells)s.", cells=unread))
    if found.texts and (homeless or unread):
        parts.append(_("Ctrl+Z takes the paste back."))
    return sentences(*parts)


def _lines(found: Laid) -> str:
    facts = {"lines": found.lines, "passed": found.passed}
    if found.unknown:
        return _("%(lines)s lines pasted; no column is called %(heads)s.", heads=", ".join(found.unknown), **facts)
    if found.passed:
        return _("%(lines)s lines pasted; %(passed)s rows of headings and totals passed over.", **facts)
    return _("%(lines)s lines pasted.", **facts) if found.lines > 1 else ""

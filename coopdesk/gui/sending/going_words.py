"""What of the members goes out with a month, and for whom its file is encrypted, in a sentence."""

from coopdesk.domain.numbers import grouped
from coopdesk.domain.statements import Statement
from coopdesk.gui.words import _, sentences, worded
from coopdesk.services.encryption import recipients
from coopdesk.services.members_sent import going_out
from coopdesk.store import Store


def going_words(store: Store, statement: Statement | None) -> str:
    """For whom files are encrypted, or that they are plain; of a month in hand what its file tells of members."""
    if not recipients(store):
        return _("Files are not encrypted, since the federation gave no keys: they carry figures and tell of no single "
                 "members.")  # fmt: skip
    words = _("Files are encrypted: only the federation's office, or its escrow key in the safe, can open them.")
    return sentences(words, _inside(store, statement)) if statement is not None else words


def _inside(store: Store, statement: Statement) -> str:
    """What the file of a month tells of the members; of one that was written it is what is inside."""
    lines, values = going_out(store, statement), {"month": worded(statement.period)}
    if not lines:
        return _("The file of %(month)s tells of no single members.", **values)
    values["count"] = grouped(len(lines))
    if any(line.name for line in lines):
        return _("The file of %(month)s tells of the members (%(count)s) with their names, as the federation asks, "
                 "besides number, sex, birth year, joining and leaving.", **values)  # fmt: skip
    return _("The file of %(month)s tells of the members (%(count)s) by number, sex, birth year, joining and leaving, "
             "without names.", **values)  # fmt: skip

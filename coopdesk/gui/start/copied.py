"""A data file that was copied: what is asked about it, and what is said once it goes on here."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QLabel

from coopdesk.errors import N_
from coopdesk.gui.form import text_label
from coopdesk.gui.session import Notice
from coopdesk.gui.when import moment
from coopdesk.gui.words import _
from coopdesk.services.highwater import Copy, Kind, compare, keep
from coopdesk.store import Store


@dataclass(frozen=True)
class CopyFound:
    """A file that is asked about, and what it is to this computer."""

    path: Path
    copy: Copy
    role: str


_BY_FEDERATION: Final = N_(
    "If it goes on here: this computer has its own seal, so the co-operatives will be asked to compare its check "
    "number. On the other computer, do not work on with its copy."
)
_SAID_BY_FEDERATION: Final = N_(
    "%(file)s goes on here. This computer has its own seal, so the co-operatives will be asked to compare its check "
    "number."
)
ANSWERS: Final = {
    "moved": (N_("Moved here for good"), N_("Work goes on here, with this file and no other copy of it.")),
    "look": (N_("Look only"), N_("Nothing is changed; the file stays as it is.")),
}
_HEADINGS: Final[dict[Kind, str]] = {
    "older": N_("%(file)s is an older copy than the one used on this computer."),
    "other": N_("%(file)s was changed on another computer while it was changed here."),
    "foreign": N_("%(file)s wrote files to send on another computer."),
}
_FACTS: Final[dict[Kind, str]] = {
    "older": N_("Last change here: %(here)s, in %(path)s. Last change in this file: %(there)s. Changes made here that "
                "are missing in it: %(missing)s."),
    "other": N_("Last change here: %(here)s, in %(path)s. Last change in this file: %(there)s. The two are no longer "
                "one file: what was changed here after they parted is missing in it."),
    "foreign": N_("It was never used on this computer, or by this user of it. Last change in this file: %(there)s."),
}  # fmt: skip
_FOLLOWS: Final[dict[Kind, str]] = {
    "older": N_("If it goes on here, what is missing has to be entered again. Numbers given before stay. If return "
                "files were sent in between, tell the federation: of a month sent again it will have two files."),
    "other": N_("If it goes on here, what is missing has to be entered again. Numbers given before stay. If return "
                "files were sent from both, tell the federation: it will notice two files of one number."),
    "foreign": N_("If it goes on here: this computer has its own seal, so the federation will ask for its registration "
                  "sheet. Numbers given before stay. On the other computer, do not work on with its copy."),
}  # fmt: skip
_SAID: Final[dict[Kind, str]] = {
    "older": N_("%(file)s goes on here from an older state. Last change made here: %(here)s; last change in this file: "
                "%(there)s. What is missing has to be entered again; numbers given before stay."),
    "other": N_("%(file)s goes on here as it was changed elsewhere. Last change made here: %(here)s; last change in "
                "this file: %(there)s. What is missing has to be entered again; numbers given before stay."),
    "foreign": N_("%(file)s goes on here. This computer has its own seal, so the federation will ask for its "
                  "registration sheet; numbers given before stay."),
}  # fmt: skip


def _of_role(words: dict[Kind, str], federation: str, kind: Kind, role: str) -> str:
    """The sentence for a copy; a federation's seal is compared by the co-operatives."""
    return federation if kind == "foreign" and role == "federation" else words[kind]


def found_as(store: Store, for_good: bool) -> Copy:
    """What a file that was just opened is to this computer; one that goes on here for good is kept in mind as that.

    What is looked at only is never asked about. Closes the file where it cannot be read.
    """
    if store.look_only:
        return Copy("same")
    try:
        copy = compare(store)
        if for_good:
            keep(store, for_good=True)
    except BaseException:
        store.close()
        raise
    return copy


def leave(store: Store) -> None:
    """Close a file, keeping in mind how far it was used here."""
    keep(store)
    store.close()


def question(found: CopyFound) -> list[QLabel]:
    """The heading of the page that asks what a copy is for, and the sentences under it."""
    values = _values(found.path, found.copy)
    kind = found.copy.kind
    labels = [text_label(_(_HEADINGS[kind], **values), "heading")]
    follows = _of_role(_FOLLOWS, _BY_FEDERATION, kind, found.role)
    labels += [text_label(_(words, **values)) for words in (_FACTS[kind], follows)]
    for label in labels:
        label.setWordWrap(True)
    return labels


def moved_notices(store: Store, copy: Copy) -> list[Notice]:
    """What stands over the work, until it was read, where a copy goes on here for good."""
    if not copy.asks or store.path is None:
        return []
    words = _of_role(_SAID, _SAID_BY_FEDERATION, copy.kind, store.desk.role)
    return [Notice(words, _values(store.path, copy))]


def _values(path: Path, copy: Copy) -> dict[str, object]:
    return {
        "file": path.name,
        "path": copy.path,
        "here": moment(copy.here),
        "there": moment(copy.there),
        "missing": copy.missing,
    }

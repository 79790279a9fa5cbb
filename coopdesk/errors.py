"""What can be wrong with a value, and what can go wrong at the desk.

Messages are English sources marked with ``N_``; they are translated where they are shown
(``coopdesk.domain.language``), so a message and its values are kept apart.
"""

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Self

Values = Mapping[str, object]


def N_(message: str) -> str:
    """Mark a message for the catalogues without translating it."""
    return message


@dataclass(frozen=True)
class Problem:
    """What is wrong with one box of one line; ``box`` and ``line`` name where, never how it looks.

    An *error* stops; a *query* can be confirmed with a written reason. ``line`` is the canonical
    key of the line (``T1/0801``), empty for the form as a whole; ``code`` names a query so that
    its reason can be kept.
    """

    box: str
    message: str
    values: Values = field(default_factory=dict)
    line: str = ""
    level: Literal["error", "query"] = "error"
    code: str = ""


class DeskError(Exception):
    """Something the user can understand and act upon; ``advice`` says how.

    ``values`` fill the ``%(name)s`` places of the message. A value that is itself a marked
    message or another ``DeskError`` is translated with it.
    """

    advice = ""

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message, values)
        self.message = message
        self.values: Values = values

    def advised(self, advice: str) -> Self:
        """This error with advice of its own case, marked, instead of that of its kind."""
        self.advice = advice
        return self

    def __str__(self) -> str:
        return self.message % {name: str(value) for name, value in self.values.items()} if self.values else self.message


class EntryError(DeskError):
    """Values that cannot be kept as they were typed; nothing was saved."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(first.message, **dict(first.values))


class LockedError(DeskError):
    """A closed month, or something frozen in it, was to be changed."""

    advice = N_("A final month is changed with “Correct this month”; the earlier version stays readable.")


class StorageError(DeskError):
    """The data file cannot be opened, read or written; what can be done about it differs from case to case."""


class BusyError(StorageError):
    """The data file is open elsewhere; it can only be looked at as it was saved last."""


class ReadOnlyError(StorageError):
    """The data file can be read and not be written."""


class TableError(DeskError):
    """A table cannot be taken in; the message names the file and the line."""

    advice = N_("Correct the table and load it again. Nothing was taken in.")


class PacketError(DeskError):
    """A return file is damaged, foreign or of a later format; it was not taken in."""

    advice = N_("Ask the sender to write the file again. Nothing was taken in.")


class PaperError(DeskError):
    """A form cannot be printed as it stands."""


class LackingError(PaperError):
    """A paper has characters that no typeface of this computer has; ``boxed`` is the PDF with boxes in their places."""

    advice = N_(
        "Print it with boxes to be filled in by hand, or install a TrueType typeface that has these characters."
    )

    def __init__(self, boxed: bytes, message: str, /, **values: object) -> None:
        super().__init__(message, **values)
        self.boxed = boxed


_REASONS: Final[Mapping[int, str]] = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("this needs a permission that you do not have"),
    errno.EPERM: N_("this needs a permission that you do not have"),
    errno.EROFS: N_("the disk or stick is read-only"),
    errno.ENOSPC: N_("there is no room left on the disk or stick"),
    errno.EDQUOT: N_("there is no room left on the disk or stick"),
    errno.EFBIG: N_("the file is larger than the disk or stick can hold"),
    errno.EISDIR: N_("there is a folder of that name"),
    errno.ENOTDIR: N_("there is a file where a folder should be"),
    errno.EEXIST: N_("there is something of that name already"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EBUSY: N_("another program holds it"),
    errno.EIO: N_("the disk or stick does not answer"),
    errno.ENODEV: N_("the disk or stick does not answer"),
}


def reason_of(error: OSError) -> DeskError:
    """Why the system refused something, as the end of a sentence in our own words."""
    number = error.errno or 0
    if number in _REASONS:
        return DeskError(_REASONS[number])
    return DeskError(N_("the system refused it (error %(number)s)"), number=number)

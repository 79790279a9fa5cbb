"""What commands have in common: the open file, what is said on standard error, and paths."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from coopdesk.domain.language import say, terminal_language
from coopdesk.errors import N_, BusyError, ReadOnlyError

FILE: Final = click.Path(path_type=Path)


@contextmanager
def opened(path: Path, reading: bool = False) -> Iterator[Any]:
    """The data file; to a command that is only ``reading``, also one that cannot be written or is open elsewhere,
    as it was saved last.
    """
    from coopdesk.services.highwater import keep
    from coopdesk.store import Store

    try:
        store = Store.open(path)
    except (ReadOnlyError, BusyError):
        if not reading:
            raise
        store = Store.open(path, look_only=True)
    with store:
        if store.aside is not None:
            message = N_("%(file)s is of an earlier version and was brought up; as it was, it lies in %(copy)s.")
            tell(message, file=path.name, copy=store.aside.name)
        if reading:
            yield store
            return
        _tell_of_copy(path, store)
        yield store
        keep(store)


_COPIES: Final = {
    "older": N_(
        "%(file)s is an older copy than the one used on this computer; changes missing in it: %(missing)s. Open it in "
        "the window to say whether it goes on here."
    ),
    "other": N_(
        "%(file)s was changed on another computer while it was changed here. Open it in the window to say whether it "
        "goes on here."
    ),
}


def _tell_of_copy(path: Path, store: Any) -> None:
    """Warn of working on with a copy of which nobody has said that it goes on here."""
    from coopdesk.services.highwater import compare

    copy = compare(store)
    if copy.kind in _COPIES:
        tell(_COPIES[copy.kind], file=path.name, missing=copy.missing)


def tell(message: str, **values: object) -> None:
    """Say something on standard error."""
    click.echo(say(message, terminal_language(), **values), err=True)

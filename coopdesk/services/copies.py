"""Copies of the data file that are made before something large is done to it."""

from datetime import datetime
from pathlib import Path
from typing import Final

from coopdesk.errors import N_, StorageError, reason_of
from coopdesk.store import Store

KEPT: Final = 12
"""Copies of one sort that stay; the oldest goes first."""


def copy_before(store: Store, what: str) -> Path | None:
    """A verified copy of the data file in the folder ``backups`` beside it; ``what`` is a word for its name.

    The last 12 of the same sort are kept. None for a file in memory. Raises StorageError.
    """
    if store.path is None:
        return None
    folder, stem = store.path.parent / "backups", f"{store.path.stem}-{what}-"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        message = N_("The folder %(folder)s for copies cannot be made: %(reason)s. Nothing was changed.")
        raise StorageError(message, folder=folder.name, reason=reason_of(error)) from error
    copy = folder / f"{stem}{datetime.now().astimezone():%Y-%m-%d-%H%M%S}{store.path.suffix}"
    store.copy_to(copy)
    copies = sorted(path for path in folder.iterdir() if path.name.startswith(stem) and path.suffix == copy.suffix)
    for old in copies[:-KEPT]:
        old.unlink(missing_ok=True)
    return copy

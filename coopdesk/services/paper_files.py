"""Where a PDF is written: over nothing but another PDF, whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from coopdesk.errors import N_, LackingError, StorageError, reason_of
from coopdesk.services.drives import lies
from coopdesk.store import Store


def papers_folder(store: Store) -> Path:
    """Where papers and tables are offered a place: beside the data file, in its folder of reports."""
    return (store.path.resolve().parent if store.path else Path.home()) / "reports"


def drawn(draw: Callable[[], bytes], boxes: bool) -> bytes:
    """A paper; with ``boxes`` also one with characters that no typeface of this computer has, for a person asked so.

    Raises what drawing raises, without ``boxes`` LackingError for such characters.
    """
    try:
        return draw()
    except LackingError as lacking:
        if not boxes:
            raise
        return lacking.boxed


def free(store: Store, path: Path, folder: Path) -> None:
    """Refuse to print where there is no folder, or over anything that is not a PDF; raises StorageError."""
    if lies(folder) != "folder":
        raise StorageError(N_("There is no folder %(folder)s. Make it first, or choose another one."), folder=folder)
    try:
        own = store.path is not None and path.exists() and path.samefile(store.path)
        taken = own or (path.exists() and not (path.is_file() and _is_pdf(path)))
    except OSError as error:
        message = N_("%(file)s cannot be read: %(reason)s.")
        raise StorageError(message, file=path.name, reason=reason_of(error)) from error
    if taken:
        message = N_("%(file)s is there already and is not a PDF; it was not replaced. Choose another name.")
        raise StorageError(message, file=path.name)


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


def replace(path: Path, data: bytes) -> None:
    """Write a file whole, or leave what is there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".pdf")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(0o644)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)

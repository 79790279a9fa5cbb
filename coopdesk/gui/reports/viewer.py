"""A paper in the system's own viewer: a file for a while, taken away when the program ends."""

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from coopdesk.errors import N_, DeskError, StorageError, reason_of


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """A folder of this run that only its user may look into; it goes with the program, as far as viewers let it."""
    return tempfile.TemporaryDirectory(prefix="coopdesk-", ignore_cleanup_errors=True)


def open_outside(data: bytes, name: str) -> Path:
    """Open a PDF in the program that the system has for it; raises DeskError where it has none."""
    try:
        path = Path(tempfile.mkdtemp(dir=_folder().name)) / name
        path.write_bytes(data)
    except OSError as error:
        raise StorageError(N_("%(file)s cannot be written: %(reason)s."), file=name, reason=reason_of(error)) from error
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise DeskError(N_("This computer has no program that opens %(file)s."), file=name).advised(
            N_("Save it (Ctrl+S) and open it on another computer.")
        )
    return path

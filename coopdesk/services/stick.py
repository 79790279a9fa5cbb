"""Files on a stick: whole under their name or not there, flushed, read back and compared."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from coopdesk.errors import N_, DeskError, reason_of


@dataclass(frozen=True)
class Laid:
    """A file that lies whole on the medium beside its name; without ``beside`` it is there already."""

    path: Path
    content: bytes
    beside: Path | None

    def place(self) -> Path:
        """Give it its name; raises DeskError. What it replaces is replaced whole."""
        try:
            if self.beside is not None:
                self.beside.replace(self.path)
                _settle(self.path.parent)
            return _same(self.path, self.content)
        except OSError as error:
            raise _refused(self.path, error) from error

    def clear(self) -> None:
        """Take away what got no name."""
        if self.beside is not None:
            with contextlib.suppress(OSError):
                self.beside.unlink(missing_ok=True)


def write_file(path: Path, content: bytes, anew: bool = False) -> Path:
    """A file with this content, whole and on the disk, or not there; one with other content is never overwritten.

    With ``anew`` a whole new one takes the place of one of that name, and is read back like every other.
    Of the folders on the way to it only the last one is made. Raises DeskError.
    """
    laid = lay(path, content, anew)
    try:
        return laid.place()
    finally:
        laid.clear()


def lay(path: Path, content: bytes, anew: bool = False) -> Laid:
    """The bytes of a file on the medium, read back, under a hidden name beside its own; raises as `write_file`."""
    folder, beside = path.parent, path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if folder.exists() and not folder.is_dir():
            raise DeskError(N_("%(folder)s is a file; the return files need a folder."), folder=folder)
        if not folder.parent.is_dir():
            raise DeskError(
                N_("There is no folder %(folder)s. Make it first, or choose another one."), folder=folder.parent
            )
        folder.mkdir(exist_ok=True)
        if path.exists() and not anew:
            return Laid(_same(path, content), content, None)
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _same(beside, content)
    except OSError as error:
        Laid(path, content, beside).clear()
        raise _refused(path, error) from error
    return Laid(path, content, beside)


def _refused(path: Path, error: OSError) -> DeskError:
    return DeskError(N_("%(file)s cannot be written: %(reason)s."), file=path.name, reason=reason_of(error))


def _same(path: Path, content: bytes) -> Path:
    if path.read_bytes() != content:
        raise DeskError(N_("There is another file %(file)s in that folder; it was not overwritten."), file=path.name)
    return path


def _settle(folder: Path) -> None:
    """Put a folder's new name on the disk, where the system can (not Windows, not every stick)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

"""Sticks and other drives on which a file can be carried, and the paths that people type."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Literal

_ROOTS: Final = ("/media", "/run/media", "/mnt")
_LETTERS: Final = "DEFGHIJKLMNOPQRSTUVWXYZ"


def drives(roots: Iterable[Path] | None = None, there: Callable[[Path], bool] | None = None) -> list[Path]:
    """The folders of drives that are there now: mounted below the usual places, on Windows by their letters.

    ``roots`` are looked into two levels deep (``/media/clerk/STICK``); ``there`` says whether a folder is a drive.
    """
    if sys.platform == "win32" and roots is None:
        return [drive for letter in _LETTERS if lies(drive := Path(f"{letter}:\\")) == "folder"]
    is_there = there or _mounted
    found: list[Path] = []
    for root in map(Path, _ROOTS) if roots is None else roots:
        for first in _folders(root):
            found += [first] if is_there(first) else [second for second in _folders(first) if is_there(second)]
    return found


def typed_path(text: str) -> Path:
    """The path that a person typed or pasted: quotation marks around it dropped, ``~`` opened up where it can be."""
    path = Path(text.replace("\0", "").strip().strip("\"'“”").strip())
    with contextlib.suppress(RuntimeError):  # nobody is at home under that name
        path = path.expanduser()
    return path


def lies(path: Path) -> Literal["file", "folder", "nothing"]:
    """What lies under a path; nothing, too, where none can be so long or has such characters."""
    try:
        return "folder" if path.is_dir() else "file" if path.is_file() else "nothing"
    except OSError:
        return "nothing"


def _mounted(folder: Path) -> bool:
    try:
        return folder.is_mount()
    except OSError:  # a stick that was pulled leaves its folder behind
        return False


def _folders(folder: Path) -> list[Path]:
    """The folders in a folder, by name; none where it is not there or may not be read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if entry.is_dir())
    except OSError:
        return []

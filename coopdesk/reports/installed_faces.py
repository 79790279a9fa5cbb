"""The typefaces that are installed on this computer: which may be embedded, and which characters they have.

Only TrueType outlines are looked at, for reportlab embeds no others; of each file a few tables are read, never all.
"""

import os
import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

_ENDINGS: Final = (".ttf", ".ttc", ".otf")
_MOST_FILES: Final = 5_000
"""So many files are looked at; a count and not a time, so that equal input gives equal bytes."""
_MOST_BYTES: Final = 4_000_000
"""No map of characters is larger; one that says so is damaged."""
_MOST_IN_ONE: Final = 64
_RESTRICTED: Final = 0x0002 | 0x0100 | 0x0200
"""Bits of OS/2 fsType that forbid a subset in a document: no embedding, no subsets, bitmaps only."""
_ITALIC: Final = 2
_Tables = dict[bytes, tuple[int, int]]


@dataclass(frozen=True)
class Installed:
    """A face of a file (``number`` in a collection) with its weight, 400 as a rule, and runs of its code points."""

    path: str
    number: int
    weight: int
    italic: bool
    starts: "array[int]"
    ends: "array[int]"

    def covers(self, point: int) -> bool:
        """Whether its map of characters names this one; what the map says may still be empty."""
        place = bisect_right(self.starts, point)
        return place > 0 and point <= self.ends[place - 1]


@cache
def installed() -> tuple[Installed, ...]:
    """All faces that may be embedded, by path; read once a process, and only where someone asks."""
    found: list[Installed] = []
    for path in sorted(_files(folders()))[:_MOST_FILES]:
        try:
            with path.open("rb") as file:
                found += _faces(path, file)
        except (OSError, struct.error, ValueError):
            continue  # a damaged or foreign file is no typeface for us
    return tuple(found)


def folders() -> list[Path]:
    """Where this system keeps its typefaces, those of this person too."""
    home = Path.home()
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA")
        shared = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return [shared, *([Path(own) / "Microsoft" / "Windows" / "Fonts"] if own else [])]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    kept = os.environ.get("XDG_DATA_HOME") or home / ".local" / "share"
    shares = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [*(Path(one) / "fonts" for one in shares.split(":") if one), Path(kept) / "fonts", home / ".fonts"]


def _files(roots: Iterable[Path]) -> set[Path]:
    return {
        Path(folder) / name
        for root in roots
        for folder, _, names in os.walk(root)
        for name in names
        if name.lower().endswith(_ENDINGS)
    }


def _faces(path: Path, file: BinaryIO) -> Iterator[Installed]:
    begin = file.read(12)
    offsets: tuple[int, ...] = (0,)
    if begin[:4] == b"ttcf":
        count = min(struct.unpack(">L", begin[8:])[0], _MOST_IN_ONE)
        offsets = struct.unpack(f">{count}L", file.read(4 * count))
    for number, offset in enumerate(offsets):
        tables = _tables(file, offset)
        if not {b"glyf", b"loca", b"cmap", b"OS/2", b"head"} <= tables.keys():
            continue
        _, _, weight, _, permission = struct.unpack(">HhHHH", _read(file, tables[b"OS/2"][0], 10))
        style = struct.unpack(">H", _read(file, tables[b"head"][0] + 44, 2))[0]
        if not permission & _RESTRICTED and (runs := _runs(file, tables[b"cmap"][0])):
            yield Installed(str(path), number, weight, bool(style & _ITALIC), *runs)


def _tables(file: BinaryIO, offset: int) -> _Tables:
    count = struct.unpack(">H", _read(file, offset + 4, 2))[0]
    entries = struct.iter_unpack(">4sLLL", _read(file, offset + 12, 16 * count))
    return {tag: (begins, length) for tag, _, begins, length in entries}


def _read(file: BinaryIO, offset: int, length: int) -> bytes:
    if length > _MOST_BYTES:
        raise ValueError
    file.seek(offset)
    return file.read(length)


def _runs(file: BinaryIO, cmap: int) -> "tuple[array[int], array[int]] | None":
    """First and last code points of the runs of a face; nothing where its map is of a kind that is not read."""
    count = struct.unpack(">H", _read(file, cmap + 2, 2))[0]
    entries = list(struct.iter_unpack(">HHL", _read(file, cmap + 4, 8 * count)))
    of_windows = [begins for platform, encoding, begins in entries if platform == 3 and encoding in {1, 10}]
    if not of_windows:
        return None
    begins = cmap + of_windows[-1]  # the last one, as reportlab does: it has the most
    kind = struct.unpack(">H", _read(file, begins, 2))[0]
    if kind == 12:
        groups = struct.unpack(">L", _read(file, begins + 12, 4))[0]
        points = _numbers("I", _read(file, begins + 16, 12 * groups))
        return points[0::3], points[1::3]
    if kind == 4:
        doubled = struct.unpack(">H", _read(file, begins + 6, 2))[0]
        ends = _numbers("H", _read(file, begins + 14, doubled))
        return _numbers("H", _read(file, begins + 16 + doubled, doubled)), ends
    return None


def _numbers(code: str, data: bytes) -> "array[int]":
    found = array(code, data)
    if sys.byteorder == "little":
        found.byteswap()
    return found

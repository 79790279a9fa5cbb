"""The container: a ZIP of stored entries of which every byte follows from names and contents (EXCHANGE, container)."""

import struct
import zlib
from collections.abc import Collection, Mapping
from typing import Final

from coopdesk.errors import N_, PacketError

LARGEST_FILE: Final = 16 * 1024 * 1024
MOST_ENTRIES: Final = 64
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_TIME: Final = 0
_DATE: Final = 0x21
"""1 January 1980: the earliest day a ZIP can name."""
NOT_ONE: Final = N_("This is not a return file, or it is damaged.")
TOO_LARGE: Final = N_("The file is far larger than a return file can be.")
_CUT: Final = N_("The file is damaged or cut short.")


def written(entries: Mapping[str, bytes]) -> bytes:
    """The archive of the entries in their order: stored, no time, no comment, no extra field."""
    local, central, offset = [], [], 0
    for name, content in entries.items():
        label = name.encode("ascii")
        crc, size = zlib.crc32(content), len(content)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, _TIME, _DATE, crc, size, size, len(label), 0)
        local += [head, label, content]
        central.append(
            _CENTRAL.pack(
                b"PK\1\2", _VERSION, _VERSION, 0, 0, _TIME, _DATE, crc, size, size, len(label), 0, 0, 0, 0, 0, offset
            )
            + label
        )
        offset += len(head) + len(label) + size
    index = b"".join(central)
    end = _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(index), offset, 0)
    return b"".join((*local, index, end))


def read(data: bytes, known: Collection[str]) -> dict[str, bytes]:
    """The entries of an archive, in their order; nothing is ever extracted to a path.

    ``known`` are the names of this format. Raises PacketError unless writing the entries again gives exactly these
    bytes: without that rule many changed bytes of a ZIP go unnoticed.
    """
    if len(data) > LARGEST_FILE:
        raise PacketError(TOO_LARGE)
    entries: dict[str, bytes] = {}
    place = 0
    while data[place : place + 4] == b"PK\3\4":
        if len(data) < place + _LOCAL.size or len(entries) == MOST_ENTRIES:
            raise PacketError(_CUT)
        *_, size, _, length, _ = _LOCAL.unpack_from(data, place)
        start = place + _LOCAL.size + length
        entries[_name(data[place + _LOCAL.size : start])] = data[start : start + size]
        place = start + size
    if not entries:
        raise PacketError(NOT_ONE)
    if written(entries) != data:
        raise PacketError(_CUT)
    if entries.keys() - set(known):
        raise PacketError(N_("The file is from a later version of coopdesk. Bring this desk up to date to read it."))
    return entries


def first(data: bytes) -> bytes:
    """What may be the first entry's content, unchecked: good only for asking whether equal bytes were read before."""
    if len(data) < _LOCAL.size or data[:4] != b"PK\3\4":
        return b""
    *_, size, _, length, _ = _LOCAL.unpack_from(data)
    start = _LOCAL.size + length
    return data[start : start + size]


def _name(label: bytes) -> str:
    try:
        return label.decode("ascii")
    except UnicodeDecodeError:
        raise PacketError(_CUT) from None

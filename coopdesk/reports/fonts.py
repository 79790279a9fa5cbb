"""The typeface of paper: Noto Sans SC, embedded and subset; what it lacks comes from another face of this computer."""

import struct
import threading
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from coopdesk.domain.resources import resource
from coopdesk.reports.installed_faces import Installed, installed

REGULAR: Final = "NotoSansSC-Regular"
BOLD: Final = "NotoSansSC-Bold"
BOX: Final = "□"
"""What stands in the place of a character that no face of this computer has."""

_LOADING: Final = threading.Lock()
_LOADED: Final[dict[str, Any]] = {}
_FOREIGN: Final[dict[tuple[str, int], Any]] = {}
"""Faces of this computer by file and number; nothing for one that reportlab cannot read."""
_UNREADABLE: Final = (TTFError, OSError, struct.error, ValueError, LookupError)
_NO_SHAPES: Final = frozenset({"Mn", "Mc", "Me", "Cc", "Cf", "Cs", "Co"})
"""Categories no other face is asked for: marks on letters, which need laying out, the invisible, private use."""

# Nothing that is drawn may open a file or an address (DESIGN §11); plain cells never do, this keeps it so.
rl_config.trustedHosts = []
rl_config.trustedSchemes = ["data"]


class _Face(TTFont):  # type: ignore[misc]  # reportlab carries no types
    """A TrueType font whose text can be copied, beyond U+FFFF too.

    reportlab 5.1.0 writes code points above U+FFFF as five hexadecimal digits where UTF-16 is due:
    such text looks right and copies wrong. The map of each subset is replaced once reportlab wrote it.
    """

    def addObjects(self, doc: Any) -> None:
        """Add the subsets to the document, each with a right map back to characters."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            doc.idToObject[fonts[name].ToUnicode.name].content = to_unicode(subset)


def to_unicode(subset: Sequence[int]) -> str:
    """The ToUnicode map of a font subset: one-byte codes to UTF-16 (ISO 32000-1, 9.10.3)."""
    texts = [chr(point).encode("utf-16-be").hex().upper() if point else "" for point in subset]
    pairs = [f"<{code:02X}> <{text}>" for code, text in enumerate(texts) if text]
    hundreds = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    blocks = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in hundreds]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


def _faces() -> dict[str, Any]:
    """The two weights, registered once: a face that is replaced while a document is drawn would lose its letters."""
    with _LOADING:
        if not _LOADED:
            for name in (REGULAR, BOLD):
                face = _Face(name, str(resource("fonts", f"{name}.ttf")), shapable=False)
                pdfmetrics.registerFont(face)
                _LOADED[name] = face
    return _LOADED


def load() -> None:
    """Make the typeface known to reportlab; once a process, some 0.1 s a weight."""
    _faces()


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text stands, in points."""
    return 0.001 * size * _units(text, bold)


@lru_cache(maxsize=8192)
def _units(text: str, bold: bool) -> float:
    """The width in thousandths of the size; a form measures the same text several times."""
    advances = _advances(bold)
    known = [advances.get(point) for point in map(ord, text)]
    return sum(_foreign_units(mark, bold) if wide is None else wide for mark, wide in zip(text, known, strict=True))


@cache
def _advances(bold: bool) -> dict[int, float]:
    widths: dict[int, float] = _faces()[BOLD if bold else REGULAR].face.charWidths
    return widths


def _foreign_units(mark: str, bold: bool) -> float:
    face = _foreign(mark, bold)
    return float(face.face.charWidths[ord(mark)]) if face else _advances(bold)[ord(BOX)]


def own(words: str) -> bool:
    """Whether the typeface of paper has all of a text, so that no other is needed."""
    return _own().issuperset(words)


@cache
def _own() -> frozenset[str]:
    return frozenset(chr(point) for point, glyph in _faces()[REGULAR].face.charToGlyph.items() if glyph)


def runs(words: str, bold: bool) -> list[tuple[str, str]]:
    """A text in parts, each with the name of the face that has it; a character that none has becomes a box."""
    parts: list[tuple[str, str]] = []
    for mark in words:
        face = None if mark in _own() else _foreign(mark, bold)
        name = face.fontName if face else BOLD if bold else REGULAR
        drawn = mark if face or mark in _own() else BOX
        if parts and parts[-1][0] == name:
            parts[-1] = (name, parts[-1][1] + drawn)
        else:
            parts.append((name, drawn))
    return parts


def missing(texts: Iterable[str]) -> str:
    """The characters, each once, for which no face has a shape; empty where all can be printed."""
    beyond = {mark for text in texts if not own(text) for mark in text} - _own()
    return "".join(sorted(mark for mark in beyond if _foreign(mark, bold=False) is None))


def boxed(words: str) -> str:
    """A text with boxes in place of the characters that no face has."""
    lacking = missing([words])
    return "".join(BOX if mark in lacking else mark for mark in words)


@cache
def _foreign(mark: str, bold: bool) -> Any:
    """The face of this computer, upright and next in weight, that has a shape for a character; nothing where none has.

    What is written from right to left is not asked for: drawn mark by mark it would be wrong.
    """
    if unicodedata.category(mark) in _NO_SHAPES or unicodedata.bidirectional(mark) in {"R", "AL", "AN"}:
        return None
    wanted = 700 if bold else 400
    able = [one for one in installed() if one.covers(ord(mark))]
    for one in sorted(able, key=lambda one: (one.italic, abs(one.weight - wanted), one.path, one.number)):
        face = _loaded(one)
        if face is not None and _draws(face.face, ord(mark)):
            return face
    return None


def _draws(face: Any, point: int) -> bool:
    """Whether there is anything to be seen of a character: a map may name glyphs that are empty, or none."""
    glyph = face.charToGlyph.get(point, 0)
    return bool(0 < glyph < face.numGlyphs and face.glyphPos[glyph + 1] > face.glyphPos[glyph])


def _loaded(one: Installed) -> Any:
    """A face of this computer, known to reportlab under a name of its own: two copies of a file may bear the same."""
    with _LOADING:
        if (one.path, one.number) not in _FOREIGN:
            face: Any = None
            try:
                face = _Face(one.path, one.path, subfontIndex=one.number, shapable=False)
            except _UNREADABLE:
                pass  # another one may have the character
            else:
                known = zlib.crc32(f"{one.path}:{one.number}".encode(errors="surrogateescape"))
                face.face.name += f"-{known:08x}".encode()
                face.fontName = face.face.name.decode()
                pdfmetrics.registerFont(face)
            _FOREIGN[one.path, one.number] = face
    return _FOREIGN[one.path, one.number]

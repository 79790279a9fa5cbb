"""The typeface of paper: Noto Sans SC, embedded and subset; what it lacks, and how wide a text is."""

import threading
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from coopdesk.domain.resources import resource

REGULAR: Final = "NotoSansSC-Regular"
BOLD: Final = "NotoSansSC-Bold"

_LOADING: Final = threading.Lock()
_LOADED: Final[dict[str, Any]] = {}

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
    return sum(advances.get(mark, 1000) for mark in map(ord, text))


@cache
def _advances(bold: bool) -> dict[int, float]:
    widths: dict[int, float] = _faces()[BOLD if bold else REGULAR].face.charWidths
    return widths


def missing(texts: Iterable[str]) -> str:
    """The characters, each once, for which the typeface has no shape; empty where all can be printed."""
    known = _faces()[REGULAR].face.charToGlyph
    return "".join(sorted({mark for text in texts for mark in text if ord(mark) not in known}))

"""The look: roles of colour in three palettes, the typeface of screen and paper, four steps of space.

Fusion everywhere; a palette is data, the style sheet in ``resources/style`` names its roles.
"""

from dataclasses import asdict, dataclass
from string import Template
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from coopdesk.domain.resources import resource
from coopdesk.errors import N_
from coopdesk.gui.words import language

LookName = Literal["light", "dark", "contrast"]
LOOKS: Final[dict[LookName, str]] = {"light": N_("Light"), "dark": N_("Dark"), "contrast": N_("High contrast")}
TINY, SMALL, MIDDLE, LARGE = 4, 8, 12, 18
"""The four steps of space, in pixels."""
ROW_HEIGHT: Final = 27
FAMILY: Final = "Noto Sans SC"
FAMILIES: Final = [FAMILY, "Noto Sans CJK SC", "Microsoft YaHei", "sans-serif"]


@dataclass(frozen=True)
class Look:
    """Colours by role. ``accent`` marks the selected, the focused and the one action that matters."""

    ink: str
    paper: str
    sheet: str
    rail: str
    rules: str
    accent: str
    on_accent: str
    muted: str
    query: str
    query_paper: str
    error: str
    error_paper: str
    computed: str
    pill: str
    pill_paper: str
    edge: str


PALETTES: Final[dict[LookName, Look]] = {
    "light": Look(
        ink="#1F2328", paper="#FBFAF7", sheet="#FFFFFF", rail="#F1EEE7", rules="#DCD7CC", accent="#9E2B25",
        on_accent="#FFFFFF", muted="#726D63", query="#7A4E00", query_paper="#FFF2D6", error="#8A1F19",
        error_paper="#FBEAE8", computed="#F8F6F1", pill="#5B4A1E", pill_paper="#EEE7D5", edge="#8F897D",
    ),
    "dark": Look(
        ink="#E9E5DC", paper="#201F1D", sheet="#272624", rail="#191816", rules="#454139", accent="#E58C82",
        on_accent="#201F1D", muted="#A8A295", query="#F2C76E", query_paper="#3B3015", error="#F4A69F",
        error_paper="#43221F", computed="#2E2C29", pill="#E4D3A2", pill_paper="#3A3527", edge="#847D70",
    ),
    "contrast": Look(
        ink="#000000", paper="#FFFFFF", sheet="#FFFFFF", rail="#FFFFFF", rules="#000000", accent="#8B0000",
        on_accent="#FFFFFF", muted="#333333", query="#4A2F00", query_paper="#FFF3C4", error="#8B0000",
        error_paper="#FFE9E6", computed="#F0F0F0", pill="#000000", pill_paper="#E6E6E6", edge="#000000",
    ),
}  # fmt: skip


class _Worn:
    """The look that the application wears now."""

    name: LookName = "light"
    fonts_loaded = False


def look() -> Look:
    """The colours in use."""
    return PALETTES[_Worn.name]


def colour(role: str) -> QColor:
    """One colour of the look in use, by its role (a field of `Look`)."""
    return QColor(getattr(look(), role))


def tabular(font: QFont) -> QFont:
    """The font with digits of one width, so that columns of figures stand straight."""
    straight = QFont(font)
    straight.setFeature(QFont.Tag("tnum"), 1)
    return straight


def dress(application: QApplication, name: LookName = "light") -> None:
    """Put Fusion, a palette, the typeface and the style sheet on the application (again, when it changes)."""
    _Worn.name = name
    _load_fonts()
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setFont(base_font())
    application.setPalette(_palette(look()))
    sheet = Template(resource("style", "coopdesk.qss").read_text(encoding="utf-8"))
    tick = resource("icons", "tick-dark.svg" if name == "dark" else "tick.svg").as_posix()
    down = resource("icons", "down-dark.svg" if name == "dark" else "down.svg").as_posix()
    application.setStyleSheet(sheet.substitute(asdict(look()), tick=tick, down=down))
    application.setWindowIcon(QIcon(str(resource("icons", "coopdesk.svg"))))


def base_font() -> QFont:
    """Noto Sans SC 9 pt; a system typeface where that lacks a character.

    Quotation marks of this typeface are as wide as a Chinese character; English takes its narrow ones.
    """
    font = QFont()
    font.clearFeatures()
    if language() == "en":
        font.setFeature(QFont.Tag("palt"), 1)
    font.setFamilies(FAMILIES)
    font.setPointSize(9)
    return font


def _load_fonts() -> None:
    """Register both weights once: about 5 ms for the two, measured beside 110 ms for a bare window."""
    if not _Worn.fonts_loaded:
        for weight in ("Regular", "Bold"):
            QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSansSC-{weight}.ttf")))
        _Worn.fonts_loaded = True


def _palette(colours: Look) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(colours.paper))
    for name, value in {
        role.Window: colours.paper, role.WindowText: colours.ink, role.Base: colours.sheet, role.Text: colours.ink,
        role.AlternateBase: colours.computed, role.Button: colours.paper, role.ButtonText: colours.ink,
        role.BrightText: colours.error, role.Highlight: colours.accent, role.HighlightedText: colours.on_accent,
        role.ToolTipBase: colours.sheet, role.ToolTipText: colours.ink, role.PlaceholderText: colours.muted,
        role.Link: colours.accent, role.Mid: colours.rules, role.Light: colours.sheet, role.Dark: colours.edge,
    }.items():  # fmt: skip
        palette.setColor(name, QColor(value))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return palette


def light_or_dark(application: QApplication) -> LookName:
    """The palette that fits the desktop's own setting."""
    dark = application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"

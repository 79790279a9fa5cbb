"""The palettes."""

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics

from coopdesk.gui import theme

PAIRS = [
    *(("ink", ground) for ground in ("paper", "sheet", "rail", "computed", "query_paper", "error_paper")),
    *(("muted", ground) for ground in ("paper", "sheet", "computed")),
    *(("accent", ground) for ground in ("paper", "sheet", "rail")),
    ("on_accent", "accent"), ("query", "query_paper"), ("error", "error_paper"), ("error", "paper"),
    ("pill", "pill_paper"),
]  # fmt: skip


def brightness(name):
    parts = QColor(name).getRgbF()[:3]
    channels = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


@pytest.mark.parametrize("name", theme.LOOKS)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_stands_out_from_its_ground_by_4_5_to_1(name, ink, ground):
    look = theme.PALETTES[name]
    light, dark = sorted((brightness(getattr(look, ink)), brightness(getattr(look, ground))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_typeface_of_paper_is_that_of_the_screen_and_its_digits_are_of_one_width():
    assert theme.FAMILY in QFontDatabase.families()
    metrics = QFontMetrics(theme.tabular(theme.base_font()))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert QFont(theme.base_font()).families()[0] == theme.FAMILY

"""The typeface: what it can print, and that what is copied out is what was typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from coopdesk.reports import fonts
from coopdesk.reports.page import A4, Paper

RARE = "𬭎䶮𪟝"
STANDARD = [
    line
    for line in Path(__file__).with_name("general_standard_characters.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
"""The three levels of 通用规范汉字表 (2013)."""


def a_page(*texts: str, bold: bool = False) -> bytes:
    paper = Paper(A4, "title", "author", "zh")
    for number, text in enumerate(texts):
        paper.text(40, 60 + 20 * number, text, 10, bold=bold)
    return paper.finish()


def test_rare_characters_are_in_both_weights():
    assert fonts.missing([RARE]) == ""
    assert fonts.width(RARE, 10) == fonts.width(RARE, 10, bold=True) == 30


def test_the_standard_table_is_whole():
    assert [len(level) for level in STANDARD] == [3500, 3000, 1605]
    assert len(set("".join(STANDARD))) == 8105
    assert [level[0] + level[-1] for level in STANDARD] == ["一矗", "乂齉", "亍蠼"]
    for rare in "𬭎䶮𪟝㛃𫍯𬱖":
        assert rare in STANDARD[2]


@pytest.mark.parametrize("weight", [fonts.REGULAR, fonts.BOLD])
def test_every_character_of_the_standard_table_has_a_shape(weight):
    fonts.load()
    face = pdfmetrics.getFont(weight).face
    places = [(mark, face.charToGlyph.get(ord(mark), 0)) for mark in "".join(STANDARD)]
    assert [mark for mark, glyph in places if not glyph or face.glyphPos[glyph] == face.glyphPos[glyph + 1]] == []
    assert fonts.missing(STANDARD) == ""


def test_what_is_copied_out_equals_what_was_typed_beyond_the_basic_plane_too(printed):
    for bold in (False, True):
        copied = printed(a_page(RARE, "王" + RARE + "A", bold=bold))
        assert copied.by_pdfium().split() == [RARE, "王" + RARE + "A"]
        assert copied.by_poppler().split() == [RARE, "王" + RARE + "A"]


def test_more_characters_than_one_subset_holds_are_copied_right(printed):
    many = ["".join(map(chr, range(start, start + 40))) for start in range(0x4E00, 0x4E00 + 600, 40)]
    assert printed(a_page(*many)).by_pdfium().split() == many
    assert printed(a_page(*many)).by_poppler().split() == many


def test_the_map_of_a_subset_writes_two_units_above_the_basic_plane():
    text = fonts.to_unicode([0, 0x41, 0x2CB4E])
    assert "<01> <0041>" in text
    assert "<02> <D872DF4E>" in text
    assert "2 beginbfchar" in text


def test_a_map_holds_no_more_than_a_hundred_pairs_in_a_block():
    assert fonts.to_unicode(range(256)).count("beginbfchar") == 3


def test_missing_characters_are_named_once_each():
    assert fonts.missing(["王😀", "😀\u0b85"]) == "\u0b85😀"


def test_digits_are_equally_wide():
    for bold in (False, True):
        assert len({fonts.width(digit, 10, bold) for digit in "0123456789"}) == 1


@given(st.text(alphabet="年Aé𬭎0,.—", max_size=20), st.text(alphabet="月Bx1 ", max_size=20))
def test_widths_add(one, other):
    assert abs(fonts.width(one + other, 9) - fonts.width(one, 9) - fonts.width(other, 9)) < 1e-9


def test_both_weights_are_embedded_as_subsets(printed, tmp_path):
    paper = Paper(A4, "t", "a", "en")
    paper.text(40, 60, "plain 王")
    paper.text(40, 80, "bold 王", bold=True)
    lines = printed(paper.finish()).fonts(tmp_path)
    assert len(lines) == 2
    for line in lines:
        assert "+NotoSansSC" in line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_drawing_opens_neither_files_nor_addresses():
    from reportlab import rl_config

    assert rl_config.trustedHosts == []
    assert rl_config.trustedSchemes == ["data"]

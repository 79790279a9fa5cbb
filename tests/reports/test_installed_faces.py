"""A character that Noto Sans SC lacks, drawn in another typeface of the computer."""

import struct
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics

from coopdesk.reports import fonts, installed_faces
from coopdesk.reports.page import A4, Paper, wrapped

VERA = (Path(reportlab.__file__).parent / "fonts" / "Vera.ttf").read_bytes()
LACKING = "𠀋"
NAME = f"王{LACKING}英"
WIDE = 988.76953125
"""Thousandths of the size that a W of Vera is wide."""


def a_face(mark=LACKING, *, permission=0, weight=400, begins=0, kind=12) -> bytes:
    """Vera, in which one character alone has a shape: that of its W."""
    count = struct.unpack(">H", VERA[4:6])[0]
    entries = struct.iter_unpack(">4sLLL", VERA[12 : 12 + 16 * count])
    tables = {tag: VERA[at : at + length] for tag, _, at, length in entries}
    tables[b"cmap"] = _map(ord(mark), 58, kind)
    about = tables[b"OS/2"]
    tables[b"OS/2"] = about[:4] + struct.pack(">HHH", weight, 5, permission) + about[10:]
    head, body = VERA[:4] + struct.pack(">H", len(tables)) + VERA[6:12], b""
    for tag, table in sorted(tables.items()):
        head += struct.pack(">4sLLL", tag, 0, begins + 12 + 16 * len(tables) + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + body


def _map(point: int, glyph: int, kind: int) -> bytes:
    if kind == 12:
        return struct.pack(">HHHHLHHLLLLLL", 0, 1, 3, 10, 12, 12, 0, 28, 0, 1, point, point, glyph)
    ends, begins, shifts = (point, 0xFFFF), (point, 0xFFFF), ((glyph - point) & 0xFFFF, 1)
    body = struct.pack(">HHHH2HH2H2H2H", 4, 4, 1, 0, *ends, 0, *begins, *shifts, 0, 0)
    return struct.pack(">HHHHLHHH", 0, 1, 3, 1, 12, 4, 6 + len(body), 0) + body


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A function that installs faces on a computer that has no others."""

    def forget():
        for known in (installed_faces.installed, fonts._foreign, fonts._units):
            known.cache_clear()

    def install(**files):
        for name, data in files.items():
            (tmp_path / name.replace("_", ".")).write_bytes(data)
        forget()

    monkeypatch.setattr(installed_faces, "folders", lambda: [tmp_path])
    yield install
    forget()


def a_page(*texts) -> bytes:
    paper = Paper(A4, "title", "author", "zh")
    for number, text in enumerate(texts):
        paper.text(40, 60 + 40 * number, text, 10)
        paper.text(40, 80 + 40 * number, text, 10, bold=True)
    return paper.finish()


def test_it_is_drawn_embedded_and_copied_right(installed, printed, tmp_path):
    installed(rare_ttf=a_face())
    paper = printed(a_page(NAME, "王英"))
    assert paper.by_pdfium().split() == [NAME, NAME, "王英", "王英"]
    assert paper.by_poppler().split() == [NAME, NAME, "王英", "王英"]
    faces = paper.fonts(tmp_path)
    assert ["BitstreamVera" in line for line in faces].count(True) == 1
    assert {tuple(line.split()[-5:-2]) for line in faces} == {("yes", "yes", "yes")}
    assert paper.data == a_page(NAME, "王英")


def test_a_mixed_text_is_as_wide_as_its_parts(installed):
    installed(rare_ttf=a_face())
    assert fonts.width(NAME, 10) == pytest.approx(20 + WIDE / 100)
    assert wrapped(NAME, 29.88, 10) == [NAME[:2], "英"]
    assert wrapped(NAME, 29.89, 10) == [NAME]


def test_the_next_weight_is_taken(installed):
    installed(a_ttf=a_face(weight=700), b_ttf=a_face(), c_ttf=a_face(weight=100))
    regular, bold = (fonts.runs(LACKING, bold)[0][0] for bold in (False, True))
    assert pdfmetrics.getFont(regular).face.filename.endswith("b.ttf")
    assert pdfmetrics.getFont(bold).face.filename.endswith("a.ttf")


def test_a_face_of_a_collection_is_found(installed, printed):
    first = a_face("𡔂", begins=20)
    installed(
        both_ttc=b"ttcf" + struct.pack(">LLLL", 0x10000, 2, 20, 20 + len(first)) + first
        + a_face(begins=20 + len(first))
    )  # fmt: skip
    assert printed(a_page(NAME + "𡔂")).by_pdfium().split() == [NAME + "𡔂"] * 2


def test_the_older_kind_of_map_is_read_too(installed):
    installed(rare_ttf=a_face("\u0b85", kind=4))
    assert fonts.missing(["\u0b85\u0b86"]) == "\u0b86"


@pytest.mark.parametrize("permission", [0x0002, 0x0100, 0x0200])
def test_a_face_that_may_not_be_embedded_is_left_alone(installed, permission):
    installed(rare_ttf=a_face(permission=permission))
    assert fonts.missing([NAME]) == LACKING
    installed(other_ttf=a_face(permission=0x0008))
    assert fonts.missing([NAME]) == ""


def test_damaged_files_are_passed_over(installed):
    whole = a_face()
    installed(
        a_ttf=b"", b_ttc=b"ttcf\0\0", c_ttf=whole[:300], d_ttf=whole[: len(whole) // 3], e_otf=b"OTTO" + whole[4:]
    )
    assert fonts.missing([NAME]) == LACKING
    installed(f_ttf=whole)
    assert fonts.missing([NAME]) == ""


@pytest.mark.parametrize("mark", "\ue000\u0627\u0363\u200b")
def test_private_joined_and_invisible_characters_are_never_taken_from_elsewhere(installed, mark):
    installed(rare_ttf=a_face(mark, kind=4))
    assert installed_faces.installed()[0].covers(ord(mark))
    assert fonts.missing([mark]) == mark


def test_nothing_is_looked_for_where_nothing_is_lacking(monkeypatch):
    monkeypatch.setattr(fonts, "installed", lambda: pytest.fail("looked for typefaces"))
    assert a_page("王桂英 𬭎 plain")

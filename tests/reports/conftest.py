"""A PDF read back by two programs, and where its characters and rules lie."""

import ctypes
import re
import shutil
import subprocess
from dataclasses import dataclass

import pypdfium2
import pytest
from pypdfium2 import raw

from coopdesk.domain.period import Month
from coopdesk.domain.statements import Statement
from tests.reports import desks


@dataclass(frozen=True)
class Printed:
    """A PDF and what can be asked of it."""

    data: bytes

    def by_page(self) -> list[str]:
        pdf = pypdfium2.PdfDocument(self.data)
        texts = [page.get_textpage().get_text_range() for page in pdf]
        pdf.close()
        return texts

    def by_pdfium(self) -> str:
        return "\n".join(self.by_page())

    def by_poppler(self) -> str:
        return self._run("pdftotext", "-layout", "-", "-").decode()

    def fonts(self, folder) -> list[str]:
        path = folder / "fonts.pdf"
        path.write_bytes(self.data)
        lines = subprocess.run([_program("pdffonts"), path], capture_output=True, check=True).stdout.decode()
        return lines.splitlines()[2:]

    def _run(self, program, *arguments) -> bytes:
        return subprocess.run([_program(program), *arguments], input=self.data, capture_output=True, check=True).stdout

    def carried(self) -> list[tuple[str, list[str]]]:
        """Whatever is carried forward or brought forward: the words and the numbers of each such row, in order."""
        rows = re.findall(r"^ *(过次页|承前页|Carried forward|Brought forward) (.*)$", self.by_poppler(), re.MULTILINE)
        return [(words, cells.split()) for words, cells in rows]

    @property
    def pages(self) -> int:
        pdf = pypdfium2.PdfDocument(self.data)
        count = len(pdf)
        pdf.close()
        return count

    def places(self):
        """For each page: its size, boxes of runs of text (left, bottom, right, top), upright rules (x, bottom, top)."""
        pdf = pypdfium2.PdfDocument(self.data)
        found = [(page.get_size(), list(_texts(page)), list(_rules(page))) for page in pdf]
        pdf.close()
        return found

    def sizes(self) -> set[float]:
        """In how many points its letters are, of every text."""
        pdf, size, found = pypdfium2.PdfDocument(self.data), ctypes.c_float(), set()
        for page in pdf:
            for thing in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
                assert raw.FPDFTextObj_GetFontSize(thing, size)
                found.add(size.value)
        pdf.close()
        return found

    def said(self) -> str:
        """Its text without any space: places and line ends do not matter."""
        return "".join(self.by_pdfium().split())


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not on this machine")
    return path


def _texts(page):
    text = page.get_textpage()
    for number in range(text.count_rects()):
        yield text.get_rect(number)


def _rules(page):
    for thing in page.get_objects():
        if thing.type != raw.FPDF_PAGEOBJ_PATH or raw.FPDFPath_CountSegments(thing) != 2:
            continue
        (x, y), (x_to, y_to) = (_point(raw.FPDFPath_GetPathSegment(thing, number)) for number in (0, 1))
        if x == x_to:
            yield x, min(y, y_to), max(y, y_to)


def _point(segment) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


@pytest.fixture
def printed():
    return Printed


@pytest.fixture
def stays_in_its_place():
    """Fails where text leaves the margins, crosses an upright rule, or lies upon other text."""

    def check(data: bytes, *, ruled: bool = True) -> None:
        pages = Printed(data).places()
        assert not ruled or any(rules for _, _, rules in pages)
        for (width, height), texts, rules in pages:
            for left, bottom, right, top in texts:
                assert left > 28
                assert right < width - 28
                assert bottom > 20
                assert top < height - 20
                middle = (bottom + top) / 2
                crossed = [x for x, low, high in rules if left + 0.4 < x < right - 0.4 and low < middle < high]
                assert not crossed, (left, bottom, right, top)
            assert not list(_upon_each_other(texts))

    return check


def _upon_each_other(texts):
    ordered = sorted(texts)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other[0] > one[2] - 0.6:
                break
            if min(one[3], other[3]) - max(one[1], other[1]) > 2.5:
                yield one, other


@pytest.fixture
def april() -> Month:
    return Month(1954, 4)


@pytest.fixture
def final(april) -> Statement:
    return Statement(
        1, "BJ-001", april, state="closed", preparer="王桂英", revision=1, packet="3fa29c1e7b60d2aa" + "0" * 48
    )


@pytest.fixture(scope="session", params=["tortured", "empty", "shown"])
def papers(request, tmp_path_factory):
    """All papers of a desk, drawn once; of the example those that are shown."""
    kind = request.param
    place = request.getfixturevalue("example") if kind == "shown" else tmp_path_factory.mktemp(kind)
    with getattr(desks, kind)(place) as found:
        yield found

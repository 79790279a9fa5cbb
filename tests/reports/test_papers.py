"""Every paper of the list holds, whatever is put into it: nothing leaves its place, and two programs read it back."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pytest

from coopdesk.reports.page import LEAST_SIZE
from coopdesk.services.reports import REPORTS
from tests.reports.papers import Mark, Page, Papers, Sheet

NOTHING_TO_PRINT = {
    "empty": {"receipt", "members-of-return", "standings", "competition-board", "competition-restated"},
    "shown": {"receipt", "members-of-return", "competition-restated"},
}
"""What an empty month, and the example, have nothing for; the torture prints everything."""


@pytest.fixture
def desk(request) -> str:
    """Whose papers are looked at."""
    return request.node.callspec.params["papers"]


def test_every_paper_is_printed_or_refused_in_words(papers: Papers, desk: str) -> None:
    lacking = NOTHING_TO_PRINT.get(desk, set())
    assert set(papers.refused) == lacking
    assert {sheet.name for sheet in papers.sheets} == set(REPORTS) - lacking
    assert all(str(refusal).endswith(".") for refusal in papers.refused.values())


def test_no_text_leaves_its_room_or_the_margins_or_is_too_small(papers: Papers) -> None:
    assert [fault for sheet in papers.sheets for fault in _out_of_place(sheet)] == []


def _out_of_place(sheet: Sheet) -> Iterator[object]:
    for page in sheet.pages:
        form, right = page.form, page.form.width - page.form.left
        for mark in page.marks:
            reasons = {
                "wider than its room": mark.room is not None and mark.wide > mark.room + 0.01,
                "left of the margin": mark.x < form.left - 0.01,
                "right of the margin": mark.x + mark.wide > right + 0.01,
                "above the margin": mark.y - mark.size < form.top - LEAST_SIZE,
                "below the margin": mark.y > form.height - form.bottom + LEAST_SIZE,
                "too small": mark.size < LEAST_SIZE,
            }
            yield from (f"{sheet}: {why}: {mark}" for why, so in reasons.items() if so)


def test_no_text_stands_upon_another(papers: Papers) -> None:
    assert [(str(sheet), *pair) for sheet in papers.sheets for page in sheet.pages for pair in _upon(page)] == []


def _upon(page: Page) -> Iterator[tuple[str, str]]:
    """Texts of which one covers part of another: the height of capitals, the width that was measured."""
    ordered = sorted(page.marks, key=lambda mark: mark.x)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.x > one.x + one.wide - 0.5:
                break
            if min(one.y, other.y) - max(_top(one), _top(other)) > 0.5:
                yield one.words, other.words


def _top(mark: Mark) -> float:
    return mark.y - 0.72 * mark.size


def test_a_viewer_finds_each_text_inside_the_margins_and_between_the_rules(papers: Papers, stays_in_its_place) -> None:
    for sheet in papers.sheets:
        stays_in_its_place(sheet.data, ruled=False)


def test_two_programs_read_what_was_drawn_letter_by_letter_and_number_by_number(papers: Papers, printed) -> None:
    for sheet in papers.sheets:
        paper = printed(sheet.data)
        drawn = ["\n".join(mark.words for mark in page.marks) for page in sheet.pages]
        hyphenated = [text.replace("\ufffe", "-") for text in paper.by_page()]  # pdfium's mark of one at a line's end
        for read in (hyphenated, paper.by_poppler().split("\f")[:-1]):
            assert len(read) == len(drawn)
            for number, (text, wanted) in enumerate(zip(read, drawn, strict=True), start=1):
                assert _letters(text) == _letters(wanted), (str(sheet), number)
                assert _numbers(text) == _numbers(wanted), (str(sheet), number)


def _letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d[\d,.]*", text))


def test_qpdf_finds_nothing_wrong_and_all_fonts_are_embedded_with_a_map_back_to_letters(
    papers: Papers, tmp_path
) -> None:
    paths = []
    for number, sheet in enumerate(papers.sheets):
        paths.append(tmp_path / f"{number:03} {sheet}.pdf")
        paths[-1].write_bytes(sheet.data)
    with ThreadPoolExecutor(2) as pool:
        for path, checked, fonts in zip(
            paths, pool.map(_checked, paths), pool.map(_fonts, paths), strict=True
        ):  # fmt: skip
            assert "No syntax or stream encoding errors found" in checked, (path.name, checked)
            assert fonts, path.name
            for line in fonts:  # name, type, encoding, embedded, subset, with map to Unicode, object
                assert re.search(r"\+NotoSansSC-\w+ +TrueType +\w+ +yes yes yes ", line), (path.name, line)


def _run(name: str, *arguments: object) -> str:
    program = shutil.which(name) or pytest.skip(f"{name} is not on this machine")
    run = subprocess.run([program, *map(str, arguments)], capture_output=True, check=False)
    return (run.stdout + run.stderr).decode()


def _checked(path) -> str:
    return _run("qpdf", "--check", path)


def _fonts(path) -> list[str]:
    return _run("pdffonts", path).splitlines()[2:]


def test_a_paper_says_its_title_its_author_and_its_language(papers: Papers) -> None:
    for sheet in papers.sheets:
        pdf = pypdfium2.PdfDocument(sheet.data)
        said = pdf.get_metadata_dict()
        pdf.close()
        assert said["Title"], str(sheet)
        assert said["Author"], str(sheet)
        language = "en" if sheet.language == "en" else "zh-CN"
        assert f"/Lang ({language})".encode() in sheet.data, str(sheet)


def test_equal_records_give_equal_bytes(papers: Papers, desk: str) -> None:
    """Each paper once more, where it is shortest."""
    names = {"empty": set(REPORTS), "tortured": NOTHING_TO_PRINT["empty"], "shown": set()}[desk]
    for sheet in papers.sheets:
        if sheet.name in names:
            assert sheet.asked.draw(sheet.name, sheet.language, blank=sheet.blank) == sheet.data, str(sheet)

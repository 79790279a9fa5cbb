"""Pages: wrapping, the bytes, the metadata, the QR code."""

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.errors import LackingError
from coopdesk.reports import fonts
from coopdesk.reports.page import A4, Paper, wrapped
from coopdesk.reports.qr import modules
from coopdesk.reports.words import heading


def a_page(text="手工业") -> bytes:
    paper = Paper(A4, "月报 BJ-001", "北京市东四区第一地毯生产合作社", "zh")
    paper.text(40, 60, text)
    paper.rule(40, 70, 200, 70)
    paper.code(300, 300, 46, "BJ-001 1954-04 r1 3FA29C1E7B60D2AA")
    return paper.finish()


def test_equal_drawing_gives_equal_bytes_and_no_moment_is_in_them():
    first, second = a_page(), a_page()
    assert first == second
    assert b"D:20000101000000" in first


def test_title_author_and_language_are_in_the_metadata():
    pdf = pypdfium2.PdfDocument(a_page())
    assert pdf.get_metadata_value("Title") == "月报 BJ-001"
    assert pdf.get_metadata_value("Author") == "北京市东四区第一地毯生产合作社"
    pdf.close()
    assert b"/Lang (zh-CN)" in a_page()


def test_the_outline_leads_to_each_heading_once():
    paper = Paper(A4, "月报", "社", "zh")
    for page, headings in enumerate((["一、综合", "二、主要产品"], ["二、主要产品", "三、签章"])):
        if page:
            paper.next_page()
        for number, text in enumerate(headings):
            heading(text, A4).draw(paper, 100 + 200 * number)
    pdf = pypdfium2.PdfDocument(paper.finish())
    found = [(one.get_title(), one.get_dest().get_index()) for one in pdf.get_toc()]
    pdf.close()
    assert found == [("一、综合", 0), ("二、主要产品", 0), ("三、签章", 1)]


def test_a_character_without_a_shape_is_named_before_anything_is_handed_over():
    with pytest.raises(LackingError) as refusal:
        a_page("王😀")
    assert str(refusal.value) == (
        "No typeface of this computer has 😀 (U+1F600). Where they stand (page: text): 1: 王😀."
    )


def three_pages(language) -> bytes:
    paper = Paper(A4, "月报", "社", language)
    paper.text(40, 60, "王😀英")
    paper.text(40, 80, "王😀英", bold=True)
    paper.next_page()
    paper.text(40, 60, "王桂英")
    paper.next_page()
    for number in range(40):
        paper.text(40, 60 + 16 * number, "很长的说明" * 9 + f"{number}𰀀王" + "很长的说明" * 3, 8)
    with pytest.raises(LackingError) as refusal:
        paper.finish()
    return refusal.value


def test_each_place_is_named_with_its_page_and_many_are_counted():
    places = str(three_pages("zh").values["places"]).split(" • ")
    assert places[0] == "1: 王😀英"
    assert places[1] == "3: …明很长的说明很长的说明0𰀀王很长的说明很长的说明很…"
    assert (len(places), places[-1]) == (13, "… +29")


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_the_paper_with_boxes_says_at_the_foot_of_a_page_what_is_to_be_written_in(printed, language):
    paper = printed(three_pages(language).boxed)
    first, second, third = paper.by_page()
    assert "王□英" in first
    assert first.rstrip().endswith("王□英 (U+1F600)")
    assert second.strip() == "王桂英"
    assert third.count("说明0□王") == 2
    assert third.rstrip().endswith("… +39")
    for size, texts, _ in paper.places():
        assert max(right for _, _, right, _ in texts) < size[0] - 30


@pytest.mark.parametrize(
    "hostile", ["Wang <b>", "<img src=x>", "<a href='file:///etc/passwd'>", "%(x)s %s {0}", "\\n(("]
)
def test_hostile_text_is_printed_as_it_is(printed, hostile):
    assert printed(a_page(hostile)).by_pdfium().strip() == hostile


def test_lines_end_at_spaces_and_beside_ideographs_but_not_before_closing_punctuation():
    assert wrapped("hand-knotted carpet", 60, 9) == ["hand-knotted", "carpet"]
    assert wrapped("产量减少，质量提高。", 37, 9) == ["产量减", "少，质量", "提高。"]


def test_the_last_word_of_a_text_does_not_stand_alone_on_a_line():
    room = fonts.width("Dongsi carpets no.", 9) + 1
    assert wrapped("Dongsi carpets no. 1", room, 9) == ["Dongsi carpets", "no. 1"]
    assert wrapped("歇工一天以上", fonts.width("歇工一天以", 9) + 1, 9) == ["歇工一天", "以上"]


def test_the_months_to_date_stay_on_one_line():
    assert wrapped("去年 1—本月", fonts.width("去年 1—本", 8) + 1, 8) == ["去年", "1—本月"]


def test_a_word_wider_than_its_room_is_broken():
    lines = wrapped("x" * 40, 50, 9)
    assert "".join(lines) == "x" * 40
    assert len(lines) > 1


@given(st.text(alphabet="年月，。（a b-c𬭎", max_size=60), st.integers(30, 200))
def test_wrapping_loses_only_spaces_and_every_line_fits(text, room):
    lines = wrapped(text, room, 9)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(fonts.width(line, 9) <= room for line in lines if len(line) > 1 or lines != [text])


def test_the_qr_code_is_a_square_with_three_finders():
    rows = modules("社-001 1954-04 r1")
    first, last = rows[0], rows[-1]
    assert first[0] == (0, 7)
    assert first[-1] == (len(rows) - 7, 7)
    assert last[0] == (0, 7)

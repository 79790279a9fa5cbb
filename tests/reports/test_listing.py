"""Any list on paper: heads on every page, nothing lost, nothing crossed, both languages at once."""

from datetime import date
from decimal import Decimal

import pytest

from coopdesk.domain.listing import Head, Listing, side_by_side
from coopdesk.reports import listing

HEADS = (Head("Code"), Head("Name"), Head("Born", "number", 0, False), Head("Wages, yuan", "number"), Head("On", "day"))
FACTS = (("Whose", "BJ Beijing"), ("Period", "April 1954"), ("Number of rows", "300"))


def listed(*rows, heads=HEADS, **more):
    return Listing("People 1954-04", "People", heads, rows, (), facts=FACTS, dated=True, **more)


def person(number):
    return f"BJ-{number:03}", f"Person {number}", 1919, 1_234_567 + number, date(1954, 5, 2)


def test_a_list_of_300_rows_has_its_head_on_every_page_and_loses_none(printed, stays_in_its_place):
    data = listing.draw(listed(*map(person, range(300))), "en")
    paper = printed(data)
    assert paper.pages > 5
    for number, text in enumerate(paper.by_page(), start=1):
        assert text.count("Wages") == 1
        assert "April 1954" in text
        assert f"Page {number} of {paper.pages}" in text
    said = paper.by_poppler()
    assert all(f"{1_234_567 + number:,}" in said and f"Person {number} " in said for number in range(300))
    assert "1919" in said
    assert "1,919" not in said
    stays_in_its_place(data)


def test_equal_lists_make_equal_bytes_and_notes_stand_below(printed):
    found = listed(person(1), notes=("The last 5 at most.",))
    assert listing.draw(found, "en") == listing.draw(found, "en")
    assert "The last 5 at most." in printed(listing.draw(found, "en")).by_pdfium()


def test_hostile_words_are_plain_wrapped_and_what_has_no_shape_is_a_box(printed, stays_in_its_place):
    hostile = ("=x", "<b>Wang</b> <img src='/etc/passwd'> " * 9 + "\U0001f600", None, 10**15, None)
    data = listing.draw(listed(hostile, person(2)), "en")
    said = printed(data).said()
    assert said.count("<imgsrc='/etc/passwd'>") == 9
    assert "1,000,000,000,000,000" in said
    assert "lacks:U+1F600" in said
    stays_in_its_place(data)


@pytest.mark.parametrize("columns", [30, 60])
def test_what_no_paper_carries_beside_each_other_goes_on_in_parts_that_name_their_rows(printed, columns):
    heads = (Head("Code"), Head("Name"), *(Head(f"Amount {place}", "number") for place in range(columns)), Head("Why"))
    rows = [(f"BJ-{number:03}", f"Unit {number}", *[10**12 + number] * columns, None) for number in range(3)]
    text = printed(listing.draw(listed(*rows, heads=heads), "en")).by_pdfium()
    assert text.count("BJ-001") > 1
    assert text.count("1,000,000,000,001") == columns
    assert "Columns, part 1 of" in text
    assert "Columns without an entry are left out: Why." in text


def test_file_numbers_are_cut_and_numbers_keep_their_own_decimals(printed):
    heads = (Head("File number", first=16), Head("Points", "number", None))
    text = printed(listing.draw(listed(("3fa29c1e7b60d2aa" + "0" * 48, Decimal("98.50")), heads=heads), "en")).said()
    assert "3fa29c1e7b60d2aa98.50" in text


def test_both_languages_stand_side_by_side(printed, stays_in_its_place):
    zh = Listing("名册", "名册", (Head("代码"), Head("名称")), (("BJ-001", "北京社"),), facts=(("单位", "北京"),))
    en = Listing(
        "Register", "Register", (Head("Code"), Head("Name")), (("BJ-001", "Beijing"),), facts=(("Whose", "B"),)
    )
    data = listing.draw(side_by_side(zh, en), "both")
    said = printed(data).said()
    for words in ("名册Register", "代码Code", "北京社Beijing", "单位Whose:北京B"):
        assert words.replace(":", "：") in said
    assert said.count("BJ-001") == 1
    stays_in_its_place(data)


def test_an_empty_list_says_so(printed):
    assert "The list is empty." in printed(listing.draw(listed(), "en")).by_pdfium()

"""The members that came with a month, on paper."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.desk import Desk
from coopdesk.domain.figures import Figures
from coopdesk.domain.member_lines import MemberLine, Sent, beside_movement
from coopdesk.domain.period import Month
from coopdesk.reports import members_of_return

UNIT = Cooperative("BJ-001", "Dongsi carpets", "东四地毯社")
DESK = Desk("federation", federation_en="Beijing")


@pytest.fixture
def sent():
    lines = tuple(
        MemberLine(f"{number:04}", f"王<b>{number}", "FM"[number % 2], 1900 + number % 50, date(1953, 2, 1), "founder")
        for number in range(1, 120)
    )
    left = replace(lines[0], left_on=date(1954, 4, 9), exit_reason="resigned")
    lines = (left, *lines[1:])
    return Sent("BJ-001", Month(1954, 4), lines, tuple(beside_movement(lines, Figures(members_closing=120))))


def drawn(sent, language):
    return members_of_return.draw(DESK, UNIT, sent, language)


def test_it_lists_everybody_and_says_what_the_movement_counts_otherwise(sent, printed):
    paper = printed(drawn(sent, "en"))
    said = " ".join(paper.by_pdfium().split())
    for words in ("BJ-001 Dongsi carpets", "April 1954", "the list has 118 members, the movement 120.", "0119",
                  "王<b>119", "1954-04-09", "Resigned"):  # fmt: skip
        assert words in said
    assert paper.pages > 1
    assert all("Reason for leaving" in " ".join(page.split()) for page in paper.by_page())


def test_it_speaks_chinese_and_equal_lists_make_equal_bytes(sent, printed):
    assert drawn(sent, "zh") == drawn(sent, "zh")
    said = printed(drawn(sent, "zh")).said()
    assert all(words in said for words in ("随报社员名单", "东四地毯社", "离社原因", "两者不符"))


def test_without_names_there_is_no_column_of_them(sent, printed):
    bare = replace(sent, lines=tuple(replace(line, name="") for line in sent.lines))
    assert "Name" not in printed(drawn(bare, "en")).by_pdfium()


def test_long_names_stay_in_their_cells(sent, stays_in_its_place):
    stays_in_its_place(drawn(replace(sent, lines=(replace(sent.lines[0], name="司马" * 20),)), "en"))

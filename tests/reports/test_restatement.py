"""What moved of the monthly summary, on paper."""

import dataclasses
from datetime import date

import pytest

from coopdesk.domain.desk import Desk
from coopdesk.domain.restatement import restatement
from coopdesk.domain.restatement_sheet import RestatementSheet
from coopdesk.domain.submissions import Submission
from coopdesk.reports import restatement as paper
from tests.domain.test_restatement import both, line

DESK = Desk("federation", federation_en="Beijing", federation_zh="北京")
LONG = {"en": "Dongsi district first hand-made carpet co-operative <b> " * 3, "zh": "东四区第一手工地毯生产合作社" * 4}


def named(one):
    return dataclasses.replace(one, names=LONG)


@pytest.fixture
def sheet():
    old = both(*[named(line(f"BJ-{n:03}", 100, 100 + n)) for n in range(40)])
    late = named(line("BJ-000", 100, 9 * 10**14))
    new = both(late, *[named(line(f"BJ-{n:03}", 100, 100 + n)) for n in range(1, 40)])
    return RestatementSheet(DESK, restatement(old, new), "known", None, date(1954, 5, 10), None, date(1954, 5, 20))


def test_it_says_what_is_compared_old_new_and_the_difference(sheet, printed):
    said = printed(paper.draw(sheet, "en")).by_pdfium().replace("\r\n", " ")
    for words in ("Before: as known on 10 May 1954", "as known on 20 May 1954", "900,000,000,000,000",
                  "+899,999,999,999,900", "3. Co-operatives of which only the rank moved"):  # fmt: skip
        assert words in said


def test_it_speaks_chinese_and_equal_sheets_make_equal_bytes(sheet, printed):
    assert paper.draw(sheet, "zh") == paper.draw(sheet, "zh")
    said = printed(paper.draw(sheet, "zh")).said()
    for words in ("订正对照表", "原数：截至1954年5月10日所知", "现产值", "第1页共"):
        assert words in said


@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_words_stay_in_their_cells_with_long_names_and_large_amounts(sheet, stays_in_its_place, language):
    stays_in_its_place(paper.draw(sheet, language))


def test_the_number_it_was_handed_up_under_and_that_nothing_moved_are_said(printed):
    one = both(line("A", 100, 110))
    handed = Submission("12", "1954-04", "known", 1, 1, "1954-05-10T12:00:00+00:00", "Ministry", "{}")
    empty = RestatementSheet(DESK, restatement(one, one), "known", None, None, handed)
    said = printed(paper.draw(empty, "en")).by_pdfium()
    assert "Handed up under No. 12" in said
    assert "Nothing moved." in said

"""The list of returns that are missing, on paper."""

from dataclasses import replace
from datetime import date

import pytest

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.deadlines import Call
from coopdesk.domain.desk import Desk
from coopdesk.domain.packets import Question
from coopdesk.domain.period import Month, Period
from coopdesk.domain.reporting import MissingSheet, Reported, Unit
from coopdesk.reports import missing

YEAR = Period(Month(1954, 1), Month(1954, 4))
DAY = date(1954, 6, 1)


def unit(number, *marks, calls=(), waits=False):
    one = Cooperative(
        f"BJ-{number:03}", f"Weavers {number}", f"第{number}织布社", responsible="Li Fu", telephone="4-002"
    )
    months = [
        Reported(month, (mark,), date(1954, 5, 3), waits, calls=calls) for month, mark in zip(YEAR, marks, strict=True)
    ]
    return Unit(one, tuple(months))


@pytest.fixture
def sheet():
    call = Call("BJ-001", Month(1954, 3), 1, date(1954, 4, 6), "Zhao", "snowed in", date(1954, 4, 9))
    units = (
        unit(1, "time", "late", "missing", "disputed", calls=(call,)),
        unit(2, "time", "time", "time", "time"),
        unit(3, "undue", "time", "missing", "open", waits=True),
    )
    return MissingSheet(Desk("federation", federation_en="Beijing", federation_zh="北京"), YEAR, DAY, units)


def test_it_names_who_is_to_be_called_what_was_said_and_promised(sheet, printed):
    said = printed(missing.draw(sheet, "en")).by_pdfium().replace("\r\n", " ")
    for words in ("Weavers 1", "1954-03, 1954-04 (In dispute)", "Li Fu", "4-002", "1954-04-06", "Zhao snowed in",
                  "1954-04-09", "1954-03 (a file waits)", "Page 1 of 1", "as of 1 June 1954"):  # fmt: skip
        assert words in said
    assert "Weavers 2" not in said
    assert "2 of 3 co-operatives on the register have not reported 3 months" in said


def test_it_speaks_chinese_and_equal_lists_make_equal_bytes(sheet, printed):
    assert missing.draw(sheet, "zh") == missing.draw(sheet, "zh")
    said = printed(missing.draw(sheet, "zh")).said()
    for words in ("生产月报催报表", "第1织布社", "未报月份", "第1页共1页"):
        assert words in said


@pytest.mark.parametrize("language", ["en", "both"])
def test_words_stay_in_their_cells_and_markup_is_plain(sheet, stays_in_its_place, language):
    call = Call("BJ-001", Month(1954, 1), 1, date(1954, 4, 6), "Wang <b>", "said " * 38)
    units = (unit(1, "missing", "missing", "missing", "missing", calls=(call,)),)
    stays_in_its_place(missing.draw(MissingSheet(sheet.desk, YEAR, DAY, units), language))


def test_a_long_list_says_on_each_page_which_of_how_many_it_is(sheet, printed):
    units = tuple(unit(number, "missing", "missing", "missing", "missing") for number in range(1, 91))
    long = printed(missing.draw(MissingSheet(sheet.desk, YEAR, DAY, units), "en"))
    assert long.pages > 2
    for number, page in enumerate(long.by_page(), start=1):
        assert f"Page {number} of {long.pages}" in page
        assert "Months not reported" in " ".join(page.split())


def test_where_nothing_is_missing_it_says_so(sheet, printed):
    whole = MissingSheet(sheet.desk, YEAR, DAY, sheet.units[1:2])
    assert "Everyone who is due has reported." in printed(missing.draw(whole, "en")).by_pdfium()


def test_questions_that_are_not_settled_follow_with_their_place_and_whom_to_ask(sheet, printed, stays_in_its_place):
    asked = Question(1, "a" * 64, "labour", "T1", "wages", "Why so low? " * 12, "1954-05-06T08:00:00+00:00")
    one = sheet.units[1]
    queried = replace(one, months=(*one.months[:3], replace(one.months[3], marks=("queried",), questions=(asked,))))
    for units, missing_words in ((sheet.units, "2 of 3"), ((one,), "Everyone who is due has reported.")):
        listed = replace(sheet, units=tuple(queried if unit is one else unit for unit in units))
        said = printed(missing.draw(listed, "en")).by_pdfium().replace("\r\n", " ")
        for words in (missing_words, "Questions that are not settled", "Labour, T1, 3 Wages: Why", "1954-05-06"):
            assert words in said
        stays_in_its_place(missing.draw(listed, "zh"))

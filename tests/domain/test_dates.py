"""Days as people write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from coopdesk.domain.dates import parse_date, parse_month, today
from coopdesk.domain.period import Month
from coopdesk.errors import DeskError

APRIL = Month(1954, 4)


@pytest.mark.parametrize(
    "text",
    [
        "1954-04-03",
        "1954-4-3",
        "1954.4.3",
        "1954/4/3",
        "1954年4月3日",
        "1954年4月3号",
        "19540403",
        "１９５４－４－３",
        " 1954-4-3 ",
    ],
)
def test_a_whole_date_is_read_as_people_write_it(text):
    assert parse_date(text) == date(1954, 4, 3)


@pytest.mark.parametrize("text", ["3", "03", "3日", "403", "0403", "4.3", "4月3日", "4-3"])
def test_with_a_month_the_rest_may_be_left_out(text):
    assert parse_date(text, APRIL) == date(1954, 4, 3)


@pytest.mark.parametrize("text", ["1954-2-30", "1954-13-1", "1954-0-1", "0000-01-01", "1955-2-29", "1954年4月31日"])
def test_a_day_that_never_was_is_refused_in_words(text):
    with pytest.raises(DeskError, match="There is no such day"):
        parse_date(text)


@pytest.mark.parametrize("text", ["", "3", "54-4-3", "yesterday", "1954-4", "1954-4-3-1", "١٩٥٤-٤-٣", "1954-4-3\x00"])
def test_what_is_no_date_is_refused_in_words(text):
    with pytest.raises(DeskError, match="is not a date"):
        parse_date(text)


@pytest.mark.parametrize("text", ["31", "0", "1301"])
def test_a_short_date_outside_its_month_is_refused(text):
    with pytest.raises(DeskError):
        parse_date(text, APRIL)


@given(st.dates())
def test_an_iso_date_is_read_back(day):
    assert parse_date(day.isoformat()) == day
    assert parse_date(day.isoformat(), APRIL) == day


def test_today_is_the_day_of_the_clock_on_the_wall():
    with time_machine.travel(datetime(1999, 12, 31, 20, 0, tzinfo=UTC)):
        assert today() == datetime.now().astimezone().date()
    with time_machine.travel(datetime(2000, 1, 1, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))):
        assert today() == date(2000, 1, 1)


@pytest.mark.parametrize("text", ["1954-05", "1954-5", "1954.5", "1954/5", "195405", "1954年5月", "１９５４．５"])
def test_a_month_is_read_however_people_write_it(text):
    assert parse_month(text) == Month(1954, 5)


@pytest.mark.parametrize("text", ["", "5", "1954", "1954-13", "1954-0", "54-5", "1954-05-03", "195405月x", "0000-01"])
def test_what_is_no_month_is_refused_with_an_example(text):
    with pytest.raises(DeskError, match="write it like 1954-05"):
        parse_month(text)
